"""Names for what policies list and count: channels, tools, documents, conditions; members, copies, offers.

    named("channels", "خدمة الموقع الالكتروني للجمعية")  ->  ("website",)

`terms.toml` has them, each with the ways to say it; a profile adds to them (`[terms.channels]`, and for
bodies `[terms.bodies]`). A way is found by its words whatever their form; of two that overlap the longer
counts («مكاتب الخدمة» is no interview).
What this leaves alone: what the table does not have is no term, and is told as it stands.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from normalizers import fold
from policy_diff.facts.words import Token, tokens
from policy_diff.profiles import GENERIC, profile, types

_BEFORE = tuple(fold(p) for p in ("وبال", "فبال", "وال", "بال", "ال", "ولل", "لل", "فب", "و", "ب", "ل"))
_PRONOUNS = tuple(fold(s) for s in ("ها", "هم", "ه"))
#: ways to say something, as folded words, and the name that is shown
Ways = tuple[tuple[tuple[str, ...], str], ...]
#: a word keeps so many letters
FEWEST = 3


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((Path(__file__).parent / "terms.toml").read_text(encoding="utf-8"))


@cache
def counted() -> dict[str, str]:
    """What is counted, by its folded forms."""
    return {fold(word): name for name, words in _table()["counted"].items() for word in words.split()}


@cache
def counted_twice() -> dict[str, str]:
    """Duals of what is counted, by their folded forms."""
    return {fold(word): name for name, words in _table()["counted_twice"].items() for word in words.split()}


@lru_cache(maxsize=16384)
def bare(key: str) -> str:
    """A folded word without article, preposition and «و»."""
    for prefix in _BEFORE:
        if key.startswith(prefix) and len(key) - len(prefix) >= FEWEST:
            return key[len(prefix) :]
    return key


@lru_cache(maxsize=16384)
def _said(key: str) -> frozenset[str]:
    """Every word that a folded word may be: «بريد» is no «ريد» with a preposition, «بموقع» is «موقع» with one."""
    rests = (key[len(prefix) :] for prefix in _BEFORE if key.startswith(prefix))
    return frozenset({key, *(rest for rest in rests if len(rest) >= FEWEST)})


def _plain(key: str) -> str:
    """A folded word of the table without its article."""
    prefix = next((p for p in _BEFORE if len(p) > 1 and key.startswith(p) and len(key) - len(p) >= FEWEST), "")
    return key[len(prefix) :]


def _added(kind: str, policy_type: str) -> Mapping[str, tuple[str, ...]]:
    """What the profile of a policy type adds to a set; the generic one's where the type is not known."""
    known = policy_type if policy_type in types() else GENERIC
    return profile(known).terms.get(kind, {})


def _ways(kind: str, policy_type: str) -> Ways:
    """Every way to say a term of a kind, as bare words, the longest first."""
    return _ways_of(kind, tuple(_added(kind, policy_type).items()))


@lru_cache(maxsize=64)
def _ways_of(kind: str, added: tuple[tuple[str, tuple[str, ...]], ...]) -> Ways:
    table = [*_table()[kind].items(), *added]
    ways = {tuple(_plain(word) for word in fold(way).split()): name for name, ways in table for way in ways}
    return tuple(sorted(ways.items(), key=lambda entry: (-len(entry[0]), entry)))


def named(kind: str, text: str, policy_type: str = "") -> tuple[tuple[str, int, int], ...]:
    """The terms of `kind` that `text` says, with the place of their wording, in reading order."""
    return _named(text, _ways(kind, policy_type))


@lru_cache(maxsize=4096)
def _named(text: str, ways: Ways) -> tuple[tuple[str, int, int], ...]:
    run = tokens(text)
    keys = [_said(token.key) for token in run]
    taken: set[int] = set()
    found: list[tuple[str, int, int]] = []
    for words, name in ways:
        for place in range(len(keys) - len(words) + 1):
            here = range(place, place + len(words))
            says_it = words[0] in keys[place] and all(word in keys[place + i] for i, word in enumerate(words))
            if not says_it or not taken.isdisjoint(here):
                continue
            taken.update(here)
            found.append((name, run[place].start, run[here.stop - 1].stop))
    return tuple(sorted(found, key=lambda one: one[1]))


def headed(kind: str, text: str) -> tuple[str, int, int] | None:
    """What an item of a list of `kind` is by its first word («غرفة الاستقبال», «سجل المواعيد»), or None.

    A channel at a distance is not what its first word says («مقابلة مرئية», «خطاب إلكتروني»).
    """
    run = tokens(text)
    said = _said(run[0].key) if run else frozenset()
    name = next((name for word, name in _words(f"{kind}_heads").items() if word in said), None)
    distant = name and any(token.key in _row(f"{kind}_distant") for token in run[1:])
    return (name, run[0].start, run[0].stop) if name and not distant else None


def alone(kind: str, text: str) -> Iterator[tuple[str, int, int]]:
    """Words that say a term of `kind` where they are all that is named: «الحضور أو الاتصال», not «كشف الحضور»."""
    words = _words(f"{kind}_alone")
    if not words:
        return
    run = tokens(text)
    for place, token in enumerate(run):
        name = next((words[said] for said in _said(token.key) if said in words), None)
        if name and (place == 0 or _parts(run[place - 1].key) or _joins(token)) and _ends(run[place + 1 : place + 2]):
            yield name, token.start, token.stop


def _parts(key: str) -> bool:
    """Whether a word or sign stands between the items of a row."""
    return not key[0].isalnum() or key in _row("between")


def _joins(token: Token) -> bool:
    return token.key.startswith(fold("و"))


def _ends(behind: Sequence[Token]) -> bool:
    return not behind or _parts(behind[0].key) or _joins(behind[0]) or behind[0].key in _row("behind")


@cache
def _row(key: str) -> frozenset[str]:
    """Folded words that tell where an item of a row begins or ends, or what it is not."""
    return frozenset(fold(word) for word in _table()["row"].get(key, ()))


@cache
def _words(kind: str) -> dict[str, str]:
    """The names of a kind by the folded words that say them; none where the table has none."""
    return {fold(word): name for name, words in _table().get(kind, {}).items() for word in words}


@lru_cache(maxsize=64)
def _bodies(added: tuple[tuple[str, tuple[str, ...]], ...]) -> Ways:
    table = [*_table()["bodies"].items(), *added]
    ways = {tuple(fold(way).split()): name for name, ways in table for way in ways}
    return tuple(sorted(ways.items(), key=lambda entry: (-len(entry[0]), entry)))


def normal_body(name: str, policy_type: str = "") -> str:
    """A body or post in its usual spelling: «مسئول البحث» is «مسؤول البحث», «رئيس المجلس» the chair of the board."""
    words, keys = name.split(), fold(name).split()
    if len(words) != len(keys):
        return name
    for way, usual in _bodies(tuple(_added("bodies", policy_type).items())):
        whole = len(way) > 1 or len(usual.split()) > 1
        if tuple(keys) == way and whole:
            return usual
        if not whole and keys[0].removeprefix(fold("ال")) == way[0]:
            article = words[0][:2] if keys[0].startswith(fold("ال")) else ""
            return " ".join((article + usual, *words[1:]))
    return name
