"""What one whole text has of another: which words are truly more or fewer, and not merely scattered.

    ledger = Ledger.of(one, other)
    ledger.lost      words of `one` that `other` has nowhere, with their number
    ledger.gained    words that only `other` has

An extractor puts lines in another order, cuts words and runs them together, loses one letter of a lam-alef
and turns numbers round; but it invents no words and seldom drops one. So what differs in one clause by
damage is balanced elsewhere in the text, and what a drafter changed is not. Words are held against each
other first as they are, then as damage would have them: the same letters in another order, other letters of a
lam-alef, two words as one, one word as two, a number backwards.

Both texts are given as words (`words_of`). What this leaves alone: where the words stand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from normalizers import alphabet

#: letters from which an anagram is no chance, and those a word keeps without its lam-alefs
ANAGRAM, KEPT = 3, 2
#: share of letters that what is left on both sides of a clause has in common when its words are cut and mixed
MIXED = 0.95
#: words of which a run may be made, and different words on one side beyond which the texts have little in common
PIECES, MOST = 6, 1500
#: different words beyond which no two are looked for that have their blank elsewhere
FEW = 150
#: words with a damaged lam-alef from which any word may lack its own: an article more or less is an edit otherwise
HABIT = 3

_WORD = re.compile(rf"\d+|(?![{alphabet.LATIN_CLASS}]\b)[^\W\d_]+")
_ANY = f"[{alphabet.LAM}{alphabet.ALEF}]*"
_LAM_ALEF = re.compile(f"{_ANY}(?:{alphabet.LAM}{alphabet.ALEF}|{alphabet.ALEF}{alphabet.LAM}){_ANY}")
_LETTERS = {ord(letter): None for letter in (alphabet.LAM, alphabet.ALEF)}

Words = Counter[str]


def words_of(key: str) -> list[str]:
    """The words and numbers of a key, a number apart from the letters it was run together with.

    A Latin letter by itself is what an extractor took a blank or a bullet for.
    """
    return _WORD.findall(key)


@dataclass(frozen=True, slots=True)
class Ledger:
    """The words of one text that another lacks, and the other way round, damage aside.

    `eaten`: how many words the other text has without their lam-alef; «لا» may be gone then without a trace.
    """

    lost: Words
    gained: Words
    eaten: int = 0

    @classmethod
    def of(cls, one: Words, other: Words) -> Ledger:
        """The ledger of two bags of words."""
        lost, gained = one - other, other - one
        eaten = len({form for word in lost for form in without_lam_alef(word)[:1]} & gained.keys())
        if len(lost) <= MOST and len(gained) <= MOST:
            _settle(lost, gained, _letters)
            damaged = _settle(lost, gained, _lam_alef)
            _settle_runs(lost, gained)
            _settle_runs(gained, lost)
            for meant, read in shifted(lost, gained):
                take(lost, meant)
                take(gained, read)
            rest = lost.copy(), gained.copy()
            if damaged + _settle(*rest, _without_lam_alef) >= HABIT:
                lost, gained = rest
        return cls(lost, Counter({word: n for word, n in gained.items() if len(word) > 1 or word.isdigit()}), eaten)

    def explains(self, mine: Sequence[str], theirs: Sequence[str]) -> bool:
        """Whether all that parts a clause of the one text from a clause of the other is balanced elsewhere."""
        left, more = self.unbalanced(mine, theirs)
        return not (left or more) or common_letters(left, more) >= MIXED

    def unbalanced(self, mine: Sequence[str], theirs: Sequence[str]) -> tuple[Words, Words]:
        """The words of a clause of the one text that neither a clause of the other nor its text has, and vice versa."""
        gone, new = Counter(mine) - Counter(theirs), Counter(theirs) - Counter(mine)
        if not (gone & self.lost or new & self.gained):
            return Counter(), Counter()
        here = Ledger.of(gone, new)
        lost = here.lost & self.lost
        if self.eaten >= HABIT:
            lost = Counter({word: n for word, n in lost.items() if not _is_lam_alef(word)})
        return lost, here.gained & self.gained


def common_letters(left: Words, more: Words) -> float:
    """The share of letters that two bags of words have in common, cut into other words or not; 0 with numbers."""
    ones, others = (Counter("".join(bag.elements())) for bag in (left, more))
    if any(map(str.isdigit, ones | others)):
        return 0.0
    return 2 * (ones & others).total() / max(1, ones.total() + others.total())


def _settle(lost: Words, gained: Words, same: Callable[[str], str]) -> int:
    """Take away from both what is one word in the eyes of `same`, which gives "" for what it does not judge.

    Gives how many were taken.
    """
    before = lost.total()
    waiting: dict[str, list[str]] = {}
    for word in sorted(lost.elements()):
        if form := same(word):
            waiting.setdefault(form, []).append(word)
    for word in sorted(gained.elements()):
        if found := waiting.get(same(word)):
            take(lost, [found.pop()])
            take(gained, [word])
    return before - lost.total()


def take(words: Words, taken: Sequence[str]) -> None:
    """Take words out of a bag, each once."""
    for word in taken:
        words[word] -= 1
        if words[word] <= 0:
            del words[word]


def _letters(word: str) -> str:
    """The letters of a word in alphabetical order; of a number or a short word, from the nearer end."""
    if word.isdigit() or len(word) < ANAGRAM:
        return min(word, word[::-1]) if len(word) > 1 else ""
    return "".join(sorted(word))


def lam_alef_form(word: str) -> str:
    """A word with whatever is left of each lam-alef as one sign."""
    return _LAM_ALEF.sub("@", word)


def without_lam_alef(word: str) -> tuple[str, ...]:
    """What is left of a word whose lam-alefs an extractor lost, whole or by one letter each; none of a word of one."""
    forms = (word.replace(alphabet.LAM + alphabet.ALEF, left) for left in ("", alphabet.LAM, alphabet.ALEF))
    return tuple(form for form in forms if form != word and len(form) >= KEPT)


def _is_lam_alef(word: str) -> bool:
    """Whether a word is a lam-alef and hardly more, as «لا» and «ولا»."""
    form = lam_alef_form(word)
    return "@" in form and len(form) <= KEPT


def _lam_alef(word: str) -> str:
    """The form of a word with a lam-alef and enough letters besides."""
    form = lam_alef_form(word)
    return form if "@" in form and len(form) > KEPT else ""


def _without_lam_alef(word: str) -> str:
    """A word without the letters that a lam-alef is made of."""
    form = word.translate(_LETTERS)
    return form if len(form) >= KEPT and not word.isdigit() else ""


def _settle_runs(parts: Words, wholes: Words) -> None:
    """Take away words of `wholes` that are words of `parts` run together."""
    for whole in sorted(wholes, key=lambda word: (-len(word), word)):
        while wholes[whole] > 0 and (run := run_of(whole, parts)):
            take(parts, run)
            take(wholes, [whole])


Pair = tuple[str, str]


def shifted(parts: Words, others: Words) -> list[tuple[Pair, Pair]]:
    """Two words of `parts` that are two of `others` with the blank elsewhere: «مع مستشاريها», «معم ستشاريها»."""
    out: list[tuple[Pair, Pair]] = []
    if max(len(parts), len(others)) > FEW:
        return out
    left, right = parts.copy(), others.copy()
    for first in sorted(parts):
        for read in sorted(others):
            pair = _pair(first, read, left, right)
            if pair and not Counter(pair[0]) - left and not Counter(pair[1]) - right:
                out.append(pair)
                left -= Counter(pair[0])
                right -= Counter(pair[1])
    return out


def _pair(first: str, read: str, left: Words, right: Words) -> tuple[Pair, Pair] | None:
    """What follows `first` and `read` so that both pairs have the same letters; None for none."""
    if len(first) > len(read) and first.startswith(read):
        rest = first[len(read) :]
        second = next((word for word in sorted(right) if word.startswith(rest) and word[len(rest) :] in left), None)
        return ((first, second[len(rest) :]), (read, second)) if second else None
    if len(read) > len(first) and read.startswith(first):
        pair = _pair(read, first, right, left)
        return (pair[1], pair[0]) if pair else None
    return None


def run_of(whole: str, parts: Words) -> list[str]:
    """The words of `parts` that `whole` is made of, two at least; none if it is not."""
    if len(whole) < ANAGRAM:
        return []
    for run in _runs(whole, parts, ()):
        if not Counter(run) - parts:
            return list(run)
    return []


def _runs(rest: str, parts: Words, taken: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if not rest:
        yield from (taken,) if len(taken) > 1 else ()
        return
    if len(taken) == PIECES:
        return
    for length in range(len(rest), 0, -1):
        if parts.get(rest[:length], 0) > 0:
            yield from _runs(rest[length:], parts, (*taken, rest[:length]))
