"""A line laid out for the search: its parts, where it may have been cut, and what each cut costs.

A part is an atom, or a fragment of a word that nobody knows. Between two parts lies a place where
an extractor may have cut the line; what stands there (a blank, two, a tatweel, nothing) says how
likely that is. Most places are ruled out at once: a cut is looked for only where the two words
beside it do not read well together, or where something other than one blank stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from normalizers import alphabet
from normalizers.atoms import SILENT, Atom, Kind, atoms
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


#: nats a cut costs, measured on rotated lines of text of the field (docs/evidence.md)
COSTS: Mapping[Cut, float] = {
    Cut.TATWEEL: 0.0,
    Cut.WIDE: 0.7,
    Cut.MARKER: 0.5,
    Cut.NUMBER: 0.7,
    Cut.SEAM: 1.0,
    Cut.AFTER_END: 1.5,
    Cut.BESIDE: 2.5,
    Cut.INSIDE: 5.0,
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
NEVER = float("inf")


@dataclass(frozen=True, slots=True)
class Part:
    """An atom or a fragment of one. `word` is the index of the whole atom it belongs to; `cut` is what
    stands between it and the part before, None for the first."""

    start: int
    stop: int
    kind: Kind
    text: str
    word: int
    cut: Cut | None


def parts_of(line: str, language: LanguageModel) -> list[Part]:
    """The atoms of the line, unknown words cut into the fragments that might have been moved."""
    out: list[Part] = []
    for index, atom in enumerate(atoms(line)):
        kind = _cut_before(atom, out[-1]) if out else Cut.BLANK
        places = _places_inside(atom, language)
        starts = [0, *places]
        for number, (low, high) in enumerate(zip(starts, [*places, len(atom.text)], strict=True)):
            inner = Cut.AFTER_END if number and atom.text[low - 1] in alphabet.WORD_ENDERS else Cut.INSIDE
            cut = inner if number else (kind if out else None)
            out.append(Part(atom.start + low, atom.start + high, atom.kind, atom.text[low:high], index, cut))
    return out


def _cut_before(atom: Atom, before: Part) -> Cut:
    if atom.blanks and atom.text[0] == alphabet.TATWEEL:
        return Cut.TATWEEL
    if Kind.MARKER in (atom.kind, before.kind):
        return Cut.MARKER
    if atom.blanks > 1:
        return Cut.WIDE
    if Kind.PUNCTUATION in (atom.kind, before.kind):
        return Cut.BESIDE if atom.blanks else Cut.SEAM
    if atom.blanks:
        return Cut.BLANK
    return Cut.NUMBER if {atom.kind, before.kind} == {Kind.NUMBER, Kind.WORD} else Cut.SEAM


def _places_inside(atom: Atom, language: LanguageModel) -> list[int]:
    """Where an unknown word may have been cut."""
    text = atom.text
    if atom.kind is not Kind.WORD or len(text) < 3 or alphabet.TATWEEL in text or language.known(text):
        return []
    ends = [i for i in range(2, len(text)) if text[i - 1] in alphabet.WORD_ENDERS and text[i] not in alphabet.MARKS]
    if len(text) > LONGEST_INSIDE:
        return ends
    return [i for i in range(1, len(text)) if i in ends or _fits(text, i, language)]


def _fits(text: str, place: int, language: LanguageModel) -> bool:
    """Whether a cut at `place` leaves a word on one side: the other may belong to a word elsewhere."""
    if text[place] in alphabet.MARKS:
        return False
    left, right = text[:place], text[place:]
    return any(len(part) >= LEAST_INSIDE and language.known(part) for part in (left, right))


def costs_of(parts: Sequence[Part], costs: Mapping[Cut, float], language: LanguageModel) -> list[float]:
    """What a cut before each part costs: infinite where none is looked for."""
    wide = sum(part.cut is Cut.WIDE for part in parts)
    stretched = max((i for i, part in enumerate(parts) if part.cut is Cut.TATWEEL), default=0)
    out = [0.0, *(_cost(parts, index, costs, wide, stretched) for index in range(1, len(parts)))]
    firm = [
        (_firmness(parts, i, language), i) for i, cost in enumerate(out) if i and _plain(parts[i]) and 0 < cost < NEVER
    ]
    if not stretched:
        for value, index in firm:
            if value >= FIRM:
                out[index] = NEVER
    left = sum(cost < NEVER for cost in out)
    for _, index in sorted(firm, reverse=True):
        if left <= MOST_PLACES:
            break
        left -= out[index] < NEVER
        out[index] = NEVER
    return out if left <= MOST_PLACES else [NEVER] * len(out)


def _plain(part: Part) -> bool:
    return part.cut in (Cut.BLANK, Cut.BESIDE, Cut.INSIDE)


def _firmness(parts: Sequence[Part], index: int, language: LanguageModel) -> float:
    """How well the words on both sides of the place read together."""
    left, right = parts[index - 1], parts[index]
    if left.kind in SILENT or right.kind in SILENT or right.cut is Cut.INSIDE:
        return -1.0
    return language.pair(left.text, right.text)


def _cost(parts: Sequence[Part], index: int, costs: Mapping[Cut, float], wide: int, stretched: int) -> float:
    cut = parts[index].cut or Cut.BLANK
    cost = costs[cut]
    if index < stretched and cut not in (Cut.TATWEEL, Cut.WIDE):
        return NEVER
    if stretched and index > stretched:
        return FIRST_SEGMENT.get(cut, NEVER)
    if cut is Cut.INSIDE and wide >= MANY_WIDE:
        return NEVER
    if cut is Cut.WIDE and cost > 0:
        if wide < MANY_WIDE:
            return cost - FEWER_WIDE * (wide - 1)
        plain = sum(part.cut in (Cut.BLANK, Cut.BESIDE) for part in parts)
        return 2 * WIDE_LINE if wide > 3 * plain else WIDE_LINE
    if cut is Cut.SEAM and parts[index].text in alphabet.CLOSERS and parts[index - 1].kind is Kind.WORD:
        return abs(costs[Cut.BLANK])
    if (cut is Cut.NUMBER and suffixed(parts, index)) or (cut is Cut.SEAM and _bracketed(parts, index)):
        return abs(costs[Cut.BLANK])
    return cost


def suffixed(parts: Sequence[Part], index: int) -> bool:
    """Whether the boundary stands between a date and the letter of its calendar, which belong together."""
    return (
        parts[index - 1].kind is Kind.NUMBER and parts[index].text.strip(alphabet.TATWEEL) in alphabet.CALENDAR_LETTERS
    )


def _bracketed(parts: Sequence[Part], index: int) -> bool:
    """Whether the boundary stands between a bracket and what it holds, as in `(4)`."""
    return parts[index - 1].text in alphabet.OPEN_BRACKETS or parts[index].text in alphabet.CLOSE_BRACKETS
