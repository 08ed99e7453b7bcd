"""What a sentence makes of a body: studies the matter, decides on it, receives it, is sent it, or nothing.

    «تدرس لجنة البرامج الطلب»                     studies: the verb before it
    «إلى لجنة المنح التي تتولى تقييمه»             studies: what follows it
    «تخضع لمراجعة لجنة التبرعات», «من قبل …»       studies: the noun, the preposition
    «يحال إلى لجنة البرامج»                        is sent it

What this leaves alone: who is the one among several; that is weighed in `reviewing_elsewhere.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from normalizers import fold
from policy_diff.facts.body import is_head
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.stems import says
from policy_diff.facts.words import Token

#: weights of the roles
STUDIES, DECIDES, RECEIVES, SENT, ACTS, NONE = 4, 3, 1, 2, 1, 0
#: what stands between takes something off
APART = -1
_TO = words_of("إلى على أمام لدى عند")
_BY = words_of("لدى قبل بواسطة أمام عبر يد طريق")
_IN_BETWEEN = words_of("في من إلى على عن مع أن التي الذي أو ثم")
_LINKS = words_of("التي الذي وهي وهو فهي فهو هي هو ثم أن لكي كي حتى وعليها وعليه ولها وله فعليها")
_SHUTS = frozenset("،,:؛./()")
_LABELS = frozenset(":/")
_TO_, _BY_, _AND, _THEN, _ARTICLE = fold("ل"), fold("ب"), fold("و"), fold("ف"), fold("ال")
_VERB = (fold("ي"), fold("ت"), fold("س"))
_PRONOUNS = (fold("ه"), fold("ها"), fold("هم"))
_FEM, _YEH, _TEH = fold("ة"), fold("ي"), fold("ت")
_NO_VERBS = words_of("تحت يوم تلك سوى يمين سبق سنة ستة سبعة تسعة")
#: so many words before a body count for its role, so many behind it; a verb may stand so far off
GAP, AHEAD, REACH, LONG = 3, 4, 10, 9


def role(run: Sequence[Token], place: int, after: int) -> int:
    """The weight of the gravest role of the body from token `place` to `after`."""
    weights = [
        _does(run, place),
        _makes(run, place, after),
        _follows(run, place, after),
        _by(run, place),
        _subject(run, place),
    ]
    if _is_sent(run, place):
        weights.append(SENT)
    return max(weights)


def _does(run: Sequence[Token], place: int) -> int:
    """The verb before the body, right before it or with its object between («تدرس الطلب لجنة المساعدات»)."""
    for gap in range(1, GAP + 1):
        at = place - gap
        if at < 0 or run[at].key in _IN_BETWEEN or run[at].key in _SHUTS or is_head(run[at].key):
            return NONE
        weight = _weight(run, at)
        if weight:
            return weight + APART * (gap > 1)
    return NONE


def _makes(run: Sequence[Token], place: int, after: int) -> int:
    """«تصدر لجنة الصرف قرارها», «تنهي اللجنة دراسة الطلب»: whatever the verb, its object says what comes of it."""
    if not place or not _is_verb(run[place - 1].key):
        return NONE
    window = run[after : after + AHEAD]
    stop = next((i for i, token in enumerate(window) if token.key in _SHUTS), len(window))
    for group, weight in (("study", STUDIES), ("decide", DECIDES), ("answer", DECIDES)):
        if any(says(token.key, group) for token in window[:stop]):
            return weight
    return ACTS


def _is_verb(key: str) -> bool:
    """Whether a word has the form of a verb in the present; «تقرير», «توصية» only begin like one."""
    bare = key[1:] if key.startswith((_AND, _THEN)) and len(key) > 4 else key
    noun = bare.endswith(_FEM) or (len(bare) >= 5 and bare[-2] == _YEH and bare.startswith(_TEH))
    return len(bare) > 3 and bare.startswith(_VERB) and not noun and bare not in _NO_VERBS


def _weight(run: Sequence[Token], at: int) -> int:
    """What the word at `at` makes of whom it is said."""
    key = run[at].key
    if says(key, "study"):
        return STUDIES
    if says(key, "decide") or says(key, "answer"):
        return DECIDES
    if says(key, "tell"):
        # «تبلغ اللجنة صاحبه», but «إبلاغ اللجنة» is telling it
        return DECIDES if key.removeprefix(_AND).removeprefix(_THEN).startswith(_VERB) else NONE
    if says(key, "charge"):
        window = run[at + 1 : at + 1 + REACH]
        return STUDIES if any(says(t.key, g) for t in window for g in ("study", "decide", "investigation")) else NONE
    return RECEIVES if says(key, "receive") else NONE


def _follows(run: Sequence[Token], place: int, after: int) -> int:
    """«لجنة الحوكمة: دراسة الإفصاحات», «لجنة المنح تقرأ الطلب», «لجنة القبول لتقييمه»: the body first."""
    if after >= len(run):
        return NONE
    if place <= 1 and run[after].key in _LABELS:
        return STUDIES if after + 1 < len(run) and says(run[after + 1].key, "study") else NONE
    for at in range(after, min(after + AHEAD, len(run))):
        key = run[at].key
        if key in _SHUTS and key not in "،,":
            return NONE
        if not _is_said_of(key, at == after):
            if key in _LINKS or key in "،,":
                continue
            return NONE
        weight = _weight(run, at)
        if weight:
            return weight if weight == STUDIES else min(weight, DECIDES)
    return NONE


def _is_said_of(key: str, next_to: bool) -> bool:
    """Whether a word after a body may be said of it: a verb, a purpose («لدراسته»), a charge («المختصة بدراسته»)."""
    bare = key[1:] if key.startswith((_AND, _THEN)) and len(key) > 4 else key
    if says(key, "charge"):
        return True
    if key.startswith(_ARTICLE):
        return False
    return bare.startswith(_VERB) or (bare.startswith(_TO_) and next_to) or (bare.startswith(_BY_) and not next_to)


def _by(run: Sequence[Token], place: int) -> int:
    """«دراسة الطلب لدى إدارة الجودة», «من قبل لجنة الحوكمة», «يناط النظر بلجنة البرامج»."""
    window = run[max(0, place - LONG) : place]
    entrusted = run[place].key.startswith(_BY_) and any(says(token.key, "entrust") for token in window)
    if entrusted or (place and run[place - 1].key in _BY):
        for group, weight in (("study", STUDIES), ("decide", DECIDES)):
            if any(says(token.key, group) for token in window):
                return weight
    return NONE


def _subject(run: Sequence[Token], place: int) -> int:
    """«يتولى النظر في الطلب والتثبت من هوية صاحبه فريق الخصوصية»: a subject far behind its verb.

    The word before it has a pronoun, so that it is not annexed to it, and no preposition leads to it.
    """
    if place < 2 or not run[place - 1].key.endswith(_PRONOUNS) or run[place].key.startswith(_ARTICLE):
        return NONE
    for at in range(place - 1, max(-1, place - REACH), -1):
        if run[at].key in _SHUTS:
            return NONE
        if says(run[at].key, "charge"):
            return _weight(run, at)
    return NONE


def _is_sent(run: Sequence[Token], place: int) -> bool:
    """«يحال إلى لجنة البرامج», «يسلم للجنة»."""
    if not (run[place].key.startswith(_TO_) or (place and run[place - 1].key in _TO)):
        return False
    return any(says(token.key, "raise") for token in run[max(0, place - REACH) : place])
