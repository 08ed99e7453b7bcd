"""What about a line says that it was cut, from its outside alone.

A healthy line has no tatweel at the beginning of a word, no full stop before everything else and no
list marker behind it; those signs are *strong*. The others (wide blanks, a number glued to a word,
two words without a blank, a rare blank at an edge, a last word that needs another) are found in
healthy lines too, and ask for more evidence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalizers import alphabet
from normalizers.atoms import Atom, Kind
from normalizers.language_model import LanguageModel
from normalizers.lexicon import LAST, SHORTEST_GLUED, Lexicon
from normalizers.segment_parts import COLUMN

TATWEEL = "a word begins with a tatweel"
CLOSER = "it begins with a full stop or comma"
MARKER = "it ends in a list marker"
WIDE = "wide blanks"
NUMBER = "a number is glued to a word"
STOP = "a word is glued to a full stop"
GLUED = "two words without a blank"
EDGE = "a blank at its edge, as few lines have"
HANGS = "it ends in a word that needs another"
#: a last word that hangs: this seldom at the end of a line, this badly followed by the next line's first
HANGING, GOES_ON = -0.9, 1.5


def signs(line: str, parts: Sequence[Atom], words: Sequence[int], language: LanguageModel) -> tuple[str, ...]:
    """The signs of the line, in words, for the evidence of the edit. `words`: its words by number."""
    found = outward(line, parts)
    if may_hold_two(line, words, language.lexicon) and two_in_one(line, parts, words, language):
        return (*found, GLUED)
    return found


def outward(line: str, parts: Sequence[Atom]) -> tuple[str, ...]:
    """The signs that the line shows whatever its words are."""
    if not parts:
        return ()
    out = []
    first, last = parts[0], parts[-1]
    if alphabet.TATWEEL in line and any(
        part.kind is Kind.WORD and part.text[0] == alphabet.TATWEEL and (part.blanks or part is first) for part in parts
    ):
        out.append(TATWEEL)
    if "  " in line and any(1 < part.blanks < COLUMN for part in parts[1:]):
        out.append(WIDE)
    if first.text in alphabet.CLOSERS and not (len(parts) > 1 and parts[1].kind is Kind.NUMBER):
        out.append(CLOSER)
    ends = len(parts) > 1 and last.kind is Kind.MARKER and parts[-2].text not in _LEADERS
    if ends and (first.kind is not Kind.MARKER or last.text in alphabet.BULLETS):
        out.append(MARKER)
    touching = _touching(line)
    if touching:
        out.append(touching)
    return tuple(out)


def may_hold_two(line: str, words: Sequence[int], lexicon: Lexicon) -> bool:
    """Whether it has to be asked if a word of the line is two: of most lines that is clear whatever is at hand."""
    return any(map(lexicon.glued.__getitem__, words)) or _ENDED.search(line) is not None


def two_in_one(line: str, parts: Sequence[Atom], words: Sequence[int], language: LanguageModel) -> bool:
    """Whether a word that nobody knows is two known ones, or goes on after a letter that ends words."""
    glued = language.lexicon.glued
    if any(map(glued.__getitem__, words)) and any(not language.known_number(word) for word in words if glued[word]):
        return True
    return _ENDED.search(line) is not None and any(
        len(part.text) >= SHORTEST_GLUED and _ENDED.search(part.text) and not language.known(part.text)
        for part in parts
        if part.kind is Kind.WORD
    )


#: dots that lead to a price or a page: what stands behind them is no marker
_LEADERS = frozenset({".", "…"})
_CLOSER = "".join(sorted(re.escape(closer) for closer in alphabet.CLOSERS))
_LETTER = "".join(sorted(alphabet.LETTERS | alphabet.MARKS | {alphabet.TATWEEL}))
#: punctuation that stands with a word behind it as a mark stands with the word before it
BEFORE_WORD = re.compile(rf"(?<=\s)[{_CLOSER}](?=[{_LETTER}]{{2}})")
_CALENDAR = "".join(sorted(alphabet.CALENDAR_LETTERS))
_ENDED = re.compile(
    rf"[{''.join(sorted(alphabet.WORD_ENDERS))}]{alphabet.TATWEEL}*[{_LETTER}]{alphabet.TATWEEL}*[{_LETTER}]"
)
_TOUCHING = re.compile(
    rf"(?P<NUMBER>[{_LETTER}]{{2}}[{alphabet.DIGIT_CLASS}]"
    rf"|[{alphabet.DIGIT_CLASS}](?![{_CALENDAR}]{alphabet.TATWEEL}*(?![{_LETTER}]))[{_LETTER}]{{2}})"
    rf"|(?P<STOP>[^.][{_CLOSER}][{_LETTER}]{{2}})"
)


def _touching(line: str) -> str:
    """The first sign of two atoms that touch and should not, or nothing."""
    match = _TOUCHING.search(line)
    if match is None:
        return ""
    return NUMBER if match.lastgroup == "NUMBER" else STOP


def hangs(numbers: Sequence[int], parts: Sequence[Atom], after: int, language: LanguageModel) -> bool:
    """Whether the line's last word hardly ever ends a line, and what follows below does not go on from it.

    `numbers`: the words of the line; `after`: the first word of the next line, -1 for none.
    """
    if len(parts) < 3 or parts[-1].kind is not Kind.WORD:
        return False
    row = language.lexicon.rows[numbers[-1]]
    return row[LAST] <= HANGING and (after < 0 or language.pair_numbers(numbers[-1], after) < GOES_ON)
