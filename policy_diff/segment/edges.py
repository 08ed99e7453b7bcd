"""Whether a line ended for want of room, and whether more than the usual space stands above the next one.

    boxes on the page     the room left beside the line, against the width of the next line's first word
    a typewriter's page   characters counted: every line that goes on is as long as its width allows
    paragraphs            no line breaks off in the middle of anything, and some are long: nothing is wrapped

Why apart from `wraps.py`: where one of these is known it is known exactly, and what a line ends in need
not be asked. What this leaves alone: text in a proportional font without boxes (`wraps.py` estimates),
and pairs of lines of which one has no box.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Literal

from normalizers import TracedText, alphabet
from policy_diff.layout import Box, Layout, Place
from policy_diff.segment.lines import Line
from policy_diff.segment.sentences import breaks_off, ends_clause

#: a page is believed when so many pairs that plainly go on are known, and this share of them broke for want of room
#: (measured: pages of LibreOffice and Chromium .97 to 1, typewriter text 1, text in proportional fonts .4 to .7)
PAIRS, SHARE_BOXES, SHARE_TYPED = 4, 0.8, 0.97
#: of typewriter text, lines of this share of the width that end in no sign plainly go on too
NEARLY_FULL = 0.85
#: the margin is where so few of the long lines begin; a long line has so many words
OUTLIERS, LONG = 0.02, 5
#: narrower columns than this, in points or in characters, are none
NARROWEST_BOX, NARROWEST_TYPED = 150.0, 35
#: lines that end within so many points of each other end at one edge
PILE = 0.5
#: a blank is about so wide, in ems; a word may need so much more room than its share of the letters says
BLANK, GUESS = 0.3, 0.5
#: a centred line has its middle within this share of the width from the page's, and stands in by this share at least
CENTRED, SET_IN = 0.01, 0.08
#: lines nearer than the usual distance times this are set tight; from here on they are set apart
TIGHT, APART = 1.12, 1.22
#: distances are a habit when this share of the items stands apart, and of the lines that go on stands tight
HABIT = 0.8
#: a text is not wrapped when none of so many lines plainly goes on in the next, the longest has so many characters,
#: and this share of the lines that are more than half as long ends in a sign
WHOLE_LINES, WHOLE_LENGTH, LONG_LINE, CLOSED = 12, 130, 0.5, 0.8
#: a line so many times the usual size is larger than the text
LARGE = 1.12
_OPEN = (",", alphabet.COMMA, "(", "«")

Gap = Literal["tight", "apart"]


@dataclass(frozen=True, slots=True)
class Edges:
    """What is known of line ends. `broken` holds pairs of neighbours by their numbers: did the first end for want of
    room? `gaps` holds the space above a line, where that is a habit of the document; `large` the size of lines set
    larger than the text, such as titles; `levels` the level of lines in the outline that the file's styles make; `tied`
    pairs that go on by their words, where nothing else says so."""

    broken: Mapping[tuple[int, int], bool] = field(default_factory=dict)
    gaps: Mapping[int, Gap] = field(default_factory=dict)
    large: Mapping[int, float] = field(default_factory=dict)
    levels: Mapping[int, int] = field(default_factory=dict)
    tied: frozenset[tuple[int, int]] = frozenset()

    def want_of_room(self, last: Line, line: Line) -> bool | None:
        """Whether `last` ended because the first word of `line` did not fit; None when that is not known."""
        return self.broken.get((last.number, line.number))

    def same_size(self, last: Line, line: Line) -> bool:
        """Whether both lines are set in one size, as far as is known."""
        return self.large.get(last.number, 0.0) == self.large.get(line.number, 0.0)

    def same_level(self, last: Line, line: Line) -> bool:
        """Whether both lines stand at one level of the outline: text, or headings of one level."""
        return self.levels.get(last.number) == self.levels.get(line.number)


def levels(lines: Sequence[Line], layout: Layout | None) -> dict[int, int]:
    """The levels of the lines that have one in the outline of the file, by line number."""
    found = ((line.number, layout.level(line.number)) for line in lines) if layout and layout.levels else ()
    return {number: level for number, level in found if level is not None}


def edges(lines: Sequence[Line], traced: TracedText, layout: Layout | None) -> Edges:
    """What boxes or columns tell about the lines; nothing where neither can be believed."""
    placed = _placed(lines, layout)
    if placed:
        broken = _by_boxes(lines, placed)
        plain = [broken[a, b] for a, b in _plain_pairs(lines) if (a, b) in broken]
        if sum(plain) >= SHARE_BOXES * len(plain):
            return Edges(broken, _gaps(lines, placed), _large(lines, placed))
    return Edges(_by_columns(lines, traced) or _whole(lines, traced))


def goes_on_plainly(last: Line, line: Line) -> bool:
    """Whether the words alone say that `line` goes on where `last` broke off."""
    if line.marker is not None or not last.body or not line.body:
        return False
    if ends_clause(last.body):
        return False
    return last.body.endswith(_OPEN) or breaks_off(last.body)


def _plain_pairs(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """The numbers of neighbours of which the second plainly goes on where the first broke off."""
    return [(a.number, b.number) for a, b in pairwise(lines) if goes_on_plainly(a, b)]


def _placed(lines: Sequence[Line], layout: Layout | None) -> dict[int, tuple[Place, Box]]:
    """The places of the lines that have a box, by line number."""
    if layout is None:
        return {}
    places = ((line.number, layout.place(line.number)) for line in lines)
    return {number: (place, place.box) for number, place in places if place is not None and place.box is not None}


def _by_boxes(lines: Sequence[Line], placed: Mapping[int, tuple[Place, Box]]) -> dict[tuple[int, int], bool]:
    long = [placed[line.number] for line in lines if line.number in placed and len(line.body.split()) >= LONG]
    if not long:
        return {}
    left, right = _margin([box.left for _, box in long]), -_margin([-box.right for _, box in long])
    if right - left < NARROWEST_BOX:
        return {}
    justified = _justified(long)
    out = {}
    for a, b in pairwise(lines):
        if a.number in placed and b.number in placed and b.body:
            place, box = placed[a.number]
            edge = justified.get(place.page, left)
            room = (right - edge) - (box.right - box.left) if _is_centred(box, edge, right) else box.left - edge
            wanted = _first_word(b, placed[b.number][1]) * (1 + GUESS) + BLANK * place.size
            out[a.number, b.number] = room < wanted
    return out


def _justified(long: Sequence[tuple[Place, Box]]) -> dict[int, float]:
    """The left margin of each page on which several lines end at one edge: pages may have margins of their own."""
    by_page: dict[int, list[float]] = {}
    for place, box in long:
        by_page.setdefault(place.page, []).append(box.left)
    out = {}
    for page, edges_of_lines in by_page.items():
        piles = [e for e in edges_of_lines if sum(abs(e - other) <= PILE for other in edges_of_lines) >= PAIRS]
        if piles:
            out[page] = min(piles)
    return out


def _margin(edges_of_lines: Iterable[float]) -> float:
    """Where lines begin, but for a few outliers."""
    found = sorted(edges_of_lines)
    return found[int(len(found) * OUTLIERS)]


def _is_centred(box: Box, left: float, right: float) -> bool:
    width = right - left
    off = abs((box.left + box.right) - (left + right)) / 2
    return off <= CENTRED * width and right - box.right >= SET_IN * width


def _first_word(line: Line, box: Box) -> float:
    """The width of the first word of a line, as its share of the letters."""
    sizes = [_letters(word) for word in line.body.split()]
    marker = _letters(line.marker.text) + 1 if line.marker and not line.marker.part_of_text else 0
    whole = marker + sum(sizes) + len(sizes) - 1
    return (box.right - box.left) * sizes[0] / max(1, whole)


def _letters(text: str) -> int:
    return sum(1 for c in text if c not in alphabet.MARKS)


def _gaps(lines: Sequence[Line], placed: Mapping[int, tuple[Place, Box]]) -> dict[int, Gap]:
    """Whether each line stands tight below the one before it or apart, if the document keeps the two apart."""
    steps: dict[int, float] = {}
    for a, b in pairwise(lines):
        if a.number in placed and b.number in placed:
            (above, upper), (below, lower) = placed[a.number], placed[b.number]
            if above.page == below.page and abs(above.size - below.size) <= 0.1 * below.size:
                steps[b.number] = (lower.bottom - upper.bottom) / (below.size or 1.0)
    on = [steps[b.number] for a, b in pairwise(lines) if b.number in steps and goes_on_plainly(a, b)]
    if len(on) < PAIRS:
        return {}
    usual = median(on)
    starts = [steps[line.number] for line in lines if line.number in steps and line.marker is not None]
    apart = sum(step >= APART * usual for step in starts) >= HABIT * len(starts) and len(starts) >= PAIRS
    tight = sum(step <= TIGHT * usual for step in on) >= HABIT * len(on)
    if not (apart and tight):
        return {}
    out: dict[int, Gap] = {number: "tight" for number, step in steps.items() if 0 < step <= TIGHT * usual}
    return out | {number: "apart" for number, step in steps.items() if step >= APART * usual}


def _large(lines: Sequence[Line], placed: Mapping[int, tuple[Place, Box]]) -> dict[int, float]:
    """The sizes of the lines that are set larger than the text."""
    sizes = [placed[line.number][0].size for line in lines if line.number in placed]
    usual = median(sizes)
    return {number: place.size for number, (place, _) in placed.items() if place.size >= LARGE * usual}


def _by_columns(lines: Sequence[Line], traced: TracedText) -> dict[tuple[int, int], bool]:
    """Pairs of a text that was wrapped by counting characters; nothing for any other text."""
    rows = traced.original_lines
    sizes = {line.number: len(rows[line.number - 1].rstrip()) for line in lines}
    width = max(sizes.values(), default=0)
    if width < NARROWEST_TYPED:
        return {}
    out = {}
    sure = set(_plain_pairs(lines))
    for a, b in pairwise(lines):
        words = rows[b.number - 1].split()
        out[a.number, b.number] = bool(words) and sizes[a.number] + 1 + len(words[0]) > width
        if b.marker is None and sizes[a.number] >= NEARLY_FULL * width and not ends_clause(a.body):
            sure.add((a.number, b.number))
    full = sum(out[pair] for pair in sorted(sure))
    return out if len(sure) >= PAIRS and full >= SHARE_TYPED * len(sure) else {}


def _whole(lines: Sequence[Line], traced: TracedText) -> dict[tuple[int, int], bool]:
    """Pairs of a text whose paragraphs are one line each: none of them broke for want of room."""
    sizes = {line.number: len(traced.original_lines[line.number - 1]) for line in lines}
    longest = max(sizes.values(), default=0)
    long = [line for line in lines if sizes[line.number] >= LONG_LINE * longest]
    closed = sum(ends_clause(line.body) for line in long) >= CLOSED * len(long)
    if longest < WHOLE_LENGTH or not closed or len(lines) < WHOLE_LINES or _plain_pairs(lines):
        return {}
    return {(a.number, b.number): False for a, b in pairwise(lines)}
