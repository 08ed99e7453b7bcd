"""Shaped glyphs and letters of other keyboards, spelt with the letters they show.

Some extractors give the glyph that was drawn (U+FEF3) and not the letter (ي), or the Farsi yeh
and keheh that look the same. NFKC spells each glyph out; a mark's own glyph stands on a blank or a
tatweel there, which goes. A glyph that stands for several words (`ﷺ`) is spelt with the blanks between them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from normalizers import alphabet
from normalizers.document import Document
from normalizers.text import Edit, Piece, merged

CODE = "presentation-forms"
NAME = "Glyphs spelt as letters"
EXAMPLES = (
    ("ﺳﻴﺎﺳﺔ", "سياسة"),
    ("ﻻ تقل", "لا تقل"),
    ("محمد ﷺ", "محمد صلى الله عليه وسلم"),
    ("سیاسة التطوع", "سياسة التطوع"),
)
CLEAN = ("سياسة التطوع", "صلى الله عليه وسلم")

_SHOWN = re.compile(f"[{''.join(alphabet.FOREIGN_LETTERS)}{alphabet.FORM_CLASS}]")


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each line with such characters."""
    for number, line in document.numbered():
        found = list(_SHOWN.finditer(line))
        if not found:
            continue
        pieces, last = [], 0
        for match in found:
            pieces += [Piece(last, match.start()), Piece(match.start(), match.end(), _spelt(match.group()))]
            last = match.end()
        pieces.append(Piece(last, len(line)))
        yield Edit(CODE, number, line, merged(pieces), f"{len(found)} glyphs", 1.0)


def _spelt(character: str) -> str:
    """The letters that `character` shows."""
    if character in alphabet.FOREIGN_LETTERS:
        return alphabet.FOREIGN_LETTERS[character]
    spelt = unicodedata.normalize("NFKC", character)
    if len(spelt) > 1:
        spelt = spelt.strip().replace(alphabet.TATWEEL, "")
    return "".join(alphabet.FOREIGN_LETTERS.get(letter, letter) for letter in spelt)
