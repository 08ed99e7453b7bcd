"""The forms of verbs in the present, as the roles of bodies ask for them: who it is that does something.

    is_verb(fold("تدرسها"))   ->  True
    is_verb(fold("تقييم"))    ->  False     a noun of doing that only begins like one

What this leaves alone: what the verb means (`verbs.toml`), verbs of the past, which have no sign before them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from normalizers import fold
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.words import Token

SHE, HE = fold("ت"), fold("ي")
#: what a verb of the present begins with, «سيدرس» too
VERB = (HE, SHE, fold("س"))
PRONOUNS = (fold("ه"), fold("ها"), fold("هم"))
_AND, _THEN = fold("و"), fold("ف")
_FEM, _YEH, _TEH, _ACTS = fold("ة"), fold("ي"), fold("ت"), fold("ات")
_NO_VERBS = words_of(
    "تحت يوم تلك سوى يمين سبق سنة ستة سبعة تسعة تجربة تكلفة تذكرة تفرقة تبرئة تهنئة تعبئة تهيئة ترجمة تجزئة"
)
#: what denies, and what takes it back («لا يصرف قبل أن يدرسه»)
NEVER = words_of(
    "لا ولا فلا لم ولم فلم لن ولن فلن ليس وليس فليس ليست وليست فليست غير وغير",
    "يحظر ويحظر تحظر وتحظر يمنع ويمنع تمنع وتمنع يمتنع ويمتنع تمتنع وتمتنع ممنوع محظور",
)
_YET = words_of("إلا سوى حتى قبل بعد بل وإنما إنما")
_STOPS, _AND_HE = frozenset("،,:؛.()"), words_of("وله ولها وبه وبها وهو وهي فله فلها فهو فهي")
#: a denial stands so near before what it denies
DENIAL = 8
#: words no longer are not joined of two, nor a plural of an act; a noun of doing («تحليل») has so many letters
LETTERS, ACT = 4, 5


@lru_cache(maxsize=32768)
def is_verb(key: str) -> bool:
    """Whether a word has the form of a verb in the present; «تقرير», «توصية» only begin like one."""
    bare = unjoined(key)
    # «يدرسه» ends in a pronoun, «توصية» folds to the same letter
    noun = (bare.endswith(_FEM) and not _has_object(bare)) or (
        len(bare) >= 5 and bare[-2] == _YEH and bare.startswith(_TEH)
    )
    noun = noun or bare in _NO_VERBS or _is_plural(bare) or _is_act(bare)
    return len(bare) > 3 and bare.startswith(VERB) and not noun


def _is_act(bare: str) -> bool:
    """«تحليلها», «تقييمه»: a noun of doing of five letters, the fourth a yeh, with a pronoun."""
    rests = [bare.removesuffix(pronoun) for pronoun in PRONOUNS]
    return any(len(rest) == ACT and rest[-2] == _YEH and rest.startswith(_TEH) for rest in rests)


def _is_plural(bare: str) -> bool:
    """«تقييماته», «تحقيقات»: acts told by number."""
    return any(bare.endswith(_ACTS + pronoun) and len(bare) > LETTERS + len(pronoun) for pronoun in ("", *PRONOUNS))


def _has_object(bare: str) -> bool:
    """Whether what begins like a verb and ends in «ه» has a pronoun there."""
    return bare.startswith(HE) or (bare.startswith(_TEH) and bare[-2] != _YEH and bare not in _NO_VERBS)


def unjoined(key: str, *, least: int = LETTERS + 1) -> str:
    """A word of at least so many letters without the «و» or «ف» before it."""
    return key[1:] if key.startswith((_AND, _THEN)) and len(key) >= least else key


def is_finite(rest: str) -> bool:
    """Behind «ل» a verb («لتقف على حاله») goes on about the body, a noun («للتنفيذ», «لتسجيله») says what for."""
    return rest.startswith(HE) or (rest.startswith(SHE) and _YEH not in rest[2:] and not rest.endswith(_FEM))


def is_denied(run: Sequence[Token], place: int) -> bool:
    """Whether the clause of token `place` denies what is said there: «وليس عليه أن يدرسها», «ولا يناط به»; not
    «ولا يدرسها قبل اكتمالها»."""
    # «… وعليه» begins a clause of its own
    if unjoined(run[place].key) != run[place].key or run[place].key in _AND_HE:
        return False
    before = [run[at].key for at in range(place - 1, max(-1, place - DENIAL - 1), -1)]
    if not _is_before(before, NEVER, _STOPS | _YET):
        return False
    return not _is_before([token.key for token in run[place + 1 : place + 1 + DENIAL]], _YET, _STOPS)


def _is_before(keys: Sequence[str], sought: frozenset[str], stops: frozenset[str]) -> bool:
    """Whether one of the `sought` stands among words before any of the `stops`."""
    return next((key in sought for key in keys if key in sought or key in stops), False)
