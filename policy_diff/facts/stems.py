"""Words by what they do, whatever their form: «تدرسها», «لدراسته» and «ودرست» are all the group `study`.

    says(fold("لدراسته"), "study")  ->  True

Arabic writes particle, person, verb and pronoun as one word, so no list of forms is ever complete; here
what can stand before and after a stem is taken off, in every way, and the rest looked up in `verbs.toml`.
What this leaves alone: vowels and roots; a stem of two letters («بت», «رد») is listed in whole forms.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from normalizers import fold

_BEFORE = tuple(
    fold(p) for p in ("", "و", "ف", "س", "ل", "ب", "ك", "ال", "لل", "وال", "بال", "فال", "ول", "وب", "ولل", "وس")
)
_PERSON = tuple(fold(p) for p in ("", "ي", "ت", "ن", "أ"))
_ENDING = tuple(fold(p) for p in ("", "ة", "ت", "ات", "ا", "ون", "ين", "ان", "وا", "ي", "ية"))
_PRONOUN = tuple(fold(p) for p in ("", "ه", "ها", "هم", "هما", "هن", "ك", "كم", "نا"))
_AFTER = frozenset(ending + pronoun for ending in _ENDING for pronoun in _PRONOUN)
_LENGTHS = range(max(map(len, _AFTER)) + 1)
_ALEF = fold("ا")
#: groups of words by what they do: for every fact, and for the reply time alone
_TABLES = ("verbs.toml", "replies.toml")
#: shorter rests would be found in every other word
FEWEST = 3


@lru_cache(maxsize=16384)
def stems_of(key: str) -> frozenset[str]:
    """Every rest of a folded word that may be its stem; the word itself is one."""
    heads = {key[len(b) :] for b in _BEFORE if key.startswith(b)}
    persons = {head[len(p) :] for head in heads for p in _PERSON if p and head.startswith(p)}
    # «يعتمد» is of «اعتمد»: the present takes the alef away
    heads |= persons | {_ALEF + rest for rest in persons}
    rests = {head[: len(head) - n] for head in heads for n in _LENGTHS if head[len(head) - n :] in _AFTER}
    return frozenset({key} | {rest for rest in rests if len(rest) >= FEWEST})


@cache
def _groups() -> tuple[frozenset[str], dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """The names of all groups; for every stem and for every whole word the groups that have it."""
    here = Path(__file__).parent
    table = {k: v for name in _TABLES for k, v in tomllib.loads((here / name).read_text(encoding="utf-8")).items()}
    return frozenset(table), _by_word(table, "stems"), _by_word(table, "words")


def _by_word(table: dict[str, dict[str, str]], what: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, group in table.items():
        for word in dict.fromkeys(fold(group[what]).split()):
            found[word] = (*found.get(word, ()), name)
    return found


@lru_cache(maxsize=32768)
def groups_of(key: str) -> frozenset[str]:
    """The groups of `verbs.toml` that a folded word is of: most words are of none, and all come again and again."""
    _, stems, words = _groups()
    return frozenset((*words.get(key, ()), *(group for stem in stems_of(key) for group in stems.get(stem, ()))))


@cache
def _verdicts(of: frozenset[str]) -> dict[str, bool]:
    """Of every group there is, whether it is one of these: few sets of groups have words."""
    return {name: name in of for name in _groups()[0]}


@lru_cache(maxsize=32768)
def _verdicts_on(key: str) -> dict[str, bool]:
    return _verdicts(groups_of(key))


def says(key: str, group: str) -> bool:
    """Whether a folded word is of a group of `verbs.toml`. Raises KeyError for an unknown group."""
    return _verdicts_on(key)[group]


def is_group(name: str) -> bool:
    """Whether the tables have a group of this name."""
    return name in _groups()[0]


def any_says(keys: Iterable[str], *groups: str) -> bool:
    """Whether one of the folded words is of one of the groups. Raises KeyError for an unknown group."""
    if not _groups()[0].issuperset(groups):
        raise KeyError(*groups)
    if isinstance(keys, frozenset):
        return not _said_in(keys).isdisjoint(groups)
    return any(not groups_of(key).isdisjoint(groups) for key in keys)


@lru_cache(maxsize=4096)
def _said_in(keys: frozenset[str]) -> frozenset[str]:
    """The groups of all words of a text together: the same text is asked again and again."""
    return frozenset().union(*map(groups_of, keys))
