"""Where a negation may not be made of what is left of one.

A «لا» put in turns round what a policy says, so a gain in nats is not enough. A lone `أ`, `إ` or `ا` may be the letter
or the number of a part (`الفقرة أ`, `تزيد عن ا يوم`), `بل` is a word, and what stands before a noun is as likely a bit
of a name (`أل مهدي`) as a negation. Whether a word is an imperfect, which a negation stands before, is told by its
first letter, and by that nobody knows it with an article.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from normalizers import alphabet
from normalizers.atoms import Atom, Kind, neighbour
from normalizers.lam_alef_changes import ALEFS, AND, ARTICLE, LAM, LEFT_OF_WITHOUT, LONE_ARTICLE, Change
from normalizers.language_model import END, START, LanguageModel, fold_word
from normalizers.vocabulary import is_known

#: nats that a word with an article is rarer than without, where it is known by its stem alone: then it is no noun
NO_NOUN = 3.4
#: nats «بلا» must gain: of 6 that gained less, 3 were a بل
WITHOUT_SURE = 5.0
#: and what is left of a negation before a word, before one that nobody knows or that is no more frequent behind a لا,
#: and at the end of a line: there it is as likely a bit of a name
BEFORE_KNOWN, BEFORE_STRANGE, AT_THE_END = 0.0, 3.0, 1.0
#: and a لا made of a lone article before a noun that is no more frequent behind it
ARTICLE_SURE = 8.0
#: and an «إلا» made of its hamza; behind a noun with an article, that may be a letter which tells it from others
BUT_SURE = 5.0

_NEGATION = re.compile(f"{AND}(?:[{ALEFS}]?|{alphabet.BEH}|{LAM}{alphabet.YEH_HAMZA}){LAM}{alphabet.ALEF}")
_BUT = re.compile(AND + alphabet.ALEF_HAMZA_BELOW)
_NOT_TO = re.compile(AND + alphabet.ALEF_HAMZA_ABOVE)
_MORE = re.compile(f"{AND}[{ALEFS}].{{2,3}}")
_THE = re.compile(f"^{AND}(?:[{alphabet.BEH}{alphabet.KAF}]?{ARTICLE}|{LAM}{{2}}|[{alphabet.BEH}{LAM}])")
_NO = LAM + alphabet.ALEF
_ENOUGH = 2


def is_imperfect(word: str, language: LanguageModel) -> bool:
    """Whether the word may be a verb in the imperfect: it begins like one, and is no noun or number (`تسعة`)."""
    return word[:1] in _table()["imperfect"] and not is_noun(word, language)


def is_noun(word: str, language: LanguageModel) -> bool:
    """Whether the word is known with an article of its own, also with tanween (`يوماً`)."""
    stems = {word, word.rstrip(alphabet.FATHATAN).removesuffix(alphabet.ALEF).rstrip(alphabet.FATHATAN)}
    return any(len(stem) > _ENOUGH and language.word(ARTICLE + stem) > language.word(stem) - NO_NOUN for stem in stems)


def is_number(word: str) -> bool:
    """Whether the word is a number, which no لا stands before."""
    return _said(word, "numbers")


def takes_no_article(parts: Sequence[Atom], index: int, change: Change) -> bool:
    """Whether letters put in make an article that nothing takes there: behind a «son of», and for what is more than
    something else (`أقل من سنة`)."""
    word, before, after = _around(parts, index)
    if not change.restored or not _THE.match(change.text) or _THE.match(word):
        return False
    return _said(before, "sons") or (_said(after, "than") and _MORE.fullmatch(word) is not None)


def is_none(parts: Sequence[Atom], index: int, change: Change, language: LanguageModel) -> bool:
    """Whether the change makes a negation that cannot be one there."""
    word, before, after = _around(parts, index)
    if not _NEGATION.fullmatch(change.text):
        return False
    if word == alphabet.ALEF:
        return _is_number(before, after, language)
    if LEFT_OF_WITHOUT.fullmatch(word):
        return _denied(parts, index)
    if _NOT_TO.fullmatch(word):
        if _lettered(before) or _lettered_elsewhere(parts, index) or not is_imperfect(after, language):
            return True
        return before != START and not _governed(parts, index)
    if _BUT.fullmatch(word):
        return _lettered(before) or _lettered_elsewhere(parts, index) or is_imperfect(after, language)
    return False


def is_doubtful(parts: Sequence[Atom], index: int, change: Change, gain: float, language: LanguageModel) -> bool:
    """Whether the change makes a negation that only the reader can tell there."""
    word, before, after = _around(parts, index)
    if not _NEGATION.fullmatch(change.text):
        return False
    if not change.restored and not LONE_ARTICLE.fullmatch(word):
        return False
    if _BUT.match(word) and _denied(parts, index):
        return False
    strange = is_noun(after, language) and language.pair(_NO, after) < 0
    if LONE_ARTICLE.fullmatch(word):
        return strange and gain < ARTICLE_SURE
    if LEFT_OF_WITHOUT.fullmatch(word):
        return gain < WITHOUT_SURE or before == START
    if _BUT.fullmatch(word):
        return gain < BUT_SURE or _THE.match(before) is not None
    if word == alphabet.ALEF and _lettered(before):
        return True
    if after == END:
        return before != START and gain < AT_THE_END
    strange = not _BUT.match(word) and (strange or not is_known(after, language))
    return gain < (BEFORE_STRANGE if strange else BEFORE_KNOWN)


def _around(parts: Sequence[Atom], index: int) -> tuple[str, str, str]:
    word = parts[index].text.replace(alphabet.TATWEEL, "")
    return word, neighbour(parts, index - 1, START), neighbour(parts, index + 1, END)


def _is_number(before: str, after: str, language: LanguageModel) -> bool:
    """Whether a lone alef is the digit one that some fonts draw like it, or a letter: no لا stands behind a
    preposition, none before a unit."""
    return _said(before, "prepositions") or (_said(after, "units") and not is_imperfect(after, language))


def _lettered(before: str) -> bool:
    """Whether what stands before is a part that is told apart by letters (`الفقرة`)."""
    bare = fold_word(before)
    return any(part in _table()["lettered"] for part in (bare, _without_article(bare)))


def _lettered_elsewhere(parts: Sequence[Atom], index: int) -> bool:
    """Whether another letter stands alone in the line (`كانت أ أكبر من ب`)."""
    letters = _table()["letters"]
    return any(atom.kind is Kind.WORD and n != index and atom.text in letters for n, atom in enumerate(parts))


def _governed(parts: Sequence[Atom], index: int) -> bool:
    """Whether an «ألا» follows what stands before, right behind it or with others between."""
    if _said(neighbour(parts, index - 1, START), "governing_beside"):
        return True
    for word in reversed(list(_words(parts[:index]))):
        if _said(word, "governed_already"):
            return False
        if _said(word, "governing"):
            return True
    return False


def _denied(parts: Sequence[Atom], index: int) -> bool:
    """Whether something is denied before, which a «but» puts right and an «except» bounds."""
    return any(_said(word, "denying") for word in _words(parts[:index]))


def _words(parts: Sequence[Atom]) -> Iterator[str]:
    return (atom.text.replace(alphabet.TATWEEL, "") for atom in parts if atom.kind is Kind.WORD)


def _said(word: str, table: str) -> bool:
    """Whether the word is in the table, also behind an «and»."""
    folded, words = fold_word(word), _table()[table]
    return folded in words or (folded[:1] in (alphabet.WAW, alphabet.FEH) and folded[1:] in words)


def _without_article(word: str) -> str:
    return _THE.sub("", word)


@lru_cache(maxsize=1)
def _table() -> Mapping[str, frozenset[str]]:
    text = Path(__file__).with_name("tables").joinpath("negations.toml").read_text("utf-8")
    return {name: frozenset(map(fold_word, words.split())) for name, words in tomllib.loads(text).items()}
