"""Durations without a counted unit before the eye: «المدة اللازمة», «في أقرب وقت», «قبل نهاية يوم العمل».

What this leaves alone: «فوراً», «في الحال», which say that there is no time to count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policy_diff.facts import duration_loose_words as lw
from policy_diff.facts import duration_words as w
from policy_diff.facts.duration_relative import Loose, relative
from policy_diff.facts.duration_units import past_unit, unit_of
from policy_diff.facts.stems import says
from policy_diff.facts.words import Token, one_of_at


def loose(run: Sequence[Token]) -> Iterator[Loose]:
    """Every duration without a number, in reading order."""
    past = 0
    for place in range(len(run)):
        if place < past or run[place].key not in _OPENERS:
            continue
        found = next((f for read in _READERS if (f := read(run, place))), None)
        if found:
            past = found.after
            yield found


def _soon(run: Sequence[Token], place: int) -> Loose | None:
    phrase = one_of_at(run, place, lw.SOON)
    if phrase is None:
        return None
    after = place + len(phrase)
    after += after < len(run) and run[after].key in lw.POSSIBLE
    return Loose(_led(run, place), after)


def _noun(run: Sequence[Token], place: int) -> Loose | None:
    """«المدة اللازمة», «مدة زمنية مناسبة», «المدة التي تراها اللجنة», «مهلة تقدرها الإدارة»."""
    if run[place].key not in w.NOUN:
        return None
    at = place + 1
    at += at < len(run) and run[at].key in lw.OF_TIME
    if at >= len(run):
        return None
    if run[at].key in lw.VAGUE | lw.REFERRED:
        return Loose(_led(run, place), at + 1) if _is_length(run, place) else None
    if phrase := one_of_at(run, at, lw.OF_SOME_TIME):
        return Loose(_led(run, place), at + len(phrase))
    which = run[at].key in lw.WHICH
    if at + which < len(run) and _is_set(run[at + which], which=which):
        return Loose(_led(run, place), at + which + 1)
    return None


def _is_length(run: Sequence[Token], place: int) -> bool:
    """A «time» or «date» is a length only where something leads in to it («في وقت مناسب»); «الموعد المحدد» never."""
    key = run[place].key
    if key not in lw.A_TIME:
        return True
    return bool(place) and run[place - 1].key in lw.BEFORE_VAGUE and run[place + 1].key not in lw.SET_ALREADY


def _is_set(token: Token, *, which: bool) -> bool:
    """«تراها», «يحددها»: somebody sets it; after «التي» also without a pronoun («المدة التي يحتاج إليها»)."""
    if token.key in lw.SETS:
        return True
    present = len(token.key) > 3 and token.key.startswith(lw.PRESENT)
    bound = token.key in w.FLOOR_VERBS | w.CEILING_VERBS | lw.PASSES
    return present and not bound and (which or token.text.endswith(lw.OF_IT)) and says(token.key, "sets")


def _led(run: Sequence[Token], place: int) -> int:
    return place - 1 if place and run[place - 1].key in lw.BEFORE_VAGUE else place


def _for_ever(run: Sequence[Token], place: int) -> Loose | None:
    """«تحفظ حفظاً دائماً»: a time that does not end."""
    phrase = one_of_at(run, place, lw.FOR_EVER)
    if phrase is None:
        return None
    near = {token.key for token in run[max(0, place - lw.KEPT_REACH) : place + len(phrase)]}
    return Loose(place, place + len(phrase)) if near & lw.KEPT else None


def _several(run: Sequence[Token], place: int) -> Loose | None:
    """«عدة أيام», «بضعة أسابيع», «أياماً معدودة»: some, nobody says how many."""
    if place + 1 >= len(run):
        return None
    unit, after = unit_of(run[place].key), unit_of(run[place + 1].key)
    few = run[place].key in lw.SEVERAL and after is not None and after[1] == 0 and not after[2]
    counted = unit is not None and unit[1] == 0 and not unit[2] and run[place + 1].key in lw.FEW
    return Loose(_led(run, place), past_unit(run, place + 1)) if few or counted else None


def _season(run: Sequence[Token], place: int) -> Loose | None:
    """«موسمين», «لموسم واحد», «خلال فصل دراسي»: as long as a season or a term is."""
    key = run[place].key
    follows = run[place + 1].key if place + 1 < len(run) else ""
    term = key in lw.TERM and (follows in lw.OF_SCHOOL or follows in w.ONE_WORDS)
    if key in lw.SEASONS or (key in lw.SEASON and follows in w.ONE_WORDS):
        return Loose(_led(run, place), place + 1 + (follows in w.ONE_WORDS))
    led = bool(place) and run[place - 1].key in lw.FOR_A_TERM
    return Loose(place - led, place + 2) if term and (led or key in lw.TERMS) else None


_READERS = (_soon, _noun, relative, _several, _season, _for_ever)
#: the words that a wording without a number begins with
_OPENERS = (
    w.NOUN
    | lw.IN_FIRST
    | lw.LEADS
    | lw.PARTS
    | lw.SEVERAL
    | lw.SEASONS
    | lw.SEASON
    | lw.TERM
    | w.MANY.keys()
    | {
        phrase[0]
        for phrases in (lw.SOON, lw.SAME_DAY, lw.NEXT_WORKING_DAY, lw.FOR_EVER, lw.DAY_OF_WORK)
        for phrase in phrases
    }
)
