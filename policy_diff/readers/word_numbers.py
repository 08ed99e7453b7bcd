"""The numbers and bullets of Word's lists, which the file does not write out but has counted.

A paragraph names a list and a level; `numbering.xml` says how the level looks («%1.», «%1-%2»), in which
letters it counts, and where it starts. Counting goes on through the document, a level begins anew when
one above it has moved on. What this leaves alone: the paragraphs' words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from lxml import etree

from normalizers import alphabet
from policy_diff.readers.word_names import W, value

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
BULLET = "\u2022"
#: beyond this, letters would be repeated more often than anyone can read
MOST_LETTERS = 200
_PLACE = re.compile(r"%(\d)")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list looks."""

    form: str = "decimal"
    text: str = "%1."
    start: int = 1


@dataclass(slots=True)
class Numbers:
    """The lists of a document, and how far each has counted."""

    levels: Mapping[str, Mapping[int, Level]]
    abstract: Mapping[str, str] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def next(self, number: str, level: int) -> str:
        """The marker of the next paragraph of a list at a level; empty where the list has none."""
        levels = self.levels.get(number)
        if number == "0" or not levels:
            return ""
        look = levels.get(level, Level())
        if look.form == "bullet":
            return _bullet(look.text)
        counts = self._counts.setdefault(self.abstract.get(number, number), {})
        counts[level] = counts.get(level, look.start - 1) + 1
        for deeper in [key for key in counts if key > level]:
            del counts[deeper]
        if look.form == "none":
            return ""

        def shown(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            own = levels.get(at, Level())
            return written(counts.get(at, own.start), own.form)

        return _PLACE.sub(shown, look.text).strip()


def numbers(root: etree._Element | None) -> Numbers:
    """The lists that `numbering.xml` defines; none where the file has no such part."""
    if root is None:
        return Numbers({})
    kinds = {value(kind, "abstractNumId"): _levels(kind) for kind in root.findall(f"{W}abstractNum")}
    levels: dict[str, Mapping[int, Level]] = {}
    abstract: dict[str, str] = {}
    for number in root.findall(f"{W}num"):
        own = value(number, "numId")
        kind = value(number.find(f"{W}abstractNumId"), "val")
        changed = {int(value(o, "ilvl") or 0): o for o in number.findall(f"{W}lvlOverride")}
        levels[own] = {**kinds.get(kind, {}), **_overridden(kinds.get(kind, {}), changed)}
        if not changed:  # lists of one kind that restart nowhere count on together
            abstract[own] = f"kind {kind}"
    return Numbers(levels, abstract)


def _levels(kind: etree._Element) -> dict[int, Level]:
    return {int(value(level, "ilvl") or 0): _level(level) for level in kind.findall(f"{W}lvl")}


def _level(level: etree._Element) -> Level:
    return Level(
        form=value(level.find(f"{W}numFmt"), "val") or "decimal",
        text=value(level.find(f"{W}lvlText"), "val"),
        start=_whole(value(level.find(f"{W}start"), "val"), 1),
    )


def _overridden(kind: Mapping[int, Level], changed: Mapping[int, etree._Element]) -> dict[int, Level]:
    out = {}
    for at, override in changed.items():
        own = override.find(f"{W}lvl")
        look = _level(own) if own is not None else kind.get(at, Level())
        start = value(override.find(f"{W}startOverride"), "val")
        out[at] = Level(look.form, look.text, _whole(start, look.start))
    return out


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.lstrip("-").isdigit() else otherwise


def _bullet(text: str) -> str:
    return text if text and (text in alphabet.BULLETS or text in alphabet.DASHES) else BULLET


def written(number: int, form: str) -> str:
    """A number as a list shows it; forms that are not known are written in digits."""
    row = letters(form)
    if row and number > 0:
        return row[(number - 1) % len(row)] * ((number - 1) // len(row) + 1) if number <= MOST_LETTERS else str(number)
    return _FORMS.get(form, str)(number)


@lru_cache(maxsize=16)
def letters(form: str) -> str:
    """The letters in which a form counts, in order; nothing for a form that does not count in letters."""
    if form in ("arabicAbjad", "arabicAlpha"):
        data = tomllib.loads(Path(__file__).with_name("counting.toml").read_text(encoding="utf-8"))
        return str(data["abjad" if form == "arabicAbjad" else "alphabet"])
    latin = "abcdefghijklmnopqrstuvwxyz"
    return {"lowerLetter": latin, "upperLetter": latin.upper()}.get(form, "")


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    out = ""
    for size, sign in _ROMAN:
        while number >= size:
            out, number = out + sign, number - size
    return out


_HINDI = str.maketrans(alphabet.ASCII_DIGITS, alphabet.ARABIC_INDIC_DIGITS)
_FORMS: Mapping[str, Callable[[int], str]] = {
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "decimalZero": lambda number: f"{number:02d}",
    "hindiNumbers": lambda number: str(number).translate(_HINDI),
    "numberInDash": lambda number: f"- {number} -",
}
