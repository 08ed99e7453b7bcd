"""Whether words name a task: a verbal noun and what it is about («حفظ السجلات», «الإشراف على البرامج»).

    is_task(run, at)      ->  bool
    is_verbal_noun(text)  ->  bool, by its form, or of a list of those without one

What this leaves alone: persons' names of the same form («توفيق العتيبي»), and signatures («التوقيع: …»).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalizers import fold
from policy_diff.facts.body_words import bare
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.words import Token

#: folded, without the article, and without تفعل and تفاعل, which are verbs too («تحول بقرار»): تفعيل، تفعلة;
#: مفاعلة; إفعال، إفالة; افتعال، انفعال; استفعال، استفالة
_FORMS = re.compile(
    "|".join(
        "".join(r"\w" if letter == "#" else fold(letter) for letter in form)
        for form in (*("ت##ي#", "ت##ية", "م#ا##ة", "ا##ا#", "ا#ا#ة", "ا#ت#ا#", "ان##ا#", "است##ا#", "است#ا#ة"),)
    )
)
_PLAIN = words_of(
    "حفظ رفع عرض فحص دراسة نشر جمع صرف وضع فتح عقد كتابة حضور قيادة رئاسة طلب بحث قبول رد حصر جرد رسم ضبط شراء بيع دفع",
    "منح بناء صياغة صيانة زيارة قراءة نقل فرز حساب قيد إنشاء إجراء إبداء إنهاء إلغاء إعطاء رعاية حماية كشف سداد قياس",
    "سحب حل رصد توعية تهيئة ضمان خدمة مراعاة مساواة متابعة وقف إيداع ترتيب نظر إقرار بت إحصاء إملاء تولي تلقي تحري",
    "تقصي مسك قبض دعم شرح صون ضم حصول حرص سماع استيفاء استدعاء اقتناء انتقاء احتواء تحمل تتبع تعهد تحقق تأكد",
    "تفقد تسلم تواصل تعاون تعامل تبادل",
)
#: of these forms, but not what somebody does
_NO_TASKS = words_of(
    "تاريخ تقرير تعليمات توقيع تحويلة تخصص تلفون تليفون اتفاق تاجر تابع تحفة اعضاء ارقام اعمال اموال انواع اقسام",
    "ابواب انسان إدارة",
)
_SON, _FAMILY = words_of("بن بنت ابن آل"), fold("ي")
_ACTED = "أ"


def is_task(run: Sequence[Token], at: int) -> bool:
    """Whether a verbal noun and what it is about begin at `at`."""
    if at + 1 >= len(run) or not run[at + 1].key[0].isalpha() or not is_verbal_noun(run[at].text):
        return False
    named = run[at + 1].key.endswith(_FAMILY) and (at + 2 == len(run) or not run[at + 2].key[0].isalpha())
    return not named and not any(token.key in _SON for token in run[at + 1 : at + 3])


def is_verbal_noun(text: str) -> bool:
    """Whether a word, with or without article, has the form of a verbal noun («أعضاء» has not)."""
    key = bare(fold(text))
    if key in _NO_TASKS or text.startswith(_ACTED):
        return False
    return key in _PLAIN or _FORMS.fullmatch(key) is not None
