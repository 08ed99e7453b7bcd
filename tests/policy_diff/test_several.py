"""Manuals: files in which one policy stands below the other."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from normalizers import repair
from policy_diff.segment import segment
from policy_diff.written import load_all, render_text

WRITTEN = Path(__file__).parents[2] / "corpus" / "written"
POLICIES = sorted(load_all(WRITTEN), key=lambda policy: policy.name) if WRITTEN.is_dir() else []


def beginnings(text: str) -> list[int]:
    found = segment(repair(text)).findings
    return [finding.lines.first for finding in found if finding.code == "several_policies" and finding.lines]


@pytest.mark.skipif(not POLICIES, reason="no written corpus")
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_policy_of_a_manual_begins_where_its_title_stands(seed: int) -> None:
    """Four policies of any types, by different drafters, one below the other."""
    text, titles = "", []
    for policy in random.Random(seed).sample(POLICIES, 4):
        titles.append(text.count("\n") + 1)
        text += render_text(policy).text.rstrip("\n") + "\n\n"
    assert beginnings(text) == titles[1:]


@pytest.mark.skipif(not POLICIES, reason="no written corpus")
def test_a_policy_alone_holds_no_second() -> None:
    assert [policy.name for policy in POLICIES[::3] if beginnings(render_text(policy).text)] == []


def test_a_list_of_policies_begins_none() -> None:
    """A reference names titles, one below the other, with the association's name after them."""
    lines = [f"{number}. تسري الأحكام على كل من يعمل في المقر رقم {number}" for number in range(1, 21)]
    listed = ["السياسات ذات الصلة", "سياسة تضارب المصالح", "سياسة حفظ الوثائق", "لائحة التطوع", "جمعية الديرة"]
    text = "\n".join(["سياسة خصوصية البيانات", "النطاق", *lines, *listed])
    assert not beginnings(text)
