"""Text that remembers where every character came from.

A repair never overwrites: it gives, for one line, a *plan*, the tuple of pieces of the old line
that make up the new one. The plan is the record. Replaying the plans of all edits on the original
gives the repaired text, and following the pieces backwards gives, for any span of the repaired
text, its place in the original. Nothing else is stored, so the two cannot disagree.

Start reading from `Piece`, then `Edit`, then `TracedText`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Literal

Status = Literal["applied", "suggested"]
#: why a line is unexplained: it would read better in another order, or backwards; its words hardly go together; or
#: it is mostly words that nobody knows, and characters without a letter
Why = Literal["order", "backwards", "badly", "words"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A run of characters, `start` inclusive to `stop` exclusive, in code points."""

    start: int
    stop: int

    def __len__(self) -> int:
        return self.stop - self.start


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a new line, and the run `start:stop` of the old line that it stands for.

    `text` None means the characters are those of the old line, in their order (or, with
    `backwards`, in reverse). Otherwise `text` replaces them: a blank put between two words has
    `start == stop`, a presentation form spelt out has `stop == start + 1`.
    """

    start: int
    stop: int
    text: str | None = None
    backwards: bool = False

    def of(self, line: str) -> str:
        """The characters of this piece, made from the old `line`."""
        if self.text is not None:
            return self.text
        run = line[self.start : self.stop]
        return run[::-1] if self.backwards else run


Plan = tuple[Piece, ...]


def replay(plan: Iterable[Piece], line: str) -> str:
    """The new line that `plan` makes of the old `line`."""
    return "".join([piece.of(line) for piece in plan])


@dataclass(frozen=True, slots=True)
class Edit:
    """One repair of one line: what was there, what stands there now, and why it is believed.

    `line` counts from 1 in the text as extracted. `confidence` is the chance, 0 to 1, that a
    careful reader of the printed page would agree. A `suggested` edit is shown, not applied.
    `alone`: that the line is damaged is sure whatever the rest of the document shows.
    """

    code: str
    line: int
    before: str
    plan: Plan
    evidence: str
    confidence: float
    status: Status = "applied"
    restored: str = ""
    removed: str = ""
    alone: bool = False

    @property
    def after(self) -> str:
        """The line after this edit."""
        return replay(self.plan, self.before)


@dataclass(frozen=True, slots=True)
class Unexplained:
    """A line of the repaired text, from 1, that still does not read, left as it came or repaired."""

    line: int
    why: Why


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a run of repaired text came from: a run of one original line."""

    line: int
    span: Span
    text: str | None
    backwards: bool


def _sliced(piece: Piece, low: int, high: int) -> Piece:
    """The part of `piece` from character `low` to `high` of what it makes."""
    if piece.text is not None:
        return Piece(piece.start, piece.stop, piece.text[low:high])
    if piece.backwards:
        return Piece(piece.stop - high, piece.stop - low, None, True)
    return Piece(piece.start + low, piece.start + high)


def _length(piece: Piece) -> int:
    return len(piece.text) if piece.text is not None else piece.stop - piece.start


def cut(plan: Plan, start: int, stop: int) -> Plan:
    """The pieces that make characters `start` to `stop` of what `plan` makes."""
    return _Measured(plan).cut(start, stop)


class _Measured:
    """A plan with where each of its pieces begins in what it makes, so that parts of it are found at once."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.starts = [0, *accumulate(map(_length, plan))]

    def cut(self, start: int, stop: int) -> Plan:
        """The pieces that make characters `start` to `stop`."""
        out: list[Piece] = []
        index = max(0, bisect_right(self.starts, start) - 1)
        while index < len(self.plan) and self.starts[index] < stop:
            at, end = self.starts[index], self.starts[index + 1]
            low, high = max(start, at), min(stop, end)
            if low < high:
                out.append(_sliced(self.plan[index], low - at, high - at))
            index += 1
        return tuple(out)

    def reach(self, start: int, stop: int, length: int) -> tuple[int, int]:
        """The run of the oldest line that characters `start` to `stop` stand for; `length` is that of the line."""
        pieces = self.cut(start, stop)
        if pieces:
            return min(p.start for p in pieces), max(p.stop for p in pieces)
        index = bisect_left(self.starts, start) - 1
        while index >= 0 and not _length(self.plan[index]):
            index -= 1
        if index >= 0:
            at = _sliced(self.plan[index], 0, start - self.starts[index]).stop
        else:
            at = self.plan[0].start if self.plan else length
        return at, at


def _turned(plan: Plan) -> Plan:
    """`plan` with what it makes in reverse order of characters."""
    return tuple(
        Piece(p.start, p.stop, p.text[::-1]) if p.text is not None else Piece(p.start, p.stop, None, not p.backwards)
        for p in reversed(plan)
    )


def composed(first: Plan, second: Plan, length: int = 0) -> Plan:
    """One plan that does what `first` and then `second` do; `length` is that of the oldest line."""
    made = _Measured(first)
    out: list[Piece] = []
    for piece in second:
        if piece.text is not None:
            low, high = made.reach(piece.start, piece.stop, length)
            out.append(Piece(low, high, piece.text))
        else:
            run = made.cut(piece.start, piece.stop)
            out.extend(_turned(run) if piece.backwards else run)
    return merged(out)


def merged(pieces: Iterable[Piece]) -> Plan:
    """The same plan with neighbouring runs joined and empty pieces dropped."""
    out: list[Piece] = []
    run: Piece | None = None  # the last piece, where more may join it
    for piece in pieces:
        if piece.text is None:
            if piece.start == piece.stop:
                continue
            if run is not None and run.stop == piece.start and not piece.backwards:
                run = out[-1] = Piece(run.start, piece.stop)
                continue
            run = None if piece.backwards else piece
        elif piece.text:
            run = None
        else:
            continue
        out.append(piece)
    return tuple(out)


def whole(line: str) -> Plan:
    """The plan that leaves `line` as it is."""
    return (Piece(0, len(line)),) if line else ()


def split_lines(text: str) -> list[str]:
    """The physical lines of `text`, without their ends; a form feed stays inside its line."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


@dataclass(frozen=True)
class TracedText:
    """A text, the edits that made it, and the way back to the original.

    `original` is the text as extracted; `edits` are in the order in which they were made. Lines
    are never added or dropped, so line numbers are those of the original throughout. `unexplained`
    are lines that do not read, in a text that has more of them than healthy text has.
    """

    original: str
    edits: tuple[Edit, ...] = ()
    confidence: float = 1.0
    unexplained: tuple[Unexplained, ...] = ()
    _applied: dict[int, tuple[Edit, ...]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        by_line: dict[int, list[Edit]] = {}
        for edit in self.edits:
            if edit.status == "applied":
                by_line.setdefault(edit.line, []).append(edit)
        object.__setattr__(self, "_applied", {line: tuple(edits) for line, edits in by_line.items()})

    @cached_property
    def original_lines(self) -> tuple[str, ...]:
        """The lines as extracted, without their ends."""
        return tuple(split_lines(self.original))

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The repaired lines; `lines[0]` is line 1."""
        return tuple(
            self._applied[number][-1].after if number in self._applied else line
            for number, line in enumerate(self.original_lines, 1)
        )

    @cached_property
    def text(self) -> str:
        """The repaired text."""
        return "\n".join(self.lines)

    @property
    def repairs(self) -> tuple[Edit, ...]:
        """Every edit, applied and suggested, by line and then in the order made."""
        return tuple(sorted(self.edits, key=lambda edit: edit.line))

    def touching(self, line: int) -> tuple[Edit, ...]:
        """The applied edits of `line`, in the order made."""
        return self._applied.get(line, ())

    def plan(self, line: int) -> Plan:
        """How `line` (from 1) as repaired is made of `line` as extracted."""
        original = self.original_lines[line - 1]
        plan = whole(original)
        for edit in self.touching(line):
            plan = composed(plan, edit.plan, len(original))
        return plan

    def origins(self, line: int, start: int = 0, stop: int | None = None) -> tuple[Origin, ...]:
        """Where characters `start` to `stop` of repaired `line` came from, in reading order."""
        stop = len(self.lines[line - 1]) if stop is None else stop
        return tuple(
            Origin(line, Span(p.start, p.stop), p.text, p.backwards) for p in cut(self.plan(line), start, stop)
        )

    def original_quote(self, line: int, start: int = 0, stop: int | None = None) -> str:
        """The shortest run of the line as extracted that holds all of the given span."""
        origins = self.origins(line, start, stop)
        if not origins:
            return ""
        low, high = min(o.span.start for o in origins), max(o.span.stop for o in origins)
        return self.original_lines[line - 1][low:high]


def permutation(line: str, runs: Sequence[tuple[int, int]], joints: Sequence[str] = ()) -> Plan:
    """The plan that puts `runs` of `line` one after another, with `joints[i]` after run i."""

    def pieces() -> Iterator[Piece]:
        for index, (start, stop) in enumerate(runs):
            yield Piece(start, stop)
            if index < len(joints) and joints[index]:
                yield Piece(stop, stop, joints[index])

    return merged(pieces())
