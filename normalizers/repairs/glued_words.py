"""Words that lost the blank between them (`1المقابلة`, `المستودعالخيري`), written apart again.

Two physical places are sure: a list number and the word it stands before, and a number that names
something and the word after it (`رقم 4بتاريخ`). Between letters it takes an unknown word that is two known ones,
and a sentence that reads much better with the blank; a name nobody knows stays as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from normalizers import alphabet
from normalizers.atoms import SILENT, Atom, Kind, atoms, neighbour
from normalizers.document import Document
from normalizers.language_model import END, START, LanguageModel, fold_word
from normalizers.text import Edit, Piece, merged
from normalizers.vocabulary import is_known
from normalizers.word_classes import FUNCTION_WORDS

CODE = "glued-word"
NAME = "Glued words written apart"
EXAMPLES = (
    ("1المقابلة\n2الخطابات", "1 المقابلة\n2 الخطابات"),
    ("في اجتماع مجلس الإدارة رقم ٤بتاريخ", "في اجتماع مجلس الإدارة رقم ٤ بتاريخ"),
    ("تلتزم الجمعيةبحفظ البيانات", "تلتزم الجمعية بحفظ البيانات"),
)
CLEAN = ("خلال 10أيام", "1445/10/29هـ", "عبدالله بن محمد", "البريد: info2@example.org", "د.عمر")

#: nats that the two words must gain over the one, after a letter that ends words and after any other: a name
#: nobody knows falls apart by chance (`العلي اني` for العلياني gains 8)
THRESHOLD_ENDED, THRESHOLD = 4.0, 10.0
#: log-probability that each half must have: rare words are found in any string
COMMON = -12.5
#: letters the shorter half must have
SHORTEST = 3
#: the number behind these is a name
NAMES = frozenset(("رقم", "برقم", "ورقم"))
#: list numbers have fewer digits
DIGITS = 3


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each line with words to write apart."""
    lines = [(number, line, atoms(line)) for number, line in document.numbered()]
    words = {atom.text for _, _, parts in lines for atom in parts if atom.kind is Kind.WORD}
    unknown = {word for word in words if len(word) >= 2 * SHORTEST and not is_known(word, document.language)}
    for number, line, parts in lines:
        places = [*_after_number(parts), *_after_name(parts), *_between_words(parts, unknown, document.language)]
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
        word = len(second.text) >= SHORTEST or fold_word(second.text) in FUNCTION_WORDS
        if number and second.kind is Kind.WORD and word and not second.blanks:
            yield second.start, f"{first.text} {second.text}", 0.95
        if first.kind not in SILENT:
            return


def _after_name(parts: Sequence[Atom]) -> Iterator[_Place]:
    """A number that names something (`رقم 4بتاريخ`): it counts nothing, so the word behind it is one of its own."""
    for name, number, word in zip(parts, parts[1:], parts[2:], strict=False):
        if fold_word(name.text) not in NAMES or number.kind is not Kind.NUMBER or word.kind is not Kind.WORD:
            continue
        if not word.blanks and len(word.text) >= SHORTEST:
            yield word.start, f"{number.text} {word.text}", 0.95


def _between_words(parts: Sequence[Atom], unknown: Collection[str], language: LanguageModel) -> Iterator[_Place]:
    """The words of `unknown` that are two words, where the second begins."""
    for index, atom in enumerate(parts):
        if atom.text not in unknown or atom.kind is not Kind.WORD:
            continue
        before, after = neighbour(parts, index - 1, START), neighbour(parts, index + 1, END)
        here = language.word(atom.text) + language.pair(before, atom.text) + language.pair(atom.text, after)
        best, top = 0, 0.0
        for place in range(SHORTEST, len(atom.text) - SHORTEST + 1):
            left, right = atom.text[:place], atom.text[place:]
            if right[0] in alphabet.MARKS or min(language.word(left), language.word(right)) < COMMON:
                continue
            apart = language.word(left) + language.word(right) + language.pair(left, right)
            gain = apart + language.pair(before, left) + language.pair(right, after) - here
            if gain > max(top, THRESHOLD_ENDED if left[-1] in alphabet.WORD_ENDERS else THRESHOLD):
                best, top = place, gain
        if best:
            said = f"{atom.text[:best]} {atom.text[best:]}: reads {top:.1f} nats better"
            yield atom.start + best, said, round(min(0.98, 0.88 + top / 200), 3)
