"""The rows of the frames about the cohort: departures, standings, inherited. `frames` makes frames of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from policy_diff.collate import cohort
from policy_diff.model import Comparison

Record = dict[str, Any]


def departures(comparison: Comparison) -> Iterator[Record]:
    """Where each policy departs from the baseline."""
    for one in cohort.departures(comparison):
        yield {
            "id": f"{one.siglum}/{one.row}",
            "siglum": one.siglum,
            "divergence": f"item/{one.row}",
            "section": one.section,
            "how": one.kind,
            "severity": one.severity,
            "share": one.share,
        }


def standings(comparison: Comparison) -> Iterator[Record]:
    """How each duration stands among the others'."""
    for one in cohort.standings(comparison):
        yield {
            "id": f"{one.siglum}/fact/{one.fact}",
            "siglum": one.siglum,
            "fact": one.fact,
            "shorter_than": one.more,
            "same_as": one.same,
            "longer_than": one.less,
            "of": one.of,
            "other": one.other,
            "silent": one.silent,
            "sentence_ar": one.sentence.ar,
            "sentence_en": one.sentence.en,
        }


def inherited(comparison: Comparison) -> Iterator[Record]:
    """The mistakes that were copied; of several readings of one row the second is numbered."""
    seen: Counter[str] = Counter()
    for one in cohort.inherited(comparison):
        name = f"{one.row}/{one.code}"
        seen[name] += 1
        yield {
            "id": name if seen[name] == 1 else f"{name}-{seen[name]}",
            "code": one.code,
            "severity": one.severity,
            "divergence": f"item/{one.row}",
            "policies": " ".join(one.sigla),
            "share": one.share,
            "template": one.template,
            "message_ar": one.message.ar,
            "message_en": one.message.en,
            "quote": one.quote,
        }
