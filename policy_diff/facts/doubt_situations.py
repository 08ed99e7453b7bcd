"""Situations that leave it open whose turn it is, besides what is plainly called unclear.

    «ما جاوز صلاحيته», «لا يقع في اختصاص الفرع»      out of somebody's competence
    «وهي حالة مستثناة», «ظرفاً خاصاً»                out of the ordinary
    «غير ذلك من الحالات»                             the rest
    «تعارض جدول المدد مع نظام نافذ»                  two texts, two answers
    «موقفاً لم يدرب عليه»                            nothing is said of it

What this leaves alone: the conflict of interests and suspicions of a crime, which a policy is about; sums
above somebody's ceiling, which are a step like any other.
"""

from __future__ import annotations

from collections.abc import Sequence

from normalizers import fold
from policy_diff.facts.body_words import is_head
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
_INTERESTS = words_of("مصلحة مصلحته مصلحتها المصلحة مصالح المصالح مصالحه عمله عملها واجباته واجبه")
_CASE = words_of(
    "متى إذا عند حال حالة الحالات كلما حيث حيثما وقت وإذا فإذا",
    "ومتى وعند حين حينما لو وحيثما وإن فإن إن وكلما فمتى فلو ولو",
)
_WHAT = words_of("ما وما كل وكل أي وأي التي الذي مما فما فيما")
#: «البلاغ الموجه ضد أحد أعضاء اللجنة», «إن كان المدير نفسه طرفاً فيه»: he who should have it is in it himself
_TOUCHES = words_of("ضد يمس تمس مس مست طال طالت يطال تطال بحق")
_PARTY, _HIMSELF = words_of("طرفا طرف أطراف خصما"), words_of("نفسه نفسها ذاته ذاتها")
_ANYONE = words_of("عضو العضو أعضاء الأعضاء موظف الموظف عضوا موظفا لعضو لموظف")
#: «لا ينفرد بالرأي، بل يصعدها», «لا يجتهد في أمر، وعليه أن يرفعه»
_ALONE = words_of("يبت تبت ينفرد تنفرد يجتهد تجتهد يقطع تقطع يفصل تفصل يحكم تحكم يرتجل ترتجل يستقل تستقل يتصرف تتصرف")
_RATHER = words_of("بل وإنما إنما وعليه فعليه وعليها فعليها ولكن")
#: «لا سبيل إلى إصلاحه», «خارج الخطة»
_NO_WAY, _WAY = words_of("لا"), words_of("سبيل مجال وجه")
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
#: weights, as in `doubt.py`
SILENT, HARD = 2, 1
#: so near stands what is exceeded, what a situation is called, what contradicts; so far before stands a condition
NEAR, CALLED, ODDS, OPENED, OUTSIDE, TASK = 4, 2, 3, 6, 3, 3
_TO_SETTLE = ("resolve", "settle", "rule")
_ANY = _ALONE.union(
    *(_ARISES, _FAILS, _GAP),
    *(_EXCEEDS, _COMPETENCE, _SITUATIONS, _OTHER, _AGAINST, _TOUCHES, _PARTY, _HIMSELF, _WAY, _SAYING, _WORD),
)
_AND = (fold("و"), fold("ف"))


def situation(run: Sequence[Token], place: int) -> int:
    """How plainly the word at `place` says that a matter is out of competence, out of the ordinary or contested."""
    key = run[place].key
    if _is(key, _EXCEEDS) and _opened(run, place) and _near(run, place, NEAR, _COMPETENCE):
        return HARD
    if _is(key, _COMPETENCE) and _is_outside(run, place):
        return SILENT
    if _is(key, _SITUATIONS) and _is_special(run, place):
        return SILENT
    if _is(key, _OTHER) and _is_rest(run, place):
        return SILENT
    if _is(key, _AGAINST) and _opened(run, place) and _contested(run, place):
        return SILENT
    if _is(key, _TOUCHES) and _opened_or_led(run, place) and _is_post(run, place + 1):
        return HARD
    if (
        _is(key, _PARTY)
        and _opened(run, place)
        and any(_is(token.key, _HIMSELF) or _heads(token.key) for token in run[:place])
    ):
        return HARD
    if _is(key, _HIMSELF) and _opened_by(run[:place]) and _heads_before(run, place):
        return HARD
    if _is(key, _ALONE) and _is_not_alone(run, place):
        return SILENT
    if _is(key, _WAY) and place and _is(run[place - 1].key, _NO_WAY) and _opened(run, place):
        return SILENT
    if _is(key, _SAYING) and place + 1 < len(run) and _is(run[place + 1].key, _FINAL):
        return SILENT
    if _is(key, _WORD) and _is_whose(run, place) and _opened_by(run[:place]):
        return SILENT
    if _is(key, _ARISES) and _opened(run, place) and _near(run, place, CALLED, _SITUATIONS):
        return SILENT
    if _is(key, _FAILS) and _opened(run, place) and any_says((t.key for t in run[place + 1 : place + 4]), *_TO_SETTLE):
        return SILENT
    if _is(key, _GAP) and _opened_by(run[:place]) and _near(run, place, TASK, _TEXT):
        return SILENT
    return 0


def _is_not_alone(run: Sequence[Token], place: int) -> bool:
    """«لا يبت فيها المسؤول وحده، وإنما تنظرها لجنة …»: he who has it may not settle it, but somebody else."""
    return place > 0 and run[place - 1].key in _NOT and any(token.key in _RATHER for token in run[place:])


def _is(key: str, words: frozenset[str]) -> bool:
    """Whether a word, with or without «و» or «ف», is one of these."""
    return key in words or (key.startswith(_AND) and key[1:] in words)


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


def _opened_by(run: Sequence[Token]) -> bool:
    return any(token.key in _CASE or token.key in _WHAT for token in run)


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
    return _is(key, _ANY)


def is_situation(key: str) -> bool:
    """«موقف», «مسألة»: something met with, rather than a paper that somebody brings."""
    return key in _SITUATIONS


def _opened(run: Sequence[Token], place: int) -> bool:
    before = [token.key for token in run[max(0, place - OPENED) : place]]
    return any(key in _CASE or key in _WHAT for key in before)


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
    if any(key in _INTERESTS or says(key, "asker") for key in after):
        return False
    return any(key in _TEXTS for key in after[:ODDS]) and not any_says(after[:1], "asker")
