"""Letters written twice (`ااألأههددااف`, `اللججننةة`, `عبداالله`), written once.

Bold is often drawn by printing the same glyphs twice, a hair apart, and an extractor gives both. A few pairs
cannot stand in Arabic at all (two alefs, two teh marbutas at a word's end), and a word nobody knows with
several pairs, all of which go to make a known word, was drawn twice. Both are asked for: a document without
an impossible pair is not looked at, and a known word is left alone (`اللجنة`, `ممثل`, `تتم`). Two alefs before
a lam are a lam-alef swapped (`االدارية`), which is the work of `lam_alef`.

`االله` is the name of God drawn as one glyph behind an alef of its own; the alef is there twice. So it is on
both sides of a tanween (`أولاًا`). An alef before its own hamza (`باأسهل`) may also be a lam-alef that lost its
lam (`اأطراف`): it goes only in a document with words that have no place for a lam there. One behind its hamza, bare or
with the hamza again (`أان`, `إإلى`: alef and hamza are drawn by two glyphs), hardly stands in Arabic; where HABIT
words are known without it, and not all of them begin as a question does (`أأنت`), it goes in all. A last alef may be
drawn out on purpose (`يااا`): of two it goes where SEATS different words are known without (`ثانياا`, `وفقاا`: the
glyph of an alef with tanween, read as two).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from normalizers import alphabet
from normalizers.document import Document
from normalizers.language_model import LanguageModel
from normalizers.text import Edit, Piece, merged

CODE = "doubled-letter"
NAME = "Letters drawn twice written once"
EXAMPLES = (
    ("تدرس اللججننةة الططللبباات خلال شهر", "تدرس اللجنة الطلبات خلال شهر"),
    ("أولاًا: يقوم عبداالله بن محمد", "أولاً: يقوم عبدالله بن محمد"),
    ("على أأن تنظر الأأسرة إإلى أأهداف الجمعية", "على أن تنظر الأسرة إلى أهداف الجمعية"),
    ("على أان تنظر الأاسرة إالى أاهداف الجمعية", "على أن تنظر الأسرة إلى أهداف الجمعية"),
)
CLEAN = (
    "تدرس اللجنة الطلبات",
    "ممثل الجمعية",
    "تتم المراجعة",
    "عبدالله بن محمد",
    "قال الرئيس: ياالله توكلنا عليك",
    "أأنت كتبت هذا أم أأنا كتبته؟",
    "أأستطيع الانسحاب؟ أأقدم الطلب؟ أأحصل على شهادة؟ أأدفع رسوماً؟",
)

#: so many pairs are halved in every way; a word with more is left alone
MOST_PAIRS = 9
#: different words that tell that alefs stand before their hamzas
HABIT = 3
#: different words with two alefs at their ends, and how many letters each must have (`لاا` is drawn out)
SEATS, SEATED = 2, 5
#: pairs a word must have for all of them to be halved, where none of them is impossible
ENOUGH = 2
#: letters from which a word that is nothing but pairs (`مماا`, `ببااسسمم`) was drawn twice, known or not
WHOLLY = 4
#: pairs from which two alefs before a lam are one of them and no lam-alef swapped (`االلتزام` has two)
BOLD = 4

_SEAT = re.compile(f"(?<!{alphabet.ALEF}){alphabet.ALEF}{{2}}$")
_TANWEEN = re.compile(f"{alphabet.ALEF}{alphabet.FATHATAN}{alphabet.ALEF}$")
_TWICE = "|".join(letter * 2 for letter in sorted(alphabet.NEVER_TWICE))
_IMPOSSIBLE = re.compile(f"{_TWICE}|{_TANWEEN.pattern[:-1]}")
_AT_END = re.compile(f"(?:{_TWICE})$")
_WORD = re.compile(rf"[{alphabet.WORD_CLASS}]+")
_HAMZAS = "".join(sorted(alphabet.ALEFS - {alphabet.ALEF}))
_BARE = re.compile(f"{alphabet.ALEF}(?=[{_HAMZAS}])(?P<lam>.{alphabet.LAM})?")
#: an alef that stands again behind its hamza
_AGAIN = re.compile(f"(?P<hamza>[{_HAMZAS}])(?:(?P=hamza)|{alphabet.ALEF})")
#: before a lam it may be that of a swapped lam-alef (`أال` for ألا): that is no sign of the habit
_SURELY_AGAIN = re.compile(f"[{_HAMZAS}]{alphabet.ALEF}(?!{alphabet.LAM})|([{_HAMZAS}])\\1")
#: a question begins so (`أأنت`, `أأقدم الطلب؟`), and a verb of some dialects (`أاخذ`)
_ASKED = re.compile(
    f"[{alphabet.WAW}{alphabet.FEH}]?{alphabet.ALEF_HAMZA_ABOVE}[{alphabet.ALEF_HAMZA_ABOVE}{alphabet.ALEF}]"
)
_TO = re.compile(f"{alphabet.ALEF_HAMZA_BELOW}{alphabet.LAM}(?:{alphabet.ALEF_MAKSURA}|{alphabet.YEH}.{{1,3}})")
_PAIR = re.compile(rf"(?!{alphabet.ALEF}{{2}}{alphabet.LAM})([{''.join(sorted(alphabet.LETTERS))}])\1+")
_ANY_PAIR = re.compile(rf"([{''.join(sorted(alphabet.LETTERS))}])\1+")
#: drafters write the vocative and the name of God as one word (`ياالله`): there both alefs were meant
_CALLED = re.compile(f"[{alphabet.WAW}{alphabet.FEH}]?{alphabet.YEH}{alphabet.ALEF}")
_GOD = re.compile(f"{alphabet.ALEF}{alphabet.ALEF}{alphabet.GOD[1:]}(?![{alphabet.WORD_CLASS}])")


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each line with letters drawn twice."""
    text = "\n".join(document.lines)
    bare = _BARE.search(text) is not None and _bare_habit(text, document.language)
    again = _AGAIN.search(text) is not None and _again_habit(text, document.language)
    if not bare and not again and not _IMPOSSIBLE.search(text):
        return
    seats = _seats(text, document.language)
    for number, line in document.numbered():
        pieces, last, said, removed = [], 0, [], ""
        for match in _WORD.finditer(line):
            word = match.group()
            gone: tuple[int, ...] = tuple(found.end() - 1 for found in _AGAIN.finditer(word)) if again else ()
            if not gone:
                gone = (len(word) - 1,) if word in seats else _drawn_twice(word, document.language, bare=bare)
            for place in gone:
                pieces.append(Piece(last, match.start() + place))
                last = match.start() + place + 1
                removed += line[last - 1]
            if gone:
                said.append(match.group())
        if said:
            pieces.append(Piece(last, len(line)))
            yield Edit(CODE, number, line, merged(pieces), f"{'، '.join(said)}: known without", 0.95, removed=removed)


def _seats(text: str, language: LanguageModel) -> frozenset[str]:
    """The words with two alefs at their ends, where the document has enough of them."""
    found = {match.group() for match in _WORD.finditer(text) if _SEAT.search(match.group())}
    seats = frozenset(word for word in found if len(word) >= SEATED and language.known(word[:-1]))
    return seats if len(seats) >= SEATS else frozenset()


@lru_cache(maxsize=16384)
def _drawn_twice(word: str, language: LanguageModel, *, bare: bool) -> tuple[int, ...]:
    """The places of the letters of `word` that were drawn a second time; `bare`: alefs before their hamzas too."""
    if len(word) >= WHOLLY and word[::2] == word[1::2] and not _ANY_PAIR.search(word[::2]):
        return tuple(range(1, len(word), 2))
    god = _GOD.search(word)
    if god and _CALLED.fullmatch(word, 0, god.start() + 1):
        return ()
    if god:
        return (god.start(),)
    if _TANWEEN.search(word):
        return (len(word) - 1,)
    if bare and (match := _BARE.search(word)):
        return (match.start(),) if _bare_alef(word, match, language) else ()
    pairs = [match.span() for match in _ANY_PAIR.finditer(word)]
    if len(pairs) < BOLD:
        pairs = [match.span() for match in _PAIR.finditer(word)]
    if len(pairs) == 1 and word.endswith(alphabet.ALEF * 2):
        return ()
    impossible = _AT_END.search(word) is not None
    if not 0 < len(pairs) <= MOST_PAIRS or language.known(word) or not (impossible or len(pairs) >= ENOUGH):
        return ()
    best: tuple[float, tuple[int, ...]] = (float("-inf"), ())
    for kept in product((False, True), repeat=len(pairs)):
        if len(pairs) - sum(kept) < (1 if impossible else ENOUGH):
            continue
        gone = tuple(
            place
            for (start, stop), keep in zip(pairs, kept, strict=True)
            if not keep
            for place in range(start, start + (stop - start) // 2)
        )
        spelt = "".join(letter for place, letter in enumerate(word) if place not in gone)
        if language.known(spelt):
            best = max(best, (language.word(spelt), gone))
    return best[1]


def _again_habit(text: str, language: LanguageModel) -> bool:
    """Whether the document has words with an alef again behind its hamza that are known without it only, and hardly
    one that is known with it. One at least is no question: those are as usual in a list of questions."""
    found = {match.group() for match in _WORD.finditer(text) if _SURELY_AGAIN.search(match.group())}
    known = {word for word in found if language.known(word)}
    sure = {word for word in found - known if language.known(_AGAIN.sub(r"\g<hamza>", word))}
    return len(sure) >= HABIT and len(sure) > len(known) and not all(map(_ASKED.match, sure))


def _bare_habit(text: str, language: LanguageModel) -> bool:
    """Whether the document has words with an alef before its hamza that cannot be lam-alefs without their lam."""
    found = {match.group() for match in _WORD.finditer(text) if _BARE.search(match.group())}
    sure = 0
    for word in found:
        match = _BARE.search(word)
        assert match
        lam = word[: match.start() + 1] + alphabet.LAM + word[match.start() + 1 :]
        sure += _bare_alef(word, match, language) and not language.known(lam)
    return sure >= HABIT


def _bare_alef(word: str, bare: re.Match[str], language: LanguageModel) -> bool:
    """Whether the alef before a hamza is there twice: the word is known without. Before a lam it is that of a
    swapped lam-alef (`األم`), but in إلى and its kin, which have none."""
    at = bare.start()
    if language.known(word) or not language.known(word[:at] + word[at + 1 :]):
        return False
    return not bare["lam"] or _TO.fullmatch(word, at + 1) is not None
