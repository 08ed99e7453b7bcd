"""What the policy replaces: «وتلغي ما سبقها من تعليمات», «وتحل محل الإصدار السابق».

The value is the wording of what is replaced, without the policy itself («تلغي هذه اللائحة كل ما يعارضها» gives
«كل ما يعارضها»). What this leaves alone: things and people that are no texts («تلغى بطاقة العضو السابق»,
«تلغى كل الحجوزات السابقة», «يحل محل العضو السابق من يليه»), texts of which nothing says that they came before, and
what is to be done each time («تلغى النسخة السابقة من الوثيقة بعد تحديثها»).
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
    *("تلغي", "وتلغي", "تلغى", "وتلغى", "يلغي", "ويلغي", "يلغى", "ويلغى", "تنسخ", "وتنسخ", "ينسخ", "وينسخ"),
    *("تحل", "وتحل", "يحل", "ويحل", "حلت", "وحلت", "حل", "وحل", "بدلاً من"),
    *("تعد لاغية", "وتعد لاغية", "تعتبر لاغية", "وتعتبر لاغية", "يعد لاغياً", "ويعد لاغياً", "يعتبر لاغياً"),
)
#: «تحل هذه السياسة محل …»
_REPLACES, _PLACE = words_of("تحل وتحل يحل ويحل حلت وحلت حل وحل"), words_of("محل")
#: what was before, one of which must be named, where the policy is not named as what replaces
_BEFORE = words_of(
    "قبلها قبله سبقها سبقه يسبقها السابق السابقة سابقة سابق يتعارض تتعارض تعارض يعارض يعارضها يعارضه عارضها تعارضها",
    "يخالف تخالف يخالفها خالفها تخالفها يناقضها يناقض ينافيها تقدمها تقدمه الإصدار القديمة القديم المعتمدة المعتمد",
)
#: what can be replaced by a policy: a text, or whatever there is
_TEXTS = words_of(
    "سياسة لائحة تعليمات تعميم تعاميم قرار قرارات نسخة إصدار إصدارات دليل أدلة نظام نص نصوص تفويض تفويضات قواعد ضوابط",
    "أحكام صيغة طبعة وثيقة ميثاق مصفوفة إجراءات آلية سياسات لوائح أوامر توجيهات جدول جداول بند بنود مادة مواد فقرة",
    "فقرات ملحق ملاحق مذكرة مذكرات أنظمة نسخ صيغ وثائق مواثيق مصفوفات آليات نماذج",
)
_WHATEVER, _EVERY = words_of("ما وما مما"), words_of("كل جميع كافة سائر أي")
#: «سابقتها», of this policy; «العمل بالسياسة السابقة»; what else could be the name of something done
_FORMER, _USE = words_of("سابقتها سابقاتها سابقه سابقها سابقته"), words_of("العمل")
_DEFINITE = words_of("الباب الفصل الأبواب الفصول")
#: what makes a rule of it for each time, if it is not of this policy
_EACH_TIME, _ONCE = words_of("إذا متى عند حال كلما لو حين عندما"), words_of("بعد عقب قبل فور")
_ITS_OWN = words_of("صدورها صدوره نفاذها نفاذه اعتمادها اعتماده إقرارها إقراره سريانها سريانه نشرها نشره")
_NOT = words_of("لا ولا لم ولم لن ولن")
_THIS, _BY_THIS = words_of("هذه هذا"), words_of("بها به بموجبها بموجبه بنفاذها بصدورها باعتمادها")
_BY_ITS = words_of("بنفاذ بصدور باعتماد بموجب بالعمل")
_ARTICLE, _BY = fold("ال"), fold("ب")
#: so far behind stands what says that it came before; so long is what stands between a verb and its object
REACH, LINKS = 10, 5
_ENDS = frozenset(".؛")
_STOPS = _ENDS | {"،"}


def find(clauses: Sequence[Clause]) -> Fact:
    """What the first clause that replaces something names."""
    for clause in clauses:
        run = tokens(clause.text)
        for place, phrase in found_in(run, _CANCELS):
            first, itself = _what(run, place, place + len(phrase))
            stop = next((i for i in range(first, len(run)) if _stops(run, i)), len(run))
            before = itself or any(token.key in _BEFORE for token in run[first : min(stop, first + REACH)])
            if first < stop and before and _is_text(run, first, itself) and not _is_rule(run, place, stop, itself):
                value = clause.text[run[first].start : run[stop - 1].stop]
                text = clause.text[run[place].start : run[stop - 1].stop]
                return Fact(key=KEY, status="stated", value=value, text=text, lines=clause.lines)
    return Fact(key=KEY, status="not_stated")


def _stops(run: Sequence[Token], at: int) -> bool:
    """Whether a clause ends at `at`; «الإصدار 2.0» goes on."""
    inside = 0 < at < len(run) - 1 and run[at - 1].key.isdigit() and run[at + 1].key.isdigit()
    return run[at].key in _STOPS and not (inside and run[at + 1].start == run[at].stop)


def _what(run: Sequence[Token], place: int, at: int) -> tuple[int, bool]:
    """The token where what the verb at `place` replaces begins, and whether the policy itself stood before it."""
    first, itself = _behind_itself(run, at)
    if run[place].key in _REPLACES:
        # «تحل هذه السياسة المعدلة محل»
        found = next((i + 1 for i in range(first, min(first + LINKS, len(run))) if run[i].key in _PLACE), len(run))
        return found, itself
    behind = next((i for i in range(first + 1, min(first + LINKS, len(run))) if _is_whole(run, i)), None)
    if behind and all(t.key.startswith(_ARTICLE) and t.key not in _BEFORE for t in run[first:behind]):
        return behind, itself  # «تلغي اللائحة الداخلية كل ما …»
    return first, itself


def _behind_itself(run: Sequence[Token], at: int) -> tuple[int, bool]:
    """The token behind the policy itself («هذه اللائحة», «بنفاذ هذه اللائحة», «بها»), and whether it stood there."""
    if run[at : at + 1] and run[at].key in _BY_THIS:
        return at + 1, True
    first = at + (run[at : at + 1] != () and run[at].key in _BY_ITS)
    if run[first : first + 1] and run[first].key in _THIS:
        return first + 2, True
    return at, False


def _is_text(run: Sequence[Token], at: int, itself: bool) -> bool:
    """Whether a text stands at `at`, or all («كل ما», «أي تعليمات») of them, or «سابقتها» of the policy `itself`."""
    key = run[at].key
    follows = run[at + 1].key if at + 1 < len(run) else ""
    if key in _USE:
        return follows.startswith(_BY) and (_names_text(follows[1:]) or follows[1:] in _WHATEVER | _EVERY)
    return _names_text(key) or _is_whole(run, at) or (itself and key in _FORMER)


def _is_whole(run: Sequence[Token], at: int) -> bool:
    """«ما سبقها», «كل ما», «أي تعليمات», «جميع القرارات»; not «كل الحجوزات»."""
    follows = run[at + 1].key if at + 1 < len(run) else ""
    return run[at].key in _WHATEVER or (run[at].key in _EVERY and (follows in _WHATEVER or _names_text(follows)))


def _names_text(key: str) -> bool:
    return key.removeprefix(_ARTICLE) in _TEXTS or key in _DEFINITE


def _is_rule(run: Sequence[Token], place: int, stop: int, itself: bool) -> bool:
    """«تلغى النسخة السابقة بعد تحديثها», «لا تلغي …»: what is done each time, or is denied."""
    if place and run[place - 1].key in _NOT:
        return True
    if itself:  # «تلغي هذه اللائحة ما يخالفها متى تعارضت معها»
        return False
    opening = next((i + 1 for i in range(place - 1, -1, -1) if run[i].key in _ENDS), 0)
    times = [i for i in range(opening, stop) if run[i].key in _EACH_TIME or (i > place and run[i].key in _ONCE)]
    return any(not _is_of_this(run[i + 1 : i + 1 + LINKS]) for i in times)


def _is_of_this(behind: Sequence[Token]) -> bool:
    """«عند نفاذ هذه السياسة», «بعد اعتمادها من المجلس»: of the policy itself, once and for all."""
    return any(token.key in _THIS for token in behind) or any(token.key in _ITS_OWN for token in behind[:1])
