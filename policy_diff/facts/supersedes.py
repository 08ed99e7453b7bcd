"""What the policy replaces: «وتلغي ما سبقها من تعليمات», «وتحل محل الإصدار السابق».

The value is the wording of what is replaced. What this leaves alone: things that are cancelled in the
course of work («تلغى بطاقة جمعه»); they come before nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from policy_diff.facts.clauses import Clause
from policy_diff.facts.duration_words import phrases_of, words_of
from policy_diff.facts.words import found_in, tokens
from policy_diff.model import Fact

KEY = "supersedes"
_CANCELS = phrases_of(
    *("تلغي", "وتلغي", "تلغى", "وتلغى", "يلغي", "ويلغي", "يلغى", "ويلغى", "تنسخ", "وتنسخ", "تحل محل", "وتحل محل"),
    *("يحل محل", "ويحل محل", "بدلاً من", "تعد لاغية", "حلت محل"),
)
#: what was before, one of which must be named
_BEFORE = words_of(
    "قبلها قبله سبقها سبقه يسبقها السابق السابقة سابقة سابق يتعارض تعارض يخالف يخالفها خالفها الإصدار القديمة القديم",
    "المعتمدة المعتمد",
)
REACH = 10
_STOPS = frozenset(".؛،")


def find(clauses: Sequence[Clause]) -> Fact:
    """What the first clause that replaces something names."""
    for clause in clauses:
        run = tokens(clause.text)
        for place, phrase in found_in(run, _CANCELS):
            first = place + len(phrase)
            stop = next((i for i in range(first, len(run)) if run[i].key in _STOPS), len(run))
            if first < stop and any(token.key in _BEFORE for token in run[first : min(stop, first + REACH)]):
                value = clause.text[run[first].start : run[stop - 1].stop]
                text = clause.text[run[place].start : run[stop - 1].stop]
                return Fact(key=KEY, status="stated", value=value, text=text, lines=clause.lines)
    return Fact(key=KEY, status="not_stated")
