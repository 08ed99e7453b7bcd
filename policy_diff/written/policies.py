"""The values that the files of the written corpus are read into. Frozen, no I/O.

Sections and items are the model's own, so what a test compares with the program's output has the
same shape. Their lines count headings and body lines of the file, each as one line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from policy_diff.model import Item, Section

Split = Literal["train", "develop", "test"]
SPLITS: tuple[Split, ...] = get_args(Split)
Bound = Literal["min", "max", "exact", "range", "unspecified"]
BOUNDS: tuple[Bound, ...] = get_args(Bound)
Unit = Literal["hour", "day", "week", "month", "year"]
UNITS: tuple[Unit, ...] = get_args(Unit)
IntendedKind = Literal["missing", "added", "substantive", "wording", "moved", "leftover", "blank"]
INTENDED_KINDS: tuple[IntendedKind, ...] = get_args(IntendedKind)
#: a section key that may occur more than once, and in every type
OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedDuration:
    """A duration that the text states. `text` is a literal piece of the body; `purpose` says what for.

    `count` is None for a range, which has `min` and `max`, and for an unspecified duration. `frequency`:
    the text says how often something is done; the count of units is the time from one to the next.
    """

    text: str
    bound: Bound
    count: float | None = None
    unit: Unit | None = None
    min: float | None = None
    max: float | None = None
    working_days: bool = False
    frequency: bool = False
    qualifier: str = ""
    purpose: str = ""


#: a fact's value: text as printed, a number, an ISO date, or a duration
FactValue = str | int | StatedDuration


@dataclass(frozen=True, slots=True, kw_only=True)
class IntendedDivergence:
    """How a policy differs from its sibling on purpose, and in which section."""

    sibling: str
    kind: IntendedKind
    section: str
    note: str


@dataclass(frozen=True, kw_only=True)
class WrittenPolicy:
    """One written policy. `facts` holds only what the text states."""

    path: str
    association: str
    siglum: str
    policy_type: str
    family: str
    style: str
    title: str
    sections: tuple[Section, ...]
    slips: tuple[str, ...] = ()
    cover: tuple[str, ...] = ()
    facts: Mapping[str, FactValue] = field(default_factory=dict)
    durations: tuple[StatedDuration, ...] = ()
    divergences: tuple[IntendedDivergence, ...] = ()

    @property
    def name(self) -> str:
        """The policy's place in the corpus: `whistleblowing/bayan`."""
        return f"{self.policy_type}/{self.siglum}"

    @property
    def text(self) -> str:
        """Headings and items without markers, one a line, in reading order."""
        return "\n".join(self.passages())

    def passages(self) -> Iterator[str]:
        """Every heading and every item's words, in reading order."""
        for section in self.sections:
            if section.heading:
                yield section.heading
            for item in section.walk():
                yield item.text

    def walk(self) -> Iterator[Item]:
        """Every item of the policy, nested ones too, in reading order."""
        for section in self.sections:
            yield from section.walk()


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """One piece of the prose that stands beside policies: minutes, a letter, a contract …"""

    path: str
    genre: str
    split: Split
    title: str
    body: str


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """Who is in the corpus, which part each belongs to, and which sections a policy type may have."""

    associations: Mapping[str, str]
    splits: Mapping[str, Split]
    test_types: frozenset[str]
    sections: Mapping[str, frozenset[str]]

    def split_of(self, policy_type: str, siglum: str) -> Split:
        """The part of the split that a policy belongs to: its type decides first, then its association."""
        return "test" if policy_type in self.test_types else self.splits[siglum]
