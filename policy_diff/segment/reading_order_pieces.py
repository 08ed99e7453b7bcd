"""Printed lines that an extractor tore in pieces and wrote last piece first.

    أو الخارجي.                                             (the end of the line)
    … تقدم خدماتها للمستفيدين الداخلي                        (its beginning)

An extractor that walks along a right-to-left line from the left meets its end first. One line so torn says little,
for two short lines often read well both ways; but an extractor tears lines all over a document. So the pieces are
turned where the seams gain most by it (exactly, for a whole page), at a price that falls once the document has
shown the habit. What this leaves alone: pieces that together are longer than a printed line, known headings, and a
document without the habit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from normalizers import fold
from policy_diff.profiles import forms, profiles
from policy_diff.segment.heading_forms import plain_heading, signs
from policy_diff.segment.reading_order_rows import PIECES, TORN, Row, joined
from policy_diff.segment.reading_order_seams import edge, follows
from policy_diff.segment.sentences import ends_clause

#: so many pieces at most make a line, and together they are at most so much longer than lines get
MOST_PIECES, LONGEST = 24, 1.15
#: cells of a table are pieces too; a torn line is about so long at least, or ends a clause
SHORTEST = 0.5
#: a seam that reads worse than this is not inside a printed line; a clause that ends inside a line costs this
WORST, CLOSED_INSIDE = -2.5, 1.5
#: headings that a profile knows have fewer letters
LONGEST_HEADING = 90
#: what a known heading costs that is a piece of a longer line, one of several words and one of a single word
HEADING_INSIDE, WORD_INSIDE = 8.0, 2.0
#: a line that ends nothing is as long as lines get; so much shorter ones are seldom whole, where lines are torn
SHORT, BROKEN_SHORT = 0.7, 1.2
#: no printed line is a full stop alone
LONE_SIGN = 2.0
#: what turning one line costs, in nats: before a habit is known, and after
PRICE, PRICE_BY_HABIT = 4.0, 0.7
#: a document whose rows have an empty line before them in this share is written in boxes
BOXED = 0.5
#: so many lines turned at the full price, and this share of the rows, are a habit (measured: 4 to 22 lines and .036 to
#: .15 in extracts that tear lines, up to 9 and up to .017 in others, most of them rows of tables)
HABIT, HABIT_SHARE = 4, 0.03


class Printed(NamedTuple):
    """Rows `start` to `stop` as one printed line, turned or as they stand, and its value in nats."""

    start: int
    stop: int
    turned: bool
    value: float

    @property
    def first(self) -> int:
        """The row that is read first."""
        return self.stop - 1 if self.turned else self.start

    @property
    def last(self) -> int:
        """The row that is read last."""
        return self.start if self.turned else self.stop - 1


class State(NamedTuple):
    """The best reading that ends with a line: its value, that line, and the row read last before it (-1: none)."""

    value: float
    line: Printed
    before: int


@dataclass(frozen=True, slots=True)
class Habit:
    """What is known of the extractor: what turning a line costs, and what is held against lines that are torn."""

    price: float = PRICE
    short: float = 0.0
    sign: float = 0.0


UNKNOWN = Habit()
TEARS = Habit(PRICE_BY_HABIT, BROKEN_SHORT, LONE_SIGN)


def turn(pages: Sequence[Sequence[Row]], width: int) -> tuple[tuple[Row, ...], ...]:
    """Each page with its torn lines put together; `width` is how long printed lines get, in characters."""
    boxed = [with_signs(rows) for rows in pages]
    sure = [_page(rows, width, UNKNOWN) for rows in boxed]
    turned = sum(line.turned for page in sure for line in page)
    if turned < max(HABIT, HABIT_SHARE * sum(map(len, boxed))):
        return tuple(tuple(rows) for rows in pages)
    return tuple(tuple(_row(rows, line) for line in _page(rows, width, TEARS)) for rows in boxed)


def with_signs(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows; a full stop or colon that shares a box with one other row (no empty line between) ends that row.

    Only where empty lines stand between boxes, as pdfminer writes them.
    """
    if sum(row.blanks > 0 for row in rows) < BOXED * len(rows):
        return tuple(rows)
    out: list[Row] = []
    at = 0
    while at < len(rows):
        pair = rows[at : at + 2]
        boxed = len(pair) == 2 and not pair[1].blanks and (at + 2 == len(rows) or rows[at + 2].blanks > 0)
        if boxed and pair[0].is_sign != pair[1].is_sign and (at == 0 or pair[0].blanks):
            words, sign = sorted(pair, key=lambda row: row.is_sign)
            out.append(joined((words, sign), PIECES))
            at += 2
        else:
            out.append(rows[at])
            at += 1
    return tuple(out)


def _row(rows: Sequence[Row], line: Printed) -> Row:
    pieces = rows[line.start : line.stop]
    if len(pieces) == 1:
        return pieces[0]
    return joined(pieces[::-1], TORN) if line.turned else joined(pieces, PIECES)


def _page(rows: Sequence[Row], width: int, habit: Habit) -> tuple[Printed, ...]:
    """The best way to cut the page into lines that stand as they are and lines that are turned."""
    best: list[dict[int, State]] = [{} for _ in range(len(rows) + 1)]
    for at in range(len(rows)):
        for line in _lines(rows, at, width, habit):
            value, before = max(
                ((_joined(state, rows, last, line), last) for last, state in best[at].items()), default=(0.0, -1)
            )
            known = best[line.stop].get(line.last)
            if known is None or known.value < value + line.value:
                best[line.stop][line.last] = State(value + line.value, line, before)
    return _taken(best)


def _joined(state: State, rows: Sequence[Row], last: int, line: Printed) -> float:
    """The value of a reading that goes on with `line`."""
    return state.value + follows(rows[last].text, rows[line.first].text)


def _taken(best: Sequence[dict[int, State]]) -> tuple[Printed, ...]:
    at, last = len(best) - 1, max(best[-1], key=lambda place: (best[-1][place].value, place), default=-1)
    out: list[Printed] = []
    while at > 0:
        state = best[at][last]
        out.append(state.line)
        at, last = state.line.start, state.before
    return tuple(reversed(out))


def _lines(rows: Sequence[Row], at: int, width: int, habit: Habit) -> Iterator[Printed]:
    """The printed lines that may begin with row `at` of the extract."""
    last = rows[at]
    yield Printed(at, at + 1, False, _whole(last, len(last.text), width, habit))
    size, value, headed = len(last.text), -habit.price, 0.0
    only_signs, after = True, last
    for stop in range(at + 2, min(len(rows), at + MOST_PIECES) + 1):
        before = rows[stop - 1]
        size += 1 + len(before.text)
        if size > LONGEST * width:
            return
        is_sign = before.is_sign
        if ends_clause(before.text) and not is_sign:
            return
        seam = follows(before.text, after.text)
        if seam < WORST or _signs(after.text) or (names(before.text) and names(after.text)):
            return
        only_signs = only_signs and after.is_sign
        value += seam - CLOSED_INSIDE * is_sign - headed
        if stop == at + 2:
            value -= _headed(last.text)
        value -= 0.0 if only_signs else _headed(before.text)
        headed = HEADING_INSIDE * (only_signs and heads(before.text))
        begins = not is_sign and edge(before.text).end != "number"
        if begins and (size >= SHORTEST * width or ends_clause(last.text)):
            yield Printed(at, stop, True, value + _whole(last, size, width, habit))
        after = before


#: a row is asked that once for every line that may begin above it
_signs = lru_cache(maxsize=8192)(signs)


def _whole(last: Row, size: int, width: int, habit: Habit) -> float:
    """What speaks against a printed line of `size` that ends with `last`: it ends nothing, and there was room."""
    if last.is_sign and size == len(last.text):
        return -habit.sign
    return -habit.short if size < SHORT * width and edge(last.text).end in ("plain", "function", "open") else 0.0


@lru_cache(maxsize=8192)
def names(text: str) -> bool:
    """Whether the row begins as a title or the name of an association does, and is as short."""
    words = fold(text).split() if len(text) <= LONGEST_HEADING else []
    return bool(words) and words[0] in forms().names


def _headed(text: str) -> float:
    """What it costs when the row is a piece of a longer line."""
    if heads(text):
        return HEADING_INSIDE
    return WORD_INSIDE * (_plain(text) in _known_headings())


@lru_cache(maxsize=8192)
def _plain(text: str) -> str:
    """The folded words of a heading without its numbering; empty for a row too long to be one."""
    return fold(plain_heading(text)) if len(text) <= LONGEST_HEADING else ""


def heads(text: str) -> bool:
    """Whether the row is a heading of several words that a profile knows: seldom a piece of any other line."""
    known = _plain(text)
    return " " in known and known in _known_headings()


@lru_cache(maxsize=1)
def _known_headings() -> frozenset[str]:
    aliases = (fold(alias) for kind in profiles() for section in kind.sections for alias in section.aliases)
    return frozenset(aliases) | forms().contents_titles
