"""Situations that leave it open whose turn it is, besides what is plainly called unclear.

    «ما جاوز صلاحيته», «لا يقع في اختصاص الفرع»      out of somebody's competence
    «وهي حالة مستثناة», «ظرفاً خاصاً»                out of the ordinary
    «غير ذلك من الحالات»                             the rest
    «تعارض جدول المدد مع نظام نافذ»                  two texts, two answers
    «موقفاً لم يدرب عليه»                            nothing is said of it

What this leaves alone: the conflict of interests and suspicions of a crime, which a policy is about; sums
above somebody's ceiling and what goes higher to be approved, signed or punished, steps like any other. A report
against him who should have it («البلاغ ضد المدير») is a case out of the ordinary, for so it is labelled wherever a
written policy or sentence speaks of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from normalizers import fold
from policy_diff.facts.body_words import is_head
from policy_diff.facts.doubt_words import AND, HARD, SILENT
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.stems import any_says, says
from policy_diff.facts.words import Token

#: «جاوزت الشكوى اختصاصه», «فوق صلاحيتها»
_EXCEEDS = words_of(
    "جاوز جاوزت يجاوز تجاوز تجاوزت يتجاوز تتجاوز فاق فاقت يفوق تفوق زاد زادت يزيد تزيد فوق يعلو تعلو تخطى يتخطى"
)
_COMPETENCE = words_of(
    "اختصاص اختصاصه اختصاصها اختصاصهم الاختصاص اختصاصات اختصاصاته اختصاصاتها صلاحية صلاحيته صلاحيتها صلاحيات",
    "إمكانات إمكاناته إمكاناتها قدرة قدرته قدرتها طاقته طاقتها",
    "صلاحياته صلاحياتها الصلاحية الصلاحيات سلطة سلطته سلطتها سلطاته",
)
#: what has a ceiling, and the ceiling
_SUMS = words_of(
    "المبلغ مبلغ المبالغ مبالغ مبلغه الصرف صرف القيمة قيمة قيمته قيمتها السقف سقف سقفه سقوف حد حدود الحد الإنفاق",
    "النفقة نفقة النفقات المصروف المصروفات التكلفة تكلفة تكلفته تكلفتها العقد",
    "الشراء الفاتورة المشتريات التعاقد الميزانية",
)
#: «لا يقع في اختصاص», «لا يدخل في صلاحيتها», «ليس من سلطته», «لا يملك صلاحية»
_WITHIN = words_of("يقع تقع يدخل تدخل يندرج تندرج يعود تعود من في ضمن يملك تملك يملكها تملكها")
_BEYOND = words_of("خارج")
_NOT = words_of("لا لم ليس ليست غير")
_SITUATIONS = words_of(
    "شرط شرطا بشرط شروط الشروط بشروط",
    "حالة الحالة حالات الحالات حالته حالتها ظرف ظرفا الظرف",
    "ظروف الظروف ظروفا موقف موقفا الموقف مواقف المواقف مسألة مسائل",
    "المسألة المسائل أمر أمرا الأمر أمور الأمور واقعة وقائع سؤال سؤالا أسئلة وضع وضعا أوضاع الأوضاع طارئ حادثة",
)
_SPECIAL = words_of(
    "خاص خاصة خاصا الخاص الخاصة مستثناة المستثناة مستثنى مستثنيات",
    "نادرة النادرة نادرا طارئة طارئا جديدة غريبة غريبا غريب",
    "شائكة معقدة دقيقة حرجة عسيرة صعبة متشعبة استثناء مغايرة فريدة",
)
#: «الخاصة بالمستفيد» is his, not special
_OF, _FOR = (fold("بال"), fold("لل")), fold("ل")
_OTHER, _THAT = words_of("غير سوى عدا خلا"), words_of("ذلك هذا هذه تلك ذكر")
_FROM = words_of("من")
#: one says this and another that
_AGAINST = words_of(
    "تعارض تعارضت يتعارض تتعارض تناقض تناقضت يتناقض تضارب تضاربت يتضارب تتضارب تصادم تصادمت تزاحم تزاحمت اختلف اختلفت"
)
_TEXTS = words_of(
    "جدول الجدول نص النص حكم أحكام الأحكام نصوص بند البند",
    "بنود مادة مادتان مواد نظام لائحة اللائحة سياسة السياسة الدليل",
    "دليل الطلب طلب الطلبات توجيه تعليمات شرط شروط تقرير تقريران التقريران حق حقان القرار قرار وثيقتان روايتان قولان",
    "المستندات مستندان الأدلة الوثائق البيانات المعلومات التقارير الأقوال الإفادات القرائن مستندات",
    "صلاحيتان صاحبا مصدران مدتان تقديران رأيان",
)
INTERESTS = words_of("مصلحة مصلحته مصلحتها المصلحة مصالح المصالح مصالحه عمله عملها واجباته واجبه")
_CASE = words_of(
    "متى إذا عند حال حالة الحالات كلما حيث حيثما وقت وإذا فإذا",
    "ومتى وعند حين حينما لو وحيثما وإن فإن إن وكلما فمتى فلو ولو",
)
_WHAT = words_of("ما وما كل وكل أي وأي التي الذي مما فما فيما")
#: «البلاغ الموجه ضد أحد أعضاء اللجنة», «إن كان المدير نفسه طرفاً فيه»: he who should have it is in it himself
_TOUCHES = words_of("ضد يمس تمس مس مست طال طالت يطال تطال بحق")
_PARTY, _HIMSELF = words_of("طرفا طرف أطراف خصما"), words_of("نفسه نفسها ذاته ذاتها")
_ANYONE = words_of("عضو العضو أعضاء الأعضاء موظف الموظف عضوا موظفا لعضو لموظف")
#: «وقوله نهائي», «وتفسيره معتمد»: the word of one that ends a matter; a decision ends plain matters too
_SAYING = words_of("وقوله وقولها ورأيه ورأيها وتفسيره وتفسيرها وفتواه وفتواها ورأيهم وكلمته وكلمتها وحكمه وحكمها")
_FINAL = words_of(
    "نهائي نهائية ملزم ملزمة نافذ نافذة فاصل فاصلة حاسم حاسمة الفصل معتمد معتمدة الفاصل الفاصلة مقدم المرجح الأخيرة"
)
#: «فالرأي للجنة الموازنة», «والفتوى للهيئة الشرعية»: whose word it is
_WORD = words_of(
    "فالرأي والرأي فالقول والقول فالكلمة والكلمة فالحكم والحكم والفتوى فالفتوى الكلمة القول الفتوى فالفصل والفصل الفيصل"
)
#: «والأمر لمدير الحوكمة»: whose it is, and no word on anything being unclear
_MATTER = words_of("القرار فالقرار والقرار فالبت والبت الأمر فالأمر والأمر أمره أمرها فأمره فأمرها وأمره وأمرها")
#: «استجدت حالة», «أخفق الصلح», «ثغرة في النص», «غاب النص»: what comes up, what fails, what the text lacks
_ARISES = words_of("استجد استجدت طرأ طرأت تستجد يستجد يطرأ تطرأ عرضت عرض")
_FAILS = words_of("أخفق أخفقت فشل فشلت تعثر تعثرت يتعثر يفشل تفشل")
_GAP = words_of("قصور ثغرة فجوة فراغ غاب غابت انعدم انعدمت انتفى افتقد سكت سكتت")
_TEXT = words_of(
    "النص نص نصوص النصوص الحكم حكم الأحكام أحكام القاعدة",
    "قاعدة اللائحة السياسة الدليل المصفوفة الجدول النظام لائحة المادة",
)
#: so near stands what is exceeded, what a situation is called, what contradicts; so far before stands a condition
NEAR, CALLED, ODDS, OPENED, OUTSIDE, TASK, WORK = 4, 2, 3, 6, 3, 3, 4
#: no further in a sentence without a stop is anything looked for
WINDOW = 40
#: «تسوية العهدة» accounts for money
ADVANCE = words_of("عهدة العهدة عهدته عهدتها العهد عهد عهده سلفة السلفة سلفته مستحقات حساب حسابه الحسابات")
_TO_SETTLE = ("resolve", "settle", "rule")


def situation(run: Sequence[Token], place: int) -> int:
    """How plainly the word at `place` says that a matter is out of competence, out of the ordinary or contested."""
    return next((sign.weight for sign in _signs_of(run[place].key) if sign.holds(run, place)), 0)


def _is_above(run: Sequence[Token], place: int) -> bool:
    """«جاوزت الشكوى اختصاصه»; no sum above a ceiling, and nothing that goes higher to be approved or signed."""
    if not (_opened(run, place) and _near(run, place, NEAR, _COMPETENCE)):
        return False
    about = run[max(0, place - OPENED) : place + 1 + NEAR]
    after = run[place + 1 : place + 1 + WINDOW]
    return not any(token.key in _SUMS for token in about) and not any(_is_to_pass(token.key) for token in after)


def _is_to_pass(key: str) -> bool:
    """«لاعتماده», «للتوقيع», «لإيقاع العقوبة»: what is sent higher for the last word that it needs anyhow."""
    return key.startswith(_FOR) and says(key, "pass")


def _touches(run: Sequence[Token], place: int) -> bool:
    return _opened_or_led(run, place) and _is_post(run, place + 1)


def _is_party(run: Sequence[Token], place: int) -> bool:
    before = run[max(0, place - WINDOW) : place]
    return _opened(run, place) and any(token.key in _HIMSELF or _heads(token.key) for token in before)


def _is_himself(run: Sequence[Token], place: int) -> bool:
    return _opened_by(run, place) and _heads_before(run, place)


def _is_final(run: Sequence[Token], place: int) -> bool:
    return place + 1 < len(run) and _is(run[place + 1].key, _FINAL)


def _is_theirs(run: Sequence[Token], place: int) -> bool:
    return _is_whose(run, place) and _opened_by(run, place)


def _arises(run: Sequence[Token], place: int) -> bool:
    return _opened(run, place) and _near(run, place, CALLED, _SITUATIONS)


def _fails_to_settle(run: Sequence[Token], place: int) -> bool:
    """«أخفق الصلح»; «فشل في تسوية عهدته» is of money."""
    behind = [token.key for token in run[place + 1 : place + 1 + WORK]]
    return _opened(run, place) and any_says(behind[:TASK], *_TO_SETTLE) and ADVANCE.isdisjoint(behind)


def _lacks(run: Sequence[Token], place: int) -> bool:
    return _opened_by(run, place) and _near(run, place, TASK, _TEXT)


def _is(key: str, words: frozenset[str]) -> bool:
    """Whether a word, with or without «و» or «ف», is one of these."""
    return key in words or (key.startswith(AND) and key[1:] in words)


def _heads(key: str) -> bool:
    """Whether a word names a post; whoever is a member or on the staff is one of many."""
    return key not in _ANYONE and (is_head(key) or is_head(key[1:]))


def _is_post(run: Sequence[Token], place: int) -> bool:
    """A post or a body, or one of its members («أحد أعضاء اللجنة»), at `place`."""
    return any(_heads(token.key) for token in run[place : place + TASK])


def _heads_before(run: Sequence[Token], place: int) -> bool:
    """«المدير التنفيذي نفسه»."""
    return any(_heads(token.key) for token in run[max(0, place - TASK) : place])


def _opened_or_led(run: Sequence[Token], place: int) -> bool:
    """In a condition, or of the matter that a sentence begins with («البلاغ الموجه ضد …»)."""
    return _opened(run, place) or (place <= TASK and any_says((token.key for token in run[:place]), "matter"))


def _opened_by(run: Sequence[Token], place: int) -> bool:
    return any(token.key in _CASE or token.key in _WHAT for token in run[max(0, place - WINDOW) : place])


def _is_whose(run: Sequence[Token], place: int) -> bool:
    """«فالرأي للجنة»: soon behind the word a post with «ل»."""
    return any(token.key.startswith(_FOR) and _heads(token.key[1:]) for token in run[place + 1 : place + 1 + TASK])


def ends_it(key: str) -> bool:
    """«وقوله نهائي»: whether a word is that of one who was named before."""
    return key in _SAYING


def gives_word(key: str) -> bool:
    """«فالرأي للجنة الموازنة»: whether a word says whose word it is."""
    return key in _WORD or key in _MATTER


def may_be_situation(key: str) -> bool:
    """Whether a word may be of what `situation` looks for."""
    return bool(_signs_of(key))


def is_situation(key: str) -> bool:
    """«موقف», «مسألة»: something met with, rather than a paper that somebody brings."""
    return key in _SITUATIONS


def _opened(run: Sequence[Token], place: int) -> bool:
    return _opened_by(run[max(0, place - OPENED) : place], OPENED)


def _near(run: Sequence[Token], place: int, reach: int, words: frozenset[str]) -> bool:
    return any(token.key in words for token in run[place + 1 : place + 1 + reach])


def _is_outside(run: Sequence[Token], place: int) -> bool:
    """«لا يقع في اختصاص الفرع»: a negation and what says where, right before the competence."""
    before = [token.key for token in run[max(0, place - OUTSIDE) : place]]
    if before[-1:] and before[-1] in _BEYOND:
        return True
    denied = next((at for at, key in enumerate(before) if key in _NOT), None)
    return denied is not None and any(key in _WITHIN for key in before[denied + 1 :]) and _opened(run, place)


def _is_special(run: Sequence[Token], place: int) -> bool:
    for at in range(place + 1, min(place + 1 + CALLED, len(run))):
        if run[at].key in _SPECIAL:
            return not (at + 1 < len(run) and run[at + 1].key.startswith(_OF))
    return False


def _is_rest(run: Sequence[Token], place: int) -> bool:
    """«غير ذلك من الحالات»."""
    after = [token.key for token in run[place + 1 : place + 4]]
    return len(after) == 3 and after[0] in _THAT and after[1] in _FROM and after[2] in _SITUATIONS


def _contested(run: Sequence[Token], place: int) -> bool:
    """«تعارض الطلب مع حق»: of texts and claims; interests and duties are what a policy is about."""
    after = [token.key for token in run[place + 1 : place + 1 + OPENED]]
    if not _opened(run, place) or any(key in INTERESTS or says(key, "asker") for key in after):
        return False
    return any(key in _TEXTS for key in after[:ODDS]) and not any_says(after[:1], "asker")


class _Sign(NamedTuple):
    """Words that may say that a matter is out of the ordinary, how plainly, and when they do."""

    words: frozenset[str]
    weight: int
    holds: Callable[[Sequence[Token], int], bool]


_SIGNS = (
    _Sign(_EXCEEDS, HARD, _is_above),
    _Sign(_COMPETENCE, SILENT, _is_outside),
    _Sign(_SITUATIONS, SILENT, _is_special),
    _Sign(_OTHER, SILENT, _is_rest),
    _Sign(_AGAINST, SILENT, _contested),
    _Sign(_TOUCHES, HARD, _touches),
    _Sign(_PARTY, HARD, _is_party),
    _Sign(_HIMSELF, HARD, _is_himself),
    _Sign(_SAYING, SILENT, _is_final),
    _Sign(_WORD, SILENT, _is_theirs),
    _Sign(_ARISES, SILENT, _arises),
    _Sign(_FAILS, SILENT, _fails_to_settle),
    _Sign(_GAP, SILENT, _lacks),
)


@lru_cache(maxsize=32768)
def _signs_of(key: str) -> tuple[_Sign, ...]:
    return tuple(sign for sign in _SIGNS if _is(key, sign.words))
