"""A line that was set wide stays; one that was cut at its wide blanks is put in order."""

from __future__ import annotations

import pytest

from normalizers import repair
from normalizers.language_model import load
from normalizers.segment_search import best
from normalizers.segment_wide import set_wide

WORDS = "تضع جمعية البر السياسات والإجراءات التي تنظم علاقتها بجميع الأطراف من مستفيدين وداعمين".split()


@pytest.mark.parametrize(("words", "wide"), [(WORDS, True), (WORDS[::-1], False)], ids=["set wide", "cut"])
def test_the_words_say_whether_it_was_cut(words: list[str], wide: bool) -> None:
    line = "   ".join(words)
    reading = best(line, load())
    assert len(reading.segments) == len(WORDS)
    assert set_wide(line, reading, load()) is wide


def test_a_line_set_wide_among_others_is_left_alone() -> None:
    line = "   ".join(WORDS)
    text = f"سياسة تنظيم العلاقة مع المستفيدين\n{line}\nتلتزم الجمعية بالرد على الطلب خلال أسبوعين من تاريخ تقديمه ."
    assert repair(text).lines[1].split() == WORDS


def test_numbers_alone_are_no_matter_of_order() -> None:
    text = "المنعقدة بتاريخ\n 27  /11  /\n2023\n 13  /5   /\n1445\nتم اعتماد السياسة في اجتماع مجلس الإدارة"
    assert repair(text).lines[1].split() == ["27", "/11", "/"]
