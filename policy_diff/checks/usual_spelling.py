"""The usual spelling of one word, from the tables of `spelling.toml` and of the hamzas.

usual("والادارة") -> والإدارة     usual("فى") -> في     usual("للجمعيه") -> للجمعية     usual("دليل") -> None

What this leaves alone: words of which the tables say nothing, and short words behind a letter that may be
their own («واحد» is not «و» and «أحد»).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from normalizers import alphabet, fold
from normalizers.hamza import is_below

HAMZAS = (alphabet.ALEF_HAMZA_ABOVE, alphabet.ALEF_HAMZA_BELOW, alphabet.ALEF_MADDA)
_MADE = "م"
TEH, HEH, ARTICLE = "ة", "ه", "ال"
#: beginnings with an article, each with what stands before the article's own letters
WITH_ARTICLE = {"ال": "ال", "وال": "ال", "بال": "ال", "فال": "ال", "كال": "ال", "لل": "ال", "ولل": "ال", "وبال": "ال"}
_LETTERS = ("و", "ف", "ب", "ل", "ك", "ول", "وب", "وك", "س")
_AFTER = (
    "", "ه", "ها", "هم", "هما", "ي", "ية", "يه", "ة", "ات", "ين", "ون", "ان", "تين", "تان", "اً", "ا",
    "ته", "تها", "تهم", "تهما", "اته", "اتها", "اتهم", "يين", "يون", "يات", "ياً", "يا",
)  # fmt: skip
#: a definite word that ends in «ه» has so many letters, a word known by its alef so many
DEFINITE, OWN = 6, 4
#: an alef and two letters: with a letter before it such a stem may be one word («لازمة», «واحد», «اللاحق»)
ACTIVE = 3


@lru_cache(maxsize=32768)
def usual(word: str) -> str | None:
    """The usual spelling of `word`, or None if it is usual or not known."""
    whole = _tables()["words"].get(word)
    if whole:
        return str(whole)
    for before, rest in _begun(word):
        found = _seated(before, rest) or _mended(before, rest)
        if found and found != word:
            return _with_teh(found) or found
    return _with_teh(word)


@lru_cache(maxsize=32768)
def variant(word: str) -> tuple[str, str] | None:
    """The stem of `word`, of two that are in use, and the newer of them («مسئول», «مسؤول»), or None."""
    for older, newer in _tables()["tables"]["variants"]:
        for stem in (older, newer):
            if stem in word and _MADE + stem not in word:  # «المهيأة» is made ready, no «هيئة»
                return stem, newer
    return None


def _begun(word: str) -> Iterator[tuple[str, str]]:
    """The ways to part `word` into what is joined before it and the rest."""
    yield "", word
    for before in (*WITH_ARTICLE, *_LETTERS):
        if word.startswith(before) and len(word) > len(before) + 1:
            yield before, word[len(before) :]


def _seated(before: str, rest: str) -> str | None:
    """The word with the right alef at the beginning of `rest`."""
    bare, seated = rest[0] == alphabet.ALEF, rest[0] in HAMZAS[:2]
    if not bare and not seated:
        return None
    stems = tuple(_stems(rest))
    if (before in _LETTERS or before.endswith("لل")) and min(map(len, stems)) <= ACTIVE:
        return None
    for stem in stems:
        if bare and stem[1:] in _seats():
            return before + _seats()[stem[1:]] + rest[1:]
        if seated and stem[1:] in _bare():
            return before + alphabet.ALEF + rest[1:]
    known = bare and len(rest) > OWN and not rest.startswith(ARTICLE) and before != "ك" and is_below(rest)
    return before + alphabet.ALEF_HAMZA_BELOW + rest[1:] if known else None


def _mended(before: str, rest: str) -> str | None:
    """The word with its stem as the table of wrong stems has it."""
    for after in _AFTER:
        if rest.endswith(after):
            right = _wrong().get(rest[: len(rest) - len(after)])
            if right:
                joined = right[:-1] + "ت" if right.endswith(TEH) and after in ("ها", "هم", "هما") else right
                return before + joined + after
    return None


def _with_teh(word: str) -> str | None:
    """A definite word with «ة» for its last «ه», if it has one that is no pronoun."""
    for before, article in WITH_ARTICLE.items():
        if word.startswith(before) and word.endswith(HEH):
            definite = article + word[len(before) :]
            if len(definite) >= DEFINITE and not _ends_in_heh(definite):
                return word[:-1] + TEH
    return None


def _stems(rest: str) -> Iterator[str]:
    """`rest` without its endings; a stem with «ة» may have lost it to one, or have it as «ه»."""
    for after in _AFTER:
        if rest.endswith(after):
            stem = rest[: len(rest) - len(after)]
            if len(stem) > 1:
                yield stem
                if stem.endswith("ت"):
                    yield stem[:-1] + TEH
    if rest.endswith(HEH):
        yield rest[:-1] + TEH


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "spelling.toml").read_text(encoding="utf-8"))


@cache
def _seats() -> dict[str, str]:
    """The alef of each known stem by its other letters; of two the first listed."""
    out: dict[str, str] = {}
    for word in _tables()["hamza"]:
        out.setdefault(word[1:], word[0])
    return out


@cache
def _bare() -> frozenset[str]:
    """The other letters of stems that begin with a bare alef."""
    return frozenset(word[1:] for word in _tables()["wasl"])


@cache
def _wrong() -> dict[str, str]:
    return {wrong: right for right, slips in _tables()["stems"].items() for wrong in slips}


@cache
def _heh() -> tuple[frozenset[str], tuple[str, ...]]:
    """Definite words that end in «ه» rightly, and beginnings that are no article, folded."""
    tables = _tables()["tables"]
    return frozenset(fold(word) for word in tables["heh"]), tuple(fold(word) for word in tables["no_article"])


def _ends_in_heh(word: str) -> bool:
    whole, beginnings = _heh()
    endings = tuple(_tables()["tables"]["heh_endings"])
    return fold(word) in whole or fold(word).startswith(beginnings) or word.endswith(endings)
