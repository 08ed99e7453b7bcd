"""A policy among the others: distances and clusters, standings, departures from a baseline, copied mistakes."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import policy_diff
from policy_diff.collate import cohort, compare
from policy_diff.collate.distances import COPIED, distances
from policy_diff.errors import UsageError
from policy_diff.model import Comparison, DivergenceClass, Fact, Policy, Row
from policy_diff.reports.json_report import comparison_json
from tests.policy_diff.collate_material import WRITTEN, edited, gold_policies, written_policy

GOLD = gold_policies()


@cache
def gold() -> Comparison:
    return compare(GOLD)


@cache
def whistleblowing() -> Comparison:
    return compare([written_policy(path) for path in sorted((WRITTEN / "whistleblowing").glob("*.toml"))])


def with_time(siglum: str, **value: Any) -> Policy:
    fact = Fact(key="response_time", status="stated", value=value, text="…")
    return replace(GOLD[0], siglum=siglum, facts={"response_time": fact})


# --- who copied from whom -----------------------------------------------------------------------------


def test_distances_are_symmetric_and_zero_for_one_text() -> None:
    far = distances(gold())
    assert far.shape == (5, 5) and (far == far.T).all() and (far.diagonal() == 0).all()
    copies = [replace(GOLD[0], siglum=siglum) for siglum in "ab"]
    assert distances(compare(copies)).max() == 0


def test_own_names_are_no_distance() -> None:
    association = GOLD[0].association
    other = edited(
        replace(GOLD[0], siglum="z", association="جمعية البذل للتنمية"),
        lambda item: replace(item, text=item.text.replace(association, "جمعية البذل للتنمية")),
    )
    assert distances(compare([GOLD[0], other])).max() == 0


def test_policies_that_share_a_text_are_one_cluster() -> None:
    """The families of the written corpus: three pairs that copied, and one that wrote its own."""
    assert whistleblowing().clusters() == (("bayan", "qimam"), ("ghiras", "masar"), ("rawabi", "wafa"), ("nibras",))
    assert gold().clusters() == (("000", "001", "002", "003", "004"),)


@pytest.mark.parametrize(
    ("siglum", "found"), [("ghiras", (("ghiras", "masar"),)), ("nibras", (("masar",), ("nibras",)))]
)
def test_two_policies_are_one_cluster_or_two(siglum: str, found: tuple[tuple[str, ...], ...]) -> None:
    pair = [policy for policy in whistleblowing().policies if policy.siglum in (siglum, "masar")]
    assert compare(pair).clusters() == found
    assert bool(distances(compare(pair)).max() <= COPIED) is (len(found) == 1)


def test_the_matrix_is_a_frame_by_siglum() -> None:
    frame = gold().matrix()
    assert list(frame.index) == list(frame.columns) == list(gold().sigla)
    assert frame.loc["002", "000"] == frame.loc["000", "002"] > frame.loc["003", "000"] > 0


# --- above and below ----------------------------------------------------------------------------------


def test_a_duration_stands_among_those_of_its_kind() -> None:
    policies = [
        with_time("a", bound="max", count=3, unit="day", days=3),
        with_time("b", bound="exact", count=1, unit="week", days=7),
        with_time("c", bound="max", count=5, unit="day", days=5, working_days=True),
        with_time("d", bound="range", unit="day", min={"count": 10, "days": 10}, max={"count": 20, "days": 20}),
        with_time("e", bound="min", count=2, unit="week", days=14),
        with_time("f", bound="unspecified"),
        replace(GOLD[0], siglum="g", facts={}),
    ]
    found = {one.siglum: one for one in cohort.standings(compare(policies))}
    assert sorted(found) == ["a", "b", "c", "d", "e"]
    assert (found["a"].less, found["a"].same, found["a"].more, found["a"].other) == (0, 0, 3, 2)
    assert found["a"].sentence.en == "Shorter than 3 of 3." and found["a"].sentence.ar == "أقصر من 3 من أصل 3."
    assert (found["b"].less, found["b"].same, found["b"].more) == (1, 1, 1), "five working days are a week"
    assert found["d"].sentence.en == "Longer than 3 of 3."
    assert found["e"].of == 0 and found["e"].other == 5 and found["e"].silent == 1
    assert found["e"].sentence.en == "No other duration to compare it with."


# --- what departs from the baseline -------------------------------------------------------------------


def test_departures_from_a_template() -> None:
    template = replace(GOLD[0], siglum="template")
    first = GOLD[0].sections[0].items[0]
    changed = edited(
        replace(GOLD[0], siglum="a"), lambda item: replace(item, text="نص آخر تماما") if item == first else item
    )
    dropped = edited(replace(GOLD[0], siglum="b"), lambda item: None if item == first else item)
    comparison = compare([template, changed, dropped, replace(GOLD[0], siglum="c")], baseline="template")
    found = {(one.siglum, one.kind, one.share) for one in cohort.departures(comparison)}
    assert found == {("a", "missing", 0.5), ("a", "added", 0.25), ("b", "missing", 0.5)}


def test_departures_from_what_most_have() -> None:
    first = GOLD[0].sections[0].items[0]
    text = first.text.replace("في", "داخل", 1)
    assert text != first.text
    policies = [replace(GOLD[0], siglum=siglum) for siglum in "abc"]
    policies.append(
        edited(replace(GOLD[0], siglum="d"), lambda item: replace(item, text=text) if item == first else item)
    )
    (one,) = cohort.departures(compare(policies))
    assert (one.siglum, one.kind, one.share) == ("d", "changed", 0.25)


def test_a_mistake_that_all_copied_is_said_to_be_inherited() -> None:
    def doubled(policy: Policy) -> Policy:
        return edited(policy, lambda item: replace(item, text=item.text.replace("المستفيد ", "المستفيد المستفيد ", 1)))

    policies = [doubled(replace(GOLD[0], siglum=siglum)) for siglum in ("a", "b", "template")]
    comparison = compare([*policies, replace(GOLD[0], siglum="c")], baseline="template")
    found = [one for one in cohort.inherited(comparison) if one.code == "doubled_word"]
    assert found and all(one.sigla == ("a", "b", "template") and one.template for one in found)
    assert {one.share for one in found} == {0.75}
    lone = compare([doubled(replace(GOLD[0], siglum="a")), replace(GOLD[0], siglum="b")])
    assert not [one for one in cohort.inherited(lone) if one.code == "doubled_word"]


# --- the Python API -----------------------------------------------------------------------------------


def test_a_comparison_gives_its_rows_facts_and_divergences() -> None:
    comparison = gold()
    assert all(isinstance(row, Row) for row in comparison.items())
    assert comparison.facts() == comparison.facts and len(comparison.facts()) == 9
    assert len(list(comparison.divergences())) == len(list(comparison.items())) + len(comparison.facts())
    assert len(comparison.to_frame()) == len(list(comparison.divergences()))


def test_a_baseline_may_be_a_file_that_is_not_compared(tmp_path: Path) -> None:
    texts = ["أولاً: الهدف العام\nتقديم خدمة متميزة للمستفيدين", "أولاً: الهدف العام\nتقديم خدمة سريعة للمستفيدين"]
    files = [tmp_path / name for name in ("one.txt", "two.txt", "template.txt")]
    for file, text in zip(files, [*texts, texts[0]], strict=True):
        file.write_text(text, encoding="utf-8")
    comparison = policy_diff.compare(files[:2], baseline=str(files[2]))
    assert comparison.baseline == "template" and comparison.sigla == ("one", "template", "two")
    read = [policy_diff.read(file) for file in files]
    assert policy_diff.compare(read[:2], baseline=str(files[2])).baseline == "template"
    assert policy_diff.compare(read, baseline=str(files[2])).sigla == comparison.sigla
    with pytest.raises(UsageError, match="no such policy"):
        policy_diff.compare(files[:2], baseline=str(tmp_path / "nobody.txt"))


def test_the_document_says_where_each_stands() -> None:
    document = json.loads(comparison_json(gold()))
    assert document["clusters"] == [["000", "001", "002", "003", "004"]]
    assert [len(row) for row in document["distances"]] == [5] * 5
    assert document["departures"]["004"]["missing"] > 0
    (time,) = [fact for fact in document["facts"] if fact["key"] == "response_time"]
    assert time["standings"]["003"]["sentence"]["en"] == "Longer than 3 of 3."
    moved = {row["id"] for s in document["sections"] for row in s["rows"] if row["divergence"]["class"] == "moved"}
    assert moved == {row.id for row in gold().items() if row.divergence.kind is DivergenceClass.MOVED}
