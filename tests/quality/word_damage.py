"""Damages single words of clean lines the way fonts and gaps do; beside `tests/damage.py`, which moves segments.

Every kind takes a line and a seeded `random.Random`. It knows nothing of the repairs. One document
has one habit: the same loss all over, as one font and one program made it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

LAM = "ل"
ALEFS = "اأإآ"
_LAM_ALEF = re.compile(f"{LAM}([{ALEFS}])")
_WORD = re.compile(r"[^\W\d_]{5,}")
_DATE = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")


def lam_alef_swapped(line: str, rng: random.Random) -> str:
    """العالقة: the ligature's letters come in the order of the glyph table."""
    return _LAM_ALEF.sub(rf"\1{LAM}", line)


def lam_lost(line: str, rng: random.Random) -> str:
    """خال: only the alef of the ligature is left."""
    return _LAM_ALEF.sub(r"\1", line)


def alef_lost(line: str, rng: random.Random) -> str:
    """العلقة: only the lam of the ligature is left."""
    return _LAM_ALEF.sub(LAM, line)


def split(line: str, rng: random.Random) -> str:
    """قنوا ت: a wide gap between two glyphs is taken for a blank."""
    return _WORD.sub(lambda match: _parted(match.group(), rng), line)


def _parted(word: str, rng: random.Random) -> str:
    if rng.random() > 0.06:
        return word
    at = rng.randrange(1, len(word) - 1)
    return f"{word[:at]} {word[at:]}"


def glued(line: str, rng: random.Random) -> str:
    """الجمعيةبحفظ: a narrow gap between two words is taken for none."""
    return re.sub(r"(?<=[^\W\d_]) (?=[^\W\d_])", lambda match: "" if rng.random() < 0.05 else " ", line)


def dates_turned(line: str, rng: random.Random) -> str:
    """٣٢٠٢/٠١/٧١: the digits of a date stand as the line was drawn, backwards."""
    return _DATE.sub(lambda match: match.group()[::-1], line)


Damage = Callable[[str, random.Random], str]
KINDS: dict[str, Damage] = {
    "lam_alef_swapped": lam_alef_swapped,
    "lam_lost": lam_lost,
    "alef_lost": alef_lost,
    "split": split,
    "glued": glued,
    "dates_turned": dates_turned,
}


def document(lines: list[str], kind: str, seed: int) -> list[str]:
    """All lines damaged in one kind."""
    rng = random.Random(seed)
    return [KINDS[kind](line, rng) for line in lines]
