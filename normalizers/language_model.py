"""A small language model: is this a word, and does this word follow that one?

It knows 60,000 folded words with their frequency, as many rarer ones of which it only knows that
they exist, some 400,000 pairs of words with how much more often than chance they stand together,
and for all other pairs the same for the *kinds* of word (`word_classes.py`). `tables/README.md` says
what it was made from. All scores are natural logarithms, «nats»; positive means better than chance.

A model with documents layered on it (`with_documents`) also counts as evidence what follows what in
the healthy lines at hand. Policies come in families, so that is the best evidence there is. It only
ever ranks readings made of the line's own letters: it cannot put a word into a text.
"""

from __future__ import annotations

import json
import lzma
import math
import re
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from pathlib import Path

from normalizers import alphabet
from normalizers.word_classes import word_class

START, END = "<s>", "</s>"
#: most nats that the kinds of two words are worth
BACK_OFF = 3.0
#: what a pair of known words that never stand together is worth besides their kinds
UNSEEN = -0.4
#: the floor for a word that nobody knows, and for each of its letters
UNKNOWN, UNKNOWN_LETTER = -11.0, -1.8
#: what stripping a clitic costs
CLITIC = -3.5
#: log-probability of a number
NUMBER = -5.0
#: what one sight of a pair in the documents at hand is worth, and each further one
AT_HAND, AT_HAND_MORE = 4.5, 0.5
#: how much of the kinds' weight is added to a pair that was seen
KINDS_BESIDE = 0.3
#: words shorter than this must be common to be known
SHORT = 3
SHORT_KNOWN = 9.0
#: log-count of the rarer words, of which the table only says that they exist
RARE = 3.2
#: log-count from which a word of three letters is looked for under a clitic
COMMON = 5.3

_CLITICS = ("وال", "فال", "بال", "كال", "ولل", "وب", "ول", "لل", "ال", "و", "ف", "ب", "ل", "ك", "س")
_ENDINGS = ("هما", "هم", "ها", "ه", "كم", "نا", "ا", "ان", "ين", "ون", "ات", "يه")
_WORD = re.compile(
    rf"[{alphabet.WORD_CLASS}]+|[{alphabet.DIGIT_CLASS}]+(?:[{alphabet.NUMBER_JOINTS}][{alphabet.DIGIT_CLASS}]+)*"
    r"|[^\W\d_]+"
)


def words(text: str) -> tuple[str, ...]:
    """The words and numbers of `text`, in order, without punctuation."""
    return tuple(_WORD.findall(text))


@lru_cache(maxsize=131072)
def fold_word(word: str) -> str:
    """The look-up key of a word: its letters without hamza, marks and tatweel."""
    return word.translate(alphabet.FOLDED_LETTERS).lower()


class LanguageModel:
    """Words and pairs of words, with their scores. Immutable; look-ups are cached."""

    def __init__(self, table: _Table, pairs: Mapping[tuple[str, str], float], seen: frozenset[str]) -> None:
        self._table = table
        self._pairs = pairs
        self._seen = seen
        self._cached_word: dict[str, float] = {}
        self._cached_known: dict[str, bool] = {}
        self._cached_pair: dict[tuple[str, str], float] = {}

    def known(self, word: str) -> bool:
        """Whether it is a word, as it stands or under a clitic. Numbers are."""
        found = self._cached_known.get(word)
        if found is None:
            found = self._cached_known[word] = self._known(fold_word(word))
        return found

    def word(self, word: str) -> float:
        """The log-probability of the word."""
        found = self._cached_word.get(word)
        if found is None:
            found = self._cached_word[word] = self._word(fold_word(word))
        return found

    def pair(self, left: str, right: str) -> float:
        """How many nats likelier than chance `right` follows `left`; START and END stand for edges."""
        found = self._cached_pair.get((left, right))
        if found is None:
            found = self._cached_pair[left, right] = self._pair(fold_word(left), fold_word(right))
        return found

    def sequence(self, words: Sequence[str]) -> float:
        """The sum of `pair` over the words, edges included."""
        if not words:
            return 0.0
        total = self.pair(START, words[0]) + self.pair(words[-1], END)
        return total + sum(map(self.pair, words, words[1:]))

    def with_documents(self, lines: Iterable[Sequence[str]]) -> LanguageModel:
        """This model with what follows what in `lines` layered on it."""
        counts: dict[tuple[str, str], int] = {}
        seen: set[str] = set()
        for line in lines:
            folded = [fold_word(word) for word in line]
            seen.update(folded)
            for pair in pairwise(folded):
                counts[pair] = counts.get(pair, 0) + 1
        pairs = {pair: AT_HAND + AT_HAND_MORE * min(count - 1, 4) for pair, count in counts.items()}
        return LanguageModel(self._table, {**self._pairs, **pairs}, self._seen | seen)

    def _known(self, word: str) -> bool:
        if not word or word[0] not in alphabet.LETTERS:
            return True
        table = self._table
        if len(word) < SHORT:
            return table.log_count(word) >= SHORT_KNOWN or word in self._seen
        if word in self._seen or table.known(word):
            return True
        return any(word.startswith(clitic) and self._stem(word[len(clitic) :]) for clitic in _CLITICS) or any(
            word.endswith(ending) and self._stem(word[: -len(ending)]) for ending in _ENDINGS
        )

    def _stem(self, rest: str) -> bool:
        """Whether a word may be made of `rest` and a clitic: short ones must be common."""
        if len(rest) < SHORT:
            return False
        return rest in self._seen or (self._table.known(rest) if len(rest) > SHORT else self._table.common(rest))

    def _word(self, word: str) -> float:
        if not word or word[0] not in alphabet.LETTERS:
            return NUMBER
        table = self._table
        best = UNKNOWN + UNKNOWN_LETTER * len(word)
        if len(word) > 1:
            if table.known(word):
                best = max(best, table.log_probability(word))
            if word in self._seen:
                best = max(best, NUMBER - 4.0)
        for clitic in _CLITICS:
            rest = word[len(clitic) :]
            if word.startswith(clitic) and self._stem(rest):
                best = max(best, table.log_probability(rest) + CLITIC)
        return best

    def _pair(self, left: str, right: str) -> float:
        table = self._table
        if left == START or right == END:
            return table.edges[left if left == START else END].get(word_class(right if left == START else left), 0.0)
        kinds = table.classes.get(word_class(left), {}).get(word_class(right), 0.0)
        seen = table.pair(left, right)
        value = kinds + UNSEEN if seen is None else seen + KINDS_BESIDE * kinds
        at_hand = self._pairs.get((left, right))
        return value if at_hand is None else max(value, at_hand + KINDS_BESIDE * kinds)


class _Table:
    """The table as read: arrays, and a dictionary from word to its number."""

    def __init__(self, raw: bytes) -> None:
        head, _, rest = raw.partition(b"\n")
        names, _, rest = rest.partition(b"\n")
        rare, _, rest = rest.partition(b"\n")
        header = json.loads(head)
        size, pairs = header["words"], header["pairs"]
        self.rare = frozenset(rare.decode().split(" "))
        self.numbers = {word: number for number, word in enumerate(names.decode().split(" "))}
        self.counts = rest[:size]
        body = bytearray(4 * pairs)
        for plane in range(4):
            body[plane::4] = rest[size + plane * pairs : size + (plane + 1) * pairs]
        deltas = array("I", bytes(body))
        if sys.byteorder == "big":
            deltas.byteswap()
        self.keys = array("I", accumulate(deltas))
        self.nats = rest[size + 4 * pairs :]
        self.classes: dict[str, dict[str, float]] = header["classes"]
        self.edges: dict[str, dict[str, float]] = header["edges"]
        self.log_total = math.log(header["total"])

    def log_count(self, word: str) -> float:
        """Natural logarithm of how often the word was seen; -1 for never."""
        number = self.numbers.get(word)
        if number is None:
            return RARE if word in self.rare else -1.0
        return (self.counts[number] & 127) / 8

    def known(self, word: str) -> bool:
        """Whether the word was seen often enough, or stands in a clean list."""
        number = self.numbers.get(word)
        return word in self.rare if number is None else self.counts[number] > 127

    def common(self, word: str) -> bool:
        """Whether the word is common enough to be looked for under a clitic, short as it is."""
        return self.known(word) and self.log_count(word) >= COMMON

    def log_probability(self, word: str) -> float:
        """Natural logarithm of the word's share of all words."""
        return self.log_count(word) - self.log_total

    def pair(self, left: str, right: str) -> float | None:
        """Nats over chance of the pair, or None where it is not kept."""
        a, b = self.numbers.get(left), self.numbers.get(right)
        if a is None or b is None:
            return None
        key = (a << 16) | b
        index = bisect_left(self.keys, key)
        if index < len(self.keys) and self.keys[index] == key:
            return self.nats[index] / 20 - 4.0
        return None


@lru_cache(maxsize=1)
def load() -> LanguageModel:
    """The model that ships with the package."""
    raw = lzma.decompress(Path(__file__).with_name("tables").joinpath("language.xz").read_bytes())
    return LanguageModel(_Table(raw), {}, frozenset())
