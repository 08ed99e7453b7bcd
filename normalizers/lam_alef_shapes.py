"""What a word's letters alone say of a lam-alef put right in it: which words may be broken, and which spellings no one
writes, however well they are known."""

from __future__ import annotations

import re
from functools import lru_cache

from normalizers import alphabet
from normalizers.hamza import listed, seat
from normalizers.lam_alef_changes import ALEFS, AND, ARTICLE, GOD, HAMZA, LAM, TATWEEL, Change, Loss
from normalizers.language_model import LanguageModel
from normalizers.vocabulary import is_known

_ARTICLE, _NO = re.compile(AND + ARTICLE), re.compile(AND + LAM + alphabet.ALEF)
#: the same behind a preposition
BY_THE, WITHOUT = (
    re.compile(f"{AND}[{alphabet.BEH}{alphabet.KAF}]{after}") for after in (ARTICLE, LAM + alphabet.ALEF)
)
#: no word begins so: للـ is what لـ and an article make together, and nothing comes between the two; nor does a
#: «to» stand before إلا and ألا
_BUT = f"{HAMZA}{LAM}{alphabet.ALEF}$"
_NEVER_BEGINS = re.compile(f"{AND}(?:{LAM}{ARTICLE}|{LAM}{{2}}[{ALEFS}]{LAM}|{LAM}{_BUT})")
_FOR_THE = re.compile(f"{AND}{LAM}{{2}}")
#: what begins like an article with a hamza, and with two articles
#: behind a noun or verb
PRONOUNS = ("هما", "هم", "ها", "ه", "كم", "نا")
_TO = re.compile(f"{AND}{LAM}{HAMZA}")
_HAMZA_FIRST = re.compile(f"{AND}(?P<hamza>{HAMZA})")
_BARE_FIRST = re.compile(f"{AND}{alphabet.ALEF}(?=[^{LAM}{alphabet.ALEF}].)")
_HAMZA_ARTICLE = re.compile(f"{AND}{HAMZA}{LAM}[{ALEFS}].")
_TWO_ARTICLES = re.compile(f"{AND}[{alphabet.BEH}{alphabet.KAF}]?{ARTICLE}(?:{alphabet.ALEF}|{HAMZA}){LAM}")
_NO_WORD = frozenset(LAM + alef for alef in alphabet.ALEFS - {alphabet.ALEF})
#: what may be wrong with a word in any document: an alef before a lam within it, a lam that another letter
#: came before, a stroke, a name of God turned round, tanween on a lam
BROKEN = re.compile(
    rf".+[{ALEFS}]{LAM}|^{alphabet.ALEF}{LAM}|{alphabet.ALEF}[{''.join(sorted(alphabet.ON_LAM))}]{LAM}"
    rf"|{LAM}[{alphabet.FATHATAN}]|{TATWEEL}|{'|'.join(swapped for swapped, _ in GOD)}"
    rf"|.[{alphabet.YEH}{alphabet.ALEF_MAKSURA}]{LAM}$"
)


def begins_badly(word: str, change: Change) -> bool:
    """Whether the change breaks a للـ or makes the لال that it stands for, or makes a لأ that is no word."""
    if change.text in _NO_WORD:
        return True
    if _NEVER_BEGINS.match(change.text):
        return not _NEVER_BEGINS.match(word)
    return bool(change.restored and _FOR_THE.match(word) and not _FOR_THE.match(change.text))


def hamza_speaks_against(word: str, change: Change) -> bool:
    """Whether the word begins with a hamza that the word made of it does not have (`أتلف` is not إتلاف)."""
    match = _HAMZA_FIRST.match(word)
    if match is None or not change.restored or _HAMZA_FIRST.match(change.text) is None:
        return False
    return listed(change.text[match.end() - 1 :]) not in (None, match["hamza"])


def without_ending(word: str) -> list[str]:
    """What is left of the word without each pronoun that it may end in."""
    return [word[: -len(ending)] for ending in PRONOUNS if word.endswith(ending) and len(word) - len(ending) > 2]


def adds_a_preposition(change: Change) -> bool:
    """Whether the lam put in is a «to» before a word that begins with a hamza (`وأعضاء`, `ولأعضاء`)."""
    return change.loss is Loss.LAM and _TO.match(change.text) is not None


def has_hamza(word: str) -> bool:
    """Whether the word begins with an alef and its hamza."""
    return _HAMZA_FIRST.match(word) is not None


@lru_cache(maxsize=8192)
def lacks_hamza(word: str) -> bool:
    """Whether the word begins with a bare alef, not of an article, where a hamza belongs (`ادارة`)."""
    match = _BARE_FIRST.match(word)
    return match is not None and seat(word[match.end() :]) != alphabet.ALEF


def article_twice(word: str, change: Change, language: LanguageModel) -> bool:
    """Whether the letters put in make an article with a hamza (`إلادارة` of إدارة), or a second one (`الألمدير`)."""
    if change.loss is not Loss.BOTH:
        return False
    if _HAMZA_ARTICLE.match(change.text):
        return True
    twice = _TWO_ARTICLES.match(change.text)
    return twice is not None and is_known(word, language) and is_known(change.text[twice.end() :], language)


def begins_no(word: str, spelt: str) -> bool:
    """Whether an article was turned into لا: a bit of a word (`المس تفيدة`) must not become a negation."""
    return _ARTICLE.match(word) is not None and _NO.match(spelt) is not None


def with_its_alef(word: str, change: Change, language: LanguageModel) -> str:
    """The known word that has an alef behind the article of which the change makes لا; empty where none is."""
    if change.loss is not Loss.SWAPPED or not begins_no(word, change.text):
        return ""
    article = _ARTICLE.match(word)
    assert article
    whole = word[: article.end()] + alphabet.ALEF + word[article.end() :]
    return whole if len(word) > article.end() and language.known(whole) else ""
