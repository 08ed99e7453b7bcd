"""Reads the files of the written corpus, and says in one line what is wrong in one.

    corpus/written/whistleblowing/bayan.toml: sections[3].body: line 4: is indented by 3 blanks; two a level

Why so strict: these files are the ground that tests and the language model stand on, and they are
edited by hand. What this leaves alone: whether a fact is true of the text; the corpus' tests ask that.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar, cast

from policy_diff.errors import PolicyDiffError, listed
from policy_diff.model import Section
from policy_diff.written import bodies
from policy_diff.written.policies import (
    BOUNDS,
    INTENDED_KINDS,
    OTHER,
    SPLITS,
    UNITS,
    FactValue,
    IntendedDivergence,
    Manifest,
    Prose,
    Split,
    StatedDuration,
    WrittenPolicy,
)

MANIFEST = "manifest.toml"
#: the folder whose files are prose, not policies
PROSE = "prose"
_POLICY = {
    "association": str,
    "siglum": str,
    "policy_type": str,
    "family": str,
    "style": str,
    "title": str,
    "slips": list,
    "cover": list,
    "facts": dict,
    "sections": list,
}
_POLICY_MAY = {"durations": list, "divergences": list}
_FACTS_MAY = {
    "license_number": str,
    "reviewing_body": str,
    "referral_target": str,
    "board_session": int,
    "approval_date_hijri": str,
    "approval_date_gregorian": str,
    "board_chair": str,
    "response_time": dict,
}
_DURATION = {"text": str, "bound": str}
_DURATION_MAY = {
    "for": str,
    "count": float,
    "unit": str,
    "min": float,
    "max": float,
    "working_days": bool,
    "frequency": bool,
    "qualifier": str,
}
_DIVERGENCE = {"from": str, "kind": str, "section": str, "note": str}
_SECTION = {"key": str, "heading": str, "body": str}
_PROSE = {"genre": str, "split": str, "title": str, "body": str}
_MANIFEST = {"association": list, "types": dict, "common_sections": list}
_ASSOCIATION = {"siglum": str, "name": str, "split": str}
_TYPE_MAY = {"split": str, "sections": list, "only": bool}
_WHAT = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    dict: "a table",
    list: "a list",
}

T = TypeVar("T", bound=str)


class WrittenError(PolicyDiffError):
    """A file of the written corpus that cannot be used as it is: `file: key: what is wrong`."""


class _File:
    """A file being read: its name for messages, and the checks that give them."""

    def __init__(self, path: Path) -> None:
        self.name = path.as_posix()
        try:
            self.table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise WrittenError(f"cannot be read: {error}", where=self.name) from error

    def wrong(self, key: str, what: str) -> WrittenError:
        """The error that says what is wrong with `key`."""
        return WrittenError(f"{key}: {what}", where=self.name)

    def check(self, at: str, table: Any, needs: Mapping[str, type], may: Mapping[str, type]) -> dict[str, Any]:
        """`table`, when its keys are known, of the right type, and none that it needs is missing."""
        if not isinstance(table, dict):
            raise self.wrong(at.rstrip("."), f"is not a table; needs {listed(needs)}")
        for key in (*needs, *table):
            if key not in table:
                raise self.wrong(f"{at}{key}", f"is missing; write {_WHAT[needs[key]]}")
            kind = needs.get(key) or may.get(key)
            if kind is None:
                raise self.wrong(f"{at}{key}", f"is no key that is known here; there is {listed((*needs, *may))}")
            if not _is(table[key], kind):
                raise self.wrong(f"{at}{key}", f"is not {_WHAT[kind]}")
        return table

    def one_of(self, key: str, value: str, allowed: Sequence[T]) -> T:
        """`value`, when it is one of `allowed`."""
        if value not in allowed:
            raise self.wrong(key, f"is «{value}»; there is {', '.join(allowed)}")
        return cast(T, value)

    def texts(self, key: str, values: Sequence[Any]) -> tuple[str, ...]:
        """`values`, when all are texts that are not empty."""
        if not all(isinstance(value, str) and value.strip() for value in values):
            raise self.wrong(key, "holds something else than texts, or an empty one")
        return tuple(values)


def _is(value: Any, kind: type) -> bool:
    if kind in (int, float):
        return isinstance(value, (int, float) if kind is float else int) and not isinstance(value, bool)
    return isinstance(value, kind)


def load(path: str | Path) -> WrittenPolicy:
    """The policy in the file at `path`. Raises WrittenError."""
    path = Path(path)
    file = _File(path)
    table = file.check("", file.table, _POLICY, _POLICY_MAY)
    for key, place in (("siglum", path.stem), ("policy_type", path.parent.name)):
        if table[key] != place:
            raise file.wrong(key, f"is «{table[key]}», but the file lies where «{place}» belongs")
    for key in ("association", "family", "style", "title"):
        file.texts(key, [table[key]])
    return WrittenPolicy(
        path=path.as_posix(),
        association=table["association"],
        siglum=table["siglum"],
        policy_type=table["policy_type"],
        family=table["family"],
        style=table["style"],
        title=table["title"],
        slips=file.texts("slips", table["slips"]),
        cover=file.texts("cover", table["cover"]),
        facts=_facts(file, table["facts"]),
        durations=tuple(_duration(file, f"durations[{i}]", d) for i, d in enumerate(table.get("durations", ()))),
        divergences=tuple(_divergence(file, i, d) for i, d in enumerate(table.get("divergences", ()))),
        sections=_sections(file, table["sections"]),
    )


def _facts(file: _File, table: Any) -> dict[str, FactValue]:
    file.check("facts.", table, {}, _FACTS_MAY)
    facts: dict[str, FactValue] = {}
    for key in _FACTS_MAY:
        if key in table:
            value = table[key]
            facts[key] = _duration(file, f"facts.{key}", value) if isinstance(value, dict) else value
    return facts


def _duration(file: _File, at: str, table: Any) -> StatedDuration:
    file.check(f"{at}.", table, _DURATION, _DURATION_MAY)
    bound = file.one_of(f"{at}.bound", table["bound"], BOUNDS)
    needs = {"range": ("min", "max", "unit"), "unspecified": ()}.get(bound, ("count", "unit"))
    for key in ("count", "unit", "min", "max"):
        if (key in table) != (key in needs):
            problem = "is missing" if key in needs else "has no place here"
            has = " and ".join(needs) or "neither count nor unit"
            raise file.wrong(f"{at}.{key}", f"{problem}: a duration that is «{bound}» has {has}")
    return StatedDuration(
        text=table["text"],
        bound=bound,
        count=table.get("count"),
        unit=file.one_of(f"{at}.unit", table["unit"], UNITS) if "unit" in table else None,
        min=table.get("min"),
        max=table.get("max"),
        working_days=table.get("working_days", False),
        frequency=table.get("frequency", False),
        qualifier=table.get("qualifier", ""),
        purpose=table.get("for", ""),
    )


def _divergence(file: _File, order: int, table: Any) -> IntendedDivergence:
    at = f"divergences[{order}]"
    file.check(f"{at}.", table, _DIVERGENCE, {})
    kind = file.one_of(f"{at}.kind", table["kind"], INTENDED_KINDS)
    return IntendedDivergence(sibling=table["from"], kind=kind, section=table["section"], note=table["note"])


def _sections(file: _File, tables: Sequence[Any]) -> tuple[Section, ...]:
    sections: list[Section] = []
    line = 0
    for order, table in enumerate(tables):
        at = f"sections[{order}]"
        file.check(f"{at}.", table, _SECTION, {})
        if table["key"] != OTHER and any(section.key == table["key"] for section in sections):
            raise file.wrong(f"{at}.key", f"«{table['key']}» stands twice")
        try:
            section = bodies.section(table["key"], table["heading"], table["body"], line)
        except bodies.BodyError as error:
            raise file.wrong(f"{at}.body", str(error)) from error
        line = section.lines.last
        sections.append(section)
    return tuple(sections)


def load_manifest(folder: str | Path) -> Manifest:
    """The manifest of the written corpus in `folder`. Raises WrittenError."""
    file = _File(Path(folder) / MANIFEST)
    table = file.check("", file.table, _MANIFEST, {})
    names: dict[str, str] = {}
    splits: dict[str, Split] = {}
    for order, entry in enumerate(table["association"]):
        at = f"association[{order}]"
        file.check(f"{at}.", entry, _ASSOCIATION, {})
        if entry["siglum"] in names:
            raise file.wrong(f"{at}.siglum", f"«{entry['siglum']}» stands twice")
        names[entry["siglum"]] = entry["name"]
        splits[entry["siglum"]] = file.one_of(f"{at}.split", entry["split"], SPLITS)
    common = file.texts("common_sections", table["common_sections"])
    types = {name: file.check(f"types.{name}.", entry, {}, _TYPE_MAY) for name, entry in table["types"].items()}
    for name, entry in types.items():
        file.one_of(f"types.{name}.split", entry.get("split", "test"), ("test",))
    return Manifest(
        associations=names,
        splits=splits,
        test_types=frozenset(name for name, entry in types.items() if entry.get("split") == "test"),
        sections={
            name: frozenset(file.texts(f"types.{name}.sections", entry.get("sections", [])))
            | {OTHER}
            | (frozenset() if entry.get("only") else frozenset(common))
            for name, entry in types.items()
        },
    )


def load_all(folder: str | Path, *, split: Split | None = None) -> tuple[WrittenPolicy, ...]:
    """The policies in `folder` (of one part of the split, or all), by type and siglum.

    Each is checked against the manifest and its sibling. Raises WrittenError.
    """
    manifest = load_manifest(folder)
    paths = [path for path in sorted(Path(folder).glob("*/*.toml")) if path.parent.name != PROSE]
    policies = tuple(load(path) for path in paths)
    for policy in policies:
        _check_against(policy, manifest, policies)
    return tuple(p for p in policies if split is None or manifest.split_of(p.policy_type, p.siglum) == split)


def _check_against(policy: WrittenPolicy, manifest: Manifest, policies: Sequence[WrittenPolicy]) -> None:
    """What one file alone cannot tell: its association, its type's sections, its sibling."""

    def wrong(key: str, what: str) -> WrittenError:
        return WrittenError(f"{key}: {what}", where=policy.path)

    name = manifest.associations.get(policy.siglum)
    if name is None:
        raise wrong("siglum", f"«{policy.siglum}» is not in {MANIFEST}")
    if policy.association != name:
        raise wrong("association", f"is «{policy.association}», in {MANIFEST} «{name}»")
    known = manifest.sections.get(policy.policy_type)
    if known is None:
        raise wrong("policy_type", f"«{policy.policy_type}» is not in {MANIFEST}; there is {listed(manifest.sections)}")
    for order, section in enumerate(policy.sections):
        if section.key not in known:
            raise wrong(f"sections[{order}].key", f"«{section.key}» is not of this type; there is {listed(known)}")
    family = {p.siglum for p in policies if (p.policy_type, p.family) == (policy.policy_type, policy.family)}
    for order, divergence in enumerate(policy.divergences):
        if divergence.sibling not in family - {policy.siglum}:
            raise wrong(f"divergences[{order}].from", f"«{divergence.sibling}» is no sibling in family {policy.family}")
        if divergence.section not in known:
            raise wrong(f"divergences[{order}].section", f"«{divergence.section}»; there is {listed(known)}")


def load_prose(folder: str | Path, *, split: Split | None = None) -> tuple[Prose, ...]:
    """The prose in `folder` (of one part of the split, or all), by file name. Raises WrittenError."""
    pieces = []
    for path in sorted((Path(folder) / PROSE).glob("*.toml")):
        file = _File(path)
        table = file.check("", file.table, _PROSE, {})
        if path.stem.rpartition("_")[0] != table["genre"]:
            raise file.wrong("genre", f"is «{table['genre']}», but the file is named {path.name}")
        part = file.one_of("split", table["split"], SPLITS)
        piece = Prose(path=path.as_posix(), genre=table["genre"], split=part, title=table["title"], body=table["body"])
        pieces.append(piece)
    return tuple(piece for piece in pieces if split is None or piece.split == split)
