"""A word that a stray blank cut in two (`قنوا ت`, `طال ب`), written as one again.

Extractors put a blank where a gap between two glyphs is a little wide. The two halves are joined
when they make a known word and the sentence reads much better with it. Both halves may be words
(`طال` means «grew long»), so only context can tell. A lone و is left alone: many drafters write
`زيادة ثقة و انتماء` with that blank on purpose, and so is a letter that names a clause (`الفقرة أ من
المادة`). An article is never joined to another, to للـ, or to a noun with a pronoun. An alef behind a
word with tanween (`طبقً ا`) is what the tanween is written with.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from normalizers import alphabet
from normalizers.atoms import Atom, Kind, atoms, neighbour
from normalizers.document import Document
from normalizers.hamza import listed
from normalizers.language_model import END, START, LanguageModel, fold_word
from normalizers.lone_letters import says_letters, symbols
from normalizers.repairs import lam_alef
from normalizers.text import Edit, Piece, merged
from normalizers.word_classes import FUNCTION_WORDS

CODE = "split-word"
NAME = "Split word joined"
EXAMPLES = (("من خلال عدة قنوا ت", "من خلال عدة قنوات"), ("على مختل ف المستويات", "على مختلف المستويات"))
CLEAN = (
    "زيادة ثقة و انتماء المستفيدين",
    "الفقرة أ من المادة ب",
    "في حالة عدم وضوح الإجراءات",
    "لا تقل عن شهر",
    "منصور بن شافي بن قعدان آل قحطان",
    "خلال مدة ل تقل عن أسبوعين",
    "طماطم مفرومة و 1 م ك معجون",
    "يعمل في الفرع أ 12 موظفا",
)

#: nats that the joined word must gain; .94 of true splits, .98 precision on text of the field
THRESHOLD = 4.0
#: when both halves are words in their own right; the joined word must then be a common one besides
THRESHOLD_KNOWN = 13.0
COMMON = -12.5
#: log-probability from which a half is a word, however short
WORDLIKE = -13.5


#: where hardly any such word is found it is not the extractor's habit: a join must gain more to be sure of it. Words
#: are counted once, since what a text says again it says the same way
FEW, SURE_ALONE, UNSURE = 3, 15.0, 0.85
#: a letter that stands alone so often, and so often for each time that it would be joined, is a word. Of words that
#: fell apart most are joined again
ALONE, ALONE_EACH = 8, 4
#: and so often, where the text has letters that are words
ALONE_SAID = 2
#: a text of whose joins more are of letters that any word may have before it writes those apart (`ف اليوم`): words
#: fall apart anywhere
MOSTLY = 0.5
#: of so many words before and behind, none with so many letters: letters are listed
LISTED, SHORT = 4, 3
#: letters the shorter half has at most
SHORTER = 4
#: what is told apart by letters, folded
LETTERED = frozenset(
    "الفقره فقره البند بند الفرع الفيه فيه القسم الملحق ملحق النموذج نموذج الجدول جدول الحرف المجموعه".split()
)
#: what is left of لا where a letter of it was lost or the two change places; what an imperfect verb begins with
REMNANT, IMPERFECT = (
    re.compile(f"[{alphabet.WAW}{alphabet.FEH}]?(?:{alphabet.ALEF}{alphabet.LAM}?|{alphabet.LAM})"),
    frozenset("يتن"),
)
#: and what else may be left of it before a noun (`وال صدقة`, `ول كفارة`, `إل بإيداعها`), where lam-alefs were broken:
#: how many lines show that they were
BEFORE_NOUN, BROKEN = re.compile("[وف]?(?:ال|[أإ]?ل)"), 2
#: but where words of so many other lines are in pieces, articles are, too
OFTEN = 5
#: a family, not the beginning of a word
KIN = "آل"
_ARTICLE = alphabet.ALEF + alphabet.LAM
#: a letter with its stroke and vowel (`لـِ`): so it is written where it is not to be joined
_PREFIX = re.compile(f".{alphabet.TATWEEL}[{alphabet.MARK_CLASS}]*")
#: a noun with an article and a pronoun, which go together never (`الطبيعتها`)
_OWNED = re.compile(f"[وف]?{_ARTICLE}(?P<noun>.{{3,}}?)(?:ه|ها)")
#: the letters that stand before any word, as a part of it
CLITICS = frozenset("بكفلس")
#: nats of an alef that a tanween was torn from
SEATED = 20.0
#: the beginning of a word and no word: an article, also with the hamza of what it belongs to (`ال`, `والإ`)
_BEGINNING = re.compile(
    f"[{alphabet.WAW}{alphabet.FEH}]?{_ARTICLE}[{''.join(sorted(alphabet.ALEFS - {alphabet.ALEF}))}]?"
)


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each line with words to join."""
    broken = document.habits.get(lam_alef.CODE, 0) >= BROKEN
    lines = list(_joined(document, broken=broken))
    if broken and len(lines) >= OFTEN:
        lines = list(_joined(document, broken=False))
    lines = _without_letters(document, lines)
    few = len({parts[at].text + parts[at + 1].text for _, _, parts, joins in lines for at, _ in joins}) < FEW
    for number, line, parts, joins in lines:
        pieces: list[Piece] = []
        last = 0
        for index, _ in joins:
            pieces.append(Piece(last, parts[index].stop))
            last = parts[index + 1].start
        pieces.append(Piece(last, len(line)))
        made = "، ".join(parts[i].text + parts[i + 1].text for i, _ in joins)
        gain = min(gain for _, gain in joins)
        confidence = _confidence(gain, few=few)
        yield Edit(CODE, number, line, merged(pieces), f"{made}: reads {gain:.1f} nats better", confidence)


def _joined(
    document: Document, *, broken: bool
) -> Iterator[tuple[int, str, tuple[Atom, ...], list[tuple[int, float]]]]:
    """The lines with words to join: their numbers, texts, atoms, and which atoms are joined to the next."""
    for number, line in document.numbered():
        parts = atoms(line)
        joins = list(_joins(parts, document.language, broken=broken))
        if joins:
            yield number, line, parts, joins


def _without_letters(
    document: Document, lines: list[tuple[int, str, tuple[Atom, ...], list[tuple[int, float]]]]
) -> list[tuple[int, str, tuple[Atom, ...], list[tuple[int, float]]]]:
    """The lines without the joins of letters that stand alone in this document more often than they are joined:
    those name or abbreviate something (`2 م ك زيت`, `المحور س`, `طول القطعة م ن` where `م = 2`), or are words
    (`ديال` is said `د` in Morocco)."""
    joined = Counter(letter for _, _, parts, joins in lines for at, _ in joins for letter in _lone(parts, at))
    named = Counter(parts[at].text for _, _, parts, joins in lines for at, _ in joins if _names(parts, at, document))
    if not any(len(part.text) == 1 for _, _, parts, joins in lines for at, _ in joins for part in parts[at : at + 2]):
        return lines
    written = [atoms(line) for _, line in document.numbered()]
    quantities = symbols(written)
    alone = Counter(part.text for parts in written for part in parts if part.text in joined and part.kind is Kind.WORD)
    dialect = sum(named.values()) > MOSTLY * sum(len(joins) for _, _, _, joins in lines)
    names = {letter for letter, often in named.items() if dialect or alone[letter] > 2 * often}
    least, each = (ALONE_SAID, 0) if says_letters(document.words()) else (ALONE, ALONE_EACH)
    are_words = {letter for letter, often in joined.items() if alone[letter] > max(least, each * often)}
    out = []
    for number, line, parts, joins in lines:
        kept = [
            join
            for join in joins
            if not are_words.intersection(_lone(parts, join[0]))
            and quantities.isdisjoint(part.text for part in parts[join[0] : join[0] + 2])
            and (parts[join[0]].text not in names or not _names(parts, join[0], document))
        ]
        if kept:
            out.append((number, line, parts, kept))
    return out


def _lone(parts: Sequence[Atom], index: int) -> list[str]:
    """The letters of a join that stand alone, but alefs: those are what is left of many words."""
    return [part.text for part in parts[index : index + 2] if len(part.text) == 1 and part.text not in alphabet.ALEFS]


def _names(parts: Sequence[Atom], index: int, document: Document) -> bool:
    """Whether a lone letter stands at `index` that any word may have before it, and one that does without."""
    return parts[index].text in CLITICS and document.language.known(parts[index + 1].text)


def _confidence(gain: float, *, few: bool) -> float:
    return UNSURE if few and gain < SURE_ALONE else round(min(0.99, 0.9 + gain / 200), 3)


def _joins(parts: Sequence[Atom], language: LanguageModel, *, broken: bool) -> Iterator[tuple[int, float]]:
    taken = -1
    for index, (left, right) in enumerate(pairwise(parts)):
        if index == taken or left.kind is not Kind.WORD or right.kind is not Kind.WORD or not 0 < right.blanks < 3:
            continue
        if len(left.text) > SHORTER < len(right.text) or left.text[-1] in alphabet.WORD_ENDERS:
            continue  # no halves (`_candidate`)
        if left.text == KIN or (index and not left.blanks and _numbers(parts[index - 1], left)):
            continue
        if right.text == alphabet.ALEF and left.text[-1] == alphabet.FATHATAN:
            taken = index + 1
            yield index, SEATED
            continue
        if (
            not _candidate(left.text, right.text, language)
            or _lettered(parts, index, alone=taken != index - 1)
            or _torn_negation(parts, index, language)
            or _spelt_out(parts, index)
        ):
            continue
        gain, needed = _gain(parts, index, language)
        if broken and BEFORE_NOUN.fullmatch(left.text) and language.known(right.text):
            needed = THRESHOLD_KNOWN
        if gain > needed and gain >= _onward(parts, index, language):
            taken = index + 1
            yield index, gain


def _spelt_out(parts: Sequence[Atom], index: int) -> bool:
    """Whether hardly a word beside the two has more than two letters: an alphabet, or letters put together in turn."""
    around = parts[max(0, index - LISTED) : index + LISTED]
    return len(around) == 2 * LISTED and all(len(part.text) < SHORT for part in around)


def _numbers(before: Atom, atom: Atom) -> bool:
    """Whether the atom right behind `before` is the letter of an item (`5/ب مبالغ`), or counted by it."""
    return before.kind is Kind.NUMBER or (len(atom.text) == 1 and before.text == "/")


def _onward(parts: Sequence[Atom], index: int, language: LanguageModel) -> float:
    """What a lone letter gains when it goes to the word behind it (`وتشكل أ نظمة`) and not to the one before."""
    if len(parts[index + 1].text) > 1 or index + 2 >= len(parts) or parts[index + 2].kind is not Kind.WORD:
        return float("-inf")
    if parts[index + 2].blanks == 0 or not _candidate(parts[index + 1].text, parts[index + 2].text, language):
        return float("-inf")
    gain, needed = _gain(parts, index + 1, language)
    return gain if gain > needed else float("-inf")


def _lettered(parts: Sequence[Atom], index: int, *, alone: bool) -> bool:
    """Whether the letter at `index` or behind it names what stands before it (`الفقرة أ من المادة`, `الفرع أ`), or
    abbreviates a word with the one before, where that is `alone` and not the end of a word (`2 م ك زيت`)."""
    if len(parts[index + 1].text) == 1 and fold_word(parts[index].text) in LETTERED:
        return True
    if len(parts[index].text) > 1 or not index:
        return False
    before = parts[index - 1]
    abbreviated = alone and before.kind is Kind.WORD and len(before.text) == 1 and before.text != alphabet.WAW
    return abbreviated or fold_word(before.text) in LETTERED


def _torn_negation(parts: Sequence[Atom], index: int, language: LanguageModel) -> bool:
    """Whether one of the two may be all that is left of a لا (`مدة ل تقل عن`, `فال يطلب`, `أم ل`). It is never made
    part of another word: without its negation the sentence says the contrary."""
    left, right = parts[index].text, parts[index + 1].text
    if left == alphabet.LAM or (right == alphabet.LAM and language.known(left)):
        return True
    after = parts[index + 2].text if index + 2 < len(parts) else ""
    if right == alphabet.ALEF and after.startswith(alphabet.LAM) and language.known(right + after):
        return True
    return any(
        REMNANT.fullmatch(remnant) is not None and len(verb) > 2 and verb[0] in IMPERFECT
        for remnant, verb in ((left, right), (right, after))
    )


@lru_cache(maxsize=65536)
def _candidate(left: str, right: str, language: LanguageModel) -> bool:
    """Whether the two make a known word, and may be its halves."""
    if min(len(left), len(right)) > SHORTER or alphabet.WAW in (left, right) or left[-1] in alphabet.WORD_ENDERS:
        return False
    if _PREFIX.fullmatch(left):
        return False
    if left.endswith(_ARTICLE) and right.startswith((_ARTICLE, alphabet.LAM * 2)):
        return False
    if left == alphabet.ALEF_MADDA and listed(left + right) is None:
        return False  # `آ لالة`: a call, and no word with a hamza has these letters
    return language.known(left + right) and not _owned(left + right, language)


def _owned(word: str, language: LanguageModel) -> bool:
    """Whether it is known only as a noun that has both an article and a pronoun."""
    match = _OWNED.fullmatch(word)
    if not match:
        return False
    noun = match["noun"]
    return language.known(noun[:-1] + alphabet.TEH_MARBUTA if noun[-1] == "ت" else noun)


def _gain(parts: Sequence[Atom], index: int, language: LanguageModel) -> tuple[float, float]:
    left, right = parts[index].text, parts[index + 1].text
    word = left + right
    before = neighbour(parts, index - 1, START)
    after = neighbour(parts, index + 2, END)
    together = language.word(word) + language.pair(before, word) + language.pair(word, after)
    apart = language.word(left) + language.word(right)
    apart += language.pair(before, left) + language.pair(left, right) + language.pair(right, after)
    both = fold_word(left) in FUNCTION_WORDS or all(
        len(half) > 1 and language.word(half) > WORDLIKE for half in (left, right)
    )
    both = both and not _BEGINNING.fullmatch(left)
    if both and language.word(word) < COMMON:
        return float("-inf"), 0.0
    return together - apart, THRESHOLD_KNOWN if both else THRESHOLD
