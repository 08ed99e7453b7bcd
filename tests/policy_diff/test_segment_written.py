"""Policies in other words and styles than those the segmentation was made on, printed and read back.

The written corpus is held aside: its headings, markers and nesting are the drafters' own. Each text
is printed here in several ways (wrapped at a width, not wrapped, an empty line after every line), and
the items, section keys and facts that come back are counted. Floors are raised, never lowered.
"""

from __future__ import annotations

import textwrap
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from normalizers import TracedText, fold
from policy_diff.facts import extract
from policy_diff.model import Section
from policy_diff.segment import Segmented, segment

WRITTEN = Path(__file__).parents[2] / "corpus" / "written"
BENEFICIARY = sorted((WRITTEN / "beneficiary_relations").glob("*.toml"))
OTHERS = sorted(path for path in WRITTEN.glob("*/*.toml") if path.parent.name not in ("beneficiary_relations", "prose"))
#: tables printed as running text are not read as items yet
TABLES = frozenset({"authority_matrix"})
PRINTINGS = {"wrapped": (90, False), "narrow": (66, False), "whole": (0, False), "spaced": (90, True)}
PLAIN_FACTS = (
    "license_number", "board_session", "approval_date_hijri", "approval_date_gregorian", "board_chair",
)  # fmt: skip


@dataclass(frozen=True)
class Printed:
    """A policy as text, and the items (section key, words) that went into it."""

    text: str
    items: tuple[tuple[str, str, str], ...]


def read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def printed(policy: dict[str, Any], width: int, spaced: bool) -> Printed:
    out = [policy["title"], policy["association"], *policy["cover"], ""]
    items = []
    for section in policy["sections"]:
        out += [section["heading"]] if section["heading"] else []
        for line in section["body"].strip().split("\n"):
            marker, bar, words = line.strip().partition(" | ")
            marker, words = (marker, words) if bar else ("", line.strip())
            if not words:
                continue
            items.append((section["key"], marker, words))
            whole = f"{marker} {words}".strip()
            for part in textwrap.wrap(whole, width, break_on_hyphens=False) if width else [whole]:
                out += [part, ""] if spaced else [part]
        out.append("")
    return Printed("\n".join(out), tuple(items))


@cache
def read_back(path: Path, printing: str) -> tuple[Printed, TracedText, Segmented]:
    """A policy as printed, and what comes back of it; read once for all tests."""
    want = printed(read(path), *PRINTINGS[printing])
    traced = TracedText(original=want.text)
    return want, traced, segment(traced)


def key(text: str) -> str:
    return fold(text).replace(" ", "")


def items_f1(want: Printed, sections: tuple[Section, ...], *, keyed: bool) -> float:
    # an ordinal may be counted with its item or as its marker
    alone = {key(f"{marker} {words}"): key(words) for _, marker, words in want.items}
    expected = Counter((section if keyed else "", key(words)) for section, _, words in want.items)
    got = Counter(
        (section.key if keyed else "", alone.get(key(item.text), key(item.text)))
        for section in sections
        for item in section.walk()
    )
    return 2 * (expected & got).total() / max(1, expected.total() + got.total())


@pytest.mark.skipif(not BENEFICIARY, reason="no written corpus")
@pytest.mark.parametrize("printing", PRINTINGS)
def test_beneficiary_policies_in_other_words(printing: str) -> None:
    items, keyed, names = [], [], []
    for path in BENEFICIARY:
        policy = read(path)
        want, _, found = read_back(path, printing)
        assert found.policy_type == "beneficiary_relations", path.name
        items.append(items_f1(want, found.sections, keyed=False))
        keyed.append(items_f1(want, found.sections, keyed=True))
        names.append((key(found.title), key(found.association)) == (key(policy["title"]), key(policy["association"])))
    assert all(names)
    assert min(items) >= 0.93, items
    assert sum(items) / len(items) >= 0.98, items
    assert sum(keyed) / len(keyed) >= 0.94, keyed


@pytest.mark.skipif(not OTHERS, reason="no written corpus")
def test_other_types_by_their_form_alone() -> None:
    scores = []
    for path in OTHERS:
        if path.parent.name in TABLES:
            continue
        want, _, found = read_back(path, "wrapped")
        assert found.policy_type != "beneficiary_relations", path.name
        scores.append(items_f1(want, found.sections, keyed=False))
    assert sum(scores) / len(scores) >= 0.95, scores


def answers(paths: list[Path]) -> Iterator[tuple[str, str, Any, Any]]:
    """(file, fact, stated by the drafter, found)."""
    for path in paths:
        policy = read(path)
        _, traced, found = read_back(path, "wrapped")
        for name, fact in extract(found, traced).items():
            yield f"{path.parent.name}/{path.name}", name, policy["facts"].get(name), fact


@pytest.mark.skipif(not OTHERS, reason="no written corpus")
def test_plain_facts_of_every_type() -> None:
    wrong, total = [], 0
    for file, name, stated, fact in answers([*BENEFICIARY, *OTHERS]):
        if name in PLAIN_FACTS:
            total += 1
            right = fact.status != "stated" if stated is None else key(str(fact.value)) == key(str(stated))
            wrong += [] if right else [(file, name, stated, fact)]
    assert len(wrong) <= 0.02 * total, wrong


@pytest.mark.skipif(not BENEFICIARY, reason="no written corpus")
def test_bodies_and_reply_of_beneficiary_policies() -> None:
    for file, name, stated, fact in answers(BENEFICIARY):
        if name in ("reviewing_body", "referral_target"):
            assert key(str(fact.value)) == key(str(stated)), file
        if name == "response_time":
            assert fact.value["bound"] == stated["bound"], file
            ends = [fact.value] if "count" in stated else [fact.value["min"], fact.value["max"]]
            wanted = [stated["count"]] if "count" in stated else [stated["min"], stated["max"]]
            assert [(end["count"], end["unit"]) for end in ends] == [(n, stated["unit"]) for n in wanted], file
