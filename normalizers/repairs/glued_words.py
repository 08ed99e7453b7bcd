"""Words that lost the blank between them (`1المقابلة`, `المستودعالخيري`), written apart again.

Physical places are sure: a list number and the word it stands before, a number that names something and the
word after it (`رقم 4بتاريخ`), a letter that only ends words (`مدةلا`). Elsewhere it takes an unknown word that is
two known ones, and a sentence that reads much better with the blank; a name nobody knows stays as it is. Where
HABIT words of a document fell apart so, blanks are lost all over it, and less will do. لا and ما before a verb are
left as they are: drafters write them so (`لايجوز`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations, pairwise

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

#: nats that the two words must gain over the one, after a letter that ends words, after any other, and there in a
#: document with the habit: a name nobody knows falls apart by chance (`العلي اني` for العلياني gains 8)
#: Of 990 words of policies and of 120,000 words of clean text of other kinds glued by chance, those that gained from 10
#: to 11 were right 51 times of 54, and two of some 700 that gained more were wrong
THRESHOLD_ENDED, THRESHOLD, THRESHOLD_HABIT = 0.0, 11.0, 5.0
#: log-probability that each half must have, so, too: rare words are found in any string
COMMON, COMMON_HABIT = -12.5, -14.0
#: how many such words of a document are its habit
HABIT = 3
#: letters the shorter half must have, unless it is one of the short words that stand everywhere; the other has
#: LONGER then
SHORTEST, LONGER = 3, 4
SHORT_BEFORE, SHORT_BEHIND = frozenset("من في عن أو أن إن كل أي".split()), frozenset("من في عن أو أن إن".split())
#: what drafters write together with the word behind it
WRITTEN_SO = frozenset("لا ما".split())
#: a word of so many letters is not looked at as three
LONG = 24
#: letters that a word must have to be two
TWO = 5
#: the number behind these is a name
NAMES = frozenset(("رقم", "برقم", "ورقم"))
#: list numbers have fewer digits
DIGITS = 3
#: a word right behind a number
_TOUCHING = re.compile(f"[{alphabet.DIGIT_CLASS}][{alphabet.WORD_CLASS}]")
#: a word right before a date: no one writes so
_DATED = re.compile(rf"[{alphabet.WORD_CLASS}]{{{SHORTEST},}}\d{{1,4}} *[/-] *\d{{1,2}} *[/-] *\d{{1,4}}")


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each line with words to write apart."""
    lines = [(number, line, atoms(line)) for number, line in document.numbered()]
    language = document.language
    unknown = {word for word in document.words() if len(word) >= TWO and not is_known(word, language)}
    texts = {said.split(":")[0] for _, _, parts in lines for _, said, _ in _between_words(parts, unknown, language)}
    habit = len(texts) >= HABIT
    lost = any(_DATED.search(line) for _, line, _ in lines)
    for number, line, parts in lines:
        places = [
            *((*_after_number(parts), *_after_name(parts)) if _TOUCHING.search(line) else ()),
            *(_before_number(parts, language) if lost else ()),
            *_between_words(parts, unknown, language, habit=habit),
        ]
        if not places:
            continue
        pieces, last = [], 0
        for place, _, _ in sorted(places):
            pieces += [Piece(last, place), Piece(place, place, " ")]
            last = place
        pieces.append(Piece(last, len(line)))
        said = "، ".join(dict.fromkeys(text for _, text, _ in sorted(places)))
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


def _before_number(parts: Sequence[Atom], language: LanguageModel) -> Iterator[_Place]:
    """A number right behind a known word (`لمدة10`), in a document where a date stands so. In any other drafters
    write it (`مخرج5`)."""
    for word, number in pairwise(parts):
        if number.blanks or number.kind is not Kind.NUMBER or word.kind is not Kind.WORD:
            continue
        if len(word.text) >= SHORTEST and is_known(word.text, language):
            yield number.start, f"{word.text} {number.text}", 0.95


def _between_words(
    parts: Sequence[Atom], unknown: Collection[str], language: LanguageModel, *, habit: bool = False
) -> Iterator[_Place]:
    """The words of `unknown` that are two words, where the second begins."""
    for index in [n for n, atom in enumerate(parts) if atom.text in unknown and atom.kind is Kind.WORD]:
        atom = parts[index]
        before, after = neighbour(parts, index - 1, START), neighbour(parts, index + 1, END)
        here = language.word(atom.text) + language.pair(before, atom.text) + language.pair(atom.text, after)
        best, top, over = 0, 0.0, 0.0
        for place, needed in _seams(atom.text, language, habit=habit):
            left, right = atom.text[:place], atom.text[place:]
            apart = language.word(left) + language.word(right) + language.pair(left, right)
            gain = apart + language.pair(before, left) + language.pair(right, after) - here
            if gain - needed > over:
                best, top, over = place, gain, gain - needed
        if best:
            said = f"{atom.text[:best]} {atom.text[best:]}"
            yield atom.start + best, f"{said}: reads {top:.1f} nats better", round(min(0.98, 0.88 + top / 200), 3)
        elif habit:
            yield from _three(parts, index, language)


def _three(parts: Sequence[Atom], index: int, language: LanguageModel) -> Iterator[_Place]:
    """Where the second and the third word begin in a word that is three (`أنتنقلعن`), in a document with the habit."""
    atom = parts[index]
    word = atom.text
    before, after = neighbour(parts, index - 1, START), neighbour(parts, index + 1, END)
    here = language.word(word) + language.pair(before, word) + language.pair(word, after)
    best, cuts = 2 * THRESHOLD_HABIT, (0, 0)
    ends = [place for place in range(2, len(word) - 1) if word[place] not in alphabet.MARKS] if len(word) < LONG else []
    for first, second in combinations(ends, 2):
        said = word[:first], word[first:second], word[second:]
        if not all(_stands(part, language) for part in said):
            continue
        gain = sum(map(language.word, said)) + sum(map(language.pair, (before, *said), (*said, after))) - here
        if gain > best:
            best, cuts = gain, (first, second)
    for place in cuts if any(cuts) else ():
        why = f"{word[: cuts[0]]} {word[cuts[0] : cuts[1]]} {word[cuts[1] :]}: reads {best:.1f} nats better"
        yield atom.start + place, why, 0.9


def _stands(word: str, language: LanguageModel) -> bool:
    """Whether it is common enough, and long enough or a word that stands everywhere."""
    if len(word) < SHORTEST and fold_word(word) not in FUNCTION_WORDS:
        return False
    return language.word(word) >= COMMON_HABIT


def _seams(word: str, language: LanguageModel, *, habit: bool) -> Iterator[tuple[int, float]]:
    """Where the word may be two, and how much each must gain."""
    for place in range(2, len(word) - 1):
        left, right = word[:place], word[place:]
        ended = left[-1] in alphabet.WORD_ENDERS
        if right[0] in alphabet.MARKS or not (ended or _may_be_halves(left, right, habit=habit)):
            continue
        if ended:
            if is_known(left, language) and is_known(right, language):
                yield place, THRESHOLD_ENDED
        elif min(language.word(left), language.word(right)) >= (COMMON_HABIT if habit else COMMON):
            yield place, THRESHOLD_HABIT if habit else THRESHOLD


def _may_be_halves(left: str, right: str, *, habit: bool) -> bool:
    """Whether both are long enough, or one is a short word that stands everywhere; but for what drafters write so."""
    if min(len(left), len(right)) >= SHORTEST:
        return True
    if habit and max(len(left), len(right)) >= LONGER and left not in WRITTEN_SO:
        return fold_word(left) in FUNCTION_WORDS or fold_word(right) in FUNCTION_WORDS
    return max(len(left), len(right)) >= LONGER and (left in SHORT_BEFORE or right in SHORT_BEHIND)
