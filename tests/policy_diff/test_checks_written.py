"""Checks on the written corpus: what its drafters planted is found, and little is said beside it.

`test` policies were not looked at while the checks were written.
"""

from __future__ import annotations

import re
from collections import Counter

import pytest

from policy_diff.checks import check
from policy_diff.model import Finding
from policy_diff.written import WrittenPolicy, witness
from tests.policy_diff.written_facts import part

SEEN, UNSEEN = part("train", "develop"), part("test")
_SPELT = re.compile(r"(\S+) for (\S+)")
_BLANK = {"association_blank", "unfilled_blank", "fact_unclear"}
_LEFT = {"other_association", "other_activity", "leftover_word"}
#: the least share of each kind that is found. Of leftovers those are missed whose words any association may
#: write («trainees»), of spellings those of words that no table has.
SEEN_FLOORS = {"doubled": 1.0, "blank": 0.92, "spelling": 0.93, "leftover": 0.8}
UNSEEN_FLOORS = {"doubled": 1.0, "blank": 1.0, "spelling": 0.93, "leftover": 0.85}


_SAID: dict[str, tuple[Finding, ...]] = {}


def findings(policies: tuple[WrittenPolicy, ...]) -> tuple[tuple[Finding, ...], ...]:
    """What the checks say of each, read from its true structure; each is examined once."""
    for policy in policies:
        if policy.path not in _SAID:
            _SAID[policy.path] = check(witness(policy))
    return tuple(_SAID[policy.path] for policy in policies)


def shares(policies: tuple[WrittenPolicy, ...]) -> dict[str, float]:
    """The share of each kind of planted fault that is found."""
    planted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for policy, said in zip(policies, findings(policies), strict=True):
        codes = {one.code for one in said}
        spelt = " ".join(one.message.ar for one in said if one.code == "spelling")
        for slip in policy.slips:
            pair = _SPELT.match(slip)
            kind = "doubled" if "doubled" in slip else "spelling" if pair else ""
            planted[kind] += bool(kind)
            found[kind] += "doubled_word" in codes if kind == "doubled" else bool(pair and pair[1] in spelt)
        for divergence in policy.divergences:
            for kind, wanted in (("blank", _BLANK), ("leftover", _LEFT)):
                planted[kind] += divergence.kind == kind
                found[kind] += divergence.kind == kind and bool(codes & wanted)
    return {kind: found[kind] / planted[kind] for kind in SEEN_FLOORS}


@pytest.mark.parametrize(("policies", "floors"), [(SEEN, SEEN_FLOORS), (UNSEEN, UNSEEN_FLOORS)], ids=["seen", "unseen"])
def test_what_was_planted_is_found(policies: tuple[WrittenPolicy, ...], floors: dict[str, float]) -> None:
    reached = shares(policies)
    assert {kind: share for kind, share in reached.items() if share < floors[kind]} == {}


@pytest.mark.parametrize("policies", [SEEN, UNSEEN], ids=["seen", "unseen"])
def test_the_lists_are_short(policies: tuple[WrittenPolicy, ...]) -> None:
    numbers = [len(said) for said in findings(policies)]
    assert max(numbers) <= 7
    assert sum(numbers) <= 2.5 * len(numbers)


def test_no_check_reads_a_fault_into_clean_text() -> None:
    """A policy without planted faults has only notes on what it lacks."""
    notes = {"licence_missing", "reply_floor_only", "reply_unquantified", "approval_missing", "approval_incomplete"}
    clean = [
        said
        for policy, said in zip(SEEN, findings(SEEN), strict=True)
        if not policy.slips and not any(one.kind in ("blank", "leftover") for one in policy.divergences)
    ]
    assert len(clean) >= 5
    assert {one.code for said in clean for one in said} - notes == set()
