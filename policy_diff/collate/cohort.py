"""Where each policy stands among the others: shorter or longer, alone or with most, and what all copied.

    standings(comparison)     for each duration a policy states: how many others have less, the same, more
    departures(comparison)    where each policy departs from the baseline, and what share reads as it does
    inherited(comparison)     findings that several policies have in the same words: a mistake that was copied

Deadlines (exact, at most, the end of a range) are compared with deadlines and floors with floors, in
calendar days, a working day as 7/5 of one. A floor and a deadline cannot be compared and count as `other`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from policy_diff import checks
from policy_diff.collate import explain
from policy_diff.collate.similarity import key_of, letters_of
from policy_diff.model import Bilingual, Comparison, DivergenceClass, Fact, Finding, Row, Severity

HowDeparts = Literal["changed", "respelt", "missing", "added", "moved", "unreadable"]
#: the calendar days of a working day
WORKING = 7 / 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A policy's value among the others': how many have less, the same and more; `other`: not to be compared."""

    fact: str
    siglum: str
    less: int
    same: int
    more: int
    other: int
    silent: int

    @property
    def of(self) -> int:
        """The others whose value can be compared with this one."""
        return self.less + self.same + self.more

    @property
    def sentence(self) -> Bilingual:
        """The standing in words: «shorter than 3 of 4»."""
        return explain.standing(self.less, self.same, self.more)


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """A clause in which a policy departs from the baseline; `share`: of all policies that read as it does, 0 to 1."""

    siglum: str
    section: str
    row: str
    kind: HowDeparts
    severity: Severity
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Inherited:
    """A finding that the policies in `sigla` have in the same words. `template`: the baseline has it too."""

    code: str
    severity: Severity
    row: str
    sigla: tuple[str, ...]
    share: float
    template: bool
    message: Bilingual
    quote: str


def standings(comparison: Comparison) -> tuple[Standing, ...]:
    """For each fact that is a duration and each policy that states one in figures, how it stands among the others."""
    return tuple(found for row in comparison.facts for found in _standings(row.key, row.readings))


def _standings(key: str, readings: Mapping[str, Fact]) -> Iterator[Standing]:
    values = {siglum: _calendar(fact.value) for siglum, fact in readings.items() if fact.status == "stated"}
    for siglum, value in sorted(values.items()):
        if value is None:
            continue
        others = [other for name, other in values.items() if name != siglum]
        alike = [other[1] for other in others if other and other[0] == value[0]]
        yield Standing(
            fact=key,
            siglum=siglum,
            less=sum(days < value[1] for days in alike),
            same=sum(days == value[1] for days in alike),
            more=sum(days > value[1] for days in alike),
            other=len(others) - len(alike),
            silent=len(readings) - len(values),
        )


def _calendar(value: Any) -> tuple[str, float] | None:
    """Whether a duration is a floor or a deadline, and its calendar days; None for what is no duration in figures."""
    if not isinstance(value, Mapping):
        return None
    bound = value.get("bound")
    days = (value.get("max") or {}).get("days") if bound == "range" else value.get("days")
    if days is None or bound not in ("min", "max", "exact", "range"):
        return None
    return ("floor" if bound == "min" else "deadline", float(days) * (WORKING if value.get("working_days") else 1))


def departures(comparison: Comparison) -> Iterator[Departure]:
    """Where each policy departs from the baseline: a policy's reading, or the reading of the largest group."""
    base = comparison.baseline if comparison.baseline in comparison.sigla else None
    for section in comparison.sections:
        for row in section.rows:
            held = [group for group in row.divergence.groups if row.readings[group[0]] is not None]
            if not held:
                continue
            reference = base or held[0][0]
            if not base and 2 * len(held[0]) <= len(comparison.sigla) and len(held[0]) < _without(row):
                reference = next(siglum for siglum, reading in row.readings.items() if reading is None)
            for siglum in comparison.sigla:
                if siglum != base and (kind := _departs(row, siglum, reference)):
                    group = next(group for group in row.divergence.groups if siglum in group)
                    yield Departure(
                        siglum=siglum,
                        section=section.key,
                        row=row.id,
                        kind=kind,
                        severity=row.divergence.severity,
                        share=round(len(group) / len(comparison.sigla), 4),
                    )


def _without(row: Row) -> int:
    return sum(reading is None for reading in row.readings.values())


def _departs(row: Row, siglum: str, reference: str) -> HowDeparts | None:
    """How a policy's reading departs from the reference's, the gravest first."""
    mine, theirs = row.readings[siglum], row.readings[reference]
    if mine is None or theirs is None:
        return None if mine is theirs else "missing" if mine is None else "added"
    if (siglum in row.moved) != (reference in row.moved):
        return "moved"
    if not any(siglum in group and reference in group for group in row.divergence.groups):
        unread = row.divergence.kind is DivergenceClass.UNCLEAR and len(mine.text.split()) <= 1
        return "unreadable" if unread else None if row.is_heading else "changed"
    same = mine.text == theirs.text or letters_of(key_of(mine.text)) != letters_of(key_of(theirs.text))
    return None if same or row.is_heading else "respelt"


def inherited(comparison: Comparison, on: str | None = None) -> tuple[Inherited, ...]:
    """Findings of the checks in clauses that two policies or more have in one reading, the most common first."""
    rows = list(comparison.items())
    found: dict[tuple[str, str, int], dict[str, Finding]] = {}
    for policy in comparison.policies:
        for finding in checks.check(policy, on):
            for row in rows:
                if (group := _in_row(row, policy.siglum, finding)) is not None:
                    found.setdefault((finding.code, row.id, group), {})[policy.siglum] = finding
    shared = [(code, row, members) for (code, row, _), members in sorted(found.items()) if len(members) > 1]
    out = (
        Inherited(
            code=code,
            severity=next(iter(members.values())).severity,
            row=row,
            sigla=tuple(sorted(members)),
            share=round(len(members) / len(comparison.sigla), 4),
            template=comparison.baseline in members,
            message=members[min(members)].message,
            quote=members[min(members)].quote,
        )
        for code, row, members in shared
    )
    return tuple(sorted(out, key=lambda one: (-one.share, one.row, one.code)))


def _in_row(row: Row, siglum: str, finding: Finding) -> int | None:
    """The number of the reading group in which the finding stands, None if it is not in this row."""
    reading = row.readings.get(siglum)
    if reading is None or row.is_heading or finding.lines is None or not reading.lines.meets(finding.lines):
        return None
    return next(number for number, group in enumerate(row.divergence.groups) if siglum in group)
