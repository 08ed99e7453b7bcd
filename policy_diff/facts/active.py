"""Whether a verb of the present is what its subject does, and not what is done to it.

    is_active(run, verb, after, subject)  ->  bool

Without vowels «يفصل الموظف» may be either. It is believed to be done by the subject where it has an object (in the
verb, or right behind), where the verb takes one only by a preposition, and it stands there («تنظر اللجنة في …»), and
where nobody could be what is done («ينشر المدير»). What this leaves alone, though it may be active: whatever else.
"""

from __future__ import annotations

from collections.abc import Sequence

from normalizers import fold
from policy_diff.facts.body_words import FEM, FEMININE, agrees, bare, is_adjective, is_head
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.numbers import begins_number
from policy_diff.facts.words import Token

YEH, TEH, THE = fold("ي"), fold("ت"), fold("ال")
JOINED = (fold("و"), fold("ف"))
#: people of whom policies say what they do; posts and bodies are known to `body_at`
PEOPLE = words_of(
    "الجمعية الموظف الموظفون الموظفة المتطوع المتطوعون المتطوعة المستفيد المستفيدون المستفيدة العضو الأعضاء",
    "العامل العاملون المتقدم المتبرع المانح المورد المتعاقد المرشح الباحث الباحثة المشرف المدير الرئيس المحاسب",
    "المتدرب الأخصائي الأخصائية المراجع الأمين المندوب الراغب المقبول المستعير السائق المعلم الأسرة المكلف المفوض",
    "الحاضرون",
)
#: of the words with the form of an adjective or a participle those that are hardly ever one
_NOUNS = words_of(
    "الموظف المستفيد المتطوع المدير المورد المتبرع المعلم المحضر المستند المجلس المشروع الملف الموقع المقترح المال",
    "المركز المخزون المخزن المكتب الدليل البريد الرصيد الصندوق التقييم القرار المستفيدين الموظفين المتطوعين",
    "الموازنة الميزانية المذكرة المراسلة المنزل المعاملة المشاريع القائمة الحالة",
    "الإطار المحاضر المبالغ المخاطر المهام المواد",
)
#: what is said of things alone, without «ي» or «ت» before it
_ON_THINGS = words_of("رفع صدر نشر دون وثق كتب سدد دفع ودع نفذ ستلم قترح قرر نظم وفر راعي بين وضح بدي")
#: what is given to somebody, or told him: of two objects one may have become the subject
_GIVES = words_of(
    "منح عطي سلم بلغ علم حرم زود لقن سال مهل كسي رزق خبر شعر خطر عرف لزم فوض حمل جنب ضاف ثاب كافا نذر",
    "جازي لقي عد سمي ستثني دعي عفي درب",
)
#: who is made something: «يعين الموظف مديراً»
_APPOINTS = words_of("عين كلف رشح ختار نتخب ندب نصب")
_SOMEBODY = words_of("ولي شخص عميل زائر طرف ذوي أسر مريض وكيل نزيل يتيم كفيل فرد أفراد أم أب أرملة")
#: what is paid out to somebody, and those who pay
_PAYS, _PAYERS = words_of("صرف"), words_of("المدير المشرف المحاسب الأمين الرئيس الجمعية")
#: verbs of the form of «يتولى» that are another
_NOT_FIFTH = words_of("تابع تهم تبع ترك تلف توفي ترجم توج تلي تاح تم تخذ تداول")
_WITH = {
    fold(preposition): words_of(verbs)
    for preposition, verbs in (
        ("ب", "قوم لتزم حتفظ ستعين هتم كتفي عتني بادر سمح تصل اذن اخذ ختص شهد ضطلع رحب لتقي نفرد"),
        ("في", "وقع نظر بت حقق شارك سهم ساهم بحث"),
        ("على", "شرف حرص حافظ عمل وافق صادق وقع رد جيب عترض حصل سهر تفق صوت"),
        ("عن", "جيب بحث متنع كشف علن عتذر ستفسر فصح"),
        ("إلى", "نتقل حتاج ستند ستمع نضم سعي شير عتذر صغي"),
        ("مع", "وقع عمل نسق جلس تفق"),
        ("بين", "وازن قارن فاضل"),
        ("من", "نسحب ستفيد"),
    )
}
#: what is done to an association: whatever else a policy says of its own is what it does
_ASSOCIATION, _DECIDED = fold("الجمعية"), ("بقرار", "من قبل", "بموجب")
_OF_ASSOCIATIONS = words_of(
    "حل لغي دار صفي مثل عوض شكر قاضي سس نشا دمج سجل شمل حاسب منع رخص نقل حول عين كلف راقب وقف عامل طالب خصم",
    "عاقب ساءل",
)
_ALONE = words_of("جتمع نعقد")
_BY = fold("ب")
#: verbs whose last letter only looks like «him»
_OWN_HEH = words_of("نبه وجه نتبه واجه شبه كره تجه رفه شوه نوه")
_HIM, _HER, _OWN = fold("ه"), fold("ها"), ("ها", "ه")
NO_OBJECT = words_of(
    "من في على إلى عن مع أو ثم عند إذا بعد قبل خلال وفق حسب لدى حتى متى فور إن ولا أن لا لم لن قد ألا أثناء حال ضمن",
    "دون بدون نحو منذ طوال أمام تحت فوق بين حين حيث كما كلما لو سواء غير إما مرة مرتين مدة فترة كتابة شفاهة مباشرة",
    "مشافهة عادة الذي التي الذين اللذين هو هي هم عما مما عدا سوى مقابل جزاء عقوبة تأديبا فورا دائما مطلقا حالا سرا",
    "علنا غالبا أحيانا مؤقتا وفقا طبقا تبعا خلافا نظرا أيضا هنا حينئذ عندئذ آنذاك تباعا معا أولا ثانيا ثالثا أخيرا",
)
_TIMES = words_of(
    "سنة سنتين سنوات السنة عام عامين العام شهر شهرا شهرين أشهر الشهر أسبوع أسبوعا أسبوعين أسابيع الأسبوع يوم يوما",
    "يومين أيام اليوم درجة درجتين ساعة ساعتين ساعات ربع نصف فصل",
)
_EACH, _WHAT, _UNLESS = words_of("كل"), words_of("ما"), words_of("لم دام")
#: nouns of which the first letter is no preposition
_WHOLE = words_of(
    "ورقة وثيقة وثائق وثائقها لقاء لقاءات لوحة لائحة لجنة بيان بيانا بلاغ بلاغا برنامج برنامجا برامج بطاقة فريق فاتورة"
)
_PREFIXES = (fold("ب"), fold("ل"), *JOINED)
_ADVERB, _MIM, _ALEF, _WAW = fold("يا"), fold("م"), fold("ا"), fold("و")
#: endings of several, who are no single subject
_MANY = (fold("ين"), fold("ات"), fold("ون"))
FOUR = 4


def bare_key(key: str) -> str:
    """A verb without «و», «ف» or «س» before it."""
    return key[1:] if key[:1] in (*JOINED, fold("س")) and key[1:2] in (YEH, TEH) else key


def is_active(run: Sequence[Token], verb: int, after: int, subject: str, *, behind: bool) -> bool:
    """Whether the verb at `verb` is what the subject does; `after` is the token behind the two of them.

    `behind`: the verb stands behind its subject, so that what follows may be another one («الموظف يقل أجره»).
    """
    stem = bare_key(run[verb].key)[1:]
    if _has_pronoun(stem):
        return not behind or subject not in PEOPLE
    if _is_intransitive(run, stem, after):
        return True
    if subject == _ASSOCIATION and stem not in _GIVES | _OF_ASSOCIATIONS:
        return after < len(run) and run[after].key[0].isalnum() and not run[after].text.startswith(_DECIDED)
    if stem in _ON_THINGS:
        return after < len(run) and run[after].key[0].isalnum()
    feminine = is_feminine_subject(subject)
    if not is_object(run, after, feminine=feminine):
        return False
    key = run[after].key
    if subject in PEOPLE and (_is_cognate(stem, key) or (is_head(key) and not key.startswith(THE))):
        return False  # «ينقل الموظف نقلاً», «يساند المشرف فريق»
    if stem in _PAYS and subject in PEOPLE - _PAYERS:
        return False
    if stem in _GIVES:
        somebody = key in PEOPLE or (key.startswith(THE) and is_head(key))
        return somebody and not _describes(key, feminine=feminine)
    if stem in _APPOINTS and subject in PEOPLE:
        return key in PEOPLE and key in _NOUNS
    return not (behind and _is_own(run[after].text) == (TEH if bare_key(run[verb].key).startswith(TEH) else YEH))


def is_somebody(name: str) -> bool:
    """Whether a word without article is one for people or a body: known, or of the form of one who does something."""
    if THE + name in PEOPLE or is_head(name) or name in _SOMEBODY:
        return True
    doer = (
        name.startswith(_MIM)
        or name.endswith(_MANY[::2])
        or (len(name) == FOUR and name[1] == _ALEF and name[0] != TEH)
    )
    return doer and len(name) >= FOUR and not name.endswith(FEM)


def is_feminine_subject(key: str) -> bool:
    """Whether a verb with «ت» agrees with this word."""
    name = bare(key)
    return name in FEMININE or name.endswith(FEM)


def is_object(run: Sequence[Token], at: int, *, feminine: bool) -> bool:
    """Whether a direct object begins at `at`: a noun without a preposition, that neither says when or how nor
    describes a subject of this gender."""
    if at >= len(run) or not run[at].key[0].isalpha():
        return _is_some(run, at)
    key = run[at].key
    follows = run[at + 1].key if at + 1 < len(run) else ""
    if key in NO_OBJECT or key in _TIMES or (begins_number(key) and not _is_some(run, at)):
        return False
    if key in _EACH and (follows in _TIMES or not follows[:1].isalpha() or begins_number(follows)):
        return False
    if key in _WHAT:
        return follows not in _UNLESS
    if key.startswith(THE):
        return not _describes(key, feminine=feminine)
    return key in _WHOLE or not (key.startswith((*_PREFIXES, YEH)) or key.endswith(_ADVERB))


def _is_some(run: Sequence[Token], at: int) -> bool:
    """«ثلاثة مرشحين», not «ثلاثة أيام»."""
    if at + 1 >= len(run) or not begins_number(run[at].key):
        return False
    return run[at + 1].key[0].isalpha() and not any(token.key in _TIMES for token in run[at + 1 : at + 3])


def _describes(key: str, *, feminine: bool) -> bool:
    """Whether a definite word may be an adjective or a participle of a definite subject of this gender."""
    if key in _NOUNS or key.endswith(_MANY):
        return False
    if key.endswith(FEM) is not feminine:
        return is_adjective(key) and agrees(key, feminine=feminine)
    word = bare(key).removesuffix(FEM)
    shaped = len(word) == FOUR and (word[1] == _ALEF or word[2] == YEH or (word[0] == _ALEF and word[2] != _WAW))
    return is_adjective(key) or word.startswith(_MIM) or shaped


def _is_cognate(stem: str, noun: str) -> bool:
    """Whether a noun only says again what the verb does, how or how often: «ينقل الموظف نقلاً تأديبياً»."""
    letters = iter(noun)
    return not noun.startswith(THE) and all(letter in letters for letter in stem if letter != _ALEF)


def _is_own(text: str) -> str:
    """The first letter of a verb of which «أجره», «خدمته» may be the subject; "" for words without a pronoun."""
    if fold(text).startswith(THE) or not text.endswith(_OWN):
        return ""
    return TEH if fold(text.removesuffix(_OWN[0]).removesuffix(_OWN[1])).endswith(TEH) else YEH


def _has_pronoun(stem: str) -> bool:
    """«يرفعها», «يعتمده»."""
    if stem.endswith(_HER):
        return stem[: -len(_HER)] not in _GIVES
    return stem.endswith(_HIM) and len(stem) >= FOUR and stem not in _OWN_HEH and stem[:-1] not in _GIVES


def _is_intransitive(run: Sequence[Token], stem: str, after: int) -> bool:
    """Whether the verb has no passive with a subject: by its form, or with the preposition that follows."""
    if stem in _ALONE or (stem.startswith(TEH) and len(stem) >= FOUR and stem not in _NOT_FIFTH):
        return True
    key = run[after].key if after < len(run) else ""
    if key in _WITH:
        return stem in _WITH[key]
    return key.startswith(_BY) and key not in NO_OBJECT and stem in _WITH[_BY]
