"""How alike two clauses are.

Half of the answer comes from letters in their order (rapidfuzz), half from the words whatever
their order, where a word that every other clause has («المستفيد») weighs less than a rare one. The
letters see through slips of spelling, the words through a changed order and tell short names
apart: «خدمة التطوع» and «خدمة الموقع» share little but a word that says nothing.

Everything here works on keys (`key_of`), which are never shown.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby
from typing import Any

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from normalizers import alphabet, fold

Matrix = npt.NDArray[np.float32]
#: a vector that is nearly all noughts: where it is not, and what stands there
Numbers = npt.NDArray[np.intp]
Row = npt.NDArray[np.float32]

#: the share of the letters in the likeness; the words have the rest
LETTERS = 0.5
#: letters by which a clause is compared: a page of text. No clause is longer; what is, is a file without line breaks,
#: and the time grows with the square
LONGEST = 10_000
#: queries compared at once: keeps the memory of a large collation flat
BLOCK = 8192


@cache
def word_lists() -> dict[str, Any]:
    """The tables of words.toml."""
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


@cache
def _spelling() -> tuple[tuple[str, str], ...]:
    return tuple(word_lists()["spelling"].items())


@cache
def _conjunction() -> tuple[str, str]:
    """The conjunction as a word of its own, between blanks, and as the beginning of the next word."""
    conjunction = word_lists()["affixes"]["conjunction"]
    return f" {conjunction} ", f" {conjunction}"


@cache
def _strange() -> re.Pattern[str]:
    """A glyph's number instead of the glyph, a foreign letter inside an Arabic word, and a lone Latin one beside it."""
    arabic = f"[{alphabet.WORD_CLASS}]"
    inside = rf"(?<={arabic})[^\W\d_{alphabet.WORD_CLASS}]+(?={arabic})"
    latin = f"[{alphabet.LATIN_CLASS}]"
    beside = rf"(?<!{latin}){latin}(?={arabic})|(?<={arabic}){latin}(?!{latin})"
    return re.compile(rf"\(cid:\d+\)|{inside}|{beside}")


#: day, month and year as a key has them
_DATE = re.compile(
    r"\b(\d{1,2}) (\d{1,2}) ((?:13|14|19|20)\d\d)(?!\d)|\b((?:13|14|19|20)\d\d) (\d{1,2}) (\d{1,2})(?!\d)"
)


@lru_cache(maxsize=65536)
def key_of(text: str) -> str:
    """The folded words of `text`, with more made one than `fold` knows.

    The seat of a hamza before waw, the conjunction written apart from its word, a date that begins with the day or
    with the year; and what an extractor wrote for a glyph that it did not know, inside a word.
    """
    for one, other in _spelling():
        text = text.replace(one, other)
    text = _strange().sub("", text)
    apart, joined = _conjunction()
    key = f" {fold(text)} ".replace(apart, joined).strip()
    return _DATE.sub(_year_first, key)


def _year_first(date: re.Match[str]) -> str:
    """A date as year, month and day without leading zeros."""
    return " ".join(str(int(part)) for part in (date.groups()[2::-1] if date[3] else date.groups()[3:]))


@cache
def _stop() -> re.Pattern[str]:
    closers = re.escape("".join(sorted(alphabet.CLOSERS)))
    return re.compile(rf"(?<!\d)[{closers}]|[{closers}](?!\d)")


@cache
def _counted() -> re.Pattern[str]:
    """What counts the clause and was left before its words: «هـ. », «/ أ », «٣( », «م: 4 », «ب », or a bullet, as «E».

    «(15) يوماً» and «15% من» are no such thing. A number of several levels may stand against its word: «2.3تضع».
    """
    label = rf"(?:{'|'.join(word_lists()['counting']['labels'])})[\s:.(\-]*\d{{1,3}}[\s:.)\-]*\s+"
    bullets = re.escape("".join(sorted(alphabet.BULLETS)))
    letter = rf"[^\W\d_]{{1,2}}\W*[.)\-/{bullets}]\s+"
    number = rf"(?<!\()(?:\d{{1,2}}(?:[./]\d{{1,2}})*\s*)?[.)(\-{bullets}{alphabet.TATWEEL}]\s+"
    turned = r"(?<=[/)(.\-])\s*[^\W\d_]\s+"
    levels = r"\d{1,2}(?:\.\d{1,2})+(?:\s*[:.)][\s:.)]*)?(?=[^\W\d_])"
    behind = rf"[{bullets}]\s*\d{{1,2}}[.)\-{bullets}]*\s*"
    lone = (
        rf"(?!{word_lists()['affixes']['conjunction']})[^\W\d_]{alphabet.TATWEEL}?\s+(?=[{alphabet.WORD_CLASS}]{{2}})"
    )
    return re.compile(rf"^\W*(?:{levels}|{label}|{letter}|{turned}|{number}|{lone}|{behind})(?=[^\s\d])")


@cache
def _ordinals() -> frozenset[str]:
    return frozenset(word_lists()["counting"]["ordinals"])


#: a first word and what parts it from the rest; how far into a text that may be
_FIRST, _EARLY = re.compile(r"\W*(\S+?)\s*[:.)\-]\W*(?=\w)"), 12


def uncounted(text: str) -> str:
    """`text` without the letter, number or word that counts it, where that was read as part of its words."""
    rest = _without_ordinal(text)
    return rest if rest != text else _without_ordinal(_counted().sub("", text, count=1))


def _without_ordinal(text: str) -> str:
    """`text` without «أولاً:» before it, also where an extractor wrote a letter of that twice."""
    first = _FIRST.match(text) if ":" in text[:_EARLY] else None
    if first and "".join(letter for letter, _ in groupby(fold(first[1]))) in _ordinals():
        return text[first.end() :]
    return text


def is_counter(key: str) -> bool:
    """Whether a key is nothing but what counts a clause: «ثانيا»."""
    return key in _ordinals()


def parts_of(text: str) -> list[str]:
    """`text` cut where its punctuation parts it, not inside a number; «ألا» as the two words that it is."""
    compound = word_lists()["negations"]["compound"]
    whole = " ".join(compound.get(word, word) for word in text.split(" "))
    return _stop().split(whole)


def letters_of(key: str) -> str:
    """`key` without blanks: what is equal here differs by spelling only."""
    return key.replace(" ", "")


@cache
def _affixes() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    lists = word_lists()["affixes"]
    longest = sorted(lists["prefixes"], key=len, reverse=True), sorted(lists["suffixes"], key=len, reverse=True)
    return tuple(longest[0]), tuple(lists["letters"]), tuple(longest[1])


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """`word` without article, one-letter particle and common endings: a key for like words."""
    prefixes, letters, suffixes = _affixes()
    bare = next((word[len(p) :] for p in prefixes if word.startswith(p) and len(word) - len(p) >= 3), word)
    if bare == word and len(word) >= 5 and word.startswith(letters):
        bare = word[1:]
    return next((bare[: -len(s)] for s in suffixes if bare.endswith(s) and len(bare) - len(s) >= 3), bare)


def stems(key: str) -> frozenset[str]:
    """The different stems of a key; of one without words, the empty stem, so that it is like itself."""
    return frozenset(stem(word) for word in key.split() or ("",))


class Weights:
    """How much a word says: the rarer among the different clauses, the more.

    Counted over different clauses, not over policies: thirty copies of a template are one voice.
    """

    def __init__(self, keys: Iterable[str]) -> None:
        unique = set(keys)
        counts = Counter(word for key in unique for word in stems(key))
        self._most = math.log(1 + len(unique))
        self._of = {word: math.log(1 + len(unique) / count) for word, count in counts.items()}
        self._numbers = {word: number for number, word in enumerate(sorted(counts))}
        self._vectors: dict[str, tuple[Numbers, Row]] = {}

    def of(self, word: str) -> float:
        """The weight of a stem."""
        return self._of.get(word, self._most)

    def vector(self, key: str) -> tuple[Numbers, Row]:
        """The stems of a key by number, and their weights as a vector of length one. Each is worked out once: a clause
        is compared with those of many sections."""
        if key not in self._vectors:
            words = sorted(stems(key))
            numbers = np.array([self._numbers.setdefault(word, len(self._numbers)) for word in words], dtype=np.intp)
            weights = np.array([self.of(word) for word in words], dtype=np.float64)
            self._vectors[key] = numbers, (weights / (np.linalg.norm(weights) or 1.0)).astype(np.float32)
        return self._vectors[key]


def likeness(queries: Sequence[str], heads: Sequence[str], weights: Weights) -> Matrix:
    """How alike each query is to each head, 0 to 1, one row a query."""
    out = np.zeros((len(queries), len(heads)), dtype=np.float32)
    heads = [head[:LONGEST] for head in heads]
    for start in range(0, len(queries), BLOCK):
        block = [query[:LONGEST] for query in queries[start : start + BLOCK]]
        letters = process.cdist(block, heads, scorer=fuzz.ratio, dtype=np.float32)
        out[start : start + BLOCK] = LETTERS * letters / 100 + (1 - LETTERS) * _shared_words(block, heads, weights)
    return out


def _shared_words(queries: Sequence[str], heads: Sequence[str], weights: Weights) -> Matrix:
    """Cosine of the weighted stems. Only the heads' words are columns: no other can be shared."""
    left, right = ([weights.vector(key) for key in keys] for keys in (queries, heads))
    if not (left and right):
        return np.zeros((len(left), len(right)), dtype=np.float32)
    columns = np.unique(np.concatenate([numbers for numbers, _ in right]))
    return _matrix(left, columns) @ _matrix(right, columns).T


def _matrix(vectors: Sequence[tuple[Numbers, Row]], columns: Numbers) -> Matrix:
    """One row a vector, one column a stem of `columns`, which are sorted; other stems are left out."""
    numbers, values = (np.concatenate(parts) for parts in zip(*vectors, strict=True))
    rows = np.repeat(np.arange(len(vectors)), [len(row) for row, _ in vectors])
    at = np.minimum(np.searchsorted(columns, numbers), len(columns) - 1)
    kept = columns[at] == numbers
    out = np.zeros((len(vectors), len(columns)), dtype=np.float32)
    out[rows[kept], at[kept]] = values[kept]
    return out
