"""What the policy replaces: «وتلغي ما سبقها من تعليمات», «وتحل محل الإصدار السابق».

The value is the wording of what is replaced, without the policy itself («تلغي هذه اللائحة كل ما يعارضها» gives
«كل ما يعارضها»). What this leaves alone: things and people that are no texts («تلغى بطاقة العضو السابق»,
«يحل محل العضو السابق من يليه»), and texts of which nothing says that they came before.
"""

from __future__ import annotations

from collections.abc import Sequence

from normalizers import fold
from policy_diff.facts.clauses import Clause
from policy_diff.facts.duration_words import phrases_of, words_of
from policy_diff.facts.words import Token, found_in, tokens
from policy_diff.model import Fact

KEY = "supersedes"
_CANCELS = phrases_of(
    *("تلغي", "وتلغي", "تلغى", "وتلغى", "يلغي", "ويلغي", "يلغى", "ويلغى", "تنسخ", "وتنسخ", "تحل محل", "وتحل محل"),
    *("يحل محل", "ويحل محل", "بدلاً من", "تعد لاغية", "حلت محل"),
)
#: what was before, one of which must be named, where the policy is not named as what replaces
_BEFORE = words_of(
    "قبلها قبله سبقها سبقه يسبقها السابق السابقة سابقة سابق يتعارض تتعارض تعارض يعارض يعارضها يعارضه عارضها تعارضها",
    "يخالف تخالف يخالفها خالفها تخالفها يناقضها يناقض ينافيها تقدمها تقدمه الإصدار القديمة القديم المعتمدة المعتمد",
)
#: what can be replaced by a policy: a text, or whatever there is
_TEXTS = words_of(
    "سياسة لائحة تعليمات تعميم تعاميم قرار قرارات نسخة إصدار إصدارات دليل أدلة نظام نص نصوص تفويض تفويضات قواعد ضوابط",
    "أحكام صيغة طبعة وثيقة ميثاق مصفوفة إجراءات آلية سياسات لوائح أوامر توجيهات جدول جداول",
)
_WHATEVER = words_of("ما كل جميع كافة سائر أي")
_THIS, _BY_THIS = words_of("هذه هذا"), words_of("بها به بموجبها بموجبه بنفاذها بصدورها باعتمادها")
_BY_ITS = words_of("بنفاذ بصدور باعتماد بموجب بالعمل")
_ARTICLE = fold("ال")
REACH = 10
_STOPS = frozenset(".؛،")


def find(clauses: Sequence[Clause]) -> Fact:
    """What the first clause that replaces something names."""
    for clause in clauses:
        run = tokens(clause.text)
        for place, phrase in found_in(run, _CANCELS):
            first, itself = _behind_itself(run, place + len(phrase))
            stop = next((i for i in range(first, len(run)) if run[i].key in _STOPS), len(run))
            before = itself or any(token.key in _BEFORE for token in run[first : min(stop, first + REACH)])
            if first < stop and before and _is_text(run[first].key):
                value = clause.text[run[first].start : run[stop - 1].stop]
                text = clause.text[run[place].start : run[stop - 1].stop]
                return Fact(key=KEY, status="stated", value=value, text=text, lines=clause.lines)
    return Fact(key=KEY, status="not_stated")


def _behind_itself(run: Sequence[Token], at: int) -> tuple[int, bool]:
    """The token behind the policy itself («هذه اللائحة», «بنفاذ هذه اللائحة», «بها»), and whether it stood there."""
    if run[at : at + 1] and run[at].key in _BY_THIS:
        return at + 1, True
    first = at + (run[at : at + 1] != () and run[at].key in _BY_ITS)
    if run[first : first + 1] and run[first].key in _THIS:
        return first + 2, True
    return at, False


def _is_text(key: str) -> bool:
    return key in _WHATEVER or key.removeprefix(_ARTICLE) in _TEXTS
