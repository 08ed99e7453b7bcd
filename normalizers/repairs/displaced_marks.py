"""Marks put on the letter they belong to: a hamza drawn apart from its alef, a tanween that slipped.

Marks are glyphs of their own, and an extractor that sorts glyphs by their place may write one before its
letter, behind a blank, or on a line by itself. Three things are known to be wrong, whatever the text:
 - a hamza (U+0654, U+0655) or madda before an alef, where the letter before cannot carry it (`الٔاطراف`):
   it goes onto the alef; one behind its letter is written with it as one character;
 - any mark behind a blank or at the beginning of a line (`أولا ً`, `:ً`): it goes onto the last letter before;
 - tanween in the middle of a known word (`الطًلب`), unless what follows is the alef it is written with
   (`شكرًا`) or a word of its own (`كتابٌجديد` is glued): it goes to the end of the word, or behind the lam whose
   alef it stands for (`باًللتزام`, which `lam_alef` makes بالالتزام).

Marks that stand where they may are left alone, in whatever order drafters type them (`أولاً`, `أولًا`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from normalizers import alphabet
from normalizers.document import Document
from normalizers.language_model import LanguageModel
from normalizers.text import Edit, Piece, merged

CODE = "displaced-mark"
NAME = "Mark put on its letter"
EXAMPLES = (
    ("والٕاجراءات التي تنظم الٔاطراف", "والإجراءات التي تنظم الأطراف"),
    ("أولا ً: شروط الاستفادة", "أولاً: شروط الاستفادة"),
)
CLEAN = ("أولاً: شروط الاستفادة", "ثانيًا وشكرًا", "مُحَمَّد", "رجاءً ومساءً", "رؤية وسؤال")

_ALEFS = "".join(sorted(alphabet.ALEFS))
_LETTER = f"[{''.join(sorted(alphabet.LETTERS))}]"
_MARKS = alphabet.MARK_CLASS
_CARRIED = "".join(sorted(alphabet.CARRIED_MARKS))
_TANWEEN = "".join(sorted(alphabet.TANWEEN))
_DISPLACED = re.compile(
    rf"(?P<hamza>(?P<mark>[{_CARRIED}])(?P<alef>{alphabet.ALEF}))"
    rf"|(?P<carried>(?P<letter>[{alphabet.ALEF}{alphabet.WAW}{alphabet.YEH}])(?P<own>[{_CARRIED}]))"
    rf"|(?P<apart>(?P<end>{_LETTER})(?P<gap>[ ]+)(?P<slipped>[{_MARKS}]+)(?![{_MARKS}{_ALEFS}]))"
    rf"|(?P<inside>(?<![{_MARKS}])(?P<head>{_LETTER}+)(?P<tanween>[{_TANWEEN}])(?P<tail>{_LETTER}+))"
)
_ANY = re.compile(rf"[{_CARRIED}]|(?<![{alphabet.WORD_CLASS}])[{_MARKS}]|[{_TANWEEN}]{_LETTER}")


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each line with such marks."""
    text = "\n".join(document.lines)
    if not _ANY.search(text):
        return
    before = _before_their_letter(text)
    for number, line in document.numbered():
        if not _ANY.search(line):
            continue
        pieces, last, said = [], 0, []
        for match in _DISPLACED.finditer(line):
            made = _placed(match, before, document.language)
            if made:
                pieces += [Piece(last, match.start()), *made]
                last = match.end()
                said.append(match.group())
        if said:
            pieces.append(Piece(last, len(line)))
            new = [(piece.text, line[piece.start : piece.stop]) for piece in pieces if piece.text]
            restored = "".join(made for made, _ in new)
            removed = "".join(letter for _, was in new for letter in was if alphabet.is_letter(letter))
            why = f"{len(said)} marks that cannot stand there"
            yield Edit(CODE, number, line, merged(pieces), why, 0.97, restored=restored, removed=removed)


def _before_their_letter(text: str) -> bool:
    """Whether this document writes hamzas before their letters: seen where the letter before takes none."""
    before = re.findall(rf"(?<![{_ALEFS}{alphabet.WAW}{alphabet.YEH}])[{_CARRIED}]{alphabet.ALEF}", text)
    behind = re.findall(rf"[{alphabet.ALEF}{alphabet.WAW}{alphabet.YEH}][{_CARRIED}](?!{alphabet.ALEF})", text)
    return len(before) > len(behind)


def _placed(match: re.Match[str], before: bool, language: LanguageModel) -> list[Piece]:
    """The pieces that put the mark of `match` right; none where it stands where it may."""
    start, stop = match.span()
    if match["hamza"]:
        return [Piece(start, stop, _composed(match["alef"], match["mark"]))]
    if match["carried"]:
        follows = match.string[stop : stop + 1] == alphabet.ALEF
        if before and follows and match["letter"] not in alphabet.ALEFS:
            return []
        spelt = _composed(match["letter"], match["own"])
        return [Piece(start, stop, spelt)] if len(spelt) == 1 else []
    if match["apart"]:
        return [Piece(*match.span("end")), Piece(*match.span("slipped")), Piece(*match.span("gap"))]
    return _tanween(match, language)


def _composed(letter: str, mark: str) -> str:
    return unicodedata.normalize("NFC", letter + mark)


def _tanween(match: re.Match[str], language: LanguageModel) -> list[Piece]:
    """The tanween behind the letters that follow it, where they belong to its word."""
    head, tail = match["head"], match["tail"]
    if tail[0] == alphabet.LAM and len(tail) > 1 and language.known(head + alphabet.LAM + alphabet.ALEF + tail[1:]):
        lam = match.start("tail")
        spans = match.span("head"), (lam, lam + 1), match.span("tanween"), (lam + 1, match.end())
        return [] if language.known(tail) and language.known(head) else [Piece(*span) for span in spans]
    if tail in (alphabet.ALEF, alphabet.ALEF_MAKSURA) or language.known(tail) or not language.known(head + tail):
        return []
    return [Piece(*match.span("head")), Piece(*match.span("tail")), Piece(*match.span("tanween"))]
