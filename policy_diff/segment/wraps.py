"""Physical lines to passages: which line goes on in the next one, by evidence, never by one sign alone.

    marker on the next line           a new passage
    next line opens with a comma      goes on
    line ends in a comma or «في»      goes on
    line ends a sentence              ends here, unless it is full and its paragraph has several sentences
    next word would have fitted       ends here: a drafter broke the line, not the page
    empty lines                       count only where the document does not print one after every line

The width of a page is learnt from lines that plainly go on; a document whose lines are not wrapped
at all has none. What this leaves alone: the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from normalizers import alphabet, fold
from policy_diff.profiles import forms
from policy_diff.segment.edges import Edges
from policy_diff.segment.lines import Line
from policy_diff.segment.markers import Marker
from policy_diff.segment.rows import Tables, is_row, tables
from policy_diff.segment.sentences import Sentences, breaks_off, ends_clause, ends_inside, ends_sentence, sentences

#: with fewer lines that go on, a width cannot be learnt
WRAPPED_LINES = 3
#: narrower columns than this are lists, not pages
NARROWEST = 40
#: fonts are proportional: a line of this share of the width may be full
FULL = 0.82
#: a line that ends a sentence is only believed to go on when it is this full, and its next word did not fit
FULL_AFTER_SENTENCE = 0.9
#: the lines that go on are all about as long: this share of them reaches 3/4 of the width
ALIKE = 0.5
#: where this share of evident continuations crosses an empty line, empty lines mean nothing
BLANK_NOISE = 0.2
#: so many of all lines reach the edge of the page, and so many of those do for want of room
EDGE_LINES, EDGE_SHARE = 0.1, 0.7
#: a label before a colon has at most so many words, one on a line of its own a little fewer
LABEL_WORDS = 6
LONE_LABEL_WORDS = 4
#: a title or a name on the cover has at most so many words
NAME_WORDS = 12
_LABEL = re.compile(rf"[^:.,{alphabet.COMMA}{alphabet.SEMICOLON}]{{2,45}}:(?=\s|$)")
_COLON = re.compile(rf":[\s.{re.escape(''.join(sorted(alphabet.DASHES)))}]*$")
_TO_FILL = re.compile(r":\s*(?:\.\s?){4,}|:\s*…{2,}|:\s*_{3,}")
_OPEN = re.compile(rf"[,{alphabet.COMMA}{alphabet.SEMICOLON};(«]$")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or item on one line, with its first and last physical line.

    `blanks` empty lines stand before it; `why` says how it was put together.
    """

    body: str
    marker: Marker | None
    first: int
    last: int
    blanks: int
    why: str = ""

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(fold(self.body).split())

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends in a full stop or another closing sign."""
        return ends_sentence(self.body)

    @property
    def is_row(self) -> bool:
        """Whether it is the row of a table."""
        return self.marker is None and is_row(self.body)

    @property
    def asks(self) -> bool:
        """Whether it ends in a question mark, as headings may."""
        return self.body.rstrip().endswith((alphabet.QUESTION, "?"))

    @property
    def ends_in_colon(self) -> bool:
        """Whether it leads in to something («… ما يلي :»)."""
        return bool(_COLON.search(self.body)) and not _TO_FILL.search(self.body)

    @property
    def is_label(self) -> bool:
        """Whether it has no marker and begins with a name and a colon."""
        found = None if self.marker else _LABEL.match(self.body)
        if not found:
            return False
        alone = found.end() >= len(self.body.rstrip())
        return len(found[0].split()) <= (LONE_LABEL_WORDS if alone else LABEL_WORDS)


@dataclass(frozen=True, slots=True)
class Layout:
    """What was learnt of the page: `width` in characters (0: lines are not wrapped), what empty lines mean.

    `heading_style`: the marker that headings carry, once that is known; they do not go on. `edges`: what is known
    of line ends, where more than an estimate is.
    """

    width: int
    blanks_separate: bool
    tables: Tables
    heading_style: str = ""
    edges: Edges = field(default_factory=Edges)
    sentences: Sentences = field(default_factory=Sentences)


def length(line: Line) -> int:
    """The printed length of a line with its marker, marks not counted."""
    own = line.marker.text if line.marker and not line.marker.part_of_text else ""
    text = f"{own} {line.body}" if own else line.body
    return sum(1 for c in text if c not in alphabet.MARKS)


def _pairs(lines: Sequence[Line]) -> list[tuple[Line, Line]]:
    """Neighbours of which the first ends nothing and the second begins nothing."""
    return [
        (a, b)
        for a, b in pairwise(lines)
        if b.marker is None and not ends_sentence(a.body) and not _COLON.search(a.body)
    ]


def layout(lines: Sequence[Line], edges: Edges | None = None) -> Layout:
    """What the page looks like: its width and the meaning of its empty lines."""
    pairs = _pairs(lines)
    going_on = sorted(length(a) for a, _ in pairs)
    width = going_on[int(len(going_on) * 0.9)] if len(going_on) >= WRAPPED_LINES else 0
    alike = sum(1 for size in going_on if size >= 0.75 * width)
    longest = sorted(length(line) for line in lines)[int(len(lines) * 0.95)] if lines else 0
    if width < NARROWEST or longest > 1.3 * width or alike < ALIKE * len(going_on):
        width = _edge(lines)
    crossing = [b.blanks > 0 for a, b in pairs if width and length(a) >= FULL * width]
    separate = not crossing or sum(crossing) < BLANK_NOISE * len(crossing)
    known = edges or Edges()
    return Layout(width, separate, tables(lines, known), edges=known, sentences=sentences(lines))


def _edge(lines: Sequence[Line]) -> int:
    """The width where many lines reach one edge, beyond which the next word would have gone; else 0.

    For documents whose short lines (tables, lists without full stops) hide what goes on.
    """
    sizes = sorted(length(line) for line in lines)
    edge = sizes[int(len(sizes) * 0.98)] if sizes else 0
    near = [(a, b) for a, b in pairwise(lines) if b.marker is None and FULL * edge <= length(a) <= edge]
    over = sum(length(a) + 1 + len(b.body.split()[0]) > 0.97 * edge for a, b in near if b.body)
    enough = over >= max(WRAPPED_LINES, EDGE_LINES * len(lines)) and over >= EDGE_SHARE * len(near)
    return edge if edge >= NARROWEST and enough else 0


def passages(
    lines: Sequence[Line], page: Layout, heads: Callable[[str], bool], named: Callable[[str], bool] = lambda _: False
) -> tuple[Passage, ...]:
    """The lines joined to passages. A line that `heads` knows as a heading begins one, unless it is plainly the rest
    of a sentence; one that is `named` in the table of contents stands alone."""
    out: list[Passage] = []
    group: list[Line] = []
    for line in lines:
        alone = named(line.body) or bool(group and named(group[0].body))
        alone = alone or (len(group) == 1 and _is_whole(group[0], line, page, heads))
        if group and (alone or _begins(group, line, page, heads) or not _goes_on(group, line, page)):
            out.append(_passage(group))
            group = []
        group.append(line)
    return (*out, _passage(group)) if group else tuple(out)


def _begins(group: Sequence[Line], line: Line, page: Layout, heads: Callable[[str], bool]) -> bool:
    """Whether the line is a heading, a name of the cover or a signature, and no rest of the line above it."""
    last = group[-1]
    if _names(last) and _names(line):
        return True
    if not heads(line.body) or page.tables.is_open(group):
        return False
    signed = bool(_LABEL.match(line.body)) and not _COLON.search(line.body) and not breaks_off(last.body)
    ended = line.blanks or ends_clause(last.body) or signed
    rest = page.edges.want_of_room(last, line) and page.sentences.closed and not ended
    return not rest or page.edges.gaps.get(line.number) == "apart"


def _is_whole(first: Line, line: Line, page: Layout, heads: Callable[[str], bool]) -> bool:
    """Whether a line is a known heading to its last word, though that calls for another («متى نقول لا»)."""
    return breaks_off(first.body) and heads(first.body) and not _is_full(first, line, page)


def _names(line: Line) -> bool:
    """Whether the line begins as a title or the name of an association does, and is as short."""
    words = fold(line.body).split()
    kinds = forms().names
    return line.marker is None and bool(words) and words[0] in kinds and len(words) <= NAME_WORDS


def _passage(group: Sequence[Line]) -> Passage:
    first = group[0]
    why = f"{len(group)} physical lines joined" if len(group) > 1 else ""
    body = " ".join(line.body for line in group if line.body)
    numbers = [number for line in group for number in (line.number, *line.numbers)]
    return Passage(body, first.marker, min(numbers), max(numbers), first.blanks, why)


def _goes_on(group: Sequence[Line], line: Line, page: Layout) -> bool:
    """Whether `line` continues the passage begun by `group`."""
    last = group[-1]
    if line.marker is not None:
        return False
    if not fold(line.body):
        # marks that an extraction has parted from their word
        return True
    if not last.body or (last.marker and last.marker.kind == "ordinal" and last.body == last.marker.text):
        return True
    if line.body[0] in alphabet.CLOSERS and len(line.body) > 1:
        return True
    if not page.edges.same_level(last, line):
        return False
    if (last.number, line.number) in page.edges.tied:
        return True
    full = _is_full(last, line, page)
    gap = page.edges.gaps.get(line.number)
    if gap == "apart" or (gap == "tight" and full and not page.tables.is_row(line)):
        return gap == "tight"
    known = page.edges.want_of_room(last, line) is not None
    # the lines of a large title stand farther apart than those of the text
    parted = page.blanks_separate and line.blanks > 0 and line.number not in page.edges.large
    in_table = page.tables.goes_on(group, line, full=full and not parted, known=known)
    if in_table is not None:
        return in_table
    if known and not full and not breaks_off(last.body):
        return False
    if page.heading_style and group[0].marker and group[0].marker.style == page.heading_style and not full:
        return False
    if not page.edges.same_size(last, line):
        return False
    if _COLON.search(last.body):
        return not parted and len(group) > 1 and _is_brimful(last, line, page)
    if ends_sentence(last.body):
        if group[0].marker is None and fold(group[0].body).split()[:1] == fold(line.body).split()[:1]:
            return False  # two paragraphs that open alike («هل …؟», «هل …؟») are a list
        if known:
            return full and not parted and page.sentences.go_on(group, line)
        several = any(ends_inside(x.body) for x in (*group, line))
        return several and not parted and _is_brimful(last, line, page)
    if _OPEN.search(last.body) or breaks_off(last.body):
        return True
    return full and not (parted and (known or line.blanks > 1))


def _is_full(last: Line, line: Line, page: Layout) -> bool:
    """Whether the first word of `line` would hardly have fitted into `last`."""
    known = page.edges.want_of_room(last, line)
    if known is not None:
        return known
    return bool(page.width) and length(last) + 1 + len(line.body.split()[0]) >= FULL * page.width


def _is_brimful(last: Line, line: Line, page: Layout) -> bool:
    """Whether `last` is about as long as lines get, and the next word did not fit."""
    known = page.edges.want_of_room(last, line)
    if known is not None:
        return known
    size = length(last)
    fits = size + 1 + len(line.body.split()[0]) <= 0.95 * page.width
    return bool(page.width) and size >= FULL_AFTER_SENTENCE * page.width and not fits
