"""Which differences a summary is made of."""

from __future__ import annotations

from dataclasses import replace

import policy_diff
from policy_diff.reports.what_matters import lone_sections


def test_a_section_that_nobody_fills_is_in_no_sentence() -> None:
    comparison = policy_diff.compare(policy_diff.load_corpus())
    said = list(lone_sections(comparison))
    assert [section.key for section, _, _ in said] == ["eligibility", "approval"]
    assert all(sigla for _, _, sigla in said)
    emptied = tuple(replace(section, rows=()) for section in comparison.sections)
    assert not list(lone_sections(replace(comparison, sections=emptied)))
