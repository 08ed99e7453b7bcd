"""What the chain does with what the repairs give it: unsure edits of a document without a habit are suggested."""

from __future__ import annotations

import pytest

from normalizers import Edit
from normalizers.chain import HABIT, SHORT, SURE, _believed
from normalizers.text import whole

LINE = "تنظيم العلاقة مع المستفيدين"


def edits(*confidences: float, status: str = "applied") -> list[Edit]:
    return [Edit("segment-order", number, LINE, whole(LINE), "", confidence, status)  # type: ignore[arg-type]
            for number, confidence in enumerate(confidences, 1)]  # fmt: skip


def applied(made: list[Edit]) -> list[float]:
    return [edit.confidence for edit in _believed(made, filled=50) if edit.status == "applied"]


def test_what_is_unsure_is_only_suggested() -> None:
    assert applied(edits(0.5, 0.95, 0.6)) == [0.95]


def test_sure_edits_show_the_habit() -> None:
    sure = [SURE] * (HABIT + 1)
    assert applied(edits(0.5, *sure)) == [0.5, *sure]


def test_a_few_sure_ones_among_many_unsure_ones_show_none() -> None:
    assert applied(edits(*[0.5] * 20, *[SURE] * (HABIT + 1))) == [SURE] * (HABIT + 1)


@pytest.mark.parametrize("lines", range(1, SHORT + 1))
def test_a_short_text_that_is_damaged_as_a_whole_is_repaired(lines: int) -> None:
    made = edits(*[0.6] * lines)
    assert all(edit.status == "applied" for edit in _believed(made, filled=lines))
    assert all(edit.status == "suggested" for edit in _believed(made, filled=lines + 1))


def test_suggestions_stay_suggestions_and_nothing_is_lost() -> None:
    made = edits(0.95, 0.5, status="suggested")
    assert _believed(made, filled=50) == made
    assert _believed([], filled=50) == []
