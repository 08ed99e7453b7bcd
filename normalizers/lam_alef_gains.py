"""What each way of putting a word's lam-alefs right gains: the word by itself, and in its sentence.

A document breaks its ligatures in one way or two (`Habits`), and what it never does is not looked for. A gain is in
nats; how great it has to be says `repairs/lam_alef.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from normalizers.atoms import Atom, neighbour
from normalizers.hamza import listed
from normalizers.lam_alef_changes import AND, HAMZA, LAM, TATWEEL, Change, Loss, changes
from normalizers.lam_alef_shapes import (
    BROKEN,
    article_twice,
    begins_badly,
    hamza_speaks_against,
    lacks_hamza,
    with_its_alef,
    without_ending,
)
from normalizers.language_model import END, START, LanguageModel
from normalizers.vocabulary import is_known

#: nats that لا may read worse there than the article with an alef: it was never below -4.3 where it was meant in
#: real documents, and never above -5.1 where it was not
FITS = 4.7
#: nats that a word must gain in a document without the habit, unknown / known as it stands; what gains so much may
#: show one
UNKNOWN_ALONE, KNOWN_ALONE = 6.0, 9.0
#: what each letter put in has to gain besides: it is content
RESTORING = 1.5
#: what a word with an ending is rarer than without, in nats
ENDED = 2.5
#: log-probability of a word that is one only when its hamza is overlooked (`ألي` is not إلي, `ألحد` not الحد)
MISSPELT = -16.0
#: log-probability that a word with letters put in must have: rare words are found everywhere
COMMON = -13.0
#: and where nobody knows it as it stands, in a document with the habit
COMMON_HABIT = -16.0


_HAMZA_LAM = re.compile(f"{AND}(?P<word>(?P<alef>{HAMZA}){LAM}(?P<rest>.+))")


@dataclass(frozen=True, slots=True)
class Habits:
    """What the document does: the losses that explain its words, the letters that it swaps with a lam, and whether it
    has so many whole ligatures that one swapped word among them is no word of its own, and whether it writes hamzas
    on the alefs that words begin with."""

    losses: frozenset[Loss]
    letters: frozenset[str] = frozenset()
    whole: bool = False
    hamzas: bool = False


@lru_cache(maxsize=65536)
def options(
    word: str, habits: Habits, language: LanguageModel, common: float = COMMON
) -> tuple[tuple[float, Change], ...]:
    """The known spellings of `word`, with what each gains by itself, less what letters put in cost; letters are put
    in only for a word of so great a log-probability as `common`."""
    if not habits.losses and not BROKEN.search(word):
        return ()
    here = MISSPELT if misspelt(word, habits, language) else _standing(word.replace(TATWEEL, ""), language)
    found = []
    for change in changes(word, losses=habits.losses, letters=habits.letters, known=language.known):
        if (
            begins_badly(word, change)
            or article_twice(word, change, language)
            or hamza_speaks_against(word, change)
            or _lost_its_alef(word, change, habits, language)
        ):
            continue
        there = language.word(change.text.replace(TATWEEL, ""))
        if there >= common or not change.restored:
            found.append((there - here - RESTORING * len(change.restored), change))
    return tuple(found)


def candidates(
    parts: Sequence[Atom], index: int, language: LanguageModel, habits: Habits, common: float = COMMON
) -> Iterator[tuple[float, Change]]:
    """The changes of word `index` that make known words, and what each gains in its sentence."""
    word = parts[index].text
    plain = word.replace(TATWEEL, "")
    before, after = neighbour(parts, index - 1, START), neighbour(parts, index + 1, END)
    here = language.pair(before, plain) + language.pair(plain, after)
    if misspelt(word, habits, language):
        here = 0.0
    for alone, change in options(word, habits, language, common):
        spelt = change.text.replace(TATWEEL, "")
        whole = with_its_alef(word, change, language)
        if whole and score((before, spelt, after), language) < score((before, whole, after), language) - FITS:
            continue
        yield alone + language.pair(before, spelt) + language.pair(spelt, after) - here, change


def misspelt(word: str, habits: Habits, language: LanguageModel) -> bool:
    """Whether the word, in a document that swaps ligatures, begins with an alef that its hamza makes no article
    and that the word known by these letters does not begin with (`ألي` for لأي); or, in one that loses them with both
    letters and writes hamzas, begins with a bare alef that should have one (`ادارة` for الإدارة)."""
    if Loss.BOTH in habits.losses and habits.hamzas and lacks_hamza(word):
        return True
    match = _HAMZA_LAM.fullmatch(word) if Loss.SWAPPED in habits.losses else None
    if not match:
        return False
    alef = listed(match["word"])
    return alef != match["alef"] if alef else is_known(match["rest"], language)


def _standing(word: str, language: LanguageModel) -> float:
    """The log-probability of the word as it stands; one that is known by its stem alone (`خالفها`) has that of the
    stem, less ENDED."""
    own = language.word(word)
    if not language.known(word):
        return own
    return max([own, *(language.word(stem) - ENDED for stem in without_ending(word) if language.known(stem))])


def common_enough(word: str, habits: Habits, language: LanguageModel) -> float:
    """How common a word must be for letters to be put into `word` to make it."""
    return COMMON_HABIT if habits.losses and not is_known(word.replace(TATWEEL, ""), language) else COMMON


def _lost_its_alef(word: str, change: Change, habits: Habits, language: LanguageModel) -> bool:
    """Whether the change makes لا of an article whose word is commoner with an alef of its own (`الجتماعي`), in a
    document that may have lost alefs. In one that swaps ligatures, the sentence tells."""
    if Loss.SWAPPED in habits.losses and Loss.ALEF not in habits.losses:
        return False
    whole = with_its_alef(word, change, language)
    return bool(whole) and language.word(whole) >= language.word(change.text)


def score(said: Sequence[str], language: LanguageModel) -> float:
    """How well the words read one after another, in nats."""
    return sum(language.word(word) for word in said if word not in (START, END)) + sum(
        map(language.pair, said, said[1:])
    )
