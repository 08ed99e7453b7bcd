"""Blanks put where the words are, in a document whose extractor lost sense of them.

Justified lines are drawn with gaps inside words (`بم ا يكف لحق وق`) or without any between them
(`السياساتوالإجراءاتالتي`). Where a good part of a document's words are unknown because of that, the
letters of each run of words are laid out afresh: of all ways to cut them into words, the likeliest
is taken. A blank that stands costs a little to remove, one that does not stand a little to add.

It is a habit of a whole document, but for a word too long to be one; single words are the work of
`split_words` and `glued_words`, which look at the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from normalizers import alphabet
from normalizers.atoms import Atom, Kind, atoms
from normalizers.document import Document
from normalizers.language_model import LanguageModel
from normalizers.text import Edit, Piece, merged

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
#: what a blank costs: to remove one, to add one
REMOVE, ADD = 1.0, 1.5
#: nats a run of words must gain
THRESHOLD = 8.0
#: a single word of so many letters is several, in any document, if it gains so much
ENDLESS, THRESHOLD_ALONE = 16, 15.0
#: longest word
LONGEST = 16
#: a run of letters longer than this is left alone: no line is
LONGEST_RUN = 240


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each line laid out afresh."""
    lines = [(number, line, atoms(line)) for number, line in document.numbered()]
    lost = _lost([parts for _, _, parts in lines], document.language)
    for number, line, parts in lines:
        pieces: list[Piece] = []
        last, gained = 0, 0.0
        for run in _runs(parts) if lost else _endless(parts, document.language):
            made, gain = _laid_out(run, document.language)
            if gain > (THRESHOLD if lost else THRESHOLD_ALONE):
                pieces += [Piece(last, run[0].start), *made]
                last = run[-1].stop
                gained += gain
        if pieces:
            pieces.append(Piece(last, len(line)))
            place = "the document lost its blanks" if lost else "no word is so long"
            why = f"{place}; reads {gained:.0f} nats better"
            yield Edit(CODE, number, line, merged(pieces), why, 0.9)


def _lost(lines: Sequence[Sequence[Atom]], language: LanguageModel) -> bool:
    found = [atom.text for parts in lines for atom in parts if atom.kind is Kind.WORD]
    odd = sum(len(word) == 1 or not language.known(word) for word in found)
    return len(found) >= ENOUGH_WORDS and odd >= SHARE * len(found)


def _endless(parts: Sequence[Atom], language: LanguageModel) -> Iterator[list[Atom]]:
    """The words that are too long to be one."""
    for atom in parts:
        if atom.kind is Kind.WORD and len(atom.text) >= ENDLESS and not language.known(atom.text):
            yield [atom]


def _runs(parts: Sequence[Atom]) -> Iterator[list[Atom]]:
    """The stretches of words with nothing but single blanks between them."""
    run: list[Atom] = []
    for atom in parts:
        if atom.kind is Kind.WORD and (not run or atom.blanks < 2):
            run.append(atom)
            continue
        if run:
            yield run
        run = [atom] if atom.kind is Kind.WORD else []
    if run:
        yield run


def _laid_out(run: Sequence[Atom], language: LanguageModel) -> tuple[list[Piece], float]:
    """The pieces of the likeliest way to cut the run's letters into words, and what it gains."""
    text = "".join(atom.text for atom in run)
    if len(text) > LONGEST_RUN:
        return [], 0.0
    places = [atom.start + offset for atom in run for offset in range(len(atom.text))]
    stands = set()
    at = 0
    for atom in run[:-1]:
        at += len(atom.text)
        stands.add(at)
    best: list[float] = [0.0]
    back = [0]
    for stop in range(1, len(text) + 1):
        top, start = float("-inf"), stop - 1
        removed = 0.0
        for begin in range(stop - 1, max(-1, stop - 1 - LONGEST), -1):
            if begin + 1 in stands and begin + 1 < stop:
                removed += REMOVE
            if text[begin] in alphabet.MARKS:
                continue
            added = ADD if begin and begin not in stands else 0.0
            value = best[begin] + language.word(text[begin:stop]) - removed - added
            if value > top:
                top, start = value, begin
        best.append(top)
        back.append(start)
    cuts = []
    at = len(text)
    while at:
        at = back[at]
        cuts.append(at)
    here = sum(language.word(atom.text) for atom in run)
    return _pieces(places, sorted(cuts[:-1])), best[-1] - here


def _pieces(places: Sequence[int], cuts: Sequence[int]) -> list[Piece]:
    """The letters at `places` of the line, with a blank before each of `cuts`."""
    out: list[Piece] = []
    bounds = [0, *cuts, len(places)]
    for number, (a, b) in enumerate(pairwise(bounds)):
        if number:
            out.append(Piece(places[a], places[a], " "))
        out += [Piece(place, place + 1) for place in places[a:b]]
    return out
