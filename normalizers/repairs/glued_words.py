"""Words that lost the blank between them (`1المقابلة`, `المستودعالخيري`), written apart again.

Two physical places are sure: a list number and the word it stands before, and a closing bracket or
full stop and the word after it. Between letters it takes an unknown word that is two known ones,
and a sentence that reads much better with the blank; a name nobody knows stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from normalizers import alphabet
from normalizers.atoms import SILENT, Atom, Kind, atoms, neighbour
from normalizers.document import Document
from normalizers.language_model import END, START, LanguageModel
from normalizers.text import Edit, Piece, merged

CODE = "glued-word"
NAME = "Glued words written apart"
EXAMPLES = (
    ("1المقابلة\n2الخطابات", "1 المقابلة\n2 الخطابات"),
    ("تلتزم الجمعيةبحفظ البيانات", "تلتزم الجمعية بحفظ البيانات"),
)
CLEAN = ("خلال 10أيام", "1445/10/29هـ", "عبدالله بن محمد", "البريد: info2@example.org", "د.عمر")

#: nats that the two words must gain over the one
THRESHOLD = 6.0
#: log-probability that each half must have: rare words are found in any string
COMMON = -12.5
#: letters the shorter half must have
SHORTEST = 3
#: list numbers have fewer digits
DIGITS = 3


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each line with words to write apart."""
    for number, line in document.numbered():
        parts = atoms(line)
        places = [*_after_number(parts), *_between_words(parts, document.language)]
        if not places:
            continue
        pieces, last = [], 0
        for place, _, _ in sorted(places):
            pieces += [Piece(last, place), Piece(place, place, " ")]
            last = place
        pieces.append(Piece(last, len(line)))
        said = "، ".join(text for _, text, _ in sorted(places))
        confidence = min(confidence for _, _, confidence in places)
        yield Edit(CODE, number, line, merged(pieces), said, confidence)


_Place = tuple[int, str, float]


def _after_number(parts: Sequence[Atom]) -> Iterator[_Place]:
    """A list number at the beginning of the line, with the word right behind it."""
    for first, second in pairwise(parts[:3]):
        short = first.kind is Kind.NUMBER and len(first.text) < DIGITS
        number = short or (first.kind is Kind.MARKER and first.text[-1] in alphabet.DIGITS)
        if number and second.kind is Kind.WORD and len(second.text) >= SHORTEST and not second.blanks:
            yield second.start, f"{first.text} {second.text}", 0.95
        if first.kind not in SILENT:
            return


def _between_words(parts: Sequence[Atom], language: LanguageModel) -> Iterator[_Place]:
    for index, atom in enumerate(parts):
        if atom.kind is not Kind.WORD or len(atom.text) < 2 * SHORTEST or language.known(atom.text):
            continue
        before, after = neighbour(parts, index - 1, START), neighbour(parts, index + 1, END)
        here = language.word(atom.text) + language.pair(before, atom.text) + language.pair(atom.text, after)
        best, top = 0, THRESHOLD
        for place in range(SHORTEST, len(atom.text) - SHORTEST + 1):
            left, right = atom.text[:place], atom.text[place:]
            if right[0] in alphabet.MARKS or min(language.word(left), language.word(right)) < COMMON:
                continue
            apart = language.word(left) + language.word(right) + language.pair(left, right)
            gain = apart + language.pair(before, left) + language.pair(right, after) - here
            if gain > top:
                best, top = place, gain
        if best:
            said = f"{atom.text[:best]} {atom.text[best:]}: reads {top:.1f} nats better"
            yield atom.start + best, said, round(min(0.98, 0.88 + top / 200), 3)
