"""Lines that were set wide: `تضع   الجمعية   هذه   السياسة`.

Their blanks are as odd as those of a line that was cut at its wide blanks, and where nothing but such blanks speaks
for a reading, every one of them is a cut: the line would be turned round as a whole. So the words are asked. What this
leaves alone: readings with a cut of another kind, which are weighed as they are.
"""

from __future__ import annotations

from itertools import chain

from normalizers.atoms import atoms, words_of
from normalizers.language_model import LanguageModel
from normalizers.segment_parts import Cut
from normalizers.segment_search import Reading


def set_wide(line: str, reading: Reading, language: LanguageModel) -> bool:
    """Whether nothing but wide blanks was cut, and the words follow each other no better than they do in the line."""
    if len(reading.segments) < 2 or any(cut is not Cut.WIDE for cut in reading.cuts):
        return False
    read = [words_of(atoms(line[start:stop])) for start, stop in reading.segments]
    return language.sequence([*chain(*read)]) <= language.sequence([*chain(*reversed(read))])
