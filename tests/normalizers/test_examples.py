"""Every repair's own examples: the broken is mended by the chain, the clean stays."""

from __future__ import annotations

import pytest

from normalizers import CHAIN, repair
from normalizers.language_model import words

EXAMPLES = [(step.CODE, broken, mended) for step in CHAIN for broken, mended in step.EXAMPLES]
CLEAN = [(step.CODE, text) for step in CHAIN for text in step.CLEAN]


@pytest.mark.parametrize(("code", "broken", "mended"), EXAMPLES)
def test_broken_is_mended(code: str, broken: str, mended: str) -> None:
    traced = repair(broken)
    assert [words(line) for line in traced.lines] == [words(line) for line in mended.split("\n")]
    assert code in {edit.code for edit in traced.edits}


@pytest.mark.parametrize(("code", "text"), CLEAN)
def test_clean_stays(code: str, text: str) -> None:
    traced = repair(text)
    assert traced.text == text, [edit.evidence for edit in traced.edits]


@pytest.mark.parametrize("step", CHAIN, ids=lambda step: step.CODE)
def test_every_repair_is_documented(step: object) -> None:
    assert step.__doc__ and len(step.__doc__) > 200
    assert step.NAME and step.EXAMPLES and step.CLEAN  # type: ignore[attr-defined]
