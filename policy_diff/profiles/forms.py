"""The words that tell the form of a line: numbering, lead-ins, titles, names. Read from `forms.toml`.

Why apart from the profiles: «أولاً», «المادة» and «جمعية» mean the same in every policy type.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from normalizers import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """The words of `forms.toml`, folded. `ordinals` and `letters` give each word its number."""

    ordinals: Mapping[str, int]
    letters: Mapping[str, int]
    name_links: frozenset[str]
    section_labels: frozenset[str]
    clause_labels: frozenset[str]
    unnumbered: frozenset[str]
    citations: frozenset[str]
    numbered: frozenset[str]
    function: frozenset[str]
    adverbs: frozenset[str]
    filler: frozenset[str]
    framing: frozenset[str]
    lead_ins: frozenset[str]
    and_: str
    connectives: frozenset[str]
    own_and: frozenset[str]
    meanings: frozenset[str]
    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    persons: frozenset[str]
    contents_titles: frozenset[str]
    page_words: frozenset[str]
    cover_words: frozenset[str]
    cover_labels: frozenset[str]
    title_kinds: frozenset[str]
    #: what titles and names of associations begin with
    names: frozenset[str]
    title_others: frozenset[str]
    title_labels: frozenset[str]
    title_stops: frozenset[str]
    association_kinds: frozenset[str]
    association_joined: Mapping[str, str]
    association_definite: frozenset[str]
    association_stops: frozenset[str]
    association_pairs: frozenset[str]
    association_endings: tuple[str, ...]
    association_second_line: str
    not_second_line: frozenset[str]
    definite: tuple[str, ...]
    place_words: frozenset[str]
    place_prefix: str
    approval_verbs: frozenset[str]
    approval_bodies: frozenset[str]
    approval_occasions: frozenset[str]
    signatures: tuple[str, ...]


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _joined(table: Mapping[str, Any]) -> dict[str, str]:
    """Each form with a preposition, and the plain kind that stands in it."""
    kinds = [fold(kind) for kind in table["kinds"]]
    return {fold(word): next(kind for kind in kinds if fold(word).endswith(kind)) for word in table["joined"]}


@lru_cache(maxsize=1)
def forms() -> Forms:
    """The words of form, read once."""
    data = tomllib.loads(resources.files("policy_diff.profiles").joinpath("forms.toml").read_text(encoding="utf-8"))
    markers, words, names, approval = data["markers"], data["words"], data["association"], data["approval"]
    return Forms(
        ordinals={fold(word): int(number) for number, words in data["ordinals"].items() for word in words},
        letters={fold(letter): number for number, letter in enumerate(markers["letters"], 1)},
        name_links=_folded(markers["name_links"]),
        section_labels=_folded(markers["section_labels"]),
        clause_labels=_folded(markers["clause_labels"]),
        unnumbered=_folded(markers["unnumbered"]),
        citations=_folded(markers["citations"]),
        numbered=_folded(markers["numbered"]),
        function=_folded(words["function"]),
        adverbs=_folded(words["adverbs"]),
        filler=_folded(words["filler"]),
        framing=_folded(words["framing"]),
        lead_ins=_folded(words["lead_ins"]),
        and_=fold(words["and"]),
        connectives=_folded(words["connectives"]),
        own_and=_folded(words["own_and"]),
        meanings=_folded(words["meanings"]),
        prefixes=tuple(fold(prefix) for prefix in words["prefixes"]),
        suffixes=tuple(fold(suffix) for suffix in words["suffixes"]),
        persons=_folded(words["persons"]),
        contents_titles=_folded(data["contents"]["titles"]),
        page_words=_folded(data["contents"]["page"]),
        cover_words=_folded(data["cover"]["words"]),
        cover_labels=_folded(data["cover"]["labels"]),
        title_kinds=_folded(data["title"]["kinds"]),
        names=_folded(data["title"]["kinds"]) | _folded(names["kinds"]),
        title_others=_folded(data["title"]["others"]),
        title_labels=_folded(data["title"]["labels"]),
        title_stops=_folded(data["title"]["stops"]),
        association_kinds=_folded(names["kinds"]),
        association_joined=_joined(names),
        association_definite=_folded(names["definite"]),
        association_stops=_folded(names["stops"]) | (_folded(words["function"]) - {fold(words["and"])}),
        association_pairs=_folded(names["pairs"]),
        association_endings=tuple(fold(ending) for ending in names["endings"]),
        association_second_line=fold(names["second_line"]),
        not_second_line=_folded(names["not_second_line"]),
        definite=tuple(fold(prefix) for prefix in names["definite_prefixes"]),
        place_words=_folded(names["place_words"]),
        place_prefix=fold(names["place_prefix"]),
        approval_verbs=_folded(approval["verbs"]),
        approval_bodies=_folded(approval["bodies"]),
        signatures=tuple(fold(start) for start in approval["signatures"]),
        approval_occasions=_folded(approval["occasions"]),
    )
