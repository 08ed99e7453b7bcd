"""The words of durations: units, bounds, what leads in to them and what only looks like them.

Folded. A word's list says what it does; how they work together is `duration.py`.
"""

from __future__ import annotations

from typing import Literal

from normalizers import fold

Bound = Literal["min", "max", "exact", "range", "unspecified"]
Unit = Literal["hour", "day", "week", "month", "year"]
DAYS: dict[str, float] = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30, "year": 365}


def words_of(*words: str) -> frozenset[str]:
    """Folded words."""
    return frozenset(fold(word) for word in words)


def phrases_of(*phrases: str) -> tuple[tuple[str, ...], ...]:
    """Phrases as folded words, longest first."""
    return tuple(sorted((tuple(fold(p).split()) for p in phrases), key=lambda words: (-len(words), words)))


ONE: dict[str, Unit] = {
    **dict.fromkeys(words_of("ساعة"), "hour"),
    **dict.fromkeys(words_of("يوم", "يوماً"), "day"),
    **dict.fromkeys(words_of("أسبوع", "أسبوعاً"), "week"),
    **dict.fromkeys(words_of("شهر", "شهراً"), "month"),
    **dict.fromkeys(words_of("سنة", "عام", "عاماً"), "year"),
}
TWO: dict[str, Unit] = {
    **dict.fromkeys(words_of("ساعتان", "ساعتين"), "hour"),
    **dict.fromkeys(words_of("يومان", "يومين", "يومي"), "day"),
    **dict.fromkeys(words_of("أسبوعان", "أسبوعين", "أسبوعي"), "week"),
    **dict.fromkeys(words_of("شهران", "شهرين"), "month"),
    **dict.fromkeys(words_of("سنتان", "سنتين", "عامان", "عامين"), "year"),
}
MANY: dict[str, Unit] = {
    **dict.fromkeys(words_of("ساعات"), "hour"),
    **dict.fromkeys(words_of("أيام", "أياماً"), "day"),
    **dict.fromkeys(words_of("أسابيع"), "week"),
    **dict.fromkeys(words_of("أشهر", "شهور"), "month"),
    **dict.fromkeys(words_of("سنوات", "سنين", "أعوام"), "year"),
}
ALL = {**ONE, **TWO, **MANY}
GLUED = tuple(fold(p) for p in ("بال", "وال", "لل", "ال", "ب", "ل", "ك", "و"))
NOT = words_of("لا", "ألا", "وألا", "ولا", "لن", "لم", "عدم", "بألا", "فلا", "أن لا", "دون", "ليس", "وعدم", "بعدم")
#: a verb of a bound: negated it says the floor or the ceiling, not negated the contrary
FLOOR_VERBS = words_of("تقل", "يقل", "تنقص", "ينقص", "تقلّ")
CEILING_VERBS = words_of(
    "تزيد", "يزيد", "تتجاوز", "يتجاوز", "تتعدى", "يتعدى", "تجاوز", "زيادة", "تتخطى", "يتأخر", "تتأخر", "التأخر", "مضي"
)
VERB_TAIL = words_of(
    "عن", "على", "من", "مدته", "مدتها", "ذلك", "المدة", "الفترة", "الرد", "أكثر", "البت", "في", "مجموعها"
)
MIN = phrases_of(
    "بحد أدنى",
    "كحد أدنى",
    "حدها الأدنى",
    "حده الأدنى",
    "الحد الأدنى",
    "أدناها",
    "أدناه",
    "ليس أقل من",
    "لا أقل من",
    "على الأقل",
    "في الأقل",
    "فأكثر",
    "فما فوق",
    "أو أكثر",
    "أقلها",
    "أقله",
    "أكثر من",
    "ما لا يقل عن",
)
MAX = phrases_of(
    "بحد أقصى",
    "كحد أقصى",
    "كحد أعلى",
    "بحد أعلى",
    "حدها الأعلى",
    "حده الأعلى",
    "حدها الأقصى",
    "حده الأقصى",
    "الحد الأقصى",
    "الحد الأعلى",
    "أقصاها",
    "أقصاه",
    "على الأكثر",
    "في الأكثر",
    "أقل من",
    "أو أقل",
    "فأقل",
    "ليس أكثر من",
    "لا أكثر من",
    "على أقصى تقدير",
    "غايتها",
    "أعلاها",
)
WITHIN = phrases_of(
    "خلال",
    "في غضون",
    "في ظرف",
    "في أجل",
    "أثناء",
    "قبل مضي",
    "قبل انقضاء",
    "قبل مرور",
    "قبل انتهاء",
    "قبل فوات",
    "في موعد",
    "في مدة",
    "في أول",
)
#: a unit alone counts one only after one of these (and whatever bound)
LEADS = phrases_of(
    "خلال",
    "مدة",
    "لمدة",
    "بمدة",
    "مهلة",
    "بعد",
    "قبل",
    "كل",
    "في غضون",
    "لفترة",
    "فترة",
    "مضي",
    "مرور",
    "انقضاء",
    "من",
    "عن",
    "على",
    "إلى",
    "و",
    "ولمدة",
    "المدة",
    "وبعد",
    "أول",
    "غضون",
    "ظرف",
    "أقصاها",
    "أدناها",
    "أقصى",
    "أدنى",
    "مدته",
    "مدتها",
    "تتجاوز",
    "يتجاوز",
    "تتعدى",
    "يتعدى",
    "بين",
    "نصف",
    "قدرها",
    "أقصاه",
    "أعلى",
)
WORK = words_of("عمل")
AFTER_UNIT = words_of(
    "عمل",
    "تقويمية",
    "تقويمي",
    "عملية",
    "كاملة",
    "كامل",
    "كاملين",
    "متصلة",
    "متتالية",
    "هجرية",
    "هجري",
    "ميلادية",
    "ميلادي",
    "واحد",
    "واحدة",
    "رسمية",
    "رسمي",
)
BETWEEN = words_of("بين")
FROM = words_of("من")
TO = words_of("إلى", "حتى", "الى")
#: right before a bound or an amount these belong to its wording («خلال مدة لا تقل عن …»)
WORDING = words_of(
    "خلال",
    "مدة",
    "المدة",
    "فترة",
    "لمدة",
    "بمدة",
    "لفترة",
    "بعد",
    "كل",
    "غضون",
    "ظرف",
    "أجل",
    "في",
    "ما",
    "وبعد",
    "مهلة",
    "ولمدة",
)
UNITS_OF_WORK = words_of("عمل", "العمل")
ONE_WORDS = words_of("واحد", "واحدة")
WEAK_LEADS = words_of("من", "على", "إلى", "عن", "و", "كل", "قبل", "بعد")
PLAIN_AFTER = words_of("من", "على", "أو", "إلى", "حسب", "في")
COMPARED = words_of("أقل", "أكثر")
ARTICLE = fold("ال")
YEAR_ALONE = fold("عام")
BEFORE_YEAR = words_of("بشكل", "بوجه", "الهدف")
OF_WORKING_DAYS = phrases_of("من أيام عمل", "من أيام العمل")
MORE_THAN = phrases_of("أكثر من")[0]
LESS_THAN = phrases_of("أقل من")[0]
JUST_NOT = words_of("ليس", "لا")
THAT = words_of("أن", "بما", "على", "بأن", "ما")
BEFORE_VAGUE = words_of("خلال", "في", "بعد", "غضون")
PASSING = fold("مضي")
AND = fold("و")
HALF = fold("نصف")
QUALIFIERS = words_of("حسب", "بحسب", "وفق", "وفقاً", "تبعاً", "طبقاً", "وبحسب", "وحسب")
STOPS = frozenset(".،,;؛:!؟?»)")
BLANKS = frozenset({"…", "_", "-"})
NOUN = words_of("مدة", "المدة", "فترة", "الفترة", "وقت", "الوقت", "مهلة", "المهلة", "زمن", "الزمن", "أجل")
VAGUE = words_of(
    "اللازمة",
    "للازمة",
    "لازمة",
    "اللازم",
    "لازم",
    "المناسبة",
    "مناسبة",
    "المناسب",
    "مناسب",
    "الكافية",
    "كافية",
    "الكافي",
    "كافي",
    "كاف",
    "المعقولة",
    "معقولة",
    "معقول",
    "المعقول",
    "المحددة",
    "محددة",
    "المقررة",
    "النظامية",
    "المطلوبة",
    "المطلوب",
    "ممكن",
    "وجيزة",
    "قصيرة",
    "المعتادة",
    "المعتمدة",
)
SOON = phrases_of("أقرب وقت", "أسرع وقت", "أقرب فرصة", "أقصر وقت", "أقصر مدة")
CALENDAR = words_of(
    "الأحد",
    "الاثنين",
    "الإثنين",
    "الثلاثاء",
    "الأربعاء",
    "الخميس",
    "الجمعة",
    "السبت",
    "رمضان",
    "شعبان",
    "رجب",
    "شوال",
    "محرم",
    "صفر",
    "ذي",
    "ذو",
    "ربيع",
    "جمادى",
)
