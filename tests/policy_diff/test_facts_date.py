"""Dates: every written form on a sample of days, pairs by Umm al-Qura, and what is no date at all."""

from __future__ import annotations

import pytest

from policy_diff.facts.clauses import Clause
from policy_diff.facts.date import dates, find
from policy_diff.model import Lines
from tests.policy_diff.date_forms import GREGORIAN_FORMS, HIJRI_FORMS, days

#: a sample: benchmarks/dates.py reads 500
DAYS = tuple(days(50))


@pytest.mark.parametrize("name", HIJRI_FORMS)
def test_hijri(name: str) -> None:
    for _, (year, month, day) in DAYS:
        text = f"اعتمد المجلس السياسة بتاريخ {HIJRI_FORMS[name](year, month, day)} في مقره"
        (found,) = dates(text)
        assert (found.calendar, found.iso) == ("hijri", f"{year:04d}-{month:02d}-{day:02d}"), text


@pytest.mark.parametrize("name", GREGORIAN_FORMS)
def test_gregorian(name: str) -> None:
    for date, _ in DAYS:
        text = f"بتاريخ {GREGORIAN_FORMS[name](date.year, date.month, date.day)}"
        (found,) = dates(text)
        assert (found.calendar, found.iso) == ("gregorian", date.isoformat()), text


def test_a_range_of_days_in_one_month_is_two_dates() -> None:
    assert [found.iso for found in dates("من 5 إلى 10 محرم 1446هـ")] == ["1446-01-05", "1446-01-10"]


def test_the_mark_of_the_calendar_may_follow_the_year() -> None:
    assert [found.iso for found in dates("1445هـ/10/29")] == ["1445-10-29"]


def test_a_pair() -> None:
    for date, (year, month, day) in DAYS[:50]:
        text = f"المنعقد في {year}/{month}/{day}هـ الموافق {date.year}/{date.month}/{date.day}م"
        assert [found.iso for found in dates(text)] == [f"{year:04d}-{month:02d}-{day:02d}", date.isoformat()]


@pytest.mark.parametrize("text", ["1445/13/35هـ", "31/2/2023م", "30 فبراير 2024", "31/11/1444هـ", "0/5/1445"])
def test_a_day_that_does_not_exist_is_reported_not_mended(text: str) -> None:
    (found,) = dates(text)
    assert found.iso is None


@pytest.mark.parametrize(
    "text",
    [
        "3/27/366",
        "المادة 5/3",
        "هاتف 0501234567",
        "1/2",
        "عام 1445هـ",
        "في شهر رمضان",
        "10-15 يوماً",
        "1.2.3",
        "2022-2024",
    ],
)
def test_no_date(text: str) -> None:
    assert dates(text) == ()


@pytest.mark.parametrize(
    ("text", "iso"), [("بتاريخ 5/9/45هـ", "1445-09-05"), ("45-9-5 هـ", "1445-09-05"), ("٢٣/١٢/٣٩هـ", "1439-12-23")]
)
def test_a_year_of_two_digits_is_read_where_it_can_be_no_day(text: str, iso: str) -> None:
    assert [date.iso for date in dates(text)] == [iso]


@pytest.mark.parametrize("text", ["15/3/24م", "5/9/29هـ", "5/9/45", "المواد 5/9/45 من اللائحة"])
def test_a_year_that_might_be_a_day_is_no_date(text: str) -> None:
    assert dates(text) == ()


def test_an_approval_with_such_a_year_is_unclear_not_silent() -> None:
    clause = Clause("اعتمدت في اجتماع مجلس الإدارة بتاريخ 15/3/24م", Lines(1, 1), "approval")
    hijri, gregorian, _ = find((clause,))
    assert (hijri.status, gregorian.status, gregorian.text) == ("not_stated", "unclear", "15/3/24م")
