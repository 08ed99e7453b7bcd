"""Lam-alef put right: the ligature that extractors lose, halve or swap.

لا is drawn as one glyph. Extractors may give its letters swapped (`العالقة` for العلاقة), keep only
one of them (`العلقة`, `خال` for خلال, `الداء` for الأداء), or lose both (`العقة`). Many fonts draw other
letters in one glyph with a lam, and those are swapped as well (`املستفيدين`, `عبداهلل`). A word is changed
only when the sentence reads much better with it: `الداء` (illness) is a word, and an association
that printed it so must be shown as it printed it.

One font and one program made the document, so it shows mostly one of these losses. First the words
that nobody knows are looked at; a loss that explains HABIT of them is the document's habit, and only
then are words that could stand as they are changed in the same way. A loss without that habit is
suggested, unless a tatweel beside the place is physical evidence (no one types one between lam and
alef), or tanween stands where only an alef can carry it (`أولً`). Swapping keeps the letters; restoring
adds some, which are marked `restored`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from normalizers import alphabet
from normalizers.atoms import SILENT, Atom, Kind, atoms, neighbour
from normalizers.document import Document
from normalizers.lam_alef_changes import ARTICLE, GOD, LAM, LONE_ARTICLE, Change, Loss, is_remnant
from normalizers.lam_alef_gains import (
    KNOWN_ALONE,
    UNKNOWN_ALONE,
    Habits,
    candidates,
    common_enough,
    misspelt,
    options,
    score,
)
from normalizers.lam_alef_habits import habits_of
from normalizers.lam_alef_negations import is_doubtful, is_imperfect, is_none, is_number, takes_no_article
from normalizers.lam_alef_shapes import BROKEN, BY_THE, WITHOUT, adds_a_preposition, begins_no
from normalizers.language_model import END, START, LanguageModel, fold_word
from normalizers.text import Edit, Piece, Status, merged
from normalizers.vocabulary import is_known

CODE = "lam-alef"
NAME = "Lam-alef put right"
EXAMPLES = (
    ("مــن خــال تســهيل الإجــراءات", "من خلال تسهيل الإجراءات"),
    (
        "رئيس مجلس الإدارة عبداهلل بن محمد\nحقوق املستفيدين من اجلمعية",
        "رئيس مجلس الإدارة عبدالله بن محمد\nحقوق المستفيدين من الجمعية",
    ),
    (
        "تنظيم العالقة مع المستفيدين\nمدة ال تقل عن شهر\nتقديم كافة المعامالت\nاالتصاالت الهاتفية",
        "تنظيم العلاقة مع المستفيدين\nمدة لا تقل عن شهر\nتقديم كافة المعاملات\nالاتصالات الهاتفية",
    ),
)
CLEAN = (
    "غازي بن صلبي اللحياني",
    "المادة الأولى",
    "رجال الأعمال",
    "قالت الإدارة",
    "في كل الأحوال",
    "التقصير في الداء",
    "نسخة لـ (مكتب المراجعة) ونسخة لـ SAP",
)

#: nats a word must gain: unknown / known as it stands, in a document with the habit
UNKNOWN, KNOWN = 3.0, 0.5
#: the same where letters are put into a word that is known, and where they surely were in the same word elsewhere in
#: the document, which gained SHOWN there
KNOWN_RESTORED, KNOWN_SHOWN, SHOWN = 1.5, -0.5, 4.0
#: the same for a swap that makes a rarer word of a word (`مالها`, `ملاها`): what reads better then is mostly that its
#: neighbours are not known. Of 45 policies whose ligatures were swapped, 12 that gained less were meant as they stood,
#: and 5 were not
KNOWN_RARER = 2.0
#: a swap with the habit that makes a known word of an unknown one loses nothing, however rare the word
UNKNOWN_SWAPPED = -0.5
#: where it makes لا of the article that a longer word begins with, in a document with the habit and without: names
#: are often unknown (`اللحياني`)
BEGINS_NO, BEGINS_NO_ALONE = 8.0, 14.0
#: a swap in a document whose ligatures are lost in another way needs so much more, and one of a last yeh (`عيل` may
#: be a word) in a document without the habit
OTHER_HABIT = 8.0
#: what is left of لا, ألا and إلا and is no word, in a document with the habit: never was it meant as it stands there
REMNANT: Mapping[Loss, float] = {Loss.ALEF: -2.5, Loss.LAM: 0.0, Loss.SWAPPED: UNKNOWN, Loss.BOTH: 0.0}
#: and a word that is known as it stands, where both letters of a ligature are put into it
KNOWN_BOTH = 2.5
#: for a lone article, which is no word: it is لا unless it belongs to the word behind it
LONE, LONE_HABIT = 2.0, -3.0
#: how much better لا must read than the article before its word in a document that swaps ligatures, and where an
#: imperfect verb may follow: in real documents لا was never worse than -2.4, a torn article never better than -7
BELONGS, BELONGS_VERB = 0.0, -4.0
#: what a tatweel beside the place is worth: before an alef, and behind a lam, where one is drawn quite often
STRETCHED: Mapping[Loss, float] = {Loss.LAM: 3.0, Loss.ALEF: 0.0}
#: nats that such a word must gain in a document without the habit; «سهــا» gained 5.4 as «سهــلا», and stays
STRETCHED_NEEDED = 6.0
#: what it is worth that the word cannot have been typeset
IMPOSSIBLE = 12.0


#: the alefs with a sign: a font that swaps one swaps all
HAMZA_ALEFS = alphabet.ALEFS - {alphabet.ALEF}
#: what may be left of إلا and ألا, and may be a letter that numbers an item
HAMZAS = frozenset({alphabet.ALEF_HAMZA_ABOVE, alphabet.ALEF_HAMZA_BELOW})


@dataclass(frozen=True, slots=True)
class _Found:
    """A word of a line, the change that suits it best, what it gains, and whether it is believed."""

    atom: Atom
    change: Change
    gain: float
    sure: bool


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each line with such words; a suggestion where there is no evidence but the language."""
    language = document.language
    words = document.words()
    lines = [(number, line, atoms(line)) for number, line in document.numbered()]
    habits = habits_of([parts for _, _, parts in lines], words, language)
    looked_at = words if habits.losses else filter(BROKEN.search, words)
    broken = {word for word in looked_at if options(word, habits, language, common_enough(word, habits, language))}
    rows = [
        (number, line, parts, [n for n, atom in enumerate(parts) if atom.text in broken and atom.kind is Kind.WORD])
        for number, line, parts in (lines if broken else ())
    ]
    first = [{n: _best(parts, n, language, habits, {}) for n in places} for _, _, parts, places in rows]
    shown = {
        entry.atom.text: entry.change.text
        for found in first
        for entry in found.values()
        if entry and entry.sure and entry.change.restored and entry.gain >= SHOWN
    }
    for (number, line, parts, places), found in zip(rows, first, strict=True):
        again = (
            found[n] or (_best(parts, n, language, habits, shown) if parts[n].text in shown else None) for n in places
        )
        edit = _line(number, line, [entry for entry in again if entry])
        if edit:
            yield edit


def _line(number: int, line: str, found: Sequence[_Found]) -> Edit | None:
    """The edit of a line: of the words that are sure, or else of all as a suggestion."""
    sure = [entry for entry in found if entry.sure]
    if sure:
        return _edit(number, line, sure, "applied")
    return _edit(number, line, found, "suggested") if found else None


def _best(
    parts: Sequence[Atom], index: int, language: LanguageModel, habits: Habits, shown: Mapping[str, str]
) -> _Found | None:
    """The change of word `index` that gains most, if any gains enough; `shown`: what the document surely makes of its
    words elsewhere."""
    atom = parts[index]
    if _is_letter(parts, index):
        return None
    lone = LONE_ARTICLE.fullmatch(atom.text) is not None
    if lone and _belongs(parts, index, language, habit=Loss.SWAPPED in habits.losses):
        return None
    known = is_known(atom.text, language) and not lone and not misspelt(atom.text, habits, language)
    if not habits.losses and atom.text[-1] == alphabet.YEH:
        known = known or is_known(atom.text[:-1], language)  # a noun with «my», which the model does not strip
    ranked: list[tuple[bool, float, float, Change]] = []
    common = common_enough(atom.text, habits, language)
    for gain, change in candidates(parts, index, language, habits, common):
        if is_none(parts, index, change, language) or takes_no_article(parts, index, change):
            continue
        if change.stretched:
            gain += STRETCHED.get(change.loss, 0.0)
        if change.impossible:
            gain += IMPOSSIBLE
        needed = _needed(atom.text, change, habits, language, known=known)
        if change.loss in habits.losses and is_remnant(atom.text) and not _torn(parts, index, change):
            needed = REMNANT[change.loss]
        if needed == KNOWN and change.restored:
            needed = KNOWN_SHOWN if shown.get(atom.text) == change.text else KNOWN_RESTORED
        shows = change.stretched or change.impossible
        if known and change.restored and not shows and _beside_a_bit(parts, index, language, habits):
            needed = max(needed, KNOWN_ALONE)
        if lone:
            needed = LONE_HABIT if change.loss in habits.losses else LONE
        physical = (change.impossible and gain > needed) or (change.stretched and gain > STRETCHED_NEEDED)
        if gain > needed or physical:
            alone = change.loss is Loss.SWAPPED and _sure_alone(atom.text, habits)
            sure = change.loss in habits.losses or physical or alone
            doubtful = is_doubtful(parts, index, change, gain, language)
            ranked.append((sure and not doubtful, gain - needed, gain, change))
    if not ranked:
        return None
    sure, _, gain, change = max(ranked, key=lambda entry: entry[:2])
    return _Found(atom, change, gain, sure)


def _torn(parts: Sequence[Atom], index: int, change: Change) -> bool:
    """Whether an alef without its lam may belong to the word behind it (`وا اقتراحات` for والاقتراحات)."""
    return change.loss is Loss.LAM and neighbour(parts, index + 1, END).startswith(alphabet.ALEF)


def _beside_a_bit(parts: Sequence[Atom], index: int, language: LanguageModel, habits: Habits) -> bool:
    """Whether the word stands beside one that nobody knows, whatever is put into it: it may be torn off that
    (`التص الت` for الاتصالات)."""
    beside = [parts[n].text for n in (index - 1, index + 1) if 0 <= n < len(parts) and parts[n].kind is Kind.WORD]
    return any(
        not is_known(word, language) and not options(word, habits, language, common_enough(word, habits, language))
        for word in beside
    )


def _is_letter(parts: Sequence[Atom], index: int) -> bool:
    """Whether it is a letter that numbers an item (`ل. عند وقوع إصابة`, `أ) الاسم`), or names a part (`الفقرة أ`) or
    a task (`المحاسب / ع / ل`)."""
    letter = parts[index].text
    if len(letter) > 1:
        return False
    before, after = neighbour(parts, index - 1, ""), neighbour(parts, index + 1, "")
    if letter in HAMZAS:
        return not index or not after
    return not before and not after


def _needed(word: str, change: Change, habits: Habits, language: LanguageModel, *, known: bool) -> float:
    """The nats that the change must gain."""
    habit, swap = change.loss in habits.losses, change.loss is Loss.SWAPPED
    needed = (KNOWN_ALONE, UNKNOWN_ALONE, KNOWN, UNKNOWN)[2 * habit + (not known)]
    if habit and swap and not known:
        needed = UNKNOWN_SWAPPED
    if habit and swap and known and language.word(change.text) <= language.word(word):
        needed = KNOWN_RARER
    if known and adds_a_preposition(change):
        needed = KNOWN_ALONE
    if known and change.loss is Loss.BOTH:
        needed = max(needed, KNOWN_BOTH)
    if swap and begins_no(word, change.text):
        needed = max(needed, BEGINS_NO if habit else BEGINS_NO_ALONE)
    if not habit and BY_THE.match(word) and WITHOUT.match(change.text):
        needed = max(needed, BEGINS_NO_ALONE)
    return needed + OTHER_HABIT if swap and _other_habit(change, word, habits, known=known) else needed


def _sure_alone(word: str, habits: Habits) -> bool:
    """Whether one swapped word is believed without the habit: the name of God turned round, which is no word, and else
    one in a document with hardly a whole ligature that does not end in a dotted yeh and a lam (`فعيل`, `عيل`)."""
    if word.endswith(tuple(swapped for swapped, _ in GOD)):
        return True
    return not habits.whole and word[-2:-1] != alphabet.YEH


def _other_habit(change: Change, word: str, habits: Habits, *, known: bool) -> bool:
    """Whether the document breaks other ligatures than the one that the change swaps."""
    if Loss.SWAPPED in habits.losses:
        return known and not habits.letters & _drawn_alike(change.swapped)
    return bool(habits.losses) or word[-2:-1] == alphabet.YEH


def _belongs(parts: Sequence[Atom], index: int, language: LanguageModel, *, habit: bool) -> bool:
    """Whether the lone article at `index` (`ال مستفيد`) was torn from the word behind it rather than being لا
    with its letters swapped (`ال تقل`): no article stands before another or before للـ."""
    if _is_tied(parts, index):
        return True
    article = parts[index].text
    before, after = neighbour(parts, index - 1, START), neighbour(parts, index + 1, END)
    if after == END or fold_word(after).startswith((ARTICLE, LAM * 2)):
        return False
    if is_number(after):
        return True
    beyond = neighbour(parts, index + 2, END)
    swapped, joined = article[:-2] + LAM + alphabet.ALEF, article + after
    no = score((before, swapped, after, beyond), language)
    needed = UNKNOWN if not habit else BELONGS_VERB if is_imperfect(after, language) else BELONGS
    return no - score((before, joined, beyond), language) < needed


def _is_tied(parts: Sequence[Atom], index: int) -> bool:
    """Whether signs that end nothing tie the article to the word behind it (`#ال_هلال`, `ال**رئيس**`)."""
    for atom in parts[index + 1 :]:
        if atom.blanks or atom.text in alphabet.CLOSERS:
            return False
        if atom.kind not in SILENT:
            return atom is not parts[index + 1]
    return False


def _drawn_alike(letters: str) -> frozenset[str]:
    """The letters that a font which swaps these with a lam swaps as well: an alef with any sign, else themselves."""
    alike = set(letters)
    if alike & HAMZA_ALEFS:
        alike |= HAMZA_ALEFS
    return frozenset(alike | alphabet.ON_LAM if alike & alphabet.ON_LAM else alike)


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
