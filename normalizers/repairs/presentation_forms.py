"""Shaped glyphs and letters of other keyboards, spelt with the letters they show.

Some extractors give the glyph that was drawn (U+FEF3) and not the letter (ي), or the Farsi yeh
and keheh that look the same. NFKC spells each glyph out; a mark's own glyph stands on a blank or a
tatweel there, which goes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from normalizers import alphabet
from normalizers.document import Document
from normalizers.text import Edit, Piece, merged

CODE = "presentation-forms"
NAME = "Glyphs spelt as letters"
EXAMPLES = (("ﺳﻴﺎﺳﺔ", "سياسة"), ("ﻻ تقل", "لا تقل"), ("سیاسة التطوع", "سياسة التطوع"))
CLEAN = ("سياسة التطوع", "صلى الله عليه وسلم")


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each line with such characters."""
    for number, line in document.numbered():
        pieces, last, found = [], 0, 0
        for index, character in enumerate(line):
            letters = _spelt(character)
            if letters is None:
                continue
            found += 1
            pieces += [Piece(last, index), Piece(index, index + 1, letters)]
            last = index + 1
        if found:
            pieces.append(Piece(last, len(line)))
            yield Edit(CODE, number, line, merged(pieces), f"{found} glyphs", 1.0)


def _spelt(character: str) -> str | None:
    """The letters that `character` shows, or None where it is a letter already."""
    if character in alphabet.FOREIGN_LETTERS:
        return alphabet.FOREIGN_LETTERS[character]
    if not alphabet.is_presentation_form(character):
        return None
    spelt = unicodedata.normalize("NFKC", character)
    return spelt.replace(" ", "").replace(alphabet.TATWEEL, "") if len(spelt) > 1 else spelt
