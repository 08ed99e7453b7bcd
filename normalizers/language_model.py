"""A small language model: is this a word, and does this word follow that one?

It knows 64,000 folded words with their frequency, nearly as many rarer ones of which it only knows
that they exist, some 450,000 pairs of words with how much more often than chance they stand
together, and for all other pairs the same for the *classes* of the words, which were learnt from
text (`tables/README.md`). All scores are natural logarithms, «nats»; positive means better than chance.

A model with documents layered on it (`with_documents`) also counts as evidence what follows what in
the healthy lines at hand. Policies come in families, so that is the best evidence there is. It only
ever ranks readings made of the line's own letters: it cannot put a word into a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from normalizers import alphabet
from normalizers.language_table import Table, read
from normalizers.lexicon import END, FIRST, LAST, NUMBER, SHORT, START, Lexicon, Remembered, fold_word

__all__ = ["END", "START", "LanguageModel", "fold_word", "load", "words"]

#: what one sight of a pair in the documents at hand is worth, and each further one
AT_HAND, AT_HAND_MORE = 2.5, 1.0
#: how much of the classes' weight is added to a pair at hand
CLASSES_BESIDE = 0.3
#: log-probability of a word that only the documents at hand know
SEEN_WORD = NUMBER - 4.0

_WORD = re.compile(
    rf"[{alphabet.WORD_CLASS}]+|[{alphabet.DIGIT_CLASS}]+(?:[{alphabet.NUMBER_JOINTS}][{alphabet.DIGIT_CLASS}]+)*"
    r"|[^\W\d_]+"
)


def words(text: str) -> tuple[str, ...]:
    """The words and numbers of `text`, in order, without punctuation."""
    return tuple(_WORD.findall(text))


class LanguageModel:
    """Words and pairs of words, with their scores. Look-ups are remembered; nothing else changes."""

    def __init__(
        self,
        lexicon: Lexicon,
        counts: Mapping[int, Mapping[int, int]] | None = None,
        seen: Mapping[int, float] | None = None,
    ) -> None:
        self.lexicon = lexicon
        #: by the left word and then the right one
        self._counts = counts or {}
        #: the words of the documents at hand, with their log-probability
        self._seen = seen or {}
        #: by number, the log-probability of a word, and whether it is one; the same by folded word
        self.scores, self.knows = lexicon.scores, lexicon.knows
        self.knows_folded: Mapping[str, bool] = lexicon.knows_folded
        #: the folded words of the documents at hand that make more words known than the table does
        self.seen_words: frozenset[str] = frozenset()
        if seen:
            self.scores, self.knows = Remembered(lexicon.scores.__getitem__), Remembered(self._knows)
            self.scores.update(seen)
            self.knows.update(dict.fromkeys(seen, True))
            self.seen_words = frozenset(map(lexicon.folded.__getitem__, filter(lexicon.tells.__getitem__, seen)))
            if self.seen_words:
                self.knows_folded = _KnownAtHand(lexicon, self.seen_words)
        self._rows: dict[int, _LayeredRow] = {}

    def _knows(self, number: int) -> bool:
        return self.lexicon.knows[number] or self.knows_folded[self.lexicon.folded[number]]

    def known(self, word: str) -> bool:
        """Whether it is a word, as it stands or under a clitic. Numbers are."""
        # Repairs ask about every part of words that nobody knows; those need no number.
        number = self.lexicon.noted(word)
        return self.knows[number] if number >= 0 else self.lexicon.is_known(fold_word(word), self.seen_words)

    def word(self, word: str) -> float:
        """The log-probability of the word."""
        return self.word_number(self.lexicon.number(word))

    def pair(self, left: str, right: str) -> float:
        """How many nats likelier than chance `right` follows `left`; START and END stand for edges."""
        return self.pair_numbers(self.lexicon.number(left), self.lexicon.number(right))

    def sequence(self, words: Sequence[str]) -> float:
        """The sum of `pair` over the words, edges included."""
        if not words:
            return 0.0
        numbers = [FIRST, *self.lexicon.row_of(words), LAST]
        return sum(self.along(numbers[:-1], numbers[1:]))

    def known_number(self, number: int) -> bool:
        """`known`, of a word by its number in the lexicon."""
        return self.knows[number]

    def word_number(self, number: int) -> float:
        """`word`, of a word by its number."""
        return self.scores[number]

    def pair_numbers(self, left: int, right: int, own: int = 0) -> float:
        """`pair`, of words by their numbers. `own`: how many sights of the pair at hand do not count."""
        value = self.lexicon.rows[left][right]
        if left not in self._counts:
            return value
        count = self._counts[left].get(right, 0) - own
        return value if count <= 0 else max(value, self._at_hand(left, right, count))

    def along(self, lefts: Sequence[int], rights: Sequence[int]) -> list[float]:
        """`pair_numbers` of each of some words and what stands in the same place among others."""
        if self._counts:
            return list(map(self.pair_numbers, lefts, rights))
        rows = self.lexicon.rows
        return [rows[left][right] for left, right in zip(lefts, rights, strict=True)]

    def read(self, words: Sequence[int], own: Mapping[tuple[int, int], int]) -> list[float]:
        """`pair_numbers` of each word but the last and the one behind it. `own`: by pair, sights that do not count."""
        rows, counts = self.lexicon.rows, self._counts
        values = [rows[left][right] for left, right in pairwise(words)]
        for at, pair in enumerate(pairwise(words)) if counts else ():
            left, right = pair
            if left in counts and right in counts[left]:
                count = counts[left][right] - own.get(pair, 0)
                if count > 0:
                    values[at] = max(values[at], self._at_hand(left, right, count))
        return values

    def values(self, left: int, rights: Sequence[int]) -> list[float]:
        """`pair_numbers` of one word and each of others; 0 for an other that is -1."""
        row = self.lexicon.rows[left]
        values = [row[right] for right in rights]
        if left in self._counts:
            followers = self._counts[left]
            if not followers.keys().isdisjoint(rights):
                for at, right in enumerate(rights):
                    if right in followers:
                        values[at] = max(values[at], self._at_hand(left, right, followers[right]))
        return values

    def row(self, left: int) -> Mapping[int, float]:
        """`pair_numbers` of one word and any other, as a mapping that makes its values as they are asked for."""
        if left not in self._counts:
            return self.lexicon.rows[left]
        found = self._rows.get(left)
        if found is None:
            found = self._rows[left] = _LayeredRow(self, left)
        return found

    def _at_hand(self, left: int, right: int, count: int) -> float:
        lexicon = self.lexicon
        classes = lexicon.table.weights[lexicon.classes[left]][lexicon.classes[right]]
        return AT_HAND + AT_HAND_MORE * min(count - 1, 4) + CLASSES_BESIDE * classes

    def with_documents(self, lines: Iterable[Sequence[str]]) -> LanguageModel:
        """This model with what follows what in `lines` layered on it."""
        return self.with_numbers(map(self.lexicon.row_of, lines))

    def with_numbers(self, lines: Iterable[Sequence[int]], sights: int = 1) -> LanguageModel:
        """`with_documents`, of lines of words by their numbers, each of which counts as so many sights."""
        added: dict[int, dict[int, int]] = {}
        seen: set[int] = set()
        for line in lines:
            seen.update(line)
            for left, right in pairwise(line):
                followers = added.get(left)
                if followers is None:
                    # What this model counted is shared with the new one, but for what is added to.
                    followers = added[left] = dict(self._counts.get(left, ()))
                followers[right] = followers.get(right, 0) + sights
        scores = self.lexicon.scores
        said = {word: max(scores[word], SEEN_WORD) for word in seen - self._seen.keys()}
        model = LanguageModel(self.lexicon, {**self._counts, **added}, {**self._seen, **said})
        if model.seen_words == self.seen_words:
            model.knows_folded = self.knows_folded  # what was looked up once holds for both
        return model


class _KnownAtHand(dict[str, bool]):
    """Whether folded words are known to a model with documents layered on it."""

    __slots__ = ("_begins", "_ends", "_lexicon", "_seen")

    def __init__(self, lexicon: Lexicon, seen: frozenset[str]) -> None:
        super().__init__()
        self._lexicon = lexicon
        self._seen = seen
        # Most words begin and end like none of those seen: then they are made of none.
        self._begins, self._ends = {word[:SHORT] for word in seen}, {word[-SHORT:] for word in seen}

    def __missing__(self, folded: str) -> bool:
        value = self._lexicon.knows_folded[folded]
        if not value and (folded[:SHORT] in self._begins or folded[-SHORT:] in self._ends):
            value = self._lexicon.is_known(folded, self._seen)
        self[folded] = value
        return value


class _LayeredRow(dict[int, float]):
    """A row of a model with documents layered on it."""

    __slots__ = ("_left", "_model")

    def __init__(self, model: LanguageModel, left: int) -> None:
        super().__init__()
        self._model = model
        self._left = left

    def __missing__(self, right: int) -> float:
        value = self[right] = self._model.pair_numbers(self._left, right)
        return value


class _Loaded:
    """The model in use: one for a run, until it has met so many words that a fresh one is due."""

    def __init__(self) -> None:
        self.model: LanguageModel | None = None


_loaded = _Loaded()


@lru_cache(maxsize=1)
def _table() -> Table:
    return read()


def load() -> LanguageModel:
    """The model that ships with the package."""
    if _loaded.model is None or _loaded.model.lexicon.full:
        _loaded.model = LanguageModel(Lexicon(_table()))
    return _loaded.model
