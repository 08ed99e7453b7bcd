"""What stands at the head and foot of pages and belongs to none of them: found by comparing pages.

    header, footer   the same words, numbers apart, at about the same height of several pages
    page number      a number alone there, which counts with the pages

Why over pages: a title at the head of one page is a title. What this leaves alone: everything outside
the margins of the page, and lines that come once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from normalizers import alphabet, fold
from policy_diff.layout import FurnitureKind

#: the part of the page's height, at its head and at its foot, where furniture stands
MARGIN = 0.13
#: the same words count when they stand at the same height, within this share of the page
SAME_HEIGHT = 0.025
#: on so many pages at least, and on this share of them
PAGES, SHARE = 2, 0.4
_NUMBER = re.compile(r"\d+")
_ALONE = re.compile(r"[\W_]*(\d{1,4})[\W_]*")


@dataclass(frozen=True, slots=True)
class Strip:
    """A line of a page as far as its place and words go; `height` is its share of the page, from the foot."""

    page: int
    height: float
    text: str


def furniture(strips: Sequence[Strip], pages: int) -> dict[int, FurnitureKind]:
    """The lines that are furniture, by their place in `strips`, each with its kind."""
    edge = [index for index, strip in enumerate(strips) if strip.height > 1 - MARGIN or strip.height < MARGIN]
    out = {index: _kind(strips[index]) for index in _running(strips, edge, pages)}
    for index in _numbers(strips, edge, pages):
        out[index] = "page_number"
    return out


def _kind(strip: Strip) -> FurnitureKind:
    return "header" if strip.height > 0.5 else "footer"


def _key(text: str) -> str:
    return _NUMBER.sub("0", fold(text.translate(alphabet.TO_ASCII_DIGITS)))


def _running(strips: Sequence[Strip], edge: Sequence[int], pages: int) -> list[int]:
    """Lines whose words come again at the same height of other pages."""
    places: dict[str, list[int]] = {}
    for index in edge:
        if key := _key(strips[index].text):
            places.setdefault(key, []).append(index)
    out: list[int] = []
    for found in places.values():
        for index in found:
            near = {strips[i].page for i in found if abs(strips[i].height - strips[index].height) <= SAME_HEIGHT}
            if len(near) >= max(PAGES, SHARE * pages):
                out.append(index)
    return out


def _numbers(strips: Sequence[Strip], edge: Sequence[int], pages: int) -> list[int]:
    """Lone numbers that count with the pages, or are the page's own; on a single page, a lone number at its foot."""
    found: dict[int, list[int]] = {}
    for index in edge:
        alone = _ALONE.fullmatch(strips[index].text.translate(alphabet.TO_ASCII_DIGITS))
        if alone:
            found.setdefault(int(alone[1]) - strips[index].page, []).append(index)
    if pages == 1:
        return [index for run in found.values() for index in run if strips[index].height < MARGIN]
    return [index for offset, run in found.items() if len(run) >= PAGES or offset == 0 for index in run]
