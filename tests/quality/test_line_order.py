"""The order of lines judged on the *test* part of the written corpus, put out of order by `tests/damage.py`.

What is counted is how many printed lines come back whole and in their place, against how many were there to begin
with. The floors are a little under what was measured (in brackets) and only ever go up.
"""

from __future__ import annotations

import random
from functools import cache

import pytest
from rapidfuzz.distance import Indel

from normalizers import TracedText
from policy_diff import written
from policy_diff.segment.reading_order import Order, reading_order
from policy_diff.segment.reading_order_rows import rows_of
from policy_diff.written import WrittenPolicy
from tests import damage
from tests.conftest import CORPUS

#: the share of lines whole and in order, of every second policy
FLOORS = {
    "torn_backwards": 0.78,  # (.80, of .44 as damaged)
    "stops_first": 0.76,  # (.79, of .24)
    "markers_last": 0.80,  # (.82, of .81)
}
WIDTH = 90


@cache
def policies() -> tuple[WrittenPolicy, ...]:
    return tuple(written.load_all(CORPUS / "written", split="test"))[::2]


def whole(want: list[str], got: list[str]) -> float:
    return Indel.normalized_similarity(want, got)


@pytest.mark.parametrize("kind", sorted(FLOORS))
def test_lines_come_back_in_order(kind: str) -> None:
    reached = []
    for seed, policy in enumerate(policies()):
        lines = written.render_text(policy, width=WIDTH).text.split("\n")
        want = [" ".join(line.split()) for line in lines if line.strip()]
        text = "\n".join(damage.LINE_ORDERS[kind](lines, random.Random(seed)))
        reached.append(whole(want, [row.text for row in reading_order(TracedText(text)).rows]))
    assert sum(reached) / len(reached) >= FLOORS[kind]


@pytest.mark.parametrize("apart", [False, True], ids=["as printed", "an empty line after every line"])
def test_healthy_lines_stay(apart: bool) -> None:
    moved = []
    for seed, policy in enumerate(policies()):
        text = written.render_text(policy, width=60 + 10 * (seed % 6), seed=seed).text
        traced = TracedText(text.replace("\n", "\n\n") if apart else text)
        if reading_order(traced) != Order(rows_of(traced)):
            moved.append((policy.policy_type, policy.siglum))
    assert not moved
