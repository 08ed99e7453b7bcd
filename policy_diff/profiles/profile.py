"""The values that a profile file is read into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionProfile:
    """One section of a policy type.

    `aliases` are ways to head it; `content` words that its items are full of, evidence where a
    heading is in the drafter's own words; `distinctive` sections tell the type.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One policy type. `sections` are in the usual order; `subject` are words it speaks of all the time."""

    policy_type: str
    name: Bilingual
    titles: tuple[str, ...]
    subject: tuple[str, ...]
    neutral: tuple[str, ...]
    sections: tuple[SectionProfile, ...]
    facts: Mapping[str, Severity]

    def section(self, key: str) -> SectionProfile | None:
        """The section with this key, or None."""
        return next((section for section in self.sections if section.key == key), None)

    @property
    def keys(self) -> tuple[str, ...]:
        """The section keys in the usual order."""
        return tuple(section.key for section in self.sections)
