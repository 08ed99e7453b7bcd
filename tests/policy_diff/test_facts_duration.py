"""Durations, cases as data; the bound is what the text says, never its opposite."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from policy_diff.facts.duration import durations

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/durations.toml").read_text(encoding="utf-8"))["case"]


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 60
    assert sum("bound" not in case for case in CASES) >= 10


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_duration(case: dict[str, Any]) -> None:
    found = durations(case["text"])
    if "bound" not in case:
        assert found == ()
        return
    (duration,) = found
    value = duration.value()
    assert (value["bound"], duration.clear) == (case["bound"], case.get("clear", True))
    assert value["working_days"] is case.get("working", False)
    assert duration.frequency is case.get("often", False)
    assert value["qualifier"] == case.get("qualifier")
    if "count" in case:
        assert (value["count"], value["unit"]) == (case["count"], case["unit"])
    if "days" in case:
        assert value["days"] == case["days"]
    if "min" in case:
        ends = (value["min"], value["max"])
        assert [(end["count"], end["unit"]) for end in ends] == [  # type: ignore[index]
            (case["min"], case["unit"]),
            (case["max"], case["unit"]),
        ]
    if "wording" in case:
        assert duration.text == case["wording"]
    assert case["text"][duration.start : duration.stop] == duration.text


def test_two_durations_of_one_sentence_keep_their_own_bounds() -> None:
    first, second = durations("يحفظ مدة لا تقل عن سنة ويرد عليه خلال خمسة أيام عمل.")
    assert (first.value()["bound"], first.value()["count"], first.value()["unit"]) == ("min", 1, "year")
    assert (second.value()["bound"], second.value()["count"], second.value()["unit"]) == ("max", 5, "day")


@pytest.mark.parametrize("unit", ["يوم", "أسبوع", "شهر", "سنة"])
def test_a_floor_never_becomes_a_ceiling(unit: str) -> None:
    assert durations(f"خلال مدة لا تقل عن {unit}")[0].bound == "min"
    assert durations(f"خلال مدة لا تزيد عن {unit}")[0].bound == "max"
