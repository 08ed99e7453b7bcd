"""What a document says about its own lines: their words, which way they run, which blanks are at their edges.

Made once a document, before any line is searched: the lines by the numbers of their words, whether
the document was written word by word backwards, what its healthy lines and those of its siblings
say about which word follows which, and how rare a blank at the edge of a line is.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from normalizers import alphabet
from normalizers.atoms import Atom, Kind, atoms, words_of
from normalizers.language_model import LanguageModel
from normalizers.lexicon import FIRST, LAST
from normalizers.segment_layout import GLUED_NUMBER, GLUED_STOP, Oddities
from normalizers.segment_signs import HANGS, NUMBER, STOP, WIDE, hangs, signs

#: a document is read word by word backwards when so many of its lines (of three words and more)
#: read better so; every healthy document measured stayed below .2, every reversed one above .85
REVERSED_SHARE = 0.6
#: and when so many lines have a say: a verse or two may well read better backwards
REVERSED_LINES = 4
#: and when this share of them reads so many nats better so: of lists of foreign names, which read no way, it was at
#: most .13 (280 lists and catalogues), of other text with its words in reverse .25 and more
REVERSED_FAR, FAR_SHARE = -4.0, 0.2
#: so many lines, spread over the document, are asked first; when fewer than this share read better
#: backwards, the others need not be asked
ASKED, SURELY_NOT = 24, 0.35
BLANKS = " \t"
#: what a share of the lines have that speaks against such a line by the logarithm of that share, less this,
#: at most so much
ODD_LESS, ODD_MOST = 0.8, 4.0
#: from so many nats on, a blank at the edge of a line is a sign
STRAY = 0.5
#: a line with a pair of words that is worth so little is no evidence of what follows what
DOUBT = -2.0
#: a join without a blank on either side, in nats
TORN = 1.7
#: a document keeps the blanks at the edges of its lines when so many lines have one
KEPT_LINES = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line and the numbers of its words; `number` counts from 1. Its atoms are not kept: a text may be long."""

    number: int
    text: str
    words: list[int]


def read_lines(numbered: Iterable[tuple[int, str]], language: LanguageModel) -> list[Line]:
    """The lines with their words."""
    row_of = language.lexicon.row_of
    return [Line(number, text, row_of(words_of(atoms(text)))) for number, text in numbered]


def direction(words: Sequence[int], language: LanguageModel) -> float:
    """How many nats better the words read as they stand than in reverse; 0 below three words."""
    if len(words) < 3:
        return 0.0
    rows = language.lexicon.rows
    forwards = rows[FIRST][words[0]] + rows[words[-1]][LAST]
    back = rows[FIRST][words[-1]] + rows[words[0]][LAST]
    for left, right in pairwise(words):
        forwards += rows[left][right]
        back += rows[right][left]
    return forwards - back


def reversed_word_by_word(lines: Sequence[Line], language: LanguageModel) -> bool:
    """Whether most lines of three words and more read better with their words in reverse.

    Lines with wide blanks or a stretched beginning have no vote: they were cut in their own way.
    """
    asking = [line for line in lines if len(line.words) > 2 and not _cut_wide(line)]
    if len(asking) > ASKED:
        votes = [direction(line.words, language) for line in asking[:: len(asking) // ASKED]]
        if sum(vote < 0 for vote in votes) < SURELY_NOT * len(votes):
            return False
    decided = [vote for line in asking if (vote := direction(line.words, language))]
    return (
        len(decided) >= REVERSED_LINES
        and sum(vote < 0 for vote in decided) >= REVERSED_SHARE * len(decided)
        and sum(vote <= REVERSED_FAR for vote in decided) >= FAR_SHARE * len(decided)
        and sum(decided) < 0
    )


def _cut_wide(line: Line) -> bool:
    text = line.text
    if "  " in text and sum(part.blanks > 1 for part in atoms(text)[1:]) > 2:
        return True
    return alphabet.TATWEEL in text and any(part.blanks and part.text[0] == alphabet.TATWEEL for part in atoms(text))


def evidence(lines: Sequence[Line], signed: Sequence[Sequence[str]], language: LanguageModel) -> dict[int, list[int]]:
    """The words of the lines that need no repair, by line number: what follows what. `signed`: their signs."""
    return {
        line.number: line.words
        for line, found in zip(lines, signed, strict=True)
        if len(line.words) > 2 and not any(sign != HANGS for sign in found) and _reads(line.words, language)
    }


def _reads(words: Sequence[int], language: LanguageModel) -> bool:
    """Whether the words stand together better than chance would have it."""
    rows = language.lexicon.rows
    return sum(rows[left][right] for left, right in pairwise(words)) > 0


def signs_of(lines: Sequence[Line], language: LanguageModel) -> list[tuple[str, ...]]:
    """The signs of each line, those of the line below looked at as well."""
    out = []
    after = -1
    for line in reversed(lines):
        parts = atoms(line.text)
        found = signs(line.text, parts, line.words, language) if _has_words(parts) else ()
        if line.words:
            found = (*found, HANGS) if hangs(line.words, parts, after, language) else found
            after = line.words[0]
        out.append(found)
    return out[::-1]


def _has_words(parts: Sequence[Atom]) -> bool:
    """Whether the line has an Arabic word: of numbers alone («27 /11 /») no language says how they follow."""
    return any(part.kind is Kind.WORD for part in parts)


def doubtful(line: Line, language: LanguageModel, doubt: float) -> bool:
    """Whether two words of the line stand beside each other that hardly ever do, in nats."""
    rows, words = language.lexicon.rows, line.words
    for left, right in pairwise(words):
        if rows[left][right] <= doubt and language.pair_numbers(left, right) <= doubt:
            return True
    return False


def own_pairs(words: Sequence[int]) -> dict[tuple[int, int], int]:
    """How often each pair stands in the line: its own evidence, which does not count for itself."""
    found: dict[tuple[int, int], int] = {}
    for pair in pairwise(words):
        found[pair] = found.get(pair, 0) + 1
    return found


def oddities_of(lines: Sequence[Line], signed: Sequence[Sequence[str]]) -> Oddities:
    """How rare each oddity is among the lines of this document, and what that says. `signed`: their signs.

    A blank at an edge is judged by the lines without another sign: authors leave them, and so do the
    places where lines are wrapped.
    """
    plain = [line.text for line, found in zip(lines, signed, strict=True) if not any(sign != HANGS for sign in found)]
    leading = sum(text[0] in BLANKS for text in plain)
    trailing = sum(text[-1] in BLANKS for text in plain)
    having = Counter(sign for found in signed for sign in found)
    total = len(lines)
    return Oddities(
        leading=_nats(leading + 0.5, len(plain) + 1),
        trailing=_nats(trailing + 0.5, len(plain) + 1),
        wide=_nats(having[WIDE], total),
        stop=max(GLUED_STOP, _nats(having[STOP], total)),
        number=max(GLUED_NUMBER, _nats(having[NUMBER], total)),
        kept=sum(line.text[0] in BLANKS or line.text[-1] in BLANKS for line in lines) >= KEPT_LINES,
        torn=TORN,
    )


def at_edge(line: Line, oddities: Oddities) -> bool:
    """Whether a blank stands at an edge of the line, as few lines have."""
    return (line.text[0] in BLANKS and oddities.leading >= STRAY) or (
        line.text[-1] in BLANKS and oddities.trailing >= STRAY
    )


def _nats(having: float, total: int) -> float:
    if not having:
        return 0.0
    return max(0.0, min(ODD_MOST, -math.log(having / total) - ODD_LESS))
