"""Bodies and posts: who studies a request, and to whom an unclear case is referred.

    «… سيرفع للجنة البحث لدراسة طلبه»                لجنة البحث
    «… إحالته لمسئول البحث الاجتماعي للإجابة»        مسئول البحث الاجتماعي
    «تتولى وحدة دراسة الحالات فحص الطلب»             وحدة دراسة الحالات

A body is a noun that names an office, with the words that complete it: an annexed noun («لجنة
البحث»), then definite adjectives that agree. It ends at a preposition, a verb or a stop. What this
leaves alone: the words as written; a leftover word after a complete name («الجهة المختصة البحث») is
not part of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from normalizers import fold
from policy_diff.facts.duration_words import phrases_of, words_of
from policy_diff.facts.words import Token, tokens

_HEADS = words_of(
    "لجنة إدارة جهة قسم وحدة مجلس مدير مديرة مكتب فريق هيئة أمين أمانة مسؤول مسئول مسؤولة مسئولة رئيس رئيسة",
    "مشرف مشرفة منسق منسقة مرشد مرشدة أخصائي أخصائية اخصائي باحث باحثة مهندس مستشار مستشارة موظف نائب مركز",
    "عضو عضوة مراقب مراقبة رقيب حارس مسجل مسجلة طبيب طبيبة صيدلي محرر محررة مدرب مصلح مفوضة أمينة منسقة قائد قائدة",
    "وكيلة نائبة محكم فني ديوان سكرتارية خازن مترجم محاسبة قانوني حقوقي مدقق مدققة محامي محام خبير خبيرة ممثل معاون",
    "مناوب قطاع وكالة مجموعة قائم مفتي سكرتير كاتب ناظر",
    "دائرة شعبة ضابط مختص مختصة مراجع لجان جهات إدارات مسير قائد وكيل أعضاء محاسب مفوض",
)
_FEMININE = words_of(
    "لجنة إدارة جهة وحدة هيئة أمانة دائرة شعبة مديرة مسؤولة رئيسة مشرفة جهات إدارات لجان باحثة أخصائية",
)
#: words that are never part of a name, though nothing else marks them
_ENDS = words_of(
    "الملف الاستمارة الإفصاح البلاغ المعاملة الحالة النموذج هو هي هم وتستوضح ويبلغ وتبلغ ويخطر في من على إلى",
    "عن مع أو ثم لدراسة لدراسته للدراسة لدراستها للنظر للبت لاتخاذ للإجابة ليبين ليحدد التي الذي الذين خلال",
    "بعد قبل حسب وفق والرد والبت بالجمعية لدى بقرار بقرارها بدراسة بفحص فحص دراسة النظر عند إذا حيث كما وذلك",
    "بشأن تحت ولا وفي وتقوم والتوصية والإفادة والتوجيه والعرض بالطلب الطلب الطلبات طلب طلبه مباشرة كتابة فيها",
    "الحضور فيه المكتمل لتقرر لتدرسه لإبداء لأخذ للتوجيه مسبقاً جميع كل حالة وعليها وعليه بذلك",
)
#: participles that say who is in it or how it came about
_MADE = words_of("المؤلفة المكونة المتعاقد المتعاقدة المنبثقة المؤلف المكون المكلفة المشار")
#: whole names: a definite word after them is not part of them («يعتمد مجلس الإدارة الخطة»)
_WHOLE = frozenset(
    phrases_of(
        *("مجلس الإدارة", "الجمعية العمومية", "المدير التنفيذي", "المدير العام", "الأمين العام", "المدير المالي"),
        *("أمين الصندوق", "أمين السر", "أمين المال", "المشرف المالي", "المستشار القانوني", "المراجع الداخلي"),
    )
)
#: of the words that end a name, those that also say what an office is for
_TASKS = words_of("دراسة", "فحص", "النظر", "طلبات")
_ADJECTIVES = words_of(
    "المختصة", "المعنية", "الدائمة", "المشكلة", "التنفيذية", "العليا", "المذكورة", "المسؤولة", "المكلفة", "المخولة"
)
#: feminine, though they do not end in teh marbuta
_FEMININE_ADJECTIVES = words_of("الأولى", "العليا", "الكبرى", "الوسطى")
#: adjectives of a post that may follow a whole name: «عضو مجلس الإدارة المنتدب»
_OF_PERSONS = words_of("المستقل المكلف المنتدب المفوض المختص المساعد المناوب الأول الداخلي الخارجي")
_ALSO_ADJECTIVES = words_of(
    "الرئيس المختص المختصة القانوني القائم الفني المراجع المراقب المستشار المشرف المشرفة المفوض المناوب"
)
_PRESENT, _IT = fold("ي"), fold("ها")
_NOT_VERBS = words_of("ذوي يتيم أعلى يوم أولي مبنى")
_ARTICLE, _TO, _AND, _THEN, _FEM = fold("ال"), fold("ل"), fold("و"), fold("ف"), fold("ة")
_LAM_ARTICLE = fold("لل")
#: a name has at most so many words, and an annexed chain at most so many before its definite end
NAME_WORDS, CHAIN = 6, 3
_SENTENCE_ENDS = frozenset(".؟!؛;")


@dataclass(frozen=True, slots=True)
class Body:
    """A body as written, without a preposition, from `start` to `stop` in the text. `place`: its first token."""

    text: str
    start: int
    stop: int
    place: int


@lru_cache(maxsize=32768)
def is_head(key: str) -> bool:
    """Whether a folded word, with or without article, names an office."""
    return key in _HEADS or _bare(key) in _HEADS


def _bare(key: str) -> str:
    return key[len(_ARTICLE) :] if key.startswith(_ARTICLE) else key


def body_at(text: str, run: Sequence[Token], place: int, *, glued: bool = False) -> Body | None:
    """The body that begins at token `place`. `glued`: the token holds the preposition «ل» («للجنة», «لمسئول»)."""
    head = _head(text, run, place, glued)
    if head is None:
        return None
    first, key = head
    stop = place + 1
    definite = key.startswith(_ARTICLE)
    feminine = _bare(key) in _FEMININE
    chain = 0
    while stop < len(run) and stop - place < NAME_WORDS:
        word = run[stop].key
        if not word[0].isalpha() or word.startswith(_LAM_ARTICLE):
            break
        if word in _ENDS and not (stop == place + 1 and not definite and _is_annexed(run, stop)):
            break
        whole = tuple(token.key for token in run[stop - 2 : stop]) in _WHOLE and stop - 2 >= place
        if whole and not word.startswith(_AND) and word not in _OF_PERSONS:
            break
        if definite and word.startswith(_ARTICLE) and is_head(word) and word not in _ALSO_ADJECTIVES:
            break  # «أبلغ رئيس القسم المدير التنفيذي»: the next one
        if word in _MADE or run[stop - 1].key.startswith(_AND + _ARTICLE):
            break
        if not definite and _is_clause(run[stop]):
            return None
        if word.startswith(_ARTICLE):
            if definite and chain == 0 and feminine and not (word.endswith(_FEM) or word in _FEMININE_ADJECTIVES):
                break
            definite = True
        elif word.startswith(_AND + _ARTICLE) and definite:
            pass
        elif definite or chain >= CHAIN:
            break
        chain += 0 if key.startswith(_ARTICLE) else 1
        stop += 1
    if not definite:
        return None
    words = first + text[run[place].stop : run[stop - 1].stop]
    return Body(" ".join(words.split()), run[place].start, run[stop - 1].stop, place)


def _is_clause(token: Token) -> bool:
    """«فريق يباشر العمل», «مكتب ميداني»: no name, but any body of which something is said."""
    key = token.key
    if key in _NOT_VERBS or key.startswith(_ARTICLE):
        return False
    if key.endswith(_IT) and len(key) > 4:
        return True
    return (key.startswith(_PRESENT) and len(key) > 3) or (key.endswith(_PRESENT) and len(key) > 4)


def _is_annexed(run: Sequence[Token], place: int) -> bool:
    """«وحدة دراسة الحالات»: what would end a name is part of it right after an indefinite head."""
    return run[place].key in _TASKS and place + 1 < len(run) and run[place + 1].key.startswith(_ARTICLE)


def _head(text: str, run: Sequence[Token], place: int, glued: bool) -> tuple[str, str] | None:
    """The head noun as written without «ل», and folded."""
    token = run[place]
    if not glued and is_head(token.key):
        return token.text, token.key
    joined = token.key.startswith((_AND, _THEN)) and len(token.key) > 4
    if not glued:
        rest = token.key[1:]
        return (token.text[1:], rest) if joined and rest.startswith(_ARTICLE) and is_head(rest) else None
    if joined and token.key[1:].startswith(_LAM_ARTICLE):
        token = Token(token.text[1:], token.key[1:], token.start + 1, token.stop)
    if not token.key.startswith(_TO) or len(token.key) < 4:
        return None
    rest = token.key[1:]
    article = token.text[:0] + "ال"
    if token.key.startswith(_LAM_ARTICLE):
        # «للجنة» is «ل + لجنة» before an annexed noun and «ل + اللجنة» before an adjective
        follows = run[place + 1].key if place + 1 < len(run) else ""
        if rest in _HEADS and follows not in _ADJECTIVES and follows.startswith(_ARTICLE):
            return token.text[1:], rest
        if rest in _HEADS:
            return article + token.text[1:], _ARTICLE + rest
        bare = token.key[2:]
        return (article + token.text[2:], _ARTICLE + bare) if bare in _HEADS else None
    return (token.text[1:], rest) if rest in _HEADS else None


def target_after(text: str, run: Sequence[Token], place: int, reach: int, to: frozenset[str]) -> Body | None:
    """The first body after token `place` that a preposition of `to`, or a glued «ل», leads to."""
    for at in range(place + 1, min(place + 1 + reach, len(run))):
        if run[at].key in _SENTENCE_ENDS:
            return None
        if run[at].key in to and at + 1 < len(run) and (body := body_at(text, run, at + 1)):
            return body
        if body := body_at(text, run, at, glued=True):
            return body
    return None


def sentences(text: str) -> Iterator[str]:
    """The sentences of a clause, cut at full stops that a blank follows."""
    start = 0
    for token in tokens(text):
        if token.key in _SENTENCE_ENDS and (token.stop == len(text) or text[token.stop].isspace()):
            yield text[start : token.stop]
            start = token.stop
    if text[start:].strip():
        yield text[start:]
