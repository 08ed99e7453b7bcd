"""Words by number: each word that was ever asked about, its score and class, and what it is like before others.

The segment search asks for thousands of pairs of words a document. Asked by number, an answer that
was given before is one look into a dictionary (`Row`), and a new one a few; asked by word, each
would fold two strings first. Numbers are given out as words turn up, so one `Lexicon` serves all
documents of a run; `full` says when it should be replaced, so that memory has a bound.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TypeVar

from normalizers import alphabet, language_table
from normalizers.language_table import EDGE, KNOWN_BIT, Table, key_of

START, END = "<s>", "</s>"
#: the numbers of the edges of a line
FIRST, LAST = 0, 1
#: words and pairs that are remembered; each takes some 500 and 100 bytes
MOST_WORDS, MOST_PAIRS = 300_000, 2_000_000
#: strange words longer than this are all alike
LONG = 12
#: a line says nothing against a word at its edge beyond this share: lines are wrapped anywhere
EDGE_FLOOR = 0.1
#: the floor for a word that nobody knows, and for each of its letters
UNKNOWN, UNKNOWN_LETTER = -11.0, -1.8
#: what stripping a clitic costs
CLITIC = -3.5
#: what stands beside a number or a word in another script hangs on the kind of text: at most so many nats
VAGUE = 3.0
VAGUE_KEYS = (language_table.NUMBER, language_table.FOREIGN)
#: log-probability of a number
NUMBER = -5.0
#: words shorter than this must be common to be known
SHORT = 3
SHORT_KNOWN = 9.0
#: shortest word that may be two
SHORTEST_GLUED = 5
#: log-count from which a word of three letters is looked for under a clitic
COMMON = 5.3

CLITICS = ("وال", "فال", "بال", "كال", "ولل", "وب", "ول", "لل", "ال", "و", "ف", "ب", "ل", "ك", "س")
ENDINGS = ("هما", "هم", "ها", "ه", "كم", "نا", "ا", "ان", "ين", "ون", "ات", "يه")
#: what may stand before a word's stem, by its first letter, and behind it, by its last
_CLITICS = {letter: tuple(c for c in CLITICS if c[0] == letter) for letter in sorted({c[0] for c in CLITICS})}
_ENDINGS = {letter: tuple(e for e in ENDINGS if e[-1] == letter) for letter in sorted({e[-1] for e in ENDINGS})}


def _stems(word: str) -> list[str]:
    """What is left of the folded word without each clitic that it may have, where that is long enough to be a word."""
    before, behind = _CLITICS.get(word[:1], ()), _ENDINGS.get(word[-1:], ())
    most = len(word) - SHORT
    stems = [word[len(clitic) :] for clitic in before if len(clitic) <= most and word.startswith(clitic)]
    stems += [word[: -len(ending)] for ending in behind if len(ending) <= most and word.endswith(ending)]
    return stems


@lru_cache(maxsize=131072)
def fold_word(word: str) -> str:
    """The look-up key of a word: its letters without hamza, marks and tatweel."""
    return word.translate(alphabet.FOLDED_LETTERS).lower()


_K = TypeVar("_K")
_V = TypeVar("_V")


class Remembered(dict[_K, _V]):
    """What a function made of each key that was ever asked about, or of the first `most`."""

    __slots__ = ("_make", "_most")

    def __init__(self, make: Callable[[_K], _V], most: float = math.inf) -> None:
        super().__init__()
        self._make = make
        self._most = most

    def __missing__(self, key: _K) -> _V:
        value = self._make(key)
        if len(self) < self._most:
            self[key] = value
        return value


class Row(dict[int, float]):
    """How many nats likelier than chance each word follows the one this row is of; made as it is asked for.
    Of no word, -1, nothing is said: 0."""

    __slots__ = ("_edge", "_lexicon", "_low", "_seconds", "_spare", "_vague", "_weights")

    def __init__(self, lexicon: Lexicon, left: int) -> None:
        super().__init__()
        self._lexicon = lexicon
        self._seconds, self._low = lexicon.table.row(lexicon.table_numbers[left])
        self._weights = lexicon.table.weights[lexicon.classes[left]]
        self._spare = lexicon.spare[left]
        self._edge = left == FIRST
        self._vague = left in lexicon.vague

    def __missing__(self, right: int) -> float:
        if right < 0:
            return 0.0
        lexicon = self._lexicon
        value = None
        number = lexicon.table_numbers[right]
        seconds = self._seconds
        if number >= 0 and seconds:
            index = bisect_left(seconds, number)
            if index < len(seconds) and seconds[index] == number:
                value = lexicon.table.nats(self._low + index)
        if value is None:
            # Half of either word's: a rule for the left word alone would tell directions apart by chance.
            value = self._weights[lexicon.classes[right]] + self._spare + lexicon.spare[right]
        if self._vague or right in lexicon.vague:
            value = max(-VAGUE, min(VAGUE, value))
        if self._edge or right == LAST:
            value = math.log(math.exp(value) * (1 - EDGE_FLOOR) + EDGE_FLOOR)
        if lexicon.pairs < MOST_PAIRS:
            lexicon.pairs += 1
            self[right] = value
        return value


class Rows(dict[int, Row]):
    """The row of each word that was ever asked what follows it."""

    __slots__ = ("_lexicon",)

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, left: int) -> Row:
        row = self[left] = Row(self._lexicon, left)
        return row


class Lexicon:
    """All words asked about so far, by number: their log-probability (`scores`), whether they are words, as they
    stand or under a clitic (`knows`; numbers are), whether they are unknown and two known words in one (`glued`),
    whether sight of them makes more words known (`tells`). `rows[left][right]` are the pairs of the general model."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._numbered, self._rare, self._counts = table.numbers.get, table.rare, table.counts
        self.numbers: dict[str, int] = {}
        self.vague: set[int] = set()
        self._vague_keys = frozenset(map(table.number, VAGUE_KEYS))
        self.folded: list[str] = []
        self.table_numbers: list[int] = []
        self.classes: list[int] = []
        self.spare: list[float] = []
        self.rows = Rows(self)
        self.scores: Remembered[int, float] = Remembered(lambda number: self._score(self.folded[number]))
        #: whether a folded word is one, as it stands or under a clitic
        self.knows_folded: Mapping[str, bool] = Remembered(self._is_known, MOST_WORDS)
        self.knows: Remembered[int, bool] = Remembered(lambda number: self.knows_folded[self.folded[number]])
        self.tells: Remembered[int, bool] = Remembered(self._tells)
        self.glued: Remembered[int, bool] = Remembered(self._is_glued)
        self.pairs = 0
        self._strangers: dict[tuple[int, int], int] = {}
        for edge in (START, END):
            self._add(edge, EDGE)

    @property
    def full(self) -> bool:
        """Whether it has grown so large that a new one had better be begun."""
        return len(self.folded) >= MOST_WORDS or self.pairs >= MOST_PAIRS

    def number(self, word: str) -> int:
        """The number of a word, as written anywhere; words that fold alike share one."""
        found = self.numbers.get(word)
        if found is None:
            folded = fold_word(word)
            found = self.numbers.get(folded)
            if found is None:
                found = self._new(folded)
            if len(self.numbers) < 2 * MOST_WORDS:
                self.numbers[word] = found
        return found

    def noted(self, word: str) -> int:
        """The number of a word that has one, or is in the table; -1 for a stranger that was not asked about yet."""
        found = self.numbers.get(word)
        if found is not None:
            return found
        folded = fold_word(word)
        return self.number(word) if folded in self.numbers or folded in self.table.numbers else -1

    def _new(self, folded: str) -> int:
        """The number of a word that is asked about for the first time. Once there are MOST_WORDS, strange words
        that look alike share one: a text of millions of them must not fill the memory."""
        number = self.table.number(key_of(folded))
        if number >= 0 or len(self.folded) < MOST_WORDS:
            return self._add(folded, number)
        alike = self.table.unseen_class(folded), min(len(folded), LONG)
        if alike not in self._strangers:
            self._strangers[alike] = self._add(folded, number)
        return self._strangers[alike]

    def row_of(self, words: Iterable[str]) -> list[int]:
        """The numbers of the words."""
        numbers = self.numbers
        try:
            return [numbers[word] for word in words]
        except KeyError:
            return [self.number(word) for word in words]

    def _add(self, folded: str, number: int) -> int:
        table = self.table
        new = self.numbers[folded] = len(self.folded)
        self.folded.append(folded)
        if number in self._vague_keys:
            self.vague.add(new)
        self.table_numbers.append(number)
        self.classes.append(table.class_of[number] if number >= 0 else table.unseen_class(folded))
        self.spare.append(table.left_over(number) / 2 if number >= 0 else 0.0)
        return new

    def _is_glued(self, number: int) -> bool:
        word = self.folded[number]
        if len(word) < SHORTEST_GLUED or word[0] not in alphabet.LETTERS or self.knows[number]:
            return False
        known = self.is_known
        return any(known(word[:i], frozenset()) and known(word[i:], frozenset()) for i in range(3, len(word) - 2))

    def is_known(self, word: str, seen: frozenset[str]) -> bool:
        """Whether the folded word is one, or is one of `seen`, or one of them under a clitic."""
        return self.knows_folded[word] or (bool(seen) and (word in seen or not seen.isdisjoint(_stems(word))))

    def _tells(self, number: int) -> bool:
        """Whether it makes more words known that this one was seen in a document."""
        word = self.folded[number]
        return not (self.knows_folded[word] and (len(word) < SHORT or self._stem(word)))

    def _is_known(self, word: str) -> bool:
        if not word or word[0] not in alphabet.LETTERS:
            return True
        if len(word) < SHORT:
            return self.table.log_count(word) >= SHORT_KNOWN
        number = self._numbered(word)
        if word in self._rare if number is None else self._counts[number] >= KNOWN_BIT:
            return True
        return any(map(self._stem, _stems(word)))

    def _stem(self, rest: str) -> bool:
        """Whether a word may be made of `rest` and a clitic: short ones must be common."""
        number = self._numbered(rest)
        if number is None:
            return len(rest) > SHORT and rest in self._rare
        return self._counts[number] >= KNOWN_BIT and (len(rest) > SHORT or self.table.log_count(rest) >= COMMON)

    def _score(self, word: str) -> float:
        if not word or word[0] not in alphabet.LETTERS:
            return NUMBER
        table = self.table
        best = UNKNOWN + UNKNOWN_LETTER * len(word)
        if len(word) > 1 and table.known(word):
            best = max(best, table.log_probability(word))
        for clitic in CLITICS:
            rest = word[len(clitic) :]
            if len(rest) >= SHORT and word.startswith(clitic) and self._stem(rest):
                best = max(best, table.log_probability(rest) + CLITIC)
        return best
