"""Where a sentence says that a case is unclear, or that no rule is there for it, and how plainly.

    «إذا لم يتضح حكم الطلب»            plainly
    «ما لم يرد في هذه اللائحة»          no rule
    «إن وقع خلاف في تصنيف النفقة»       disputed

What this leaves alone: who then gets the case (`referral.py`); the conflict of interests, suspicion of a
crime, which are what a policy is about and not a doubt about it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from normalizers import fold
from policy_diff.facts.duration_words import phrases_of, words_of
from policy_diff.facts.stems import says
from policy_diff.facts.words import Token, one_of_at, tokens

_NOT = words_of(
    "لم لا عدم غير ليس ليست لن وعدم لعدم ولم ولا بعدم دون غياب خلا خلت بلا يخل خلو خلوه خلوها خلوهما وغير الغير",
    "انعدام نقص قلة فلم فليس فليست",
)
#: how something is done, not that it is not there («دون ذكر الأسماء»)
_WITHOUT = words_of("دون بدون بلا")
_CASE = words_of("متى إذا عند حال حالة الحالات الأحوال كلما حيث حيثما وقت فيما وإذا فإذا ومتى وعند حين حينما لو متي")
#: «إن» is «أن» once folded, so it opens a case only near the beginning
_IF = words_of("إن وإن فإن")
#: what a topic is said to be: «ما لم يرد», «من كان», «كل حالة لا …»
_WHAT = words_of("ما وما من ومن كل وكل أي وأي التي الذي ممن مما فما فمن الذين")
_WHO = words_of("الذي التي الذين")
_NEVER, _ENTERS = words_of("لم لا"), words_of("يدخل تدخل")
#: «واقعة تأديبية لم …»
_NISBA = (fold("ي"), fold("ية"))
_EVERY, _NOT_HAVE = words_of("ما وما كل وكل أي وأي فما مما"), words_of("لم لا ليس ليست غير")
_OF_WHAT = words_of("ما كل أي مما عما بما")
_DISPUTE = words_of(
    "خلاف الخلاف اختلف اختلفوا اختلفت اختلفا تنازع تنازعت نزاع النزاع اختلاف الاختلاف تختلف يختلف اختلافهم اختلافهما",
    "خلافهم تنازعه تنازعها تنازعته تنازعتها تنازعا تنازعوا تتنازعه تتنازعها يتنازعه يتنازعها يتنازع تتنازع تنازعهما",
)
#: «يشكل على الموظف حكمها»; without it «يشكل» is to form
_PUZZLES, _HIM = words_of("يشكل تشكل فيشكل أشكل"), words_of("على عليه عليها عليهم أمره أمرها")
#: those who quarrel with each other, which is no doubt about a case
_PARTIES = words_of("الطرفان الطرفين الطرفاه طرفاه الزوجان الزوجين الشركاء الورثة")
#: «هل هو تعارض أم معرفة», «أهي هبة أم قرض»: the question itself is put
_WHETHER, _OR_ELSE = words_of("هل أهو أهي أهم أهما أكان أكانت"), words_of("أم")
_BEING = words_of("يكن تكن يكون تكون يعد تعد كان له لها لديه يزل يوجد توجد")
_CAN = words_of("يستطيع تستطيع يستطع تستطع يمكن يمكنه يمكنها يقدر تقدر يملك تملك يتمكن تتمكن")
#: one text says this, another that; of interests it is what the policy is about
_AGAINST, _TEXTS = (
    words_of("تعارض التعارض تعارضت يتعارض تتعارض تناقض تناقضت"),
    words_of(
        "رأي رأيان رأيين الآراء آراء الرأيان الرأيين تقدير تقديران بين نص نصان نصين النصوص نصوص الأحكام أحكام",
        "البنود بندان بندين حكمان حكمين المعلومات جدولان السياسات المواد",
    ),
)
#: «اشتبه عليه الأمر» is a doubt, «اشتبه في عملية» a suspicion
_RESEMBLES, _TO_HIM = (
    words_of("اشتبه اشتبهت يشتبه تشتبه اشتباه اشتباهه اشتباهها"),
    words_of("الأمر على عليه عليها عليك حكم حكمه حكمها الحكم أمره أمرها"),
)
_BETWEEN = fold("بين")
_PHRASES = phrases_of(
    *("المختلف في", "المختلف فيه", "المختلف فيها", "المختلف عليه", "المختلف عليها", "مختلف فيه", "مختلف عليه"),
    *("مختلف فيها", "مختلف عليها", "مختلف فيهما", "متنازع عليه", "متنازع عليها", "متنازع فيه", "متنازع فيها"),
    *("موضع نظر", "موضع شك", "موضع خلاف", "موضع تردد", "موضع لبس", "مثار خلاف", "مثار شك", "مثار جدل", "محل اجتهاد"),
    *("محل نظر", "محل شك", "محل خلاف", "محل تردد", "محل تساؤل", "طبيعة خاصة", "الطبيعة الخاصة", "أكثر من تفسير"),
    *("أكثر من تكييف", "أكثر من وجه", "أكثر من معنى", "أكثر من احتمال", "نص صريح", "ليس من اختصاصه"),
)
_OUTSIDE = phrases_of(
    "الخارجة عن",
    "خارجة عن",
    "الخارج عن",
    "خارج عن",
    "يخرج عن",
    "تخرج عن",
    "خرج عن",
    "خرجت عن",
    "خارج النطاق",
    "خارج نطاق",
    "خارج الاختصاص",
    "خارج اختصاص",
    "في غير الحالات",
    "في غير الأحوال",
)
_ABOUT = fold("عن")
#: «خرج البلاغ عن اختصاص الوحدة», «خلا الجدول من حكم المسألة»: the verb, what leads on, what is not there
_LEAVES, _LACKS = words_of("خرج خرجت يخرج تخرج خارج خارجة"), words_of("خلا خلت يخلو تخلو يخل تخل خلو")
#: «ما يحتاج إلى رأي», «يستدعي النظر»: somebody else is needed, for what
_NEEDS = words_of("يحتاج تحتاج احتاج احتاجت يستدعي تستدعي استدعى يستوجب تستوجب يتطلب تتطلب تطلب")
_OPINION = words_of(
    "التوقف التريث التأمل رأي رأيا النظر نظر تفسير تفسيرا إيضاح إيضاحا خبرة اجتهاد اجتهادا استشارة مشورة حسم"
)
_FROM = words_of("عن من")
_RULE = words_of("حكم نص بيان قاعدة بند نظير سابقة اختصاص اختصاصه اختصاصها نطاق صلاحية صلاحيات ذكر")
_THESE = words_of("هذه هذا")
_RULES = words_of(
    "البند الجدول النص المادة السياسة اللائحة الدليل المصفوفة النظام الملحق الأحكام القواعد الضوابط النصوص الميثاق",
    "الإجراءات",
)
#: of two that weigh the same none can be chosen; of votes there is a rule
_EQUAL, _VOTES = (
    words_of(
        "تتساوى يتساوى تستوي استوى استوت تعادل تعادلت تساوى تساوت تساوي تكافؤ تكافأ تكافأت تقاربت تقارب",
        "انقسم انقسمت انقسموا",
    ),
    words_of("الأصوات أصوات الصوتان عدد الجانبان"),
)
_EVENTS = ("arrival", "informs", "receive", "pay", "tell", "complete", "meeting")
_GROUPS = ("unclear", "question", "denied", "silent", "hard", "special", "quiet")
#: how plainly the case is unclear
UNCLEAR, SILENT, DISPUTED, HARD = 3, 2, 2, 1
#: so near the beginning a case is what the sentence is about, so far behind «cannot» stands what cannot be done;
#: so many words a negation may stand before a form of being, from the beginning, and in a condition
OPENING, DOING, BEING, TOPIC, DENIED, CONDITION = 4, 5, 3, 4, 6, 12
#: so near before a dispute stands what makes a condition of it; so near behind who is at odds; so near behind
#: «تعذر» what is hard; so near behind «هل» its «أم»
AGREED, ODDS, TASK, ELSE = 3, 3, 3, 8


@lru_cache(maxsize=4096)
def doubts(sentence: str) -> tuple[tuple[int, int], ...]:
    """Every token where a sentence says that something is unclear or not provided for, and how plainly."""
    run = tokens(sentence)
    places = [place for place, token in enumerate(run) if speaks(token.key)]
    if not places:
        return ()
    found = {place: weight for place in places if (weight := _weight(run, place))}
    if (topic := _unprovided(run) or _fails(run) or _asks(run)) and found.get(topic, 0) < SILENT:
        found[topic] = SILENT
    return tuple(sorted(found.items()))


@lru_cache(maxsize=32768)
def speaks(key: str) -> bool:
    """Whether a word may be part of saying that something is unclear."""
    if (
        key in _CAN
        or key in _AGAINST
        or key in _RESEMBLES
        or key in _EQUAL
        or key in _NOT
        or key in _LEAVES
        or key in _LACKS
        or key in _NEEDS
        or key in _WHETHER
        or key in _PUZZLES
    ):
        return True
    if any(key == phrase[0] for phrase in (*_PHRASES, *_OUTSIDE)):
        return True
    return any(says(key, group) for group in _GROUPS)


def _weight(run: Sequence[Token], place: int) -> int:
    key = run[place].key
    denied = _denied(run, place)
    if says(key, "unclear") or says(key, "question") or one_of_at(run, place, _PHRASES):
        return UNCLEAR
    if denied and key in _ENTERS and not any(t.key in _CASE or t.key in _WHAT or t.key in _IF for t in run[:place]):
        return 0  # «لا يدخل في المحفظة عرض إلا …» is a rule
    if denied and (says(key, "denied") or (key in _CAN and _cannot(run, place))):
        return UNCLEAR if _is_topic(run, place) else DISPUTED
    follows = run[place + 1].key if place + 1 < len(run) else ""
    if key in _PUZZLES and follows in _HIM:
        return UNCLEAR
    if (key in _RESEMBLES and _resembles(run, place)) or (key in _AGAINST and follows in _TEXTS):
        return UNCLEAR
    if key in _EQUAL and follows not in _VOTES and _opens(run, place):
        return DISPUTED
    if key in _WHETHER and any(token.key in _OR_ELSE for token in run[place + 1 : place + 1 + ELSE]):
        return UNCLEAR
    if (denied and run[place - 1].key not in _WITHOUT and says(key, "silent")) or one_of_at(run, place, _OUTSIDE):
        return UNCLEAR if place <= TOPIC and _of_the_rules(run, place) else SILENT
    if (key in _LEAVES or key in _LACKS) and _is_without(run, place):
        return SILENT
    if key in _NEEDS and any(token.key in _OPINION for token in run[place + 1 : place + 3]):
        return SILENT
    if says(key, "special") or (says(key, "quiet") and _is_silent(run, place)):
        return DISPUTED
    if says(key, "hard"):
        if _is_hard_to_settle(run, place) or _is_disputed(run, place):
            return UNCLEAR
        return DISPUTED if key in _DISPUTE or _opens(run, place) else HARD
    return 0


def _of_the_rules(run: Sequence[Token], place: int) -> bool:
    """«ما لم تنص عليه هذه الآلية», «لم يرد لها جزاء في اللائحة»: it is the policy that is silent."""
    return any(token.key in _RULES or token.key in _THESE for token in run[place + 1 : place + 1 + DOING])


def _is_silent(run: Sequence[Token], place: int) -> bool:
    """«سكتت عنه», «سكتت المصفوفة عن معاملة»: a rule is, not a person."""
    window = [token.key for token in run[place + 1 : place + 1 + TASK]]
    about = next((at for at, key in enumerate(window) if key.startswith(_ABOUT)), None)
    return about == 0 or (about is not None and not _RULES.isdisjoint(window[:about]))


def _resembles(run: Sequence[Token], place: int) -> bool:
    """«اشتبه عليه حكمها», «اشتباه الحالة بين فئتين»: a case that is like another, not somebody suspected."""
    window = [token.key for token in run[place + 1 : place + 1 + TASK]]
    return window[:1] != [] and (window[0] in _TO_HIM or _BETWEEN in window)


def _is_hard_to_settle(run: Sequence[Token], place: int) -> bool:
    """«ما تعذر الحسم فيه», «يصعب تكييفها»: what is hard is to know what it is, or to settle it."""
    window = [token.key for token in run[place + 1 : place + 1 + TASK]]
    return run[place].key not in _DISPUTE and any(says(key, group) for key in window for group in ("rule", "denied"))


def _is_disputed(run: Sequence[Token], place: int) -> bool:
    """«وإذا اختلف أعضاؤها», «إن اختلفت الآراء في وصفها»: those who are to settle it do not agree."""
    before = [token.key for token in run[max(0, place - AGREED) : place]]
    opened = any(key in _CASE or key in _IF or key in _EVERY for key in before) and _NOT.isdisjoint(before)
    if run[place].key not in _DISPUTE or not opened:
        return False
    behind = [token.key for token in run[place + 1 : place + 1 + ODDS]]
    return not any(key in _PARTIES or says(key, "asker") for key in behind)


def _is_without(run: Sequence[Token], place: int) -> bool:
    """Whether what is left, or is not there, is a rule or somebody's competence."""
    window = [token.key for token in run[place + 1 : place + 1 + DOING]]
    led = [at for at, key in enumerate(window) if key in _FROM]
    silent = bool(led) and not _RULES.isdisjoint(window[: led[0]])  # «خلا هذا البند من أجل لسجل ما»
    return silent or any(one in _FROM and other in _RULE for one, other in pairwise(window))


def _unprovided(run: Sequence[Token]) -> int:
    """«الطلبات التي لا سند لها», «كل حالة لا مثيل لها»: a matter of which something is denied; its negation, or nought.

    Of a person («إذا لم يحضر الموظف») it would only be what he failed to do.
    """
    for place in range(1, min(len(run), DENIED)):
        thing = run[place - 2 if place > 1 and run[place - 1].key.endswith(_NISBA) else place - 1].key
        if run[place].key in _NOT_HAVE and (run[place - 1].key in _WHAT or _is_thing(thing)):
            before = [token.key for token in run[:place]]
            if not any(says(key, "asker") for key in before) and any(_is_thing(key) or key in _EVERY for key in before):
                return place
    return 0


def _fails(run: Sequence[Token]) -> int:
    """«إذا لم يجد في السياسة جواباً …»: a condition that begins with a negation; the negation, or nought.

    What one who asks has not done («إذا لم يحضر المتطوع»), or what has not come, leaves nothing unclear.
    """
    for place in range(1, min(len(run), DENIED // 2)):
        if run[place].key in _NEVER and (run[place - 1].key in _CASE or run[place - 1].key in _IF):
            asked = any(says(token.key, "asker") for token in run[place + 1 : place + 1 + ODDS])
            return 0 if asked or _has_not_come(run, place) else place
    return 0


def _asks(run: Sequence[Token]) -> int:
    """«إذا عرض أمر لا … سئل المستشار»: a condition with a negation, then somebody is asked; the negation, or nought."""
    if not any(token.key in _CASE or token.key in _IF for token in run[:2]):
        return 0
    for place in range(1, min(len(run), CONDITION)):
        if run[place].key in _NOT_HAVE and any(says(token.key, "consult") for token in run[place:]):
            return 0 if _has_not_come(run, place) else place
    return 0


def _has_not_come(run: Sequence[Token], place: int) -> bool:
    """«إذا لم يصل الإيصال»: what the negation at `place` denies is an event, not a rule."""
    return any(says(token.key, group) for token in run[place + 1 : place + 2] for group in _EVENTS)


def _is_thing(key: str) -> bool:
    return says(key, "matter") or says(key, "thing")


def _denied(run: Sequence[Token], place: int) -> bool:
    """Whether a negation stands right before («لم يتضح»), or a form of being between («لم يكن واضحاً»)."""
    if place and run[place - 1].key in _NOT:
        return True
    # «لم يكن الحكم ظاهراً»
    return any(
        at > 0 and run[at].key in _BEING and run[at - 1].key in _NOT for at in range(max(1, place - BEING), place)
    )


def _is_topic(run: Sequence[Token], place: int) -> bool:
    """Whether it is what the sentence is about («من لم يتضح غرضه»), not said by the way («ولا يعلم به أحد»)."""
    return place <= TOPIC or any(t.key in _CASE or t.key in _WHAT or t.key in _IF for t in run[:place])


def _cannot(run: Sequence[Token], place: int) -> bool:
    """«لا تستطيع الإدارة الجزم بحكمها»: what cannot be done is to know or to settle it."""
    window = run[place + 1 : place + 1 + DOING]
    return any(says(token.key, group) for token in window for group in ("denied", "settle", "unclear"))


def _opens(run: Sequence[Token], place: int) -> bool:
    """«إذا تعذر عليه …» at the beginning of a sentence: the case is what the sentence is about."""
    near = run[max(0, place - 2) : place]
    opening = run[:place] if place <= OPENING else near
    return place > 0 and any(t.key in _CASE or t.key in _IF or t.key in _WHO for t in opening)


def is_case(key: str) -> bool:
    """Whether a word opens a condition («إذا», «عند») or says what of («في كل ما»)."""
    return key in _CASE or key in _OF_WHAT
