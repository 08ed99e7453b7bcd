"""Arabic numbers in words and digits: cardinals to 999, ordinals to 100, either gender, any case.

    «خمسة عشر» 15 · «خمسة وأربعين» 45 · «اثني عشر» 12 · «مائة وعشرين» 120 · «الثامنة» 8 · «الحادي والعشرين» 21

Hamza, teh marbuta and case endings do not matter (folded). What this leaves alone: duals of a unit
(«أسبوعين»), which `duration.py` knows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from normalizers import fold
from policy_diff.facts.words import Token

_UNITS = {
    1: ("واحد", "واحدة", "واحداً"),
    2: ("اثنان", "اثنين", "اثنتان", "اثنتين"),
    3: ("ثلاثة", "ثلاث", "ثلاثاً"),
    4: ("أربعة", "أربع", "أربعاً"),
    5: ("خمسة", "خمس", "خمساً"),
    6: ("ستة", "ست", "ستاً"),
    7: ("سبعة", "سبع", "سبعاً"),
    8: ("ثمانية", "ثماني", "ثمان", "ثمانياً"),
    9: ("تسعة", "تسع", "تسعاً"),
    10: ("عشرة", "عشر", "عشراً"),
}
_TEEN_UNITS = {
    1: ("أحد", "إحدى", "احدا"),
    2: ("اثنا", "اثني", "اثنتا", "اثنتي", "اثنى"),
}
_TENS = {
    20: ("عشرون", "عشرين"),
    30: ("ثلاثون", "ثلاثين"),
    40: ("أربعون", "أربعين"),
    50: ("خمسون", "خمسين"),
    60: ("ستون", "ستين"),
    70: ("سبعون", "سبعين"),
    80: ("ثمانون", "ثمانين"),
    90: ("تسعون", "تسعين"),
}
_HUNDREDS = {
    100: ("مائة", "مئة", "ماية"),
    200: ("مائتان", "مائتين", "مئتان", "مئتين", "مائتي", "مئتي", "مائتا", "مئتا"),
    300: ("ثلاثمائة", "ثلاثمئة"),
    400: ("أربعمائة", "أربعمئة"),
    500: ("خمسمائة", "خمسمئة"),
    600: ("ستمائة", "ستمئة"),
    700: ("سبعمائة", "سبعمئة"),
    800: ("ثمانمائة", "ثمانمئة"),
    900: ("تسعمائة", "تسعمئة"),
}
_ORDINALS = {
    1: ("أول", "أولى"),
    2: ("ثاني", "ثانية", "ثان"),
    3: ("ثالث", "ثالثة"),
    4: ("رابع", "رابعة"),
    5: ("خامس", "خامسة"),
    6: ("سادس", "سادسة"),
    7: ("سابع", "سابعة"),
    8: ("ثامن", "ثامنة"),
    9: ("تاسع", "تاسعة"),
    10: ("عاشر", "عاشرة"),
}
_ORDINAL_ONE = ("حادي", "حادية", "واحد", "واحدة")
TEN_WORDS = frozenset(fold(w) for w in ("عشر", "عشرة"))
_AND = fold("و")
_ARTICLE, _TO_THE = fold("ال"), fold("لل")
#: glued before a number word: «بعشرة», «لثلاثين», «كعشرة»
_PREFIXES = tuple(fold(p) for p in ("وال", "بال", "ال", "لل", "ب", "ل", "ك", "ف"))


def _table(*groups: Mapping[int, tuple[str, ...]]) -> dict[str, int]:
    return {fold(word): value for group in groups for value, words in group.items() for word in words}


_CARDINAL = _table(_UNITS)
_TEEN = {**_table(_UNITS), **_table(_TEEN_UNITS)}
_TEN = _table(_TENS)
_HUNDRED = _table(_HUNDREDS)
_ORDINAL = _table(_ORDINALS)
_FIRST_OF_COMPOUND = {**_ORDINAL, **{fold(word): 1 for word in _ORDINAL_ONE}}


@lru_cache(maxsize=4096)
def _plain(word: str) -> str:
    """A number word without the preposition or article glued to it."""
    known = (_TEEN, _TEN, _HUNDRED, _FIRST_OF_COMPOUND)
    if any(word in table for table in known):
        return word
    for prefix in _PREFIXES:
        rest = word[len(prefix) :]
        if word.startswith(prefix) and any(rest in table for table in known):
            return rest
    return word


def _joined(words: Sequence[str]) -> tuple[list[str], int]:
    """The words after «و», glued to the first of them or apart («واحد و عشرون»), and how many words «و» takes."""
    if len(words) > 1 and words[0] == _AND:
        return [_plain(words[1]), *words[2:]], 1
    if words and words[0].startswith(_AND) and len(words[0]) > 2:
        return [_plain(words[0][1:]), *words[1:]], 0
    return [], 0


@lru_cache(maxsize=32768)
def begins_number(word: str) -> bool:
    """Whether a folded word is in digits, or the first word of a number, also after «و»."""
    known = (_TEEN, _TEN, _HUNDRED)
    heads = (word, word[1:]) if word.startswith(_AND) else (word,)
    return word.isdecimal() or any(_plain(head) in table for head in heads for table in known)


def cardinal(words: Sequence[str]) -> tuple[int, int] | None:
    """The number that folded `words` begin with, and how many of them it takes; or None."""
    if not words:
        return None
    if words[0].isdecimal():
        return int(words[0]), 1
    first = _plain(words[0])
    hundreds = _HUNDRED.get(first)
    if hundreds is not None:
        rest, apart = _joined(words[1:])
        after = _below_hundred(rest) if rest else None
        return (hundreds + after[0], 1 + apart + after[1]) if after else (hundreds, 1)
    return _below_hundred([first, *words[1:]])


def _below_hundred(words: Sequence[str]) -> tuple[int, int] | None:
    first = words[0]
    if first in _TEN:
        return _TEN[first], 1
    if first in _TEEN and len(words) > 1 and words[1] in TEN_WORDS:
        return _TEEN[first] + 10, 2
    if first in _TEEN and (tens := _tens_after(words)):
        return _TEEN[first] + tens[0], tens[1]
    return (_CARDINAL[first], 1) if first in _CARDINAL else None


def _tens_after(words: Sequence[str]) -> tuple[int, int] | None:
    """The tens that «و» joins to the first of `words`, and how many words that makes."""
    rest, apart = _joined(words[1:])
    return (_TEN[rest[0]], 2 + apart) if rest and rest[0] in _TEN else None


def ordinal(words: Sequence[str]) -> tuple[int, int] | None:
    """The definite ordinal («الثامنة», «الخامس عشر», «الحادي والعشرون») that folded `words` begin with."""
    if not words or (not words[0].startswith(_ARTICLE) and _plain(words[0]) == words[0]):
        return None
    first = _plain(words[0])
    if len(words) > 1 and first in _FIRST_OF_COMPOUND:
        if words[1] in TEN_WORDS or _plain(words[1]) in TEN_WORDS:
            return _FIRST_OF_COMPOUND[first] + 10, 2
        if tens := _tens_after(words):
            return _FIRST_OF_COMPOUND[first] + tens[0], tens[1]
    if first in _ORDINAL:
        return _ORDINAL[first], 1
    if words[0].startswith(_ARTICLE) and (first in _TEN or first == fold("مائة")):
        return _TEN.get(first, 100), 1
    return None


def is_ordinal(word: str) -> bool:
    """Whether a folded word is a definite ordinal, or the first part of one («الحادية عشرة»)."""
    return word.startswith((_ARTICLE, _TO_THE)) and _plain(word) in _FIRST_OF_COMPOUND and _plain(word) not in _CARDINAL


def digits(run: Sequence[Token], place: int) -> int | None:
    """The number of the token at `place`, brackets around it or beside it passed over: «( 5 )», «(  ) 5»."""
    for token in run[place : place + 4]:
        if token.number is not None:
            return token.number
        if token.key not in ("(", ")", ":", "[", "]", "-", "/"):
            return None
    return None
