"""How far a repaired text may be trusted: the share of its words that stand as they were written, estimated.

Three things take from it:

- *what was repaired*: a line is as sure as the least sure of the edits made on it, and less sure when an
  edit is suggested and not made;
- *what nobody knows*: words that are no words, and characters that no font gave a letter for, once there
  are more of them than a healthy text has names and terms. In a text that needed repairs they are more
  likely what is left of the damage than in one that needed none;
- *what does not read*: lines that read better in another order or backwards, or whose words hardly ever stand beside
  each other, once there are more of them than in a healthy text (`unexplained.py`). Damage that no repair explained
  shows here.

So a text that remains unexplained gets a low figure, also when every edit made on it is sure, and its lines are
named. It is an estimate from above: what reads well and is wrong all the same, a whole line in the wrong place, it
cannot see.
The figures beside the constants were measured on clean text of ten kinds (tests/cases/clean), on printed
policies, and on extractions of one policy by eight extractors from the PDFs of 22 producers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from normalizers import alphabet
from normalizers.atoms import atoms
from normalizers.language_model import LanguageModel, words
from normalizers.lone_letters import symbols
from normalizers.text import Edit, Unexplained
from normalizers.unexplained import Known, beyond, unexplained

#: what a suggestion that was not made leaves of its line: one in four would have been right
SUGGESTED = 0.75
#: share of lines with an edit that is not certain from which a text counts as damaged
DAMAGED = 0.1
#: share of unknown words that healthy text may have: policies stay below .05, dialect and lists of names below
#: .2, notes on science below .25. Damaged texts of which a third of the words stayed wrong began at .08
USUAL_UNKNOWN, USUAL_UNKNOWN_DAMAGED = 0.24, 0.06
#: how many words are wrong for each unknown one beyond that: halves of words may be words, too
WRONG_EACH = 2.0
#: words a text must have to be judged by them
ENOUGH_WORDS = 20

_FORMULA = re.compile(f"[{re.escape(''.join(sorted(alphabet.FORMULA_SIGNS)))}]")
_LATIN = re.compile(f"[{alphabet.LATIN_CLASS}]")
_BULLET = "".join(sorted(map(re.escape, alphabet.BULLETS)))
_UNREADABLE = re.compile(rf"(?![{_BULLET}])[{alphabet.LOST_GLYPH_CLASS}{alphabet.CONTROL_CLASS}]|\(cid:\d+\)")

Said = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Certainty:
    """How far a text may be trusted, 0 to 1, and the lines that do not read."""

    confidence: float = 1.0
    unexplained: tuple[Unexplained, ...] = ()


def certainty(lines: Sequence[str], edits: Sequence[Edit], language: LanguageModel) -> Certainty:
    """The certainty of a text that reads `lines` after `edits`. A text without words has 1."""
    said = [words(line) for line in lines]
    total = sum(map(len, said))
    if not total:
        return Certainty()
    sure = sum(len(line) * trust for line, trust in zip(said, _trusts(len(lines), edits), strict=True)) / total
    often = Counter(chain.from_iterable(said))
    numbers = dict(zip(often, language.lexicon.row_of(often), strict=True))
    letters, knows = alphabet.LETTERS, language.knows
    quantities = symbols(map(atoms, filter(_FORMULA.search, lines)))
    beside = {word for word in numbers if word in quantities or _is_beside(word)}
    known = {word: word not in beside and word[0] in letters and knows[number] for word, number in numbers.items()}
    usual = USUAL_UNKNOWN_DAMAGED if _damaged(said, edits) else USUAL_UNKNOWN
    unknown = _unknown(often, known, beside, lines)
    left = 1 - min(1.0, WRONG_EACH * beyond(unknown, usual))
    share, named = unexplained(lines, numbers, known, unknown, language)
    if left < 1:
        odd = (n for n, line in enumerate(lines, 1) if _strange(line, said[n - 1], known, beside))
        strange = {n: Unexplained(n, "words") for n in odd}
        named = tuple(found for _, found in sorted({**strange, **{found.line: found for found in named}}.items()))
    return Certainty(round(sure * left * (1 - share), 3), named)


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


def _strange(line: str, said: Sequence[str], known: Known, beside: Collection[str]) -> bool:
    """Whether nobody knows half of the words of the line or more, or they are characters without a letter."""
    strange = sum(not (known[word] or word in beside) for word in said) + len(_UNREADABLE.findall(line))
    return strange > 0 and 2 * strange >= strange + sum(map(known.__getitem__, said))


def _is_beside(word: str) -> bool:
    """Whether a word that is none of Arabic is a number, or in Latin letters."""
    return word[0].isdigit() or _LATIN.match(word) is not None


def _unknown(often: Mapping[str, int], known: Known, beside: Collection[str], lines: Sequence[str]) -> float:
    """The share of words nobody knows: Arabic ones that are none, and those in letters that no policy has. `often`:
    how often each word stands in the text; `beside`: what is no word of Arabic and none that is lost."""
    strange = [word for word, is_one in known.items() if not (is_one or word in beside)]
    lost = sum(len(_UNREADABLE.findall(line)) for line in lines)
    unknown = sum(often[word] for word in strange) + lost
    total = unknown + sum(often[word] for word, is_one in known.items() if is_one)
    return unknown / total if total >= ENOUGH_WORDS else 0.0
