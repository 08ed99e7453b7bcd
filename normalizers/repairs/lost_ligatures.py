"""Glyphs without a letter that stand where a lam-alef was drawn (`ع��قتها`, `ا(cid:27)(cid:41)طراف`), read as one.

لا, لأ, لإ and لآ are glyphs of their own, and the commonest ones for which a font forgets to say what they mean.
Extractors then give a replacement sign, a control character or the number of the glyph. Something was printed
there, and the words around it say what: the words of a document that are known with a lam-alef in that place
are counted, and where most are, each of them is read so. The letters are listed as `restored`; which alef it
was says the word (`normalizers/hamza.py`). A sign alone between two words is لا where that reads better: the
negation in `مدة �� تقل عن` is one.

Words that are not known with a lam-alef are left with their sign, for whoever reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from normalizers import alphabet
from normalizers.document import Document
from normalizers.hamza import likely_alef
from normalizers.language_model import END, START, LanguageModel, words
from normalizers.text import Edit, Piece, merged

CODE = "lost-ligature"
NAME = "Unreadable glyph read as lam-alef"
EXAMPLES = (
    (
        "التي تنظم ع��قتها بجميع ا��طراف\nتسوية الخ��فات خلال مدة �� تقل عن شهر",
        "التي تنظم علاقتها بجميع الأطراف\nتسوية الخلافات خلال مدة لا تقل عن شهر",
    ),
)
CLEAN = ("الجدول (cid:7) الثالث", "التي تنظم علاقتها بجميع الأطراف")

#: how many different words must be known with a lam-alef, and what share of all words with such a sign
ENOUGH, SHARE = 3, 0.5
#: nats that لا must gain between two words
ALONE = 2.0

_SIGN = rf"\(cid:\d+\)|[{alphabet.REPLACEMENT}{alphabet.CONTROL_CLASS}]"
_LETTERS = f"[{alphabet.WORD_CLASS}]"
_BROKEN = re.compile(rf"{_LETTERS}*(?:(?:{_SIGN})+{_LETTERS}*)+")
_RUN = re.compile(rf"(?:{_SIGN})+")
_ANY = re.compile(_SIGN)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a word with unreadable glyphs says: its pieces, from the word's beginning, and the letters put in."""

    pieces: tuple[Piece, ...]
    restored: str


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each line with such words."""
    text = "\n".join(document.lines)
    if not _ANY.search(text):
        return
    broken = {match.group() for match in _BROKEN.finditer(text) if match.group() != _RUN.sub("", match.group())}
    inner = sorted(word for word in broken if not _RUN.fullmatch(word))
    found = [_readings(word, document.language) for word in inner]
    if sum(map(any, found)) < max(ENOUGH, SHARE * len(inner)):
        return
    # Some words are known either way (`ل��خ`: خلال, للأخ): they are read as those that are known one way only.
    turned = sum(straight is None for straight, other in found if other) > sum(
        other is None for straight, other in found if straight
    )
    for number, line in document.numbered():
        edit = _mended(number, line, _first_word(document.lines[number:]), document.language, turned=turned)
        if edit:
            yield edit


def _first_word(lines: Sequence[str]) -> str:
    """The first word of the lines, which goes on from the line before them."""
    return next((found[0] for line in lines if (found := words(line))), END)


def _mended(number: int, line: str, below: str, language: LanguageModel, *, turned: bool) -> Edit | None:
    pieces, last, restored, removed = [], 0, "", ""
    for match in _BROKEN.finditer(line):
        alone = _RUN.fullmatch(match.group())
        if alone:
            reading = _alone(line, match, below, language)
        else:
            straight, other = _readings(match.group(), language)
            reading = (other or straight) if turned else (straight or other)
        if reading:
            start = match.start()
            pieces.append(Piece(last, start))
            pieces += [Piece(start + p.start, start + p.stop, p.text) for p in reading.pieces]
            last = match.end()
            restored += reading.restored
            removed += "".join(_RUN.findall(match.group()))
    if not restored:
        return None
    pieces.append(Piece(last, len(line)))
    said = f"{len(restored) // 2} glyphs without a letter, known as lam-alef"
    return Edit(CODE, number, line, merged(pieces), said, 0.95, restored=restored, removed=removed)


@lru_cache(maxsize=8192)
def _readings(word: str, language: LanguageModel) -> tuple[_Reading | None, _Reading | None]:
    """The word with each of its signs read as a lam-alef, if it is known so: as it stands, and with its parts the
    other way round, as a reader of runs leaves them (`جراءات��وا`, `ت��تصا��ا`)."""
    runs = [match.span() for match in _RUN.finditer(word)]
    bounds = sorted({0, len(word), *(place for run in runs for place in run)})
    return (
        _reading(word, [(0, len(word))], runs, language),
        _reading(word, list(pairwise(bounds))[::-1], runs, language),
    )


def _reading(
    word: str, way: Sequence[tuple[int, int]], runs: Sequence[tuple[int, int]], language: LanguageModel
) -> _Reading | None:
    pieces = tuple(_filled(word, way, runs))
    text = "".join(piece.of(word) for piece in pieces)
    if language.known(text) and not _RUN.search(text):
        return _Reading(pieces, "".join(piece.text or "" for piece in pieces))
    return None


def _filled(word: str, way: Sequence[tuple[int, int]], runs: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """The parts of the word in the order of `way`, with a lam-alef for each run of signs."""
    plain = [(start, stop) for start, stop in way]
    bounds = sorted({0, len(word), *(place for run in runs for place in run)})
    parts = [(a, b) for start, stop in plain for a, b in pairwise(bounds) if start <= a and b <= stop]
    for index, (a, b) in enumerate(parts):
        if (a, b) not in runs:
            yield Piece(a, b)
            continue
        no = alphabet.LAM + alphabet.ALEF
        said = [no if part in runs else word[slice(*part)] for part in parts]
        before, after = "".join(said[:index]), "".join(said[index + 1 :])
        yield Piece(a, b, alphabet.LAM + likely_alef(before, after))


def _alone(line: str, match: re.Match[str], below: str, language: LanguageModel) -> _Reading | None:
    """A sign between two words read as لا, where that reads better than nothing; `below` is what the next line
    begins with."""
    before, after = words(line[: match.start()]), words(line[match.end() :])
    left, right = before[-1] if before else START, after[0] if after else below
    no = alphabet.LAM + alphabet.ALEF
    gain = language.pair(left, no) + language.pair(no, right) - language.pair(left, right)
    return _Reading((Piece(0, len(match.group()), no),), no) if gain >= ALONE else None
