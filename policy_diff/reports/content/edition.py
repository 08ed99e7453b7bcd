"""What every part of a report shares: the comparison, the language, the anchors, and how places are said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from policy_diff.model import Comparison, Divergence, Lines, Policy, SectionRows
from policy_diff.reports import labels, wording
from policy_diff.reports.content.view import Badge, Place
from policy_diff.reports.wording import Lang, say

#: associations that fit side by side on a page of A4
ABREAST = 6


@dataclass(frozen=True)
class Edition:
    """A comparison to be reported in one language."""

    comparison: Comparison
    lang: Lang

    @cached_property
    def policies(self) -> dict[str, Policy]:
        """The policies by siglum."""
        return {policy.siglum: policy for policy in self.comparison.policies}

    @cached_property
    def anchors(self) -> dict[str, str]:
        """Where each policy's appendix is; numbered, because a siglum may be anything."""
        return {siglum: f"p{number}" for number, siglum in enumerate(self.comparison.sigla, 1)}

    def bands(self) -> Iterator[tuple[str, ...]]:
        """The sigla, as many at a time as fit on a page, in bands of nearly one size."""
        sigla = self.comparison.sigla
        bands = max(1, -(-len(sigla) // ABREAST))
        for band in range(bands):
            yield sigla[band * len(sigla) // bands : (band + 1) * len(sigla) // bands]

    def section_name(self, section: SectionRows) -> str:
        """What a section is called."""
        types = (policy.policy_type for policy in self.comparison.policies)
        return labels.section_name(self.lang, section.key, types)

    def badge(self, divergence: Divergence) -> Badge:
        """Class and severity in words; a class without severity stands alone."""
        kind = say(self.lang, f"class.{divergence.kind.value}")
        text = kind
        if divergence.severity != "none":
            severity = say(self.lang, f"report.importance.{divergence.severity}")
            text = say(self.lang, "report.badge", **{"class": kind}, severity=severity)
        return Badge(kind=divergence.kind.value, severity=divergence.severity, text=text)

    def lines(self, lines: Lines) -> str:
        """`line 41`, or `line 41–43`."""
        return labels.lines_text(self.lang, lines)

    def place(self, siglum: str, lines: Lines | None) -> Place:
        """Where a policy says something, and how many repairs touched these lines."""
        if lines is None:
            return Place(siglum=siglum, lines="")
        traced = self.policies[siglum].traced
        touched = [(line, len(traced.touching(line))) for line in range(lines.first, lines.last + 1)]
        repairs = sum(number for _, number in touched)
        if not repairs:
            return Place(siglum=siglum, lines=self.lines(lines))
        first = next(line for line, number in touched if number)
        return Place(
            siglum=siglum,
            lines=self.lines(lines),
            repairs=wording.count(self.lang, "count.repair", repairs),
            anchor=f"{self.anchors[siglum]}-{first}",
        )

    def joined(self, sigla: Sequence[str]) -> str:
        """Sigla in a row."""
        return labels.joined(self.lang, sigla)
