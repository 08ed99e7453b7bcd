"""Readings that are one another's but for what damage does to words: they agree, and differ in spelling only.

    agree("لا تقل المصلحة عن", "ال تقل ملصلحة عن")   True: the same letters, in words that are none
    agree("خلال عشرة ايام", "خلال عشر ايام")           False: a word is another, and reads as well

An extractor joins and cuts words, swaps the two letters of a lam-alef or loses one, writes a letter twice or words in
another order. What it leaves is no word, or the same lam-alef the other way round, or reads far worse; what a drafter
changes reads well. So where every word of the one is found in the other as damage may have left it, the readings
agree. Asked only of damaged texts (`doubt`). What this leaves alone: numbers, which must be the same, or a whole run
of them backwards; words of which anything is lost that decides what a clause says (`markers`); order in which both
read well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby

from normalizers import alphabet, language_model
from policy_diff.collate.damage import WORSE, reads
from policy_diff.collate.ledger import ANAGRAM, lam_alef_form, run_of, shifted, take, without_lam_alef
from policy_diff.collate.markers import signature
from policy_diff.collate.similarity import is_counter

#: different words beyond which two readings are not the same
MOST = 200
#: letters of a word from which two words with just these letters are that one
WHOLE = 5
#: the share of its letters that a word keeps of which damage lost some
SHARE = 0.6
#: digits of a year, and what it begins with; digits of what counts a clause
YEAR, CENTURIES, COUNT = 4, ("13", "14", "19", "20"), 2
LAM_ALEF = alphabet.LAM + alphabet.ALEF

Words = Counter[str]
Same = Callable[[str, str], bool]


def agree(sound: Sequence[str], damaged: Sequence[str], *, turned: bool = False) -> bool:
    """Whether the words of a damaged reading are those of another, as damage may have left them.

    `turned`: the text has its lam-alefs the wrong way round; a word may then be another by that alone.
    """
    sound, damaged = _dated(sound), _dated(damaged)
    damaged = _unturned(_mended(damaged, sound), sound)
    gone, new = Counter(sound) - Counter(damaged), Counter(damaged) - Counter(sound)
    if len(gone) + len(new) > MOST:
        return False
    as_meant: dict[str, str] = {}
    for same in (_turned, _lost):
        _pair(gone, new, same, as_meant)
    _join(gone, new, as_meant)
    _cut(gone, new)
    for meant, read in shifted(gone, new):
        gone, new = gone - Counter(meant), new - Counter(read)
    for counter in damaged[:1] + damaged[-1:]:
        if _is_count(counter) and new[counter]:
            take(new, [counter])
            damaged = damaged[1:] if counter == damaged[0] else damaged[:-1]
    if any(map(_counts, gone)) or any(map(_counts, new)):
        return False
    words = [as_meant.get(word, word) for word in damaged if _counts(word)]
    as_written = [word for word in sound if _counts(word)]
    in_order = "".join(words).replace(" ", "") == "".join(as_written)
    others = [word for word in as_meant if _is_other(word) and not (turned and _by_lam_alef(as_meant[word], word))]
    return (in_order and not others) or _reads_worse(damaged, sound)


def _counts(word: str) -> bool:
    """Whether a word says anything: a letter by itself is what fell out of a word, or the sign of a calendar."""
    return len(word) > 1 or word.isdigit()


def _is_count(word: str) -> bool:
    """Whether a word may be what counts the clause, and came to stand before or behind its words."""
    return is_counter(word) or (word.isdigit() and len(word) <= COUNT)


def _dated(words: Sequence[str]) -> list[str]:
    """The words, every date that an extractor turned round with its year first and without leading zeros."""
    out = list(words)
    for at in range(len(out) - 2):
        if (date := _date(out[at : at + 3])) is not None:
            out[at : at + 3] = date
    return out


def _date(numbers: Sequence[str]) -> list[str] | None:
    """Year, month and day of three numbers, whichever way they stand and are read; None if they are no date."""
    if not all(map(str.isdigit, numbers)):
        return None
    for found in (numbers, [number[::-1] for number in numbers]):
        for date in (found, found[::-1]):
            if len(date[0]) == YEAR and date[0].startswith(CENTURIES) and len(date[2]) <= 2:
                return [str(int(number)) for number in date]
    return None


def _mended(words: Sequence[str], sound: Sequence[str]) -> list[str]:
    """The words, two beside each other that are one of `sound` cut and turned («امل راجع») as that one."""
    missing = {"".join(sorted(word)): word for word in set(sound) - set(words) if len(word) >= WHOLE}
    out = list(words)
    for at in range(len(out) - 1) if missing else ():
        whole = missing.get("".join(sorted(out[at] + out[at + 1])))
        if whole and out[at] not in sound:
            out[at : at + 2] = [whole, ""]
    return [word for word in out if word]


def _unturned(words: Sequence[str], sound: Sequence[str]) -> list[str]:
    """The words, each run of numbers that stands the other way round in `sound`, digit by digit, as it does there.

    One number by itself must begin with a zero, as nobody writes it.
    """
    out = list(words)
    for is_number, run in groupby(range(len(out)), key=lambda at: out[at].isdigit()):
        places = list(run)
        turned = [out[at][::-1] for at in reversed(places)] if is_number else []
        sure = len(turned) > 1 or out[places[0]].startswith("0")
        if sure and turned and any(list(sound[at : at + len(turned)]) == turned for at in range(len(sound))):
            out[places[0] : places[-1] + 1] = turned
    return out


def _pair(gone: Words, new: Words, same: Same, as_meant: dict[str, str]) -> None:
    """Take away from both what is one word, and note which."""
    for word in sorted(new.elements()):
        if found := next((other for other in sorted(gone) if same(other, word)), None):
            as_meant[word] = found
            take(gone, [found])
            take(new, [word])


def _turned(meant: str, word: str) -> bool:
    """Whether a word has the letters of the meant one in another order."""
    if meant.isdigit() or sorted(meant) != sorted(word):
        return False
    return len(word) >= ANAGRAM or lam_alef_form(meant) == lam_alef_form(word) != word


def _is_other(word: str) -> bool:
    """Whether a word that stands for another is one by itself, so that somebody may have meant it."""
    return len(word) >= ANAGRAM and _known(word)


def _by_lam_alef(meant: str, word: str) -> bool:
    """Whether a word is the meant one but for the way round of a lam-alef, and says nothing else by it."""
    same = sorted(meant) == sorted(word) and lam_alef_form(meant) == lam_alef_form(word)
    return same and signature(meant) == signature(word)


def _lost(meant: str, word: str) -> bool:
    """Whether a word is the meant one with a letter twice or too many, or with some lost on which nothing hangs."""
    if meant == LAM_ALEF and word in meant:
        return True  # a letter by itself is no word
    if not meant.isalpha() or not word.isalpha() or len(word) < ANAGRAM:
        return word in without_lam_alef(meant)
    if _once(word) == _once(meant) or word in without_lam_alef(meant):
        return True
    if _known(word):
        return False
    rest = Counter(word) - Counter(meant)
    if rest.total() == 1 and any(word[:at] + word[at + 1 :] == meant for at in range(len(word))):
        return True
    return not rest and len(word) >= SHARE * len(meant) and not signature(meant).counts


def _once(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word))


def _join(gone: Words, new: Words, as_meant: dict[str, str]) -> None:
    """Take away words that the damaged text has as one."""
    for whole in sorted(new, key=lambda word: (-len(word), word)):
        while new[whole] > 0 and (run := run_of(whole, gone)):
            as_meant[whole] = " ".join(run)
            for word in run:
                take(gone, [word])
            take(new, [whole])


def _cut(gone: Words, new: Words) -> None:
    """Take away words that the damaged text has in pieces, also with a lam-alef lost between them."""
    for whole in sorted(gone, key=lambda word: (-len(word), word)):
        forms = (whole, *without_lam_alef(whole))
        while gone[whole] > 0 and (run := next(filter(None, (run_of(form, new) for form in forms)), None)):
            for word in run:
                take(new, [word])
            take(gone, [whole])


def _known(word: str) -> bool:
    return language_model.load().known(word)


def _reads_worse(read: Sequence[str], meant: Sequence[str]) -> bool:
    """Whether the words of the damaged text read far worse: each by itself, and one after the other."""
    return reads(meant) - reads(read) > WORSE
