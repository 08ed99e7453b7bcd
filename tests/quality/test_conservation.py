"""The promise that makes a repaired text usable as evidence: a repair permutes, joins and splits, and never writes.

Letters and digits of the result are those of the source, but for what the edits themselves list as
restored (a letter that a broken glyph swallowed) or removed (a list number that stood in the text).
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers import TracedText, repair
from policy_diff.corpus import load_corpus
from policy_diff.model import Policy
from tests.conftest import CORPUS

ORIGINALS = sorted((CORPUS / "originals").glob("*.txt"))
LINES = [line for path in ORIGINALS for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
TATWEEL = "\u0640"


def content(text: str) -> Counter[str]:
    """The letters and digits of `text`, spelt out of their presentation forms, as a multiset."""
    spelt = unicodedata.normalize("NFKC", text).replace("\u06cc", "\u064a").replace("\u06a9", "\u0643")
    return Counter(c for c in spelt if c.isalnum() and c != TATWEEL)


def assert_conserved(traced: TracedText) -> None:
    applied = [edit for edit in traced.edits if edit.status == "applied"]
    restored = content("".join(edit.restored for edit in applied))
    removed = content("".join(edit.removed for edit in applied))
    assert content(traced.text) + removed == content(traced.original) + restored


@pytest.fixture(scope="module")
def together() -> tuple[Policy, ...]:
    return load_corpus()


@pytest.mark.parametrize("path", ORIGINALS, ids=lambda path: path.name[:3])
def test_letters_of_the_corpus_are_conserved(path: Path) -> None:
    assert_conserved(repair(path.read_text(encoding="utf-8")))


def test_letters_are_conserved_among_siblings(together: tuple[Policy, ...]) -> None:
    for policy in together:
        assert_conserved(policy.traced)


def test_what_was_restored_and_removed_is_little(together: tuple[Policy, ...]) -> None:
    for policy in together:
        changed = "".join(edit.restored + edit.removed for edit in policy.traced.edits if edit.status == "applied")
        assert len(changed) <= 0.02 * content(policy.traced.original).total(), policy.siglum


def test_lines_are_kept(together: tuple[Policy, ...]) -> None:
    for policy in together:
        assert len(policy.traced.lines) == len(policy.traced.original_lines)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_letters_of_any_lines_of_the_corpus_are_conserved(lines: list[str], chance: object) -> None:
    """Lines of different policies thrown together, some cut in the middle: damage nobody planned."""
    cut = [line[: chance.randint(1, len(line))] if chance.random() < 0.3 else line for line in lines]  # type: ignore[attr-defined]
    assert_conserved(repair("\n".join(cut)))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=6))
def test_a_repaired_text_keeps_its_letters_when_repaired_again(lines: list[str]) -> None:
    once = repair("\n".join(lines))
    assert_conserved(repair(once.text))
