"""Lines whose letters stand in visual order, from left to right, turned round.

Some extractors (pdfminer, mutool, old word processors) write the glyphs as they are drawn. The whole
line is turned, and digits and Latin words in it, which were drawn left to right, are turned back. It
is a habit of the whole document: it is done where the lines are made of words only when turned, and
not for one odd line; where others are turned, too, a line of which most words are known only so is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers import alphabet
from normalizers.atoms import Kind, atoms
from normalizers.document import Document
from normalizers.language_model import LanguageModel, words
from normalizers.text import Edit, Piece, Plan, merged
from normalizers.vocabulary import is_known

CODE = "letter-order"
NAME = "Letters put in reading order"
EXAMPLES = (
    (
        "3549 مقر صيخرتب ةلجسم ةيعمجلا\nةيعمجلا يف نيديفتسملا عم ةقالعلا ميظنت",
        "الجمعية مسجلة بترخيص رقم 3549\nتنظيم العلاقة مع المستفيدين في الجمعية",
    ),
)
CLEAN = ("تنظيم العلاقة مع المستفيدين", "No. 3549", "باب")

#: share of a line's words (of three letters and more) that must be known when turned, over as it is
BETTER = 0.3
#: share of the document's lines that must read better turned, for its doubtful lines to follow
HABIT = 0.5
#: share of a line's words from which it stands as it should: few words are words also when turned
STANDS = 0.8
#: words a line must have to be turned by itself in a document without the habit, and by how much its share of known
#: words must be larger then. Healthy lines of other kinds (names, dialect, English mixed in) are all far below nought
ALONE, ALONE_SHARE = 4, 0.5
#: and how many fewer it may have where so many lines are turned, if none of its words is known as it stands
MANY, ALONE_AMONG_MANY = 5, 2

#: and how many letters its words that are such only when turned must have, unless SEVERAL lines have so many: a short
#: foreign name may well be a word when turned
LETTERS, SEVERAL = 10, 3
#: nats that each of its words must gain by it: 99 % of lines turned among others gain more than 5. Words listed with
#: their derivations are turned into rarer ones, and gain less than 3.4
GAIN = 3.5
#: letters that one such word must have for a habit: a list of short foreign names has none
LONG = 5

_DRAWN_LTR = re.compile(
    rf"[{alphabet.DIGIT_CLASS}A-Za-z]+(?:[{alphabet.NUMBER_JOINTS}@_/]+[{alphabet.DIGIT_CLASS}A-Za-z]+)*(?:\s+[A-Za-z]+)*"
)
#: a word that ends in a mark was written as it is read: turned, it would begin with it («حَرَّشَ»)
_READ_SO = re.compile(
    rf"(?<![{alphabet.WORD_CLASS}])(?![{alphabet.MARK_CLASS}])[{alphabet.WORD_CLASS}]+[{alphabet.MARK_CLASS}](?![{alphabet.WORD_CLASS}])"
)
_MIRROR = dict(
    zip(alphabet.OPEN_BRACKETS + alphabet.CLOSE_BRACKETS, alphabet.CLOSE_BRACKETS + alphabet.OPEN_BRACKETS, strict=True)
)


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each line to turn."""
    if not any(len(word) > 2 and _is_when_turned(word, document.language) for word in document.words()):
        return
    lines = list(document.numbered())
    votes = {number: _vote(line, document.language) for number, line in lines}
    decided = [vote for vote in votes.values() if vote]
    turned = sum(vote > 0 for vote in decided)
    habit = turned > HABIT * len(decided) and any(_long(line, document.language) for n, line in lines if votes[n] > 0)
    alone = (
        {}
        if habit
        else {
            n: _letters(line, document.language)
            for n, line in lines
            if _by_itself(votes[n], line, turned) and _gain(line, document.language) >= GAIN
        }
    )
    enough = LETTERS if sum(letters >= LETTERS for letters in alone.values()) < SEVERAL else 0
    for number, line in lines:
        if (habit and votes[number] >= 0 and _arabic(line)) or alone.get(number, -1) >= enough:
            share = f"{turned} of {len(decided)} lines are words only when turned"
            yield Edit(CODE, number, line, _plan(line), share, 0.98 if habit else 0.9)


def _by_itself(vote: float, line: str, turned: int) -> bool:
    """Whether a line may be turned in a document of which only `turned` lines are."""
    if turned < 2 or vote < ALONE_SHARE or alphabet.TATWEEL in line:
        return False  # bits of words between tatweels are words either way
    if _READ_SO.search(line):
        return False
    many = len(words(line))
    return many >= ALONE or (vote >= 1.0 and turned >= MANY and many >= ALONE_AMONG_MANY)


def _long(line: str, language: LanguageModel) -> bool:
    """Whether a word of the line that is one only when turned is too long for that to be chance."""
    found = (atom.text for atom in atoms(line) if atom.kind is Kind.WORD and len(atom.text) >= LONG)
    return any(_is_when_turned(word, language) for word in found)


def _is_when_turned(word: str, language: LanguageModel) -> bool:
    """Whether it is a word only when turned."""
    return not is_known(word, language) and is_known(word[::-1], language)


def _letters(line: str, language: LanguageModel) -> int:
    """How many letters the different words of the line have that are words only when turned."""
    found = {atom.text for atom in atoms(line) if atom.kind is Kind.WORD and len(atom.text) > 2}
    return sum(len(word) for word in found if _is_when_turned(word, language))


def _gain(line: str, language: LanguageModel) -> float:
    """How many nats likelier each word is when turned."""
    found = [atom.text for atom in atoms(line) if atom.kind is Kind.WORD]
    return sum(language.word(word[::-1]) - language.word(word) for word in found) / len(found)


def _arabic(line: str) -> bool:
    return any(character in alphabet.LETTERS for character in line)


def _vote(line: str, language: LanguageModel) -> float:
    """How much larger the share of known words is when turned; 0 when it does not tell. A line whose words are
    known as they stand is not turned to see."""
    found = [atom.text for atom in atoms(line) if atom.kind is Kind.WORD and len(atom.text) > 2]
    if not found:
        return 0.0
    as_is = sum(is_known(word, language) for word in found) / len(found)
    if as_is > STANDS and len(found) >= ALONE:
        return -as_is
    turned = sum(is_known(word[::-1], language) for word in found) / len(found)
    difference = turned - as_is
    return difference if abs(difference) >= BETTER else 0.0


def _plan(line: str) -> Plan:
    """The line backwards, with what was drawn from left to right turned back and brackets mirrored."""
    pieces: list[Piece] = []
    last = len(line)
    for match in reversed(list(_DRAWN_LTR.finditer(line))):
        pieces += _backwards(line, match.end(), last)
        pieces.append(Piece(match.start(), match.end()))
        last = match.start()
    pieces += _backwards(line, 0, last)
    return merged(pieces)


def _backwards(line: str, start: int, stop: int) -> Iterator[Piece]:
    """`start:stop` of the line, last character first, brackets mirrored."""
    at = stop
    for index in range(stop - 1, start - 1, -1):
        if line[index] in _MIRROR:
            yield Piece(index + 1, at, None, True)
            yield Piece(index, index + 1, _MIRROR[line[index]])
            at = index
    yield Piece(start, at, None, True)
