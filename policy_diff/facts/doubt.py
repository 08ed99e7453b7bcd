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

from policy_diff.facts.body_words import is_head
from policy_diff.facts.doubt_situations import ADVANCE, INTERESTS, is_situation, may_be_situation, situation
from policy_diff.facts.doubt_words import (
    ABOUT,
    AGAINST,
    AGREES,
    AND,
    BEARING,
    BEARS,
    BETWEEN,
    BUT,
    CAN,
    CASE,
    CHANGED,
    CLOSE,
    COMES,
    CONTENT,
    CRIMES,
    DEALINGS,
    DISPUTE,
    DISPUTED,
    DOUBT,
    DOUBTS,
    EACH,
    ENTERS,
    EQUAL,
    EVENTS,
    EVERY,
    EXCLUDES,
    FROM,
    GROUPS,
    HARD,
    HIM,
    IF,
    IN,
    JOINED,
    LACKS,
    LATE,
    LEAVES,
    LIKELY,
    NEEDS,
    NEVER,
    NISBA,
    NO_LACK,
    NOT,
    NOT_HAVE,
    OF_THINGS,
    OF_WHAT,
    ON_HIM,
    OPINION,
    OR_ELSE,
    OUTSIDE,
    PARTIES,
    PHRASES,
    PROBLEM,
    PUZZLES,
    QUARREL,
    RAISES,
    RANKED,
    READINGS,
    REMOVES,
    RESEMBLES,
    RULE,
    RULES,
    SILENT,
    SPEAKING,
    SUSPECTED,
    SUSPICION,
    TEXT,
    TEXTS,
    THESE,
    TO_BE,
    TO_HIM,
    TURN,
    UNCLEAR,
    USUAL,
    VOTES,
    WAS,
    WHAT,
    WHENEVER,
    WHETHER,
    WHO,
    WITHOUT,
)
from policy_diff.facts.stems import says
from policy_diff.facts.words import Token, one_of_at, tokens

#: so near the beginning a case is what the sentence is about, so far behind «cannot» stands what cannot be done;
#: so many words a negation may stand before a form of being, from the beginning, and in a condition
OPENING, DOING, BEING, TOPIC, DENIED, CONDITION = 4, 5, 3, 4, 6, 12
#: so near before a dispute stands what makes a condition of it; so near behind who is at odds; so near behind
#: «تعذر» what is hard; so near behind «هل» its «أم»
AGREED, ODDS, TASK, ELSE, EXCLUDED = 3, 3, 3, 8, 4
#: no further in a sentence without a stop is anything looked for
WINDOW = 40


@lru_cache(maxsize=4096)
def doubts(sentence: str) -> tuple[tuple[int, int], ...]:
    """Every token where a sentence says that something is unclear or not provided for, and how plainly."""
    raw = tokens(sentence)
    places = [place for place, token in enumerate(raw) if speaks(token.key)]
    if not places:
        return ()
    run = tuple(map(_plain, raw))
    found = {place: weight for place in places if (weight := _weight(run, place))}
    if (topic := _unprovided(run) or _fails(run) or _asks(run)) and found.get(topic, 0) < SILENT:
        found[topic] = SILENT
    return tuple(sorted(found.items()))


def _plain(token: Token) -> Token:
    """A word of these tables without the «و» or «ف» before it: «فيخرج عن اختصاص», «وتعارضت»."""
    return token._replace(key=token.key[1:]) if _is_joined(token.key) else token


@lru_cache(maxsize=32768)
def _is_joined(key: str) -> bool:
    return key.startswith(AND) and key not in JOINED and key[1:] in JOINED


@lru_cache(maxsize=32768)
def speaks(key: str) -> bool:
    """Whether a word may be part of saying that something is unclear."""
    if _is_joined(key) or key in SPEAKING or may_be_situation(key):
        return True
    if any(key == phrase[0] for phrase in (*PHRASES, *OUTSIDE)):
        return True
    return any(says(key, group) for group in GROUPS)


def _weight(run: Sequence[Token], place: int) -> int:
    key = run[place].key
    denied = _denied(run, place)
    if any(token.key in EXCLUDES for token in run[max(0, place - EXCLUDED) : place]) or (denied and key in AGAINST):
        return 0
    if _is_removed(run, place) or ((key in SUSPICION or key in DOUBTS) and _is_of_crime(run, place)):
        return 0
    if key in BEARS:
        if any(token.key in READINGS for token in run[place + 1 : place + 1 + ODDS]):
            return UNCLEAR
        return HARD if key in LIKELY and _is_led(run, place) and _may_bear(run, place) else 0
    if key in SUSPICION:
        return HARD
    if key in DOUBT:
        return UNCLEAR if any(token.key in RAISES for token in run[max(0, place - OPENING) : place]) else 0
    if says(key, "unclear") or one_of_at(run, place, PHRASES):
        return UNCLEAR
    if says(key, "question"):
        return HARD if _is_led(run, place) else 0
    if denied and key in ENTERS and not _is_led(run, place):
        return 0  # «لا يدخل في المحفظة عرض إلا …» is a rule
    if key in AGREES and run[place - 1].key in NEVER:
        return 0  # «إذا لم توافق اللجنة» is a refusal
    if denied and key in USUAL and place > 1 and run[place - 2].key in DEALINGS:
        return 0  # «عملية غير معتادة» is suspected, not doubtful
    if _is_unanswered(run, place):
        return 0
    if key in PROBLEM:
        return DISPUTED if place and _is_thing(run[place - 1].key) else 0
    if denied and (says(key, "denied") or (key in CAN and _cannot(run, place))):
        return UNCLEAR if _is_topic(run, place) else DISPUTED
    follows = run[place + 1].key if place + 1 < len(run) else ""
    if key in PUZZLES and (follows in HIM or (follows in FROM and run[place - 1].key in OF_WHAT)):
        return UNCLEAR
    if (key in RESEMBLES and _resembles(run, place)) or (key in AGAINST and _against_each_other(run, place)):
        return UNCLEAR
    if key in SUSPECTED and any(token.key in TURN for token in run[max(0, place - 3) : place]):
        return UNCLEAR
    if key in CLOSE and follows not in RANKED:
        return 0
    if key in EQUAL and follows not in VOTES and _opens(run, place):
        return DISPUTED
    if (
        key in WHETHER
        and not _is_decided(run, place)
        and any(token.key in OR_ELSE for token in run[place + 1 : place + 1 + ELSE])
    ):
        return UNCLEAR
    if (denied and run[place - 1].key not in WITHOUT and says(key, "silent")) or one_of_at(run, place, OUTSIDE):
        return UNCLEAR if place <= TOPIC and _of_the_rules(run, place) else SILENT
    if (key in LEAVES or key in LACKS) and _is_without(run, place):
        return SILENT
    if key in NEEDS and any(token.key in OPINION for token in run[place + 1 : place + 1 + TASK]):
        return SILENT
    if says(key, "quiet") and _is_silent(run, place):
        return DISPUTED
    if says(key, "special"):
        return DISPUTED if any(_is_thing(token.key) for token in run[max(0, place - 2) : place]) else HARD
    if says(key, "hard"):
        if _is_hard_to_settle(run, place) or _is_disputed(run, place):
            return UNCLEAR
        if key in DISPUTE and _opens(run, place):
            return DISPUTED
        led = place <= TASK or _is_led(run, place)
        return HARD if led or not any(stem in key for stem in QUARREL) else 0
    return situation(run, place)


def _is_led(run: Sequence[Token], place: int) -> bool:
    """Whether a condition, or what a sentence is about, stands before."""
    return any(t.key in CASE or t.key in WHAT or t.key in IF for t in run[max(0, place - WINDOW) : place])


def _is_decided(run: Sequence[Token], place: int) -> bool:
    """«تقرر أيستحق التحقيق أم يحفظ»: the question that somebody answers as his work."""
    return any(says(token.key, "decide") for token in run[max(0, place - 2) : place])


def _is_removed(run: Sequence[Token], place: int) -> bool:
    """«إزالة الغموض», «منعاً للبس»: what a rule is for."""
    return place > 0 and run[place - 1].key in REMOVES


def _is_of_crime(run: Sequence[Token], place: int) -> bool:
    """«شبهة غسل أموال»: what a policy is about."""
    return place + 1 < len(run) and run[place + 1].key in CRIMES


def _may_bear(run: Sequence[Token], place: int) -> bool:
    """«إذا كان انطباق الاستثناء محتملاً»: it is not sure whether a rule bears on the case."""
    before = {token.key for token in run[max(0, place - OPENING) : place]}
    return not WAS.isdisjoint(before) and not BEARING.isdisjoint(before)


def _is_unanswered(run: Sequence[Token], place: int) -> bool:
    """«الطلب الذي لم يرد عليه»: nobody has answered, which leaves nothing unclear."""
    return place + 1 < len(run) and run[place].key in COMES and run[place + 1].key in ON_HIM


def _of_the_rules(run: Sequence[Token], place: int) -> bool:
    """«ما لم تنص عليه هذه الآلية», «لم يرد لها جزاء في اللائحة»: it is the policy that is silent."""
    return any(
        token.key in RULES or token.key in THESE or token.key in TEXT for token in run[place + 1 : place + 1 + DOING]
    )


def _is_silent(run: Sequence[Token], place: int) -> bool:
    """«سكتت عنه», «سكتت المصفوفة عن معاملة»: a rule is, not a person."""
    window = [token.key for token in run[place + 1 : place + 1 + TASK]]
    about = next((at for at, key in enumerate(window) if key.startswith(ABOUT)), None)
    return about == 0 or (about is not None and not RULES.isdisjoint(window[:about]))


def _resembles(run: Sequence[Token], place: int) -> bool:
    """«اشتبه عليه حكمها», «اشتباه الحالة بين فئتين»: a case that is like another, not somebody suspected."""
    window = [token.key for token in run[place + 1 : place + 1 + TASK]]
    return window[:1] != [] and (window[0] in TO_HIM or BETWEEN in window)


def _against_each_other(run: Sequence[Token], place: int) -> bool:
    """«تضارب في الأقوال», «تعارض نصان»: what people say or a text says, not interests."""
    window = [token.key for token in run[place + 1 : place + 1 + ODDS]]
    if not INTERESTS.isdisjoint(window):
        return False
    return not TEXTS.isdisjoint(window[:1]) or (window[:1] != [] and window[0] in IN and not TEXTS.isdisjoint(window))


def _is_hard_to_settle(run: Sequence[Token], place: int) -> bool:
    """«ما تعذر الحسم فيه», «يصعب تكييفها»: what is hard is to know what it is, or to settle it."""
    window = [token.key for token in run[place + 1 : place + 1 + TASK]]
    return run[place].key not in DISPUTE and any(
        says(key, group) for key in window for group in ("rule", "denied", "resolve")
    )


def _is_disputed(run: Sequence[Token], place: int) -> bool:
    """«وإذا اختلف أعضاؤها», «إن اختلفت الآراء في وصفها»: those who are to settle it do not agree."""
    before = [token.key for token in run[max(0, place - AGREED) : place]]
    opened = any(key in CASE or key in IF or key in EVERY for key in before) and NOT.isdisjoint(before)
    if run[place].key not in DISPUTE or not opened:
        return False
    behind = [token.key for token in run[place + 1 : place + 1 + ODDS]]
    return not any(key in PARTIES or says(key, "asker") for key in behind)


def _is_without(run: Sequence[Token], place: int) -> bool:
    """Whether what is left, or is not there, is a rule or somebody's competence."""
    window = [token.key for token in run[place + 1 : place + 1 + DOING]]
    led = [at for at, key in enumerate(window) if key in FROM]
    silent = bool(led) and not RULES.isdisjoint(window[: led[0]])  # «خلا هذا البند من أجل لسجل ما»
    return silent or any(one in FROM and other in RULE for one, other in pairwise(window))


def _unprovided(run: Sequence[Token]) -> int:
    """«الطلبات التي لا سند لها», «كل حالة لا مثيل لها»: a matter of which something is denied; its negation, or nought.

    Of a person («إذا لم يحضر الموظف») it would only be what he failed to do.
    """
    for place in range(1, min(len(run), DENIED)):
        thing = run[place - 2 if place > 1 and run[place - 1].key.endswith(NISBA) else place - 1].key
        follows = run[place + 1].key if place + 1 < len(run) else ""
        late = any(token.key in LATE for token in run[place + 1 : place + 1 + OPENING])
        if late or follows in USUAL or follows in NO_LACK or _is_unanswered(run, place + 1):
            continue
        every = run[0].key in EACH and not any(is_head(token.key) for token in run[:place])
        if run[place].key in NOT_HAVE and (run[place - 1].key in OF_THINGS or _is_thing(thing) or every):
            before = [token.key for token in run[:place]]
            asked = any(says(key, "asker") for key in before) and not is_situation(thing)
            if not asked and any(_is_thing(key) or key in EVERY for key in before):
                return place
    return 0


def _fails(run: Sequence[Token]) -> int:
    """«إذا لم يجد في السياسة جواباً …»: a condition that begins with a negation; the negation, or nought.

    What one who asks has not done («إذا لم يحضر المتطوع»), or what has not come, leaves nothing unclear.
    """
    for place in range(1, len(run)):
        opens = place < DENIED // 2 and (run[place - 1].key in CASE or run[place - 1].key in IF)
        if run[place].key in NEVER and (opens or run[place - 1].key in WHENEVER):
            asked = any(says(token.key, "asker") for token in run[place + 1 : place + 1 + ODDS])
            if not asked and not _has_not_come(run, place):
                return place
    return 0


def _asks(run: Sequence[Token]) -> int:
    """«إذا عرض أمر لا … سئل المستشار»: a condition with a negation, then somebody is asked; the negation, or nought."""
    if not any(token.key in CASE or token.key in IF for token in run[:2]):
        return 0
    for place in range(1, min(len(run), CONDITION)):
        if run[place].key in CHANGED and place == 1:
            continue  # «إذا غيّر المستفيد عنوانه»
        if run[place].key in NOT_HAVE and any(says(token.key, "consult") for token in run[place:]):
            asked = any(says(token.key, "asker") for token in run[place + 1 : place + 1 + ODDS])
            only = any(token.key in BUT for token in run[place:])  # «لا يتخذ قرار إلا بعد الرجوع إلى المدير»
            return 0 if asked or only or _has_not_come(run, place) else place
    return 0


def _has_not_come(run: Sequence[Token], place: int) -> bool:
    """«إذا لم يصل الإيصال»: what the negation at `place` denies is an event, not a rule."""
    near = {token.key for token in run[place + 1 : place + 1 + OPENING]}
    if not LATE.isdisjoint(near) or not ADVANCE.isdisjoint(near):
        return True
    after = [token.key for token in run[place + 1 : place + 2]]
    return any(key in CONTENT or key in NO_LACK or says(key, group) for key in after for group in EVENTS)


def _is_thing(key: str) -> bool:
    return says(key, "matter") or says(key, "thing") or is_situation(key)


def _denied(run: Sequence[Token], place: int) -> bool:
    """Whether a negation stands right before («لم يتضح»), or a form of being between («لم يكن واضحاً»)."""
    if place and run[place - 1].key in NOT:
        return True
    # «لم يكن الحكم ظاهراً»
    return any(at > 0 and run[at].key in TO_BE and run[at - 1].key in NOT for at in range(max(1, place - BEING), place))


def _is_topic(run: Sequence[Token], place: int) -> bool:
    """Whether it is what the sentence is about («من لم يتضح غرضه»), not said by the way («ولا يعلم به أحد»)."""
    return place <= TOPIC or _is_led(run, place)


def _cannot(run: Sequence[Token], place: int) -> bool:
    """«لا تستطيع الإدارة الجزم بحكمها»: what cannot be done is to know or to settle it."""
    window = run[place + 1 : place + 1 + DOING]
    return any(says(token.key, group) for token in window for group in ("denied", "settle", "unclear"))


def _opens(run: Sequence[Token], place: int) -> bool:
    """«إذا تعذر عليه …» at the beginning of a sentence: the case is what the sentence is about."""
    near = run[max(0, place - 2) : place]
    opening = run[:place] if place <= OPENING else near
    return place > 0 and any(t.key in CASE or t.key in IF or t.key in WHO for t in opening)


def is_case(key: str) -> bool:
    """Whether a word opens a condition («إذا», «عند») or says what of («في كل ما»)."""
    return key in CASE or key in OF_WHAT
