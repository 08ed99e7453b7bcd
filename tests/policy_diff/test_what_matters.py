"""What a summary names first, and what it says of policies that have hardly an item in common."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from policy_diff.collate import compare
from policy_diff.model import Comparison, DivergenceClass, Row
from policy_diff.reporting import FORMATS
from policy_diff.reports import content, wording
from policy_diff.reports.terminal_summary import summary_lines
from policy_diff.reports.what_matters import (
    MOST_ITEMS,
    MOST_SECTIONS,
    apart,
    lone_sections,
    most_serious,
    of_own_templates,
    several_types,
)
from policy_diff.written import witness
from tests.corpus.written_corpus import policies

TYPE = "conflict_of_interest"


@cache
def families() -> dict[str, list[str]]:
    """The associations of each family of one type."""
    found: dict[str, list[str]] = {}
    for policy in policies():
        if policy.policy_type == TYPE:
            found.setdefault(policy.family, []).append(policy.siglum)
    return found


@cache
def compared(*sigla: str) -> Comparison:
    chosen = [policy for policy in policies() if policy.policy_type == TYPE and policy.siglum in sigla]
    return compare([witness(policy) for policy in chosen])


@cache
def of_all_types() -> Comparison:
    ours = [witness(policy) for policy in policies() if policy.siglum == "thimar"]
    return compare([replace(policy, siglum=policy.policy_type) for policy in ours])


def is_serious(row: Row) -> bool:
    return row.divergence.severity == "high"


@pytest.mark.parametrize("family", ["A", "B", "C"])
def test_policies_of_one_template_have_much_in_common(family: str) -> None:
    assert of_own_templates(compared(*families()[family])) is None


def test_policies_of_two_templates_are_said_to_be() -> None:
    comparison = compared(families()["A"][0], families()["B"][0])
    common = of_own_templates(comparison)
    assert common
    both = [row for section in comparison.sections for row in section.rows if all(row.readings.values())]
    assert (common.shared, common.total) == (len(both), sum(len(section.rows) for section in comparison.sections))


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_summary_says_so_before_anything_else(lang: wording.Lang) -> None:
    comparison = compared(families()["A"][0], families()["B"][0])
    common = of_own_templates(comparison)
    assert common
    said = wording.say(lang, "compare.own_templates", shared=common.shared, total=common.total)
    printed = iter(summary_lines(comparison, lang))
    assert "".join(run.text for run in next(printed).lead) == wording.say(lang, "compare.summary")
    assert "".join(run.text for run in next(printed).lead).strip() == said


@pytest.mark.parametrize("suffix", [".html", ".md"])
def test_so_does_a_report(suffix: str) -> None:
    comparison = compared(families()["A"][0], families()["B"][0])
    (said,) = content.build(comparison, "ar").summary.cautions
    point = content.build(comparison, "ar").summary.points[0]
    text = FORMATS[suffix](comparison, "ar").decode("utf-8")
    assert 0 < text.index(said[:20]) < text.index(point.name)


def test_clauses_that_say_something_else_come_before_those_that_are_gone() -> None:
    comparison = compared(families()["A"][0], families()["B"][0])
    named, more = most_serious(comparison)
    rows = [row for section in comparison.sections for row in section.rows if is_serious(row)]
    substance = [row for row in rows if row.divergence.kind is DivergenceClass.SUBSTANTIVE]
    assert len(named) == MOST_ITEMS < len(rows) == len(named) + more
    assert 0 < len(substance) < MOST_ITEMS, "the case needs both"
    assert [item.row for item in named if item.row in substance] == substance
    assert [(item.at, item.number) for item in named] == sorted((item.at, item.number) for item in named)


def test_a_named_baseline_is_what_the_others_depart_from() -> None:
    sigla = (*families()["A"], *families()["B"])
    ours = compare(compared(*sigla).policies, sigla[0])
    away = dict(apart(ours))
    assert sigla[0] not in away
    expected = 0
    for divergence in ours.divergences():
        others = [group for group in divergence.groups if sigla[0] not in group]
        if divergence.kind not in (DivergenceClass.IDENTICAL, DivergenceClass.ORTHOGRAPHIC):
            expected += sum(sigla[1] in group for group in others)
    assert away[sigla[1]] == expected > 0


def test_policies_of_several_types_are_said_to_be() -> None:
    types = dict(several_types(of_all_types()))
    assert len(types) > 1 and sum(types.values()) == len(of_all_types().policies)
    assert several_types(compared(*families()["A"])) == []


def test_not_all_of_many_sections_are_named() -> None:
    named, more = lone_sections(of_all_types())
    assert len(named) == MOST_SECTIONS and more > 0
    lacking = {lone.section.key for lone in named}
    assert all(lone.said in ("only_in", "none_in") for lone in named) and len(lacking) == len(named)
