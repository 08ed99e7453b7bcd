"""The benchmark's phrases: every one as stated, no bound ever wrong, and damage that stays unclear."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

import pytest

from policy_diff.facts.duration import durations
from policy_diff.facts.duration_units import Amount
from tests.conftest import ROOT


def benchmark() -> ModuleType:
    """benchmarks/durations.py, which is no package."""
    spec = importlib.util.spec_from_file_location("benchmark_durations", ROOT / "benchmarks" / "durations.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


BENCHMARK = benchmark()
PHRASES = BENCHMARK.phrases()


def test_there_are_enough_and_a_third_is_hard() -> None:
    assert len(PHRASES) >= 300
    assert sum(phrase.wants in ("none", "unclear") for phrase in PHRASES) >= len(PHRASES) / 3
    assert len({phrase.text for phrase in PHRASES}) == len(PHRASES)


def test_no_bound_is_wrong() -> None:
    assert BENCHMARK.wrong_bounds(PHRASES) == []


def test_they_are_read_as_stated() -> None:
    right = sum(BENCHMARK.said(phrase.text) == phrase.wants for phrase in PHRASES)
    assert right >= 0.98 * len(PHRASES)


@pytest.mark.parametrize("phrase", [p for p in PHRASES if p.group in ("floor", "ceiling")], ids=lambda p: p.text)
def test_a_bound_that_loses_its_negation_is_never_read_as_one(phrase: object) -> None:
    """Take every «لا» and its kin away: what is left may be unclear or exact, not the opposite bound."""
    text, wants = phrase.text, phrase.wants  # type: ignore[attr-defined]
    damaged = " ".join(word for word in text.split() if word not in ("لا", "ألا", "ولا", "لن", "عدم"))
    opposite = {"min": "max", "max": "min"}[wants.split()[0]]
    if damaged == text or "قبل" in text:
        return  # «لا يجوز … قبل مضي سنة» without its ban is a true deadline
    assert all(one.bound != opposite for one in durations(damaged) if one.clear), damaged


def test_a_month_is_a_span_of_days() -> None:
    assert Amount(1, "month").between == (28, 31)
    assert Amount(2, "week").between == (14, 14)
    assert Amount(None, "day").between is None
