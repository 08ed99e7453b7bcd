"""The whole chain: the conservation law, replay, idempotence, and what it must not touch."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers import TracedText, repair
from normalizers.alphabet import DIGITS, LETTERS
from normalizers.text import replay

CORPUS = Path(__file__).parents[2] / "corpus" / "originals"
SEEDS = sorted(CORPUS.glob("*.txt"))


def letters(text: str) -> Counter[str]:
    return Counter(c for c in text if c in LETTERS or c in DIGITS)


def assert_conserved(traced: TracedText) -> None:
    """Letters and digits out are those in, but for those restored or removed, each of them listed."""
    applied = [edit for edit in traced.edits if edit.status == "applied"]
    restored = letters("".join(edit.restored for edit in applied))
    removed = letters("".join(edit.removed for edit in applied))
    assert letters(traced.text) + removed == letters(traced.original) + restored


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_letters_are_conserved(path: Path) -> None:
    assert_conserved(repair(path.read_text("utf-8")))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_edits_replay_to_the_text(path: Path) -> None:
    traced = repair(path.read_text("utf-8"))
    for number, original in enumerate(traced.original_lines, 1):
        line = original
        for edit in traced.touching(number):
            assert edit.before == line
            line = edit.after
        assert line == traced.lines[number - 1] == replay(traced.plan(number), original)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_repairing_twice_changes_nothing_more(path: Path) -> None:
    once = repair(path.read_text("utf-8")).text
    again = repair(once)
    assert [edit.evidence for edit in again.edits if edit.status == "applied"] == []


def test_the_clean_seed_comes_out_letter_by_letter() -> None:
    clean = next(path for path in SEEDS if path.stem.startswith("001")).read_text("utf-8")
    assert repair(clean).text == clean


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ابتةىلامنوي ـ  .،:-()12٣\u200f●\n", max_size=120))
def test_any_text_is_conserved_and_never_raises(text: str) -> None:
    traced = repair(text)
    assert_conserved(traced)
    assert len(traced.lines) == len(traced.original_lines)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_string_at_all_is_taken(text: str) -> None:
    traced = repair(text)
    assert 0 <= traced.confidence <= 1


@pytest.mark.parametrize(
    "text",
    [
        "The board met on 2024-05-08 and approved the policy (version 1.0).",
        "عبدالله بن محمد بن بصيص",
        "هاتف: 0112345678 - بريد: info@example.org",
        "قفا نبك من ذكرى حبيب ومنزل\nبسقط اللوى بين الدخول فحومل",
        "الطماطم / 12.50 ريال / الكيلو\nالخيار / 8 ريال / الكيلو",
        "1- المقابلة.\n2- الخطابات.\n3- الاتصالات الهاتفية.",
        "وفقاً للمادة 5. من النظام، لا تقل المدة عن 30 يوماً ولا تزيد على 60 يوماً.",
    ],
)
def test_healthy_text_of_other_kinds_stays(text: str) -> None:
    assert repair(text).text == text


def test_a_negation_is_never_lost() -> None:
    damaged = "ــهر . ــن ش ــل ع ــدة لا تق ــلال م ــه خ ــه أو رفض ــأن قبول ــه بش ــرد علي وال"
    assert re.search("لا تقل عن شهر", repair(damaged).text)
