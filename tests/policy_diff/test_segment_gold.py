"""The five seeds and a sixth policy as a careful reader sees them, from their repaired lines.

Read beside the project when it is there; the quality gate scores the whole way from damaged text.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from normalizers import TracedText, fold
from policy_diff.facts import extract
from policy_diff.model import Fact, Item
from policy_diff.segment import segment

SHARED = Path(__file__).parents[3] / "shared"
LINES = SHARED / "gold" / "lines"
YAAMUR = SHARED / "real" / "yaamur"
TEXTS = [(path, SHARED / "gold" / f"{path.stem}.yaml") for path in sorted(LINES.glob("*.txt"))]
TEXTS += [(path, YAAMUR / "gold.yaml") for path in (YAAMUR / "extracted").glob("beneficiary-relations_pypdf.txt")]

pytestmark = pytest.mark.skipif(not TEXTS, reason="the shared gold is not beside the project")


def key(text: str | None) -> str:
    return fold(text or "").replace(" ", "")


def gold_tree(items: list[Any]) -> list[Any]:
    return [
        (key(item), []) if isinstance(item, str) else (key(item["text"]), gold_tree(item.get("items", [])))
        for item in items
    ]


def tree(items: tuple[Item, ...]) -> list[Any]:
    return [(key(item.text), tree(item.items)) for item in items]


def flat(nodes: list[Any]) -> Iterator[str]:
    for words, below in nodes:
        yield words
        yield from flat(below)


@pytest.mark.parametrize(("text", "gold"), TEXTS, ids=[path.stem[:3] for path, _ in TEXTS])
def test_as_a_careful_reader(text: Path, gold: Path) -> None:
    want = yaml.safe_load(gold.read_text(encoding="utf-8"))
    traced = TracedText(original=text.read_text(encoding="utf-8"))
    found = segment(traced)
    assert found.policy_type == "beneficiary_relations"
    assert (key(found.title), key(found.association)) == (key(want["title"]), key(want["association"]))
    assert [s.key for s in found.sections] == [s["key"] for s in want["sections"]]
    assert [key(s.heading) for s in found.sections] == [key(s["heading"]) for s in want["sections"]]
    for section, expected in zip(found.sections, want["sections"], strict=True):
        assert list(flat(tree(section.items))) == list(flat(gold_tree(expected["items"]))), section.key
        if section.key != "eligibility":  # there gold leaves one of several lead-ins without its list
            assert tree(section.items) == gold_tree(expected["items"]), section.key
    for name, value in want["facts"].items():
        check(name, value, extract(found, traced)[name])


def check(name: str, value: Any, fact: Fact) -> None:
    if value is None:
        assert (fact.status, fact.value) == ("not_stated", None), name
        return
    assert fact.status == "stated", name
    if name == "response_time":
        assert {k: fact.value[k] for k in ("bound", "count", "unit", "days", "qualifier")} == {
            k: value[k] for k in ("bound", "count", "unit", "days", "qualifier")
        }
        assert key(fact.text) == key(value["text"])
    elif name == "board_session":
        assert fact.value == value["number"]
    else:
        assert key(str(fact.value)) == key(str(value)), name
