"""The words for a document of rules, such as a policy is: «السياسة», «اللائحة», «جدول الصلاحيات».

    is_document(run, at)  ->  bool, of the word at `at`, definite or heading a name
    names_document(run)   ->  bool, whether any of the words does

What this leaves alone: cards, forms, contracts, tables of anything but powers, and plans.
"""

from __future__ import annotations

from collections.abc import Sequence

from normalizers import fold
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.words import Token

_RULES = words_of(
    "سياسة سياسات لائحة لوائح نظام أنظمة دليل أدلة ميثاق مدونة وثيقة قواعد ضوابط أحكام آلية آليات إجراءات مصفوفة",
    "تعليمات معايير إطار أحكامها أحكامه نصوص مواد بنود",
)
_TABLE, _OF_POWERS = words_of("جدول جداول"), words_of("الصلاحيات الصلاحية التفويض")
_ARTICLES = (fold("وال"), fold("بال"), fold("ال"))
_TO_THE = fold("لل")


def is_document(run: Sequence[Token], at: int) -> bool:
    """Whether the word at `at` is one for a document of rules."""
    if at >= len(run):
        return False
    key = run[at].key
    if key.startswith(_TO_THE):
        bare = key.removeprefix(_TO_THE)
    else:
        bare = key.removeprefix(next((article for article in _ARTICLES if key.startswith(article)), ""))
    return bare in _RULES or (bare in _TABLE and at + 1 < len(run) and run[at + 1].key in _OF_POWERS)


def names_document(run: Sequence[Token]) -> bool:
    """Whether one of the words is one for a document of rules."""
    return any(is_document(run, at) for at in range(len(run)))
