"""Letters that stand alone in a text: bits of words that fell apart, or words of their own.

In dialects one letter is a preposition (`ف اليوم`, `الصفحة د لخدايمي`). Such a text has a few of them everywhere and
hardly any other; where words fell apart, all letters turn up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from normalizers import alphabet
from normalizers.atoms import Atom, Kind

#: what is a word by itself somewhere: the prepositions and signs of tense of the dialects
SAID = frozenset("بفلكدعحمش")
#: of so many letters that stand alone in a text, more than that share are such words, where it says them (all but one
#: of 70); where words fell apart less than half were
OFTEN, MOSTLY = 12, 0.9
#: what is left of broken lam-alefs is not counted, and must not be more than that share of all
REMNANTS, BROKEN = alphabet.ALEFS | {alphabet.LAM}, 0.3


def is_lone(atom: Atom) -> bool:
    """Whether it is a letter that stands alone; drafters write و so."""
    return atom.kind is Kind.WORD and len(atom.text) == 1 and atom.text != alphabet.WAW


def says_letters(lines: Iterable[Sequence[Atom]]) -> bool:
    """Whether the letters that stand alone in the text are such as are words of a dialect, and hardly another."""
    found = Counter(atom.text for parts in lines for atom in parts if is_lone(atom))
    often = Counter({letter: count for letter, count in found.items() if letter not in REMNANTS})
    total = often.total()
    if total < OFTEN or found.total() - total > BROKEN * found.total():
        return False
    return sum(often[letter] for letter in SAID) > MOSTLY * total
