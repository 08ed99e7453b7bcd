"""The time of the reply by its role in the sentence; any text in any order, without a crash, in linear time."""

from __future__ import annotations

import sys
import tomllib
from itertools import pairwise
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_diff.facts.clauses import Clause
from policy_diff.facts.duration import durations
from policy_diff.facts.kinds import statements
from policy_diff.facts.reply import find
from policy_diff.facts.words import tokens
from policy_diff.model import Fact, Lines
from policy_diff.profiles import profile, types
from tests.conftest import ROOT

SENTENCES: list[dict[str, Any]] = tomllib.loads(
    (ROOT / "tests" / "cases" / "replies.toml").read_text(encoding="utf-8")
)["sentence"]
#: words of all kinds that the rules look for, and what damage makes of them
WORDS = (
    "لا تقل عن خلال مدة مهلة بمهلة يمهل نقل ثلاثة عشر وعشرون يوماً يومي عمل شهر شهرين سنة كل اثنين نصف و ونصف ألف 10 ١٥"
    " ( ) ، . : / - بعد قبل مضي مرور على ألا يتأخر الرد ترد اللجنة على الطلب الشكوى من تاريخ استلامه كحد أدنى أقصى بحد"
    " ريال ٪ %"
    " لايقل ليقل التزيد ......... تتجاوز يتجاوز إلى حتى ما بين أسبوع أسبوعين مرة مرتين في المائة عضوين"
).split()
MARKED = st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=40).map(" ".join)


def reply_to(text: str, policy_type: str, section: str = "other") -> Fact:
    """The reply time of a policy of one clause."""
    steps = policy_type in types() and profile(policy_type).section("procedure_steps") is not None
    return find([Clause(text, Lines(1, 1), section, "", policy_type)], with_steps=steps)


def says(fact: Fact, wanted: dict[str, Any]) -> bool:
    """Whether the fact has the value wanted."""
    if fact.status != "stated" or not isinstance(fact.value, dict):
        return False
    value = dict(fact.value)
    if wanted["bound"] == "range":
        ends = [value["min"], value["max"]] if value["bound"] == "range" else []
        return [(end["count"], end["unit"]) for end in ends] == [(wanted[k], wanted["unit"]) for k in ("min", "max")]
    found = (value["bound"], value["count"], value["unit"], value["working_days"])
    return found == (wanted["bound"], wanted["count"], wanted["unit"], wanted.get("working_days", False))


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case["text"][:40])
def test_a_sentence_states_its_reply_and_no_other(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if case.get("missed"):
        request.applymarker(pytest.mark.xfail(strict=True, reason="known failure"))
    fact = reply_to(case["text"], case["policy_type"])
    assert says(fact, case["reply"]) if "reply" in case else fact.status == "not_stated"


def chosen(*texts: str, policy_type: str) -> str:
    """The wording of the reply among clauses of a section that deals with requests."""
    clauses = [Clause(text, Lines(1, 1), "procedures", "", policy_type) for text in texts]
    return find(clauses, with_steps=policy_type == "beneficiary_relations").text


def test_what_reaches_who_asked_counts_before_a_study() -> None:
    study, answer = "تفحص اللجنة البلاغ خلال أسبوع من تسجيله", "وتخبر المبلغ بالنتيجة خلال شهر من تسجيله"
    assert chosen(study, answer, policy_type="whistleblowing") == "خلال شهر"
    assert chosen(answer, study, policy_type="whistleblowing") == "خلال شهر"


def test_the_type_says_what_the_reply_is_to() -> None:
    request, complaint = "يرد على الطلب خلال شهر من تقديمه", "يرد على الشكوى خلال أسبوع من تقديمها"
    assert chosen(complaint, request, policy_type="volunteers") == "خلال شهر"
    assert reply_to(complaint, "human_resources").text == "خلال أسبوع"


def test_two_that_are_as_likely_leave_it_unclear() -> None:
    two = ("ترد اللجنة على المبلغ خلال شهر", "ترد الإدارة على المبلغ خلال أسبوع")
    clauses = [Clause(text, Lines(1, 1), "procedures", "", "whistleblowing") for text in two]
    assert find(clauses, with_steps=False).status == "unclear"


@settings(max_examples=150, deadline=None)
@given(MARKED)
def test_any_text_is_read(text: str) -> None:
    """No crash, spans inside the text and in order, the same twice."""
    found = durations(text)
    assert [one.text for one in found] == [text[one.start : one.stop] for one in found]
    assert all(a.stop <= b.start for a, b in pairwise(found))
    clause = Clause(text, Lines(1, 1), "other", "", "volunteers")
    assert find([clause], with_steps=False) == find([clause], with_steps=False)
    assert statements([clause]) == statements([clause])


def calls(text: str) -> int:
    """How many functions are called for all that one clause states: the same on every machine."""
    durations.cache_clear()
    tokens.cache_clear()
    clause = Clause(text, Lines(1, 1), "procedures", "", "whistleblowing")
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        statements([clause])
        find([clause], with_steps=False)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "part", ["لا تقل عن ثلاثة أيام ", "خلال شهر ترد اللجنة على الطلب ", "1000 و 2000 و ", "كل اثنين "]
)
def test_long_clauses_take_linear_time(part: str) -> None:
    """Four times the text takes four times the calls; quadratic would be sixteen."""
    calls(part * 20)
    assert calls(part * 200) <= 5 * calls(part * 50)
