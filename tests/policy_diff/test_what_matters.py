"""Which differences a summary is made of."""

from __future__ import annotations

from dataclasses import replace

import policy_diff
from normalizers import TracedText
from policy_diff import written
from policy_diff.collate import compare
from policy_diff.reports.what_matters import hardly_read, lone_sections, sharing
from tests.conftest import CORPUS


def test_a_section_that_nobody_fills_is_in_no_sentence() -> None:
    comparison = policy_diff.compare(policy_diff.load_corpus())
    said = list(lone_sections(comparison))
    assert [section.key for section, _, _ in said] == ["eligibility", "approval"]
    assert all(sigla for _, _, sigla in said)
    emptied = tuple(replace(section, rows=()) for section in comparison.sections)
    assert not list(lone_sections(replace(comparison, sections=emptied)))


def test_who_shares_a_text_with_whom_is_said_from_three_policies_on() -> None:
    policies = [written.witness(policy) for policy in written.load_all(CORPUS / "written")]
    seven = [policy for policy in policies if policy.policy_type == "whistleblowing"]
    found = sharing(compare(seven))
    assert found is not None
    assert found.groups == (("bayan", "qimam"), ("ghiras", "masar"), ("rawabi", "wafa"))
    assert found.alone == ("nibras",)
    assert set(found.nearest) in [set(group) for group in found.groups] and 0.5 < found.same < 1
    assert sharing(compare(seven[:2])) is None
    strangers = [policy for policy in policies if policy.siglum in ("nibras", "bayan", "manara")][:3]
    assert sharing(compare([replace(one, siglum=f"{n}") for n, one in enumerate(strangers)])) is None


def test_a_text_that_can_hardly_be_trusted_is_named() -> None:
    policies = [
        replace(written.witness(p), siglum=f"{n}") for n, p in enumerate(written.load_all(CORPUS / "written")[:3])
    ]
    poor = replace(policies[1], traced=TracedText("نص", confidence=0.4))
    assert hardly_read(compare([policies[0], poor, policies[2]])) == ("1",)
    assert hardly_read(compare(policies)) == ()
