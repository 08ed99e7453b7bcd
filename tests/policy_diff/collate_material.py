"""What the collation tests and the benchmark compare: gold, the written corpus, and mutated copies.

Policies are built from the reference transcriptions, not from the damaged files, so that a test of
the collation never fails for the reading of a file.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from normalizers import TracedText
from policy_diff.model import Comparison, Fact, Item, Lines, Policy, Section, Source

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "corpus" / "gold"
WRITTEN = ROOT / "corpus" / "written"
FACT_KEYS = (
    "response_time",
    "reviewing_body",
    "referral_target",
    "license_number",
    "board_session",
    "approval_date_hijri",
    "approval_date_gregorian",
    "approval_dates_agree",
    "board_chair",
)


DAYS = {"day": 1, "week": 7, "month": 30, "year": 360}


class Numbering:
    """Gives every item a line of its own, in reading order."""

    def __init__(self) -> None:
        self.line = 0

    def next(self) -> Lines:
        """The next line."""
        self.line += 1
        return Lines(self.line, self.line)


def _item(node: Any, numbering: Numbering) -> Item:
    if isinstance(node, str):
        return Item(text=node, lines=numbering.next())
    lines = numbering.next()
    return Item(text=node["text"], lines=lines, items=tuple(_item(child, numbering) for child in node["items"]))


def _facts(stated: dict[str, Any]) -> dict[str, Fact]:
    out = {}
    for key in FACT_KEYS:
        value = stated.get(key)
        if value is None:
            out[key] = Fact(key=key, status="not_stated")
            continue
        text = str(value.get("text", "")) if isinstance(value, dict) else str(value)
        if key == "board_session" and isinstance(value, dict):
            value = value["number"]
        elif isinstance(value, dict):
            value = _duration(value)
        out[key] = Fact(key=key, status="stated", value=value, text=text, lines=Lines(1, 1))
    return out


def _duration(stated: dict[str, Any]) -> dict[str, Any]:
    """A response time as the contract shapes it."""
    unit = stated.get("unit")

    def end(count: Any) -> Any:
        return None if count is None else {"count": count, "unit": unit, "days": DAYS.get(str(unit), 0) * count}

    value = {name: part for name, part in stated.items() if name not in ("text", "min", "max")}
    value.setdefault("days", (end(stated.get("count")) or {}).get("days"))
    return value | {name: end(stated[name]) for name in ("min", "max") if name in stated}


def gold_policy(path: Path) -> Policy:
    """One seed as a careful reader transcribed it."""
    gold = yaml.safe_load(path.read_text(encoding="utf-8"))
    numbering = Numbering()
    sections = []
    for section in gold["sections"]:
        heading = numbering.next()
        items = tuple(_item(node, numbering) for node in section["items"])
        lines = Lines(heading.first, numbering.line)
        sections.append(Section(key=section["key"], heading=section["heading"], lines=lines, items=items))
    return Policy(
        source=Source(path=gold["source"], sha256=""),
        siglum=path.stem[:3],
        policy_type="beneficiary_relations",
        traced=TracedText(""),
        title=gold["title"] or "",
        association=gold["association"],
        sections=tuple(sections),
        facts=_facts(gold["facts"]),
    )


def gold_policies() -> list[Policy]:
    """The five seeds."""
    return [gold_policy(path) for path in sorted(GOLD.glob("[0-9]*.yaml"))]


def _nested(lines: Sequence[str], numbering: Numbering, depth: int = 0) -> tuple[tuple[Item, ...], int]:
    """The items of `lines` from `depth` on, and how many lines they took."""
    items: list[Item] = []
    at = 0
    while at < len(lines):
        level = (len(lines[at]) - len(lines[at].lstrip())) // 2
        if level < depth:
            break
        marker, bar, text = lines[at].strip().partition(" | ")
        span = numbering.next()
        below, taken = _nested(lines[at + 1 :], numbering, depth=level + 1)
        words = text if bar else marker
        items.append(Item(text=words, marker=marker if bar else "", lines=span, items=below))
        at += 1 + taken
    return tuple(items), at


def written_policy(path: Path) -> Policy:
    """One invented policy of the written corpus."""
    spec = tomllib.loads(path.read_text(encoding="utf-8"))
    numbering = Numbering()
    sections = []
    for section in spec["sections"]:
        heading = numbering.next()
        body = [line for line in section["body"].split("\n") if line.strip()]
        items, _ = _nested(body, numbering)
        lines = Lines(heading.first, numbering.line)
        sections.append(Section(key=section["key"], heading=section["heading"], lines=lines, items=items))
    return Policy(
        source=Source(path=str(path.relative_to(ROOT)), sha256=""),
        siglum=spec["siglum"],
        policy_type=spec["policy_type"],
        traced=TracedText(""),
        title=spec["title"],
        association=spec["association"],
        sections=tuple(sections),
        facts=_facts(spec.get("facts", {})),
    )


def written_families() -> Iterator[tuple[str, list[Policy], list[dict[str, str]]]]:
    """Policies that share a template, two at a time, with what was changed on purpose."""
    for folder in sorted(WRITTEN.iterdir()) if WRITTEN.is_dir() else ():
        families: dict[str, list[Path]] = {}
        for path in sorted(folder.glob("*.toml")):
            spec = tomllib.loads(path.read_text(encoding="utf-8"))
            if "policy_type" in spec:
                families.setdefault(spec["family"], []).append(path)
        for name, paths in sorted(families.items()):
            if len(paths) > 1:
                specs = [tomllib.loads(path.read_text(encoding="utf-8")) for path in paths]
                intended = [change for spec in specs for change in spec.get("divergences", [])]
                yield f"{folder.name}-{name}", [written_policy(path) for path in paths], intended


def as_json(comparison: Comparison) -> dict[str, Any]:
    """The parts of the comparison document that the scorer reads."""

    def divergence(of: Any) -> dict[str, Any]:
        return {"class": of.kind.value, "severity": of.severity, "groups": [list(group) for group in of.groups]}

    return {
        "policies": [{"siglum": p.siglum, "path": p.source.path} for p in comparison.policies],
        "sections": [
            {
                "key": section.key,
                "rows": [
                    {
                        "id": row.id,
                        "readings": {s: {"text": r.text} if r else None for s, r in row.readings.items()},
                        "divergence": divergence(row.divergence),
                    }
                    for row in section.rows
                ],
            }
            for section in comparison.sections
        ],
        "facts": [{"key": fact.key, "divergence": divergence(fact.divergence)} for fact in comparison.facts],
    }


def renamed(policy: Policy, siglum: str) -> Policy:
    """A copy under another short name."""
    return replace(policy, siglum=siglum)


def edited(policy: Policy, change: Callable[[Item], Item | None]) -> Policy:
    """A copy in which `change` was applied to every item; None drops the item and all below it."""

    def over(items: Sequence[Item]) -> tuple[Item, ...]:
        done = (change(item) for item in items)
        return tuple(replace(item, items=over(item.items)) for item in done if item is not None)

    return replace(policy, sections=tuple(replace(s, items=over(s.items)) for s in policy.sections))


def words_edited(text: str, share: float, vocabulary: Sequence[str], chance: random.Random) -> str:
    """`text` with about `share` of its words, one at least, dropped, replaced or followed by another."""
    words = text.split()
    for at in chance.sample(range(len(words)), max(1, round(share * len(words)))):
        kind = chance.choice(("drop", "replace", "add"))
        other = chance.choice(vocabulary)
        words[at] = {"drop": "", "replace": other, "add": f"{words[at]} {other}"}[kind]
    return " ".join(word for word in words if word) or chance.choice(vocabulary)
