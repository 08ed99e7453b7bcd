"""Letters drawn apart (`بم ا يكف ل حق وق`, `س ي ا س ة  ت ن ظ ي م`), joined before the line is put in order.

A justified line stretched with gaps inside its words, or a heading with spaced letters, comes out as loose
letters and bits of words. Where a run of words holds LOOSE lone letters (و is a word) and as many bits nobody
knows, its letters are laid out afresh, if that gains THRESHOLD nats. It is done before segments are put in
order, because to that search the bits look like words in the wrong order.

Runs that read better from their last bit to their first are left alone: the line is reversed. So are lines with
tatweel, where the bits are stretches. What is lost all over a document is the work of `respacing`, single words
that of `split_words`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from normalizers import alphabet
from normalizers.atoms import Atom, atoms
from normalizers.document import Document
from normalizers.language_model import LanguageModel
from normalizers.lone_letters import Told, is_lone, listed, lone_letters, says_letters
from normalizers.repairs.respacing import runs_of_words
from normalizers.text import Edit, Piece, merged
from normalizers.word_layout import laid_out

CODE = "loose-letters"
NAME = "Letters drawn apart joined"
EXAMPLES = (
    ("بم ا يكف ل حق وق الجمعي ة وكاف ة ه ذه الأط راف", "بما يكفل حقوق الجمعية وكافة هذه الأطراف"),
    ("س ي ا س ة ت ن ظ ي م ا ل ع ل ا ق ة", "سياسة تنظيم العلاقة"),
)  # fmt: skip
CLEAN = ("أ ب ج د هـ و", "بما يكفل حقوق الجمعية و كافة الأطراف", "الفقرة أ من المادة ب")

#: lone letters a run must hold, and bits nobody knows besides
LOOSE, BITS = 2, 1
#: as many lone letters with no bit beside them abbreviate something (`ت ع م`)
ABBREVIATED = 3
#: and so many, no two of them alike, are letters told one by one (`أ ب ت ث ج ح …`): words have some letters often
LISTED = 12
#: nats it must gain
THRESHOLD = 12.0


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each line with loose letters."""
    words = document.words()
    if lone_letters(words).total() < LOOSE or says_letters(words):
        return
    lines = [(number, line, atoms(line)) for number, line in document.numbered()]
    rows = listed([parts for _, _, parts in lines])
    for n, (number, line, parts) in enumerate(lines):
        if alphabet.TATWEEL in line or n in rows:
            continue
        if sum(is_lone(atom) for atom in parts) < LOOSE:
            continue
        pieces: list[Piece] = []
        last, gained = 0, 0.0
        told = Told(parts)
        for run in runs_of_words(parts):
            if _loose(run, document.language) and not told(run):
                made, gain = laid_out(run, document.language)
                if gain > THRESHOLD and gain > laid_out(run[::-1], document.language)[1]:
                    pieces += [Piece(last, run[0].start), *made]
                    last = run[-1].stop
                    gained += gain
        if pieces:
            pieces.append(Piece(last, len(line)))
            yield Edit(CODE, number, line, merged(pieces), f"lone letters; reads {gained:.0f} nats better", 0.94)


def _loose(run: Sequence[Atom], language: LanguageModel) -> bool:
    """Whether the run holds enough lone letters, and bits that are no words."""
    letters = [atom.text for atom in run if is_lone(atom)]
    lone = len(letters)
    if lone >= LISTED and len(set(letters)) == lone:
        return False
    bits = sum(len(atom.text) > 1 and not language.known(atom.text) for atom in run)
    if not bits and lone <= ABBREVIATED:
        return False
    return lone >= LOOSE and (bits >= BITS or 2 * lone > len(run))
