"""docs/facts.md and docs/checks.md name every fact and check, and what they claim of durations is so."""

from __future__ import annotations

import re

import pytest

from policy_diff.checks import CHECKS, Check
from policy_diff.explaining import explanation, findings
from policy_diff.profiles import FACT_KEYS
from tests.conftest import ROOT
from tests.policy_diff.test_facts_duration_phrases import BENCHMARK

FACTS = (ROOT / "docs" / "facts.md").read_text(encoding="utf-8")
CHECKS_PAGE = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
WORDINGS = re.findall(r"^\| ([^|`]*[\u0600-\u06ff][^|]*) \| ([a-z][^|]*) \|$", FACTS, re.M)


@pytest.mark.parametrize("key", FACT_KEYS)
def test_every_fact_is_documented(key: str) -> None:
    assert f"| `{key}` |" in FACTS


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.CODE)
def test_every_check_is_documented_and_explained(check: Check) -> None:
    assert f"| `{check.CODE}` | {check.SEVERITY} | {check.MEANS.en} |" in CHECKS_PAGE
    assert findings("en")[check.CODE] == check.MEANS.en
    assert findings("ar")[check.CODE] == check.MEANS.ar
    assert len(list(explanation(check.CODE, "en"))) > 4


def test_no_check_is_documented_that_is_not_there() -> None:
    assert set(re.findall(r"^\| `(\w+)` \| (?:low|medium|high) ", CHECKS_PAGE, re.M)) == {c.CODE for c in CHECKS}


def test_there_are_wordings() -> None:
    assert len(WORDINGS) >= 12


@pytest.mark.parametrize(("wording", "reading"), WORDINGS)
def test_durations_read_as_documented(wording: str, reading: str) -> None:
    assert BENCHMARK.said(wording) == reading
