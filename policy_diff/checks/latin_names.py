"""Whether a domain is like a name: «جمعية ثمار القرى» and thimar.org, by the consonants of both.

is_unlike("masar-waha.org", "جمعية ثمار القرى الزراعية") -> True     is_unlike("thimar.org", …) -> False

Why: Latin spellings of Arabic names differ in vowels, doubled letters and digraphs, hardly in their firm
consonants. What this leaves alone: short labels, which may be initials, and names of weak letters only;
nothing is unlike there. A name in translation («care.org») is unlike: the finding is a note for a reader.
"""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from normalizers import fold

#: firm consonants that Latin letters may stand for; the others (alef, waw, yeh, heh, hah, ain) come and go
_ARABIC = str.maketrans(
    dict(zip("بتثجدذرزسشصضطظغفقكخلمن", "bttjddrzsssdtdjfkkklmn", strict=True)),  # one class, one letter
)
_DIGRAPHS = (("sh", "s"), ("ch", "s"), ("kh", "k"), ("th", "t"), ("dh", "d"), ("gh", "j"), ("ph", "f"))
_LATIN = str.maketrans("gpvcq", "jbfkk")
_WEAK = re.compile(r"[^bdfjklmnrstz]")
_TWICE = re.compile(r"(.)\1+")
REGISTERS = ("org", "com", "net", "www", "mail")
#: a label below so many letters may be initials; two skeletons are alike from this on, of 100
INITIALS, ALIKE, FIRM = 5, 75, 2


def is_unlike(domain: str, name: str) -> bool:
    """Whether no part of the domain's own label resembles a word of the Arabic `name`."""
    labels = [label for label in domain.lower().split(".")[:-1] if label not in REGISTERS]
    label = max(labels, key=len, default="")
    if len(label) < INITIALS:
        return False
    words = [skeleton for word in fold(name).split() if len(skeleton := _arabic(word)) >= FIRM]
    parts = [skeleton for part in (label, *label.split("-")) if len(skeleton := _latin(part)) >= FIRM]
    if not words or not parts:
        return False
    return not any(_alike(word, part) for word in words for part in parts)


def _alike(word: str, part: str) -> bool:
    """Whether one is in the other; longer ones may differ in a letter."""
    return word in part or (min(len(word), len(part)) > FIRM and fuzz.ratio(word, part) >= ALIKE)


def _arabic(word: str) -> str:
    """The firm consonants of a folded Arabic word without its article."""
    return _TWICE.sub(r"\1", _WEAK.sub("", word.removeprefix(fold("ال")).translate(_ARABIC)))


def _latin(word: str) -> str:
    """The firm consonants of a Latin word."""
    for two, one in _DIGRAPHS:
        word = word.replace(two, one)
    return _TWICE.sub(r"\1", _WEAK.sub("", word.translate(_LATIN)))
