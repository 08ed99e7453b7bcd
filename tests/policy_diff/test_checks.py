"""Each check finds its examples and is silent on its counter-examples; the list is short, sorted and sourced."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from policy_diff import checks, pipeline
from policy_diff.checks import CHECKS, Check, Example, check, examined
from policy_diff.model import SEVERITIES
from tests.conftest import CORPUS
from tests.policy_diff.check_material import policy_of

PACKAGE = Path(checks.__file__).parent
NOT_CHECKS = {"__init__", "examined", "usual_spelling", "latin_names"}
FOUND = [(each, example) for each in CHECKS for example in each.EXAMPLES]
SILENT = [(each, example) for each in CHECKS for example in each.CLEAN]
ORIGINALS = sorted((CORPUS / "originals").glob("*.txt"))


def name(value: object) -> str:
    return value.CODE if hasattr(value, "CODE") else ""


def test_every_file_is_registered_under_its_own_name() -> None:
    files = {path.stem for path in PACKAGE.glob("*.py")} - NOT_CHECKS
    assert {each.CODE for each in CHECKS} == files
    assert len(CHECKS) == len(files)


@pytest.mark.parametrize("each", CHECKS, ids=name)
def test_it_explains_itself(each: Check) -> None:
    assert each.SEVERITY in SEVERITIES[1:]
    assert each.EXAMPLES and each.CLEAN
    assert each.__doc__ and "leaves alone" in " ".join(each.__doc__.split())
    for said in (each.SAYS, each.MEANS):
        assert said.ar and said.en
    for sentence in (each.SAYS, each.MEANS):
        for word in ("complian", "comply", "violat", "امتثال", "مخالف"):
            assert word not in sentence.en.lower() and word not in sentence.ar, "no check speaks of compliance"


@pytest.mark.parametrize(("each", "example"), FOUND, ids=name)
def test_it_finds_its_examples(each: Check, example: Example) -> None:
    policy = policy_of(example)
    found = list(each.find(examined(policy, example.on, example.beside)))
    assert found, example
    for one in found:
        assert one.code == each.CODE
        assert one.message.ar and one.message.en and "{" not in one.message.ar + one.message.en
        assert one.lines is None or 1 <= one.lines.first <= one.lines.last <= len(policy.traced.lines)
        words = one.quote.replace("…", " ").split()
        text = " ".join((policy.title, policy.traced.text, *(section.heading for section in policy.sections)))
        assert all(word in text for word in words), "a quote is the policy's own words"


@pytest.mark.parametrize(("each", "example"), SILENT, ids=name)
def test_it_is_silent_on_its_counter_examples(each: Check, example: Example) -> None:
    assert list(each.find(examined(policy_of(example), example.on, example.beside))) == []


def test_like_slips_in_prose_are_no_cells() -> None:
    slips = ("تدرس اللجنة اللجنة الطلب.", "تحيل اللجنة اللجنة الطلب.", "ترفع اللجنة اللجنة التقرير.")
    clauses = tuple(("procedure_steps", each) for each in (*slips, "ترفع اللجنة التقرير إلى المجلس إلى المجلس."))
    found = [one for one in check(policy_of(Example(clauses=clauses))) if one.code == "doubled_word"]
    assert len(found) == 4


def test_references_by_name_are_looked_up_among_many_captions() -> None:
    captions = [("scope", f"آلية الصرف {n * 7919 % 99991} للجهة: يرفع المنسق طلبه.") for n in range(900)]
    named = [("scope", f"وفق ما ورد في بند «ضوابط السلف {n} المعتمدة» من هذه السياسة.") for n in range(300)]
    there = [("scope", "وفق ما ورد في بند «آلية الصرف 7919 للجهات» من هذه السياسة.")]
    headings = {"scope": "1. النطاق", "purpose": "2. الغرض", "review": "3. المراجعة"}
    others = [("purpose", "تنظيم العمل."), ("review", "كل سنة.")]
    policy = policy_of(Example(clauses=(*captions, *named, *there, *others), headings=headings, policy_type="generic"))
    each = next(each for each in CHECKS if each.CODE == "reference_missing")
    assert len(list(each.find(examined(policy)))) == 300


def test_the_gravest_come_first() -> None:
    policy = policy_of(
        Example(clauses=(("preamble", "تضع جمعية ............ السياسات."), ("tools", "دليل دليل العمل.")))
    )
    order = [SEVERITIES.index(one.severity) for one in check(policy)]
    assert order == sorted(order, reverse=True) and len(set(order)) > 1


def test_a_threshold_is_reached_by_what_is_as_grave() -> None:
    (low,) = [
        one for one in check(policy_of(Example(clauses=(("tools", "دليل دليل العمل."),)))) if one.code == "doubled_word"
    ]
    assert checks.reached((low,), "low") and not checks.reached((low,), "medium")
    assert not checks.reached((replace(low, severity="high"),), "none")


@pytest.mark.parametrize("path", ORIGINALS, ids=lambda path: path.stem[:3])
def test_the_list_is_short(path: Path) -> None:
    found = check(pipeline.read(path))
    assert 1 <= len(found) <= 10


def codes(number: str) -> set[str]:
    (path,) = [path for path in ORIGINALS if path.stem.startswith(number)]
    return {one.code for one in check(pipeline.read(path))}


def test_what_a_consultant_sees_in_the_five() -> None:
    assert "reply_floor_only" in codes("000") and "approval_missing" not in codes("000")
    assert {"association_blank", "reply_floor_only"} <= codes("001")
    assert {"approval_missing", "reply_floor_only"} <= codes("002")
    assert "licence_missing" not in codes("002")
    assert "reply_floor_only" in codes("003")
    assert {"approval_missing", "leftover_word", "reply_unquantified", "title_missing"} <= codes("004")


def test_policies_examined_together_know_of_each_other() -> None:
    types = ("beneficiary_relations", "fundraising", "volunteers", "whistleblowing")
    clause = (("other", "ويفصح عنها وفق سياسة تعارض المصالح."),)
    policies = [policy_of(Example(clauses=clause, policy_type=kind)) for kind in types]
    for _, found in checks.check_all(policies):
        assert "policy_absent" in {one.code for one in found}
    conflict = policy_of(Example(clauses=clause, policy_type="conflict_of_interest"))
    stranger = policy_of(Example(clauses=clause, policy_type="data_privacy", association="جمعية النور"))
    for policy, found in checks.check_all([*policies, conflict, stranger]):
        assert "policy_absent" not in {one.code for one in found}, policy.policy_type
