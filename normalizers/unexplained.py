"""Lines that no repair explained: left as they came, or mended and hardly readable all the same.

Damage is put right with evidence, or left alone and *said so*. A line shows by itself that something is left when

- it reads better in another *order*: its end before its beginning, or its columns from the last to the first. A
  single one may be chance, and the search wants more evidence before it moves anything; but in a text that stands as
  it was written there are hardly any;
- its words hardly ever stand beside each other (*badly*), or do so *backwards*.

Names, verses and dialect have such lines, too. So a kind counts for nothing up to the share that healthy text has of
it; beyond that it takes from the confidence of the text, and the lines are named. The figures beside the constants
were measured on clean text of ten kinds (tests/cases/clean), on printed policies, on policies of which every line was
cut in two, and on extractions of one policy by eight extractors from the PDFs of 22 producers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, compress, pairwise, starmap
from operator import and_

from normalizers import alphabet
from normalizers.language_model import LanguageModel, words
from normalizers.lexicon import FIRST, LAST
from normalizers.text import Unexplained, Why

#: a line reads badly when two known words of it stand together that much less often than by chance, on
#: average; share of such lines that healthy text may have: policies stay below .08, dialect and verses below .3
BADLY, USUAL_BADLY = -0.5, 0.3
#: a line reads better backwards when two words of it gain so many nats by it, on average; share of such lines
#: in healthy text: policies stay below .02, lists of names below .1
BACKWARDS, USUAL_BACKWARDS = 0.7, 0.1
#: a line that reads as well as this is not tried backwards
READS = 1.0
#: a line reads better in another order when it gains so many nats by it, its last word going so well with its first;
#: share of such lines in healthy text: of policies that the language model has not seen below .04, of others whose
#: words are known seldom more than .07, where one line in few is let off; of names, prices and dialect below .15. Of
#: policies of which every line was cut in two .1 to .5 are such lines, so each of them stands for more
TURNED, GOES_WELL, USUAL_TURNED, USUAL_TURNED_STRANGE, LET_OFF, STANDS_FOR = 5.0, 0.5, 0.07, 0.15, 1, 3.0
#: the share of unknown words from which a text is of such a kind
STRANGE = 0.06
#: two words that stand together so often were never parted
TOGETHER = 1.0
#: pairs of words a line must have to be judged; such lines a text must have
ENOUGH_PAIRS, ENOUGH_LINES = 4, 8

_COLUMNS = re.compile(rf"[ \t]{{2,}}|[ \t]+[{alphabet.BAR_CLASS}][ \t]+")

#: for each word, whether it is a known one in Arabic letters (the model takes all others for granted)
Known = Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with enough words to be judged: its number and text; its words by number in the model, how well each
    goes with the next and whether both are known; and the words beside the line, -1 for none."""

    number: int
    text: str
    row: Sequence[int]
    values: Sequence[float]
    known: Sequence[bool]
    before: int
    after: int


def unexplained(
    lines: Sequence[str], numbers: Mapping[str, int], known: Known, unknown: float, language: LanguageModel
) -> tuple[float, tuple[Unexplained, ...]]:
    """How much of a text does not read, 0 to 1, beyond what is usual; and which lines those are. `numbers`: those of
    its words in the language model; `unknown`: the share of words nobody knows."""
    found = list(_judged(lines, numbers, known, language))
    if len(found) < ENOUGH_LINES:
        return 0.0, ()
    turned = [line.number for line in found if _turns(line, numbers, language)]
    usual = USUAL_TURNED if unknown <= STRANGE else USUAL_TURNED_STRANGE
    share = STANDS_FOR * beyond((len(turned) - LET_OFF) / len(found), usual)
    shares: dict[Why, tuple[float, list[int]]] = {"order": (min(1.0, share), turned)}
    pairs = [line for line in found if sum(line.known) >= ENOUGH_PAIRS]
    if len(pairs) >= ENOUGH_LINES:
        badly = [line.number for line in pairs if _mean(line.values, line.known) < BADLY]
        backwards = [line.number for line in pairs if _backwards(line, language)]
        shares["badly"] = beyond(len(badly) / len(pairs), USUAL_BADLY), badly
        shares["backwards"] = beyond(len(backwards) / len(pairs), USUAL_BACKWARDS), backwards
    named: dict[int, Why] = {}
    for why, (share, numbered) in shares.items():
        if share:
            named |= {number: why for number in numbered if number not in named}
    return max(share for share, _ in shares.values()), tuple(Unexplained(n, named[n]) for n in sorted(named))


def beyond(share: float, usual: float) -> float:
    """How much of what healthy text need not have there is, 0 to 1."""
    return max(0.0, share - usual) / (1 - usual)


def _judged(lines: Sequence[str], numbers: Mapping[str, int], known: Known, language: LanguageModel) -> Iterator[_Line]:
    said = [(n, line, found) for n, line in enumerate(lines, 1) if (found := words(line))]
    ends = [-1, *(numbers[found[-1]] for _, _, found in said)]
    begins = [*(numbers[found[0]] for _, _, found in said[1:]), -1]
    for (number, text, found), before, after in zip(said, ends, begins, strict=False):
        if len(found) > ENOUGH_PAIRS:
            row, good = [numbers[word] for word in found], [known[word] for word in found]
            values = language.along(row[:-1], row[1:])
            yield _Line(number, text, row, values, list(map(and_, good, good[1:])), before, after)


def _mean(values: Sequence[float], which: Sequence[bool]) -> float:
    return sum(compress(values, which)) / sum(which)


def _backwards(line: _Line, language: LanguageModel) -> bool:
    """Whether the line reads better backwards."""
    mean = _mean(line.values, line.known)
    return mean < READS and _mean(language.along(line.row[1:], line.row[:-1]), line.known) > mean + BACKWARDS


def _turns(line: _Line, numbers: Mapping[str, int], language: LanguageModel) -> bool:
    """Whether the line reads better with its end before its beginning or its columns the other way."""
    row = line.row
    joint = language.pair_numbers(row[-1], row[0])
    columns = _COLUMNS.search(line.text)
    if joint <= GOES_WELL and not columns:
        return False
    inside = sum(line.values)
    least = inside + _edges(line, row[0], row[-1], language) + TURNED
    if joint > GOES_WELL:
        for at, value in enumerate(line.values):
            if value < TOGETHER and inside + joint - value + _edges(line, row[at + 1], row[at], language) > least:
                return True
    cells = [cell for cell in map(words, _COLUMNS.split(line.text)) if cell] if columns else []
    if len(cells) < 2:
        return False
    joints = [(numbers[cell[-1]], numbers[before[0]]) for before, cell in pairwise(cells)]
    if sum(starmap(language.pair_numbers, joints)) <= GOES_WELL * len(joints):
        return False
    other = [numbers[word] for word in chain.from_iterable(cells[::-1])]
    return sum(language.along(other[:-1], other[1:])) + _edges(line, other[0], other[-1], language) > least


def _edges(line: _Line, first: int, last: int, language: LanguageModel) -> float:
    """What it is worth that the line begins with one word and ends with another."""
    pair = language.pair_numbers
    begins, ends = pair(FIRST, first), pair(last, LAST)
    if line.before >= 0:
        begins = max(begins, pair(line.before, first))
    if line.after >= 0:
        ends = max(ends, pair(last, line.after))
    return begins + ends
