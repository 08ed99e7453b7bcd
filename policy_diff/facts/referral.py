"""To whom an unclear case is referred: «في حالة عدم وضوح الإجراءات … إحالته لمسئول البحث الاجتماعي».

A sentence counts when it says that something is unclear, or a question is open, and refers someone.
What this leaves alone: raising a complete request to those who decide on it, and complaints.
"""

from __future__ import annotations

from collections.abc import Sequence

from normalizers import fold
from policy_diff.facts.body import body_at, sentences, target_after
from policy_diff.facts.clauses import Clause
from policy_diff.facts.duration_words import phrases_of, words_of
from policy_diff.facts.reviewing_elsewhere import plain
from policy_diff.facts.words import Token, phrase_at, tokens
from policy_diff.model import Fact

KEY = "referral_target"
_STEPS = ("procedure_steps", "procedures")
_REFER = words_of(
    "أحيلت أحيل تحال عرضت عرض يعرض تعرض وعرض رجعت ويرجع وجه نقلت نقل تحول حول يرفع ترفع إحالته إحالتها إحالة",
    "إحالتهم يحيل يحيله يحال تحال أحاله أحالها أحال يحول تحويله تحويلها تحويل يحوله توجيهه توجيه يوجه يوجهه",
    "وجهه نقله نقلها ينقل ينقله رجعت ارجع يكتب كتب إرشاده يرشده",
    "فيحيله فيحال ويحال ويحيل رفعه رفعها يرفعه يرفعها الرجوع يرجع رجع",
    "يعود يستشير يسأل سأل عرضه عرضها فتحال",
)
_UNCLEAR = words_of(
    "غمضت غمض الشك شك التردد ترددت تردد اشتبه التبست أشكلت استشكل الالتباس التبس أشكل تعذر تساؤل تساؤلاته",
    "تساؤلات تساؤلاتهم استفسار استفساراته السؤال سؤال أسئلة غموض لبس إشكال تساؤله استفساره يجهل استعصى أسئلته",
    "استيضاح يصعب احتار حار خفي خفيت اختلف اختلفوا تنازع تنازعت شككت",
    "الحيرة حيرة أعضل استغلق غمضت أشكلت الإشكال غامض غامضة يستوضح الاستفسار تشابه",
)
_PHRASES = phrases_of(
    "لم يتبين",
    "لا يتضح",
    "لا يتبين",
    "لم يكن واضحاً",
    "ليس واضحاً",
    "عدم وضوح",
    "غير واضح",
    "غير واضحة",
    "لم يعرف",
    "لا يعرف",
    "لا يملك",
    "لم يتضح",
    "لم تتضح",
    "عدم معرفة",
    "لا تتوفر",
    "لم يفهم",
    "عدم فهم",
    "لا يستطيع",
    "خارج اختصاصه",
    "عن اختصاص",
    "عن اختصاصه",
    "عدم القدرة",
    "إذا احتاج",
    "عدم توفر الإجابة",
    "لم تنص",
    "لم ينص",
    "غياب النص",
    "عند غياب",
    "لم يرد نص",
    "لا نص",
    "لم يسبق",
    "لم يتفق",
    "وقع خلاف",
    "ليس له جواب",
    "لم تطمئن",
    "لم يطمئن",
    "لم يكن متأكداً",
    "غير متأكد",
    "ليس متأكداً",
    "لم يظهر",
    "يوجب التوقف",
    "لم يجد",
    "لا يجد",
    "يحتمل أكثر من",
    "على غير وجه",
)
_NOT_THIS = words_of("شكوى", "الشكوى", "الشكاوى", "شكواه", "الاعتراض", "المعترض", "الشاكي", "تظلم")
_TO = words_of("إلى", "الى", "على")
_APPEALS = words_of("الاعتراض المعترض يعترض تظلم يتظلم التظلم تظلمه")
#: they take whom they ask without a preposition
_ASK = words_of("سئل يسأل اسأل سأل استشارة يستشير استشار استشر يستأذن راجع سؤال")
_CONTACT = words_of("اتصل يتصل اتصلت الاتصال يستعين الاستعانة يستأنس")
BY = fold("ب")
REACH = 9


def find(clauses: Sequence[Clause], *, with_steps: bool) -> Fact:
    """The referral target, from the first step that refers an unclear case.

    `with_steps`: policies of this type have steps for requests; in the others a complaint may be the case.
    """
    barred = _NOT_THIS if with_steps else _APPEALS
    for steps in (True, False):
        for clause in clauses:
            if (clause.section in _STEPS) is steps and (name := _referred(clause.text, barred)):
                return Fact(key=KEY, status="stated", value=name, text=name, lines=clause.lines)
    return Fact(key=KEY, status="not_stated")


def _referred(text: str, barred: frozenset[str]) -> str | None:
    for sentence in sentences(text):
        run = tokens(sentence)
        keys = {token.key for token in run}
        if keys & barred or not _is_unclear(run):
            continue
        for place, token in enumerate(run):
            words = plain(token.key)
            if words & (_REFER | _CONTACT) and (body := target_after(sentence, run, place, REACH, _TO)):
                return body.text
            if words & _ASK and place + 1 < len(run) and (body := body_at(sentence, run, place + 1)):
                return body.text
            if words & _CONTACT and (name := _by(sentence, run, place)):
                return name
    return None


def _is_unclear(run: Sequence[Token]) -> bool:
    phrased = any(phrase_at(run, place, phrase) for place in range(len(run)) for phrase in _PHRASES)
    return phrased or any(plain(token.key) & _UNCLEAR for token in run)


def _by(sentence: str, run: Sequence[Token], place: int) -> str | None:
    """«اتصلت بالمستشار القانوني»: the body after a glued «ب»."""
    at = place + 1
    if at >= len(run) or not run[at].key.startswith(BY):
        return None
    bare = Token(run[at].text[1:], run[at].key[1:], run[at].start + 1, run[at].stop)
    body = body_at(sentence, (*run[:at], bare, *run[at + 1 :]), at)
    return body.text if body else None
