"""Words with their places, folded for comparison: what every fact reads.

tokens("خلال 10أيام")  ->  خلال, 10, أيام   each with start and stop in the text
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from normalizers import alphabet, fold

_TOKEN = re.compile(r"\d+|[^\W\d_]+|\.\.+|…+|[^\s\w]|_+")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a sign. `key` is folded; a sign's key is the sign."""

    text: str
    key: str
    start: int
    stop: int

    @property
    def number(self) -> int | None:
        """The value of digits of either kind, or None."""
        return int(self.key) if self.key.isdigit() else None


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of `text`. Vowel marks belong to their word; digits of any kind become ASCII in `key`."""
    out: list[Token] = []
    for found in _TOKEN.finditer(_flat(text)):
        raw = text[found.start() : found.end()]
        key = fold(raw) or found[0].strip()
        if out and found[0] in alphabet.MARKS:
            continue
        out.append(Token(raw, key, found.start(), found.end()))
    return tuple(out)


def _flat(text: str) -> str:
    """`text` with every mark and tatweel turned into the letter before it, so that words stay whole."""
    out: list[str] = []
    for character in text.translate(alphabet.TO_ASCII_DIGITS):
        joined = character in alphabet.MARKS or character == alphabet.TATWEEL
        out.append(out[-1] if joined and out and out[-1].isalpha() else character)
    return "".join(out)


def keys(run: Sequence[Token]) -> tuple[str, ...]:
    """The folded words of a run of tokens."""
    return tuple(token.key for token in run)


def phrase_at(run: Sequence[Token], place: int, phrase: Sequence[str]) -> bool:
    """Whether the folded words of `phrase` stand at `place`."""
    if place >= len(run) or run[place].key != phrase[0]:
        return False
    return tuple(token.key for token in run[place : place + len(phrase)]) == tuple(phrase)
