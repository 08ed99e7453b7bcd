"""Who gets the case in a sentence: to whom it is sent, who is asked, who settles it, and which of them gets it.

    «أحيل إلى المستشار», «يسأل المستشار», «اتصل بالمستشار»      sent or asked
    «يفصل فيه المدير», «لأمين المجلس تفسيره»                     settles
    «… هو المسؤول عنه، وإليه تحول الطلبات»                       by a pronoun of a body named before

What this leaves alone: whether anything is unclear at all (`doubt.py`), and who has the doubt himself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from normalizers import fold
from policy_diff.facts.body import Body, body_at, body_by, is_head, target_after, token_after
from policy_diff.facts.body_names import is_short
from policy_diff.facts.body_words import is_feminine
from policy_diff.facts.doubt import is_case
from policy_diff.facts.doubt_situations import ends_it, gives_word, is_situation
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.referral_recipients import any_office, is_handed, is_keeper, is_reported, labelled, placed_with
from policy_diff.facts.reply_setting import is_verb
from policy_diff.facts.stems import any_says, says
from policy_diff.facts.words import Token

_FOR, _THE, _ON = fold("ل"), fold("ال"), words_of("على")
_TO = words_of("إلى", "الى", "على", "ل", "عند", "لدى")
_VIEW = words_of("رأي توجيه مشورة نظر")
_THE_ONE = tuple(fold(word) for word in ("مرجع", "مرجعه", "مرجعها", "فيصل"))
_IS = words_of("هو هي")
_LOOKED = words_of("نظر نظرت فنظر فنظرت")
_GIVEN = words_of("يختص تختص ويختص وتختص خول خولت يخول تخول يفوض فوض فوضت منح يمنح أعطي يعطى كلف يكلف")
_BY_VIEW = words_of("بخبرة برأي بمشورة بنظر بتوجيه بحكم بقول برؤية")
_WITH, _OF = words_of("مع من"), words_of("من")
#: they have the doubt, and do not resolve it
_STAFF = words_of("الموظف موظف الباحث باحث عضو العضو الموظفة الباحثة المحاسب الأخصائي الأخصائية المحصل")
_EVER_STAFF = words_of("الموظف موظف عضو العضو الموظفة المحاسب")
_MAY = words_of("وحده وحدها صاحب صاحبة أن هو هي الذي التي وهو وهي ليقرر لتقرر")
#: «بين أعضاء اللجنة» is no «بيّن»
_BETWEEN = fold("بين")
_IF = words_of("إن وإن فإن متى")
_BUT = words_of("إلا غير سوى")
_NOT = words_of("لا لم لن ولا ولم فلم فلا")
#: «وإليه تحول الطلبات»: to somebody named before
_TO_HIM, _TO_HER = words_of("إليه وإليه فإليه"), words_of("إليها وإليها فإليها")
#: short, and yet names
_KNOWN = words_of("المجلس المدير الرئيس")
_STOPS = frozenset(".؛؟!")
_PRESENT = tuple(fold(p) for p in ("ي", "ت", "وي", "وت", "في", "فت"))
#: so far after the word that refers stands the body, and so far after a verb the body that settles
REACH, SETTLES, APART, FAR, LINKS, NEAR = 9, 5, 3, 28, 4, 2
#: no further before a pronoun stands the body it is of
LONG = 60
#: weights: how plainly somebody gets the case; who is only told of it, or only named, gets a plain doubt alone
SENT, SETTLED, NAMED, BEFORE = 3, 2, 1, 0


@dataclass(frozen=True, slots=True)
class Turns:
    """Whom a sentence names, read once for all its doubts.

    `getters`: to whom something is sent, who is asked or settles it, and how plainly; `pronouns`: those to whom
    something is sent by a pronoun; `named`: every post or body at its first token, some inside another's name.
    """

    getters: tuple[tuple[int, Body], ...]
    pronouns: tuple[Body, ...]
    named: tuple[Body, ...]
    sole: Body | None


def turns_of(sentence: str, run: Sequence[Token]) -> Turns:
    """Whom a sentence names and what they are said to get."""
    named = tuple(body for place in range(len(run)) if (body := _either(sentence, run, place)))
    pronouns = (body for place in range(len(run)) if (body := _to_him(run, place, named)))
    getters = ((weight, body) for weight, body in _getters(sentence, run) if not is_keeper(run, body))
    return Turns(tuple(getters), tuple(pronouns), named, _sole(named))


def _getters(sentence: str, run: Sequence[Token]) -> Iterator[tuple[int, Body]]:
    """The bodies that a sentence sends something to, asks, or lets settle it, and how plainly."""
    conditional = False
    for place in range(len(run)):
        conditional = conditional or is_case(run[place].key) or run[place].key in _IF
        if (body := sent_to(sentence, run, place)) and not (is_short(body) and _is_staff(body)):
            yield SENT, body
        elif body := _settles(sentence, run, place) or _may(sentence, run, place):
            yield SENT if _rules(run, place, body) else SETTLED, body
        elif (body := _given(sentence, run, place)) or (body := placed_with(sentence, run, place)):
            yield SETTLED, body
        elif (
            conditional
            and says(run[place].key, "tell")
            and place + 1 < len(run)
            and (body := _told(sentence, run, place))
        ):
            yield SETTLED if _for_a_word(run, body) else NAMED, body


def who_gets(sentence: str, run: Sequence[Token], at: int, turns: Turns) -> tuple[int, Body] | None:
    """Which of those who get something in a sentence gets the case of token `at`, and how plainly."""
    found = [(SENT, body) for body in turns.pronouns if abs(body.place - at) <= LONG]
    near = [(weight, body) for weight, body in turns.getters if abs(body.place - at) <= FAR]
    if ends_it(run[at].key) and (before := [body for _, body in near if body.stop <= run[at].start]):
        found.append((SETTLED, before[-1]))
    if behind := labelled(sentence, run, at):
        found.append((SENT, behind))
    for weight, body in near:
        if body.start <= run[at].start < body.stop or _has_it(run, at, body):
            continue
        between = (token for token in run[body.place : at + 1] if token.start >= body.stop)
        told = body.start >= run[at].start or any(is_case(token.key) or is_situation(token.key) for token in between)
        found.append((weight if told else BEFORE, body))
    # who is said to settle something before the doubt may be he who has it
    sure = any(weight > BEFORE for weight, _ in found)
    if not sure and (only := _only(run, at, turns.named)):
        found.append((NAMED, only))
    elif not found and (sole := turns.sole) and sole.place < at and _is_turned_to(run, sole):
        found.append((SENT, sole))
    return max(found, key=lambda one: (one[0], one[1].start >= run[at].start), default=None)


def _has_it(run: Sequence[Token], at: int, body: Body) -> bool:
    """«لم يتبين للجنة», «أشكل على المشرف»: the doubt at `at` is the body's own."""
    if body.place > 1 and run[body.place - 2].key in _NOT and run[body.place - 1].key not in _TO:
        return True  # «لم تستطع الوحدة أن تقرر»
    if body.place == at + 1 and not gives_word(run[at].key):
        return run[at + 1].key.startswith(_FOR) and not is_head(run[at + 1].key)
    # «الحالات غير الواضحة على المحامي»: not the adjective, but the verb before takes it
    return body.place == at + 2 and run[at + 1].key in _ON and not run[at].key.startswith(_THE)


def _only(run: Sequence[Token], at: int, named: Sequence[Body]) -> Body | None:
    """The one post or body named after what is unclear, which can only be whose turn it is."""
    behind = _apart(named, at + APART)
    found = list(islice((b for b in behind if not _is_staff(b) and run[b.place - 1].key not in _BUT), 2))
    if found and (is_keeper(run, found[0]) or is_handed(run, found[0].place)):
        return None
    if found and any_says((token.key for token in run[max(at + 1, found[0].place - NEAR) : found[0].place]), "oversee"):
        return None  # «ويشرف على تطبيقها المدير»
    return found[0] if len(found) == 1 and _is_named(found[0]) else None


def _is_named(body: Body) -> bool:
    return not _is_staff(body) and (not is_short(body) or fold(body.text) in _KNOWN)


def _is_turned_to(run: Sequence[Token], body: Body) -> bool:
    after = token_after(run, body)
    window = run[after : after + SETTLES]
    return any(says(token.key, group) for token in window for group in ("refer", "consult"))


def _sole(named: Sequence[Body]) -> Body | None:
    """The only post or body that a sentence names, wherever («المستشار هو من يرجع إليه فيما اختلف فيه»)."""
    found = list(islice(_apart(named, 0), 2))
    return found[0] if len(found) == 1 and not is_short(found[0]) and not _is_staff(found[0]) else None


def sent_to(sentence: str, run: Sequence[Token], place: int) -> Body | None:
    key = run[place].key
    if gives_word(key):
        return target_after(sentence, run, place, NEAR, frozenset())
    if says(key, "entrust") and (body := _by(sentence, run, place)):
        return body
    if says(key, "consult") and place + 1 < len(run) and (body := _asked(sentence, run, place)):
        return body
    if not says(key, "refer"):
        return None
    if is_reported(run, place):
        return None
    # «العرض» is a thing as well, and reaches only what it stands beside
    reach = NEAR if key.startswith(_THE) else REACH
    target = target_after(sentence, run, place, reach, _TO) or _by(sentence, run, place) or _kind(sentence, run, place)
    return target or _is_one(sentence, run, place)


def _kind(sentence: str, run: Sequence[Token], place: int) -> Body | None:
    """«أحيلت إلى مستشار مالي مستقل»: no post of the association, but one of a kind."""
    near = range(place + 1, min(place + SETTLES, len(run)))
    return next((body for at in near if (body := any_office(sentence, run, at))), None)


def _to_him(run: Sequence[Token], place: int, named: Sequence[Body]) -> Body | None:
    """«المكتب هو المسؤول عنه وإليه تحول الطلبات»: right beside what sends a pronoun of a body named before."""
    if not says(run[place].key, "refer"):
        return None
    beside = [run[at].key for at in (place - 1, place + 1) if 0 <= at < len(run)]
    for her, pronouns in ((False, _TO_HIM), (True, _TO_HER)):
        if pronouns.isdisjoint(beside):
            continue
        first, last = (bisect_left(named, at, key=_place_of) for at in (place - LONG, place))
        before = [body for body in _apart(named[first:last], 0) if _is_named(body)]
        return next((body for body in reversed(before) if is_feminine(run[body.place].key) is her), None)
    return None


def _apart(named: Sequence[Body], first: int) -> Iterator[Body]:
    """Of the `named` those from token `first` on that do not overlap; «عضو اللجنة الشرعية» is not the committee."""
    stop = 0
    for at in range(bisect_left(named, first, key=_place_of), len(named)):
        if named[at].start >= stop:
            stop = named[at].stop
            yield named[at]


def _place_of(body: Body) -> int:
    return body.place


def _either(sentence: str, run: Sequence[Token], place: int) -> Body | None:
    """The body that begins at a token, with or without a «ل» before it."""
    return body_at(sentence, run, place) or body_at(sentence, run, place, glued=True)


def _asked(sentence: str, run: Sequence[Token], place: int) -> Body | None:
    """«يسأل المستشار», «يستشار فيه المستشار», «يستفسر عنه من المدير», «يتواصل مع المشرفة»."""
    # «مراجعة المسؤولة» is asking her, «مراجعة الطلب من …» is not
    reach = 2 if says(run[place].key, "study") else SETTLES
    for at in range(place + 1, min(place + reach, len(run))):
        if run[at].key in _STOPS:
            return None
        body = _either(sentence, run, at) or body_by(sentence, run, at)
        if body and (asked := _next_body(sentence, run, body)):
            return asked
        if body and not _is_staff(body):
            return body
    return target_after(sentence, run, place, REACH, _WITH) if reach > 2 else None


def _next_body(sentence: str, run: Sequence[Token], body: Body) -> Body | None:
    """«يسأل رئيس القسم المستشار القانوني», «يستوضح الأمين من المدير»: the first asks and the second is asked."""
    after = token_after(run, body)
    asked_of = after < len(run) and run[after].key in _OF
    after += asked_of or (after < len(run) and run[after].key in _VIEW)
    found = body_at(sentence, run, after) if after < len(run) else None
    return found if found and found.start == run[after].start else None


def _is_one(sentence: str, run: Sequence[Token], place: int) -> Body | None:
    """«كان المرجع في ذلك الأخصائية النفسية»: it is said to be the one."""
    if not run[place].key.endswith(_THE_ONE):
        return None
    if place and run[place - 1].key in _IS:  # «المدير التنفيذي هو المرجع»
        before = [body for at in range(max(0, place - SETTLES), place) if (body := body_at(sentence, run, at))]
        return before[0] if before else None
    for at in range(place + 1, min(place + REACH, len(run))):
        if body := body_at(sentence, run, at):
            return body
    return None


def _settles(sentence: str, run: Sequence[Token], place: int) -> Body | None:
    """«فصل فيه المدير التنفيذي», «فالرأي لأمين المال»: the body soon after the verb, with no other between."""
    key = run[place].key
    studies = says(key, "study") and key.startswith(_PRESENT)
    if key in _LOOKED:
        return body_at(sentence, run, place + 1) if place + 1 < len(run) else None
    if key == _BETWEEN or (not says(key, "settle") and not studies):
        return None
    if place and run[place - 1].key in _NOT:
        return None  # «ما لا تحسمه المنسقة»
    for at in range(place + 1, min(place + SETTLES, len(run))):
        if run[at].key in _STOPS:
            return None
        if (body := _either(sentence, run, at)) and not _is_staff(body):
            return body
    return None


def _given(sentence: str, run: Sequence[Token], place: int) -> Body | None:
    """«خوّل المدير التنفيذي البت فيه»: a body that is given it to settle."""
    body = body_at(sentence, run, place + 1) if run[place].key in _GIVEN and place + 1 < len(run) else None
    if body is None:
        return None
    after = token_after(run, body)
    return body if any_says((token.key for token in run[after : after + LINKS]), "settle", "rule", "study") else None


def _for_a_word(run: Sequence[Token], body: Body) -> bool:
    """«ويبلغ به المدير ليوجه بما يراه»: somebody is told so that he settles it."""
    after = token_after(run, body)
    to = run[after].key if after < len(run) else ""
    return to.startswith(_FOR) and any_says((t.key for t in run[after : after + NEAR]), "settle", "decide", "rule")


def _told(sentence: str, run: Sequence[Token], place: int) -> Body | None:
    """«يخطر بها مسؤول الالتزام»: who is told of it."""
    for at in range(place + 1, min(place + 1 + NEAR, len(run))):
        if (body := body_at(sentence, run, at)) and not _is_staff(body):
            return body
    return None


def _rules(run: Sequence[Token], place: int, body: Body) -> bool:
    """«القول الفصل لرئيس المجلس», «يفصل الأمين العام»: it settles the matter for good, and the body stands near."""
    return body.place - place <= NEAR and any(says(token.key, "rule") for token in run[place : body.place])


def _may(sentence: str, run: Sequence[Token], place: int) -> Body | None:
    """«كان للمدير أن يقرر», «المدير هو الذي يفصل»: the body, and then that it settles."""
    glued = body_at(sentence, run, place) is None
    body = body_at(sentence, run, place, glued=glued)
    if body is None or _is_staff(body):
        return None
    after = token_after(run, body)
    links = [token.key for token in run[after : after + LINKS]]
    settles = links and any_says(links[:1], "rule", "settle")
    if settles and glued and not is_verb(links[0]) and not links[0].startswith(_FOR):
        return body  # «لأمين سر المجلس تفسيره»
    if not links or links[0] not in _MAY:
        return None
    return (
        body
        if any(says(key, group) for key in links[1:] for group in ("settle", "decide", "study", "permit"))
        else None
    )


def _is_staff(body: Body) -> bool:
    """«الموظف»: somebody who has the doubt; «الأخصائية النفسية» may well be whom he asks."""
    return (is_short(body) and fold(body.text) in _STAFF) or fold(body.text.split()[0]) in _EVER_STAFF


def _by(sentence: str, run: Sequence[Token], place: int) -> Body | None:
    """«اتصلت بالمستشار القانوني», «يستعان في ذلك بالمدقق»: the body after a glued «ب»."""
    for at in range(place + 1, min(place + SETTLES, len(run))):
        if run[at].key in _STOPS:
            return None
        if body := body_by(sentence, run, at):
            return body
        if run[at].key in _BY_VIEW and at + 1 < len(run) and (body := body_at(sentence, run, at + 1)):
            return body
    return None
