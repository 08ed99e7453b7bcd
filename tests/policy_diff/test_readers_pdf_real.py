"""Reading the PDFs of real producers, where they are at hand beside the project."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from policy_diff import read
from policy_diff.readers import Document, read_document

SHARED = Path(__file__).resolve().parents[3] / "shared"


shared = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared with real PDFs is absent: real producers NOT tested")


@pytest.fixture(scope="module")
def words_wrong() -> object:
    sys.path.insert(0, str(SHARED / "tools"))
    try:
        import score as scorer  # type: ignore[import-not-found]
    finally:
        sys.path.pop(0)
    return scorer.words_wrong


def _documents(folder: Path) -> list[Document]:
    return [read_document(file) for file in sorted(folder.glob("*.pdf"))]


@shared
def test_real_producers(words_wrong: object) -> None:
    reference = (SHARED / "producers" / "reference.txt").read_text(encoding="utf-8")
    wrong = sorted(words_wrong(reference, document.text) for document in _documents(SHARED / "producers" / "pdf"))  # type: ignore[operator]
    assert wrong[len(wrong) // 2] <= 0.005
    assert sum(wrong) / len(wrong) <= 0.01
    assert wrong[-1] <= 0.06


@shared
def test_a_real_association() -> None:
    folder = SHARED / "real" / "yaamur" / "pdf"
    for document in _documents(folder):
        assert document.layout is not None
        assert all(page.way in ("glyphs", "empty") for page in document.layout.pages)
        assert "\ufffd" not in document.text
        lines = document.text.splitlines()
        assert not any(re.fullmatch(r"\s*\d+\s*", line) for line in lines), document.source.path
    policy = read(folder / "policy-to-organize-relationship-with-beneficiaries.pdf")
    assert [len(section.items) for section in policy.sections] == [2, 1, 6, 8, 5, 1]
    assert "contents_left_out" in [finding.code for finding in policy.findings]
