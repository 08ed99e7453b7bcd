"""A written policy as the model's `Policy`: what a perfect reader would give for it.

For tests and benchmarks of the stages after reading. The facts have the shape that the readers
give; which of them are stated is known, so none is ever unclear.
"""

from __future__ import annotations

from typing import Any

from hijridate import Gregorian, Hijri

from normalizers import TracedText
from policy_diff.facts.duration_words import DAYS
from policy_diff.model import Fact, Policy, Source
from policy_diff.profiles.profile import FACT_KEYS
from policy_diff.written.policies import FactValue, StatedDuration, Unit, WrittenPolicy

AGREE = "approval_dates_agree"


def witness(policy: WrittenPolicy) -> Policy:
    """The policy with its true sections and facts."""
    stated = dict(policy.facts)
    facts = {key: _fact(key, stated.get(key)) for key in FACT_KEYS}
    agree = dates_agree(policy)
    if agree is not None:
        facts[AGREE] = Fact(key=AGREE, status="stated", value=agree)
    return Policy(
        source=Source(path=policy.path, sha256=""),
        siglum=policy.siglum,
        policy_type=policy.policy_type,
        traced=TracedText(""),
        title=policy.title,
        association=policy.association,
        sections=policy.sections,
        facts=facts,
    )


def dates_agree(policy: WrittenPolicy) -> bool | None:
    """Whether both approval dates are the same day by Umm al-Qura; None unless both are stated.

    Raises ValueError or OverflowError for a day that does not exist.
    """
    hijri, gregorian = (policy.facts.get(f"approval_date_{calendar}") for calendar in ("hijri", "gregorian"))
    first = Hijri(*_day(str(hijri))).to_gregorian() if hijri else None
    second = Gregorian(*_day(str(gregorian))) if gregorian else None
    return first == second if first and second else None


def _day(iso: str) -> tuple[int, int, int]:
    year, month, day = iso.split("-")
    return int(year), int(month), int(day)


def _fact(key: str, value: FactValue | None) -> Fact:
    if value is None:
        return Fact(key=key, status="not_stated")
    if isinstance(value, StatedDuration):
        return Fact(key=key, status="stated", value=duration_value(value), text=value.text)
    return Fact(key=key, status="stated", value=value, text=str(value))


def duration_value(duration: StatedDuration) -> dict[str, Any]:
    """A duration in the shape that the JSON gives."""
    out: dict[str, Any] = {"bound": duration.bound}
    out |= _amount(duration.count, duration.unit if duration.count is not None else None)
    out |= {"working_days": duration.working_days, "qualifier": duration.qualifier or None}
    if duration.bound == "range":
        out |= {"min": _amount(duration.min, duration.unit), "max": _amount(duration.max, duration.unit)}
    return out


def _amount(count: float | None, unit: Unit | None) -> dict[str, Any]:
    days = None if count is None or unit is None else round(count * DAYS[unit], 4)
    return {"count": count, "unit": unit, "days": int(days) if days is not None and days == int(days) else days}
