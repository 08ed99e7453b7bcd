"""Comparison keys: what two readings share once spelling that does not matter is gone.

A fold is never shown and never a repair: a repair restores what was written, a fold throws away
what does not matter for telling clauses apart (hamza, teh marbuta, yeh, marks, digit shapes,
punctuation, tatweel).

    fold("الإجراءات، ٣ أيام.")  ->  "الاجراءات 3 ايام"
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from normalizers import alphabet

_SAME = alphabet.FOLDED_LETTERS | alphabet.TO_ASCII_DIGITS | {ord(mark): None for mark in alphabet.DIRECTION_MARKS}
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The comparison key of `text`: its folded words, one blank between them."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).translate(_SAME).lower()))
