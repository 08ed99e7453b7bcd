"""What a sentence makes of a body: studies the matter, decides on it, receives it, is sent it, or nothing.

    «تدرس لجنة البرامج الطلب», «يباشر الباحث دراسته»        the verb before it, the charge
    «تفحصه … من قبل لجنة الحوكمة», «بمعرفة المراجع»         the preposition of the agent
    «دراسة الطلبات من اختصاص القسم», «… موكولة إلى اللجنة»   the noun, and whose duty it is
    «إلى لجنة المنح التي تتولى تقييمه», «للنظر فيه»          what is said of it behind it
    «يحال إلى لجنة البرامج»                                 is sent it

The words between are read by group (`verbs.toml`), never by form; the inner words of other bodies' names are
masked by the caller. What this leaves alone: who is the one among several (`reviewing_elsewhere.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

from normalizers import fold
from policy_diff.facts.body import is_head
from policy_diff.facts.body_words import is_feminine
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.reviewing_labels import is_label_of_study
from policy_diff.facts.reviewing_verbs import (
    HE,
    PRONOUNS,
    SHE,
    VERB,
    is_denied,
    is_finite,
    is_verb,
    unjoined,
)
from policy_diff.facts.stems import says
from policy_diff.facts.words import Token

#: weights of the roles
LABELLED, STUDIES, DECIDES, RECEIVES, SENT, ACTS, NONE = 5, 4, 3, 1, 1, 1, 0
#: what stands between takes something off
APART = -1
_TO = words_of("إلى على أمام لدى عند")
_WHOSE, _THIS = words_of("إلى على وإلى وعلى فعلى فإلى"), words_of("هذه هذا تلك")
_BY = words_of("لدى قبل بواسطة أمام عبر يد طريق بمعرفة جانب طرف بوساطة بأيدي أيدي")
_OF = words_of("إلى على ل ب من")
_IN_BETWEEN = words_of("في من إلى على عن مع أن التي الذي أو ثم")
_LINKS = words_of("التي الذي وهي وهو فهي فهو هي هو ثم أن لكي كي حتى وعليها وعليه ولها وله فعليها")
_SHUTS = frozenset("،,:؛./()")
_HARD, _COMMAS = frozenset(":؛."), frozenset("،,")
_LABELS = frozenset(":/")
#: of the body behind these it is said that it is told
_PASSIVE = words_of("يفاد تفاد ويفاد وتفاد يجاب تجاب ويجاب وتجاب يحاط تحاط ويحاط وتحاط")
_LOOK, _LOOK_INTO = words_of("النظر"), words_of("النظر البت الفصل")
#: «طلب الانضمام إلى الفريق»: who is joined
_WITHIN = words_of("في")
_WHEN = words_of("قبل بعد عند أثناء حين")
_THAT, _CHARGES = words_of("أن"), words_of("وعليها وعليه فعليها فعليه ولها وله عليها عليه لها له")
_NEVER, _BUT = words_of("لا ولا فلا لم ولم لن ولن"), words_of("إلا سوى غير لغير عدا")
_RESPONSIBLE, _ABOUT = words_of("مسؤول مسؤولة مسئول مسئولة"), fold("عن")
_JOINING = words_of("الانضمام الالتحاق الانتساب الانتقال الانتماء بالانضمام للانضمام انضمامه التحاقه انضمام التحاق")
_WHO, _OR, _RELATIVES = fold("من"), fold("أو"), words_of("من ما لمن لما")
_TO_, _BY_, _AND, _THEN, _ARTICLE = fold("ل"), fold("ب"), fold("و"), fold("ف"), fold("ال")
#: so many words before a body count for its role, so many behind it; a verb may stand so far off
GAP, AHEAD, REACH, LONG = 3, 4, 10, 14
#: what goes on being said of a body ends so far behind it; a purpose stands so near; so near its end a duty
GOES_ON, PURPOSE, DUTY, DEPUTY = 14, 3, 3, 3


def role(run: Sequence[Token], place: int, after: int) -> int:
    """The weight of the gravest role of the body from token `place` to `after`."""
    if place and (run[place - 1].key in _PASSIVE or (place > 1 and run[place - 2].key in _JOINING)):
        return NONE  # told, or joined
    sent = _sent(run, place, after)
    if sent == NONE:
        return NONE  # sent for something else
    return max(
        _does(run, place, after),
        _makes(run, place, after),
        _follows(run, place, after),
        _by(run, place),
        _entrusted(run, place, after),
        _duty(run, place, after),
        _topic(run, place),
        _subject(run, place, after),
        sent or NONE,
    )


def _does(run: Sequence[Token], place: int, after: int) -> int:
    """The verb before the body, right before it or with its object between («تدرس الطلب لجنة المساعدات»)."""
    for gap in range(1, GAP + 1):
        at = place - gap
        if at < 0 or run[at].key in _IN_BETWEEN or run[at].key in _SHUTS or is_head(run[at].key):
            return NONE
        weight = _weight(run, at, place, after)
        if weight:
            return weight + APART * (gap > 1)
    return NONE


def _makes(run: Sequence[Token], place: int, after: int) -> int:
    """«تصدر لجنة الصرف قرارها», «تنهي اللجنة دراسة الطلب»: whatever the verb, its object says what comes of it."""
    if not place or not is_verb(run[place - 1].key):
        return NONE
    window = run[after : after + AHEAD]
    stop = next((i for i, token in enumerate(window) if token.key in _SHUTS), len(window))
    # «يمعن أمين السجل النظر»
    plain = stop and (not window[0].key.startswith(_ARTICLE) or says(run[place - 1].key, "light"))
    if stop and says(window[0].key, "study") and (window[0].key in _LOOK or plain):
        return STUDIES
    # «قرارها»; «المراجعة» only looks like it, because folding makes its end a pronoun's
    own = [t.key for t in _own(window[:stop]) if t.key.endswith(PRONOUNS) and not t.key.startswith((_ARTICLE, _TO_))]
    if any(says(key, "study") for key in own):
        return STUDIES
    if any(says(key, "decide") or says(key, "answer") for key in own):
        return DECIDES
    return ACTS


def _weight(run: Sequence[Token], at: int, place: int, after: int) -> int:
    """What the word at `at` makes of the body from `place` to `after`, of which it is said."""
    key = run[at].key
    if key in _PASSIVE:
        return NONE
    if says(key, "study") or (at + 1 < len(run) and run[at + 1].key in _LOOK and is_verb(key)):
        return STUDIES
    if _decides(key) or says(key, "answer"):
        return DECIDES
    if says(key, "tell"):
        return DECIDES if _tells(run, at, place, after) else NONE
    if says(key, "charge") or _answers_for(run, at):
        between = run[at + 1 : place] if at < place else ()
        behind = run[max(at + 1, after) : _breath(run, max(at + 1, after))]
        return STUDIES if _is_work(between) or _is_work(behind) else NONE
    return RECEIVES if says(key, "receive") else NONE


def _answers_for(run: Sequence[Token], at: int) -> bool:
    """«مسؤولة عن دراسة العروض»: what it answers for stands behind it."""
    return run[at].key.removeprefix(_ARTICLE) in _RESPONSIBLE and at + 1 < len(run) and run[at + 1].key == _ABOUT


def _decides(key: str) -> bool:
    """Whether a word says that somebody decides on the matter; to approve what others studied is less."""
    return says(key, "decide") and not says(key, "approve")


def _tells(run: Sequence[Token], at: int, place: int, after: int) -> bool:
    """«تبلغ اللجنة صاحبه», but «إبلاغ اللجنة», «ويخبر المدير بذلك» is telling it: a verb with somebody to be told."""
    if not unjoined(run[at].key).startswith(VERB):
        return False
    told = run[after : after + AHEAD] if at < place else run[at + 1 : at + 1 + AHEAD]
    return run[at].key.endswith(PRONOUNS) or any(says(token.key, "asker") for token in told)


def _is_work(window: Sequence[Token]) -> bool:
    """Whether what somebody is charged with is to study, to decide or to investigate."""
    return any(says(token.key, group) for token in _own(window) for group in ("study", "decide", "investigation"))


def _own(window: Sequence[Token]) -> tuple[Token, ...]:
    """Without what is said of another: «الجزاء على من تثبت مخالفته», «نسخة من القرار», «قبل مناقشة كل بند»."""
    return tuple(t for at, t in enumerate(window) if not (at and _is_aside(window[at - 1].key, t.key)))


def _is_aside(before: str, key: str) -> bool:
    """Whether a word behind another is said of somebody else, is a part of what there is, or tells when."""
    if before in _WHEN:
        return True
    return before in _RELATIVES and (is_verb(key) or (before == _WHO and not says(key, "study")))


def _breath(run: Sequence[Token], start: int) -> int:
    """Where what begins at `start` ends: before the next verb of its own, a stop, or far enough."""
    for at in range(start, min(start + REACH, len(run))):
        key = run[at].key
        if key in _HARD and at > start:
            return at
        joined = at > start and (run[at - 1].key in _COMMAS or key.startswith((_AND, _THEN)))
        if joined and is_verb(key) and at + 1 < len(run) and is_head(run[at + 1].key):
            return at
    return min(start + REACH, len(run))


def _follows(run: Sequence[Token], place: int, after: int) -> int:
    """«لجنة الحوكمة: دراسة الإفصاحات», «لجنة المنح تقرأ الطلب», «لجنة القبول لتقييمه»: the body first."""
    if run[after : after + 1] and run[after].key == _OR and run[after + 1 : after + 2] and run[after + 1].key == _WHO:
        after += DEPUTY
    if after >= len(run):
        return NONE
    if place <= 1 and run[after].key in _LABELS:
        return STUDIES if after + 1 < len(run) and says(run[after + 1].key, "study") else NONE
    for at in range(after, min(after + AHEAD, len(run))):
        key = run[at].key
        if key in _SHUTS and key not in _COMMAS:
            return NONE
        if not _is_said_of(key, at == after) and not _answers_for(run, at):
            if key in _LINKS or key in _COMMAS or (key == _WHO and run[at - 1].key in _LINKS):
                continue
            break
        if _has_another_subject(run, place, at):
            return NONE
        weight = _weight(run, at, place, after)
        if weight:
            return weight if weight == STUDIES else max(min(weight, DECIDES), _goes_on(run, place, at + 1))
    return _goes_on(run, place, after)


def _has_another_subject(run: Sequence[Token], place: int, at: int) -> bool:
    """«ضد المدير تفحصها لجنة», «يستقبلها المركز، ويبحثها المسؤول»: the verb is of the other gender, or has its own."""
    if not is_verb(run[at].key):
        return False
    other = HE if is_feminine(run[place].key) else SHE
    return unjoined(run[at].key).startswith(other) or (at + 1 < len(run) and is_head(run[at + 1].key))


def _is_said_of(key: str, next_to: bool) -> bool:
    """Whether a word after a body may be said of it: a verb, a purpose («لدراسته»), a charge («المختصة بدراسته»)."""
    bare = unjoined(key)
    if says(key, "charge"):
        return True
    if key.startswith(_ARTICLE):
        return False
    return bare.startswith(VERB) or (bare.startswith(_TO_) and next_to) or (bare.startswith(_BY_) and not next_to)


def _goes_on(run: Sequence[Token], place: int, start: int) -> int:
    """«تتلقى اللجنة البلاغ وتقيده، ثم تدرسه»: a verb further on, of the body's gender and without another subject."""
    person = SHE if is_feminine(run[place].key) else HE
    for at in range(start, min(start + GOES_ON, len(run))):
        key = run[at].key
        if key in _HARD or is_head(key):
            return NONE
        if not unjoined(key).startswith(person) or not is_verb(key) or run[at - 1].key in _RELATIVES:
            continue
        if is_denied(run, at) or (at > 1 and run[at - 1].key in _THAT and run[at - 2].key in _CHARGES):
            return NONE  # of whom «وعليه أن يراجعه» is said, the nearest before it tells (`reviewing_pronouns.py`)
        if at + 1 < len(run) and (is_head(run[at + 1].key) or says(run[at + 1].key, "asker")):
            return NONE
        if says(key, "study"):
            return STUDIES + APART
        if _decides(key):
            return DECIDES
    return NONE


def _by(run: Sequence[Token], place: int) -> int:
    """«دراسة الطلب لدى إدارة الجودة», «من قبل لجنة الحوكمة», «يفحص بمعرفة المراجع الداخلي»."""
    if (
        place > 1
        and run[place - 1].key in _WITHIN
        and is_verb(run[place - 2].key)
        and says(run[place - 2].key, "study")
    ):
        return STUDIES  # «يفرز ويحلل في وحدة الالتزام»
    if not place or run[place - 1].key not in _BY:
        return NONE
    return _work(_said_before(run, place))


def _said_before(run: Sequence[Token], stop: int) -> Sequence[Token]:
    """What stands before token `stop`, back to a full stop or as far as a long clause goes."""
    first = max(0, stop - LONG)
    return run[next((at + 1 for at in range(stop - 1, first - 1, -1) if run[at].key in _HARD), first) : stop]


def _work(window: Sequence[Token]) -> int:
    for group, weight in (("study", STUDIES), ("decide", DECIDES)):
        if any(says(token.key, group) for token in window):
            return weight
    return NONE


def _entrusted(run: Sequence[Token], place: int, after: int) -> int:
    """«يناط النظر بلجنة البرامج», «يعهد إلى اللجنة بالنظر في …», «الدراسة موكولة إلى القسم»."""
    if not _is_led(run, place):
        return NONE
    window = _said_before(run, place)
    if not any(says(token.key, "entrust") for token in window):
        return NONE
    return _work(window) or _work(run[after : _breath(run, after)])


def _is_led(run: Sequence[Token], place: int) -> bool:
    """Whether a preposition leads to the body, by itself or glued to it."""
    return run[place].key.startswith((_TO_, _BY_)) or bool(place and run[place - 1].key in _OF)


def _duty(run: Sequence[Token], place: int, after: int) -> int:
    """«دراسة الطلبات من اختصاص القسم», «من مهام القسم فحص …», «وللجنة وحدها صلاحية قبول الطلبات».

    «للجنة الاستثمار دراسة الفرص», «وإلى هذه اللجنة دراسة ما يرد»: a clause that begins with whose work it is.
    """
    if _is_whose(run, place) and after < len(run) and _is_noun_of_study(run[after].key):
        return STUDIES
    if place and says(run[place - 1].key, "duty"):
        return _work(_said_before(run, place - 1)) or _work(run[after : _breath(run, after)])
    for at in range(after, min(after + DUTY, len(run))):
        if says(run[at].key, "duty"):
            return _work(_own(run[at + 1 : at + 1 + AHEAD]))
    return NONE


def _is_whose(run: Sequence[Token], place: int) -> bool:
    """Whether a preposition leads to the body at the beginning of a clause."""
    first = place - 1 if place and run[place - 1].key in _THIS else place
    if first and run[first - 1].key in _WHOSE:
        first -= 1
    elif not run[place].key.startswith((_TO_, _AND + _TO_, _THEN + _TO_)):
        return False
    return not first or run[first - 1].key in _COMMAS or run[first - 1].key in _HARD


def _is_noun_of_study(key: str) -> bool:
    if key in _LOOK_INTO:
        return True
    return says(key, "study") and not is_verb(key) and not key.startswith((_ARTICLE, _TO_, _BY_))


def _topic(run: Sequence[Token], place: int) -> int:
    """«النظر في الطلبات للجنة المشاريع», «دراسة العروض: لجنة الأصول»: the work is the topic, the body its predicate."""
    if place and run[place - 1].key in _LABELS:
        first = next((at + 1 for at in range(place - 2, -1, -1) if run[at].key in _SHUTS), 0)
        return LABELLED if is_label_of_study(run[first : place - 1]) else NONE
    if not _is_led(run, place):
        return NONE
    opening = next(
        (at for at in range(place - 1, -1, -1) if run[at].key in _COMMAS or run[at].key in _HARD - {":"}), -1
    )
    first = opening + 1
    if first >= place or not says(run[first].key, "study") or is_verb(run[first].key):
        return NONE
    return NONE if any(is_verb(token.key) for token in run[first:place]) else STUDIES


def _subject(run: Sequence[Token], place: int, after: int) -> int:
    """«يتولى النظر في الطلب والتثبت من هوية صاحبه فريق الخصوصية»: a subject far behind its verb.

    The word before it has a pronoun, so that it is not annexed to it, and no preposition leads to it.
    """
    if place < 2 or (run[place].key.startswith(_ARTICLE) and not run[place - 1].key.endswith(PRONOUNS)):
        return NONE
    parted, definite = run[place - 1].key.endswith(PRONOUNS), run[place - 1].key.startswith(_ARTICLE)
    for at in range(place - 1, max(-1, place - REACH), -1):
        key = run[at].key
        if key in _SHUTS or not (parted or definite):
            return NONE
        if parted and says(key, "charge"):
            return _weight(run, at, place, after)
        # «ينظر في الإفصاحات المقدمة من الأعضاء مستشار الحوكمة»: nothing is annexed to a definite noun
        if says(key, "study") and is_verb(key) and not _is_led(run, place) and not is_head(run[at + 1].key):
            return STUDIES
    return NONE


def _sent(run: Sequence[Token], place: int, after: int) -> int | None:
    """«يحال إلى لجنة البرامج», «يسلم للجنة»; nothing when it is sent for something else («للحفظ»); None if not sent."""
    if not (run[place].key.startswith(_TO_) or (place and run[place - 1].key in _TO)):
        return None
    sends = next((at for at in range(place - 1, max(-1, place - REACH - 1), -1) if says(run[at].key, "raise")), None)
    if sends is None:
        return None
    if sends and run[sends - 1].key in _NEVER and not any(token.key in _BUT for token in run[sends:place]):
        return NONE  # «ولا تسلم الشكوى للرئيس المباشر»
    for token in run[after : after + PURPOSE]:
        if token.key in _SHUTS:
            break
        if token.key.startswith(_TO_) and len(token.key) > 3 and not is_finite(token.key[1:]):
            return SENT if _work((token,)) or says(token.key, "answer") else NONE
    return SENT
