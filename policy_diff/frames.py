"""Policies and comparisons as tidy pandas frames, for analysts.

    policies(of)  sections(of)  items(of)  facts(of)  repairs(of)    one row each
    divergences(comparison)     one row for each fact and clause compared
    readings(comparison)        one row for each fact and clause, and policy
    departures(comparison)      one row where a policy departs from the baseline
    standings(comparison)       one row a duration and policy: shorter or longer than the others'
    inherited(comparison)       one row a mistake that several policies have in the same words
    matrix(comparison)          how far every two policies stand apart: sigla by sigla

`of` is a `Policy`, a `Comparison` or any number of policies. Every frame has the same columns with
the same dtypes whatever it holds, also when it is empty; `COLUMNS` lists them with what they mean,
and `docs/frames.md` shows them. `id` is unique in its frame: the siglum, the section and the path.

What a policy does not state, what could not be read for certain, and what has no such value are
three things here: `status` says which of the first two it is, and only the third is just missing.
Lines count from 1 in the text as extracted, and `original` quotes them unrepaired.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from policy_diff import frame_cohort
from policy_diff.collate import distances
from policy_diff.errors import UsageError
from policy_diff.frame_columns import COLUMNS
from policy_diff.model import Comparison, Divergence, DivergenceClass, Fact, Item, Lines, Policy, Section
from policy_diff.paging import page_of
from policy_diff.reports.reasons import reason

__all__ = [
    "COLUMNS",
    "departures",
    "divergences",
    "facts",
    "inherited",
    "items",
    "matrix",
    "policies",
    "readings",
    "repairs",
    "sections",
    "standings",
]

Policies = Policy | Comparison | Iterable[Policy]
Record = dict[str, Any]

#: classes that are listed and are no difference in what is said
_PLAIN = (DivergenceClass.IDENTICAL, DivergenceClass.ORTHOGRAPHIC)


def policies(of: Policies) -> pd.DataFrame:
    """One row a policy: what it is, how much of it was understood, and the file it came from."""
    return _frame("policies", map(_policy, _each(of)))


def sections(of: Policies) -> pd.DataFrame:
    """One row a section that a policy has. A section that is absent has no row; an empty one has `items` 0."""
    return _frame("sections", (record for policy in _each(of) for record in _sections(policy)))


def items(of: Policies) -> pd.DataFrame:
    """One row a clause, nested ones too, in reading order."""
    return _frame("items", (record for policy in _each(of) for record in _items(policy)))


def facts(of: Policies) -> pd.DataFrame:
    """One row a fact, stated or not, its value in a column of its kind: days, date, number, flag or words."""
    return _frame("facts", (_fact(policy, fact) for policy in _each(of) for fact in policy.facts.values()))


def repairs(of: Policies) -> pd.DataFrame:
    """One row a repair, by policy and line: what stood there, what stands there now, and why."""
    return _frame("repairs", (record for policy in _each(of) for record in _repairs(policy)))


def divergences(comparison: Comparison) -> pd.DataFrame:
    """One row for each fact and each clause compared, also where nothing differs: filter by `differs`."""
    return _frame("divergences", _divergences(_compared(comparison)))


def readings(comparison: Comparison) -> pd.DataFrame:
    """One row for each fact or clause compared and each policy, also for those that lack it."""
    return _frame("readings", _readings(_compared(comparison)))


def departures(comparison: Comparison) -> pd.DataFrame:
    """One row where a policy departs from the baseline, or with `consensus` from what most read."""
    return _frame("departures", frame_cohort.departures(_compared(comparison)))


def standings(comparison: Comparison) -> pd.DataFrame:
    """One row for each duration that a policy states in figures: how it stands among the others'."""
    return _frame("standings", frame_cohort.standings(_compared(comparison)))


def inherited(comparison: Comparison) -> pd.DataFrame:
    """One row for each finding of the checks that two policies or more have in the same words."""
    return _frame("inherited", frame_cohort.inherited(_compared(comparison)))


def matrix(comparison: Comparison) -> pd.DataFrame:
    """How far every two policies stand apart, 0 to 1, rows and columns by siglum; their own names do not count."""
    sigla = pd.Index(_compared(comparison).sigla, name="siglum")
    return pd.DataFrame(distances.distances(comparison), index=sigla, columns=sigla)


def _each(of: Policies) -> tuple[Policy, ...]:
    """The policies, which need names of their own: ids are made of them."""
    if isinstance(of, Policy):
        return (of,)
    found = of.policies if isinstance(of, Comparison) else tuple(of)
    strange = next((value for value in found if not isinstance(value, Policy)), None)
    if strange is not None:
        raise UsageError(f"a frame is made of policies, not of a {type(strange).__name__}", to_do="read it first")
    sigla = [policy.siglum for policy in found]
    twice = sorted({siglum for siglum in sigla if sigla.count(siglum) > 1}) if len(set(sigla)) < len(sigla) else []
    if twice:
        raise UsageError(f"two policies have the siglum {', '.join(twice)}", to_do="each needs its own")
    return found


def _compared(comparison: Comparison) -> Comparison:
    if not isinstance(comparison, Comparison):
        raise UsageError(
            f"divergences come from a comparison, not from a {type(comparison).__name__}", to_do="compare first"
        )
    return comparison


def _frame(name: str, records: Iterable[Record]) -> pd.DataFrame:
    """`records` with the columns of frame `name`; a record without a column has nothing there."""
    rows = list(records)
    return pd.DataFrame(
        {column.name: _typed([row.get(column.name) for row in rows], column.dtype) for column in COLUMNS[name]}
    )


def _typed(values: list[Any], dtype: str) -> Any:
    if dtype.startswith("datetime64"):
        return pd.Series(pd.to_datetime(pd.Series(values, dtype="object"), errors="coerce")).astype(dtype)
    if dtype.startswith("category"):
        return _category(values, dtype.partition(": ")[2])
    return pd.array(values, dtype=dtype)


def _category(values: list[Any], names: str) -> Any:
    """A value that is not among the names would be lost without a word: it is an error."""
    known = names.split(" < " if " < " in names else ", ")
    if strange := sorted({str(value) for value in values if value is not None} - set(known)):
        raise ValueError(f"{', '.join(strange)}: not in frame_columns, which has {names}")
    return pd.Categorical(values, categories=known, ordered=" < " in names)


def _source(policy: Policy, lines: Lines | None = None) -> Record:
    """Where a row comes from; the lines are quoted as extracted."""
    record: Record = {"source_path": policy.source.path, "sha256": policy.source.sha256}
    if lines is not None:
        quote = "\n".join(policy.traced.original_lines[lines.first - 1 : lines.last])
        first, last = lines.pages or (None, None)
        record |= {"line_first": lines.first, "line_last": lines.last, "original": quote}
        record |= {"page_first": first, "page_last": last}
    return record


def _policy(policy: Policy) -> Record:
    statuses = [fact.status for fact in policy.facts.values()]
    edits = [edit.status for edit in policy.traced.edits]
    return {
        "siglum": policy.siglum,
        "association": policy.association or None,
        "title": policy.title or None,
        "policy_type": policy.policy_type,
        "lines": len(policy.traced.original_lines),
        "sections": len(policy.sections),
        "items": sum(1 for section in policy.sections for _ in section.walk()),
        "facts_stated": statuses.count("stated"),
        "facts_not_stated": statuses.count("not_stated"),
        "facts_unclear": statuses.count("unclear"),
        "repairs": edits.count("applied"),
        "repairs_suggested": edits.count("suggested"),
        "confidence": policy.traced.confidence,
        "findings": len(policy.findings),
        "media_type": policy.source.media_type,
        "reader": policy.source.reader,
        **_source(policy),
    }


def _identified(policy: Policy) -> Iterator[tuple[str, Section]]:
    """The sections with their ids; a key that comes again is numbered."""
    numbered = _numbering()
    for section in policy.sections:
        yield numbered(f"{policy.siglum}/{section.key}"), section


def _numbering() -> Callable[[str], str]:
    """Makes names unique: `x`, `x-2`, `x-3`."""
    seen: dict[str, int] = {}

    def numbered(name: str) -> str:
        seen[name] = seen.get(name, 0) + 1
        return name if seen[name] == 1 else f"{name}-{seen[name]}"

    return numbered


def _sections(policy: Policy) -> Iterator[Record]:
    for position, (name, section) in enumerate(_identified(policy), 1):
        yield {
            "id": name,
            "siglum": policy.siglum,
            "section": section.key,
            "heading": section.heading or None,
            "position": position,
            "items": sum(1 for _ in section.walk()),
            **_source(policy, section.lines),
        }


def _items(policy: Policy) -> Iterator[Record]:
    for name, section in _identified(policy):
        for position, (path, item) in enumerate(_paths(section.items), 1):
            parent = path.rpartition(".")[0]
            yield {
                "id": f"{name}/{path}",
                "siglum": policy.siglum,
                "section": section.key,
                "path": path,
                "depth": path.count(".") + 1,
                "parent": f"{name}/{parent}" if parent else None,
                "position": position,
                "marker": item.marker or None,
                "text": item.text,
                **_source(policy, item.lines),
            }


def _paths(items: Iterable[Item], above: str = "") -> Iterator[tuple[str, Item]]:
    """Every item with its path, `3.2` for the second item of the third."""
    for number, item in enumerate(items, 1):
        path = f"{above}{number}"
        yield path, item
        yield from _paths(item.items, f"{path}.")


def _fact(policy: Policy, fact: Fact) -> Record:
    return {
        "id": f"{policy.siglum}/fact/{fact.key}",
        "siglum": policy.siglum,
        "fact": fact.key,
        "status": fact.status,
        "text": fact.text or None,
        **_value(fact),
        **_source(policy, fact.lines),
    }


def _value(fact: Fact) -> Record:
    """The value as one text, and in the column of its kind."""
    value = fact.value
    if value is None:
        return {}
    if isinstance(value, Mapping):
        return {"value": json.dumps(dict(value), ensure_ascii=False), **_duration(value)}
    if isinstance(value, bool):
        return {"value": str(value).lower(), "flag": value}
    if isinstance(value, int | float):
        return {"value": str(value), "number": value}
    text = str(value)
    if "_date_" in fact.key:
        gregorian = text if fact.key.endswith("_gregorian") else None
        return {"value": text, "date": text, "date_gregorian": gregorian}
    return {"value": text}


def _duration(value: Mapping[str, Any]) -> Record:
    """A duration in numbers; `days_min` and `days_max` are missing where the wording sets no such bound."""
    bound, days = value.get("bound"), value.get("days")
    low, high = value.get("min") or {}, value.get("max") or {}
    return {
        "bound": bound,
        "count": value.get("count"),
        "unit": value.get("unit"),
        "days": days,
        "days_min": low.get("days") if bound == "range" else days if bound in ("min", "exact") else None,
        "days_max": high.get("days") if bound == "range" else days if bound in ("max", "exact") else None,
        "working_days": value.get("working_days"),
        "qualifier": value.get("qualifier"),
    }


def _repairs(policy: Policy) -> Iterator[Record]:
    numbered = _numbering()
    for edit in policy.traced.repairs:
        yield {
            "id": numbered(f"{policy.siglum}/{edit.line}/{edit.code}"),
            "siglum": policy.siglum,
            "line": edit.line,
            "page": page_of(policy.layout, edit.line),
            "code": edit.code,
            "status": edit.status,
            "confidence": edit.confidence,
            "before": edit.before,
            "after": edit.after,
            "evidence": edit.evidence,
            "evidence_ar": reason(edit.evidence).ar,
            "original": policy.traced.original_lines[edit.line - 1],
            **_source(policy),
        }


def _weight(divergence: Divergence) -> Record:
    return {"class": divergence.kind.value, "severity": divergence.severity}


def _divergences(comparison: Comparison) -> Iterator[Record]:
    for number, fact in enumerate(comparison.facts, 1):
        lacking = [siglum for siglum, held in fact.readings.items() if held.status == "not_stated"]
        place = {"id": f"fact/{fact.key}", "kind": "fact", "fact": fact.key, "position": number}
        yield {**place, **_divergence(fact.divergence), "lacking": " ".join(lacking)}
    for section in comparison.sections:
        for number, row in enumerate(section.rows, 1):
            absent = [siglum for siglum, reading in row.readings.items() if reading is None]
            place = {"id": f"item/{row.id}", "kind": "item", "section": section.key, "position": number}
            lists = {"lacking": " ".join(absent), "moved": " ".join(row.moved)}
            yield {**place, **_divergence(row.divergence), **lists}


def _divergence(divergence: Divergence) -> Record:
    return {
        **_weight(divergence),
        "differs": divergence.kind not in _PLAIN,
        "group_count": len(divergence.groups),
        "groups": " | ".join(" ".join(group) for group in divergence.groups),
        "explanation_ar": divergence.explanation.ar,
        "explanation_en": divergence.explanation.en,
    }


def _readings(comparison: Comparison) -> Iterator[Record]:
    held = {policy.siglum: policy for policy in comparison.policies}
    for fact in comparison.facts:
        place = {"divergence": f"fact/{fact.key}", "kind": "fact", "fact": fact.key}
        for siglum in comparison.sigla:
            found = fact.readings[siglum]
            said = {"status": found.status, "text": found.text or None, **_source(held[siglum], found.lines)}
            yield {**place, **_stand(fact.divergence, siglum), **said}
    for section in comparison.sections:
        for row in section.rows:
            place = {"divergence": f"item/{row.id}", "kind": "item", "section": section.key}
            for siglum in comparison.sigla:
                reading, policy = row.readings.get(siglum), held[siglum]
                if reading is None:
                    said = {"status": "not_stated", **_source(policy)}
                else:
                    said = {"status": "stated", "text": reading.text, "marker": reading.marker or None}
                    said |= {"position": reading.position, **_source(policy, reading.lines)}
                yield {**place, **_stand(row.divergence, siglum), "moved": siglum in row.moved, **said}


def _stand(divergence: Divergence, siglum: str) -> Record:
    """With whom a policy stands: the number of its group, 1 for the largest."""
    group = next((number for number, group in enumerate(divergence.groups, 1) if siglum in group), None)
    return {"siglum": siglum, "group": group, "differs": divergence.kind not in _PLAIN, **_weight(divergence)}
