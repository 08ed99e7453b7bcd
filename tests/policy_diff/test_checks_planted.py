"""Faults planted into whole policies of the corpus: each is found, and nothing is said that was not said before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest

from policy_diff.checks import check
from policy_diff.model import Item
from policy_diff.written import WrittenPolicy, witness
from tests.policy_diff.written_facts import part

#: of three drafters: numbered articles, plain headings, chapters
POLICIES = tuple(
    next(one for one in part("train") if one.policy_type == kind)
    for kind in ("conflict_of_interest", "volunteers", "anti_money_laundering")
)
#: an item is long enough to hold a fault with so many words
LONG = 12
Rewrite = Callable[[str], str]


def edited(policy: WrittenPolicy, rewrite: Rewrite) -> WrittenPolicy:
    """The policy with its first long plain item rewritten."""
    for number, section in enumerate(policy.sections):
        for at, item in enumerate(section.items):
            if section.key not in ("approval", "appendix") and len(item.text.split()) >= LONG and not item.items:
                new = replace(item, text=rewrite(item.text))
                items = (*section.items[:at], new, *section.items[at + 1 :])
                sections = (*policy.sections[:number], replace(section, items=items), *policy.sections[number + 1 :])
                return replace(policy, sections=sections)
    raise AssertionError(policy.path)


def with_more(policy: WrittenPolicy, text: str) -> WrittenPolicy:
    """The policy with a sentence added to that item."""
    return edited(policy, lambda said: f"{said.rstrip('.')}، {text}.")


def doubled(text: str, long: int) -> str:
    """The words after the fourth, so many of them, once more."""
    words = text.split()
    at = next(i for i in range(4, len(words)) if all(word.isalpha() and len(word) > 2 for word in words[i : i + long]))
    return " ".join([*words[: at + long], *words[at:]])


def without_approval(policy: WrittenPolicy) -> WrittenPolicy:
    return replace(policy, sections=tuple(one for one in policy.sections if one.key != "approval"))


def twice(policy: WrittenPolicy) -> WrittenPolicy:
    """A sentence with a time in one section, and with another time in the next."""
    said = "تحفظ كشوف الحضور في خزانة القسم المختص مدة {} ثم تتلف."
    first, second, *rest = policy.sections
    sections = [
        replace(section, items=(*section.items, Item(text=said.format(time), lines=section.lines)))
        for section, time in ((first, "خمس سنوات"), (second, "سبع سنوات"))
    ]
    return replace(policy, sections=(*sections, *rest))


FAULTS: dict[str, tuple[str, Callable[[WrittenPolicy], WrittenPolicy]]] = {
    "article": ("reference_missing", lambda one: with_more(one, "وفق ما ورد في المادة (88) من هذه السياسة")),
    "clause": ("reference_missing", lambda one: with_more(one, "كما ورد في البند (88) من هذه السياسة")),
    "part": ("reference_missing", lambda one: with_more(one, "وفق ما ورد في فصل «ضوابط المناقصات الخارجية»")),
    "form": ("appendix_missing", lambda one: with_more(one, "وفق الاستمارة الملحقة بهذه السياسة رقم (77)")),
    "word": ("doubled_word", lambda one: edited(one, lambda text: doubled(text, 1))),
    "phrase": ("doubled_word", lambda one: edited(one, lambda text: doubled(text, 2))),
    "leftover": ("leftover_word", lambda one: with_more(one, "ويحال الطلب إلى الإدارة المختصة المدير لاعتماده")),
    "name": ("other_association", lambda one: with_more(one, "وتتولى ذلك جمعية سنابل الوادي الخيرية")),
    "dots": ("unfilled_blank", lambda one: with_more(one, "وذلك خلال ............ من وروده")),
    "field": ("unfilled_blank", lambda one: with_more(one, "ويعرض على رئيس <اسم اللجنة> في حينه")),
    "times": ("contradicting_durations", twice),
    "approval": ("approval_missing", without_approval),
}


def said(policy: WrittenPolicy) -> Counter[tuple[str, str]]:
    return Counter((one.code, one.message.ar) for one in check(witness(policy)))


BEFORE = {policy.path: said(policy) for policy in POLICIES}


@pytest.mark.parametrize("fault", FAULTS)
def test_it_is_found_and_nothing_else(fault: str) -> None:
    code, plant = FAULTS[fault]
    for policy in POLICIES:
        new = said(plant(policy)) - BEFORE[policy.path]
        assert code in {found for found, _ in new}, policy.path
        assert {found for found, _ in new} <= {code, "fact_unclear", "section_missing"}, policy.path
