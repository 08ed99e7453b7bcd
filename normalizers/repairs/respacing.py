"""Blanks put where the words are, in a document whose extractor lost sense of them.

Justified lines are drawn with gaps inside words (`بم ا يكف لحق وق`) or without any between them
(`السياساتوالإجراءاتالتي`). Where a good part of a document's words are unknown because of that, the
letters of each run of words are laid out afresh: of all ways to cut them into words, the likeliest
is taken, by what the words and each two neighbours are worth. A blank that stands costs a little to remove,
one that does not stand a little to add; no blank is removed to make a word that nobody knows.

Where other lines had to be put in order, a run without any blank may stand in reverse as well. Lines with
tatweel are left alone: they were filled with it, not with blanks.

It is a habit of a whole document, but for a word too long to be one; single words are the work of
`split_words` and `glued_words`, which look at the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter

from normalizers import alphabet
from normalizers.atoms import Atom, Kind, atoms
from normalizers.document import Document
from normalizers.lam_alef_changes import LONE_ARTICLE
from normalizers.language_model import LanguageModel, fold_word
from normalizers.lone_letters import Told, listed, says_letters, symbols
from normalizers.repairs import segment_order
from normalizers.text import Edit, Piece, merged
from normalizers.vocabulary import is_known
from normalizers.word_layout import ENDLESS, laid_out, meant

CODE = "respacing"
NAME = "Blanks put where the words are"
EXAMPLES = (
    (
        "تضعالجمعيةالسياساتوالإجراءاتالتيتنظمعلاقتها\nبم ا يكف ل حق وق الجمعي ة وكاف ة ه ذه الأط راف\n"
        "وحدودالمسؤوليةوطريقةتسويةالخلافات\nتق ديم خدم ة متم يزة للمس تفيدين\nالخدماتالمقدمةللمستفيدمنالجمعية",
        "تضع الجمعية السياسات والإجراءات التي تنظم علاقتها\nبما يكفل حقوق الجمعية وكافة هذه الأطراف\n"
        "وحدود المسؤولية وطريقة تسوية الخلافات\nتقديم خدمة متميزة للمستفيدين\nالخدمات المقدمة للمستفيد من الجمعية",
    ),
)
CLEAN = ("تنظيم العلاقة مع المستفيدين", "جمعية قادر لتعزيز الصحة النفسية بتبوك", "د. عمر بن صالح المحيميد")

#: share of unknown words (or lone letters) from which a document has lost its blanks; healthy ones
#: stay below .06, those with gaps in their words begin at .2
SHARE = 0.15
#: words a document must have to be judged at all, and lines
ENOUGH_WORDS = 12
#: nats a run of words must gain
THRESHOLD = 8.0
#: lines that were put in order, for words without blanks to be looked at in reverse as well
HABIT = 3
#: share of the lines with so many words, or with one nobody knows, that are laid out afresh where blanks were lost; in
#: text that is only full of names, dialect or broken ligatures few lines gain anything, and the repair is not sure: of
#: such texts at most .06 of them, of 15 whose blanks were lost .23 and more
LAID_OUT, WORDS = 0.2, 3
SURE, UNSURE = 0.9, 0.6
#: a single word of ENDLESS letters is several, in any document, if it gains so much
THRESHOLD_ALONE = 15.0


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each line laid out afresh."""
    lines = [(number, line, atoms(line)) for number, line in document.numbered()]
    lost = _lost(document.words(), [parts for _, _, parts in lines], document.language)
    if not lost and not any(_is_endless(word, document.language) for word in document.words()):
        return
    made = list(_made(lines, document, lost=lost))
    worded = sum(_worded(parts, document.language) for _, _, parts in lines) if lost else 0
    sure = not lost or len(made) >= LAID_OUT * worded
    yield from made if sure else (replace(edit, confidence=UNSURE) for edit in made)


def _made(lines: Sequence[tuple[int, str, Sequence[Atom]]], document: Document, *, lost: bool) -> Iterator[Edit]:
    reversed_too = document.habits.get(segment_order.CODE, 0) >= HABIT
    rows = listed([parts for _, _, parts in lines])
    for n, (number, line, parts) in enumerate(lines):
        pieces: list[Piece] = []
        last, gained = 0, 0.0
        if alphabet.TATWEEL in line or n in rows:
            continue
        told = Told(parts)
        for run in runs_of_words(parts) if lost else _endless(parts, document.language):
            if told(run) or not any(_odd(atom.text, document.language) for atom in run):
                continue  # its blanks are where they were
            made, gain = laid_out(run, document.language)
            if reversed_too and len(run) == 1 and len(run[0].text) >= ENDLESS:
                made, gain = max((made, gain), laid_out(run, document.language, backwards=True), key=itemgetter(1))
            if gain > (THRESHOLD if lost else THRESHOLD_ALONE):
                pieces += [Piece(last, run[0].start), *made]
                last = run[-1].stop
                gained += gain
        if pieces:
            pieces.append(Piece(last, len(line)))
            place = "the document lost its blanks" if lost else "no word is so long"
            why = f"{place}; reads {gained:.0f} nats better"
            yield Edit(CODE, number, line, merged(pieces), why, SURE)


def _worded(parts: Sequence[Atom], language: LanguageModel) -> bool:
    """Whether the line has enough words to gain by being laid out afresh, or one that is none."""
    said = [atom.text for atom in parts if atom.kind is Kind.WORD]
    return len(said) >= WORDS or any(_odd(word, language) for word in said)


def _lost(words: Mapping[str, int], lines: Sequence[Sequence[Atom]], language: LanguageModel) -> bool:
    """Whether the text lost its blanks. `words`: how often each stands in the `lines`."""
    if says_letters(words):
        return False
    total = sum(words.values())
    odd = sum(often for word, often in words.items() if _odd(word, language))
    if total < ENOUGH_WORDS or odd < SHARE * total:
        return False
    quantities = sum(words[letter] for letter in symbols(lines) if letter in words)
    return odd - sum(map(_abbreviating, lines)) - quantities >= SHARE * total


def _abbreviating(parts: Sequence[Atom]) -> int:
    """How many lone letters of the line stand behind a number, or behind such a letter (`2 م ك زيت`)."""
    count, behind = 0, False
    for atom in parts:
        lone = atom.kind is Kind.WORD and len(atom.text) == 1 and atom.text != alphabet.WAW
        count += lone and behind
        behind = atom.text[0].isnumeric() or (lone and behind)
    return count


def _odd(word: str, language: LanguageModel) -> bool:
    """Whether it is a lone letter (drafters write و so) or no word."""
    if len(word) == 1:
        return word != alphabet.WAW
    return not (is_known(word, language) or is_known(meant(word, language), language))


def _endless(parts: Sequence[Atom], language: LanguageModel) -> Iterator[list[Atom]]:
    """The words that are too long to be one."""
    for atom in parts:
        if atom.kind is Kind.WORD and _is_endless(atom.text, language):
            yield [atom]


def _is_endless(word: str, language: LanguageModel) -> bool:
    return len(word) >= ENDLESS <= len(fold_word(word)) and not is_known(word, language)


def runs_of_words(parts: Sequence[Atom]) -> Iterator[list[Atom]]:
    """The stretches of words with nothing but single blanks between them. A lone article ends one: it may be a
    negation with its letters swapped (`ال تقل`), and must not be joined before that is known."""
    run: list[Atom] = []
    for atom in parts:
        word = atom.kind is Kind.WORD and not LONE_ARTICLE.fullmatch(atom.text)
        if word and (not run or atom.blanks < 2):
            run.append(atom)
            continue
        if run:
            yield run
        run = [atom] if word else []
    if run:
        yield run
