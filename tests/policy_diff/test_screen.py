"""Lines on a screen: wrapped first, reordered last, coloured where the words are."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from policy_diff.reports.marking import marked
from policy_diff.reports.screen import Run, Screen, line, render, visual, width_of

ARABIC = "خلال مدة لا تقل عن أسبوعين من تاريخ 1445/10/29 (حسب الخدمة)"


def _text(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


def _visual(text: str) -> str:
    return "".join(c for c, _ in visual([(c, "") for c in text], "R"))


def test_visual_order_of_words_digits_and_brackets() -> None:
    shown = _visual("رقم (3549) لعام 2023")
    assert shown.startswith("2023 ") and "(3549)" in shown
    assert _visual("لا") == "\ufefb", "lam-alef is one cell"


def test_colour_stays_with_its_words() -> None:
    cells = [(c, "") for c in "مدة "] + [(c, "new") for c in "شهر"]
    shown = visual(cells, "R")
    assert [style for _, style in shown] == ["new"] * 3 + [""] * 4


@given(st.text(alphabet="ابتلإأهـ ً12.,()[]-+{}abc\u200f\u2066\n\t", max_size=60), st.integers(30, 80))
def test_no_word_is_lost_in_wrapping(text: str, width: int) -> None:
    whole = render([line("ajyal:12  ", text)], Screen())
    wrapped = render([line("ajyal:12  ", text)], Screen(width=width))
    assert whole.split() == wrapped.split()
    assert render([line("ajyal:12  ", text)], Screen(width=width, order="visual")).count("\n") == wrapped.count("\n")


def test_wrapped_lines_fit_and_hang() -> None:
    rows = render([line("  ajyal:12  ", f"{ARABIC} {ARABIC}")], Screen(width=50)).splitlines()
    assert len(rows) > 2
    assert all(width_of(row) <= 50 for row in rows)
    assert all(row.startswith(" " * 12) for row in rows[1:])


def test_control_characters_of_a_file_do_not_reach_the_terminal() -> None:
    out = render([line("", "نص\x1b[31mأحمر\x07\x9b2J")], Screen(width=80, colour=True, order="visual"))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", out)


def test_marks_show_what_is_gone_and_new() -> None:
    assert _text(marked("لا تقل عن أسبوعين.", "لا تقل عن شهر.")) == "لا تقل عن [-أسبوعين-] {+شهر+} ."
    assert _text(marked("أداة للتقويم لا للعقاب", "أداة للتقويم")) == "أداة للتقويم [-لا للعقاب-]"


def test_long_runs_that_agree_are_cut() -> None:
    same = " ".join(f"كلمة{number}" for number in "ابتثجحخد")
    shown = _text(marked(f"{same} أسبوع {same}", f"{same} شهر {same}"))
    assert shown == "… كلمةج كلمةح كلمةخ كلمةد [-أسبوع-] {+شهر+} كلمةا كلمةب كلمةت كلمةث …"


def test_spelling_is_marked_only_when_asked() -> None:
    assert "[-" not in _text(marked("استكمال اجراءات التسجيل", "استكمال إجراءات التسجيل"))
    spelt = _text(marked("استكمال اجراءات التسجيل", "استكمال إجراءات التسجيل", spelling=True))
    assert spelt == "استكمال [-اجراءات-] {+إجراءات+} التسجيل"
