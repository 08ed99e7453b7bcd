"""Percentages in Arabic digits that stand backwards: turned where a nought before them shows it, else asked about."""

from __future__ import annotations

from normalizers import repair
from normalizers.repairs import digit_order

#: a table of penalties as one extractor gives it
TABLE = (
    "%٠٢ %٠١ ٥% إنذار كتابي التأخر عن المواعيد لغاية (٥١) دقيقة",
    "%٠٥ %٥٢ ٥١% إنذار كتابي التأخر عن المواعيد",
    "الغاية (٠٣) دقيقة دون إذن",
    "يوم %٠٥ %٥٢ ترك العمل قبل الميعاد",
)
MEANT = (
    "%٢٠ %١٠ ٥% إنذار كتابي التأخر عن المواعيد لغاية (١٥) دقيقة",
    "%٥٠ %٢٥ ١٥% إنذار كتابي التأخر عن المواعيد",
    "الغاية (٣٠) دقيقة دون إذن",
    "يوم %٥٠ %٢٥ ترك العمل قبل الميعاد",
)


def found(text: str) -> list[tuple[int, str, str]]:
    """The edits of the repair: line, status and text after it."""
    return [(edit.line, edit.status, edit.after) for edit in repair(text).repairs if edit.code == digit_order.CODE]


def test_lines_of_a_table_whose_percentages_begin_with_a_nought_are_turned() -> None:
    assert found("\n".join(TABLE)) == [(line, "applied", meant) for line, meant in enumerate(MEANT, 1)]


def test_a_line_whose_percentages_end_in_a_nought_stays() -> None:
    right = "%٥٠ %٢٥ %١٠ إنذار كتابي النوم أثناء العمل"
    assert len(found("\n".join([*TABLE, right]))) == len(TABLE)


def test_other_numbers_in_such_a_document_are_asked_about() -> None:
    text = "\n".join([*TABLE, "تسري هذه المواد على العاملين", "مقبول بما لا يتجاوز (٥١) دقيقة"])
    assert found(text)[len(TABLE) :] == [(6, "suggested", "مقبول بما لا يتجاوز (١٥) دقيقة")]


def test_one_such_percentage_or_latin_digits_show_nothing() -> None:
    assert not found("خصم ٠٥٪ من الأجر\nخصم ٢٥٪ من الأجر")
    assert not found("خصم 05% من الأجر\nخصم 01% من الأجر\nخصم 02% من الأجر")
    assert not found("خصم ٠٫٥٪ من الأجر\nخصم ٠٫٢٥٪ من الأجر\nخصم ٠٫١٥٪ من الأجر")


def test_shares_written_with_a_nought_before_them_are_asked_about() -> None:
    text = "خصم ٠٥٪ في الأول\nخصم ٠٧٪ في الثاني\nخصم ٠٣٪ في الثالث\nخصم ١٢٪ بعد ذلك"
    assert {status for _, status, _ in found(text)} == {"suggested"}


def test_as_many_percentages_with_a_nought_last_show_that_none_is_turned() -> None:
    right = [f"نسبة خصم {share}٪ من الأجر" for share in ("٠٥", "٠٧", "٠٨", "١٠", "٢٠", "٣٠")]
    assert not found("\n".join([*right, "حضر ٥٢٪ من الأعضاء"]))


def test_the_first_line_stands_behind_none() -> None:
    text = "\n".join(["مهلة (٠٣) دقيقة دون إذن", "تسري هذه المواد على العاملين", *TABLE])
    assert found(text)[0] == (1, "suggested", "مهلة (٣٠) دقيقة دون إذن")
