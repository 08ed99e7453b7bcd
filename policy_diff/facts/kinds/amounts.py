"""Sums of money with their bound: «لا يتجاوز خمسة آلاف ريال» is at most 5000 riyals.

Digits of either kind with thousands, number words to billions, «ألفي ريال», «500 ر.س». What this leaves
alone: numbers without a currency, shares («5%»), and what the money is for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from normalizers import fold
from policy_diff.facts.clauses import Clause
from policy_diff.facts.duration_words import phrases_of, words_of
from policy_diff.facts.kinds.bounded import bounded
from policy_diff.facts.large_numbers import number_of
from policy_diff.facts.numbers import begins_number
from policy_diff.facts.statement import Said, Statement, state
from policy_diff.facts.words import Phrase, Token, one_of_at, tokens

KIND = "amount"
EXAMPLES = (
    Said(text="على ألا يتجاوز المبلغ خمسة آلاف ريال.", values=({"bound": "max", "amount": 5000, "currency": "SAR"},)),
    Said(text="مكافأة قدرها 2,500 ريال.", values=({"bound": "exact", "amount": 2500, "currency": "SAR"},)),
    Said(text="بدل نقل قدره خمسمئة ريال شهرياً.", values=({"bound": "exact", "amount": 500, "currency": "SAR"},)),
    Said(text="ألفا ريال فأكثر.", values=({"bound": "min", "amount": 2000, "currency": "SAR"},)),
    Said(text="يتجاوز ألف ريال.", values=({"bound": "unspecified", "amount": 1000, "currency": "SAR"},), unclear=(0,)),
    Said(
        text="الشراء من 60,001 إلى 300.000 ريال.",
        values=({"bound": "range", "amount": [60001, 300000], "currency": "SAR"},),
    ),
    Said(text="إذا بلغ ألفي ريال.", values=({"bound": "min", "amount": 2000, "currency": "SAR"},)),
    Said(text="من 5,000 ريال إلى 50,000 ريال.", values=({"bound": "range", "amount": [5000, 50000]},)),
    Said(text="بالريال السعودي.", values=()),
)
_CURRENCIES: dict[Phrase, str] = {
    **dict.fromkeys(phrases_of("ريال", "ريالاً", "ريالات", "ريال سعودي", "ر س"), "SAR"),
    ("ر", ".", "س"): "SAR",
    **dict.fromkeys(phrases_of("دولار", "دولاراً", "دولارات"), "USD"),
}
_PHRASES = tuple(sorted(_CURRENCIES, key=lambda phrase: (-len(phrase), phrase)))
#: what opens a range and what stands between its ends
_LINKS = {fold("من"): words_of("إلى حتى"), fold("بين"): words_of("و")}
#: no sum without one of these
_MONEY = frozenset(phrase[0] for phrase in _PHRASES) | words_of("ريالان ريالين")
_TWO, _TO = words_of("ريالان ريالين"), words_of("إلى حتى") | frozenset("-–")


def find(clause: Clause) -> Iterator[Statement]:
    """Its sums, in reading order."""
    run = tokens(clause.text)
    if _MONEY.isdisjoint(token.key for token in run):
        return  # most clauses
    taken = 0
    for place in range(len(run)):
        found = _sum(run, place) if place >= taken else None
        if found is None:
            continue
        amount, currency, after = found
        if isinstance(amount, list):
            taken = after
            ends = {"bound": "range", "amount": amount, "currency": currency}
            yield state(KIND, clause, run[place].start, run[after - 1].stop, ends)
            continue
        said = bounded(run, place, after, taken)
        taken = said.after
        value = {"bound": said.bound, "amount": amount, "currency": currency}
        yield state(KIND, clause, run[said.first].start, run[said.after - 1].stop, value, said.doubt)


Number = int | float


def _sum(run: Sequence[Token], place: int) -> tuple[Number | list[Number], str, int] | None:
    """The number or the two ends of a range, their currency and the token after it."""
    if run[place].key in _TWO:
        return 2, "SAR", place + 1
    if place and run[place - 1].number is not None and run[place].number is None and begins_number(run[place].key):
        return None
    found = number_of(run, place)
    if found is None:
        return None
    low, after = found
    high = number_of(run, after + 1) if after + 1 < len(run) and run[after].key in _TO else None
    phrase = one_of_at(run, high[1], _PHRASES) if high and high[0] > low else None
    if high and phrase:
        return [low, high[0]], _CURRENCIES[phrase], high[1] + len(phrase)
    phrase = one_of_at(run, after, _PHRASES)
    if phrase and (ends := _to_another(run, place, after + len(phrase))) and ends[0] > low:
        return [low, ends[0]], _CURRENCIES[phrase], ends[1]
    return (low, _CURRENCIES[phrase], after + len(phrase)) if phrase else None


def _to_another(run: Sequence[Token], place: int, at: int) -> tuple[Number, int] | None:
    """«من 5,000 ريال إلى 50,000 ريال»: the other end, with a currency of its own."""
    if not place or at + 1 >= len(run) or run[at].key not in _LINKS.get(run[place - 1].key, ()):
        return None
    found = number_of(run, at + 1)
    phrase = one_of_at(run, found[1], _PHRASES) if found else None
    return (found[0], found[1] + len(phrase)) if found and phrase else None
