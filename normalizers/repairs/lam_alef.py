"""Lam-alef put right: the ligature that extractors lose, halve or swap.

لا is drawn as one glyph. Extractors may give its letters swapped (`العالقة` for العلاقة), keep only
one of them (`العلقة`, `خال` for خلال, `الداء` for الأداء), or lose both (`العقة`). A word is changed
only when the sentence reads much better with it: `الداء` (illness) is a word, and an association
that printed it so must be shown as it printed it.

One font and one program made the document, so it shows mostly one of these losses. First the words
that nobody knows are looked at; a loss that explains HABIT of them is the document's habit, and only
then are words that could stand as they are changed in the same way. A loss without that habit is
suggested, unless a tatweel beside the place is physical evidence (no one types one between lam and
alef). Swapping keeps the letters; restoring adds some, which are marked `restored`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from normalizers.atoms import Atom, Kind, atoms, neighbour
from normalizers.document import Document
from normalizers.lam_alef_changes import ALEFS, LAM, TATWEEL, Change, Loss, changes
from normalizers.language_model import END, START, LanguageModel
from normalizers.text import Edit, Piece, Status, merged

CODE = "lam-alef"
NAME = "Lam-alef put right"
EXAMPLES = (
    ("مــن خــال تســهيل الإجــراءات", "من خلال تسهيل الإجراءات"),
    (
        "تنظيم العالقة مع المستفيدين\nمدة ال تقل عن شهر\nتقديم كافة المعامالت\nاالتصاالت الهاتفية",
        "تنظيم العلاقة مع المستفيدين\nمدة لا تقل عن شهر\nتقديم كافة المعاملات\nالاتصالات الهاتفية",
    ),
)
CLEAN = ("المادة الأولى", "رجال الأعمال", "قالت الإدارة", "في كل الأحوال", "التقصير في الداء")

#: how many different unknown words a loss must explain to be the document's habit
HABIT: Mapping[Loss, int] = {Loss.SWAPPED: 2, Loss.LAM: 3, Loss.ALEF: 3, Loss.BOTH: 3}
#: so many whole ligatures say that they were not lost altogether
WHOLE = 5
#: nats a word must gain: unknown / known as it stands, in a document with the habit
UNKNOWN, KNOWN = 3.0, 0.5
#: and without it, for a swap that keeps the letters
UNKNOWN_ALONE, KNOWN_ALONE = 6.0, 9.0
#: what each letter put in has to gain besides: it is content
RESTORING = 1.5
#: what a tatweel beside the place is worth: before an alef, and behind a lam, where one is drawn quite often
STRETCHED: Mapping[Loss, float] = {Loss.LAM: 3.0, Loss.ALEF: 0.0}
STRETCHED_NEEDED = 5.0
#: what it is worth that the word cannot have been typeset
IMPOSSIBLE = 12.0
#: log-probability that a word with letters put in must have: rare words are found everywhere
COMMON = -13.0


@dataclass(frozen=True, slots=True)
class _Found:
    """A word of a line, the change that suits it best, what it gains, and whether it is believed."""

    atom: Atom
    change: Change
    gain: float
    sure: bool


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each line with such words; a suggestion where there is no evidence but the language."""
    lines = [(number, line, atoms(line)) for number, line in document.numbered()]
    habits = _habits([parts for _, _, parts in lines], document.language)
    for number, line, parts in lines:
        found = [entry for index in range(len(parts)) if (entry := _best(parts, index, document.language, habits))]
        sure = [entry for entry in found if entry.sure]
        if sure:
            yield _edit(number, line, sure, "applied")
        elif found:
            yield _edit(number, line, found, "suggested")


def _habits(lines: Sequence[Sequence[Atom]], language: LanguageModel) -> frozenset[Loss]:
    """The losses that explain enough of the words nobody knows.

    Where whole ligatures stand in the text, they were not lost; so that is not looked for there.
    """
    whole = sum(atom.text.count(LAM + alef) for parts in lines for atom in parts for alef in ALEFS)
    losses = frozenset(Loss) if whole < WHOLE else frozenset(Loss) - {Loss.BOTH}
    explained: Counter[Loss] = Counter()
    seen: set[str] = set()
    for parts in lines:
        for index, atom in enumerate(parts):
            if atom.kind is Kind.WORD and atom.text not in seen and not language.known(atom.text):
                seen.add(atom.text)
                ranked = sorted(_candidates(parts, index, language, losses), key=lambda pair: -pair[0])
                explained.update({change.loss for gain, change in ranked[:1] if gain >= UNKNOWN_ALONE})
    total = sum(explained.values())
    return frozenset(loss for loss, count in explained.items() if count >= HABIT[loss] and count * 5 >= total)


def _best(parts: Sequence[Atom], index: int, language: LanguageModel, habits: frozenset[Loss]) -> _Found | None:
    """The change of word `index` that gains most, if any gains enough."""
    atom = parts[index]
    if atom.kind is not Kind.WORD or not _broken(atom.text, habits):
        return None
    known = language.known(atom.text)
    ranked = []
    for gain, change in _candidates(parts, index, language, habits):
        habit = change.loss in habits
        if change.stretched:
            gain += STRETCHED.get(change.loss, 0.0) + (IMPOSSIBLE if change.impossible else 0.0)
        needed = (KNOWN_ALONE, UNKNOWN_ALONE, KNOWN, UNKNOWN)[2 * habit + (not known)]
        physical = change.stretched and gain > (needed if change.impossible else STRETCHED_NEEDED)
        if gain > needed or physical:
            sure = habit or physical or change.loss is Loss.SWAPPED
            ranked.append((sure, gain, change))
    if not ranked:
        return None
    sure, gain, change = max(ranked, key=lambda entry: entry[:2])
    return _Found(atom, change, gain, sure)


def _broken(word: str, habits: frozenset[Loss]) -> bool:
    """Whether there is anything in the word to look at."""
    return (
        bool(habits) or TATWEEL in word or any(alef + LAM in word[1:] for alef in ALEFS) or word[:2] == ALEFS[2] + LAM
    )


def _candidates(
    parts: Sequence[Atom], index: int, language: LanguageModel, losses: frozenset[Loss]
) -> Iterator[tuple[float, Change]]:
    """The changes of word `index` that make known words, and what each gains in its sentence."""
    word = parts[index].text
    plain = word.replace(TATWEEL, "")
    before, after = neighbour(parts, index - 1, START), neighbour(parts, index + 1, END)
    here = language.word(plain) + language.pair(before, plain) + language.pair(plain, after)
    for change in changes(word, losses=losses):
        spelt = change.text.replace(TATWEEL, "")
        if not language.known(spelt) or (change.restored and language.word(spelt) < COMMON):
            continue
        there = language.word(spelt) + language.pair(before, spelt) + language.pair(spelt, after)
        yield there - here - RESTORING * len(change.restored), change


def _edit(number: int, line: str, found: Sequence[_Found], status: Status) -> Edit:
    pieces: list[Piece] = []
    last = 0
    for entry in found:
        start = entry.atom.start
        pieces.append(Piece(last, start))
        pieces += [replace(p, start=p.start + start, stop=p.stop + start) for p in entry.change.plan]
        last = entry.atom.stop
    pieces.append(Piece(last, len(line)))
    gain = min(entry.gain for entry in found)
    said = "، ".join(f"{entry.atom.text} → {entry.change.text}" for entry in found)
    losses = "، ".join(sorted({entry.change.loss.value for entry in found}))
    restored = "".join(entry.change.restored for entry in found)
    confidence = round(min(0.99, 0.88 + gain / 150), 3) if status == "applied" else 0.5
    evidence = f"{said} ({losses}): reads {gain:.1f} nats better"
    return Edit(CODE, number, line, merged(pieces), evidence, confidence, status, restored)
