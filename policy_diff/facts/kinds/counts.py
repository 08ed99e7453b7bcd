"""How many of something: «ثلاثة أعضاء على الأقل» is at least 3 members, «نسختين» 2 copies.

Only of what policies count (see `terms.toml`, `counted`): members, copies, offers, signatures, warnings,
meetings … What this leaves alone: time, money, ages, shares, numbers of articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from normalizers import fold
from policy_diff.facts.clauses import Clause
from policy_diff.facts.duration_bound_words import AFTER_MAX, AFTER_MIN
from policy_diff.facts.kinds.bounded import bounded
from policy_diff.facts.large_numbers import number_of
from policy_diff.facts.numbers import is_ordinal
from policy_diff.facts.statement import Said, Statement, state
from policy_diff.facts.terms import counted, counted_twice
from policy_diff.facts.words import Token, one_of_at, tokens

KIND = "count"
EXAMPLES = (
    Said(text="تتألف من ثلاثة أعضاء على الأقل.", values=({"bound": "min", "count": 3, "of": "member"},)),
    Said(text="بتوقيع عضوين.", values=({"bound": "exact", "count": 2, "of": "member"},)),
    Said(text="ثلاثة عروض أسعار بحد أدنى.", values=({"bound": "min", "count": 3, "of": "offer"},)),
    Said(text="أحد عشر اجتماعاً.", values=({"bound": "exact", "count": 11, "of": "meeting"},)),
    Said(text="المادة (5) أعضاء المجلس.", values=()),
)
#: larger numbers of these are not what a policy rules
MOST = 10_000


def find(clause: Clause) -> Iterator[Statement]:
    """Its counts, in reading order."""
    run = tokens(clause.text)
    if not any(_is_counted(token.key) for token in run):
        return  # most clauses
    taken = 0
    for place in range(len(run)):
        found = _count(run, place) if place >= taken else None
        if found is None:
            continue
        count, of, after = found
        said = bounded(run, place, after, taken)
        taken = said.after
        value = {"bound": said.bound, "count": count, "of": of}
        yield state(KIND, clause, run[said.first].start, run[said.after - 1].stop, value, said.doubt)


@lru_cache(maxsize=32768)
def _is_counted(key: str) -> bool:
    """Whether a folded word is of what policies count."""
    return key in counted() or key in counted_twice() or key.removesuffix(_ACCUSATIVE) in counted()


def _count(run: Sequence[Token], place: int) -> tuple[int | float, str, int] | None:
    if run[place].key in counted_twice():
        return 2, counted_twice()[run[place].key], place + 1
    if place and (run[place - 1].key in _NAMED or is_ordinal(run[place - 1].key) or run[place - 1].number is not None):
        return None
    found = number_of(run, place)
    if not found or found[1] >= len(run) or not 0 < found[0] <= MOST or run[found[1] - 1].key == ")":
        return None
    key = run[found[1]].key
    of = counted().get(key) or counted().get(key.removesuffix(_ACCUSATIVE))
    return (found[0], of, _past_noun(run, found[1] + 1)) if of else None


def _past_noun(run: Sequence[Token], after: int) -> int:
    """Past a noun that says more of what is counted, where a bound follows: «ثلاثة عروض أسعار بحد أدنى»."""
    follows = one_of_at(run, after + 1, AFTER_MIN) or one_of_at(run, after + 1, AFTER_MAX)
    return after + 1 if follows and run[after].key.isalpha() else after


_NAMED, _ACCUSATIVE = frozenset("-./"), fold("ا")
