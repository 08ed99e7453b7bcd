"""The values that pass between the stages. Frozen, no I/O, no Arabic words, no pandas.

    Policy      one association's policy, read and understood: a witness
    Section     a part of it, with the key its profile gives it
    Item        one clause, with the items nested below it
    Fact        one value that the policy states, does not state, or leaves unclear
    Comparison  N policies collated: sections of rows, and facts side by side
    Row         what each policy reads in one place
    Divergence  how the readings differ, how much it matters, and who stands with whom

Start reading from `Policy`, then `Comparison`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from normalizers import TracedText
from policy_diff.layout import Layout

if TYPE_CHECKING:
    import pandas as pd

FactStatus = Literal["stated", "not_stated", "unclear"]
Severity = Literal["none", "low", "medium", "high"]
SEVERITIES: tuple[Severity, ...] = ("none", "low", "medium", "high")


@dataclass(frozen=True, slots=True)
class Lines:
    """First and last line of a passage in the text as extracted, counted from 1, inclusive.

    `pages` are the first and last page of a file that has pages; they say nothing new about which
    passage it is, so two passages of the same lines are equal.
    """

    first: int
    last: int
    pages: tuple[int, int] | None = field(default=None, compare=False)

    def meets(self, other: Lines) -> bool:
        """Whether the two have a line in common."""
        return self.first <= other.last and other.first <= self.last

    def around(self, other: Lines) -> Lines:
        """The lines from the first to the last of both."""
        pages = [page for lines in (self, other) for page in lines.pages or ()]
        return Lines(
            min(self.first, other.first), max(self.last, other.last), (min(pages), max(pages)) if pages else None
        )


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One sentence in Arabic and in English."""

    ar: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The file a policy was read from."""

    path: str
    sha256: str
    media_type: str = "text/plain"
    reader: str = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One clause. `text` is the repaired words on one line, without the marker."""

    text: str
    lines: Lines
    marker: str = ""
    items: tuple[Item, ...] = ()

    def walk(self) -> Iterator[Item]:
        """This item and all below it, in reading order."""
        yield self
        for item in self.items:
            yield from item.walk()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a policy. `key` is the profile's name for it, or `other`."""

    key: str
    heading: str
    lines: Lines
    items: tuple[Item, ...] = ()

    def walk(self) -> Iterator[Item]:
        """All items of the section, nested ones too, in reading order."""
        for item in self.items:
            yield from item.walk()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One value. `value` is None unless the status is `stated`; `text` is the policy's wording.

    `normal` is the name under which it is compared, where the profile has another for it than the wording.
    """

    key: str
    status: FactStatus
    value: Any = None
    text: str = ""
    lines: Lines | None = None
    normal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something a reader should know about the policy or about how it was read."""

    code: str
    severity: Severity
    message: Bilingual
    lines: Lines | None = None
    quote: str = ""


@dataclass(frozen=True, kw_only=True)
class Policy:
    """One association's policy, a witness of the comparison. `layout` says where its lines stand on pages."""

    source: Source
    siglum: str
    policy_type: str
    traced: TracedText
    title: str = ""
    association: str = ""
    sections: tuple[Section, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    layout: Layout | None = None

    def section(self, key: str) -> Section | None:
        """The section with this key, or None."""
        return next((section for section in self.sections if section.key == key), None)

    def _repr_html_(self) -> str:
        """What Jupyter shows, made by `jupyter`."""
        return str(import_module("policy_diff.jupyter").html(self))


class DivergenceClass(StrEnum):
    """How readings differ, weakest first."""

    IDENTICAL = "identical"
    ORTHOGRAPHIC = "orthographic"
    WORDING = "wording"
    MOVED = "moved"
    MISSING = "missing"
    SUBSTANTIVE = "substantive"
    UNCLEAR = "unclear"

    @property
    def rank(self) -> int:
        """0 for the weakest."""
        return list(DivergenceClass).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Divergence:
    """How the readings of one row or fact differ. `groups`: sigla that read alike, largest first."""

    kind: DivergenceClass
    severity: Severity
    groups: tuple[tuple[str, ...], ...]
    explanation: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one policy reads in a row. `position` counts from 1 among the section's items."""

    text: str
    marker: str
    position: int
    lines: Lines


@dataclass(frozen=True, kw_only=True)
class Row:
    """One clause across the policies; None where a policy has no such clause.

    `is_heading`: no clause, but the heading of a whole section that stands elsewhere in `moved`; a reading's
    position is 0 then.
    """

    id: str
    readings: Mapping[str, Reading | None]
    divergence: Divergence
    moved: tuple[str, ...] = ()
    is_heading: bool = False


@dataclass(frozen=True, kw_only=True)
class SectionRows:
    """The aligned rows of one section."""

    key: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class FactRow:
    """One fact across the policies."""

    key: str
    readings: Mapping[str, Fact]
    divergence: Divergence


class FactRows(tuple[FactRow, ...]):
    """The facts side by side: a tuple, which gives itself when called, as `items()` and `divergences()` are."""

    __slots__ = ()

    def __call__(self) -> FactRows:
        """Every fact across the policies."""
        return self


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """N policies side by side. Nothing here depends on the order in which they were given."""

    policies: tuple[Policy, ...]
    baseline: str
    sections: tuple[SectionRows, ...]
    facts: FactRows

    def __post_init__(self) -> None:
        object.__setattr__(self, "facts", FactRows(self.facts))

    @property
    def sigla(self) -> tuple[str, ...]:
        """The policies' short names, in the order shown."""
        return tuple(policy.siglum for policy in self.policies)

    @property
    def summary(self) -> dict[str, int]:
        """How many rows and facts fall in each class."""
        counts = {kind.value: 0 for kind in DivergenceClass}
        for divergence in self.divergences():
            counts[divergence.kind.value] += 1
        return counts

    def divergences(self) -> Iterator[Divergence]:
        """Every divergence, facts first."""
        for fact in self.facts:
            yield fact.divergence
        for row in self.items():
            yield row.divergence

    def items(self) -> Iterator[Row]:
        """Every row, section by section: what each policy reads in one place."""
        for section in self.sections:
            yield from section.rows

    def matrix(self) -> pd.DataFrame:
        """How far every two policies stand apart, 0 to 1, by siglum; 0 is the same text but for their own names."""
        return import_module("policy_diff.frames").matrix(self)

    def clusters(self) -> tuple[tuple[str, ...], ...]:
        """The policies that share a text, the largest group first: who copied from whom."""
        found: tuple[tuple[str, ...], ...] = import_module("policy_diff.collate.distances").clusters(self)
        return found

    def to_frame(self) -> pd.DataFrame:
        """One row for each fact and clause compared; `frames`, which makes it, has more."""
        return import_module("policy_diff.frames").divergences(self)

    def _repr_html_(self) -> str:
        """What Jupyter shows, made by `jupyter`."""
        return str(import_module("policy_diff.jupyter").html(self))
