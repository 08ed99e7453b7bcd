"""Laws, regulations, other policies and articles that a clause refers to: «وفق نظام الجمعيات والمؤسسات الأهلية».

The value is what kind of document it is, its name as written, and the article if one is named. What this
leaves alone: the policy itself («هذه السياسة»), and systems that are no law («النظام الإلكتروني»).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from normalizers import fold
from policy_diff.facts.clauses import COVER, Clause
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.numbers import ordinal
from policy_diff.facts.reply_setting import is_verb
from policy_diff.facts.statement import Said, Statement, state
from policy_diff.facts.words import Token, keys, tokens

KIND = "reference"
EXAMPLES = (
    Said(
        text="وفق نظام الجمعيات والمؤسسات الأهلية ولائحته التنفيذية.",
        values=({"document": "law", "name": "نظام الجمعيات والمؤسسات الأهلية", "article": None},),
    ),
    Said(
        text="المادة (80) من نظام العمل.",
        values=({"document": "law", "name": "نظام العمل", "article": 80},),
    ),
    Said(
        text="بحسب سياسة تعارض المصالح.",
        values=({"document": "policy", "name": "سياسة تعارض المصالح", "article": None},),
    ),
    Said(text="إذا صدر نظام يمس أعمار الوثائق عدل الجدول.", values=()),
    Said(
        text="وفق قرار مجلس الوزراء رقم (61) وتعليمات قائد الفريق.",
        values=({"document": "decision", "name": "قرار مجلس الوزراء", "article": None},),
    ),
    Said(text="وفقاً للائحة الأساسية.", values=({"document": "regulation", "name": "اللائحة الأساسية"},)),
    Said(text="يوقع قرار التمويل بعد قرار الشخص.", values=()),
    Said(text="تسري هذه السياسة على النظام الإلكتروني.", values=()),
    Said(text="عند إدخال نظام جديد يعد تقدير للأثر، ثم يجرى نظام المقارنة الآلي.", values=()),
)
_HEADS = {
    fold(word): kind
    for kind, words in {
        "law": "نظام قانون مرسوم",
        "regulation": "لائحة قواعد ضوابط تعليمات",
        "policy": "سياسة ميثاق مصفوفة",
        "guide": "دليل",
        "decision": "قرار",
    }.items()
    for word in words.split()
}
_REGULATIONS = words_of("اللائحة")
_OF_LAW = words_of("الأساسية التنفيذية المالية")
_OWN = words_of("هذه هذا تلك")
#: they name no document: «نظام إلكتروني», «قرار مسبب», «سياسة واضحة»
_NO_NAME = words_of(
    "إلكتروني الإلكتروني محاسبي المحاسبي حضور بصمة تقني آلي المجلس اللجنة الإدارة الرفض القبول الجمعية مكتوب مسبب من",
    "المدير رئيس لجنة قائد مدير مشرف القائد المشرف الدعم مجلس خاص",
    "واضح واضحة موحد موحدة الفصل التعيين الحفظ الأرشفة المعلومات المراقبة التشغيل المناوبات",
    "البيانات بيانات الخدمات خدمات المستفيدين الإجراءات إجراءات جديد جديدة تضبط تحدد تنظم تحكم تخص تصدر",
)
#: a system of machines, and no law («نظام المقارنة الآلي»)
_MACHINES = words_of("الآلي الإلكتروني الإلكترونية المحاسبي الرقمي الحاسوبي التقني")
_ENDS = words_of(
    "في من على إلى عن مع أو ثم التي الذي و وما ولا لا بما وذلك وفق حسب بعد قبل خلال عند إذا يجب كما ولم وإن كل",
    "المعتمدة المعتمد",
    "المعمول السارية النافذة وتعديلاته بحسب ولكل ولائحته ولائحتها وتعديلاتها الصادر الصادرة",
)
_ARTICLE, _BY, _AND, _THE = words_of("المادة مادة للمادة بالمادة والمادة"), fold("ب"), fold("و"), fold("ال")
_FROM = words_of("من في")
_DOES, _SHE, _BY_THAT = fold("ي"), fold("ت"), fold("بأن")
DECISION, _NUMBER = "decision", words_of("رقم برقم")
_FOR_THE, _ARTICLE_THE, _REGULATIONS_BARE = fold("لل"), "ال", words_of("لائحة")
#: whose decisions are documents to refer to; «قرار التمويل», «قرار المدير» are what the policy itself decides
_ISSUERS = words_of("الوزراء وزير الوزير وزارة الوزارة معالي معاليه الوزاري وزاري المركز المحكمة الملكي السامي")
NUMBERED = 6
NAME_WORDS, FEWEST, BACK = 7, 2, 7


def find(clause: Clause) -> Iterator[Statement]:
    """Its references, in reading order."""
    if clause.section == COVER:
        return  # the policy's own title
    run = tokens(clause.text)
    past = 0
    for place in range(len(run)):
        head = _head(run, place) if place >= past else None
        after = _name(run, place) if head else place
        if head is None or after - place < FEWEST:
            continue
        past = after
        if head[0] == DECISION and not _is_issued(run, place, after):
            continue
        glued = len(run[place].key) - len(head[1])
        start = run[place].start + glued
        article, first = _article(run, place)
        name = clause.text[start : run[after - 1].stop]
        if run[place].key.startswith(_FOR_THE) and head[1] in _REGULATIONS_BARE and run[place + 1].key in _OF_LAW:
            name = _ARTICLE_THE + name  # «للائحة الأساسية»
        value = {"document": head[0], "name": name, "article": article}
        yield state(KIND, clause, start if first == place else run[first].start, run[after - 1].stop, value)


def _head(run: Sequence[Token], place: int) -> tuple[str, str] | None:
    """The kind of document that a word names, and the word without what is glued before it."""
    key = run[place].key
    for word in (key, *(key[1:] for mark in (_BY, _AND, fold("ل")) if key.startswith(mark))):
        if word in _HEADS:
            return _HEADS[word], word
        if word in _REGULATIONS and place + 1 < len(run) and run[place + 1].key in _OF_LAW:
            return "regulation", word
    return None


def _name(run: Sequence[Token], place: int) -> int:
    """The token after the name: words up to one that no name has, definite in the end."""
    nameless = place + 1 < len(run) and run[place + 1].key in _NO_NAME and not _of_an_issuer(run, place + 2)
    if place + 1 >= len(run) or nameless or (place and run[place - 1].key in _OWN):
        return place
    after, definite = place + 1, False
    while after < len(run) and after - place < NAME_WORDS:
        key = run[after].key
        if not key[0].isalpha() or key in _ENDS or (definite and not key.startswith((_THE, _AND + _THE, fold("لل")))):
            break
        if not definite and _says_more(run, place, after):
            return place
        if key in _MACHINES:
            return place
        definite = definite or key.startswith((_THE, fold("لل")))
        after += 1
    return after if definite else place


def _of_an_issuer(run: Sequence[Token], at: int) -> bool:
    """«قرار مجلس الوزراء», and no decision of the board."""
    return at < len(run) and run[at].key in _ISSUERS


def _is_issued(run: Sequence[Token], place: int, after: int) -> bool:
    """Whether a decision has a number or an issuer above the association: «قرار مجلس الوزراء رقم (61)»."""
    named = {token.key for token in run[place:after]}
    numbered = any(token.key in _NUMBER for token in run[after : after + NUMBERED])
    return bool(named & _ISSUERS) or (numbered and len(named) > FEWEST - 1)


def _says_more(run: Sequence[Token], place: int, at: int) -> bool:
    """«نظام يمس أعمار الوثائق», «دليل مصور بالخدمات»: what such a document does or is, and not how it is called.

    A word in «ت» right behind the head is a noun as often as a verb («لائحة تنازع المصالح»).
    """
    key = run[at].key
    return key.startswith((_DOES, _BY + _THE, _BY_THAT)) or (at > place + 1 and key.startswith(_SHE) and is_verb(key))


def _article(run: Sequence[Token], place: int) -> tuple[int | None, int]:
    """«المادة (80) من» before the name: the article, and the token where it begins."""
    for at in range(place - 1, max(-1, place - BACK), -1):
        if run[at].key in _ARTICLE:
            between = [token for token in run[at + 1 : place] if token.key not in "()"]
            number = next((token.number for token in between if token.number is not None), None)
            spelt = ordinal(keys(between[:2]))
            if between and between[-1].key in _FROM and (number is not None or spelt):
                return number if number is not None else spelt[0] if spelt else None, at
            return None, place
        if run[at].key in ".،؛":
            break
    return None, place
