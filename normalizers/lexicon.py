"""Words by number: each word that was ever asked about, its score and class, and what it is like before others.

The segment search asks for thousands of pairs of words a document. Asked by number, an answer that
was given before is one look into a dictionary (`Row`), and a new one a few; asked by word, each
would fold two strings first. Numbers are given out as words turn up, so one `Lexicon` serves all
documents of a run; `full` says when it should be replaced, so that memory has a bound.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache

from normalizers import alphabet, language_table
from normalizers.language_table import EDGE, Table, key_of

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


@lru_cache(maxsize=131072)
def fold_word(word: str) -> str:
    """The look-up key of a word: its letters without hamza, marks and tatweel."""
    return word.translate(alphabet.FOLDED_LETTERS).lower()


class Row(dict[int, float]):
    """How many nats likelier than chance each word follows the one this row is of; made as it is asked for."""

    __slots__ = ("_edge", "_high", "_key", "_lexicon", "_low", "_spare", "_vague", "_weights")

    def __init__(self, lexicon: Lexicon, left: int) -> None:
        super().__init__()
        self._lexicon = lexicon
        self._key, self._low, self._high = lexicon.table.row(lexicon.table_numbers[left])
        self._weights = lexicon.table.weights[lexicon.classes[left]]
        self._spare = lexicon.spare[left]
        self._edge = left == FIRST
        self._vague = left in lexicon.vague

    def __missing__(self, right: int) -> float:
        lexicon = self._lexicon
        value = None
        number = lexicon.table_numbers[right]
        if number >= 0 and self._low < self._high:
            keys, key = lexicon.table.keys, self._key | number
            index = bisect_left(keys, key, self._low, self._high)
            if index < self._high and keys[index] == key:
                value = lexicon.table.nats(index)
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


class Glued(dict[int, bool]):
    """Whether each word is an unknown one and two known words in one."""

    __slots__ = ("_lexicon",)

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, number: int) -> bool:
        found = self[number] = self._is_glued(number)
        return found

    def _is_glued(self, number: int) -> bool:
        lexicon = self._lexicon
        word = lexicon.folded[number]
        if len(word) < SHORTEST_GLUED or word[0] not in alphabet.LETTERS or lexicon.known(number):
            return False
        known = lexicon.is_known
        return any(known(word[:i], frozenset()) and known(word[i:], frozenset()) for i in range(3, len(word) - 2))


class Lexicon:
    """All words asked about so far, by number. `rows[left][right]` are the pairs of the general model."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.numbers: dict[str, int] = {}
        self.vague: set[int] = set()
        self._vague_keys = frozenset(map(table.number, VAGUE_KEYS))
        self.folded: list[str] = []
        self.table_numbers: list[int] = []
        self.classes: list[int] = []
        self.spare: list[float] = []
        self.rows = Rows(self)
        self.glued = Glued(self)
        self.pairs = 0
        self._strangers: dict[tuple[int, int], int] = {}
        self._words: dict[int, float] = {}
        self._known: dict[int, bool] = {}
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
        self.spare.append(table.left_over[number] / 2 if number >= 0 else 0.0)
        return new

    def word(self, number: int) -> float:
        """The log-probability of the word."""
        found = self._words.get(number)
        if found is None:
            found = self._words[number] = self._score(self.folded[number])
        return found

    def known(self, number: int) -> bool:
        """Whether it is a word, as it stands or under a clitic. Numbers are."""
        found = self._known.get(number)
        if found is None:
            found = self._known[number] = self.is_known(self.folded[number], frozenset())
        return found

    def is_known(self, word: str, seen: frozenset[str]) -> bool:
        """Whether the folded word is one, or is one of `seen`, or one of them under a clitic."""
        if not word or word[0] not in alphabet.LETTERS:
            return True
        table = self.table
        if len(word) < SHORT:
            return table.log_count(word) >= SHORT_KNOWN or word in seen
        if word in seen or table.known(word):
            return True
        return any(word.startswith(clitic) and self._stem(word[len(clitic) :], seen) for clitic in CLITICS) or any(
            word.endswith(ending) and self._stem(word[: -len(ending)], seen) for ending in ENDINGS
        )

    def _stem(self, rest: str, seen: frozenset[str]) -> bool:
        """Whether a word may be made of `rest` and a clitic: short ones must be common."""
        if len(rest) < SHORT:
            return False
        table = self.table
        if rest in seen:
            return True
        return table.known(rest) and (len(rest) > SHORT or table.log_count(rest) >= COMMON)

    def _score(self, word: str) -> float:
        if not word or word[0] not in alphabet.LETTERS:
            return NUMBER
        table = self.table
        best = UNKNOWN + UNKNOWN_LETTER * len(word)
        if len(word) > 1 and table.known(word):
            best = max(best, table.log_probability(word))
        for clitic in CLITICS:
            rest = word[len(clitic) :]
            if word.startswith(clitic) and self._stem(rest, frozenset()):
                best = max(best, table.log_probability(rest) + CLITIC)
        return best
