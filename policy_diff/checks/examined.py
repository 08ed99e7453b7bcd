"""What a check looks at: the policy, its clauses, and its type's profile. And how a check reports.

    examined(policy)               what every check is given
    Voice(CODE, SEVERITY, SAYS)    gives a finding in the check's own words

A check file has CODE, SEVERITY, SAYS (one sentence in Arabic and English, braces filled in with what
was found), MEANS (what it is based on), EXAMPLES and CLEAN, and `find`. Its examples are its first
tests and its page in the documentation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from policy_diff.facts.clauses import COVER, Clause, clauses
from policy_diff.model import Bilingual, Finding, Lines, Policy, Severity
from policy_diff.profiles import Profile, profile

APPROVAL, OTHER = "approval", "other"
#: a quote is cut to so many characters around what it shows
QUOTE = 110


@dataclass(frozen=True)
class Examined:
    """A policy as the checks see it. `on`: the day of the examination as ISO, if one is given. `beside`: the
    types of the association's other policies that are examined with it."""

    policy: Policy
    clauses: tuple[Clause, ...]
    profile: Profile
    on: str | None = None
    beside: tuple[str, ...] = ()

    @property
    def body(self) -> tuple[Clause, ...]:
        """The clauses of the sections, without the cover."""
        return tuple(clause for clause in self.clauses if clause.section != COVER)

    @property
    def headings(self) -> tuple[Clause, ...]:
        """The headings of the sections, each as a clause on its line."""
        return tuple(
            Clause(section.heading, Lines(section.lines.first, section.lines.first), section.key)
            for section in self.policy.sections
            if section.heading
        )

    @property
    def approval(self) -> tuple[Clause, ...]:
        """The clauses of the approval."""
        return tuple(clause for clause in self.clauses if clause.section == APPROVAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A small policy, one clause a line. `markers`: those of its clauses; `headings` by section key."""

    clauses: tuple[tuple[str, str], ...]
    association: str = "جمعية الرحمة للتنمية"
    title: str = "سياسة تنظيم العلاقة مع المستفيدين"
    policy_type: str = "beneficiary_relations"
    markers: tuple[str, ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict)
    on: str | None = None
    beside: tuple[str, ...] = ()
    confidence: float = 1.0


class Check(Protocol):
    """A check: one file of this package."""

    CODE: str
    SEVERITY: Severity
    SAYS: Bilingual
    MEANS: Bilingual
    __doc__: str | None

    @property
    def EXAMPLES(self) -> tuple[Example, ...]:  # noqa: N802 (a module's constant)
        """Small policies in which it finds something."""

    @property
    def CLEAN(self) -> tuple[Example, ...]:  # noqa: N802
        """Small policies in which it finds nothing."""

    def find(self, examined: Examined, /) -> Iterator[Finding]:
        """What it has to say about one policy."""


def examined(policy: Policy, on: str | None = None, beside: tuple[str, ...] = ()) -> Examined:
    """What every check is given."""
    return Examined(policy, clauses(policy, policy.traced), profile(policy.policy_type), on, beside)


@dataclass(frozen=True, slots=True)
class Voice:
    """A check's own words: called with a place and values, it gives a finding."""

    code: str
    severity: Severity
    says: Bilingual

    def __call__(
        self,
        lines: Lines | None = None,
        quote: str = "",
        *,
        severity: Severity | None = None,
        ar: Mapping[str, object] | None = None,
        **values: object,
    ) -> Finding:
        """A finding. `values` fill both sentences, `ar` those that Arabic says otherwise."""
        message = Bilingual(self.says.ar.format(**{**values, **(ar or {})}), self.says.en.format(**values))
        return Finding(
            code=self.code, severity=severity or self.severity, message=message, lines=lines, quote=short(quote)
        )


def short(text: str, at: int = 0) -> str:
    """`text` on one line, cut at blanks to about `QUOTE` characters from a little before `at`."""
    text = " ".join(text.split())
    if len(text) <= QUOTE:
        return text
    start = max(0, min(at - QUOTE // 3, len(text) - QUOTE))
    start = text.find(" ", start) + 1 if start else 0  # forward, so that the end of the text is not cut for it
    stop = len(text) if len(text) - start <= QUOTE else text.rfind(" ", start, start + QUOTE)
    return ("… " if start else "") + text[start:stop] + (" …" if stop < len(text) else "")
