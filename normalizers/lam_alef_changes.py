"""The ways in which a lam-alef can have been broken, undone one by one: candidate spellings of a word.

لا, لأ, لإ and لآ are drawn as one glyph each, and so are, in many fonts, lam and the meem, jeem, hah, khah or
yeh behind it. What extractors make of it is one of four things, and a document shows mostly one of them,
because one font and one program made it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, pairwise

from normalizers import alphabet
from normalizers.hamza import likely_alef
from normalizers.text import Piece, Plan, merged

LAM, ALEF, TATWEEL = alphabet.LAM, alphabet.ALEF, alphabet.TATWEEL
ARTICLE = ALEF + LAM
#: for patterns: what joins a word to the one before, an alef with its hamza, and every alef (within a class)
AND = f"[{alphabet.WAW}{alphabet.FEH}]?"
HAMZA = f"[{alphabet.ALEF_HAMZA_ABOVE}{alphabet.ALEF_HAMZA_BELOW}]"
ALEFS = "".join(sorted(alphabet.ALEFS))
#: an article that stands alone, also behind a letter: no word
LONE_ARTICLE = re.compile(f"{AND}{ARTICLE}")
#: more swapped ligatures than this are not looked for in one word, and beyond so many places it is no word
MOST_SWAPS, MOST_PLACES = 4, 6
#: the names of God with the alef of their ligature at the wrong end, and where it belongs
GOD = ((alphabet.GOD_SWAPPED, (0, 2, 3, 1)), (alphabet.GOD_TURNED, (3, 1, 2, 0)))


#: an alef behind the alef of an article, before a lam: no word begins so (`اإلدارة`, `واالتصال`)
IMPOSSIBLE = re.compile(f"^{AND}{ALEF}[{ALEFS}]{LAM}(?!{LAM})")

#: what is left of لا, ألا and إلا without their alef, and of the last two without both letters
_LEFT_OF_NO, _LEFT_OF_BUT = re.compile(f"{AND}{HAMZA}?{LAM}"), re.compile(AND + HAMZA)
_LONGEST_LEFT = 3
LEFT_OF_WITHOUT = re.compile(f"{AND}{alphabet.BEH}{LAM}")
#: and of لئلا, behind whose hamza nothing else can stand
_LEFT_OF_LEST = re.compile(f"{AND}{LAM}{alphabet.YEH_HAMZA}[{LAM}{ALEF}]")
_REMNANT = re.compile(f"{AND}{HAMZA}?{LAM}|{AND}{ALEF}|{_LEFT_OF_LEST.pattern}")
#: an article, behind which a lam-alef may have lost its lam (`الائحة`)
_THE = re.compile(f"{AND}[{alphabet.BEH}{alphabet.KAF}]?{ARTICLE}")


#: a tanween where no word can have one: a font that has it in the glyph of its لا
_TANWEEN_WITHIN = re.compile(f"{alphabet.FATHATAN}(?=[{''.join(sorted(alphabet.LETTERS))}])")
#: a «to» before what it does not join (`لـ "أمانة"`, `ولـ PDF`): the stroke is how it is written
_MARK = alphabet.MARK_CLASS
_PREFIX = re.compile(f"{AND}{LAM}[{TATWEEL}{_MARK}]*{TATWEEL}[{TATWEEL}{_MARK}]*")
#: a lam-alef whose alef is said with i or u, and has no hamza for it: no such letter is written (`حَالِقَة`, `لِآلِ`)
_SAID = re.compile(f"{LAM}[{ALEF}{alphabet.ALEF_MADDA}][{alphabet.KASRA}{alphabet.DAMMA}{alphabet.KASRATAN}]")


#: a lam-alef with its hamza, swapped: the lam behind it begins a ligature of its own (`اإلملام` for الإلمام)
_SWAPPED_HAMZA = frozenset(alef + LAM for alef in alphabet.ALEFS - {ALEF})
#: the alef of an article whose lam was drawn with what follows (`امل`, `بامل`)
_THE_SWAPPED = re.compile(f"[{alphabet.WAW}{alphabet.FEH}{alphabet.BEH}{alphabet.KAF}]?{ALEF}")


class Loss(StrEnum):
    """What happened to the ligature."""

    SWAPPED = "swapped"  # العالقة
    LAM = "lam lost"  # خال, واإجراءات
    ALEF = "alef lost"  # العلقة, الداء
    BOTH = "gone"  # العقة


@dataclass(frozen=True, slots=True)
class Change:
    """A word spelt anew: `plan` makes it of the old word. `stretched`: a tatweel stands beside the
    place; `impossible`: the word as it stands cannot have been typeset (لـإ) or written (أولً)."""

    plan: Plan
    text: str
    loss: Loss
    restored: str = ""
    stretched: bool = False
    impossible: bool = False
    swapped: str = ""


def changes(
    word: str, *, losses: Collection[Loss], known: Callable[[str], bool], letters: Collection[str] = ()
) -> Iterator[Change]:
    """Every known spelling of `word` with its lam-alefs put right in one way: swapped, or with the `losses`
    restored, or with what was lost beside a tatweel. The word may hold tatweel; `known` is asked without. A
    word that cannot begin as it does need not be known. `letters`: what is swapped with a lam before it at a
    word's beginning, too (`ملدة`)."""
    if _PREFIX.fullmatch(word):
        return
    impossible = _impossible(word, known) or (Loss.SWAPPED in losses and IMPOSSIBLE.search(word) is not None)
    for order in _swaps(word, letters):
        text = "".join(word[place] for place in order)
        if _SAID.search(text):
            continue
        certain = impossible and not IMPOSSIBLE.search(text)
        if certain or known(text.replace(TATWEEL, "")):
            plan = merged(Piece(place, place + 1) for place in order)
            swapped = "".join(word[old] for new, old in enumerate(order) if old < new and word[old] != LAM)
            yield Change(plan, text, Loss.SWAPPED, impossible=certain, swapped=swapped)
    if word.endswith(alphabet.GOD):
        return  # its alef stands where it belongs: nothing is lost
    known_already = not losses or known(word.replace(TATWEEL, ""))
    for at in range(not _may_lack_its_first(word, losses, known=known_already), len(word) + _may_lack_its_last(word)):
        for letters, loss, stretched, impossible in _restorations(word, at, losses, known):
            behind = at + (_TANWEEN_WITHIN.match(word, at) is not None)
            text = word[:at] + letters + word[behind:]
            if known(text.replace(TATWEEL, "")):
                plan = merged((Piece(0, at), Piece(at, behind, letters), Piece(behind, len(word))))
                yield Change(plan, text, loss, letters, stretched, impossible)
    if not known_already:
        yield from _twice(word, losses, known)


def _twice(word: str, losses: Collection[Loss], known: Callable[[str], bool]) -> Iterator[Change]:
    """The known spellings of `word` with two ligatures restored that lost the same letter (`الطلع`, `ااتصاات`)."""
    places = [
        (at, letters, loss)
        for at in range(1, len(word))
        for letters, loss, _, _ in _restorations(word, at, losses, known)
        if len(letters) == 1
    ]
    for (first, one, loss), (second, other, same) in combinations(places[:MOST_PLACES], 2):
        if loss is not same or first == second:
            continue
        if loss is Loss.ALEF:
            one = _alef(word[: first - 1], word[first:second] + other + word[second:], known)
        text = word[:first] + one + word[first:second] + other + word[second:]
        if known(text.replace(TATWEEL, "")):
            spans = (Piece(0, first), Piece(first, first, one), Piece(first, second), Piece(second, second, other))
            yield Change(merged((*spans, Piece(second, len(word)))), text, loss, one + other)


def _impossible(word: str, known: Callable[[str], bool]) -> bool:
    """Whether no word begins so, and it is not a known word behind an alef of its own (`اإليهم`)."""
    match = IMPOSSIBLE.search(word)
    return match is not None and not known(word[: match.end() - 3] + word[match.end() - 2 :])


def _swaps(word: str, letters: Collection[str]) -> Iterator[list[int]]:
    """The orders of the word's letters in which swapped ligatures stand right."""
    for swapped, turn in GOD:
        at = word.find(swapped)
        if at >= 0 and at + len(swapped) == len(word):
            yield [*range(at), *(at + place for place in turn)]
    places = [i for i in range(len(word) - 1) if word[i + 1] == LAM and _ligature(word, i, letters)][:MOST_PLACES]
    for size in range(1, min(len(places), MOST_SWAPS) + 1):
        for chosen in combinations(places, size):
            if all(b - a > 1 for a, b in pairwise(chosen)):
                order = list(range(len(word)))
                for at in chosen:
                    order[at], order[at + 1] = at + 1, at
                yield order


def _ligature(word: str, at: int, letters: Collection[str]) -> bool:
    """Whether the letter at `at` may have been drawn in one glyph with the lam written behind it: an
    alef, a last yeh (`عىل`), a letter that sits on the lam of an article (`املستفيدين`, `احلق`), or one of
    `letters` at the word's beginning."""
    letter = word[at]
    if letter in alphabet.ALEFS:
        return True
    if letter in (alphabet.ALEF_MAKSURA, alphabet.YEH) and at == len(word) - 2:
        return True
    if letter in letters and (not at or word[:at] in (alphabet.WAW, alphabet.FEH)):
        return True
    if letter in letters and at > 1 and word[at - 2 : at] in _SWAPPED_HAMZA:
        return True
    return letter in alphabet.ON_LAM and at + 2 < len(word) and _THE_SWAPPED.fullmatch(word, 0, at) is not None


def _may_lack_its_first(word: str, losses: Collection[Loss], *, known: bool) -> bool:
    """Whether a word may have lost its first letter, or both of a لا that it began with (`ائحة`, `ئحة`)."""
    if word == ALEF:
        return True
    return not known and ((Loss.LAM in losses and word[0] == ALEF) or Loss.BOTH in losses)


def _may_lack_its_last(word: str) -> bool:
    """Whether it is what is left of لا, ألا or إلا."""
    if _LEFT_OF_LEST.fullmatch(word):
        return True
    if len(word) > _LONGEST_LEFT:
        return False
    return bool(_LEFT_OF_NO.fullmatch(word) or LEFT_OF_WITHOUT.fullmatch(word) or _LEFT_OF_BUT.fullmatch(word))


def is_remnant(word: str) -> bool:
    """Whether it is no word, but one letter of a ligature, with what may stand before it (`ول`, `إل`, `فا`)."""
    return _REMNANT.fullmatch(word) is not None


def _restorations(
    word: str, at: int, losses: Collection[Loss], known: Callable[[str], bool]
) -> Iterator[tuple[str, Loss, bool, bool]]:
    """The letters that may have been lost before the letter at `at`, how, and the outward signs of it. Before the
    first letter only those of لا: a lone alef is no word."""
    if at == len(word):
        if word[-1] == LAM and Loss.ALEF in losses:
            yield ALEF, Loss.ALEF, False, False
        if _LEFT_OF_BUT.fullmatch(word) and Loss.BOTH in losses:
            yield LAM + ALEF, Loss.BOTH, False, False
        return
    before, after = word[at - 1] if at else "", word[at]
    if not at:
        if after == ALEF:
            yield LAM, Loss.LAM, False, False
        elif Loss.BOTH in losses:
            yield LAM + _alef("", word, known), Loss.BOTH, False, False
        return
    if after in alphabet.ALEFS and (before != LAM or _THE.fullmatch(word, 0, at)):
        stretched = before == TATWEEL
        if stretched or Loss.LAM in losses:
            yield LAM, Loss.LAM, stretched, stretched and word[:at].rstrip(TATWEEL).endswith(LAM)
    if before == LAM and after not in alphabet.ALEFS:
        marked = after == alphabet.FATHATAN and word[at + 1 : at + 2] not in (ALEF, alphabet.ALEF_MAKSURA)
        if after == TATWEEL or marked or Loss.ALEF in losses:
            yield _alef(word[: at - 1], word[at + marked :], known), Loss.ALEF, after == TATWEEL, marked
    if Loss.BOTH in losses:
        yield LAM + _alef(word[:at], word[at:], known), Loss.BOTH, False, False


def _alef(before: str, after: str, known: Callable[[str], bool]) -> str:
    """Which alef stood between the lam of `before` and `after`: where no article is before it, a hamza only if a word
    begins so; else the lam is the word's own (`لاحظ`)."""
    if before in ("", alphabet.WAW, alphabet.FEH) and not known(ALEF + after):
        return ALEF
    return likely_alef(before, after)
