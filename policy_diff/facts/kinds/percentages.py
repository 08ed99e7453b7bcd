"""Shares in the hundred with their bound: «بنسبة لا تزيد على عشرة في المئة» is at most 10.

What this leaves alone: halves and quarters in words («نصف الأعضاء»), and of what the share is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from normalizers import fold
from policy_diff.facts.clauses import Clause
from policy_diff.facts.duration_words import phrases_of, words_of
from policy_diff.facts.kinds.bounded import bounded
from policy_diff.facts.large_numbers import number_of
from policy_diff.facts.numbers import is_ordinal
from policy_diff.facts.statement import Said, Statement, state
from policy_diff.facts.words import Token, one_of_at, tokens

KIND = "percentage"
EXAMPLES = (
    Said(text="بنسبة لا تزيد على عشرة في المئة من الإيراد.", values=({"bound": "max", "percent": 10},)),
    Said(text="خصم 2.5% من القيمة.", values=({"bound": "exact", "percent": 2.5},)),
    Said(text="% ٢٠ من التبرعات.", values=({"bound": "exact", "percent": 20},)),
    Said(text="بين 10% و15%.", values=({"bound": "range", "percent": [10, 15]},)),
    Said(text="نسبة (2,5%) من الأجر.", values=({"bound": "exact", "percent": 2.5},)),
    Said(text="بدل سكن بنسبة الربع من الراتب.", values=({"bound": "exact", "percent": 25},)),
    Said(text="ألف ريال لكل مئة مستفيد.", values=()),
)
_SIGN = frozenset("%٪")
_SIGNS = (*phrases_of("في المئة", "في المائة", "بالمئة", "بالمائة"), *((sign,) for sign in sorted(_SIGN)))
#: no share without one of these
_ENDS = frozenset(phrase[-1] for phrase in _SIGNS)
#: what opens a range and what stands between its ends
_LINKS = {fold("من"): words_of("إلى حتى"), fold("بين"): words_of("و")}
Number = int | float
#: «بنسبة الربع»; a third is no round number of hundredths
_AT_A_SHARE = words_of("بنسبة نسبة بنسبته")
_PARTS: dict[str, Number] = {
    fold(word): share for word, share in (("النصف", 50), ("الربع", 25), ("الخمس", 20), ("العشر", 10))
}
_COMMAS = frozenset(",،٫")
MOST, FRACTION = 100, 2


def find(clause: Clause) -> Iterator[Statement]:
    """Its shares, in reading order."""
    run = tokens(clause.text)
    words = {token.key for token in run}
    if words.isdisjoint(_ENDS) and words.isdisjoint(_AT_A_SHARE):
        return  # most clauses
    taken = 0
    for place in range(len(run)):
        found = _share(run, place) if place >= taken else None
        if found is None or not 0 < found[0] <= MOST:
            continue
        high = _other_end(run, place, found[1])
        if high and found[0] < high[0] <= MOST:
            taken = high[1]
            ends = {"bound": "range", "percent": [found[0], high[0]]}
            yield state(KIND, clause, run[place].start, run[taken - 1].stop, ends)
            continue
        said = bounded(run, place, found[1], taken)
        taken = said.after
        value = {"bound": said.bound, "percent": found[0]}
        yield state(KIND, clause, run[said.first].start, run[said.after - 1].stop, value, said.doubt)


def _other_end(run: Sequence[Token], place: int, at: int) -> tuple[Number, int] | None:
    """«بين 10% و15%», «من 10% إلى 15%»: the other end of a range."""
    opens = run[place - 1].key if place else ""
    return _share(run, at + 1) if at + 1 < len(run) and run[at].key in _LINKS.get(opens, ()) else None


def _share(run: Sequence[Token], place: int) -> tuple[Number, int] | None:
    """The share and the token after its sign; the sign may stand before the number."""
    if run[place].key in _SIGN and place + 1 < len(run):
        before = _number(run, place + 1)
        ends = before and (before[1] >= len(run) or run[before[1]].key not in _SIGN)
        return before if before and ends and (not place or run[place - 1].number is None) else None
    ordinals = place + 1 < len(run) and is_ordinal(run[place + 1].key)  # «نسبة الربع الأول» is of a quarter year
    if place and run[place].key in _PARTS and run[place - 1].key in _AT_A_SHARE and not ordinals:
        return _PARTS[run[place].key], place + 1
    found = _number(run, place)
    phrase = one_of_at(run, found[1], _SIGNS) if found else None
    return (found[0], found[1] + len(phrase)) if found and phrase else None


def _number(run: Sequence[Token], place: int) -> tuple[Number, int] | None:
    """A number; in a share a comma before one or two digits parts the whole («2,5%»)."""
    parts = run[place : place + 3]
    glued = len(parts) == 3 and all(a.stop == b.start for a, b in pairwise(parts))
    if glued and parts[1].key in _COMMAS and parts[0].number is not None and parts[2].number is not None:
        if len(parts[2].key) <= FRACTION:
            after = place + 3
            while after < len(run) and run[after].key == ")":
                after += 1
            return float(f"{parts[0].key}.{parts[2].key}"), after
    return number_of(run, place)
