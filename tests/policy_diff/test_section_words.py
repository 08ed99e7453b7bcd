"""What the words of headings and of parts tell for the sections of a profile, and the headings of none."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from normalizers import TracedText
from policy_diff.profiles import profile
from policy_diff.profiles.shelf import load
from policy_diff.segment import section_words, segment
from policy_diff.segment.evidence import told_words
from policy_diff.segment.heading_words import heading_words
from policy_diff.written.section_words import table

WRITTEN = Path(__file__).parents[2] / "corpus" / "written"
#: headings that are like no alias as a whole, and the section that their words speak for
HEADINGS = [
    ("whistleblowing", "حماية كل من يقدم بلاغا من الانتقام", "guarantees"),
    ("data_privacy", "كم تبقى البيانات محفوظة قبل حذفها", "retention"),
    ("human_resources", "قياس أداء الموظفين وتقديره", "evaluation"),
    ("document_retention", "كيفية إعدام الأوراق وإتلافها", "destruction"),
]


@pytest.mark.parametrize(("kind", "heading", "key"), HEADINGS)
def test_the_words_of_a_heading_speak_for_the_section_whose_aliases_have_them(
    kind: str, heading: str, key: str
) -> None:
    told = heading_words(heading, profile(kind))
    assert max(told, key=told.__getitem__) == key


def test_words_that_no_alias_has_say_nothing() -> None:
    told = heading_words("قطار بحيرة زرافة", profile("whistleblowing"))
    assert set(told.values()) == {0.0}


@pytest.mark.skipif(not WRITTEN.is_dir(), reason="no written corpus")
def test_the_table_is_what_is_counted_in_the_corpus() -> None:
    assert table(WRITTEN) == Path(section_words.__file__).with_suffix(".toml").read_text(encoding="utf-8")


def test_a_counted_section_is_told_by_its_words() -> None:
    words = Counter(told_words("تسري أحكام هذه السياسة على جميع أعضاء المجلس والموظفين والمتطوعين والمتعاقدين"))
    told = section_words.section_words(words, profile("whistleblowing"))
    assert max(told, key=told.__getitem__) == "scope"


def test_a_section_of_a_users_own_is_told_by_its_content_words() -> None:
    text = """
policy_type = "travel"
name = { ar = "سياسة السفر", en = "travel" }
titles = ["سياسة السفر"]
subject = ["سفر"]
others = ["أنواع السفر"]

[[sections]]
key = "scope"

[[sections]]
key = "allowance"
name = { ar = "بدل السفر", en = "Allowance" }
shape = "list"
required = true
severity = "high"
distinctive = true
aliases = ["بدل السفر"]
content = ["ليلة", "تذكرة", "فندق", "ريال"]
"""
    travel = load(text, file="travel.toml")
    words = Counter(told_words("يصرف عن كل ليلة في الفندق مئتا ريال وثمن تذكرة الطائرة"))
    told = section_words.section_words(words, travel)
    assert told["allowance"] > max(0.0, told["scope"])
    assert travel.others == ("أنواع السفر",)


def test_a_heading_that_the_profile_gives_to_no_section_stays_other() -> None:
    text = """سياسة إدارة المتطوعين
جمعية ضفاف النور

أولاً: النطاق
تسري على كل متطوع في الجمعية.
ثانياً: أنواع التطوع
1- تطوع ميداني يشترط فيه أن يكون المتطوع لائقاً.
2- تطوع عن بعد.
ثالثاً: حقوق المتطوع
1- أن يعامل باحترام.
2- أن يأمن على نفسه.
رابعاً: واجبات المتطوع
1- أن يلتزم بالمواعيد.
2- أن يحفظ الأسرار.
"""
    found = segment(TracedText(original=text), profile="volunteers")
    assert [section.key for section in found.sections] == ["scope", "other", "volunteer_rights", "volunteer_duties"]
