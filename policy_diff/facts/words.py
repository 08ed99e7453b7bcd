"""Words with their places, folded for comparison: what every fact reads.

tokens("خلال 10أيام")  ->  خلال, 10, أيام   each with start and stop in the text
tokens("لايقل عن")     ->  لا, يقل, عن      a negation glued to its verb of a bound
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from normalizers import alphabet, fold
from policy_diff.facts.duration_negations import parts_of

_TOKEN = re.compile(r"\d+|[^\W\d_]+|\.\.+|…+|[^\s\w]|_+")


_STRETCHES = f"{''.join(sorted(alphabet.MARKS))}{alphabet.TATWEEL}"
_STRETCHED = re.compile(f"[{_STRETCHES}]")
#: what is there in few texts
_UNEVEN = re.compile(f"[{_STRETCHES}{''.join(map(chr, alphabet.TO_ASCII_DIGITS))}]")
Phrase = tuple[str, ...]
_start, _stop = attrgetter("start"), attrgetter("stop")
#: what makes a named tuple without the detour over its keywords
_new = tuple.__new__


class Token(NamedTuple):
    """A word, a number or a sign. `key` is folded; a sign's key is the sign.

    A named tuple, because thousands are made for every policy: a frozen dataclass takes twice the time.
    """

    text: str
    key: str
    start: int
    stop: int

    @property
    def number(self) -> int | None:
        """The value of digits of either kind, or None."""
        return int(self.key) if self.key.isdecimal() else None


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of `text`. Vowel marks belong to their word; digits of any kind become ASCII in `key`."""
    out: list[Token] = []
    for found in _TOKEN.finditer(_flat(text)):
        start, stop = found.span()
        raw = text[start:stop]
        key, parts = _read(raw)
        if parts:
            out.extend(_parted(raw, parts, start))
        elif key or not out:
            out.append(_new(Token, (raw, key or raw, start, stop)))
    return tuple(out)


@lru_cache(maxsize=4096)
def keys_in(text: str) -> frozenset[str]:
    """The folded words and signs of `text`: enough to pass over a text that cannot say what is looked for."""
    return frozenset(token.key for token in tokens(text))


def _parted(raw: str, parts: Sequence[str], start: int) -> Iterator[Token]:
    """The tokens of a word glued of several («لايقل»), each with its own place; marks stay with their letter."""
    at = 0
    for part in parts:
        stop = max(i for i in range(at + 1, len(raw) + 1) if fold(raw[at:i]) == part)
        yield Token(raw[at:stop], part, start + at, start + stop)
        at = stop


@lru_cache(maxsize=65536)
def _read(raw: str) -> tuple[str, Phrase]:
    """A word folded, a sign as it is, and what it is glued of: most words of a policy come again and again.

    The key of a lone vowel mark is empty: it belongs to the word before it.
    """
    key = fold(raw) or ("" if raw in alphabet.MARKS else raw.strip())
    return key, parts_of(key)


def _flat(text: str) -> str:
    """`text` with every mark and tatweel turned into the letter before it, so that words stay whole."""
    if not _UNEVEN.search(text):
        return text
    text = text.translate(alphabet.TO_ASCII_DIGITS)
    if not _STRETCHED.search(text):
        return text
    out: list[str] = []
    for character in text:
        joined = character in alphabet.MARKS or character == alphabet.TATWEEL
        out.append(out[-1] if joined and out and out[-1].isalpha() else character)
    return "".join(out)


def places(run: Sequence[Token], start: int, stop: int) -> tuple[int, int]:
    """The first and the last token of the text from `start` to before `stop`."""
    return bisect_right(run, start, key=_stop), bisect_left(run, stop, key=_start) - 1


def keys(run: Sequence[Token]) -> tuple[str, ...]:
    """The folded words of a run of tokens."""
    return tuple(token.key for token in run)


def phrase_at(run: Sequence[Token], place: int, phrase: Sequence[str]) -> bool:
    """Whether the folded words of `phrase` stand at `place`."""
    if place >= len(run) or run[place].key != phrase[0] or place + len(phrase) > len(run):
        return False
    return all(run[place + at].key == phrase[at] for at in range(1, len(phrase)))


#: tables of phrases by their first words. By identity: tables are constants, and a hash of their words
#: would take longer than the search; the table is kept beside, so that its number is not given away
_INDEX: dict[int, tuple[tuple[Phrase, ...], dict[str, tuple[Phrase, ...]]]] = {}


def _by_first(phrases: tuple[Phrase, ...]) -> dict[str, tuple[Phrase, ...]]:
    """Phrases of a constant table by their first word, in the order given."""
    known = _INDEX.get(id(phrases))
    if known is None:
        heads = dict.fromkeys(phrase[0] for phrase in phrases)
        known = (phrases, {head: tuple(p for p in phrases if p[0] == head) for head in heads})
        _INDEX[id(phrases)] = known
    return known[1]


def one_of_at(run: Sequence[Token], place: int, phrases: tuple[Phrase, ...]) -> Phrase | None:
    """The first of `phrases` that stands at `place`, or None."""
    if place >= len(run):
        return None
    for phrase in _by_first(phrases).get(run[place].key, ()):
        if phrase_at(run, place, phrase):
            return phrase
    return None


def found_in(run: Sequence[Token], phrases: tuple[Phrase, ...]) -> Iterator[tuple[int, Phrase]]:
    """Every place at which one of `phrases` stands, with the first that does."""
    table = _by_first(phrases)
    for place, token in enumerate(run):
        if token.key in table and (phrase := one_of_at(run, place, phrases)):
            yield place, phrase


def all_at(run: Sequence[Token], place: int, phrases: tuple[Phrase, ...]) -> Iterator[Phrase]:
    """All of `phrases` that stand at `place`, in the order given."""
    if place < len(run):
        for phrase in _by_first(phrases).get(run[place].key, ()):
            if phrase_at(run, place, phrase):
                yield phrase
