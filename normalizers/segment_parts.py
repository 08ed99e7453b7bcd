"""Where a line may have been cut, and what each cut costs.

A place is a boundary between two atoms, or a point inside a word that nobody knows. What stands
there (a blank, two, a tatweel, nothing) says how likely it is that an extractor cut there. Most
places are ruled out at once: a cut is looked for only where the two words beside it do not read
well together, or where something other than one blank stands.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

from normalizers import alphabet
from normalizers.atoms import SILENT, Atom, Kind
from normalizers.language_model import LanguageModel


class Cut(IntEnum):
    """What stands at a place where the line may have been cut, from the cheapest."""

    TATWEEL = 1  # a blank, then a tatweel: no word begins with one
    WIDE = 2  # two blanks or more
    MARKER = 3  # beside a list marker
    NUMBER = 4  # a digit and a letter without a blank
    SEAM = 5  # punctuation and a word without a blank
    AFTER_END = 6  # inside a word, after a letter that ends words
    BESIDE = 7  # one blank beside a punctuation mark or bracket
    INSIDE = 8  # inside a word that nobody knows
    BLANK = 9  # one blank, as between any two words


#: nats a cut costs, measured on rotated lines of text of the field (docs/segment_order.md)
COSTS: Mapping[Cut, float] = {
    Cut.TATWEEL: 0.0,
    Cut.WIDE: -0.8,
    Cut.MARKER: 0.7,
    Cut.NUMBER: 0.7,
    Cut.SEAM: 0.5,
    Cut.AFTER_END: 1.0,
    Cut.BESIDE: 4.5,
    Cut.INSIDE: 3.0,
    Cut.BLANK: 5.0,
}
#: most places to cut that one line is searched for; above it the words that join best stay together
MOST_PLACES = 30
#: two words that read together as well as this, in nats, are not cut apart at a plain blank
FIRM = 2.0
#: longest unknown word that is searched letter by letter
LONGEST_INSIDE = 24
#: a cut inside a word leaves a known word of so many letters on one side at least
LEAST_INSIDE = 3
#: so many blanks lead to the next column of a table: a gap adds one to those of the segments beside it
COLUMN = 4
#: a line with so many wide blanks was cut at all of them; with one fewer, each gets a little cheaper
MANY_WIDE = 4
WIDE_LINE = -4.0
FEWER_WIDE = 0.7
#: behind the last tatweel one cut has to be, where the first segment begins: any blank will do
FIRST_SEGMENT: Mapping[Cut, float] = {
    Cut.WIDE: 0.0,
    Cut.MARKER: 0.0,
    Cut.BLANK: 0.0,
    Cut.BESIDE: 0.0,
    Cut.SEAM: 3.0,
    Cut.NUMBER: 3.0,
}


class Place(NamedTuple):
    """A place to cut: before `atom`, or `offset` letters into it; `cost` in nats, the cut's kind `cut`."""

    atom: int
    offset: int
    cut: Cut
    cost: float


#: members by name: to look one up in its class takes as long as the rest of a step of these loops
_WORD, _FOREIGN, _MARK, _SIGN = Kind.WORD, Kind.FOREIGN, Kind.MARKER, Kind.PUNCTUATION
_NUMBER_AND_WORD = frozenset({Kind.NUMBER, Kind.WORD})
_TATWEEL, _WIDE, _MARKER, _NUMBER, _SEAM = Cut.TATWEEL, Cut.WIDE, Cut.MARKER, Cut.NUMBER, Cut.SEAM
_BESIDE, _INSIDE, _BLANK, _AFTER_END = Cut.BESIDE, Cut.INSIDE, Cut.BLANK, Cut.AFTER_END


def cuts_before(parts: Sequence[Atom]) -> list[Cut]:
    """What stands before each atom; for the first, a blank. Tatweels without letters are a rule that was drawn
    (`التاريخ: ـــ / ـــ`), unless words of the line begin with one."""
    found = [_BLANK]
    before = parts[0].kind if parts else _WORD
    for atom in parts[1:]:
        kind, blanks = atom.kind, atom.blanks
        if blanks and atom.text[0] == alphabet.TATWEEL and _stretched(parts):
            found.append(_TATWEEL)
        elif kind is _MARK or before is _MARK:
            found.append(_MARKER)
        elif blanks > 1:
            found.append(_WIDE)
        elif kind is _SIGN or before is _SIGN:
            found.append(_BESIDE if blanks else _SEAM)
        elif blanks:
            found.append(_BLANK)
        else:
            found.append(_NUMBER if {kind, before} == _NUMBER_AND_WORD else _SEAM)
        before = kind
    return found


def _stretched(parts: Sequence[Atom]) -> bool:
    """Whether words begin with a tatweel."""
    return any(atom.kind is _WORD and atom.text[0] == alphabet.TATWEEL for atom in parts)


def places(
    parts: Sequence[Atom],
    cuts: Sequence[Cut],
    numbers: Sequence[int],
    firmness: Sequence[float],
    costs: Mapping[Cut, float],
    language: LanguageModel,
) -> list[Place]:
    """The places to look at, in order; none where the line has more than can be searched.

    `numbers`: of the words, by atom. `firmness`: how well each atom that is a word reads behind the one right
    before it.
    """
    wide, plain = cuts.count(_WIDE), cuts.count(_BLANK) + cuts.count(_BESIDE) - 1
    wide_cost = _wide_cost(wide, plain, costs)
    stretched = len(cuts) - 1 - cuts[::-1].index(_TATWEEL) if _TATWEEL in cuts else 0
    within = wide < MANY_WIDE and not stretched
    foreign = [atom.kind for atom in parts].count(_FOREIGN) > 1
    knows, blank = language.knows, costs[_BLANK]
    # A blank behind which the line reads on firmly is no place, unless blanks cost nothing.
    least = FIRM if blank > 0 and not stretched else math.inf
    found: list[tuple[float, Place]] = []
    for index, (atom, cut, firm) in enumerate(zip(parts, cuts, firmness, strict=True)):
        if index and (firm < least or cut is not _BLANK) and not (foreign and _amid_foreign(parts, index)):
            if cut is _BLANK and not stretched:
                found.append((firm if blank > 0 else NEVER_FIRM, Place(index, 0, cut, blank)))
            else:
                cost = _cost(parts, index, cuts, costs, wide_cost, stretched)
                firm = firm if cut is _BLANK or cut is _BESIDE else NEVER_FIRM
                if cost is not None and not (firm >= FIRM and not stretched and cost > 0):
                    found.append((firm if cost > 0 else NEVER_FIRM, Place(index, 0, cut, cost)))
        if within and atom.kind is _WORD and not knows[numbers[index]]:
            found += [
                (INSIDE_FIRM if cut is _INSIDE else NEVER_FIRM, Place(index, offset, cut, costs[cut]))
                for offset, cut in _inside(atom, language)
            ]
    if len(found) > MOST_PLACES:
        firmest = sorted((-firm, n) for n, (firm, _) in enumerate(found) if firm > NEVER_FIRM)
        dropped = {n for _, n in firmest[: len(found) - MOST_PLACES]}
        found = [item for n, item in enumerate(found) if n not in dropped]
    return [place for _, place in found] if len(found) <= MOST_PLACES else []


def _amid_foreign(parts: Sequence[Atom], index: int) -> bool:
    """Whether words in other scripts stand on both sides: they were written left to right and stand in order."""
    before = next((part for part in reversed(parts[max(0, index - 3) : index]) if part.kind not in SILENT), None)
    if before is None or before.kind is not _FOREIGN:
        return False
    after = next((part for part in parts[index : index + 3] if part.kind not in SILENT), None)
    return after is not None and after.kind is _FOREIGN


#: places that are looked at however many there are; and how firm letters are inside an unknown word
NEVER_FIRM, INSIDE_FIRM = -99.0, -1.0


def _inside(atom: Atom, language: LanguageModel) -> list[tuple[int, Cut]]:
    """Where a word that nobody knows may have been cut."""
    text = atom.text
    if len(text) < 3 or alphabet.TATWEEL in text:
        return []
    ends = [i for i in range(2, len(text)) if text[i - 1] in alphabet.WORD_ENDERS and text[i] not in alphabet.MARKS]
    if len(text) <= LONGEST_INSIDE:
        ends = [i for i in range(1, len(text)) if i in ends or _fits(text, i, language)]
    return [(i, _AFTER_END if text[i - 1] in alphabet.WORD_ENDERS else _INSIDE) for i in ends]


def _fits(text: str, place: int, language: LanguageModel) -> bool:
    """Whether a cut at `place` leaves a word on one side: the other may belong to a word elsewhere."""
    if text[place] in alphabet.MARKS:
        return False
    left, right = text[:place], text[place:]
    return any(len(part) >= LEAST_INSIDE and language.known(part) for part in (left, right))


def _cost(
    parts: Sequence[Atom], index: int, cuts: Sequence[Cut], costs: Mapping[Cut, float], wide_cost: float, stretched: int
) -> float | None:
    """What a cut before the atom costs; None where none is looked for."""
    cut = cuts[index]
    if parts[index].blanks >= COLUMN:
        return None
    if index < stretched and cut is not _TATWEEL and cut is not _WIDE:
        return None
    if stretched and index > stretched:
        return FIRST_SEGMENT.get(cut)
    if cut is _WIDE:
        return wide_cost
    if cut is _SEAM and parts[index].text in alphabet.CLOSERS and parts[index - 1].kind is _WORD:
        return costs[_BLANK]
    if (cut is _NUMBER and suffixed(parts, index)) or (cut is _SEAM and _bracketed(parts, index)):
        return costs[_BLANK]
    return costs[cut]


def _wide_cost(wide: int, plain: int, costs: Mapping[Cut, float]) -> float:
    """What a cut at a wide blank costs: a line with many of them was cut at all."""
    if wide < MANY_WIDE:
        return costs[_WIDE] - FEWER_WIDE * (wide - 1)
    return 2 * WIDE_LINE if wide > 3 * plain else WIDE_LINE


def suffixed(parts: Sequence[Atom], index: int) -> bool:
    """Whether the boundary stands between a date and the letter of its calendar, which belong together."""
    return (
        parts[index - 1].kind is Kind.NUMBER and parts[index].text.strip(alphabet.TATWEEL) in alphabet.CALENDAR_LETTERS
    )


def _bracketed(parts: Sequence[Atom], index: int) -> bool:
    """Whether the boundary stands between a bracket and what it holds, as in `(4)`."""
    return parts[index - 1].text in alphabet.OPEN_BRACKETS or parts[index].text in alphabet.CLOSE_BRACKETS
