"""Glyphs that the file gives no letter for (`(cid:1)`, control characters), read by where they stand.

A font may draw a glyph without saying what it means; extractors then give its number or a control
character. The usual one is the stroke that stretches a word: it stands between two letters of words that
are known without it, and only behind letters that join. It becomes the tatweel it shows, which is what the later
repairs look for. Next to a blank or a mark, a glyph of the same kind shows nothing that can be read and goes.

A glyph without which the words around it are unknown may be any letter: it is left as it is.

Other files give the stroke the code of some sign (`بالس'احل`, `منت4جا`): `normalizers.stroke_signs` tells which.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from normalizers import alphabet
from normalizers.document import Document
from normalizers.language_model import LanguageModel
from normalizers.stroke_signs import stroke_signs, strokes_in
from normalizers.text import Edit, Piece, merged

CODE = "unmapped-glyph"
NAME = "Unreadable glyphs read"
EXAMPLES = (
    ("بم(cid:1)ا يكف(cid:1)(cid:1)ل حق(cid:1)وق الجمعي(cid:1)ة", "بما يكفل حقوق الجمعية"),
    ("وترك\x01ز الجمعي\x01ة على ه\x01ذه", "وتركز الجمعية على هذه"),
    (
        "وهو مكم''ل للائح''ة الأساس''ية لجمعي''ة المتط''وعين بالس''احل الغ''ربي، ويق''رر المج''لس ذلك",
        "وهو مكمل للائحة الأساسية لجمعية المتطوعين بالساحل الغربي، ويقرر المجلس ذلك",
    ),
)
CLEAN = (
    "ترميز (cid:7) في جدول",
    "تقديم خدمة",
    "قيام/قعود و/أو بيع/شراء أو ذهاب/إياب أو أخذ/رد",
    "البند4يلغى، والبند4يبقى، ثم البند4يعدل، فإن البند4يعود",
    "العضو(ة) يتبع المدير(ة) التنفيذي(ة)، وكل الموظف(ون) ومن قرر(ت) ذلك",
)

#: how often a glyph must stand between two letters to be looked at, and in what share of all its places
ENOUGH, SHARE = 3, 0.5
#: share of the words it stands in that must be known without it
KNOWN = 0.6
#: or share of its places that follow a letter which reaches the next one, where a stroke may be drawn: six
#: letters in ten do. A stroke also marks where a line was cut, and then the words around it are halves
JOINED = 0.85
#: so many words of each glyph are looked at
SAMPLE = 40

_GLYPH = re.compile(rf"\(cid:\d+\)|[{alphabet.CONTROL_CLASS}]")
_WORD = f"[{alphabet.WORD_CLASS}]"
_PLACED = re.compile(
    rf"(?P<before>{_WORD})?(?P<run>(?P<glyph>\(cid:\d+\)|[{alphabet.CONTROL_CLASS}])(?P=glyph)*)(?={_WORD}(?P<after>))?"
)


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each line with such glyphs that can be read."""
    text = "\n".join(document.lines)
    signs = stroke_signs(document.lines, document.language)
    strokes = _strokes(text, document.language) if _GLYPH.search(text) else frozenset()
    if not signs and not strokes:
        return
    for number, line in document.numbered():
        found = _unmapped(line, strokes)
        if signs:
            found = sorted([*found, *strokes_in(line, signs, document.language)])
        pieces, last, removed = [], 0, ""
        for start, stop, inside in found:
            pieces += [Piece(last, start), Piece(start, stop, alphabet.TATWEEL * 2 if inside else "")]
            last, removed = stop, removed + line[start:stop]
        if pieces:
            pieces.append(Piece(last, len(line)))
            yield Edit(
                CODE, number, line, merged(pieces), f"{len(found)} strokes without a letter", 0.97, removed=removed
            )


def _unmapped(line: str, strokes: frozenset[str]) -> list[tuple[int, int, bool]]:
    """Where the glyphs without a letter stand that stretch words: from, to, and whether between two letters."""
    return [
        (*match.span("run"), bool(match["before"]) and match["after"] is not None)
        for match in _PLACED.finditer(line)
        if match["glyph"] in strokes
    ]


def _strokes(text: str, language: LanguageModel) -> frozenset[str]:
    """The glyphs that stretch words."""
    everywhere = Counter(match["glyph"] for match in _PLACED.finditer(text))
    between = Counter(m["glyph"] for m in _PLACED.finditer(text) if m["before"] and m["after"] is not None)
    often = [glyph for glyph, count in between.items() if count >= ENOUGH and count >= SHARE * everywhere[glyph]]
    return frozenset(glyph for glyph in often if _stretches(glyph, text, language))


def _stretches(glyph: str, text: str, language: LanguageModel) -> bool:
    """Whether most words with the glyph are words without it, as they stand or turned round."""
    found = re.finditer(rf"(?:{_WORD}+(?:{re.escape(glyph)})+)+{_WORD}+", text)
    words = [match.group().replace(glyph, "") for match in islice(found, SAMPLE)]
    known = sum(language.known(word) or language.known(word[::-1]) for word in words)
    before = [m["before"] for m in _PLACED.finditer(text) if m["glyph"] == glyph and m["before"]]
    joined = sum(letter not in alphabet.UNJOINED for letter in before)
    return known >= KNOWN * len(words) or joined >= JOINED * len(before)
