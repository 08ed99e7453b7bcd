"""Whole sections: moved, under another name, unknown to the profile; parents that move with what is below them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from policy_diff.collate import compare
from policy_diff.model import Comparison, DivergenceClass, Item, Lines, Policy, Section
from tests.policy_diff.collate_material import WRITTEN, gold_policies, written_policy

PLAIN = {DivergenceClass.IDENTICAL, DivergenceClass.ORTHOGRAPHIC}
GOLD = gold_policies()[0]
WHISTLE = written_policy(WRITTEN / "whistleblowing" / "ghiras.toml")


def against(copy: Policy, original: Policy) -> Comparison:
    return compare([replace(original, siglum="a"), replace(copy, siglum="b")])


def differing(comparison: Comparison) -> list[tuple[str, str]]:
    return [(row.id, row.divergence.kind.value) for row in comparison.items() if row.divergence.kind not in PLAIN]


def reordered(policy: Policy, source: int, target: int) -> Policy:
    sections = list(policy.sections)
    sections.insert(target, sections.pop(source))
    return replace(policy, sections=tuple(sections))


@pytest.mark.parametrize(("source", "target"), [(2, 6), (6, 1), (3, 4)])
def test_a_moved_section_is_one_row_and_its_clauses_have_not_moved(source: int, target: int) -> None:
    comparison = against(reordered(WHISTLE, source, target), WHISTLE)
    (row,) = [row for row in comparison.items() if row.divergence.kind not in PLAIN]
    assert row.is_heading and row.divergence.kind is DivergenceClass.MOVED
    assert row.id.endswith("-00") and len(row.moved) == 1
    assert all(reading and reading.position == 0 for reading in row.readings.values())
    assert "القسم كله في موضع آخر" in row.divergence.explanation.ar
    assert row.divergence.explanation.en.endswith("the whole section in another place.")


def test_the_shorter_of_two_sections_that_changed_places_has_moved() -> None:
    numbers = {section.key: at for at, section in enumerate(WHISTLE.sections)}
    at = numbers["confidentiality"]
    sizes = [sum(1 for _ in WHISTLE.sections[number].walk()) for number in (at - 1, at)]
    comparison = against(reordered(WHISTLE, at, at - 1), WHISTLE)
    (row,) = [row for row in comparison.items() if row.is_heading]
    moved = WHISTLE.sections[at - 1 if sizes[0] < sizes[1] else at]
    assert row.readings["a"] and row.readings["a"].text == moved.heading


def test_clauses_of_a_moved_section_that_were_edited_are_seen() -> None:
    copy = reordered(WHISTLE, 3, 6)
    sections = [
        replace(section, items=(replace(section.items[0], text=section.items[0].text + " خلال ثلاثة أيام"), *rest))
        if number == 6 and (rest := section.items[1:])
        else section
        for number, section in enumerate(copy.sections)
    ]
    kinds = sorted(kind for _, kind in differing(against(replace(copy, sections=tuple(sections)), WHISTLE)))
    assert kinds == ["moved", "substantive"]


@pytest.mark.parametrize("key", ["other", "reporting_channels"])
def test_a_section_under_another_name_is_the_same_section(key: str) -> None:
    """The profile did not know its heading, or took it for another: its clauses say which section it is."""
    renamed = tuple(
        replace(section, key=key, heading="كيف نعمل") if section.key == "procedure_steps" else section
        for section in GOLD.sections
    )
    comparison = against(replace(GOLD, sections=renamed), GOLD)
    assert differing(comparison) == []
    assert "procedure_steps" in {section.key for section in comparison.sections}


def test_an_unknown_section_goes_with_its_heading() -> None:
    """Numbered otherwise and reworded: alike enough within one section, and not if they stood in two."""
    one = _other("a", [("ثامناً: الشكاوى والمقترحات", ["تقيد الشكوى في السجل يوم ورودها وتسند إلى موظف محايد"])])
    said = "تقيد الشكوى في الدفتر فور ورودها ويكلف بدراستها عامل محايد"
    other = _other("b", [("7. سرية الملفات", ["الملفات مصونة"]), ("9. الشكاوى والمقترحات", [said])])
    rows = [[bool(reading) for reading in row.readings.values()] for row in compare([one, other]).items()]
    assert sorted(rows) == [[False, True], [True, True]]
    elsewhere = _other("b", [("7. سرية الملفات", ["الملفات مصونة"]), ("9. العلاقة بين اليتيم وكافله", [said])])
    assert len(list(compare([one, elsewhere]).items())) == 3


def test_unknown_sections_that_changed_places_are_moved_once() -> None:
    parts = [
        ("الشكاوى", ["تقيد الشكوى في السجل يوم ورودها", "تسند الشكوى إلى موظف لم يكن طرفاً فيها"]),
        ("سرية الملفات", ["لا يطلع على الملف إلا من كلف بدراسته", "تحفظ الملفات في خزانة مقفلة بعد الدوام"]),
        ("المندوبون", ["يحمل المندوب بطاقة تعريف سارية"]),
    ]
    comparison = compare([_other("a", parts), _other("b", [parts[2], *parts[:2]])])
    assert differing(comparison) == [("other-00", "moved")]


def _other(siglum: str, parts: Sequence[tuple[str, Sequence[str]]]) -> Policy:
    sections, line = [], 1
    for heading, texts in parts:
        items = tuple(Item(text=text, lines=Lines(line + at, line + at)) for at, text in enumerate(texts, 1))
        sections.append(Section(key="other", heading=heading, lines=Lines(line, line + len(texts)), items=items))
        line += 1 + len(texts)
    return replace(GOLD, siglum=siglum, policy_type="generic", sections=tuple(sections), facts={})


def test_what_stands_below_a_clause_moves_with_it() -> None:
    section = next(s for s in GOLD.sections if any(item.items for item in s.items) and len(s.items) > 2)
    parent = next(at for at, item in enumerate(section.items) if item.items)
    items = list(section.items)
    moved = items.pop(parent)
    items.insert(0 if parent else len(items), moved)
    copy = replace(section, items=tuple(items))
    sections = tuple(copy if one is section else one for one in GOLD.sections)
    comparison = against(replace(GOLD, sections=sections), GOLD)
    assert [kind for _, kind in differing(comparison)] == ["moved"]


def test_a_list_laid_out_flat_has_not_moved() -> None:
    def flat(items: Sequence[Item]) -> list[Item]:
        return [one for item in items for one in (replace(item, items=()), *flat(item.items))]

    sections = tuple(replace(section, items=tuple(flat(section.items))) for section in GOLD.sections)
    assert differing(against(replace(GOLD, sections=sections), GOLD)) == []
