"""Policies of every type, printed and read back: floors for what must come back, never lowered.

`learnt` are the train and develop parts of the written corpus, whose headings the profiles may know;
`unseen` is the test part, which nobody looks at. `python -m tests.policy_diff.test_profiles_written`
prints the figures as the floors' file has them.
"""

from __future__ import annotations

import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

from normalizers import TracedText, fold
from policy_diff.segment import Segmented, segment
from policy_diff.written import Layout, WrittenPolicy, load_all, load_prose, render_text
from tests.policy_diff.written_reading import Figures, figures, read_back

WRITTEN = Path(__file__).parents[2] / "corpus" / "written"
FLOORS = Path(__file__).parents[1] / "cases" / "profiles_floors.toml"
PRINTINGS = ("wrapped", "narrow")
PARTS = {"learnt": ("train", "develop"), "unseen": ("test",)}
#: how far below the figures that were measured the floors stand
ROOM = 0.005

pytestmark = pytest.mark.skipif(not WRITTEN.is_dir(), reason="no written corpus")


@cache
def policies(part: str) -> tuple[WrittenPolicy, ...]:
    return tuple(policy for split in PARTS[part] for policy in load_all(WRITTEN, split=split))  # type: ignore[arg-type]


_READ: dict[tuple[str, str], Segmented] = {}


def found(policy: WrittenPolicy, printing: str) -> Segmented:
    """What comes back of a policy; read once for all tests."""
    if (policy.name, printing) not in _READ:
        _READ[policy.name, printing] = read_back(policy, printing)
    return _READ[policy.name, printing]


def measured(part: str) -> dict[str, Figures]:
    """The mean figures of every type in a part."""
    rows: dict[str, list[Figures]] = {}
    for policy in policies(part):
        for printing in PRINTINGS:
            rows.setdefault(policy.policy_type, []).append(figures(policy, found(policy, printing)))
    return {name: Figures.mean(found) for name, found in sorted(rows.items())}


@pytest.mark.parametrize("part", PARTS)
def test_what_comes_back_of_every_type(part: str) -> None:
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))[part]
    found = measured(part)
    assert set(found) == set(floors)
    below = [
        f"{name}: {figure} is {getattr(found[name], figure)}, its floor {floor}"
        for name, row in floors.items()
        for figure, floor in row.items()
        if getattr(found[name], figure) < floor
    ]
    assert not below, "\n".join(below)


def test_every_policy_is_recognised_by_its_content() -> None:
    for part in PARTS:
        for policy in policies(part):
            got = found(policy, "wrapped")
            assert got.policy_type == policy.policy_type, policy.name
            assert got.confidence >= 0.5, policy.name


def test_other_papers_are_no_policies() -> None:
    """Minutes, letters, contracts, news, price lists: hardly one of them is taken for a policy of a known type."""
    papers = [*load_prose(WRITTEN, split="train"), *load_prose(WRITTEN, split="develop")]
    papers = [paper for paper in papers if paper.genre != "policies"]
    found = [segment(TracedText(original=f"{paper.title}\n\n{paper.body}")) for paper in papers]
    wrong = [paper.path for paper, read in zip(papers, found, strict=True) if read.policy_type != "generic"]
    assert len(wrong) <= 0.05 * len(papers), wrong


def test_no_word_is_lost_whatever_the_layout() -> None:
    """Every word below the cover is in a heading, an item or a marker; only page numbers are left out."""
    for seed, policy in enumerate(policies("learnt")):
        printed = render_text(policy, 80, seed)
        found = segment(TracedText(original=printed.text))
        kept = set(fold(" ".join(f"{i.marker} {i.text}" for s in found.sections for i in s.walk())).split())
        kept |= set(fold(" ".join(s.heading for s in found.sections)).split())
        kept |= set(fold(" ".join((policy.title, policy.association, *policy.cover))).split())
        lost = [word for word in fold(printed.text).split() if word not in kept and not word.isdigit()]
        assert not lost, (policy.name, Layout.of(seed), lost[:8])


def main() -> None:
    """The floors as they would be now."""
    for part in PARTS:
        for name, figure in measured(part).items():
            row = ", ".join(f"{key} = {max(0.0, value - ROOM):.3f}" for key, value in vars(figure).items())
            sys.stdout.write(f"[{part}.{name}]\n" + row.replace(", ", "\n") + "\n\n")


if __name__ == "__main__":
    main()
