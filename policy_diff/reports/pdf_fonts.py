"""The fonts of the PDF report, and what they cannot draw.

Amiri, because what is written with it can be read out of the file again; a second font has the
arrows and bullets that Amiri has not. They travel with the package, so that the same report is made
on every machine. A character that neither has is shown by its number: an empty box would say nothing,
and a file for archives may not hold one.

    drawn("بند \\ue021")
    -> "بند [U+E021]"
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path

#: the families, in the order in which they are asked
FAMILIES = ("Amiri", "Noto Sans Symbols 2")
#: which characters they have in all their weights, as `0020-007E`; made with them by `pdf_fonts.sh`
_DRAWN = "drawn.txt"


def folder() -> AbstractContextManager[Path]:
    """The folder with the fonts, while it is needed."""
    return as_file(_fonts())


def drawn(text: str) -> str:
    """`text` with the number of each character that cannot be drawn in its place."""
    known = characters()
    return text if known.issuperset(text) else "".join(c if c in known else f"[U+{ord(c):04X}]" for c in text)


@cache
def characters() -> frozenset[str]:
    """The characters that can be drawn."""
    ranges = (line.split("-") for line in _fonts().joinpath(_DRAWN).read_text(encoding="ascii").split())
    return frozenset(chr(code) for first, last in ranges for code in range(int(first, 16), int(last, 16) + 1))


def _fonts() -> Traversable:
    return files("policy_diff.reports").joinpath("templates", "fonts")
