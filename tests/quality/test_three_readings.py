"""The text of one policy as three extractors give it is one text: damage is no divergence.

Each policy is printed and damaged in three ways by the forward model (`tests/damage.py`, which knows nothing of
the repairs), read, and compared. What the repairs could not undo may be unclear; hardly anything may differ.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from policy_diff import pipeline, written
from tests import damage
from tests.conftest import CORPUS

#: rows and facts that must be identical or differ in spelling only, and those that may be unclear besides (measured:
#: 1.0 and .982, 1.0)
PLAIN, READ = 0.98, 0.99
WAYS = ("healthy", "words_reversed", "chunks")


@pytest.mark.parametrize("name", ["programme_spending/yanabee", "data_privacy/safwa"])
def test_three_extractors_give_one_text(name: str, tmp_path: Path) -> None:
    policy = written.load(CORPUS / "written" / f"{name}.toml")
    lines = written.render_text(policy, width=95).text.split("\n")
    for number, way in enumerate(WAYS):
        text = "\n".join(damage.document(list(lines), way, number))
        (tmp_path / f"{way}.txt").write_text(text, encoding="utf-8")
    comparison = pipeline.compare([tmp_path / f"{way}.txt" for way in WAYS])
    said = comparison.summary
    plain = said["identical"] + said["orthographic"]
    differing = [
        (row.id, row.divergence.kind.value, row.divergence.explanation.en)
        for row in comparison.items()
        if row.divergence.kind.value not in ("identical", "orthographic")
    ]
    assert plain >= PLAIN * sum(said.values()), differing
    assert plain + said["unclear"] >= READ * sum(said.values()), differing
