"""What a comparison's JSON says of the cohort: distances, clusters, departures, standings, copied mistakes.

Distances and copied mistakes cost a look at every pair and every clause; a document of more than `MOST`
policies leaves them out (null), and the Python API gives them.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from policy_diff.collate import cohort, distances
from policy_diff.model import Bilingual, Comparison

#: policies up to which everything is in the document
MOST = 100

Json = dict[str, Any]


def of_cohort(comparison: Comparison) -> Json:
    """The keys that are added to a comparison's document."""
    few = len(comparison.policies) <= MOST
    return {
        "clusters": [list(group) for group in comparison.clusters()] if few else None,
        "distances": _distances(comparison) if few else None,
        "departures": _departures(comparison),
        "inherited": [_inherited(one) for one in cohort.inherited(comparison)] if few else None,
    }


def standings(comparison: Comparison) -> dict[str, Json]:
    """For each fact that is a duration: how each policy's stands among the others'."""
    out: dict[str, Json] = {}
    for one in cohort.standings(comparison):
        counts = {"less": one.less, "same": one.same, "more": one.more, "other": one.other, "silent": one.silent}
        out.setdefault(one.fact, {})[one.siglum] = {**counts, "sentence": _both(one.sentence)}
    return out


def _distances(comparison: Comparison) -> list[list[float]]:
    return [[round(float(far), 3) for far in row] for row in distances.distances(comparison)]


def _departures(comparison: Comparison) -> Json:
    counts: dict[str, Counter[str]] = {siglum: Counter() for siglum in comparison.sigla}
    for one in cohort.departures(comparison):
        counts[one.siglum][one.kind] += 1
    return {siglum: dict(sorted(kinds.items())) for siglum, kinds in counts.items()}


def _inherited(one: cohort.Inherited) -> Json:
    return {
        "code": one.code,
        "severity": one.severity,
        "row": one.row,
        "sigla": list(one.sigla),
        "share": one.share,
        "template": one.template,
        "message": _both(one.message),
        "quote": one.quote,
    }


def _both(sentence: Bilingual) -> Json:
    return {"ar": sentence.ar, "en": sentence.en}
