"""Lam-alef put right: the ligature that extractors lose, halve or swap.

لا is drawn as one glyph. Extractors may give its letters swapped (`العالقة` for العلاقة), keep only
one of them (`العلقة`, `خال` for خلال, `الداء` for الأداء), and a font whose glyph names nobody knows
may give none. A word is changed only when the sentence reads much better with it: `الداء` (illness)
is a word, and an association that printed it so must be shown as it printed it.

Swapping keeps the letters; restoring a lost one adds a letter, which is marked `restored`. A
tatweel right beside the place is physical evidence: no one types one between lam and alef.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from normalizers import alphabet
from normalizers.atoms import Atom, Kind, atoms
from normalizers.document import Document
from normalizers.language_model import END, START, LanguageModel
from normalizers.text import Edit, Piece, Plan, Status, merged

CODE = "lam-alef"
NAME = "Lam-alef put right"
EXAMPLES = (
    ("مــن خــال تســهيل الإجــراءات", "من خلال تسهيل الإجراءات"),
    (
        "تنظيم العالقة مع المستفيدين\nمدة ال تقل عن شهر\nتقديم كافة المعامالت",
        "تنظيم العلاقة مع المستفيدين\nمدة لا تقل عن شهر\nتقديم كافة المعاملات",
    ),
)
CLEAN = ("المادة الأولى", "رجال الأعمال", "قالت الإدارة", "في كل الأحوال")

#: nats a changed word must gain: unknown as it stands / known as it stands
THRESHOLD_UNKNOWN = 3.0
THRESHOLD_KNOWN = 6.0
#: a word known as it stands, in a document that has so many swapped ones
SWAPPING, THRESHOLD_SWAPPING = 2, 2.5
#: what a letter put in has to gain besides: it is content
RESTORING = 5.0
#: what a tatweel beside the place is worth
TATWEEL_EVIDENCE = 6.0
#: behind a lam one is drawn quite often
TATWEEL_EVIDENCE_ALEF = 3.0
#: lam, tatweel, alef cannot be typeset: the ligature is mandatory, so one of its letters is gone
IMPOSSIBLE = 12.0
#: without such evidence, a document must have so many of these words, or one must gain so much
HABIT = 3
SURE = 12.0

LAM, ALEF, TATWEEL = alphabet.LAM, alphabet.ALEF, alphabet.TATWEEL
#: the likelier first: where the model cannot tell them apart, أ stands in most words that begin so
ALEFS = (alphabet.ALEF_HAMZA_ABOVE, alphabet.ALEF_HAMZA_BELOW, alphabet.ALEF, alphabet.ALEF_MADDA)


@dataclass(frozen=True, slots=True)
class _Change:
    """A word spelt anew: `plan` makes it of the old word; `worth` is what the evidence is worth."""

    plan: Plan
    text: str
    restored: str
    worth: float


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each line with such words; suggestions where the document shows no such habit."""
    found = _found(document, THRESHOLD_KNOWN)
    swapped = sum(not change.restored for _, _, changes in found for _, change, _ in changes)
    if swapped >= SWAPPING:
        found = _found(document, THRESHOLD_SWAPPING)
    loose = sum(change.restored != "" and change.worth <= 0 for _, _, changes in found for _, change, _ in changes)
    for number, line, changes in found:
        sure = [
            entry
            for entry in changes
            if not entry[1].restored or entry[1].worth > 0 or loose >= HABIT or entry[2] >= SURE
        ]
        if sure:
            yield _edit(number, line, sure, "applied")
        else:
            yield _edit(number, line, changes, "suggested")


_Entry = tuple[Atom, "_Change", float]


def _found(document: Document, known: float) -> list[tuple[int, str, list[_Entry]]]:
    return [
        (number, line, changes) for number, line in document.numbered() if (changes := _line(line, document, known))
    ]


def _line(line: str, document: Document, known: float) -> list[_Entry]:
    """The words of the line to change, each with its change and what it gains."""
    parts = atoms(line)
    out = []
    for index, atom in enumerate(parts):
        if atom.kind is Kind.WORD:
            change, gain = _best(parts, index, document.language, known)
            if change is not None:
                out.append((atom, change, gain))
    return out


def _edit(number: int, line: str, changes: Sequence[_Entry], status: Status) -> Edit:
    pieces: list[Piece] = []
    last = 0
    for atom, change, _ in changes:
        pieces.append(Piece(last, atom.start))
        pieces += [replace(p, start=p.start + atom.start, stop=p.stop + atom.start) for p in change.plan]
        last = atom.stop
    pieces.append(Piece(last, len(line)))
    gain = min(entry[2] for entry in changes)
    said = "، ".join(f"{atom.text} → {change.text}" for atom, change, _ in changes)
    restored = "".join(change.restored for _, change, _ in changes)
    confidence = _confidence(gain) if status == "applied" else 0.5
    return Edit(
        CODE, number, line, merged(pieces), f"{said}: reads {gain:.1f} nats better", confidence, status, restored
    )


def _confidence(gain: float) -> float:
    return round(min(0.99, 0.88 + gain / 150), 3)


def _best(parts: Sequence[Atom], index: int, language: LanguageModel, needed: float) -> tuple[_Change | None, float]:
    """The change of word `index` that gains most over its threshold, and its gain."""
    word = parts[index].text
    if LAM not in word and not any(alef in word for alef in ALEFS):
        return None, 0.0
    plain = word.replace(TATWEEL, "")
    known = language.known(plain)
    before, after = _neighbour(parts, index - 1, START), _neighbour(parts, index + 1, END)
    here = _score(plain, before, after, language)
    choice, top = None, 0.0
    for change in _changes(word):
        spelt = change.text.replace(TATWEEL, "")
        if not language.known(spelt):
            continue
        gain = _score(spelt, before, after, language) - here + change.worth
        threshold = needed if not change.restored else THRESHOLD_KNOWN
        over = gain - (threshold if known else THRESHOLD_UNKNOWN)
        if over > 0 and gain > top:
            choice, top = change, gain
    return choice, top


def _score(word: str, before: str, after: str, language: LanguageModel) -> float:
    return language.word(word) + language.pair(before, word) + language.pair(word, after)


def _neighbour(parts: Sequence[Atom], index: int, edge: str) -> str:
    if 0 <= index < len(parts) and parts[index].kind is not Kind.PUNCTUATION:
        return parts[index].text.replace(TATWEEL, "")
    return edge


def _changes(word: str) -> Iterator[_Change]:
    """Every spelling of `word` with one lam-alef swapped or restored."""
    for at, letter in enumerate(word):
        stretched = at > 0 and word[at - 1] == TATWEEL
        if letter in ALEFS and at + 1 < len(word) and word[at + 1] == LAM:
            yield _swapped(word, at)
        if letter in ALEFS and at > 0 and word[at - 1] != LAM and (stretched or word[at - 1] not in ALEFS):
            yield _restored(word, at, LAM, stretched)
        if letter == LAM and at + 1 < len(word) and word[at + 1] not in ALEFS:
            follows = word[at + 1] == TATWEEL
            for alef in ALEFS:
                yield _restored(word, at + 1, alef, follows)


def _swapped(word: str, at: int) -> _Change:
    """Letters at `at` and after it in the other order."""
    plan = merged((Piece(0, at), Piece(at + 1, at + 2), Piece(at, at + 1), Piece(at + 2, len(word))))
    return _Change(plan, "".join(p.of(word) for p in plan), "", 0.0)


def _restored(word: str, at: int, letter: str, stretched: bool) -> _Change:
    """`letter` put in before character `at`."""
    plan = merged((Piece(0, at), Piece(at, at, letter), Piece(at, len(word))))
    evidence = TATWEEL_EVIDENCE if letter == LAM else TATWEEL_EVIDENCE_ALEF
    worth = (evidence if stretched else 0.0) - RESTORING
    if letter == LAM and stretched and word[:at].rstrip(TATWEEL).endswith(LAM):
        worth += IMPOSSIBLE
    return _Change(plan, word[:at] + letter + word[at:], letter, worth)
