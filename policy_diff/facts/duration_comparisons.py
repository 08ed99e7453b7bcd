"""Bounds that a name or a comparison says: «بحد أدنى», «مدة الرد القصوى», «لا … أكثر من», «دون».

A comparison under a negation says the other bound. Whether the negation of a clause denies the comparison
or something else in it is judged by what stands between; when that is not sure, nothing is claimed.
What this leaves alone: verbs of a bound, and times that run out; they are in `duration_bounds.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from policy_diff.facts import duration_bound_words as bw
from policy_diff.facts import duration_words as w
from policy_diff.facts.duration_units import unit_of
from policy_diff.facts.duration_words import Bound
from policy_diff.facts.numbers import cardinal
from policy_diff.facts.words import Phrase, Token, all_at, one_of_at, phrase_at

MAY_LACK = "a comparison that may have lost its negation"
MAY_DENY = "a comparison that a negation may or may not deny"
#: so far before a comparison its negation may stand
DENIAL_REACH = 12
#: between a noun of time and the adjective of its limit («مدة الرد على الطلب القصوى»)
LIMITED_REACH = 4
#: between «أقصى ما» and how much that is
UTMOST_REACH = 14


@dataclass(frozen=True, slots=True)
class Said:
    """A bound, the tokens that its wording begins and ends with, and why it is not clear, if it is not.

    `firm`: said in so many words, not only by «خلال». `case`: it is compared in a case, so that what the
    sentence says of the case decides (`duration_thresholds.py`); "known": without that it is as compared.
    """

    bound: Bound
    first: int
    after: int
    doubt: str = ""
    firm: bool = True
    case: Literal["open", "known"] | None = None


def named(run: Sequence[Token], first: int, back: int, after: int) -> Said | None:
    """«بحد أدنى», «الحد الأقصى … هو», «أكثر من», «دون»."""
    candidates: list[Said] = []
    for bound, close, far in (("min", bw.NEAR_MIN, bw.FAR_MIN), ("max", bw.NEAR_MAX, bw.FAR_MAX)):
        for phrases, fillers in ((close, w.FILLERS_NEAR), (far, w.FILLERS_FAR)):
            start = near(run, first, back, phrases, fillers, any_word=phrases is far)
            if start is not None:
                candidates.append(Said(bound, start, after))  # type: ignore[arg-type]
    if not candidates:
        return _limit_after_noun(run, first, back, after) or utmost(run, first, after)
    # «لا أكثر من» holds «أكثر من»: the phrase that begins first says it all
    said = max(candidates, key=lambda c: (_end_of(run, c.first, first), -c.first))
    return _turned(run, said, back, after)


def _limit_after_noun(run: Sequence[Token], first: int, back: int, after: int) -> Said | None:
    """«مدة الرد القصوى عشرة أيام»: the limit is an adjective, its noun up to `LIMITED_REACH` words before it."""
    at = first - 1
    while at > back and run[at].key in w.FILLERS:
        at -= 1
    if at <= back or run[at].key not in bw.LEAST | bw.GREATEST:
        return None
    noun = next((i for i in range(at - 1, max(back, at - LIMITED_REACH) - 1, -1) if run[i].key in bw.LIMITED), None)
    return None if noun is None else Said("min" if run[at].key in bw.LEAST else "max", noun, after)


def utmost(run: Sequence[Token], first: int, after: int) -> Said | None:
    """«أقصى ما ينتظره الطالب حتى يأتيه الرد خمسة أيام»: how much it is at most, or at least, however far."""
    for at in range(first - 2, max(0, first - UTMOST_REACH) - 1, -1):
        key = run[at].key
        if key in w.STOPS or unit_of(key) or counts(run, at):
            return None
        bound = "max" if key in bw.UTMOST else "min" if key in bw.FEWEST else None
        # «أقصى ما ينتظره», «سقف تمديد المشاريع»
        heads = key in bw.LIMIT_NOUNS and (not at or run[at - 1].key in w.STOPS)
        if bound and (heads or run[at + 1].key == bw.WHAT):
            return Said(bound, at, after)  # type: ignore[arg-type]
    return None


def _end_of(run: Sequence[Token], start: int, first: int) -> int:
    return max(start + len(p) for p in all_at(run, start, bw.NAMED_ANY) if start + len(p) <= first)


def _turned(run: Sequence[Token], said: Said, back: int, after: int) -> Said:
    """A comparison under a negation says the other bound: «لم يمض عليها أكثر من شهر» is at most a month."""
    more = one_of_at(run, said.first, bw.MORE_THAN) is not None
    less = one_of_at(run, said.first, bw.LESS_THAN) is not None
    if not more and not less:
        return said
    if denial := denies(run, said.first):
        return Said("max" if more else "min", denial.at, after, "" if denial.sure else MAY_DENY)
    if _barred_after(run, said.first, back):
        return Said("max" if more else "min", said.first, after)
    alone = one_of_at(run, said.first, bw.BARE) is not None and not _of_a_cell(run, said.first)
    led = said.first > back and run[said.first - 1].key in w.BEFORE_BARE
    near_by = run[max(back, said.first - 4) : said.first]
    led = led or conditional(run, said.first)
    # «ألا يكون قد مضى عليه أكثر من شهر» may have lost its «ألا»
    is_so = any(t.key in w.WAS and t.key.startswith(w.OF_PRESENT) for t in run[max(0, said.first - 8) : said.first])
    led = led or (any(t.key in w.LAPSED & w.COME_ABOUT for t in near_by) and not is_so)
    led = led or any(a.key in w.WHO | w.CASES and b.key in w.SERVED for a, b in pairwise(near_by))
    if one_of_at(run, said.first, bw.BARE_ALONE):
        led = led or any(t.key in bw.RELATIVES for t in near_by) or not _may_be_denied(run, said.first)
    if alone and not led:
        return Said("unspecified", said.first, after, MAY_LACK)
    return replace(said, case=case_of(run, said.first))


def _may_be_denied(run: Sequence[Token], first: int) -> bool:
    """Whether a verb stands before, whose «لا» may be lost: «(لا) يبقى المال فوق يومين», not «تأخر فوق يومين»."""
    for place in range(first - 1, max(-1, first - DENIAL_REACH - 1), -1):
        key = run[place].key
        if key in w.STOPS:
            return False
        if key in w.MODALS or (len(key) > 3 and key.startswith(w.OF_PRESENT)):
            return True
    return False


#: what a cell begins behind
CELL_BORDERS = w.CELL | w.CELL_ENDS


def _of_a_cell(run: Sequence[Token], first: int) -> bool:
    """«الإجازات أكثر من ثلاثين يوماً», «؛ فوق شهر: المجلس»: the comparison belongs to what opens the cell.

    A «لا» that got lost would stand after a time or a verb («مدة لا أكثر من», «لا يبقى فوق»), and there is none.
    """
    opens = first
    least = max(0, first - w.CELL_REACH - 1)
    while opens > least and run[opens - 1].key not in CELL_BORDERS:
        opens -= 1
    cell = run[opens:first]
    if not cell:
        return bool(first) and one_of_at(run, first, bw.BARE_ALONE) is not None
    named = cell[0].key.startswith(w.ARTICLE) or cell[0].text.endswith(w.OF_A_NOUN)
    barred = w.NOUN | w.FILLERS | bw.LIMITED | w.MODALS | w.NOT
    plain = not any(t.key in barred or (len(t.key) > 3 and t.key.startswith(w.OF_PRESENT)) for t in cell)
    return named and plain and len(cell) <= w.CELL_REACH


def _barred_after(run: Sequence[Token], first: int, back: int) -> bool:
    """«لا يقبل التظلم إذا مضى على القرار أكثر من شهر»: what is refused for a time that has run out."""
    at = next((i for i in range(first - 1, max(back, first - w.LAPSED_REACH) - 1, -1) if run[i].key in w.LAPSED), None)
    if at is None or not at or run[at - 1].key not in w.CASES:
        return False
    for place in range(at - 2, max(0, at - w.BAN_REACH) - 1, -1):
        if run[place].key in w.STOPS:
            return False
        if run[place].key in w.DENIED:
            return run[place + 1].key in w.TAKEN_UP
    return False


@dataclass(frozen=True, slots=True)
class _Denial:
    """A negation at token `at`; `sure`: it denies the comparison, and nothing else that stands between."""

    at: int
    sure: bool


def denies(run: Sequence[Token], first: int) -> _Denial | None:
    """The negation of the clause that the comparison at `first` stands in, if it has one."""
    joined = False  # another verb with «و» begins anew
    for place in range(first - 1, max(0, first - DENIAL_REACH) - 1, -1):
        key = run[place].key
        # folded, «إلا» and «ألا» are one; without its hamza nobody can tell
        but = key in w.EXCEPT and not run[place].text.startswith(bw.THAT_NOT)
        if but and run[place].text.startswith(bw.BARE_ALEF):
            return _Denial(place, False)
        if key in w.STOPS or but or _opens_case(run, place):
            return None
        if key in w.FORBIDS and (run[place + 1].key in w.THAT or run[place + 1].key in w.LASTING):
            return _Denial(place, not joined)
        if key in w.NOT | w.JUST_NOT:
            # «لا يمنح الإذن لمن تغيب أكثر من شهر»: who was away, and not who was not
            other = any(_who(run, at) for at in range(place + 1, first)) or phrase_at(run, place - 1, w.UNLESS)
            return _Denial(place, not other and not joined)
        joined = joined or (key.startswith(w.JOINED_VERB) and len(key) > 3 and key not in w.NOUN | w.FILLERS)
    return None


def _who(run: Sequence[Token], at: int) -> bool:
    """«لمن», «الذي»; «من الأحوال» is no one."""
    if run[at].key in w.FROM and at + 1 < len(run) and run[at + 1].key.startswith((w.ARTICLE, w.RIGHT)):
        return False
    return run[at].key in w.WHO or run[at].key in bw.RELATIVES


def near(
    run: Sequence[Token],
    first: int,
    back: int,
    phrases: tuple[Phrase, ...],
    fillers: int,
    *,
    any_word: bool = False,
) -> int | None:
    """Where the nearest of `phrases` begins that only fillers part from the amount; or None."""
    for place in range(first - 1, back - 1, -1):
        for phrase in all_at(run, place, phrases):
            if place + len(phrase) > first or (any_word and run[first - 1].key in bw.OWN_LEADS):
                continue
            if any_word and place and run[place - 1].key in bw.AT_ITS_END:
                continue  # «قبل نهايته بستين يوماً»
            between = run[place + len(phrase) : first]
            if phrase in w.TRAILING and any(counts(run, at) for at in range(max(0, place - 3), place)):
                continue  # «ثلاث نسخ على الأقل مدة عشر سنوات»
            if len(between) <= fillers and all(
                (t.key in w.FILLERS or any_word) and not unit_of(t.key) and not counts(run, place + len(phrase) + at)
                for at, t in enumerate(between)
                if not (any_word and (t.key.startswith(w.ARTICLE) or _of_units(t.key)))
            ):
                return place
    return None


def _of_units(key: str) -> bool:
    """«الحد الأدنى لساعات التطوع عشرون ساعة»: what is limited are the units themselves."""
    unit = unit_of(key)
    return unit is not None and unit[1] == 0 and unit[2] == w.TO_


def conditional(run: Sequence[Token], at: int, ends: frozenset[str] = w.STOPS | w.NOT | w.WAS) -> bool:
    """Whether the words before `at` make a case of it («إذا تجاوز غيابه», «ما زاد على»): nobody denies there."""
    if at and run[at - 1].key in w.WHAT_OR_WHO:
        return True
    for place in range(at - 1, max(0, at - w.CASE_REACH) - 1, -1):
        if run[place].key in ends:
            return False
        if _opens_case(run, place) or run[place].text in w.IF:
            return True
    return False


def case_of(run: Sequence[Token], at: int) -> Literal["open", "known"]:
    """«إذا …» asks what is said of the case; «من», «ما», «كل», «التي» name those of whom it is told."""
    if at and run[at - 1].key in w.WHAT_OR_WHO:
        return "known"
    return "open" if conditional(run, at, w.STOPS | w.NOT) else "known"  # «إذا كان الانسحاب قبلها بأقل من يومين»


def _opens_case(run: Sequence[Token], place: int) -> bool:
    """«إذا», «متى», «في حال»; «بأي حال من الأحوال» opens none."""
    if run[place].key in w.IN_CASE_OF and not (place and run[place - 1].key in w.IN):
        return False  # «لا تمتد حالة الشغور»
    return run[place].key in w.CASES and not (place and run[place - 1].key in w.ANY)


def counts(run: Sequence[Token], place: int) -> bool:
    """Whether a number, in words or digits, or a dual stands here: then what follows bounds that."""
    return run[place].key.isdigit() or _is_number_word(run[place].key)


@lru_cache(maxsize=32768)
def _is_number_word(key: str) -> bool:
    number = cardinal((key,)) or (cardinal((key[1:],)) if key.startswith(w.AND) and len(key) > 2 else None)
    # «طلبات المتطوعين»: with the article it is a plural, or both of what is known already
    return number is not None or (
        len(key) > 4 and key.endswith(w.DUALS) and not key.removeprefix(w.AND).startswith(w.ARTICLE)
    )


def each(run: Sequence[Token], at: int) -> bool:
    """«كل وثيقة جاوزت عشر سنوات»: of each that has."""
    return at > 1 and run[at - 2].key in w.EVERY


def led_by(run: Sequence[Token], at: int) -> bool:
    """«أن يمضي», «من تمر», «الذي ينقضي», «كل بلاغ يمر»: where nothing is denied."""
    before = run[at - 1] if at else None
    led = before is not None and before.key in w.THAT | w.WHAT_OR_WHO | bw.RELATIVES | w.CASES | w.UNTIL | w.OR
    return led or each(run, at)


def forfeited(run: Sequence[Token], back: int, at: int) -> bool:
    """Whether a right is lost before `at` («يسقط حقه بمضي سنة»), and it is not said that it is not."""
    return any(run[i].key in w.FORFEITS and not (i and run[i - 1].key in w.NOT) for i in range(back, at))


def is_noun(run: Sequence[Token], at: int) -> bool:
    """«بدل نقل قدره ألف»: transport, unless it is denied or has a preposition («لا نقل عن»)."""
    denied = at > 0 and run[at - 1].key in w.NOT | w.NOT_THAT
    return run[at].key in w.NOUN_TOO and not denied and run[at + 1].key not in w.PREPOSITIONS
