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

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from normalizers import alphabet
from normalizers.atoms import Atom, Kind, atoms, neighbour
from normalizers.document import Document
from normalizers.hamza import listed
from normalizers.lam_alef_changes import ARTICLE, GOD, LAM, LONE_ARTICLE, TATWEEL, Change, Loss, changes
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

#: how many different unknown words a loss must explain to be the document's habit
HABIT: Mapping[Loss, int] = {Loss.SWAPPED: 2, Loss.LAM: 3, Loss.ALEF: 3, Loss.BOTH: 3}
#: so many whole ligatures say that they were not lost altogether
WHOLE = 5
#: and so many, that a document does not swap them: then a single swap is suggested
WHOLE_BESIDE = 12
#: nats a word must gain: unknown / known as it stands, in a document with the habit
UNKNOWN, KNOWN = 3.0, 0.5
#: the same for a swap that makes a rarer word of a word (`مالها`, `ملاها`): what reads better then is mostly that its
#: neighbours are not known. Of 45 policies whose ligatures were swapped, 12 that gained less were meant as they stood,
#: and 5 were not
KNOWN_RARER = 2.0
#: a swap with the habit that makes a known word of an unknown one loses nothing, however rare the word
UNKNOWN_SWAPPED = -0.5
#: and without it, for a swap that keeps the letters
UNKNOWN_ALONE, KNOWN_ALONE = 6.0, 9.0
#: where it makes لا of the article that a longer word begins with, in a document with the habit and without: names
#: are often unknown (`اللحياني`)
BEGINS_NO, BEGINS_NO_ALONE = 8.0, 14.0
#: a swap in a document whose ligatures are lost in another way needs so much more, and one of a last yeh (`عيل` may
#: be a word) in a document without the habit
OTHER_HABIT = 8.0
#: and a word that is known as it stands, where both letters of a ligature are put into it
KNOWN_BOTH = 2.5
#: nats that لا may read worse there than the article with an alef: it was never below -4.3 where it was meant in
#: real documents, and never above -5.1 where it was not
FITS = 4.7
#: for a lone article, which is no word: it is لا unless it belongs to the word behind it
LONE, LONE_HABIT = 2.0, -3.0
#: how much better لا must read than the article before its word in a document that swaps ligatures, and where an
#: imperfect verb may follow: in real documents لا was never worse than -2.4, a torn article never better than -7
BELONGS, BELONGS_VERB, IMPERFECT = 0.0, -4.0, frozenset("يتن")
#: what each letter put in has to gain besides: it is content
RESTORING = 1.5
#: what a tatweel beside the place is worth: before an alef, and behind a lam, where one is drawn quite often
STRETCHED: Mapping[Loss, float] = {Loss.LAM: 3.0, Loss.ALEF: 0.0}
#: nats that such a word must gain in a document without the habit; «سهــا» gained 5.4 as «سهــلا», and stays
STRETCHED_NEEDED = 6.0
#: what it is worth that the word cannot have been typeset
IMPOSSIBLE = 12.0
#: log-probability of a word that is one only when its hamza is overlooked (`ألي` is not إلي, `ألحد` not الحد)
MISSPELT = -16.0
#: log-probability that a word with letters put in must have: rare words are found everywhere
COMMON = -13.0
#: and where nobody knows it as it stands, in a document with the habit
COMMON_HABIT = -16.0


_ALEFS = "".join(sorted(alphabet.ALEFS))
_AND = f"[{alphabet.WAW}{alphabet.FEH}]?"
_ARTICLE, _NO = re.compile(_AND + ARTICLE), re.compile(_AND + LAM + alphabet.ALEF)
#: the same behind a preposition
_BY_THE, _WITHOUT = (
    re.compile(f"{_AND}[{alphabet.BEH}{alphabet.KAF}]{after}") for after in (ARTICLE, LAM + alphabet.ALEF)
)
#: no word begins so: للـ is what لـ and an article make together, and nothing comes between the two
_NEVER_BEGINS = re.compile(f"{_AND}(?:{LAM}{ARTICLE}|{LAM}{{2}}[{_ALEFS}]{LAM})")
_FOR_THE = re.compile(f"{_AND}{LAM}{{2}}")
#: what begins like an article with a hamza, and with two articles
_HAMZA = f"[{alphabet.ALEF_HAMZA_ABOVE}{alphabet.ALEF_HAMZA_BELOW}]"
_HAMZA_ARTICLE = re.compile(f"{_AND}{_HAMZA}{LAM}[{_ALEFS}].")
_TWO_ARTICLES = re.compile(f"{_AND}[{alphabet.BEH}{alphabet.KAF}]?{ARTICLE}(?:{alphabet.ALEF}|{_HAMZA}){LAM}")
_NO_WORD = frozenset(LAM + alef for alef in alphabet.ALEFS - {alphabet.ALEF})
_WHOLE = re.compile(f"{LAM}[{_ALEFS}]")
_HAMZA_LAM = re.compile(
    f"[{alphabet.WAW}{alphabet.FEH}]?(?P<word>(?P<alef>[{alphabet.ALEF_HAMZA_ABOVE}{alphabet.ALEF_HAMZA_BELOW}]){LAM}(?P<rest>.+))"
)
#: what may be wrong with a word in any document: an alef before a lam within it, a lam that another letter
#: came before, a stroke, a name of God turned round, tanween on a lam
_BROKEN = re.compile(
    rf".+[{_ALEFS}]{LAM}|^{alphabet.ALEF}{LAM}|{alphabet.ALEF}[{''.join(sorted(alphabet.ON_LAM))}]{LAM}"
    rf"|{LAM}[{alphabet.FATHATAN}]|{TATWEEL}|{'|'.join(swapped for swapped, _ in GOD)}"
    rf"|.[{alphabet.YEH}{alphabet.ALEF_MAKSURA}]{LAM}$"
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A word of a line, the change that suits it best, what it gains, and whether it is believed."""

    atom: Atom
    change: Change
    gain: float
    sure: bool


@dataclass(frozen=True, slots=True)
class _Habits:
    """What the document does: the losses that explain its words, the letters that it swaps with a lam, and whether it
    has so many whole ligatures that one swapped word among them is no word of its own."""

    losses: frozenset[Loss]
    letters: frozenset[str] = frozenset()
    whole: bool = False


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each line with such words; a suggestion where there is no evidence but the language."""
    language = document.language
    words = document.words()
    unknown = {word for word in words if not is_known(word, language)}
    lines = [(number, line, atoms(line)) for number, line in document.numbered()]
    habits = _habits(words, _first_places([parts for _, _, parts in lines], unknown), language)
    looked_at = words if habits.losses else filter(_BROKEN.search, words)
    broken = {word for word in looked_at if _options(word, habits, language, _common(word, habits, language))}
    for number, line, parts in lines if broken else ():
        places = [index for index, atom in enumerate(parts) if atom.text in broken and atom.kind is Kind.WORD]
        found = [entry for index in places if (entry := _best(parts, index, language, habits))]
        sure = [entry for entry in found if entry.sure]
        if sure:
            yield _edit(number, line, sure, "applied")
        elif found:
            yield _edit(number, line, found, "suggested")


def _first_places(lines: Sequence[Sequence[Atom]], words: Collection[str]) -> dict[str, tuple[Sequence[Atom], int]]:
    """Where each of the words stands first in the document."""
    first: dict[str, tuple[Sequence[Atom], int]] = {}
    for parts in lines:
        for index, atom in enumerate(parts):
            if atom.text in words and atom.kind is Kind.WORD and atom.text not in first:
                first[atom.text] = (parts, index)
    return first


def _habits(
    words: Collection[str], unknown: Mapping[str, tuple[Sequence[Atom], int]], language: LanguageModel
) -> _Habits:
    """The losses that explain enough of the words nobody knows (`unknown`, where each stands first).

    Where whole ligatures stand in the text, they were not lost; so that is not looked for there.
    """
    whole = len(_WHOLE.findall(" ".join(words)))
    losses = _Habits(frozenset(Loss) if whole < WHOLE else frozenset(Loss) - {Loss.BOTH})
    explained: Counter[Loss] = Counter()
    letters: Counter[str] = Counter()
    counted: set[str] = set()  # one word with other vowels is no other word
    for text, (parts, index) in unknown.items():
        if _options(text, losses, language):
            gain, change = max(_candidates(parts, index, language, losses), key=lambda pair: pair[0])
            if gain >= UNKNOWN_ALONE and fold_word(text) not in counted:
                counted.add(fold_word(text))
                explained[change.loss] += 1
                letters.update(change.swapped)
    total = sum(explained.values())
    found = frozenset(loss for loss, count in explained.items() if count >= HABIT[loss] and count * 5 >= total)
    often = frozenset(letter for letter, count in letters.items() if count >= HABIT[Loss.SWAPPED])
    return _Habits(found, often if Loss.SWAPPED in found else frozenset(), whole >= WHOLE_BESIDE)


@lru_cache(maxsize=65536)
def _options(
    word: str, habits: _Habits, language: LanguageModel, common: float = COMMON
) -> tuple[tuple[float, Change], ...]:
    """The known spellings of `word`, with what each gains by itself, less what letters put in cost; letters are put
    in only for a word of so great a log-probability as `common`."""
    if not habits.losses and not _BROKEN.search(word):
        return ()
    here = MISSPELT if _misspelt(word, habits, language) else language.word(word.replace(TATWEEL, ""))
    found = []
    for change in changes(word, losses=habits.losses, letters=habits.letters, known=language.known):
        if (
            _begins_badly(word, change)
            or _article_twice(word, change, language)
            or _lost_its_alef(word, change, habits, language)
        ):
            continue
        there = language.word(change.text.replace(TATWEEL, ""))
        if there >= common or not change.restored:
            found.append((there - here - RESTORING * len(change.restored), change))
    return tuple(found)


def _candidates(
    parts: Sequence[Atom], index: int, language: LanguageModel, habits: _Habits, common: float = COMMON
) -> Iterator[tuple[float, Change]]:
    """The changes of word `index` that make known words, and what each gains in its sentence."""
    word = parts[index].text
    plain = word.replace(TATWEEL, "")
    before, after = neighbour(parts, index - 1, START), neighbour(parts, index + 1, END)
    here = language.pair(before, plain) + language.pair(plain, after)
    if _misspelt(word, habits, language):
        here = 0.0
    for alone, change in _options(word, habits, language, common):
        spelt = change.text.replace(TATWEEL, "")
        whole = _with_its_alef(word, change, language)
        if whole and _score((before, spelt, after), language) < _score((before, whole, after), language) - FITS:
            continue
        yield alone + language.pair(before, spelt) + language.pair(spelt, after) - here, change


def _best(parts: Sequence[Atom], index: int, language: LanguageModel, habits: _Habits) -> _Found | None:
    """The change of word `index` that gains most, if any gains enough."""
    atom = parts[index]
    lone = LONE_ARTICLE.fullmatch(atom.text) is not None
    if lone and _belongs(parts, index, language, habit=Loss.SWAPPED in habits.losses):
        return None
    known = is_known(atom.text, language) and not lone and not _misspelt(atom.text, habits, language)
    if not habits.losses and atom.text[-1] == alphabet.YEH:
        known = known or is_known(atom.text[:-1], language)  # a noun with «my», which the model does not strip
    ranked: list[tuple[bool, float, float, Change]] = []
    common = _common(atom.text, habits, language)
    for gain, change in _candidates(parts, index, language, habits, common):
        habit = change.loss in habits.losses
        if change.stretched:
            gain += STRETCHED.get(change.loss, 0.0)
        if change.impossible:
            gain += IMPOSSIBLE
        needed = (KNOWN_ALONE, UNKNOWN_ALONE, KNOWN, UNKNOWN)[2 * habit + (not known)]
        if habit and not known and change.loss is Loss.SWAPPED:
            needed = UNKNOWN_SWAPPED
        if habit and known and change.loss is Loss.SWAPPED and language.word(change.text) <= language.word(atom.text):
            needed = KNOWN_RARER
        if known and change.loss is Loss.BOTH:
            needed = max(needed, KNOWN_BOTH)
        if not lone and change.loss is Loss.SWAPPED and _begins_no(atom.text, change.text):
            needed = max(needed, BEGINS_NO if habit else BEGINS_NO_ALONE)
        if not habit and _BY_THE.match(atom.text) and _WITHOUT.match(change.text):
            needed = max(needed, BEGINS_NO_ALONE)
        if change.loss is Loss.SWAPPED and _other_habit(change, atom.text, habits, known=known):
            needed += OTHER_HABIT
        if lone:
            needed = LONE_HABIT if habit else LONE
        physical = (change.impossible and gain > needed) or (change.stretched and gain > STRETCHED_NEEDED)
        if gain > needed or physical:
            sure = habit or physical or (change.loss is Loss.SWAPPED and _sure_alone(atom.text, habits))
            ranked.append((sure, gain - needed, gain, change))
    if not ranked:
        return None
    sure, _, gain, change = max(ranked, key=lambda entry: entry[:2])
    return _Found(atom, change, gain, sure)


def _sure_alone(word: str, habits: _Habits) -> bool:
    """Whether one swapped word is believed without the habit: the name of God turned round, which is no word, and else
    one in a document with hardly a whole ligature that does not end in a dotted yeh and a lam (`فعيل`, `عيل`)."""
    if word.endswith(tuple(swapped for swapped, _ in GOD)):
        return True
    return not habits.whole and word[-2:-1] != alphabet.YEH


def _other_habit(change: Change, word: str, habits: _Habits, *, known: bool) -> bool:
    """Whether the document breaks other ligatures than the one that the change swaps."""
    if Loss.SWAPPED in habits.losses:
        return known and change.swapped == alphabet.YEH not in habits.letters
    return bool(habits.losses) or word[-2:-1] == alphabet.YEH


def _misspelt(word: str, habits: _Habits, language: LanguageModel) -> bool:
    """Whether the word, in a document that swaps ligatures, begins with an alef that its hamza makes no article
    and that the word known by these letters does not begin with (`ألي` for لأي)."""
    match = _HAMZA_LAM.fullmatch(word) if Loss.SWAPPED in habits.losses else None
    if not match:
        return False
    alef = listed(match["word"])
    return alef != match["alef"] if alef else is_known(match["rest"], language)


def _begins_badly(word: str, change: Change) -> bool:
    """Whether the change breaks a للـ or makes the لال that it stands for, or makes a لأ that is no word."""
    if change.text in _NO_WORD:
        return True
    if _NEVER_BEGINS.match(change.text):
        return not _NEVER_BEGINS.match(word)
    return bool(change.restored and _FOR_THE.match(word) and not _FOR_THE.match(change.text))


def _article_twice(word: str, change: Change, language: LanguageModel) -> bool:
    """Whether the letters put in make an article with a hamza (`إلادارة` of إدارة), or a second one (`الألمدير`)."""
    if change.loss is not Loss.BOTH:
        return False
    if _HAMZA_ARTICLE.match(change.text):
        return True
    twice = _TWO_ARTICLES.match(change.text)
    return twice is not None and is_known(word, language) and is_known(change.text[twice.end() :], language)


def _common(word: str, habits: _Habits, language: LanguageModel) -> float:
    """How common a word must be for letters to be put into `word` to make it."""
    return COMMON_HABIT if habits.losses and not is_known(word.replace(TATWEEL, ""), language) else COMMON


def _lost_its_alef(word: str, change: Change, habits: _Habits, language: LanguageModel) -> bool:
    """Whether the change makes لا of an article whose word is commoner with an alef of its own (`الجتماعي`), in a
    document that may have lost alefs. In one that swaps ligatures, the sentence tells."""
    if Loss.SWAPPED in habits.losses and Loss.ALEF not in habits.losses:
        return False
    whole = _with_its_alef(word, change, language)
    return bool(whole) and language.word(whole) >= language.word(change.text)


def _with_its_alef(word: str, change: Change, language: LanguageModel) -> str:
    """The known word that has an alef behind the article of which the change makes لا; empty where none is."""
    if change.loss is not Loss.SWAPPED or not _begins_no(word, change.text):
        return ""
    article = _ARTICLE.match(word)
    assert article
    whole = word[: article.end()] + alphabet.ALEF + word[article.end() :]
    return whole if len(word) > article.end() and language.known(whole) else ""


def _begins_no(word: str, spelt: str) -> bool:
    """Whether an article was turned into لا: a bit of a word (`المس تفيدة`) must not become a negation."""
    return _ARTICLE.match(word) is not None and _NO.match(spelt) is not None


def _belongs(parts: Sequence[Atom], index: int, language: LanguageModel, *, habit: bool) -> bool:
    """Whether the lone article at `index` (`ال مستفيد`) was torn from the word behind it rather than being لا
    with its letters swapped (`ال تقل`): no article stands before another or before للـ."""
    article = parts[index].text
    before, after = neighbour(parts, index - 1, START), neighbour(parts, index + 1, END)
    if after == END or fold_word(after).startswith((ARTICLE, LAM * 2)):
        return False
    beyond = neighbour(parts, index + 2, END)
    swapped, joined = article[:-2] + LAM + alphabet.ALEF, article + after
    no = _score((before, swapped, after, beyond), language)
    needed = UNKNOWN if not habit else BELONGS_VERB if after[0] in IMPERFECT else BELONGS
    return no - _score((before, joined, beyond), language) < needed


def _score(said: Sequence[str], language: LanguageModel) -> float:
    return sum(language.word(word) for word in said if word not in (START, END)) + sum(
        map(language.pair, said, said[1:])
    )


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
