"""A word whose two halves were swapped (`اعاجتم` for اجتماع), put together again.

A run of the word processor may end inside a word. Where segments are written last first, and the
two halves touch, an unknown word is left whose letters are a rotation of a known one. It is only
looked for in a document in which other segments had to be put in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from normalizers import alphabet
from normalizers.atoms import Atom, Kind, atoms, neighbour
from normalizers.document import Document
from normalizers.language_model import END, START, LanguageModel
from normalizers.repairs import segment_order
from normalizers.text import Edit, Piece, merged
from normalizers.vocabulary import is_known

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
#: how sure a word is that gains just so much: of rare forms of healthy words (`تبصم`) some gain two nats more
SURE = 0.87
#: log-probability that the word put together must have: a rare word is too easily hit by chance
COMMON = -12.5
#: how many lines of the document must have been put in order
HABIT = 3
#: in a document with so many such words, rare words too are believed that were cut at their lam-alefs
OFTEN, THRESHOLD_OFTEN = 5, -0.5
SHORTEST, LONGEST = 4, 14
#: a letter that ends words, within one, or an alef with a hamza below at the end of one: no word
_ENDED = re.compile(
    f"[{''.join(sorted(alphabet.WORD_ENDERS))}](?=.)|{alphabet.ALEF_HAMZA_BELOW}[{alphabet.MARK_CLASS}]*$"
)
#: an article and an alef without the lam between them (`ااستعانة`): a lam-alef that lost its lam
_LOST_LAM = re.compile(f"[{alphabet.WAW}{alphabet.FEH}]?{alphabet.ALEF}[{''.join(sorted(alphabet.ALEFS))}]")
#: lam-alefs that are looked for in one word
MOST_LAMS = 3


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each line with such a word."""
    if document.habits.get(segment_order.CODE, 0) < HABIT:
        return
    asked = {word for word in document.words() if _looked_at(word, document.language)}
    if not asked:
        return
    unknown = [
        (number, line, parts, places)
        for number, line in document.numbered()
        for parts in [atoms(line)]
        if (
            places := [
                index
                for index, atom in enumerate(parts)
                if atom.text in asked and atom.kind is Kind.WORD and not _quoted(parts, index)
            ]
        )
    ]
    found = [_found(parts, places, document.language, often=False) for _, _, parts, places in unknown]
    if sum(map(len, found)) >= OFTEN:
        found = [_found(parts, places, document.language, often=True) for _, _, parts, places in unknown]
    for (number, line, _, _), words in zip(unknown, found, strict=True):
        if words:
            yield _edit(number, line, words)


def _looked_at(word: str, language: LanguageModel) -> bool:
    if not SHORTEST <= len(word) <= LONGEST or _LOST_LAM.match(word):
        return False
    return not is_known(word, language)


def _quoted(parts: Sequence[Atom], index: int) -> bool:
    """Whether the word stands in quotes by itself (`حروف «أنيت»`): it is cited as it is."""
    before, after = parts[max(0, index - 1)].text, parts[min(index + 1, len(parts) - 1)].text
    return before in alphabet.QUOTES and after in alphabet.QUOTES


def _found(
    parts: Sequence[Atom], places: Sequence[int], language: LanguageModel, *, often: bool
) -> list[tuple[Atom, tuple[int, ...], float]]:
    """The words at `places` that read so much better put together, where they were cut, and the gain."""
    found = [(parts[index], *_best(parts, index, language, often)) for index in places]
    return [entry for entry in found if entry[2] > (THRESHOLD_OFTEN if often and len(entry[1]) > 1 else THRESHOLD)]


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
    why = f"{said}: reads {gain:.1f} nats better"
    return Edit(CODE, number, line, merged(pieces), why, round(min(0.95, SURE + (gain - THRESHOLD) / 100), 3))


def _best(parts: Sequence[Atom], index: int, language: LanguageModel, often: bool) -> tuple[tuple[int, ...], float]:
    """Where the word was cut, and what putting it together gains; with `often` a word that was cut at its
    lam-alefs may be rare."""
    word = parts[index].text
    before, after = neighbour(parts, index - 1, START), neighbour(parts, index + 1, END)

    def score(text: str) -> float:
        return language.word(text) + language.pair(before, text) + language.pair(text, after)

    gains = [
        (score(text) - score(word), cuts)
        for cuts, text in _spellings(word, language)
        if language.word(text) > COMMON or (often and len(cuts) > 1)
    ]
    return max(gains, key=lambda pair: (pair[0], [-cut for cut in pair[1]]), default=(0.0, ()))[::-1]


@lru_cache(maxsize=8192)
def _spellings(word: str, language: LanguageModel) -> tuple[tuple[tuple[int, ...], str], ...]:
    """The known words that `word` may be put together to, with where it was cut."""
    return tuple(
        (cuts, text) for cuts in _cuts(word) if not _ENDED.search(text := _joined(word, cuts)) and language.known(text)
    )


def _cuts(word: str) -> Iterator[tuple[int, ...]]:
    """Where the word may have been cut: in two anywhere, or around the lone lams of its lam-alefs
    (`أطرافلا`: أطراف, ل, ا; `اتلاتصالا`: ات, ل, اتصا, ل, ا)."""
    for place in range(1, len(word)):
        if word[place] not in alphabet.MARKS:
            yield (place,)
    lams = [place for place in range(1, len(word) - 1) if word[place] == alphabet.LAM]
    for size in range(1, min(len(lams), MOST_LAMS) + 1):
        for chosen in combinations(lams, size):
            if all(_behind(word, place, (0, *chosen)) for place in chosen):
                yield tuple(cut for place in chosen for cut in (place, place + 1))


def _behind(word: str, lam: int, chosen: Sequence[int]) -> bool:
    """Whether the run that was written before this lam, and is read behind it, begins with an alef."""
    start = max(place + (place > 0) for place in chosen if place < lam)
    return start < lam and word[start] in alphabet.ALEFS


def _joined(word: str, cuts: tuple[int, ...]) -> str:
    bounds = (0, *cuts, len(word))
    return "".join(word[a:b] for a, b in reversed(list(pairwise(bounds))))
