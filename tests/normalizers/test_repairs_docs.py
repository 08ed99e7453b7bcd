"""docs/repairs.md: it names every repair, in the order of the chain, and its examples come out as it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from normalizers import CHAIN, repair

TEXT = (Path(__file__).parents[2] / "docs" / "repairs.md").read_text("utf-8")
ROWS = re.findall(r"^\| `([a-z-]+)` \| [^|]+ \|(?: `([^`]*)`)? \|(?: `([^`]*)`)? \|$", TEXT, re.M)


def test_every_repair_is_listed_in_order() -> None:
    assert [code for code, _, _ in ROWS] == list(dict.fromkeys(step.CODE for step in CHAIN))


@pytest.mark.parametrize(("code", "broken", "mended"), [row for row in ROWS if row[1]])
def test_the_examples_come_out_as_they_say(code: str, broken: str, mended: str) -> None:
    traced = repair(broken)
    assert traced.text.strip() == mended
    assert code in {edit.code for edit in traced.edits}
