"""Any string, of any length, in time that grows with its length: no hang, no exception, no lost line.

Budgets are generous, because machines are slow when they are busy: they tell a hang from work, not fast from slow.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from normalizers import TracedText, chain, repair
from normalizers.document import ENDLESS, Document
from normalizers.language_model import load

CORPUS = Path(__file__).parents[2] / "corpus"
ORIGINAL = next((CORPUS / "originals").glob("002*.txt")).read_text(encoding="utf-8")
CLEAN = next((CORPUS / "gold" / "lines").glob("001*.txt")).read_text(encoding="utf-8")
WORDS = CLEAN.split()
#: seconds of processor time that one of the texts below may take
BUDGET = 8.0
#: four times the text may take so many times the time: noise and a first look-up, and no square
FOUR_TIMES = 8.0


def seconds(text: str) -> float:
    start = time.process_time()
    repair(text)
    return time.process_time() - start


def test_time_grows_with_the_text() -> None:
    repair(ORIGINAL)
    once = min(seconds(ORIGINAL), seconds(ORIGINAL))
    assert seconds(ORIGINAL * 2) <= FOUR_TIMES / 2 * once + 0.1
    assert seconds(ORIGINAL * 4) <= FOUR_TIMES * once + 0.1


LONG = {
    "words": " ".join(WORDS * 15),
    "reversed words": " ".join(WORDS[::-1] * 15),
    "reversed letters": " ".join(WORDS * 15)[::-1],
    "one letter": "ب" * 100_000,
    "an article": "ال" * 50_000,
    "letters far apart": "ق  ط  ب  ج  د  س  ع  ن  ي  ر  " * 600,
    "no blanks": "".join(WORDS)[:4_000],
    "tatweel": "ـ" * 100_000,
    "stretches": " ـم" * 20_000,
    "digits": "1" * 100_000,
    "dates": "3202/01/71 " * 4_000,
    "dots": "." * 20_000,
    "list numbers": "- بند " + ".1 " * 15_000,
    "brackets": ")(" * 10_000,
    "marks": "\u064b" * 50_000,
    "blanks": " " * 1_000_000,
    "blanks between": "كلمة" + " " * 500_000 + "كلمة",
    "direction marks": "\u202b" * 50_000,
    "direction marks between letters": "\u202bا\u202c" * 20_000,
    "direction marks between words": "\u202bكلمة\u202c " * 5_000,
    "nul": "ا\x00" * 4_000,
    "lone surrogates": "ا\ud800" * 20_000,
    "astral": "𐤀😀" * 10_000,
    "forms": "ﺳﻴﺎﺳﺔ " * 5_000,
    "ligature of eighteen letters": "\ufdfa" * 50_000,
    "form feeds": "كلمة\f" * 5_000,
    "latin": "Association policy " * 3_000,
}


@pytest.mark.parametrize("name", LONG)
def test_a_long_line_neither_hangs_nor_breaks(name: str) -> None:
    text = LONG[name]
    start = time.process_time()
    traced = repair(text)
    assert time.process_time() - start < BUDGET
    assert len(traced.lines) == len(traced.original_lines)
    assert 0 <= traced.confidence <= 1


def test_many_lines_neither_hang_nor_break() -> None:
    text = "\n" * 100_000 + " \n" * 50_000 + CLEAN
    assert repair(text).text == text


def test_a_text_longer_than_any_block() -> None:
    """Half a megabyte; fifty were tried by hand (docs/repair.md)."""
    text = "\n".join([CLEAN] * 56)
    assert text.count("\n") > chain.BLOCK
    start = time.process_time()
    traced = repair(text)
    assert time.process_time() - start < 2 * BUDGET
    assert traced.text == text and traced.confidence == 1


def test_line_numbers_go_on_behind_the_first_block(monkeypatch: pytest.MonkeyPatch) -> None:
    damaged = "قنوا ت التواصل مع المستفيدين"
    lines = ["تنظيم العلاقة مع المستفيدين"] * 7 + [damaged]
    alone = repair("\n".join(lines))
    monkeypatch.setattr(chain, "BLOCK", 3)
    parted = repair("\n".join(lines))
    assert [edit.line for edit in alone.edits] == [8]
    assert _said(parted) == _said(alone)
    assert parted.text == alone.text


def _said(traced: TracedText) -> list[tuple[str, int, str]]:
    return [(edit.code, edit.line, edit.after) for edit in traced.edits]


def test_an_endless_word_is_shown_to_no_repair_and_keeps_its_neighbours() -> None:
    document = Document(("كلمة", "ب" * ENDLESS, "ب" * (ENDLESS - 1)), load())
    assert [number for number, _ in document.numbered()] == [1, 3]
    traced = repair("\n".join(["ب" * ENDLESS, "قنوا ت التواصل مع المستفيدين"]))
    assert traced.lines == ("ب" * ENDLESS, "قنوات التواصل مع المستفيدين")


@pytest.mark.parametrize("text", ["", "\n", "\r\n", "\x00", "\ud800", "ـ", " ", "\ufeff", "\u202e", "1", ".", "ا"])
def test_next_to_nothing(text: str) -> None:
    traced = repair(text)
    assert len(traced.lines) == len(traced.original_lines)
