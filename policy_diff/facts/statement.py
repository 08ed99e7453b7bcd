"""One thing that a policy states, of a kind of which it may state many: what the `kinds` give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from policy_diff.facts.clauses import Clause
from policy_diff.model import FactStatus, Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A value of a kind, with its wording `start:stop` in its clause, its lines and its section.

    `status` is `unclear` when the wording is there and its value cannot be read with certainty; `why` says why.
    """

    kind: str
    value: Any
    text: str
    lines: Lines
    section: str
    start: int = 0
    stop: int = 0
    status: FactStatus = "stated"
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A kind's example: a clause, and the values that it states; `section` where that matters."""

    text: str
    values: tuple[Any, ...]
    section: str = "other"
    policy_type: str = "generic"
    unclear: tuple[int, ...] = field(default=())


class Kind(Protocol):
    """One file of `kinds`: its name, its examples, and what it finds in a clause."""

    KIND: str
    __doc__: str | None

    @property
    def EXAMPLES(self) -> tuple[Said, ...]:  # noqa: N802 (a module's constant)
        """Clauses and what they state: the kind's first tests."""

    def find(self, clause: Clause, /) -> Iterator[Statement]:
        """What the clause states of this kind, in reading order."""


def state(kind: str, clause: Clause, start: int, stop: int, value: Any, why: str = "") -> Statement:
    """A statement of a clause; unclear when there is a reason why."""
    return Statement(
        kind=kind,
        value=value,
        text=clause.text[start:stop],
        lines=clause.lines,
        section=clause.section,
        start=start,
        stop=stop,
        status="unclear" if why else "stated",
        why=why,
    )
