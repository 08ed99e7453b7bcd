"""What facts, sections and repairs are called, and how a fact's value is said in words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from policy_diff import profiles
from policy_diff.model import Comparison, Fact, Lines
from policy_diff.reports import wording
from policy_diff.reports.wording import Lang, say


def section_name(lang: Lang, key: str, policy_types: Iterable[str]) -> str:
    """A section's name from the first of the policies' profiles that knows its key, else the key."""
    for policy_type in dict.fromkeys(policy_types):
        if policy_type in profiles.types():
            section = profiles.profile(policy_type).section(key)
            if section:
                return wording.pick(lang, section.name)
    return say(lang, f"section.{key}") if wording.has(f"section.{key}") else key


def policy_type_name(lang: Lang, policy_type: str) -> str:
    """A policy type's name."""
    if policy_type not in profiles.types():
        return policy_type
    return wording.pick(lang, profiles.profile(policy_type).name)


def away(lang: Lang, comparison: Comparison, counts: str) -> str:
    """How often which policies depart from the baseline, by its name."""
    if comparison.baseline in comparison.sigla:
        return say(lang, "compare.away_from", baseline=comparison.baseline, counts=counts)
    return say(lang, "compare.away", counts=counts)


def fact_name(lang: Lang, key: str) -> str:
    """A fact's name, or its key when there is none."""
    return say(lang, f"fact.{key}") if wording.has(f"fact.{key}") else key


def fact_text(lang: Lang, fact: Fact) -> str:
    """What a policy says of a fact, in a few words."""
    if fact.status == "not_stated":
        return say(lang, "status.not_stated")
    if fact.status == "unclear":
        return say(lang, "status.unclear_text", text=fact.text) if fact.text else say(lang, "status.unclear")
    return _value(lang, fact.value, fact.text)


def _value(lang: Lang, value: Any, text: str) -> str:
    if isinstance(value, bool):
        return say(lang, "status.yes" if value else "status.no")
    if isinstance(value, dict) and "bound" in value:
        return duration(lang, value, text)
    return text if value is None else str(value)


def duration(lang: Lang, value: dict[str, Any], text: str) -> str:
    """A duration in words: bound, number and unit as stated, and the days it makes."""
    if value["bound"] == "range" and value.get("min") and value.get("max"):
        said = say(lang, "bound.range", low=_span(lang, value["min"], value), high=_span(lang, value["max"], value))
    elif value["bound"] == "unspecified" or value.get("count") is None:
        said = say(lang, "bound.unspecified", text=text)
    else:
        said = say(lang, f"bound.{value['bound']}", span=_span(lang, value, value))
        if value.get("days") is not None and value.get("unit") != "day":
            said += say(lang, "bound.days", days=value["days"])
    qualifier = value.get("qualifier")
    return say(lang, "bound.qualifier", span=said, qualifier=qualifier) if qualifier else said


def _span(lang: Lang, span: dict[str, Any], whole: dict[str, Any]) -> str:
    unit = "working_day" if whole.get("working_days") and span.get("unit") == "day" else span.get("unit")
    return wording.count(lang, f"unit.{unit}", span["count"])


def lines_text(lang: Lang, lines: Lines) -> str:
    """Where a passage stands: one line, or first to last; before it the page, in a file that has pages."""
    if lines.first == lines.last:
        said = say(lang, "lines.one", line=lines.first)
    else:
        said = say(lang, "lines.many", first=lines.first, last=lines.last)
    if lines.pages is None:
        return said
    first, last = lines.pages
    if first == last:
        return say(lang, "lines.page", page=first, lines=said)
    return say(lang, "lines.pages", first=first, last=last, lines=said)


def joined(lang: Lang, names: Iterable[str]) -> str:
    """Names in a row."""
    return say(lang, "list_comma").join(names)


@cache
def repair_names() -> dict[str, str]:
    """What each repair is called in words, by code."""
    from normalizers.chain import CHAIN

    return {repair.CODE: repair.NAME for repair in CHAIN}
