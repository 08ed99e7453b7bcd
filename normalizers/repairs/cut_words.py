"""A word whose two halves were swapped (`اعاجتم` for اجتماع), put together again.

A run of the word processor may end inside a word. Where segments are written last first, and the
two halves touch, an unknown word is left whose letters are a rotation of a known one. It is only
looked for in a document in which other segments had to be put in order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from normalizers.atoms import SILENT, Atom, Kind, atoms
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
        for index, atom in enumerate(parts):
            if atom.kind is Kind.WORD and SHORTEST <= len(atom.text) <= LONGEST:
                place, gain = _best(parts, index, document.language)
                if gain > THRESHOLD:
                    middle = atom.start + place
                    runs = ((0, atom.start), (middle, atom.stop), (atom.start, middle), (atom.stop, len(line)))
                    plan = merged(Piece(start, stop) for start, stop in runs)
                    word = atom.text[place:] + atom.text[:place]
                    yield Edit(CODE, number, line, plan, f"{atom.text} → {word}: reads {gain:.1f} nats better", 0.95)
                    break


def _best(parts: Sequence[Atom], index: int, language: LanguageModel) -> tuple[int, float]:
    """Where the word was cut, and what putting it together gains."""
    word = parts[index].text
    if language.known(word):
        return 0, 0.0
    before, after = _neighbour(parts, index - 1, START), _neighbour(parts, index + 1, END)

    def score(text: str) -> float:
        return language.word(text) + language.pair(before, text) + language.pair(text, after)

    turned = [(place, word[place:] + word[:place]) for place in range(1, len(word))]
    gains = [(score(text) - score(word), -place) for place, text in turned if language.word(text) > COMMON]
    if not gains:
        return 0, 0.0
    gain, place = max(gains)
    return -place, gain


def _neighbour(parts: Sequence[Atom], index: int, edge: str) -> str:
    return parts[index].text if 0 <= index < len(parts) and parts[index].kind not in SILENT else edge
