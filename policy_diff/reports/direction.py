"""Which parts of a text run against its direction, so that a report can set them apart.

A renderer of Arabic orders a line by itself, and does it wrong for what is neither letters nor plain
digits: `2026-11-20` comes out as `20-11-2026`, `41–43` as `43–41`, a list of Latin names backwards.
Each such part is set apart (HTML: `<bdi>`, Word: a run of its own). In a text that runs from left to
right it is the Arabic parts that are set apart. Nothing is reordered here, and no character is added.

    parts("في 1445-10-29هـ", "rtl")
    -> Part("في "), Part("1445-10-29", "ltr"), Part("هـ")
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from normalizers import alphabet

Direction = Literal["rtl", "ltr"]


@dataclass(frozen=True, slots=True)
class Part:
    """A run of a text; `direction` None means that it runs with the text."""

    text: str
    direction: Direction | None = None


#: what a character is to the bidirectional algorithm: R and L letters, digits, blanks, marks; signs and the rest follow
_CODES = {"R": "R", "AL": "R", "L": "L", "EN": "d", "AN": "d", "WS": " ", "NSM": "m"}
_SIGNS = "+-"
#: signs that belong to the Latin word beside them
_TECHNICAL = frozenset("<>=@#$&*_|~^\\")
_JOINTS = frozenset(re.sub(r"\\", "", alphabet.NUMBER_JOINTS)) | alphabet.DASHES
#: a date, a range or a signed number; a plain number runs rightly by itself
_NUMBER = r"(?<![RLdm])s?d+(?:[js]d+)+(?![L])|(?<![RLdm])sd+"
_LATIN = r"(?:[dx][dxjs]*)?L(?:[^R]*[Ldmx])?"
_ARABIC = r"R(?:[^L]*[Rdm])?"
_AGAINST = {"rtl": re.compile(f"{_LATIN}|{_NUMBER}"), "ltr": re.compile(_ARABIC)}
#: a quotation runs in the direction of its first letter, whatever else stands in it
_QUOTED = re.compile("(?<=«)[^«»]+(?=»)|(?<=“)[^“”]+(?=”)")


def printable(text: str) -> str:
    """`text` on one line, without what steers direction and what cannot be printed (or stored in XML)."""
    kept = (c if c.isprintable() else " " for c in text if c not in alphabet.DIRECTION_MARKS)
    return "".join(kept)


def parts(text: str, base: Direction, names: Sequence[str] = ()) -> tuple[Part, ...]:
    """The runs of `text`; `names` are sigla, which stand for themselves whatever they are made of."""
    text = printable(text)
    found: list[Part] = []
    for part in _named(text, tuple(names)):
        if part.direction is not None:
            found.append(part)
        else:
            found += _quotations(part.text, base)
    return tuple(part for part in found if part.text)


def direction_of(text: str) -> Direction:
    """The direction of the first letter; of none, from left to right."""
    codes = _codes(text)
    first = re.search("[RL]", codes)
    return "rtl" if first and first[0] == "R" else "ltr"


def _codes(text: str) -> str:
    return "".join(map(_code, text))


@lru_cache(maxsize=4096)
def _code(character: str) -> str:
    if character in _SIGNS:
        return "s"
    if character in _TECHNICAL:
        return "x"
    if character in _JOINTS:
        return "j"
    return _CODES.get(unicodedata.bidirectional(character), "n")


@lru_cache(maxsize=64)
def _name_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted({printable(name) for name in names if name.strip()}, key=lambda name: (-len(name), name))
    return re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in longest_first))


def _named(text: str, names: tuple[str, ...]) -> Iterator[Part]:
    """`text` with the names set apart."""
    at = 0
    for match in _name_pattern(names).finditer(text) if any(name.strip() for name in names) else ():
        yield Part(text[at : match.start()])
        yield Part(match[0], direction_of(match[0]))
        at = match.end()
    yield Part(text[at:])


def _quotations(text: str, base: Direction) -> Iterator[Part]:
    at = 0
    for match in _QUOTED.finditer(text) if base == "ltr" else ():
        if direction_of(match[0]) == "rtl":
            yield from _against(text[at : match.start()], base)
            yield Part(match[0], "rtl")
            at = match.end()
    yield from _against(text[at:], base)


def _against(text: str, base: Direction) -> Iterator[Part]:
    other: Direction = "ltr" if base == "rtl" else "rtl"
    at = 0
    for match in _AGAINST[base].finditer(_codes(text)):
        if match.start() < at:
            continue
        stop = _closed(text, match.start(), match.end())
        yield Part(text[at : match.start()])
        yield Part(text[match.start() : stop], other)
        at = stop
    yield Part(text[at:])


def _closed(text: str, start: int, stop: int) -> int:
    """`stop`, or past the brackets that close what was opened since `start`."""
    while stop < len(text) and text[stop] in alphabet.CLOSE_BRACKETS:
        opener = alphabet.OPEN_BRACKETS[alphabet.CLOSE_BRACKETS.index(text[stop])]
        if text.count(opener, start, stop) <= text.count(text[stop], start, stop):
            break
        stop += 1
    return stop
