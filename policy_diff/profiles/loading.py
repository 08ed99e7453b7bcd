"""Reads profile files, and says in one line what is wrong in one: `file: key: what, what is allowed`.

Why so strict: a profile is written by people who know policies, not Python; a misspelt key that is
passed over would only show as a section that is never found.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import resources
from typing import Any, NoReturn

from policy_diff.errors import PolicyDiffError, listed
from policy_diff.model import SEVERITIES, Bilingual
from policy_diff.profiles.profile import FACT_KEYS, SHAPES, Profile, SectionProfile

#: the type of a policy that no other profile fits
GENERIC = "generic"
_NOT_TYPES = frozenset({"forms"})
_TOP = {
    "policy_type": str,
    "name": dict,
    "titles": list,
    "subject": list,
    "neutral": list,
    "facts": dict,
    "sections": list,
}
_SECTION = {"key": str, "name": dict, "aliases": list, "shape": str, "required": bool, "severity": str}
_SECTION_MAY = {"distinctive": bool, "content": list}
_WHAT = {str: "a text", dict: "a table", list: "a list", bool: "true or false"}


class ProfileError(PolicyDiffError):
    """A profile file that cannot be used as it is."""


def _fail(file: str, key: str, what: str, allowed: str) -> NoReturn:
    raise ProfileError(f"{key}: {what}; allowed: {allowed}", where=file)


def _check(file: str, at: str, table: Mapping[str, Any], needs: Mapping[str, type], may: Mapping[str, type]) -> None:
    """Every key of `table` is known and of the right type, and none that it needs is missing."""
    for key in table:
        if key not in needs and key not in may:
            _fail(file, f"{at}{key}", "unknown key", listed([*needs, *may]))
    for key, kind in {**needs, **may}.items():
        if key not in table:
            if key in needs:
                _fail(file, f"{at}{key}", "missing", _WHAT[kind])
        elif not isinstance(table[key], kind):
            _fail(file, f"{at}{key}", f"is {type(table[key]).__name__}", _WHAT[kind])


def _texts(file: str, key: str, values: Iterable[Any]) -> tuple[str, ...]:
    texts = tuple(values)
    if not all(isinstance(text, str) and text.strip() for text in texts):
        _fail(file, key, "holds something else than texts, or an empty one", "texts that are not empty")
    return texts


def _one_of(file: str, key: str, value: str, allowed: Iterable[str]) -> None:
    names = tuple(allowed)
    if value not in names:
        _fail(file, key, f"is «{value}»", ", ".join(names))


def _name(file: str, key: str, table: Mapping[str, Any]) -> Bilingual:
    _check(file, f"{key}.", table, {"ar": str, "en": str}, {})
    return Bilingual(table["ar"], table["en"])


def _section(file: str, order: int, table: Any) -> SectionProfile:
    at = f"sections[{order}]"
    if not isinstance(table, dict):
        _fail(file, at, "is not a table", "[[sections]] with key, name, aliases …")
    _check(file, f"{at}.", table, _SECTION, _SECTION_MAY)
    _one_of(file, f"{at}.shape", table["shape"], SHAPES)
    _one_of(file, f"{at}.severity", table["severity"], SEVERITIES)
    if not table["aliases"]:
        _fail(file, f"{at}.aliases", "is empty", "at least one way to head the section")
    return SectionProfile(
        key=table["key"],
        name=_name(file, f"{at}.name", table["name"]),
        aliases=_texts(file, f"{at}.aliases", table["aliases"]),
        order=order,
        shape=table["shape"],
        required=table["required"],
        severity=table["severity"],
        distinctive=table.get("distinctive", False),
        content=_texts(file, f"{at}.content", table.get("content", ())),
    )


def _facts(file: str, table: Mapping[str, Any]) -> dict[str, Any]:
    for key, severity in table.items():
        if key not in FACT_KEYS:
            _fail(file, f"facts.{key}", "unknown fact", listed(FACT_KEYS))
        _one_of(file, f"facts.{key}", severity, SEVERITIES)
    return dict(table)


def load(text: str, *, file: str) -> Profile:
    """The profile written in `text`; `file` is its name, for messages. Raises `ProfileError`."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"not valid TOML: {error}", where=file) from error
    _check(file, "", data, _TOP, {})
    sections = tuple(_section(file, order, table) for order, table in enumerate(data["sections"]))
    keys = [section.key for section in sections]
    for index, key in enumerate(keys):
        if key in keys[:index]:
            _fail(file, f"sections[{index}].key", f"«{key}» stands twice", "each key once")
    return Profile(
        policy_type=data["policy_type"],
        name=_name(file, "name", data["name"]),
        titles=_texts(file, "titles", data["titles"]),
        subject=_texts(file, "subject", data["subject"]),
        neutral=_texts(file, "neutral", data["neutral"]),
        sections=sections,
        facts=_facts(file, data["facts"]),
    )


@lru_cache(maxsize=1)
def types() -> tuple[str, ...]:
    """The policy types there are, sorted, the generic one last."""
    folder = resources.files("policy_diff.profiles")
    names = {entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml")}
    return (*sorted(names - _NOT_TYPES - {GENERIC}), GENERIC)


@lru_cache(maxsize=64)
def profile(policy_type: str) -> Profile:
    """The profile of a type. Raises `ProfileError` that names the types there are."""
    if policy_type not in types():
        raise ProfileError(f"no profile of the type «{policy_type}»", to_do=f"There is: {listed(types())}")
    file = f"{policy_type}.toml"
    text = resources.files("policy_diff.profiles").joinpath(file).read_text(encoding="utf-8")
    loaded = load(text, file=file)
    if loaded.policy_type != policy_type:
        _fail(file, "policy_type", f"is «{loaded.policy_type}»", f"the file's name, «{policy_type}»")
    return loaded


def profiles() -> tuple[Profile, ...]:
    """All profiles, the generic one last."""
    return tuple(profile(name) for name in types())
