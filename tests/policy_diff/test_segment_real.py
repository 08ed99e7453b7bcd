"""Published policies as they are: the sections that a reader sees on the page, and their kind.

The files are other people's and lie beside the project. Without them these tests say that they did not run.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from normalizers import fold
from policy_diff.model import Policy
from policy_diff.pipeline import read
from policy_diff.segment.heading_forms import plain_heading
from tests.quality.scoring import key_of

REAL = Path(__file__).parents[3] / "shared" / "real" / "yaamur"
CASES = tomllib.loads((Path(__file__).parents[1] / "cases/real_headings.toml").read_text(encoding="utf-8"))["policy"]
BENEFICIARY = "policy-to-organize-relationship-with-beneficiaries.pdf"
KINDS = {
    "list-powers-administrative-and-finance.pdf": "authority_matrix",
    "policy-collection-donations.pdf": "fundraising",
    "policy-investment.pdf": "investment",
    BENEFICIARY: "beneficiary_relations",
}

pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason=f"{REAL} is absent: published policies are NOT tested")


@cache
def policy(file: str) -> Policy:
    return read(REAL / "pdf" / file)


@pytest.mark.parametrize("case", CASES, ids=[case["file"][:30] for case in CASES])
def test_every_heading_that_a_reader_sees(case: dict[str, Any]) -> None:
    found = policy(case["file"])
    assert found.policy_type == case["type"]
    got = [(section.key, fold(plain_heading(section.heading))) for section in found.sections]
    assert got == [(key, fold(plain_heading(heading))) for key, heading in case["headings"]]


@pytest.mark.parametrize("file", KINDS)
def test_the_kind_of_a_published_policy(file: str) -> None:
    assert policy(file).policy_type == KINDS[file]


def test_the_items_of_the_beneficiary_policy() -> None:
    gold = yaml.safe_load((REAL / "gold.yaml").read_text(encoding="utf-8"))
    wanted = [(section["key"], words) for section in gold["sections"] for words in _words(section["items"])]
    found = [(section.key, key_of(item.text)) for section in policy(BENEFICIARY).sections for item in section.walk()]
    assert found == wanted


def _words(items: list[Any]) -> list[str]:
    out = []
    for item in items:
        text, below = (item, []) if isinstance(item, str) else (item["text"], item["items"])
        out += [key_of(text), *_words(below)]
    return out
