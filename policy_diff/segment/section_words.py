"""How much the words of a part tell for each section, counted in the written corpus (`section_words.toml`).

The content words of a profile say what a section is full of, as its author knows it; the table says which words real
texts have in it and which they never do, for the sections that all types share and for those of the types that were
counted. For all others, a user's own too, the content words of the profile stand in for it. How it is made:
`policy_diff/written/section_words.py`.
"""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from policy_diff.profiles import GENERIC, Profile, profile
from policy_diff.segment.likeness import stems

#: so many sections' worth of the usual share is added to what is counted
USUAL = 8.0
#: one word speaks at most so much against a section and for it
AGAINST, FOR = -1.0, 2.0
#: what a word says that is among the content words of a section nobody counted, and one that is not: chosen so that
#: such sections get as much from what they hold as the counted ones
AMONG, NOT_AMONG = 2.0, -0.15
#: how much the further times count that a word stands in a part
AGAIN = 0.3
#: parts of fewer different words than this tell less
FEWEST = 12


@dataclass(frozen=True, slots=True)
class _Table:
    """In how many of the sections counted each stem stands: of all (`usual`), and of each section by its name."""

    sections: int
    usual: Mapping[str, int]
    counted: Mapping[str, tuple[int, Mapping[str, int]]]


def section_words(words: Counter[str], kind: Profile) -> Mapping[str, float]:
    """What the words of a part, as stems with how often each comes, say for each section of the profile."""
    often = {word: 1 + AGAIN * math.log(count) for word, count in words.items()}
    known = {word: value for word, value in often.items() if word in _table().usual}
    scale = math.sqrt(max(FEWEST, len(words)))
    out = {}
    for section in kind.sections:
        counted = _counted(kind.policy_type, section.key)
        weights, other = counted or _listed(section.content)
        told = known if counted else often
        out[section.key] = sum(weights.get(word, other) * value for word, value in told.items()) / scale
    return out


def counted_as(policy_type: str, key: str) -> str:
    """The name that a kind of section has in the table: its key, and before it the type if not all types have it."""
    return key if profile(GENERIC).section(key) is not None else f"{policy_type}.{key}"


@lru_cache(maxsize=512)
def _counted(policy_type: str, key: str) -> tuple[Mapping[str, float], float] | None:
    """How much each stem speaks for a section, and how much one does that was never found there; None when no such
    section was counted."""
    table = _table()
    found = table.counted.get(counted_as(policy_type, key))
    if found is None:
        return None
    total, counts = found
    weights = {}
    for word, count in counts.items():
        usual = table.usual[word] / table.sections
        weights[word] = _bounded(math.log((count + USUAL * usual) / (total + USUAL) / usual))
    return weights, _bounded(math.log(USUAL / (total + USUAL)))


@lru_cache(maxsize=512)
def _listed(content: tuple[str, ...]) -> tuple[Mapping[str, float], float]:
    """The same from the content words that the profile gives."""
    return dict.fromkeys((word for text in content for word in stems(text)), AMONG), NOT_AMONG


def _bounded(weight: float) -> float:
    return max(AGAINST, min(FOR, weight))


@lru_cache(maxsize=1)
def _table() -> _Table:
    """The table, read once."""
    text = resources.files("policy_diff.segment").joinpath("section_words.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    counted = {name: (section["sections"], _read(section["words"])) for name, section in data["section"].items()}
    return _Table(data["sections"], _read(data["words"]), counted)


def _read(words: str) -> dict[str, int]:
    """`stem:12` one after another."""
    pairs = (entry.split(":") for entry in words.split())
    return {word: int(count) for word, count in pairs}
