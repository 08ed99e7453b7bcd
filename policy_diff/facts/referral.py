"""To whom an unclear case is referred: «في حالة عدم وضوح الإجراءات … إحالته لمسئول البحث الاجتماعي».

A sentence counts when it says that something is unclear, or a question is open, and refers someone.
What this leaves alone: raising a complete request to those who decide on it, and complaints.
"""

from __future__ import annotations

from collections.abc import Sequence

from policy_diff.facts.body import sentences, target_after
from policy_diff.facts.clauses import Clause
from policy_diff.facts.duration_words import phrases_of, words_of
from policy_diff.facts.words import phrase_at, tokens
from policy_diff.model import Fact

KEY = "referral_target"
_STEPS = ("procedure_steps", "procedures")
_REFER = words_of(
    "أحيلت",
    "أحيل",
    "تحال",
    "عرضت",
    "عرض",
    "يعرض",
    "تعرض",
    "وعرض",
    "رجعت",
    "ويرجع",
    "وجه",
    "نقلت",
    "نقل",
    "تحول",
    "حول",
    "يرفع",
    "ترفع",
    "إحالته",
    "إحالتها",
    "إحالة",
    "إحالتهم",
    "يحيل",
    "يحيله",
    "يحال",
    "تحال",
    "أحاله",
    "أحالها",
    "أحال",
    "يحول",
    "تحويله",
    "تحويلها",
    "تحويل",
    "يحوله",
    "توجيهه",
    "توجيه",
    "يوجه",
    "يوجهه",
    "وجهه",
    "نقله",
    "نقلها",
    "ينقل",
    "ينقله",
    "إرشاده",
    "يرشده",
    "فيحيله",
    "فيحال",
    "ويحال",
    "ويحيل",
    "رفعه",
    "رفعها",
    "يرفعه",
    "يرفعها",
    "الرجوع",
    "يرجع",
    "رجع",
    "يعود",
    "يستشير",
    "يسأل",
    "سأل",
    "عرضه",
    "عرضها",
    "فتحال",
)
_UNCLEAR = words_of(
    "غمضت",
    "غمض",
    "الشك",
    "شك",
    "التردد",
    "ترددت",
    "تردد",
    "اشتبه",
    "التبست",
    "أشكلت",
    "استشكل",
    "الالتباس",
    "التبس",
    "أشكل",
    "تعذر",
    "تساؤل",
    "تساؤلاته",
    "تساؤلات",
    "تساؤلاتهم",
    "استفسار",
    "استفساراته",
    "السؤال",
    "سؤال",
    "أسئلة",
    "غموض",
    "لبس",
    "إشكال",
    "تساؤله",
    "استفساره",
    "يجهل",
    "استعصى",
    "أسئلته",
    "استيضاح",
    "يصعب",
    "غامض",
    "غامضة",
    "يستوضح",
    "الاستفسار",
    "تشابه",
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
)
_NOT_THIS = words_of("شكوى", "الشكوى", "الشكاوى", "شكواه", "الاعتراض", "المعترض", "الشاكي", "تظلم")
_TO = words_of("إلى", "الى", "على")
REACH = 9


def find(clauses: Sequence[Clause]) -> Fact:
    """The referral target, from the first step that refers an unclear case."""
    for steps in (True, False):
        for clause in clauses:
            if (clause.section in _STEPS) is steps and (name := _referred(clause.text)):
                return Fact(key=KEY, status="stated", value=name, text=name, lines=clause.lines)
    return Fact(key=KEY, status="not_stated")


def _referred(text: str) -> str | None:
    for sentence in sentences(text):
        run = tokens(sentence)
        keys = {token.key for token in run}
        if not keys & _REFER:
            continue
        phrased = any(phrase_at(run, place, phrase) for place in range(len(run)) for phrase in _PHRASES)
        if not (phrased or keys & _UNCLEAR) or keys & _NOT_THIS:
            continue
        for place, token in enumerate(run):
            if token.key in _REFER and (body := target_after(sentence, run, place, REACH, _TO)):
                return body.text
    return None
