"""How far a repaired text may be trusted: the share of its words that stand as they were written, estimated.

Three things take from it:

- *what was repaired*: a line is as sure as the least sure of the edits made on it, and less sure when an
  edit is suggested and not made;
- *what nobody knows*: words that are no words, and characters that no font gave a letter for, once there
  are more of them than a healthy text has names and terms. In a text that needed repairs they are more
  likely what is left of the damage than in one that needed none;
- *what does not read*: lines whose words hardly ever stand beside each other, or that read better
  backwards, once there are more of them than in a healthy text. Damage that no repair explained shows here.

So a text that remains unexplained gets a low figure, also when every edit made on it is sure. It is an
estimate from above: what reads well and is wrong all the same, a whole line in the wrong place, it cannot see.
The figures beside the constants were measured on clean text of ten kinds (tests/cases/clean), on printed
policies, and on extractions of one policy by eight extractors from the PDFs of 22 producers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain, compress
from operator import and_

from normalizers import alphabet
from normalizers.language_model import LanguageModel, words
from normalizers.text import Edit

#: what a suggestion that was not made leaves of its line: one in four would have been right
SUGGESTED = 0.75
#: share of lines with an edit that is not certain from which a text counts as damaged
DAMAGED = 0.1
#: share of unknown words that healthy text may have: policies stay below .05, dialect and lists of names below
#: .2, notes on science below .25. Damaged texts of which a third of the words stayed wrong began at .08
USUAL_UNKNOWN, USUAL_UNKNOWN_DAMAGED = 0.24, 0.06
#: how many words are wrong for each unknown one beyond that: halves of words may be words, too
WRONG_EACH = 2.0
#: a line reads badly when two known words of it stand together that much less often than by chance, on
#: average; share of such lines that healthy text may have: policies stay below .08, dialect and verses below .3
BADLY, USUAL_BADLY = -0.5, 0.3
#: a line reads better backwards when two words of it gain so many nats by it, on average; share of such lines
#: in healthy text: policies stay below .02, lists of names below .1
BACKWARDS, USUAL_BACKWARDS = 0.7, 0.1
#: a line that reads as well as this is not tried backwards
READS = 1.0
#: pairs of known words a line must have to be judged; such lines a text must have; words it must have
ENOUGH_PAIRS, ENOUGH_LINES, ENOUGH_WORDS = 4, 8, 20

_LATIN = re.compile(f"[{alphabet.LATIN_CLASS}]")
_BULLET = "".join(sorted(map(re.escape, alphabet.BULLETS)))
_UNREADABLE = re.compile(rf"(?![{_BULLET}])[{alphabet.LOST_GLYPH_CLASS}{alphabet.CONTROL_CLASS}]|\(cid:\d+\)")

Said = Sequence[Sequence[str]]
#: for each word, whether it is a known one in Arabic letters (the model takes all others for granted)
Known = Mapping[str, bool]


def certainty(lines: Sequence[str], edits: Sequence[Edit], language: LanguageModel) -> float:
    """The certainty, 0 to 1, of a text that reads `lines` after `edits`. A text without words has 1."""
    said = [words(line) for line in lines]
    total = sum(map(len, said))
    if not total:
        return 1.0
    sure = sum(len(line) * trust for line, trust in zip(said, _trusts(len(lines), edits), strict=True)) / total
    often = Counter(chain.from_iterable(said))
    numbers = dict(zip(often, language.lexicon.row_of(often), strict=True))
    letters, knows = alphabet.LETTERS, language.knows
    known = {word: word[0] in letters and knows[number] for word, number in numbers.items()}
    usual = USUAL_UNKNOWN_DAMAGED if _damaged(said, edits) else USUAL_UNKNOWN
    left = 1 - min(1.0, WRONG_EACH * _beyond(_unknown(often, known, lines), usual))
    return round(sure * left * (1 - _unreadable(said, numbers, known, language)), 3)


def _trusts(count: int, edits: Sequence[Edit]) -> list[float]:
    """How sure each line is, by the edits that touch it."""
    out = [1.0] * count
    for edit in edits:
        at = edit.line - 1
        out[at] = min(out[at], edit.confidence if edit.status == "applied" else SUGGESTED)
    return out


def _damaged(said: Said, edits: Sequence[Edit]) -> bool:
    """Whether a good part of the lines needed a repair that could be wrong."""
    touched = {edit.line for edit in edits if edit.status == "applied" and edit.confidence < 1}
    return len(touched) > DAMAGED * sum(map(bool, said))


def _beyond(share: float, usual: float) -> float:
    """How much of what healthy text need not have there is, 0 to 1."""
    return max(0.0, share - usual) / (1 - usual)


def _unknown(often: Mapping[str, int], known: Known, lines: Sequence[str]) -> float:
    """The share of words nobody knows: Arabic ones that are none, and those in letters that no policy has. `often`:
    how often each word stands in the text."""
    strange = [word for word, is_one in known.items() if not (is_one or word[0].isdigit() or _LATIN.match(word))]
    lost = sum(len(_UNREADABLE.findall(line)) for line in lines)
    unknown = sum(often[word] for word in strange) + lost
    total = unknown + sum(often[word] for word, is_one in known.items() if is_one)
    return unknown / total if total >= ENOUGH_WORDS else 0.0


def _unreadable(said: Said, numbers: Mapping[str, int], known: Known, language: LanguageModel) -> float:
    """The share of lines, of those with enough words, that read badly or backwards, beyond what is usual. `numbers`:
    those of the words in the language model."""
    lines = badly = backwards = 0
    for words_said in said:
        if len(words_said) <= ENOUGH_PAIRS:
            continue
        good, line = [known[word] for word in words_said], [numbers[word] for word in words_said]
        both = list(map(and_, good, good[1:]))
        firsts, seconds = list(compress(line, both)), list(compress(line[1:], both))
        if len(firsts) >= ENOUGH_PAIRS:
            mean = sum(language.along(firsts, seconds)) / len(firsts)
            lines += 1
            badly += mean < BADLY
            if mean < READS:
                backwards += sum(language.along(seconds, firsts)) / len(firsts) > mean + BACKWARDS
    if lines < ENOUGH_LINES:
        return 0.0
    return max(_beyond(badly / lines, USUAL_BADLY), _beyond(backwards / lines, USUAL_BACKWARDS))
