"""The collation of policies: the gold divergences, properties on mutated copies, and hard pairs."""

from __future__ import annotations

import importlib.util
import random
import subprocess
import sys
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from normalizers import TracedText
from policy_diff.collate import compare
from policy_diff.collate.similarity import key_of
from policy_diff.model import Comparison, DivergenceClass, Fact, Item, Lines, Policy, Row, Section, Source

HERE = Path(__file__).resolve().parent
PAIRS = tomllib.loads((HERE.parent / "cases" / "collate_pairs.toml").read_text(encoding="utf-8"))["case"]
PLAIN = {DivergenceClass.IDENTICAL, DivergenceClass.ORTHOGRAPHIC}


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


material = _load(HERE / "collate_material.py")
GOLD: list[Policy] = material.gold_policies()
WANTED: dict[str, Any] = yaml.safe_load((material.GOLD / "divergences.yaml").read_text(encoding="utf-8"))
FAMILIES = {name: policies for name, policies, _ in material.written_families()}


@cache
def gold() -> Comparison:
    return compare(GOLD)


def rows_of(comparison: Comparison, key: str) -> Sequence[Row]:
    return next((section.rows for section in comparison.sections if section.key == key), ())


def all_rows(comparison: Comparison) -> list[Row]:
    return [row for section in comparison.sections for row in section.rows]


def row_with(comparison: Comparison, key: str, text: str) -> Row:
    found = [
        row
        for row in rows_of(comparison, key)
        if any(reading and key_of(text) in key_of(reading.text) for reading in row.readings.values())
    ]
    assert len(found) == 1, f"«{text}» is in {len(found)} rows"
    return found[0]


def holding(row: Row) -> list[str]:
    return sorted(siglum for siglum, reading in row.readings.items() if reading)


def divergent(comparison: Comparison) -> list[tuple[str, DivergenceClass]]:
    facts = [(fact.key, fact.divergence.kind) for fact in comparison.facts]
    rows = [(row.id, row.divergence.kind) for row in all_rows(comparison)]
    return [(name, kind) for name, kind in [*facts, *rows] if kind not in PLAIN]


def shown(comparison: Comparison) -> Any:
    """Everything of a comparison but the policies themselves."""
    return comparison.sections, comparison.facts, comparison.sigla


# --- the five seeds ---------------------------------------------------------------------------------


@pytest.mark.parametrize("key", WANTED["facts"])
def test_gold_facts(key: str) -> None:
    fact = next(fact for fact in gold().facts if fact.key == key)
    assert fact.divergence.kind == WANTED["facts"][key]["class"]
    assert sorted(map(list, fact.divergence.groups)) == sorted(WANTED["facts"][key]["groups"])


@pytest.mark.parametrize("key", WANTED["sections_present"])
def test_gold_sections(key: str) -> None:
    present = {siglum for row in rows_of(gold(), key) for siglum in holding(row)}
    assert sorted(present) == WANTED["sections_present"][key]


@pytest.mark.parametrize("key", ["channels", "tools"])
def test_gold_lists_have_no_wrong_pair(key: str) -> None:
    rows = rows_of(gold(), key)
    assert len(rows) == len(WANTED[key])
    for name, who in WANTED[key].items():
        exact = [row for row in rows if any(r and key_of(r.text) == key_of(name) for r in row.readings.values())]
        assert [holding(row) for row in exact] == [who], name


@pytest.mark.parametrize("wanted", WANTED["items"], ids=lambda wanted: str(wanted["section"]))
def test_gold_items(wanted: dict[str, Any]) -> None:
    row = row_with(gold(), wanted["section"], wanted["contains"])
    assert row.divergence.kind.value in wanted.get("class", [row.divergence.kind.value])
    groups = sorted(map(list, row.divergence.groups))
    assert groups == sorted(wanted.get("groups", groups))
    missing = sorted(set(gold().sigla) - set(holding(row)))
    assert missing == wanted.get("missing", missing)


def test_a_paragraph_printed_as_one_is_cut_where_the_others_end() -> None:
    preamble = rows_of(gold(), "preamble")
    assert [len(holding(row)) for row in preamble] == [5, 5]
    readings = [row.readings["001"] for row in preamble]
    whole = next(GOLD[1].sections[0].walk()).text
    assert " ".join(reading.text for reading in readings if reading).split() == whole.split()


def test_the_explanation_names_who_says_what() -> None:
    sentence = next(fact for fact in gold().facts if fact.key == "response_time").divergence.explanation
    assert "تنص جمعيتان (000، 001) على مدة لا تقل عن أسبوعين" in sentence.ar
    assert "two associations (000, 001) state at least 2 weeks" in sentence.en
    for divergence in gold().divergences():
        assert divergence.explanation.ar.endswith(".") and divergence.explanation.en.endswith(".")
        assert "{" not in divergence.explanation.ar + divergence.explanation.en


# --- properties -------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_policies_does_not_matter(seed: int) -> None:
    policies = list(GOLD)
    random.Random(seed).shuffle(policies)
    assert shown(compare(policies)) == shown(gold())


@pytest.mark.parametrize("kind", ["whistleblowing"])
def test_the_order_of_a_cohort_does_not_matter(kind: str) -> None:
    """Seven policies by four drafters, sections of their own among them."""
    policies = [material.written_policy(path) for path in sorted((material.WRITTEN / kind).glob("*.toml"))]
    assert shown(compare(policies[::-1])) == shown(compare(policies))


@pytest.mark.parametrize("name", sorted(FAMILIES))
def test_swapping_two_policies_changes_nothing(name: str) -> None:
    one, other = FAMILIES[name][:2]
    assert shown(compare([one, other])) == shown(compare([other, one]))


@pytest.mark.parametrize("name", sorted(FAMILIES)[::2])
def test_two_policies_that_change_names_mirror(name: str) -> None:
    """What the first is to the second, the second is to the first: same rows, same classes."""

    def said(first: Policy, second: Policy, one: str, other: str) -> list[tuple[str, str, str]]:
        rows = all_rows(compare([replace(first, siglum=one), replace(second, siglum=other)]))
        texts = [[row.readings[siglum] for siglum in (one, other)] for row in rows]
        return sorted(
            (row.divergence.kind.value, *(reading.text if reading else "" for reading in readings))
            for row, readings in zip(rows, texts, strict=True)
        )

    one, other = FAMILIES[name][:2]
    assert said(one, other, "a", "b") == said(one, other, "b", "a")


def test_names_of_policies_do_not_matter() -> None:
    renamed = [replace(policy, siglum=f"z{9 - int(policy.siglum)}") for policy in GOLD]
    back = {f"z{9 - int(policy.siglum)}": policy.siglum for policy in GOLD}
    for mine, theirs in zip(all_rows(gold()), all_rows(compare(renamed)), strict=True):
        assert mine.readings == {back[siglum]: reading for siglum, reading in theirs.readings.items()}


@pytest.mark.parametrize("policy", [*GOLD, *(policies[0] for policies in FAMILIES.values())])
def test_a_policy_against_itself_is_identical(policy: Policy) -> None:
    comparison = compare([replace(policy, siglum="a"), replace(policy, siglum="b"), replace(policy, siglum="c")])
    assert {divergence.kind for divergence in comparison.divergences()} == {DivergenceClass.IDENTICAL}
    assert {divergence.severity for divergence in comparison.divergences()} == {"none"}
    assert len(all_rows(comparison)) == sum(len(list(section.walk())) for section in policy.sections)


def test_ids_are_stable_and_unique() -> None:
    ids = [row.id for row in all_rows(gold())]
    assert len(set(ids)) == len(ids)
    assert ids == [row.id for row in all_rows(compare(GOLD[::-1]))]
    assert rows_of(gold(), "procedure_steps")[4].id == "procedure_steps-05"


# --- one change in a copy is reported as that change, and nothing else --------------------------------


def against_copy(policy: Policy, change: Callable[[Item], Item | None]) -> Comparison:
    return compare([replace(policy, siglum="a"), material.edited(replace(policy, siglum="b"), change)])


def leaves(policy: Policy) -> list[Item]:
    return [item for section in policy.sections for item in section.walk() if not item.items]


@pytest.mark.parametrize("policy", GOLD, ids=lambda policy: str(policy.siglum))
def test_a_dropped_item_is_missing(policy: Policy) -> None:
    for dropped in leaves(policy)[::3]:
        comparison = against_copy(policy, lambda item, dropped=dropped: None if item == dropped else item)
        assert [kind for _, kind in divergent(comparison)] == [DivergenceClass.MISSING], dropped.text


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("أسبوعين", "ثلاثة أسابيع", DivergenceClass.SUBSTANTIVE),
        ("لا تقل عن", "لا تزيد على", DivergenceClass.SUBSTANTIVE),
        ("للجنة البحث", "لمجلس الإدارة", DivergenceClass.SUBSTANTIVE),
        ("لا للعقاب", "للعقاب", DivergenceClass.SUBSTANTIVE),
        ("بلباقة واحترام", "بلطف واحترام", DivergenceClass.WORDING),
        ("الإجابة", "الاجابة", DivergenceClass.ORTHOGRAPHIC),
    ],
)
def test_a_changed_word_is_reported_by_what_it_changes(before: str, after: str, kind: DivergenceClass) -> None:
    comparison = against_copy(GOLD[1], lambda item: replace(item, text=item.text.replace(before, after)))
    found = {row.divergence.kind for row in all_rows(comparison)} - {DivergenceClass.IDENTICAL}
    assert found == {kind}


def moved(policy: Policy, key: str, source: int, target: int, text: str | None = None) -> Policy:
    def over(section: Section) -> Section:
        items = list(section.items)
        item = items.pop(source)
        items.insert(target, replace(item, text=text or item.text))
        return replace(section, items=tuple(items)) if section.key == key else section

    return replace(policy, sections=tuple(over(s) if s.key == key else s for s in policy.sections))


@pytest.mark.parametrize("policy", GOLD, ids=lambda policy: str(policy.siglum))
@pytest.mark.parametrize(("source", "target"), [(0, 4), (5, 1), (2, 5)])
def test_a_moved_item_is_moved_once(policy: Policy, source: int, target: int) -> None:
    copy = moved(replace(policy, siglum="b"), "procedure_steps", source, target)
    comparison = compare([replace(policy, siglum="a"), copy])
    assert [kind for _, kind in divergent(comparison)] == [DivergenceClass.MOVED]
    row = next(row for row in all_rows(comparison) if row.moved)
    assert len(row.moved) == 1 and len(holding(row)) == 2


def test_a_moved_and_edited_item_shows_both() -> None:
    section = GOLD[0].section("procedure_steps")
    assert section is not None
    text = section.items[4].text.replace("أسبوعين", "شهر")
    copies = [replace(GOLD[0], siglum=siglum) for siglum in ("a", "b")]
    copy = moved(replace(GOLD[0], siglum="c"), "procedure_steps", 4, 0, text)
    row = row_with(compare([*copies, copy]), "procedure_steps", "شهر")
    assert row.divergence.kind is DivergenceClass.SUBSTANTIVE
    assert row.moved == ("c",)
    assert row.divergence.groups == (("a", "b"), ("c",))
    assert "«شهر»" in row.divergence.explanation.ar and "في موضع آخر" in row.divergence.explanation.ar


def test_an_item_that_crosses_into_another_section_is_moved() -> None:
    policy = GOLD[0]
    step = next(s for s in policy.sections if s.key == "procedure_steps").items[1]
    away = material.edited(replace(policy, siglum="c"), lambda item: None if item == step else item)
    sections = tuple(replace(s, items=(*s.items, step)) if s.key == "general_goal" else s for s in away.sections)
    comparison = compare([replace(policy, siglum="a"), replace(policy, siglum="b"), replace(away, sections=sections)])
    assert divergent(comparison) == [("procedure_steps-02", DivergenceClass.MOVED)]
    assert row_with(comparison, "procedure_steps", step.text).moved == ("c",)


def test_a_paragraph_cut_in_two_is_not_a_divergence() -> None:
    policy = GOLD[2]
    first = policy.sections[0].items[0]
    half = first.text.index("وتشكل")
    parts = (replace(first, text=first.text[:half].strip()), replace(first, text=first.text[half:]))
    cut = replace(policy.sections[0], items=(*parts, *policy.sections[0].items[1:]))
    copy = replace(policy, siglum="c", sections=(cut, *policy.sections[1:]))
    comparison = compare([replace(policy, siglum="a"), replace(policy, siglum="b"), copy])
    assert divergent(comparison) == []


@pytest.mark.parametrize(
    ("count", "clauses", "words", "least"), [(60, 0.2, 0.12, 0.985), (25, 1.0, 0.12, 0.95), (25, 1.0, 0.3, 0.92)]
)
def test_mutated_copies_of_the_gold_find_their_rows(count: int, clauses: float, words: float, least: float) -> None:
    benchmark = _load(HERE.parents[1] / "benchmarks" / "collate.py")
    policies, origins = benchmark.population(count, clauses=clauses, words=words)
    assert benchmark.accuracy(compare(policies), origins) >= least


# --- facts ------------------------------------------------------------------------------------------


def with_fact(policy: Policy, siglum: str, fact: Fact) -> Policy:
    return replace(policy, siglum=siglum, facts={**policy.facts, fact.key: fact})


def duration(**value: Any) -> Fact:
    return Fact(key="response_time", status="stated", value=value, text=str(value))


def response_time(*facts: Fact) -> Any:
    policies = [with_fact(GOLD[0], siglum, fact) for siglum, fact in zip("abcd", facts, strict=False)]
    return next(fact for fact in compare(policies).facts if fact.key == "response_time").divergence


def test_two_weeks_and_fourteen_days_are_one_value() -> None:
    weeks = duration(bound="min", count=2, unit="week", days=14)
    days = duration(bound="min", count=14, unit="day", days=14)
    divergence = response_time(weeks, days)
    assert divergence.kind is DivergenceClass.WORDING
    assert divergence.groups == (("a", "b"),)


def test_floor_and_ceiling_are_not_one_value() -> None:
    floor, ceiling = (duration(bound=bound, count=2, unit="week", days=14) for bound in ("min", "max"))
    assert response_time(floor, ceiling, floor).groups == (("a", "c"), ("b",))
    assert response_time(floor, ceiling).kind is DivergenceClass.SUBSTANTIVE
    assert response_time(floor, ceiling).severity == "high"


def test_what_is_unclear_agrees_with_nothing() -> None:
    unclear = Fact(key="response_time", status="unclear", text="؟")
    divergence = response_time(unclear, unclear, duration(bound="min", count=2, unit="week", days=14))
    assert divergence.kind is DivergenceClass.UNCLEAR
    assert divergence.groups == (("a",), ("b",), ("c",))


def test_a_reading_that_could_not_be_read_is_unclear_and_agrees_with_nothing() -> None:
    comparison = against_copy(GOLD[0], lambda item: replace(item, text="…") if "استكمال" in item.text else item)
    assert divergent(comparison) == [("procedure_steps-06", DivergenceClass.UNCLEAR)]
    row = row_with(comparison, "procedure_steps", "استكمال")
    assert row.divergence.groups == (("a",), ("b",))


# --- baselines, errors, hard pairs --------------------------------------------------------------------


def test_a_baseline_is_what_others_are_held_against() -> None:
    row = row_with(compare(GOLD, baseline="003"), "procedure_steps", "خلال مدة لا تقل عن شهر")
    assert "حيث تكتب جمعية (003) «شهر»" in row.divergence.explanation.ar
    assert compare(GOLD, baseline="003").baseline == "003"


def test_wrong_calls_say_what_is_possible() -> None:
    with pytest.raises(ValueError, match=r"no policy has the siglum nobody.*consensus, 000, 001"):
        compare(GOLD, baseline="nobody")
    with pytest.raises(ValueError, match="two policies have the siglum 000"):
        compare([GOLD[0], GOLD[0]])
    with pytest.raises(ValueError, match="no policy was given"):
        compare([])


def lists(siglum: str, section: str, texts: Sequence[str]) -> Policy:
    items = tuple(Item(text=text, lines=Lines(at, at)) for at, text in enumerate(texts, 1))
    return Policy(
        source=Source(path=f"{siglum}.txt", sha256=""),
        siglum=siglum,
        policy_type="beneficiary_relations",
        traced=TracedText(""),
        sections=(Section(key=section, heading="", lines=Lines(1, len(texts)), items=items),),
    )


@pytest.mark.parametrize("case", PAIRS, ids=[case["why"] for case in PAIRS])
def test_hard_pairs(case: dict[str, Any]) -> None:
    comparison = compare([lists("one", case["section"], case["one"]), lists("other", case["section"], case["other"])])
    found = [[row.readings[side] for side in ("one", "other")] for row in all_rows(comparison)]
    pairs = [[reading.text for reading in pair if reading] for pair in found if None not in pair]
    assert sorted(pairs) == sorted(case["pairs"])
    assert len(found) == len(case["one"]) + len(case["other"]) - len(case["pairs"])


def test_small_comparisons_do_without_the_solver() -> None:
    """Its import costs more than the comparison; a fresh interpreter shows whether it was needed."""
    code = """
import sys
sys.path[:0] = sys.argv[1:]
from collate_material import gold_policies
from policy_diff.collate import compare
compare(gold_policies())
print([name for name in ("scipy", "pandas") if name in sys.modules])
"""
    command = [sys.executable, "-c", code, str(HERE), str(HERE.parents[1])]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
