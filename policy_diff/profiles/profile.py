"""The values that a profile file is read into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from policy_diff.model import Bilingual, Severity

Shape = Literal["paragraph", "paragraphs", "list", "approval"]
SHAPES: tuple[Shape, ...] = ("paragraph", "paragraphs", "list", "approval")

#: the nine facts of every policy, in the order in which they are given
FACT_KEYS: tuple[str, ...] = (
    "response_time",
    "reviewing_body",
    "referral_target",
    "license_number",
    "board_session",
    "approval_date_hijri",
    "approval_date_gregorian",
    "approval_dates_agree",
    "board_chair",
)

#: what a profile may give further names for; the names that all types share stand in `facts/terms.toml`
TERM_SETS: tuple[str, ...] = ("bodies", "channels", "conditions", "documents", "tools")


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionProfile:
    """One section of a policy type.

    `aliases` are ways to head it; `content` words that it is full of, evidence where a heading is in
    the drafter's own words; `distinctive` sections tell the type; `examples` are headings that must be
    recognised, tests of the profile.
    """

    key: str
    name: Bilingual
    aliases: tuple[str, ...]
    order: int
    shape: Shape
    required: bool
    severity: Severity
    distinctive: bool = False
    content: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A short policy of the type, and the keys of its sections in reading order: a test of the profile."""

    text: str
    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Profile:
    """One policy type. `sections` are in the usual order; `subject` are words it speaks of all the time.

    `neutral` are words that any of its headings may have; `expected` the facts that it should state;
    `others` headings of parts that are none of its sections;
    `terms` further ways to say what `TERM_SETS` list, by the name that is shown.
    Each type is loaded once, so a profile is equal to itself alone, and results can be kept by it.
    """

    policy_type: str
    name: Bilingual
    titles: tuple[str, ...]
    subject: tuple[str, ...]
    neutral: tuple[str, ...]
    sections: tuple[SectionProfile, ...]
    facts: Mapping[str, Severity]
    expected: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    example: Example | None = None
    terms: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    def section(self, key: str) -> SectionProfile | None:
        """The section with this key, or None."""
        return next((section for section in self.sections if section.key == key), None)

    @property
    def keys(self) -> tuple[str, ...]:
        """The section keys in the usual order."""
        return tuple(section.key for section in self.sections)
