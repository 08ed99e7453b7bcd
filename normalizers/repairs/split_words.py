"""A word that a stray blank cut in two (`قنوا ت`, `طال ب`), written as one again.

Extractors put a blank where a gap between two glyphs is a little wide. The two halves are joined
when they make a known word and the sentence reads much better with it. Both halves may be words
(`طال` means «grew long»), so only context can tell. A lone و is left alone: many drafters write
`زيادة ثقة و انتماء` with that blank on purpose.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from normalizers import alphabet
from normalizers.atoms import Atom, Kind, atoms, neighbour
from normalizers.document import Document
from normalizers.language_model import END, START, LanguageModel, fold_word
from normalizers.text import Edit, Piece, merged
from normalizers.word_classes import FUNCTION_WORDS

CODE = "split-word"
NAME = "Split word joined"
EXAMPLES = (("من خلال عدة قنوا ت", "من خلال عدة قنوات"), ("على مختل ف المستويات", "على مختلف المستويات"))
CLEAN = ("زيادة ثقة و انتماء المستفيدين", "في حالة عدم وضوح الإجراءات", "لا تقل عن شهر")

#: nats that the joined word must gain; .94 of true splits, .98 precision on text of the field
THRESHOLD = 4.0
#: when both halves are words in their own right; the joined word must then be a common one besides
THRESHOLD_KNOWN = 9.0
COMMON = -12.5
#: log-probability from which a half is a word, however short
WORDLIKE = -13.5


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each line with words to join."""
    for number, line in document.numbered():
        parts = atoms(line)
        joins = list(_joins(parts, document.language))
        if not joins:
            continue
        pieces, last = [], 0
        for index, _ in joins:
            pieces.append(Piece(last, parts[index].stop))
            last = parts[index + 1].start
        pieces.append(Piece(last, len(line)))
        made = "، ".join(parts[i].text + parts[i + 1].text for i, _ in joins)
        gain = min(gain for _, gain in joins)
        yield Edit(CODE, number, line, merged(pieces), f"{made}: reads {gain:.1f} nats better", _confidence(gain))


def _confidence(gain: float) -> float:
    return round(min(0.99, 0.9 + gain / 200), 3)


def _joins(parts: Sequence[Atom], language: LanguageModel) -> Iterator[tuple[int, float]]:
    taken = -1
    for index in range(len(parts) - 1):
        if index == taken or not _candidate(parts[index], parts[index + 1]):
            continue
        gain, needed = _gain(parts, index, language)
        if gain > needed:
            taken = index + 1
            yield index, gain


def _candidate(left: Atom, right: Atom) -> bool:
    if left.kind is not Kind.WORD or right.kind is not Kind.WORD or not 0 < right.blanks < 3:
        return False
    if alphabet.WAW in (left.text, right.text) or left.text[-1] in alphabet.WORD_ENDERS:
        return False
    return min(len(left.text), len(right.text)) <= 4


def _gain(parts: Sequence[Atom], index: int, language: LanguageModel) -> tuple[float, float]:
    left, right = parts[index].text, parts[index + 1].text
    word = left + right
    if not language.known(word):
        return float("-inf"), 0.0
    before = neighbour(parts, index - 1, START)
    after = neighbour(parts, index + 2, END)
    together = language.word(word) + language.pair(before, word) + language.pair(word, after)
    apart = language.word(left) + language.word(right)
    apart += language.pair(before, left) + language.pair(left, right) + language.pair(right, after)
    both = fold_word(left) in FUNCTION_WORDS or all(
        len(half) > 1 and language.word(half) > WORDLIKE for half in (left, right)
    )
    if both and language.word(word) < COMMON:
        return float("-inf"), 0.0
    return together - apart, THRESHOLD_KNOWN if both else THRESHOLD
