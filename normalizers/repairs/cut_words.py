"""A word whose two halves were swapped (`اعاجتم` for اجتماع), put together again.

A run of the word processor may end inside a word. Where segments are written last first, and the
two halves touch, an unknown word is left whose letters are a rotation of a known one. It is only
looked for in a document in which other segments had to be put in order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from normalizers import alphabet
from normalizers.atoms import Atom, Kind, atoms, neighbour
from normalizers.document import Document
from normalizers.language_model import END, START, LanguageModel
from normalizers.repairs import segment_order
from normalizers.text import Edit, Piece, merged

CODE = "cut-word"
NAME = "Halves of a word put in order"
EXAMPLES = (
    (
        "الإعلان تاريخ من شهر خلال الجمعية إلى الطلب تقديم المستفيد على\n"
        "الجمعية مقر في المنعقد الإدارة مجلس اعاجتم في السياسة هذه اعتماد تم\n"
        "الدعم طالب من المقدمة البيانات صحة من التأكد الموظف على يجب\n"
        "أسبوع على تزيد لا مدة في صاحبه على والرد الطلب بدراسة اللجنة تقوم\n"
        "المجتمع أفراد بين التطوعي العمل ثقافة نشر على الجمعية تعمل",
        "على المستفيد تقديم الطلب إلى الجمعية خلال شهر من تاريخ الإعلان\n"
        "تم اعتماد هذه السياسة في اجتماع مجلس الإدارة المنعقد في مقر الجمعية\n"
        "يجب على الموظف التأكد من صحة البيانات المقدمة من طالب الدعم\n"
        "تقوم اللجنة بدراسة الطلب والرد على صاحبه في مدة لا تزيد على أسبوع\n"
        "تعمل الجمعية على نشر ثقافة العمل التطوعي بين أفراد المجتمع",
    ),
)
CLEAN = ("تم اعتماد هذه السياسة في اجتماع مجلس الإدارة", "قرية اعاجتم السياحية")

#: nats the word put together must gain in its sentence
THRESHOLD = 8.0
#: log-probability that the word put together must have: a rare word is too easily hit by chance
COMMON = -12.5
#: how many lines of the document must have been put in order
HABIT = 3
SHORTEST, LONGEST = 4, 12


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each line with such a word."""
    if document.habits.get(segment_order.CODE, 0) < HABIT:
        return
    for number, line in document.numbered():
        parts = atoms(line)
        found = [
            (atom, cuts, gain)
            for index, atom in enumerate(parts)
            if atom.kind is Kind.WORD and SHORTEST <= len(atom.text) <= LONGEST
            for cuts, gain in [_best(parts, index, document.language)]
            if gain > THRESHOLD
        ]
        if found:
            yield _edit(number, line, found)


def _edit(number: int, line: str, found: Sequence[tuple[Atom, tuple[int, ...], float]]) -> Edit:
    pieces: list[Piece] = []
    last = 0
    for atom, cuts, _ in found:
        pieces.append(Piece(last, atom.start))
        bounds = (0, *cuts, len(atom.text))
        pieces += [Piece(atom.start + a, atom.start + b) for a, b in reversed(list(pairwise(bounds)))]
        last = atom.stop
    pieces.append(Piece(last, len(line)))
    said = "، ".join(f"{atom.text} → {_joined(atom.text, cuts)}" for atom, cuts, _ in found)
    gain = min(gain for _, _, gain in found)
    return Edit(CODE, number, line, merged(pieces), f"{said}: reads {gain:.1f} nats better", 0.95)


def _best(parts: Sequence[Atom], index: int, language: LanguageModel) -> tuple[tuple[int, ...], float]:
    """Where the word was cut, and what putting it together gains."""
    word = parts[index].text
    if language.known(word):
        return (), 0.0
    before, after = neighbour(parts, index - 1, START), neighbour(parts, index + 1, END)

    def score(text: str) -> float:
        return language.word(text) + language.pair(before, text) + language.pair(text, after)

    gains = [
        (score(text) - score(word), cuts) for cuts in _cuts(word) if language.word(text := _joined(word, cuts)) > COMMON
    ]
    return max(gains, key=lambda pair: (pair[0], [-cut for cut in pair[1]]), default=(0.0, ()))[::-1]


def _cuts(word: str) -> Iterator[tuple[int, ...]]:
    """Where the word may have been cut: in two anywhere, in three around a lone lam of a lam-alef
    (`أطرافلا`: ا, ل, أطراف)."""
    for place in range(1, len(word)):
        yield (place,)
    if word[0] in alphabet.ALEFS:
        for place in range(1, len(word) - 1):
            if word[place] == alphabet.LAM:
                yield (place, place + 1)


def _joined(word: str, cuts: tuple[int, ...]) -> str:
    bounds = (0, *cuts, len(word))
    return "".join(word[a:b] for a, b in reversed(list(pairwise(bounds))))
