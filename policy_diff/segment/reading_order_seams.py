"""How likely one row of a page is read right after another: the evidence at the seam between two rows.

    «… خدماتها للمستفيدين الداخلي»  ->  «أو الخارجي.»        likely: the first broke off, the second ends a clause
    «أو الخارجي.»  ->  «… للمستفيدين الداخلي»                 unlikely: nothing begins with «أو» after a full stop

All values are natural logarithms of how much likelier than chance; 0 says nothing. What a row ends in and what the
next begins with were counted on the develop part of the written corpus, printed at three widths with one line in
seven torn; the weight of the language model was fitted there by logistic regression against other rows of the same
page. What this leaves alone: which order is taken (`reading_order.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from normalizers import alphabet, fold
from normalizers.language_model import START, LanguageModel, load, words
from policy_diff.segment.markers import parse
from policy_diff.segment.sentences import breaks_off, joins

End = Literal["closed", "colon", "open", "digit", "function", "plain", "bracket", "part", "number"]
Start = Literal["plain", "and", "digit", "number", "marker", "sign", "bracket"]

#: how much likelier than chance a row with this end is followed by one with this start
SEAMS: dict[End, dict[Start, float]] = {
    "closed": {"plain": -0.9, "and": -0.9, "digit": -0.1, "number": 0.0, "marker": 0.5, "sign": -3.0, "bracket": -1.0},
    "colon": {"plain": -1.1, "and": -3.0, "digit": -1.4, "number": 0.0, "marker": 0.5, "sign": -3.0, "bracket": -1.0},
    "open": {"plain": 0.2, "and": 2.5, "digit": -0.5, "number": -2.5, "marker": -4.2, "sign": -3.0, "bracket": 0.0},
    "digit": {"plain": 0.6, "and": -0.5, "digit": -2.0, "number": -2.5, "marker": -0.5, "sign": 2.0, "bracket": -0.5},
    "function": {
        "plain": 0.85,
        "and": -0.3,
        "digit": 0.6,
        "number": -2.5,
        "marker": -4.5,
        "sign": -1.5,
        "bracket": 0.5,
    },
    "plain": {"plain": 0.8, "and": 0.4, "digit": 0.2, "number": -2.5, "marker": -1.3, "sign": 2.0, "bracket": 0.3},
    "bracket": {"plain": 0.5, "and": -1.0, "digit": 3.0, "number": 3.0, "marker": 1.0, "sign": -3.0, "bracket": -3.0},
    "number": {"plain": -0.5, "and": -1.0, "digit": -2.0, "number": -2.0, "marker": -1.0, "sign": 2.0, "bracket": -1.0},
    "part": {"plain": -0.5, "and": -3.0, "digit": 2.5, "number": 2.5, "marker": 1.0, "sign": -1.0, "bracket": -2.0},
}
#: what a nat of the language model is worth after each end, and how many nats are believed either way
PAIR: dict[End, float] = {"function": 0.65, "plain": 0.4, "digit": 0.45}
LEAST_PAIR, MOST_PAIR = -4.0, 6.0
#: after a clause that ended, what a nat is worth for the next word beginning a sentence
BEGINS, MOST_BEGINS = 0.33, 3.0
#: a word cut in two by the seam, whose halves are no words
CUT_WORD = 3.0
#: a marker and a first word stand within so many characters
OPENING = 40
#: a number alone on its line: of a page, or of a list
_NUMBER = re.compile(r"\d{1,3}")
_CLOSED = frozenset({".", "!", "?", alphabet.QUESTION, "…"})
_OPEN = frozenset({",", alphabet.COMMA, ";", alphabet.SEMICOLON})
_BRACKETS = alphabet.CLOSE_BRACKETS + '"'


@dataclass(frozen=True, slots=True)
class Edge:
    """One row as its neighbours see it."""

    start: Start
    end: End
    first: str
    last: str


@lru_cache(maxsize=8192)
def edge(text: str) -> Edge:
    """What `text`, a clean line that is not empty, begins with and ends in."""
    found = words(text)
    return Edge(_start(text), _end(text), found[0] if found else "", found[-1] if found else "")


def _start(text: str) -> Start:
    first = text[0]
    if _NUMBER.fullmatch(text):
        return "number"
    if first in alphabet.CLOSERS or first in alphabet.CLOSE_BRACKETS:
        return "sign"
    marker, rest = parse(text[:OPENING])
    if marker is not None and not marker.weak and rest and len(marker.text) < len(text):
        return "marker"
    if first.isdigit():
        return "digit"
    if first in alphabet.OPEN_BRACKETS:
        return "bracket"
    return "and" if joins((fold(text[:OPENING]).split() or [""])[0]) else "plain"


def _end(text: str) -> End:
    last = text[-1]
    if _NUMBER.fullmatch(text):
        return "number"
    if last in alphabet.OPEN_BRACKETS:
        return "bracket"
    text = text.rstrip(_BRACKETS + " ") or text
    last = text[-1]
    if last in _CLOSED:
        return "closed"
    if last == ":":
        return "colon"
    if last in _OPEN:
        return "open"
    if last in "/\\":
        return "part"
    if last.isdigit():
        return "digit"
    return "function" if breaks_off(text[-OPENING:]) else "plain"


def follows(before: str, after: str) -> float:
    """How much likelier than chance the row `after` is read right after the row `before`."""
    return _follows(before, after, load())


@lru_cache(maxsize=65536)
def _follows(before: str, after: str, language: LanguageModel) -> float:
    a, b = edge(before), edge(after)
    value = SEAMS[a.end][b.start]
    if b.start in ("marker", "number") or not b.first:
        return value
    if a.end in PAIR and a.last and b.start != "sign":
        pair = min(MOST_PAIR, max(LEAST_PAIR, language.pair(a.last, b.first)))
        return value + max(PAIR[a.end] * pair, CUT_WORD if cuts_word(before, after) else LEAST_PAIR)
    if a.end in ("closed", "colon"):
        return value + BEGINS * min(MOST_BEGINS, max(-MOST_BEGINS, language.pair(START, b.first)))
    return value


def cuts_word(before: str, after: str) -> bool:
    """Whether the seam cuts a word: the last and the first letters are a word together, and not both words alone."""
    a, b = edge(before), edge(after)
    if not (a.last and b.first and before.endswith(a.last) and after.startswith(b.first)):
        return False
    if not (a.last[-1].isalpha() and b.first[0].isalpha()):
        return False
    language = load()
    if len(a.last) > 1 and len(b.first) > 1 and language.known(a.last) and language.known(b.first):
        return False
    whole = a.last + b.first
    apart = language.word(a.last) + language.word(b.first) + language.pair(a.last, b.first)
    return language.known(whole) and language.word(whole) > apart
