"""Numbers of any size, as sums of money and counts need them: «5,000», «ألفي», «خمسة وعشرون ألفاً وخمسمائة».

    number_of(run, place)  ->  the value and the token after it, or None

What this leaves alone: numbers below a thousand by themselves are `numbers.py`'s; dates, phone numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

from normalizers import fold
from policy_diff.facts.numbers import begins_number, cardinal
from policy_diff.facts.words import Token, keys


def _forms(**words: str) -> dict[str, int]:
    values = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
    return {fold(word): values[name] for name, text in words.items() for word in text.split()}


_SCALE = _forms(thousand="ألف ألفاً آلاف", million="مليون مليوناً ملايين", billion="مليار ملياراً مليارات")
_TWICE = _forms(
    thousand="ألفان ألفين ألفي ألفا", million="مليونان مليونين مليوني مليونا", billion="مليارين ملياران ملياري"
)
#: no part of a number has more tokens
LONGEST = 12
_AND, _BY = fold("و"), fold("ب")
#: a full stop before just three digits parts thousands too: nobody counts in thousandths
_DECIMAL, _THOUSANDS = frozenset(".٫"), frozenset(",٬،.")


def number_of(run: Sequence[Token], place: int) -> tuple[int | float, int] | None:
    """The number at `place`, in digits or words, with its thousands and millions; brackets are passed over."""
    while place < len(run) and run[place].key in "(":
        place += 1
    found = _part(run, place)
    if found is None:
        return None
    value, after = found
    last = value
    while after < len(run) and run[after].key.startswith(_AND) and value >= 1000:
        rest = _part(_without_and(run, after), 0)
        if rest is None or rest[0] >= _place_of(last):
            break
        value, after, last = value + rest[0], after + (run[after].key == _AND) + rest[1], rest[0]
    while after < len(run) and run[after].key in "()":
        after += 1
    return value, after


def _place_of(part: int | float) -> int:
    """What a further part must be less than: the power of ten that the last one is made of («ألفان وخمسمئة»)."""
    place = 1
    while part and part % (place * 10) == 0:
        place *= 10
    return place


def _without_and(run: Sequence[Token], at: int) -> Sequence[Token]:
    """The tokens from `at` on that may be a part, without the «و» before it."""
    if run[at].key == _AND:
        return run[at + 1 : at + 1 + LONGEST]
    bare = Token(run[at].text[1:], run[at].key[1:], run[at].start + 1, run[at].stop)
    return (bare, *run[at + 1 : at + LONGEST])


def _part(run: Sequence[Token], place: int) -> tuple[int | float, int] | None:
    if place >= len(run):
        return None
    key = run[place].key
    bare = key[1:] if key.startswith(_BY) and key[1:] in _SCALE | _TWICE else key
    if bare in _TWICE:
        return 2 * _TWICE[bare], place + 1
    if bare in _SCALE:
        return _SCALE[bare], place + 1
    if not begins_number(key):
        return None
    found = _digits(run, place) or cardinal(keys(run[place : place + 6]))
    if found is None:
        return None
    value, after = found if run[place].number is not None else (found[0], place + found[1])
    if after < len(run) and run[after].key in _SCALE:
        return value * _SCALE[run[after].key], after + 1
    return value, after


def _digits(run: Sequence[Token], place: int) -> tuple[int | float, int] | None:
    """«5,000», «1.500.000», «12.5»: groups of three after a comma are thousands."""
    if run[place].number is None:
        return None
    text, at = run[place].key, place + 1
    while at + 1 < len(run) and run[at + 1].number is not None and run[at].start == run[at - 1].stop:
        if run[at + 1].start != run[at].stop or len(run[at + 1].key) != 3 or run[at].key not in _THOUSANDS:
            break
        text, at = text + run[at + 1].key, at + 2
    glued = at + 1 < len(run) and run[at].key in _DECIMAL and run[at + 1].number is not None
    if glued and run[at].start == run[at - 1].stop and run[at + 1].start == run[at].stop:
        return float(f"{text}.{run[at + 1].key}"), at + 2
    return int(text), at
