"""The words of a picture, by the system's tesseract: their letters, boxes, lines and confidence.

Two looks at each picture, word by word the better one: Arabic alone at 200 dots an inch, Arabic and
English at 300. One look has 10.4 % of the words wrong over seven documents in five fonts, the two 9.2 %;
asked for both languages at once tesseract takes Arabic words for Latin ones (12.2 %), so a Latin word
counts only where it is sure. What this leaves alone: which line comes after which (`scan`), and words
that both looks get wrong: nothing is corrected.
"""

from __future__ import annotations

import math
import re
import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from normalizers import alphabet
from normalizers.language_model import LanguageModel, load, words

if TYPE_CHECKING:
    from PIL.Image import Image

ARABIC, BOTH = "ara", "ara+eng"
#: dots an inch of the first look, and how much larger the picture is for the second
FIRST_DPI, SECOND_DPI = 200, 300
#: a Latin word that is less sure is an Arabic one misread: of 31 above this 28 were right, of 292 below it one
SURE_LATIN = 0.9
#: how much a known word counts beside confidence when two looks differ
KNOWN = 0.6
#: a number on which the two looks do not agree is no surer than this
ALONE = 0.5
#: two boxes that share this part of the smaller one are the same word
SAME = 0.6
#: seconds that one look may take
PATIENCE = 60
#: a word of so many letters is wider than high
LONG = 4
#: words are looked for in bands of so many pixels
ROW = 40
#: below this share of the words known to the language, the picture may lie sideways
UPRIGHT = 0.5
_DIGIT = re.compile(r"\d")
_LATIN = re.compile("[A-Za-z]")
_MARKS = re.compile(f"[{''.join(sorted(alphabet.DIRECTION_MARKS))}]")


@dataclass(frozen=True, slots=True)
class Word:
    """A recognised word: its box in pixels from the picture's top left corner, its line, and 0 to 1 how sure it is."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    line: tuple[int, int, int]
    confidence: float

    def scaled(self, by: float) -> Word:
        """The word in a picture so many times as large."""
        return replace(self, left=self.left * by, top=self.top * by, right=self.right * by, bottom=self.bottom * by)

    def is_over(self, other: Word) -> bool:
        """Whether the two stand in one place."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide > 0 and high > 0 and wide * high > SAME * min(self._area(), other._area())

    def _area(self) -> float:
        return (self.right - self.left) * (self.bottom - self.top)


@lru_cache(maxsize=1)
def missing() -> str:
    """What has to be installed before anything can be recognised; empty when nothing has."""
    try:
        import pytesseract
    except ImportError:
        return "pytesseract (policy-diff[scan])"
    if not shutil.which("tesseract"):
        return "tesseract, tesseract-ocr-ara"
    known = pytesseract.get_languages()
    return "" if ARABIC in known else "tesseract-ocr-ara"


def recognised(picture: Image, dpi: float) -> tuple[list[Word], int]:
    """The words of a picture of so many dots an inch, and by how many degrees it had to be turned to the left.

    Boxes are in the pixels of the picture as turned. Raises RuntimeError when tesseract takes too long.
    """
    language = load()
    with ThreadPoolExecutor(2) as both:  # each look is a process of its own
        looks = both.submit(_first, picture, dpi), both.submit(_second, picture, dpi)
        first, second = (look.result() for look in looks)
    turn = 0
    if _lies(first) or _known(first, language) < UPRIGHT * len(first):
        turn, first = _turned(picture, dpi, first, language)
        second = _second(picture.rotate(turn, expand=True), dpi) if turn else second
    return [word.scaled(dpi / FIRST_DPI) for word in merged(first, second, language)], turn


def _first(picture: Image, dpi: float) -> list[Word]:
    return _look(_sized(picture, FIRST_DPI / dpi), ARABIC)


def _second(picture: Image, dpi: float) -> list[Word]:
    """The second look, in the pixels of the first."""
    return [word.scaled(FIRST_DPI / SECOND_DPI) for word in _look(_sized(picture, SECOND_DPI / dpi), _both())]


def _turned(picture: Image, dpi: float, level: list[Word], language: LanguageModel) -> tuple[int, list[Word]]:
    """The way to turn the picture that gives the most known words, and the words."""
    looks = {0: level}
    for turn in (90, 180, 270):
        looks[turn] = _first(picture.rotate(turn, expand=True), dpi)
    best = max(looks, key=lambda turn: (not _lies(looks[turn]), _known(looks[turn], language), -turn))
    return best, looks[best]


def _known(found: Sequence[Word], language: LanguageModel) -> int:
    return sum(_is_known(word.text, language) for word in found)


def _lies(found: Sequence[Word]) -> bool:
    """Whether lines run up or down the picture: tesseract reads such lines too, but not in their order."""
    long = [word for word in found if len(word.text) >= LONG]
    return sum(word.bottom - word.top > word.right - word.left for word in long) > len(long) / 2


def _is_known(text: str, language: LanguageModel) -> bool:
    parts = [part for part in words(text) if part[0] in alphabet.LETTERS]
    return bool(parts) and all(map(language.known, parts))


@lru_cache(maxsize=1)
def _both() -> str:
    import pytesseract

    return BOTH if "eng" in pytesseract.get_languages() else ARABIC


def _sized(picture: Image, by: float) -> Image:
    if math.isclose(by, 1.0, rel_tol=0.02):
        return picture
    return picture.resize((max(1, round(picture.width * by)), max(1, round(picture.height * by))))


def _look(picture: Image, languages: str) -> list[Word]:
    """What tesseract sees at the size as given."""
    import pytesseract

    found: dict[str, list[Any]] = pytesseract.image_to_data(
        picture, lang=languages, config="--psm 3", timeout=PATIENCE, output_type=pytesseract.Output.DICT
    )
    return list(_words(found))


def _words(found: dict[str, list[Any]]) -> Iterator[Word]:
    for index, raw in enumerate(found["text"]):
        text = _MARKS.sub("", str(raw)).strip()
        if not text or int(found["level"][index]) != 5:
            continue
        left, top = float(found["left"][index]), float(found["top"][index])
        yield Word(
            text=text,
            left=left,
            top=top,
            right=left + float(found["width"][index]),
            bottom=top + float(found["height"][index]),
            line=(int(found["block_num"][index]), int(found["par_num"][index]), int(found["line_num"][index])),
            confidence=max(0.0, float(found["conf"][index]) / 100),
        )


def merged(first: Sequence[Word], second: Sequence[Word], language: LanguageModel) -> list[Word]:
    """The words of the first look, each as the second has it where that is better, in the first one's order."""
    rows: dict[int, list[int]] = {}
    for index, word in enumerate(first):
        for row in range(int(word.top) // ROW, int(word.bottom) // ROW + 1):
            rows.setdefault(row, []).append(index)
    out: dict[int, Word] = {index: _unconfirmed(word) for index, word in enumerate(first)}
    for word in second:
        near = [index for index in rows.get(int((word.top + word.bottom) / 2) // ROW, ()) if first[index].is_over(word)]
        if len(near) == 1:
            out[near[0]] = _chosen(first[near[0]], word, language)
        elif near and _is_sure_latin(word) and not any(_is_known(first[index].text, language) for index in near):
            out[near[0]] = replace(word, line=first[near[0]].line)
            for index in near[1:]:
                out.pop(index, None)
    return [out[index] for index in sorted(out)]


def _unconfirmed(word: Word) -> Word:
    """A word that only one look has seen: as sure as it was, unless it is a number."""
    return replace(word, confidence=min(word.confidence, ALONE)) if _DIGIT.search(word.text) else word


def _chosen(first: Word, second: Word, language: LanguageModel) -> Word:
    """The better of two readings of one word. Two that agree are as sure as the surer one."""
    if first.text == second.text:
        return replace(first, confidence=max(first.confidence, second.confidence))
    if _LATIN.search(second.text):
        if _is_sure_latin(second) and not _is_known(first.text, language):
            return replace(first, text=second.text, confidence=second.confidence)
        return first
    if _DIGIT.search(first.text + second.text):
        return replace(first, confidence=min(first.confidence, ALONE))
    one, two = (word.confidence + KNOWN * _is_known(word.text, language) for word in (first, second))
    return replace(first, text=second.text, confidence=second.confidence) if two > one else first


def _is_sure_latin(word: Word) -> bool:
    return word.confidence >= SURE_LATIN and bool(_LATIN.search(word.text))
