"""Reads profile files, and says in one line what is wrong in one: `file:line: key: what, what is allowed`.

Why so strict: a profile is written by people who know policies, not Python; a misspelt key that is
passed over would only show as a section that is never found. Why little need be written: sections
that policies of all types share (scope, definitions, approval …) and the weights of facts stand in
`generic.toml`; a profile names the section and adds to it or overrides it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from normalizers import fold
from policy_diff.model import SEVERITIES, Bilingual
from policy_diff.profiles.faults import Source
from policy_diff.profiles.profile import FACT_KEYS, SHAPES, TERM_SETS, Example, Profile, SectionProfile

_TOP: dict[str, type] = {"policy_type": str, "name": dict, "titles": list, "subject": list, "sections": list}
_TOP_MAY: dict[str, type] = {
    "neutral": list,
    "others": list,
    "facts": dict,
    "expected": list,
    "example": dict,
    "terms": dict,
}
_OWN: dict[str, type] = {"key": str, "name": dict, "aliases": list, "shape": str, "required": bool, "severity": str}
_OWN_MAY: dict[str, type] = {"distinctive": bool, "content": list, "examples": list}
#: what may be left out of a section that all types share
_SHARED: dict[str, type] = {"key": str}
_EXAMPLE: dict[str, type] = {"text": str, "sections": list}
_KEY = re.compile(r"[a-z][a-z0-9_]*")
Terms = Mapping[str, Mapping[str, tuple[str, ...]]]
_WHAT = {str: "a text", dict: "a table: { … = … }", list: "a list: [ … ]", bool: "true or false"}


def load(
    text: str,
    *,
    file: str,
    shared: Mapping[str, SectionProfile],
    facts: Mapping[str, Any],
    terms: Terms | None = None,
) -> Profile:
    """The profile written in `text`; `file` is its name, for messages. Raises `ProfileError`.

    `shared` are the sections, `facts` the weights and `terms` the names that a profile may leave unsaid.
    """
    source = Source(file, text)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise source.broken(error) from error
    _check(source, "", data, _TOP, _TOP_MAY)
    drafts = [_section(source, order, table, shared) for order, table in enumerate(data["sections"])]
    keys = [section.key for section in drafts]
    if not keys:
        source.fail("sections", "is empty", "at least one [[sections]]")
    for index, key in enumerate(keys):
        if key in keys[:index]:
            source.fail(f"sections[{index}].key", f"«{key}» stands twice", "each key once")
        if not _KEY.fullmatch(key):
            source.fail(f"sections[{index}].key", f"is «{key}»", "small Latin letters, digits and _ (travel_allowance)")
    _each_once(source, data["sections"])
    return Profile(
        policy_type=data["policy_type"],
        name=_name(source, "name", data["name"]),
        titles=_texts(source, "titles", data["titles"]),
        subject=_texts(source, "subject", data["subject"]),
        neutral=_texts(source, "neutral", data.get("neutral", ())),
        sections=_without_claimed(drafts, data["sections"], shared),
        facts={**facts, **_facts(source, data.get("facts", {}))},
        others=_texts(source, "others", data.get("others", ())),
        expected=_chosen(source, "expected", data.get("expected", ()), FACT_KEYS, "fact"),
        example=_example(source, data["example"], keys) if "example" in data else None,
        terms=_terms(source, data.get("terms", {}), terms or {}),
    )


def _check(
    source: Source, at: str, table: Mapping[str, Any], needs: Mapping[str, type], may: Mapping[str, type]
) -> None:
    """Every key of `table` is known and of the right type, and none that it needs is missing."""
    known = {**needs, **may}
    for key in table:
        if key not in known:
            source.fail(f"{at}{key}", "unknown key", sorted(known), written=key)
    for key, kind in known.items():
        if key not in table:
            if key in needs:
                source.fail(f"{at}{key}", "missing", _WHAT[kind])
        elif not isinstance(table[key], kind):
            source.fail(f"{at}{key}", f"is {_what(table[key])}", _WHAT[kind])


def _what(value: object) -> str:
    """What kind of value it is, as it is written."""
    return next((said for kind, said in _WHAT.items() if type(value) is kind), f"«{value}»")


def _texts(source: Source, key: str, values: Iterable[Any]) -> tuple[str, ...]:
    texts = tuple(values)
    if not all(isinstance(text, str) and text.strip() for text in texts):
        source.fail(key, "holds something else than texts, or an empty one", "texts that are not empty")
    return texts


def _chosen(source: Source, key: str, values: Iterable[Any], allowed: Iterable[str], what: str) -> tuple[str, ...]:
    names = tuple(allowed)
    chosen = _texts(source, key, values)
    for value in chosen:
        if value not in names:
            source.fail(key, f"unknown {what} «{value}»", sorted(names), written=value)
    return chosen


def _one_of(source: Source, key: str, value: str, allowed: Iterable[str]) -> None:
    names = tuple(allowed)
    if value not in names:
        source.fail(key, f"is «{value}»", names, written=value)


def _name(source: Source, key: str, table: Mapping[str, Any]) -> Bilingual:
    _check(source, f"{key}.", table, {"ar": str, "en": str}, {})
    return Bilingual(table["ar"], table["en"])


def _section(source: Source, order: int, table: Any, shared: Mapping[str, SectionProfile]) -> SectionProfile:
    at = f"sections[{order}]"
    if not isinstance(table, dict):
        source.fail(at, "is not a table", "[[sections]] with key, name, aliases …")
    common = shared.get(str(table.get("key", "")))
    needs, may = (_OWN, _OWN_MAY) if common is None else (_SHARED, {**_OWN, **_OWN_MAY})
    _check(source, f"{at}.", table, needs, may)
    for key, allowed in (("shape", SHAPES), ("severity", SEVERITIES)):
        if key in table:
            _one_of(source, f"{at}.{key}", table[key], allowed)
    aliases, content, examples = (
        _texts(source, f"{at}.{key}", table.get(key, ())) for key in ("aliases", "content", "examples")
    )
    if common is None and not aliases:
        source.fail(f"{at}.aliases", "is empty", "at least one way to head the section")
    return SectionProfile(
        key=table["key"],
        name=_name(source, f"{at}.name", table["name"]) if "name" in table or common is None else common.name,
        aliases=(*aliases, *(common.aliases if common else ())),
        order=order,
        shape=table["shape"] if "shape" in table or common is None else common.shape,
        required=table["required"] if "required" in table or common is None else common.required,
        severity=table["severity"] if "severity" in table or common is None else common.severity,
        distinctive=table.get("distinctive", False),
        content=(*content, *(common.content if common else ())),
        examples=examples,
    )


def _each_once(source: Source, tables: list[dict[str, Any]]) -> None:
    """No heading is given to two sections of one profile: which of them it opens could not be told."""
    owners: dict[str, str] = {}
    for index, table in enumerate(tables):
        for alias in table.get("aliases", ()):
            other = owners.setdefault(fold(alias), table["key"])
            if other != table["key"]:
                what = f"«{alias}» stands in the section «{other}» too"
                source.fail(f"sections[{index}].aliases", what, "each heading in one section")


def _without_claimed(
    drafts: list[SectionProfile], tables: list[dict[str, Any]], shared: Mapping[str, SectionProfile]
) -> tuple[SectionProfile, ...]:
    """A heading that the profile itself gives to one section is no longer a shared heading of another."""
    claimed = {fold(alias): t["key"] for t in tables for alias in t.get("aliases", ())}
    out = []
    for section in drafts:
        common = shared.get(section.key)
        theirs = {alias for alias in (common.aliases if common else ()) if claimed.get(fold(alias)) is not None}
        own = [alias for alias in section.aliases if alias not in theirs or claimed[fold(alias)] == section.key]
        out.append(replace(section, aliases=tuple(dict.fromkeys(own))))
    return tuple(out)


def _facts(source: Source, table: Mapping[str, Any]) -> dict[str, Any]:
    for key, severity in table.items():
        if key not in FACT_KEYS:
            source.fail(f"facts.{key}", "unknown fact", sorted(FACT_KEYS), written=key)
        _one_of(source, f"facts.{key}", severity, SEVERITIES)
    return dict(table)


def _terms(source: Source, tables: Mapping[str, Any], shared: Terms) -> Terms:
    """`[terms.bodies]` and the like: a name, and the ways to say it; the profile's own come before the shared ones."""
    for kind, table in tables.items():
        if kind not in TERM_SETS:
            source.fail(f"terms.{kind}", "unknown set", TERM_SETS, written=kind)
        if not isinstance(table, dict):
            source.fail(f"terms.{kind}", f"is {type(table).__name__}", 'a table: "name" = ["another way to say it"]')
        for name, ways in table.items():
            if not isinstance(ways, list) or not ways:
                source.fail(f"terms.{kind}.{name}", "is no list of texts", 'a list: ["another way to say it"]')
    own = {
        kind: {name: _texts(source, f"terms.{kind}.{name}", ways) for name, ways in table.items()}
        for kind, table in tables.items()
    }
    kinds = [kind for kind in TERM_SETS if kind in own or kind in shared]
    return {kind: {**shared.get(kind, {}), **own.get(kind, {})} for kind in kinds}


def _example(source: Source, table: Mapping[str, Any], keys: Iterable[str]) -> Example:
    _check(source, "example.", table, _EXAMPLE, {})
    sections = _chosen(source, "example.sections", table["sections"], (*keys, "other"), "section")
    return Example(text=table["text"].strip(), sections=sections)
