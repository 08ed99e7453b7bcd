"""The language model's table as it lies on disk, `tables/language.gz`, and as arrays in memory.

Words are numbered, the most frequent first; number 0 is the edge of a line. For each there is how
often it was seen, its class, and what is left over for words that were never seen beside it; then
pairs of words with how much likelier than chance they stand together, and the same for classes.
`tables/README.md` says what it was made from; `tables/build.py` writes it with `packed`.
"""

from __future__ import annotations

import gzip
import json
import math
import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from normalizers import alphabet

FORMAT = 3
PATH = Path(__file__).with_name("tables") / "language.gz"
#: the keys of all numbers and of all words in other scripts
NUMBER, FOREIGN = "0", "a"
#: the edge of a line, as a word and as its class
EDGE = 0
#: nats a step, and the nats of step 0, for pairs and for classes; nats a step of what is left over
PAIR_STEP, PAIR_ZERO = 0.05, -4.0
CLASS_STEP, CLASS_ZERO = 0.05, -6.0
LEFT_OVER_STEP = -0.02
#: what the count of a word is kept in: eighths of its logarithm, and a bit that says that it is known
COUNT_STEPS, KNOWN_BIT = 8, 128
#: log-count of the rarer words, of which the table only says that they exist
RARE = 3.2


def key_of(folded: str) -> str:
    """Under which key the table has a folded word: numbers share one, and so do words in other scripts."""
    first = folded[:1]
    if first in alphabet.LETTERS or first == "<":
        return folded
    return NUMBER if first.isdigit() else FOREIGN


def signature(word: str, prefixes: Sequence[str], suffixes: Sequence[str]) -> str:
    """What a folded word looks like: its longest prefix and suffix, or that it is short.

    Prefixes and suffixes are tried in the order given; at least two letters stay between them.
    """
    length = len(word)
    if length <= 3:
        return "short"
    head = next((p for p in prefixes if word.startswith(p) and length - len(p) >= 3), "")
    rest = length - len(head)
    tail = next((s for s in suffixes if word.endswith(s) and rest - len(s) >= 2), "")
    return f"{head}-{tail}"


class Table:
    """The table as read."""

    def __init__(self, raw: bytes) -> None:
        head, names, rare, body = raw.split(b"\n", 3)
        header = json.loads(head)
        if header.get("format") != FORMAT:
            raise ValueError(f"the table is of format {header.get('format')}, not {FORMAT}: build it again")
        size, pairs, classes = header["words"], header["pairs"], header["classes"]
        self.rare = frozenset(rare.decode().split(" "))
        self.numbers = {word: number for number, word in enumerate(names.decode().split(" "))}
        sizes = [size, size, size, classes * classes, 2 * size, 2 * pairs, pairs]
        self.counts, self.class_of, self._left_over, kinds, rows, seconds, self._nats = _sliced(body, sizes)
        self.weights = [
            [CLASS_ZERO + CLASS_STEP * step for step in kinds[row : row + classes]]
            for row in range(0, classes * classes, classes)
        ]
        #: where the pairs of each word begin; and their second words, each as the difference from the one before
        self._rows = list(accumulate(_joined(rows), initial=0))
        self._seconds = _joined(seconds)
        self.log_total = math.log(header["total"])
        self._prefixes, self._suffixes = _by_letter(header["prefixes"], 0), _by_letter(header["suffixes"], -1)
        self._signatures: Mapping[str, int] = header["signatures"]

    def number(self, key: str) -> int:
        """The number of a word by its key, -1 when the table has none."""
        return self.numbers.get(key, -1)

    def unseen_class(self, folded: str) -> int:
        """The class of a word that is not in the table, by what it looks like."""
        first, last = folded[:1], folded[-1:]
        look = signature(folded, self._prefixes.get(first, ()), self._suffixes.get(last, ()))
        return self._signatures.get(look, self._signatures["-"])

    def log_count(self, folded: str) -> float:
        """Natural logarithm of how often the word was seen; -1 for never."""
        number = self.numbers.get(folded)
        if number is None:
            return RARE if folded in self.rare else -1.0
        return (self.counts[number] & (KNOWN_BIT - 1)) / COUNT_STEPS

    def known(self, folded: str) -> bool:
        """Whether the word was seen often enough, or stands in a clean list."""
        number = self.numbers.get(folded)
        return folded in self.rare if number is None else self.counts[number] >= KNOWN_BIT

    def log_probability(self, folded: str) -> float:
        """Natural logarithm of the word's share of all words."""
        return self.log_count(folded) - self.log_total

    def left_over(self, number: int) -> float:
        """What is left over for words that were never seen beside the word of this number."""
        return LEFT_OVER_STEP * self._left_over[number]

    def row(self, left: int) -> tuple[array[int], int]:
        """The words by their numbers, in order, that make a pair with a word number before them; and the place of the
        first of these pairs. Few of the rows are ever asked for, so each is added up only then."""
        if left < 0:
            return array("H"), 0
        low, high = self._rows[left : left + 2]
        return array("H", accumulate(self._seconds[low:high])), low

    def nats(self, place: int) -> float:
        """Nats over chance of the pair at that place."""
        return PAIR_ZERO + PAIR_STEP * self._nats[place]


def read(path: Path = PATH) -> Table:
    """The table at `path`. Raises ValueError when it is of another format."""
    return Table(gzip.decompress(path.read_bytes()))


def packed(
    *,
    words: Sequence[str],
    rare: Iterable[str],
    counts: bytes,
    class_of: bytes,
    left_over: bytes,
    weights: bytes,
    pairs: Sequence[tuple[int, int]],
    header: Mapping[str, Any],
) -> bytes:
    """The bytes of a table's file. `pairs`: the numbers of both words, the first in the upper 16 bits, in order, with
    the step of each; `header`: what Table reads."""
    firsts = Counter(pair >> 16 for pair, _ in pairs)
    between = pairwise([0, *(pair for pair, _ in pairs)])
    steps = [pair - before if pair >> 16 == before >> 16 else pair & 0xFFFF for before, pair in between]
    head = dict(header, format=FORMAT, words=len(words), pairs=len(pairs))
    raw = b"\n".join(
        (
            json.dumps(head, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode(),
            " ".join(words).encode(),
            " ".join(rare).encode(),
            counts + class_of + left_over + weights,
        )
    )
    raw += _parted(firsts[number] for number in range(len(words))) + _parted(steps) + bytes(step for _, step in pairs)
    # Not lzma: its file is a tenth smaller, and takes five times as long to read, in every process.
    return gzip.compress(raw, mtime=0)


def _by_letter(affixes: Iterable[str], at: int) -> dict[str, list[str]]:
    """The affixes by the letter they begin or end with, in their order: no word can have the others."""
    found: dict[str, list[str]] = {}
    for affix in affixes:
        found.setdefault(affix[at], []).append(affix)
    return found


def _sliced(body: bytes, sizes: Iterable[int]) -> list[bytes]:
    bounds = list(accumulate(sizes, initial=0))
    return [body[start:stop] for start, stop in pairwise(bounds)]


def _parted(numbers: Iterable[int]) -> bytes:
    """Numbers of 16 bits, the lower bytes of all of them before the upper ones: that is smaller when compressed."""
    body = array("H", numbers)
    if sys.byteorder == "big":
        body.byteswap()
    raw = body.tobytes()
    return raw[::2] + raw[1::2]


def _joined(parted: bytes) -> array[int]:
    """The numbers that `_parted` put down."""
    size = len(parted) // 2
    body = bytearray(len(parted))
    body[::2], body[1::2] = parted[:size], parted[size:]
    numbers = array("H", bytes(body))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
