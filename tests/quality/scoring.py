"""Scores policies against gold: the rules by which the corpus is judged, in one place.

Words are compared after NFKC, without tatweel, marks and punctuation, with ASCII digits; hamza
counts. An item is right when its section and all its words are.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml
from rapidfuzz.distance import Levenshtein

Json = dict[str, Any]
_SPELT = str.maketrans({"\u0640": "", "\u06cc": "\u064a", "\u06a9": "\u0643"})


def load(path: Path) -> Json:
    """A gold file."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def words(text: str | None) -> list[str]:
    """The words that are compared."""
    text = unicodedata.normalize("NFKC", text or "")
    text = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text).translate(_SPELT)
    text = "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) not in ("Mn", "Cf"))
    return re.findall(r"[^\W_]+", text)


def key_of(text: str | None) -> str:
    """The words run together: blanks do not count where items are matched."""
    return "".join(words(text))


def words_wrong(reference: str, text: str) -> float:
    """Insertions, deletions and replacements of words, per word of the reference."""
    wanted = words(reference)
    return Levenshtein.distance(wanted, words(text)) / max(1, len(wanted))


def _flat(items: Iterable[Any] | None) -> Iterator[str]:
    for item in items or ():
        if isinstance(item, str):
            yield item
        else:
            yield item.get("text") or ""
            yield from _flat(item.get("items"))


def _clauses(sections: Iterable[Json]) -> list[tuple[str, str]]:
    return [(s["key"], key_of(text)) for s in sections for text in _flat(s.get("items")) if key_of(text)]


def _prose(sections: Iterable[Json]) -> str:
    return " ".join(text for section in sections for text in _flat(section.get("items")))


def policy_score(gold: Json, got: Json) -> dict[str, float]:
    """Items, words, section keys, names and facts of one policy; 1.0 is perfect, but for `words_wrong`."""
    wanted, found = _clauses(gold["sections"]), _clauses(got["sections"])
    hits = (Counter(wanted) & Counter(found)).total()
    keys = [section["key"] for section in gold["sections"]]
    found_keys = [section["key"] for section in got["sections"] if section["items"] or section["key"] in keys]
    facts = [fact_right(key, value, got["facts"].get(key, {})) for key, value in gold["facts"].items()]
    return {
        "items_f1": round(2 * hits / max(1, len(wanted) + len(found)), 4),
        "words_wrong": round(words_wrong(_prose(gold["sections"]), _prose(got["sections"])), 4),
        "section_keys": float(keys == found_keys),
        "title": float(key_of(gold.get("title")) == key_of(got["title"])),
        "association": float(key_of(gold.get("association")) == key_of(got["association"])),
        "facts": float(sum(facts)),
    }


def fact_right(key: str, value: Any, fact: Json) -> bool:
    """Whether a fact is stated with the right value, or rightly not stated."""
    status, have = fact.get("status"), fact.get("value")
    if value is None:
        return status == "not_stated" or (key == "approval_dates_agree" and have is None)
    if status != "stated":
        return False
    if key == "response_time":
        same = all(have.get(part) == value.get(part) for part in ("bound", "count", "unit", "days"))
        return same and key_of(have.get("qualifier")) == key_of(value.get("qualifier"))
    if key == "board_session":
        return bool(have == value["number"])
    if isinstance(value, str):
        a, b = key_of(value), key_of(str(have))
        return a in (b, b.removeprefix("ل")) or a.removeprefix("ال") == b.removeprefix("ال")
    return bool(have == value)


def divergence_fails(wanted: Json, got: Json) -> list[str]:
    """What the comparison does not say as it should, one line each."""
    names = {policy["siglum"]: Path(policy["path"]).name[:3] for policy in got["policies"]}
    return [*_fact_fails(wanted, got, names), *_section_fails(wanted, got, names), *_item_fails(wanted, got, names)]


def divergences_wanted(wanted: Json) -> int:
    """How many things `divergence_fails` looks at."""
    lists = (wanted[key] for key in ("facts", "sections_present", "channels", "tools", "items"))
    return sum(map(len, lists)) + 2


def _groups(divergence: Json, names: dict[str, str]) -> list[list[str]]:
    return sorted(sorted(names[siglum] for siglum in group) for group in divergence["groups"])


def _fact_fails(wanted: Json, got: Json, names: dict[str, str]) -> Iterator[str]:
    rows = {row["key"]: row["divergence"] for row in got["facts"]}
    for key, spec in wanted["facts"].items():
        if key not in rows or rows[key]["class"] not in _listed(spec["class"]):
            yield f"fact {key}: class {rows.get(key, {}).get('class')}"
        elif _groups(rows[key], names) != sorted(map(sorted, spec["groups"])):
            yield f"fact {key}: groups {_groups(rows[key], names)}"


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _having(row: Json, names: dict[str, str]) -> list[str]:
    return sorted(names[siglum] for siglum, reading in row["readings"].items() if reading)


def _containing(rows: Sequence[Json], text: str, *, whole: bool) -> list[Json]:
    wanted = key_of(text)
    readings = [(row, [key_of(reading["text"]) for reading in row["readings"].values() if reading]) for row in rows]
    return [row for row, keys in readings if any(wanted == key if whole else wanted in key for key in keys)]


def _section_fails(wanted: Json, got: Json, names: dict[str, str]) -> Iterator[str]:
    sections = {section["key"]: section["rows"] for section in got["sections"]}
    for key, who in wanted["sections_present"].items():
        having = sorted({name for row in sections.get(key, []) for name in _having(row, names)})
        if having != sorted(who):
            yield f"section {key}: in {having}"
    for key in ("channels", "tools"):
        rows = sections.get(key, [])
        for item, who in wanted[key].items():
            found = [_having(row, names) for row in _containing(rows, item, whole=True)]
            if found != [sorted(who)]:
                yield f"{key} «{item}»: {found}"
        if len(rows) != len(wanted[key]):
            yield f"{key}: {len(rows)} rows, expected {len(wanted[key])}"


def _item_fails(wanted: Json, got: Json, names: dict[str, str]) -> Iterator[str]:
    sections = {section["key"]: section["rows"] for section in got["sections"]}
    for spec in wanted["items"]:
        rows = _containing(sections.get(spec["section"], []), spec["contains"], whole=False)
        at = f"item «{spec['contains']}»"
        if len(rows) != 1:
            yield f"{at}: {len(rows)} rows"
        elif "class" in spec and rows[0]["divergence"]["class"] not in spec["class"]:
            yield f"{at}: class {rows[0]['divergence']['class']}"
        elif "groups" in spec and _groups(rows[0]["divergence"], names) != sorted(map(sorted, spec["groups"])):
            yield f"{at}: groups {_groups(rows[0]['divergence'], names)}"
        elif "missing" in spec and _having(rows[0], names) != sorted(set(names.values()) - set(spec["missing"])):
            yield f"{at}: in {_having(rows[0], names)}"
