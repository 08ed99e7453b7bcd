"""What a reading of a line is worth at its beginning and at its end, and what the line is worth as it stands.

A reading begins with the first word of some segment and ends with the last word of another: what the language
model says of that, what the lines above and below say, and whether a line begins and ends so at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalizers import alphabet
from normalizers.atoms import Atom, Kind
from normalizers.lexicon import LAST
from normalizers.segment_joins import CLOSER_FIRST, FORCED
from normalizers.segment_layout import Layout, Oddities
from normalizers.segment_paragraphs import Place
from normalizers.segment_parts import Cut

#: a line that ends in what marks a list item (a bullet, a dash, a list number); one that begins so
MARKER_LAST = 3.0
MARKER_FIRST = 2.9
#: a line that ends in a full stop; one that ends its paragraph; and how many times as much it says, of a line that
#: begins a paragraph, what it begins with. Of the words of policies rotated in a quarter of their lines .045 and not
#: .062 are wrong with these three (of the develop part and 36 policies from elsewhere)
STOP_LAST, STOP_CLOSES = 3.0, 7.0
OPENS, MARKER_OPENS = 1.2, 3.9
#: list numbers have fewer digits than this
MARKER_DIGITS = 3
#: the number of an item of an item
_ITEM = re.compile(rf"[{alphabet.DIGIT_CLASS}]{{1,2}}[.\-][{alphabet.DIGIT_CLASS}]{{1,2}}")
_WORD, _SIGN, _MARK, _NUMBER = Kind.WORD, Kind.PUNCTUATION, Kind.MARKER, Kind.NUMBER


def marks(parts: Sequence[Atom], index: int) -> bool:
    """Whether a line that begins with the atom begins as a list item does: `1-`, `3`, `4-2`, `(a)`."""
    part = parts[index]
    if part.kind is _MARK:
        return True
    if part.kind is _NUMBER:
        return len(part.text) < MARKER_DIGITS or _ITEM.fullmatch(part.text) is not None
    if part.text not in ("(", "[") or index + 2 >= len(parts):
        return False
    return len(parts[index + 1].text) < MARKER_DIGITS and parts[index + 2].text in (")", "]")


def firsts(layout: Layout, before: int, place: Place, *, edges: bool, marked: bool) -> list[float]:
    """What a reading that begins with the segment from each bound on is worth at its beginning.

    `before`: the word that stands before the line, -1 for none; `place`: where the line stands in its paragraph.
    With `edges` a reading should begin like a line; `marked`: the line as it stands begins with a list marker.
    """
    parts, heads = layout.parts, layout.heads[: layout.size]
    values = [OPENS * value for value in layout.opening] if place.opens else layout.opening[:]
    if before >= 0:
        values = list(map(max, values, layout.language.values(before, heads)))
    if not edges:
        return values
    opens = MARKER_OPENS if place.opens else MARKER_FIRST
    stretched = alphabet.TATWEEL in layout.line
    for a, (atom, inside) in enumerate(zip(layout.atoms[:-1], layout.inside, strict=False)):
        part = parts[atom]
        kind = part.kind
        if inside or (kind is _WORD and not stretched):
            continue
        if kind is _WORD:
            if part.text[0] == alphabet.TATWEEL:
                values[a] -= FORCED
        elif kind is _SIGN and part.text[0] in alphabet.CLOSERS:
            values[a] -= CLOSER_FIRST
        elif part.text[0] == alphabet.TATWEEL and layout.stretched:
            values[a] -= FORCED
        elif not marked and marks(parts, atom):
            values[a] += opens
    return values


def lasts(layout: Layout, after: int, place: Place, *, edges: bool, marked: bool) -> list[float]:
    """What a reading that ends with the segment up to each bound is worth at its end; for the first bound, nothing.
    `after`: the word that stands behind the line, -1 for none; the rest as in `firsts`."""
    parts, rows, tails = layout.parts, layout.language.lexicon.rows, layout.tails
    pair = layout.language.pair_numbers
    stop = STOP_CLOSES if place.closes else STOP_LAST
    values = [0.0]
    for atom, inside, tail in zip(layout.atoms[1:], layout.inside[1:], tails[1:], strict=True):
        part = parts[atom if inside else atom - 1]
        ends = "" if inside else part.text[-1]
        value = 0.0
        if tail >= 0:
            value = rows[tail][LAST]  # a pair with an edge is never at hand
            if after >= 0 and ends not in alphabet.CLOSERS:
                value = max(value, pair(tail, after))
        if edges and part.kind is not _WORD:
            if part.kind is _MARK and (ends in alphabet.BULLETS or not marked):
                value -= MARKER_LAST
            elif ends == "." and tail >= 0:
                value += stop
        values.append(value)
    return values


def as_it_stands(layout: Layout, oddities: Oddities) -> float:
    """The score of the line as it stands, but for its beginning and its end; what begins with a tatweel cannot have
    been printed."""
    value = _written_apart(layout) - FORCED * layout.cuts.count(Cut.TATWEEL)
    if layout.parts[0].blanks:
        value -= oddities.leading
    if layout.line[-1] in " \t":
        value -= oddities.trailing
    return value


def _written_apart(layout: Layout) -> float:
    """What the line gains when glued words are only written apart, where they stand: a new order has to be worth
    more than that."""
    best: dict[int, float] = {}
    scores, pair = layout.language.scores, layout.language.pair_numbers
    for bound, inside in enumerate(layout.inside):
        if inside:
            place = layout.places[bound - 1]
            head, tail = layout.heads[bound], layout.tails[bound]
            gain = scores[tail] + scores[head] + pair(tail, head) - (scores[layout.numbers[place.atom]] + place.cost)
            best[place.atom] = max(best.get(place.atom, 0.0), gain)
    return sum(best.values())
