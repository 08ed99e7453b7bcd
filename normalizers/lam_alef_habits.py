"""Which losses of its lam-alefs a document shows: what explains enough of the words that nobody knows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from normalizers.atoms import Atom, Kind
from normalizers.lam_alef_changes import ALEFS, LAM, Loss
from normalizers.lam_alef_gains import KNOWN_ALONE, UNKNOWN_ALONE, Habits, candidates, options
from normalizers.lam_alef_negations import is_noun
from normalizers.lam_alef_shapes import has_hamza, lacks_hamza
from normalizers.language_model import LanguageModel, fold_word
from normalizers.vocabulary import is_known

#: how many different unknown words a loss must explain to be the document's habit
HABIT: Mapping[Loss, int] = {Loss.SWAPPED: 2, Loss.LAM: 3, Loss.ALEF: 3, Loss.BOTH: 3}
#: and one in so many of those explained at all: a font that swaps لأ may halve لا (two real documents, one word in six)
SECOND = 10
#: a document of so many different words has more whole ligatures than one in so many: of 100 words of ours 8.6 have one
MANY, RARE = 100, 50
#: one word in so many that should begin with a hamza does, where the others lost an article with it; who writes none
#: does so nowhere
HAMZAS = 4
#: and so great a share of those that take no article: 72 of 73 policies had 0.71 and more, and the same with every
#: second hamza dropped 0.57 in the middle
HAMZAS_WRITTEN = 0.7
#: so many whole ligatures say that they were not lost altogether
WHOLE = 5
#: and so many, that a document does not swap them: then a single swap is suggested
WHOLE_BESIDE = 12

_WHOLE = re.compile(f"{LAM}[{ALEFS}]")


def _first_places(lines: Sequence[Sequence[Atom]], words: Collection[str]) -> dict[str, tuple[Sequence[Atom], int]]:
    """Where each of the words stands first in the document."""
    first: dict[str, tuple[Sequence[Atom], int]] = {}
    for parts in lines:
        for index, atom in enumerate(parts):
            if atom.text in words and atom.kind is Kind.WORD and atom.text not in first:
                first[atom.text] = (parts, index)
    return first


def habits_of(lines: Sequence[Sequence[Atom]], words: Collection[str], language: LanguageModel) -> Habits:
    """The losses that explain enough of the words nobody knows; `words`: those of the `lines`.

    Where whole ligatures stand in the text, they were not lost; so that is not looked for there. A document that shows
    a loss, or has hardly a whole ligature, is asked for what it may have done to words that are known as they stand.
    """
    whole = len(_WHOLE.findall(" ".join(words)))
    losses = frozenset(Loss) if whole < WHOLE else frozenset(Loss) - {Loss.BOTH}
    unknown = [word for word in words if not is_known(word, language)]
    explained, letters = _explained(_first_places(lines, unknown), losses, language, UNKNOWN_ALONE)
    found = _enough(explained)
    doubtful = frozenset(explained) - found
    if doubtful and (found or (len(words) >= MANY and whole * RARE <= len(words))):
        others = [word for word in words if is_known(word, language)]
        more, _ = _explained(_first_places(lines, others), doubtful, language, KNOWN_ALONE)
        found = _enough(explained + more)
    often = frozenset(letter for letter, count in letters.items() if count >= HABIT[Loss.SWAPPED])
    return Habits(
        found,
        often if Loss.SWAPPED in found else frozenset(),
        whole >= WHOLE_BESIDE,
        bool(found) and _writes_hamzas(words, language),
    )


def _writes_hamzas(words: Collection[str], language: LanguageModel) -> bool:
    """Whether many of the words that begin with a hamza have it, and most of those that take no article; the rest may
    have lost the article before it."""
    written, lacking = set(filter(has_hamza, words)), set(filter(lacks_hamza, words))
    if len(written) * HAMZAS < len(written) + len(lacking):
        return False
    plain, bare = (sum(not is_noun(word, language) for word in some) for some in (written, lacking))
    return plain >= HAMZAS_WRITTEN * (plain + bare)


def _enough(explained: Counter[Loss]) -> frozenset[Loss]:
    """The losses that explain so many words that they are habits."""
    total = explained.total()
    return frozenset(loss for loss, count in explained.items() if count >= HABIT[loss] and count * SECOND >= total)


def _explained(
    places: Mapping[str, tuple[Sequence[Atom], int]], losses: frozenset[Loss], language: LanguageModel, least: float
) -> tuple[Counter[Loss], Counter[str]]:
    """How many words each of the losses explains, with a gain of `least` nats, and which letters were swapped."""
    habits = Habits(losses)
    explained: Counter[Loss] = Counter()
    letters: Counter[str] = Counter()
    counted: set[str] = set()  # one word with other vowels is no other word
    for text, (parts, index) in places.items():
        if options(text, habits, language):
            gain, change = max(
                candidates(parts, index, language, habits), key=lambda pair: pair[0], default=(0.0, None)
            )
            if change and change.loss in losses and gain >= least and fold_word(text) not in counted:
                counted.add(fold_word(text))
                explained[change.loss] += 1
                letters.update(change.swapped)
    return explained, letters
