"""What the other policies of a run say about which word follows which.

Every document of a run is repaired with the same siblings beside it, so what they say is worked out once: of each
line (templates are shared, and most lines with them), and of all of them together. Lines that show a sign of having
been cut say nothing. Of a few that hangs on what the document at hand knows; they are asked for each document.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from normalizers.atoms import atoms, words_of
from normalizers.language_model import LanguageModel
from normalizers.lexicon import Lexicon
from normalizers.segment_signs import may_hold_two, outward, two_in_one

#: a sight of a pair in another policy counts as so many in the document, whose lines may have been cut
SIGHTS = 3


def with_siblings(general: LanguageModel, own: Iterable[Sequence[int]], siblings: tuple[str, ...]) -> LanguageModel:
    """The model with what follows what in the document's `own` lines and in the healthy ones of its `siblings` layered
    on it. `own`: lines of words by their numbers."""
    said = list(own)
    alone = general.with_numbers(said)
    if not siblings:
        return alone
    beside, asked = _beside(general, siblings)
    healthy = [words for line, words in asked if not two_in_one(line, atoms(line), words, alone)]
    together = beside.with_numbers(said)
    return together.with_numbers(healthy, SIGHTS) if healthy else together


@lru_cache(maxsize=4)
def _beside(general: LanguageModel, siblings: tuple[str, ...]) -> tuple[LanguageModel, list[tuple[str, Sequence[int]]]]:
    """The model with the healthy lines of `siblings` layered on it; and those that must be asked about."""
    lexicon = general.lexicon
    healthy, asked = [], []
    for line in siblings:
        words, may_be_cut = _read(line, lexicon)
        if may_be_cut:
            asked.append((line, words))
        elif words:
            healthy.append(words)
    return general.with_numbers(healthy, SIGHTS), asked


@lru_cache(maxsize=16384)
def _read(line: str, lexicon: Lexicon) -> tuple[Sequence[int], bool]:
    """The words of a line by their numbers, none where a sign shows that it was cut; and whether it may have been."""
    parts = atoms(line)
    if outward(line, parts):
        return (), False
    words = lexicon.row_of(words_of(parts))
    return words, may_hold_two(line, words, lexicon)
