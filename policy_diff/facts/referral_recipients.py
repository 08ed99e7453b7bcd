"""Before whom a case is put, by the words of place alone, whatever the verb; and who stands behind a label.

    «سلّمت الأوراق إلى رئيس اللجنة», «يضعه بين يدي مدير الفرع»      by place
    «أمرها بيد مدير التطوع», «فهو من صلاحية مجلس الإدارة»          in whose power it is
    «الحالات المستعصية: مديرة البرامج»                            a label and a body, no verb at all
    «أحيلت إلى مستشار مالي مستقل»                                 any one of a kind, from outside

What this leaves alone: whether anything is unclear (`doubt.py`); who is only told (`referral_turns.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

from normalizers import fold
from policy_diff.facts.body import Body, body_at, token_after
from policy_diff.facts.body_words import is_adjective, is_head
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.reply_setting import is_verb
from policy_diff.facts.stems import any_says, says
from policy_diff.facts.words import Token

_TO, _BEFORE, _HANDS = words_of("إلى أمام لدى بيد"), words_of("بين"), words_of("يدي أيدي")
_ON, _DESK = words_of("على"), words_of("مكتب طاولة جدول نظر رأي أنظار أعمال قول")
_OF, _POWER = words_of("من في هو هي"), words_of("صلاحية صلاحيات اختصاص اختصاصات شأن حق سلطة مهام عهدة يد")
#: papers that are handed over, or kept, are no case
_REPORT = words_of("تقريرا")
_PAPERS = words_of(
    "أصل أصله أصلها أصول أصولها الأصل الأصول نسخة نسخته نسختها نسخا نسخ النسخة صورة صورته صورتها صورا صور"
)
_COLON, _CELL, _STOP = ":", "/", frozenset(".؛؟!:")
_FOR, _BY, _THE = fold("ل"), fold("ب"), fold("ال")
#: so far before «إلى» stands the verb that only tells; so long is what stands before a label's colon
TOLD, LABEL, KIND = 4, 12, 3
#: so near the verb stands what is handed over
HANDED = 3


def placed_with(sentence: str, run: Sequence[Token], place: int) -> Body | None:
    """The body that words of place at `place` lead to, unless it is only told something there."""
    key, at = run[place].key, place + 1
    follows = run[at].key if at < len(run) else ""
    if (
        (key in _BEFORE and follows in _HANDS)
        or (key in _ON and follows in _DESK)
        or (key in _OF and follows in _POWER)
    ):
        at += 1
    elif key not in _TO:
        return None
    before = [token.key for token in run[max(0, place - TOLD) : place]]
    if any_says(before, "tell", "report") or is_handed(run, place):
        return None
    return body_at(sentence, run, at) if at < len(run) else None


def is_handed(run: Sequence[Token], place: int) -> bool:
    """«يسلم أصلها إلى», «وتحفظ نسخة لدى»: papers are handed over or kept, no case is put before anybody."""
    before = [token.key for token in run[max(0, place - TOLD) : place]]
    return not _PAPERS.isdisjoint(before) or any(is_verb(key) and says(key, "retention") for key in before)


def is_keeper(run: Sequence[Token], body: Body) -> bool:
    """«تسلم إلى أمين الأرشيف لحفظها»: who gets papers that he may keep or destroy them."""
    after = token_after(run, body)
    return after < len(run) and run[after].key.startswith(_FOR) and says(run[after].key, "retention")


def is_reported(run: Sequence[Token], place: int) -> bool:
    """«رفع المدير تقريراً إلى …»: what goes there is a report, and no case."""
    return not _REPORT.isdisjoint(token.key for token in run[place + 1 : place + 1 + HANDED])


def labelled(sentence: str, run: Sequence[Token], at: int) -> Body | None:
    """The body right behind the colon of a label that holds the doubt at `at`, and nothing else behind it."""
    for place in range(at + 1, min(at + 1 + LABEL, len(run) - 1)):
        if run[place].key in (_COLON, _CELL):
            body = body_at(sentence, run, place + 1) or body_at(sentence, run, place + 1, glued=True)
            if body is None or body.start != run[place + 1].start:
                return None
            after = token_after(run, body)
            return body if after == len(run) or run[after].key in _STOP - {_COLON} or run[after].key == _CELL else None
        if run[place].key in _STOP:
            return None
    return None


def any_office(sentence: str, run: Sequence[Token], place: int) -> Body | None:
    """«إلى مستشار مالي مستقل»: an indefinite post with what kind it is, behind «إلى» or a glued «ل» or «ب»."""
    if place + 1 >= len(run):
        return None
    key, text = run[place].key, run[place].text
    before = run[place - 1].key if place else ""
    if before not in _TO and before not in _ON:
        if not key.startswith((_FOR, _BY)) or is_head(key):
            return None
        key, text = key[1:], text[1:]
    if not is_head(key) or key.startswith(_THE):
        return None
    stop = place + 1
    while stop < len(run) and stop - place <= KIND and _is_kind(run[stop].key):
        stop += 1
    if stop == place + 1:
        return None
    words = text + sentence[run[place].stop : run[stop - 1].stop]
    return Body(" ".join(words.split()), run[place].start, run[stop - 1].stop, place)


def _is_kind(key: str) -> bool:
    """Whether a folded indefinite word says of what kind a post is, as its definite form would."""
    return not key.startswith(_THE) and len(key) > KIND and is_adjective(_THE + key)
