"""`repair --explain`: grouped, counted, each change shown with its reason, suggestions apart."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from normalizers import CHAIN, Edit, TracedText, alphabet, repair
from normalizers.text import Piece, Unexplained, merged, permutation, whole
from policy_diff.reports import terminal_repairs, wording
from policy_diff.reports.screen import Screen, render
from tests.conftest import Command


def shown(traced: TracedText, lang: wording.Lang = "en") -> str:
    return render(terminal_repairs.repair_lines(traced, lang, after_text=False), Screen())


@pytest.fixture(scope="module")
def traced() -> TracedText:
    original = next((Path(__file__).parents[2] / "corpus" / "originals").glob("002*.txt"))
    return repair(original.read_text(encoding="utf-8"))


def test_the_overview_counts_every_kind(traced: TracedText) -> None:
    overview = shown(traced).split("\n\n")[0].splitlines()
    made = [edit for edit in traced.repairs if edit.status == "applied"]
    lines = {edit.line for edit in made}
    assert overview[0].startswith(f"{len(made)} repairs on {len(lines)} of ")
    counted = {match["code"]: int(match["n"]) for row in overview[1:]
               if (match := re.match(r"\s*(?P<n>\d+)  .*\((?P<code>[a-z-]+)\) · confidence", row))}  # fmt: skip
    assert counted == {code: sum(e.code == code for e in made) for code in {e.code for e in made}}


def test_every_repair_is_there_with_line_confidence_and_reason(traced: TracedText) -> None:
    rows = shown(traced).splitlines()
    for edit in traced.repairs:
        found = [row for row in rows if row.startswith(f"  line {edit.line} · ") and f"{edit.confidence:.2f}" in row]
        assert any(edit.evidence in row for row in found), edit


def test_a_line_put_in_order_is_shown_before_with_its_cuts_and_after() -> None:
    line = "المقابلة. .1"
    edit = Edit("segment-order", 7, line, permutation(line, ((10, 12), (0, 9)), (" ",)), "2 segments", 0.93)
    text = shown(TracedText("\n" * 6 + line, (edit,)))
    assert "before: المقابلة. | .1" in text
    assert "after:  .1 المقابلة." in text
    assert "| marks where the line had been cut." in text


def test_other_changes_are_shown_by_their_words() -> None:
    line = "صحة البيانات المقدمة من طال ب الدعم والتوقيع عليها"
    at = line.index(" ب ")
    edit = Edit("split-word", 1, line, (Piece(0, at), Piece(at + 1, len(line))), "طالب", 0.97)
    text = shown(TracedText(line, (edit,)))
    assert "صحة البيانات المقدمة من [-طال ب-] {+طالب+} الدعم والتوقيع عليها" in text
    assert "before:" not in text


def test_many_changes_of_a_line_are_counted_and_not_all_shown() -> None:
    words = 7
    line = " ".join(["كـتاب في"] * words)
    stop = len("كـتاب في ")
    pieces = [piece for at in range(0, words * stop, stop) for piece in (Piece(at, at + 1), Piece(at + 2, at + stop))]
    text = shown(TracedText(line, (Edit("tatweel", 1, line, merged(pieces), "7 stretched words", 1.0),)))
    assert text.count("{+كتاب+}") == terminal_repairs.MOST_CHANGES
    assert f"and {words - terminal_repairs.MOST_CHANGES} more in this line" in text


def test_what_was_put_in_or_taken_out_is_said() -> None:
    put = Edit("lam-alef", 1, "خال", (Piece(0, 1), Piece(1, 1, "ل"), Piece(1, 3)), "", 0.9, restored="ل")
    out = Edit("stray-number", 2, "5 .", (), "the list number 5", 0.95, removed="5")
    text = shown(TracedText("خال\n5 .", (put, out)))
    assert "letters put in: ل" in text
    assert "taken out of the text: 5" in text


def test_suggestions_stand_apart() -> None:
    made = Edit("tatweel", 1, "كـتاب", (Piece(0, 1), Piece(2, 5)), "1 stretched word", 1.0)
    asked = Edit("split-word", 2, "قنوا ت", (Piece(0, 4), Piece(5, 6)), "قنوات", 0.5, "suggested")
    text = shown(TracedText("كـتاب\nقنوا ت", (made, asked)))
    head, _, tail = text.partition("Suggested, not made")
    assert "1 repair on 1 of 2 lines" in head and "1 more suggested" in head
    assert "line 2" in tail and "(split-word)" in tail and "line 2" not in head


def test_marks_that_are_not_printed_are_named_as_such() -> None:
    line = "\u200fكتاب في"
    edit = Edit("direction-marks", 1, line, (Piece(1, len(line)),), "1 character", 1.0)
    text = shown(TracedText(line, (edit,)))
    assert "no visible difference" in text and "[-" not in text


def test_nothing_to_repair() -> None:
    assert shown(TracedText("كتاب")).strip() == "No repair was needed."
    untouched = Edit("split-word", 1, "ا ب", whole("ا ب"), "", 0.4, "suggested")
    assert "0 repairs" in shown(TracedText("ا ب", (untouched,)))


@pytest.mark.parametrize("lang", wording.LANGUAGES)
def test_every_repair_has_a_name(lang: wording.Lang) -> None:
    for step in CHAIN:
        assert wording.has(f"report.repair_name.{step.CODE}"), step.CODE
        assert terminal_repairs.name_of(step.CODE, lang) not in ("", step.CODE)


def test_the_page_of_a_code_shows_its_examples_line_by_line(command: Command) -> None:
    for step in CHAIN:
        rows = command("explain", step.CODE).out.splitlines()
        for broken, mended in step.EXAMPLES:
            for before, after in zip(broken.split("\n"), mended.split("\n"), strict=True):
                assert any(printed(before) == printed(row.removeprefix("  before:")) for row in rows), before
                assert any(printed(after) == printed(row.removeprefix("  after:")) for row in rows), after


def printed(text: str) -> list[str]:
    """The words that a terminal shows: no controls, no direction marks."""
    kept = (c for c in text if c not in alphabet.DIRECTION_MARKS)
    return "".join(c if c.isprintable() else " " for c in kept).split()


def test_lines_that_no_repair_explains_are_named_by_what_is_wrong_with_them() -> None:
    left = (*(Unexplained(n, "order") for n in (2, 3, 4, 9)), Unexplained(7, "words"))
    rows = shown(TracedText("\n" * 9, (), 0.4, left)).splitlines()
    assert rows[0] == "No repair was found; confidence in the text 0.40"
    assert rows[2].startswith("Lines that still do not read well")
    assert rows[3].endswith("in another order: 2–4, 9")
    assert rows[4].endswith("without a letter: 7") and len(rows) == 5
    edit = Edit("tatweel", 1, "كـتاب", (Piece(0, 1), Piece(2, 5)), "", 1.0)
    assert "still do not read well: 5" in shown(TracedText("كـتاب", (edit,), 0.4, left)).split("\n\n")[0]


def test_of_very_many_lines_the_first_are_named() -> None:
    left = tuple(Unexplained(n, "badly") for n in range(2, 200, 2))
    text = shown(TracedText("\n" * 200, (), 0.1, left))
    assert "78, 80 … 99 in all" in text


def test_healthy_text_needs_no_repair_and_text_that_nobody_knows_had_none() -> None:
    assert shown(TracedText("تعتمد السياسة")).strip() == "No repair was needed."
    assert shown(TracedText("تعتمد السياسة", (), 0.3)).strip() == "No repair was found; confidence in the text 0.30"


def test_json_names_the_lines_that_no_repair_explains(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "strange.txt"
    path.write_text(
        "سياسة تنظيم العلاقة مع المستفيدين\n" + "(cid:12)(cid:7)(cid:9) (cid:3)(cid:4)\n" * 9, encoding="utf-8"
    )
    found = json.loads(command("repair", str(path), "--format", "json").out)
    assert [left["line"] for left in found["unexplained"]] == list(range(2, 11))
    assert {left["why"] for left in found["unexplained"]} == {"words"}
