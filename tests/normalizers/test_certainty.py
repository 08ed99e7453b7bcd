"""How far a text may be trusted: unsure edits, suggestions, and what stays unexplained take from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from normalizers import Edit, repair
from normalizers.certainty import certainty
from normalizers.language_model import load
from normalizers.text import whole

ORIGINALS = {path.stem[:3]: path for path in (Path(__file__).parents[2] / "corpus" / "originals").glob("*.txt")}
LINES = (
    "تنظيم العلاقة مع المستفيدين في الجمعية",
    "تقديم خدمة متميزة للمستفيدين من كافة الشرائح",
    "الرد على المستفيد خلال مدة لا تقل عن شهر",
    "توضيح الإجراءات اللازمة للحصول على الخدمة",
)


def trusted(lines: tuple[str, ...] | list[str], *edits: Edit) -> float:
    return certainty(lines, edits, load()).confidence


def original(name: str) -> list[str]:
    return ORIGINALS[name].read_text(encoding="utf-8").split("\n")


def with_ends_first(lines: list[str], blanks: str = " ") -> list[str]:
    """Every line cut in two, the second half first, and nothing to show where."""
    halves = [(line.split(), len(line.split()) // 2) for line in lines]
    return [
        blanks.join((" ".join(said[at:]), " ".join(said[:at]))) if at > 1 else " ".join(said) for said, at in halves
    ]


def edit(line: int, confidence: float, status: str = "applied") -> Edit:
    return Edit("segment-order", line, LINES[0], whole(LINES[0]), "", confidence, status)  # type: ignore[arg-type]


def test_a_healthy_text_without_edits_is_certain() -> None:
    assert trusted(LINES) == 1
    assert trusted([]) == trusted(["", "  "]) == 1


def test_a_line_is_as_sure_as_its_least_sure_edit_and_the_others_stay_sure() -> None:
    one = trusted(LINES, edit(1, 0.6))
    assert 0.85 < one < 1
    assert trusted(LINES, edit(1, 0.6), edit(1, 0.95)) == one
    assert trusted(LINES, edit(1, 0.6), edit(2, 0.6)) < one


def test_a_suggestion_is_a_doubt() -> None:
    assert trusted(LINES, edit(1, 0.9, "suggested")) < 1


@pytest.mark.parametrize("lost", ["\ufffd", "\ue001", "(cid:12)"])
def test_glyphs_without_a_letter_take_from_it(lost: str) -> None:
    assert trusted([*LINES, f"{lost * 6} {lost * 5} {lost * 7}"]) < 0.8


def test_bullets_of_a_symbol_font_are_no_lost_letters() -> None:
    assert trusted([f"\uf0b7 {line}" for line in LINES]) == 1


def test_letters_of_another_script_are_not_read() -> None:
    assert trusted(["ᓠᓭᒤᓮᓎᒒᒮᓞᓙ ᓄᓝ ᒎᓑᓶᓆᓙ ᓜᓮᓂᓢᒑ ᒎᒭᒈᓮᒭ"] * 6) < 0.3


def test_english_is_no_damage() -> None:
    assert trusted(["The board met on 2024-05-08 and approved the policy (version 1.0)."] * 10) == 1


def test_what_an_extractor_left_is_trusted_after_repair_and_not_before() -> None:
    before = {name: trusted(path.read_text(encoding="utf-8").split("\n")) for name, path in ORIGINALS.items()}
    after = {name: repair(path.read_text(encoding="utf-8")).confidence for name, path in ORIGINALS.items()}
    assert before["000"] < 0.3 and before["003"] < 0.9 and before["001"] == 1
    assert min(after.values()) > 0.85 and after["001"] == 1


@pytest.mark.parametrize("blanks", [" ", "   ", "  |  "], ids=["no sign", "columns", "bars"])
def test_lines_that_read_better_in_another_order_and_were_left_alone_are_named(blanks: str) -> None:
    lines = with_ends_first(original("001"), blanks)
    found = repair("\n".join(lines))
    cut = {number for number, line in enumerate(lines, 1) if len(line.split()) > 4}
    assert found.confidence < 0.6
    assert {left.why for left in found.unexplained} == {"order"}
    assert {left.line for left in found.unexplained} <= cut and len(found.unexplained) > len(cut) / 6


def test_columns_from_the_last_to_the_first_are_named() -> None:
    said = [line.split() for line in original("001")]
    lines = [
        "  |  ".join(
            " ".join(line[at : at + 1 + len(line) // 3]) for at in range(0, len(line), 1 + len(line) // 3)[::-1]
        )
        for line in said
    ]
    found = certainty(lines, (), load()).unexplained
    assert sum(left.why == "order" for left in found) > sum(len(line) > 6 for line in said) / 2


def test_healthy_text_has_nothing_unexplained() -> None:
    assert certainty(original("001"), (), load()).unexplained == ()


def test_few_lines_that_might_stand_otherwise_are_chance() -> None:
    lines = original("001")
    changed = [*lines[:-4], *with_ends_first(lines[-4:])]
    assert certainty(changed, (), load()).unexplained == ()


def test_cells_that_may_be_read_either_way_are_no_damage() -> None:
    table = (Path(__file__).parents[1] / "cases" / "clean" / "layouts" / "table_31.txt").read_text(encoding="utf-8")
    assert "order" not in {left.why for left in repair(table).unexplained}


def test_lines_backwards_and_lines_that_hardly_read_are_named() -> None:
    backwards = [" ".join(line.split()[::-1]) for line in original("001")]
    found = certainty(backwards, (), load())
    assert found.confidence < 0.5 and "backwards" in {left.why for left in found.unexplained}
