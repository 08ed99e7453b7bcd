"""TracedText: plans replay, compose, and lead every character back to its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from normalizers.text import Edit, Piece, TracedText, composed, cut, merged, permutation, replay, whole

LINES = st.text(alphabet="ابتثج لا.12", min_size=1, max_size=24)


@st.composite
def lines_and_plans(draw: st.DrawFn, line: str | None = None) -> tuple[str, tuple[Piece, ...]]:
    text = draw(LINES) if line is None else line
    pieces = []
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(text)))
        stop = draw(st.integers(start, len(text)))
        inserted = draw(st.none() | st.text(alphabet="لأ ", max_size=2))
        pieces.append(Piece(start, stop, inserted, draw(st.booleans()) if inserted is None else False))
    return text, tuple(pieces)


@given(st.data())
def test_composed_does_both(data: st.DataObject) -> None:
    line, first = data.draw(lines_and_plans())
    middle = replay(first, line)
    if not middle:
        return
    _, second = data.draw(lines_and_plans(middle))
    assert replay(composed(first, second, len(line)), line) == replay(second, middle)


@given(lines_and_plans(), st.integers(0, 30), st.integers(0, 30))
def test_cut_makes_that_part(made: tuple[str, tuple[Piece, ...]], start: int, stop: int) -> None:
    line, plan = made
    assert replay(cut(plan, start, stop), line) == replay(plan, line)[start : max(start, stop)]


@given(lines_and_plans())
def test_merged_changes_nothing(made: tuple[str, tuple[Piece, ...]]) -> None:
    line, plan = made
    assert replay(merged(plan), line) == replay(plan, line)


def test_a_span_leads_back_to_the_original() -> None:
    line = "معاملاتهــم  لإنجــاز"
    first = permutation(line, ((13, 21), (0, 11)), (" ",))
    middle = replay(first, line)
    second = merged((Piece(0, 4), Piece(6, len(middle))))
    edits = (Edit("segment-order", 1, line, first, "", 1.0), Edit("tatweel", 1, middle, second, "", 1.0))
    traced = TracedText(line, edits)
    assert traced.text == "لإنجاز معاملاتهــم"
    at = traced.text.index("معاملات")
    assert traced.original_quote(1, at, at + 7) == "معاملات"
    assert traced.original_quote(1, 0, 6) == "لإنجــاز"
    assert [edit.code for edit in traced.touching(1)] == ["segment-order", "tatweel"]


def test_suggestions_are_shown_and_not_applied() -> None:
    edit = Edit("split-word", 1, "قنوا ت", whole("قنوا ت"), "", 0.5, "suggested")
    traced = TracedText("قنوا ت", (edit,))
    assert traced.text == "قنوا ت" and traced.repairs == (edit,)


def test_lines_are_those_of_the_original() -> None:
    traced = TracedText("a\r\nb\n\nc")
    assert traced.lines == ("a", "b", "", "c")
