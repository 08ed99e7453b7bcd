"""Repairs judged on text nobody tuned them on: the *test* part of the written corpus, damaged by the forward model.

The damage is made by `tests/damage.py`, which knows nothing of the repairs. The ceilings are a little
over what was measured (in brackets) and only ever go down.
"""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from rapidfuzz.distance import Levenshtein

from normalizers import repair
from normalizers.alphabet import TATWEEL
from normalizers.language_model import words
from policy_diff import written

ROOT = Path(__file__).parents[2]

#: words wrong after repair, as a share of all words
CEILINGS = {
    "healthy": 0.001,  # (.0000)
    "words_reversed": 0.003,  # (.0014)
    "letters_reversed": 0.003,  # (.0007)
    "chunks": 0.008,  # (.0035)
    "wide": 0.006,  # (.0034)
    "stretched": 0.001,  # (.0001)
    "rotated": 0.05,  # (.042)
}
#: share of a rotated document's lines that are damaged: most of a document stays healthy
ROTATED_SHARE = 0.25
#: healthy lines of the same documents that a repair changed in words
BROKEN_LINES = 0.001  # (1 of 1,278)


def said(line: str) -> tuple[str, ...]:
    """The words of a line, without the tatweel that says nothing."""
    return words(line.replace(TATWEEL, ""))


@cache
def damage() -> ModuleType:
    spec = importlib.util.spec_from_file_location("damage", ROOT / "tests" / "damage.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["damage"] = module
    spec.loader.exec_module(module)
    return module


@cache
def documents() -> tuple[tuple[str, ...], ...]:
    """Every third policy of the test part, printed."""
    policies = written.load_all(ROOT / "corpus" / "written", split="test")[::3]
    return tuple(tuple(written.render_text(policy, width=95).text.split("\n")) for policy in policies)


@pytest.mark.parametrize("kind", sorted(CEILINGS))
def test_damage_is_undone(kind: str) -> None:
    wrong = total = broken = healthy = 0
    share = ROTATED_SHARE if kind == "rotated" else 1.0
    for number, lines in enumerate(documents()):
        damaged = damage().document(list(lines), kind, number, share)
        traced = repair("\n".join(damaged))
        for line, was, now in zip(lines, damaged, traced.lines, strict=True):
            meant, read = said(line), said(now)
            distance = Levenshtein.distance(meant, read)
            total += len(meant)
            wrong += distance
            if said(was) == meant:
                healthy += 1
                broken += distance > 0
    assert total > 5_000
    assert wrong / total <= CEILINGS[kind], f"{kind}: {wrong / total:.4f} of the words wrong"
    if healthy > 500:
        assert broken / healthy <= BROKEN_LINES, f"{kind}: {broken} of {healthy} healthy lines changed"


def test_the_damage_is_real() -> None:
    """Each kind but `healthy` and `stretched` leaves most words of its lines out of place."""
    lines = list(documents()[0])
    for kind in CEILINGS:
        share = ROTATED_SHARE if kind == "rotated" else 1.0
        damaged = damage().document(lines, kind, 0, share)
        changed = sum(said(a) != said(b) for a, b in zip(lines, damaged, strict=True))
        assert (changed == 0) == (kind in ("healthy", "stretched")), kind
