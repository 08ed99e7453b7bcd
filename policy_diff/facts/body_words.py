"""The words of bodies and posts: what heads a name, what completes it, what ends it. Folded.

Which definite word is an adjective is told by its form («القانونية», «الأكاديمي»), by a list of those
without that form («الدائمة», «العليا»), and against a list of nouns that only look like one («القضية»).
"""

from __future__ import annotations

from functools import lru_cache

from normalizers import fold
from policy_diff.facts.duration_words import phrases_of, words_of

ARTICLE, TO, AND, THEN, BY = fold("ال"), fold("ل"), fold("و"), fold("ف"), fold("ب")
LAM_ARTICLE, AND_THE, FEM = fold("لل"), fold("وال"), fold("ة")
HEADS = words_of(
    "لجنة إدارة جهة قسم وحدة مجلس مدير مديرة مكتب فريق هيئة أمين أمانة مسؤول مسئول مسؤولة مسئولة رئيس رئيسة",
    "مشرف مشرفة منسق منسقة مرشد مرشدة أخصائي أخصائية اخصائي باحث باحثة مهندس مستشار مستشارة موظف نائب مركز",
    "عضو عضوة مراقب مراقبة رقيب حارس مسجل مسجلة طبيب طبيبة صيدلي محرر محررة مدرب مصلح مفوضة أمينة منسقة قائد قائدة",
    "وكيلة نائبة محكم فني ديوان سكرتارية خازن مترجم محاسبة قانوني حقوقي مدقق مدققة محامي محام خبير خبيرة ممثل معاون",
    "كبير مناوب قطاع وكالة مجموعة قائم مفتي سكرتير كاتب ناظر مقرر مقررة",
    "دائرة شعبة ضابط مختص مختصة مراجع لجان جهات إدارات مسير قائد وكيل أعضاء محاسب مفوض",
    "خلية طاقم فرقة رابطة محقق محققة كبيرة محللة محلل مفتش مفتشة مثمن موجه موجهة أمينات سكرتيرة كاتبة خبيرة",
    "محامية رقيبة ناظرة خازنة وسيط مأمور حقوقية ممثلة فقيه قاضي موثق معاونة مهندسة مساعد معلم معلمة",
)
FEMININE = words_of(
    "لجنة إدارة جهة وحدة هيئة أمانة دائرة شعبة مديرة مسؤولة مسئولة رئيسة مشرفة جهات إدارات لجان باحثة أخصائية",
    "سكرتارية وكالة مجموعة منسقة مرشدة مستشارة خلية فرقة رابطة محققة كبيرة محللة مفتشة موجهة سكرتيرة كاتبة خبيرة",
    "محامية رقيبة ناظرة خازنة حقوقية ممثلة معاونة مهندسة أمينة وكيلة نائبة مراقبة مدققة محاسبة مفوضة عضوة مختصة مقررة",
)
#: heads that name anybody, or who sits on a body
ANYBODY = words_of("عضو عضوة أعضاء موظف ممثل مدرب مجموعة جهات محكم قائم كاتب مسير طبيب طبيبة مترجم حارس")
#: words that are never part of a name, though nothing else marks them
ENDS = words_of(
    "الملف الاستمارة الإفصاح البلاغ المعاملة الحالة النموذج هو هي هم وتستوضح ويبلغ وتبلغ ويخطر في من على إلى",
    "عن مع أو ثم لدراسة لدراسته للدراسة لدراستها للنظر للبت لاتخاذ للإجابة ليبين ليحدد التي الذي الذين خلال",
    "بعد قبل حسب وفق والرد والبت بالجمعية لدى بقرار بقرارها بدراسة بفحص فحص دراسة النظر عند إذا حيث كما وذلك",
    "بشأن تحت ولا وفي وتقوم والتوصية والإفادة والتوجيه والعرض بالطلب الطلب الطلبات طلب طلبه مباشرة كتابة فيها",
    "الحضور فيه المكتمل لتقرر لتدرسه لإبداء لأخذ للتوجيه مسبقاً جميع كل حالة وعليها وعليه بذلك",
)
#: participles that say who is in it or how it came about
MADE = words_of("المؤلفة المكونة المنبثقة المؤلف المكون المكلفة المشار المنشأ المنشأة المشكلة المعين المعينة")
#: whole names: a definite word after them is not part of them («يعتمد مجلس الإدارة الخطة»)
WHOLE = frozenset(
    phrases_of(
        *("مجلس الإدارة", "الجمعية العمومية", "المدير التنفيذي", "المدير العام", "الأمين العام", "المدير المالي"),
        *("أمين الصندوق", "أمين السر", "أمين المال", "المشرف المالي", "المستشار القانوني", "المراجع الداخلي"),
    )
)
#: parts of an association that are called by what they see to: a body where an adjective follows
AFFAIRS = words_of("الشؤون الموارد الخدمات العلاقات المراجعة الرقابة")
#: of the words that end a name, those that also say what an office is for
TASKS = words_of("دراسة", "فحص", "النظر", "طلبات")
#: what a second field of an office is called («وحدة الالتزام ومكافحة غسل الأموال»)
FIELDS = words_of(
    "شؤون خدمات تنمية موارد رعاية حماية مكافحة علاقات تطوير دعم إدارة تقنية متابعة أمن ضبط جمع تمكين تأهيل رقابة",
    "قواعد أخلاقيات جودة خدمة برامج مشاريع منح أصول أوقاف نظم سلامة تجربة قياس بناء استثمار تحسين",
)
#: what nouns of doing take by a preposition, which belongs to a name: «إدارة العلاقات مع المانحين»
LED: dict[str, tuple[str, ...]] = {
    word: tuple(map(fold, prepositions.split()))
    for prepositions, words in (
        ("مع", "العلاقات العلاقة الشراكات الشراكة التواصل التعاون المتعاقد المتعاقدة المتعاون"),
        ("عن", "الإبلاغ الإفراج الكشف الإفصاح الدفاع المسؤول المسئول المسؤولة المسئولة"),
        ("على", "الرقابة الإشراف الحفاظ المحافظة الاطلاع المشرف المشرفة"),
        ("من", "الوقاية الحد التحقق"),
        ("في", "النظر التحقيق الفصل البت التصرف التقصي"),
        ("ب", "العناية الاحتفاظ التعريف الاتصال النهوض"),
        ("ل", "الاستجابة التأهيل الإعداد"),
    )
    for word in words_of(words)
}
#: «امرأة كبيرة السن», «خبرة كبيرة القدر»: no post is called so
OF_SIZE = words_of("السن القدر الحجم العدد الأثر القيمة")
#: so far after the second field ends its name
FIELD_REACH = 3
#: what a post or a body is for («اللجنة الاستشارية للاستثمار», «الرئيس التنفيذي للعمليات»), not what is done there
PURPOSES = words_of(
    "للاستثمار للعمليات للشؤون للمساعدات للزكاة للتطوع للحوكمة للمخاطر للمشتريات للأوقاف للبرامج للمشاريع للخدمات",
    "للموارد للمالية للرقابة للجودة للالتزام للامتثال للمنح للإسكان للرعاية للطوارئ للحوادث للاتصال",
)
#: what a public body is for belongs to its name («الإدارة العامة للتحريات المالية»)
NATIONAL = words_of("العامة الوطني الوطنية السعودي السعودية العليا")
#: what they are for may follow: «عضو المجلس المختص بالشؤون المالية»
CHARGED, BY_THE = words_of("المختص المختصة المعني المعنية المكلف المكلفة"), fold("بال")
#: what a post sees to: «المشرف على وحدة الرقابة», «المسؤول عن البيانات»
OVERSEERS, OVER = words_of("مشرف مشرفة مسؤول مسئول مسؤولة مسئولة قائم"), words_of("على عن")
_ADJECTIVES = words_of(
    "العام العامة الخاص الخاصة الدائم الدائمة العليا الكبرى الوسطى الأولى الأعلى الأول الأولي المساعد المساعدة",
    "المختص المختصة المعني المعنية المذكورة المذكور المسؤولة المسئولة المسؤول المسئول المكلف المكلفة المخول المخولة",
    "المفوض المفوضة المستقل المستقلة المشترك المشتركة الموحد الموحدة المساند المساندة المباشر المباشرة",
    "المناوب المناوبة",
    "المتخصص المتخصصة المؤقت المؤقتة المصغرة الموسعة المنتدب المقيم الزائر الزائرة القائم المشرف المشرفة المانحة",
    "المستمر المستمرة المستدامة المستدام الثابت الثابتة الشامل الشاملة الفرعية البديلة العاملة التابعة المتكاملة",
    "المتعاون المتعاونة المتفرغ المتفرغة المعتمد المعتمدة المرخص المرخصة المحايد المحايدة",
    "المتقدم المتقدمة القانوني الفني الحسنة الخضراء المتعاقد المتعاقدة",
    "اللاحقة السابقة العاجلة الناشئة الحاضنة الداعمة الشاملة الموازية النظامي النظامية المتنقلة المتنقل",
)
#: nouns that look like adjectives
_NOUNS = words_of(
    "القضية القضايا الاتفاقية العملية الهدية الوصية التوصية التسمية الأهمية الهوية السرية الجمعية المديونية",
    "الميزانية التغطية الترقية الصلاحية الملكية النوعية الأولوية الخصوصية الرؤية الأغلبية الأحقية المسؤولية المسئولية",
    "الكمية الكيفية النهاية البداية الرعاية الحماية العناية التنمية التقوية الآلية الفعالية الشفافية الشكاوى الدعاوى",
    "الدعوى المباني الأراضي القاضي المحامي الأيدي التحري المبالي التعدي الشاكي المشتكي الفتوى المستوى المحتوى المبنى",
)
_NISBA = tuple(map(fold, ("ي", "ية", "يين", "يون")))
#: feminine, though they do not end in teh marbuta
_FEMININE_ADJECTIVES = words_of("الأولى", "العليا", "الكبرى", "الوسطى")
#: a body whose head, alone, is the association itself
ASSEMBLY = fold("جمعية"), fold("العمومية")
#: adjectives of a post before what it sees to («المشرف العام على البرامج»)
OF_POSTS = words_of("العام العامة الأول الأولى المباشر المباشرة")
#: adjectives of a post that may follow a whole name: «عضو مجلس الإدارة المنتدب»
OF_PERSONS = words_of("المستقل المكلف المنتدب المفوض المختص المساعد المناوب الأول الداخلي الخارجي")
FEWEST = 5
#: so many letters of particles and article may stand before a head
GLUED = 3


@lru_cache(maxsize=32768)
def is_head(key: str) -> bool:
    """Whether a folded word, with or without article, names an office."""
    return key in HEADS or bare(key) in HEADS


@lru_cache(maxsize=4096)
def is_feminine(key: str) -> bool:
    """Whether the head of a body, with whatever is glued to it, is feminine."""
    return any(key.endswith(head) and len(key) - len(head) <= GLUED for head in (*FEMININE, *AFFAIRS))


def bare(key: str) -> str:
    """A folded word without its article."""
    return key.removeprefix(ARTICLE)


@lru_cache(maxsize=32768)
def is_adjective(key: str) -> bool:
    """Whether a folded definite word is an adjective rather than a noun."""
    if key in _ADJECTIVES:
        return True
    return key.startswith(ARTICLE) and len(key) >= FEWEST and key.endswith(_NISBA) and key not in _NOUNS


def agrees(key: str, *, feminine: bool) -> bool:
    """Whether a definite adjective may belong to a head of this gender."""
    return not feminine or key.endswith(FEM) or key in _FEMININE_ADJECTIVES
