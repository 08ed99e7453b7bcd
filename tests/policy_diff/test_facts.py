"""The nine facts: wordings as data, and the choice between several candidates."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from normalizers import TracedText
from policy_diff.facts import extract
from policy_diff.model import Fact, Item, Lines, Section
from policy_diff.profiles import FACT_KEYS
from policy_diff.segment import Segmented

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/facts.toml").read_text(encoding="utf-8"))["case"]


def facts(*clauses: tuple[str, str]) -> dict[str, Fact]:
    """The facts of a policy with these (section, text) clauses, one on each line; `cover` is no section."""
    text = "\n".join(text for _, text in clauses)
    sections = tuple(
        Section(key=key, heading="", lines=Lines(n, n), items=(Item(text=text, lines=Lines(n, n)),))
        for n, (key, text) in enumerate(clauses, 1)
        if key != "cover"
    )
    segmented = Segmented(policy_type="beneficiary_relations", title="", association="", sections=sections)
    return extract(segmented, TracedText(original=text))


@pytest.mark.parametrize("case", CASES, ids=[f"{case['fact']}: {case['text']}" for case in CASES])
def test_fact(case: dict[str, Any]) -> None:
    fact = facts((case["section"], case["text"]))[case["fact"]]
    assert fact.status == case.get("status", "stated" if "value" in case else "not_stated")
    value = case.get("value")
    if isinstance(value, dict):
        assert {key: fact.value[key] for key in value} == value
    else:
        assert fact.value == value
    if fact.status == "stated":
        assert fact.lines == Lines(1, 1)
        assert fact.text


def test_always_all_nine() -> None:
    found = facts(("other", "نص لا شيء فيه."))
    assert tuple(found) == FACT_KEYS
    assert {fact.status for fact in found.values()} == {"not_stated"}
    assert all(fact.value is None for fact in found.values())


def test_the_reply_is_chosen_among_other_durations() -> None:
    found = facts(
        ("channels", "ويرد الموظف على الرسائل المكتوبة خلال يومي عمل من وصولها."),
        ("procedure_steps", "تخبر اللجنة صاحب الطلب بقرارها بقبوله أو رفضه بعد مدة لا تقل عن أسبوع."),
        ("procedure_steps", "وله أن يتظلم خلال خمسة عشر يوماً من إبلاغه بالقرار."),
        ("other", "يجاب الشاكي عن شكواه خلال عشرة أيام."),
    )["response_time"]
    assert found.lines == Lines(2, 2)
    assert (found.value["bound"], found.value["count"], found.value["unit"]) == ("min", 1, "week")


def test_the_chair_is_the_line_under_the_role_or_above_it() -> None:
    under = facts(("approval", "رئيس مجلس الإدارة"), ("approval", "د. عمر بن صالح العتيق"))["board_chair"]
    above = facts(("approval", "د. عمر بن صالح العتيق"), ("approval", "رئيس مجلس الإدارة"))["board_chair"]
    assert (under.value, under.lines) == ("د. عمر بن صالح العتيق", Lines(2, 2))
    assert (above.value, above.lines) == ("د. عمر بن صالح العتيق", Lines(1, 1))


def test_steps_come_before_other_sections() -> None:
    found = facts(
        ("other", "يرفع الطلب إلى لجنة الاستثناءات لدراسته."),
        ("procedure_steps", "يرفع الطلب إلى لجنة المساعدات لدراسته."),
    )["reviewing_body"]
    assert found.value == "لجنة المساعدات"


def test_half_a_pair_of_dates_neither_agrees_nor_disagrees() -> None:
    found = facts(("approval", "بتاريخ 1445/10/29هـ"))["approval_dates_agree"]
    assert (found.status, found.value) == ("not_stated", None)


def test_an_approval_that_fell_apart_into_words_is_unclear_not_absent() -> None:
    """Some extractors give a word a line: the meeting and the date are there, and cannot be put together."""
    words = ("تم", "الاعتماد", "في", "اجتماع", "مجلس", "الإدارة", "بجلسته", "الرابعة", "بتاريخ", "13", "1445")
    found = facts(*(("channels", word) for word in words))
    for key in ("board_session", "approval_date_hijri", "approval_date_gregorian"):
        assert found[key].status == "unclear"
    whole = facts(("channels", "الاجتماع مع المستفيد"), ("tools", "نموذج اعتماد الطلب من المدير المباشر"))
    assert whole["board_session"].status == whole["approval_date_hijri"].status == "not_stated"
