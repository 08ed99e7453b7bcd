"""Dates of approval, Hijri and Gregorian, as ISO: «1445/10/29هـ», «١٧/١٠/٢٠٢٣م», «17 شعبان 1445».

Year first or last, either kind of digits, with month names, with «هـ», «ه», «م» or none (a year from
1300 to 1500 is Hijri). Checked against the calendar: an impossible date is unclear, not mended. A pair
agrees when the Umm al-Qura calendar says so (hijridate); plain arithmetic is a day off.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from hijridate import Hijri

from normalizers import alphabet, fold
from policy_diff.facts.clauses import APPROVAL, Clause, astray, scattered
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.numbers import ordinal
from policy_diff.facts.words import Token, keys, tokens
from policy_diff.model import Fact, FactStatus, Lines

HIJRI, GREGORIAN, AGREE = "approval_date_hijri", "approval_date_gregorian", "approval_dates_agree"
Calendar = Literal["hijri", "gregorian"]
#: what parts the numbers; marks of direction may stand among them, and the calendar's after the year
_HIDDEN = "".join(sorted(alphabet.DIRECTION_MARKS)) + alphabet.TATWEEL
_SEP = rf"[\s{_HIDDEN}]*(?:ه[{_HIDDEN}]*|م)?[/\\\-–—_.][\s{_HIDDEN}]*"
_NUMERIC = re.compile(rf"(?<!\d)(\d{{1,4}}){_SEP}(\d{{1,4}}){_SEP}(\d{{1,4}})(?!\d)")
#: a year of two digits, which the mark of its calendar has to stand beside
_SHORT = re.compile(rf"(?<!\d)(\d{{1,2}}){_SEP}(\d{{1,2}}){_SEP}(\d{{1,2}})\s*(ه|م)(?![^\W\d_{alphabet.TATWEEL}])")
_BLANK_DATE = re.compile(r"(?:بتاريخ|الموافق)\s*:?\s*(?:[/.\-_…\s]*[/._…][/.\-_…\s]*)(?:1?4?\s*ه|م|$|20\s*م|14)")
_MONTHS: dict[Calendar, tuple[tuple[str, ...], ...]] = {
    "hijri": (
        ("محرم", "المحرم", "الله المحرم"),
        ("صفر",),
        ("ربيع الأول", "ربيع أول", "ربيع الاول"),
        ("ربيع الآخر", "ربيع الثاني", "ربيع ثاني"),
        ("جمادى الأولى", "جمادى الأول", "جماد الأول", "جماد أول", "جمادى أولى"),
        ("جمادى الآخرة", "جمادى الثانية", "جماد الثاني", "جمادى الآخر", "جماد الآخر", "جماد ثاني", "جمادى الثاني"),
        ("رجب",),
        ("شعبان",),
        ("رمضان",),
        ("شوال",),
        ("ذو القعدة", "ذي القعدة", "القعدة"),
        ("ذو الحجة", "ذي الحجة", "الحجة"),
    ),
    "gregorian": (
        ("يناير", "كانون الثاني", "كانون ثاني"),
        ("فبراير", "شباط"),
        ("مارس", "آذار"),
        ("أبريل", "ابريل", "إبريل", "نيسان"),
        ("مايو", "أيار"),
        ("يونيو", "حزيران", "يونيه"),
        ("يوليو", "تموز", "يوليه"),
        ("أغسطس", "آب"),
        ("سبتمبر", "أيلول"),
        ("أكتوبر", "تشرين الأول", "تشرين أول"),
        ("نوفمبر", "تشرين الثاني", "تشرين ثاني"),
        ("ديسمبر", "كانون الأول", "كانون أول"),
    ),
}
_NAMES = sorted(
    (
        (tuple(fold(name).split()), calendar, number)
        for calendar, months in _MONTHS.items()
        for number, names in enumerate(months, 1)
        for name in names
    ),
    key=lambda entry: (-len(entry[0]), entry[0]),
)
_FIRST_WORDS = frozenset(name[0] for name, _, _ in _NAMES)
_OF = words_of("من", "شهر", "لشهر") | frozenset("/")
_FIRST_DAY = words_of("غرة", "مستهل")
_TO = words_of("إلى حتى") | frozenset("-–")
_OF_THE_HIJRA, MOST_DAYS, HIJRI_CENTURY = "ه", 30, 1400
HIJRI_YEARS, GREGORIAN_YEARS = range(1300, 1501), range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Date:
    """A date as written. `iso` is None when the calendar has no such day."""

    calendar: Calendar
    iso: str | None
    text: str
    start: int


def dates(text: str) -> tuple[Date, ...]:
    """Every date in `text`, in reading order."""
    return tuple(sorted((*_numeric(text), *_short(text), *_named(text)), key=lambda date: date.start))


def _numeric(text: str) -> Iterator[Date]:
    for found in _NUMERIC.finditer(text.translate(alphabet.TO_ASCII_DIGITS)):
        parts = [int(part) for part in found.groups()]
        if len(found[1]) == 4:
            year, month, day = parts
        elif len(found[3]) == 4:
            day, month, year = parts
        else:
            continue
        if calendar := _calendar(year):
            wording = text[found.start() : found.end()]
            yield Date(calendar, _iso(calendar, year, month, day), wording, found.start())


def _short(text: str) -> Iterator[Date]:
    """«5/9/45هـ»: a year of two digits, where it can be no day. Of «15/3/24م» nobody can tell which is the year."""
    for found in _SHORT.finditer(text.translate(alphabet.TO_ASCII_DIGITS)):
        first, month, last = (int(part) for part in found.groups()[:3])
        year, day = (last, first) if last > MOST_DAYS else (first, last)
        if found[4] == _OF_THE_HIJRA and year > MOST_DAYS >= day:
            wording = text[found.start() : found.end(3)]
            yield Date("hijri", _iso("hijri", HIJRI_CENTURY + year, month, day), wording, found.start())


def _named(text: str) -> Iterator[Date]:
    run = tokens(text)
    for place in range(len(run)):
        for name, calendar, month in _NAMES if run[place].key in _FIRST_WORDS else ():
            if tuple(token.key for token in run[place : place + len(name)]) == name:
                if date := _around(text, run, place, len(name), calendar, month):
                    yield from _first_of_range(text, run, date)
                    yield date
                break


def _first_of_range(text: str, run: Sequence[Token], last: Date) -> Iterator[Date]:
    """«من 5 إلى 10 محرم 1446»: the first day, whose month and year stand with the last."""
    at = next(i for i, token in enumerate(run) if token.start == last.start)
    if at < 2 or run[at - 1].key not in _TO or (day := run[at - 2].number) is None or last.iso is None:
        return
    year, month, _ = (int(part) for part in last.iso.split("-"))
    iso = f"{year:04d}-{month:02d}-{day:02d}" if _exists(last.calendar, year, month, day) else None
    yield Date(last.calendar, iso, run[at - 2].text, run[at - 2].start)


def _around(text: str, run: Sequence[Token], place: int, size: int, calendar: Calendar, month: int) -> Date | None:
    """«12 ربيع الآخر 1446»: the day before the name and the year after it."""
    day = _day(run, place)
    after = next((t for t in run[place + size : place + size + 3] if t.number is not None), None)
    if day is None or after is None or after.number is None or _calendar(after.number) != calendar:
        return None
    iso = f"{after.number:04d}-{month:02d}-{day[0]:02d}" if _exists(calendar, after.number, month, day[0]) else None
    return Date(calendar, iso, text[day[1] : after.stop], day[1])


def _day(run: Sequence[Token], place: int) -> tuple[int, int] | None:
    """The day before the month at `place` and where it begins: «12», «السادس عشر من», «غرة»."""
    at = place - 1
    while at >= 0 and run[at].key in _OF:
        at -= 1
    if at < 0:
        return None
    number = run[at].number
    if number is not None or run[at].key in _FIRST_DAY:
        return (1 if number is None else number), run[at].start
    for size in (2, 1):
        counted = ordinal(keys(run[max(0, at - size + 1) : at + 1]))
        if counted and counted[1] == size:
            return counted[0], run[at - size + 1].start
    return None


def _calendar(year: int) -> Calendar | None:
    if year in HIJRI_YEARS:
        return "hijri"
    return "gregorian" if year in GREGORIAN_YEARS else None


def _iso(calendar: Calendar, year: int, month: int, day: int) -> str | None:
    """ISO, with day and month the other way round where only that is possible; None for an impossible date."""
    for m, d in ((month, day), (day, month)):
        if _exists(calendar, year, m, d):
            return f"{year:04d}-{m:02d}-{d:02d}"
    return None


def _exists(calendar: Calendar, year: int, month: int, day: int) -> bool:
    try:
        if calendar == "gregorian":
            datetime.date(year, month, day)
        elif year < 1343:  # before the tables of Umm al-Qura
            return 1 <= month <= 12 and 1 <= day <= 30
        else:
            Hijri(year, month, day)
    except (ValueError, OverflowError):
        return False
    return True


def find(clauses: Sequence[Clause]) -> tuple[Fact, Fact, Fact]:
    """Hijri date, Gregorian date, and whether they agree; from the approval section."""
    approval = [clause for clause in clauses if clause.section == APPROVAL]
    hijri, gregorian = _first(HIJRI, "hijri", approval), _first(GREGORIAN, "gregorian", approval)
    if hijri.status == gregorian.status == "not_stated":
        hijri, gregorian = _astray(HIJRI, "hijri", clauses), _astray(GREGORIAN, "gregorian", clauses)
    return hijri, gregorian, _agreement(hijri, gregorian)


def _first(key: str, calendar: Calendar, approval: Sequence[Clause]) -> Fact:
    for clause in approval:
        for date in dates(clause.text):
            if date.calendar == calendar:
                status: FactStatus = "stated" if date.iso else "unclear"
                return Fact(key=key, status=status, value=date.iso, text=date.text, lines=clause.lines)
    for clause in approval:
        short = _SHORT.search(clause.text.translate(alphabet.TO_ASCII_DIGITS))
        if short and (short[4] == _OF_THE_HIJRA) == (calendar == "hijri"):
            text = clause.text[short.start() : short.end()]
            return Fact(key=key, status="unclear", text=text, lines=clause.lines)
        blank = _BLANK_DATE.search(clause.text)
        if blank and not dates(clause.text):
            return Fact(key=key, status="unclear", text=blank[0].strip(), lines=clause.lines)
    return Fact(key=key, status="not_stated")


def _astray(key: str, calendar: Calendar, clauses: Sequence[Clause]) -> Fact:
    """A date beside words of approval in another section is unclear."""
    for clause in astray(clauses):
        for date in dates(clause.text):
            if date.calendar == calendar:
                return Fact(key=key, status="unclear", text=date.text, lines=clause.lines)
    fallen = scattered(clauses)
    if fallen:
        return Fact(key=key, status="unclear", text=fallen.text, lines=fallen.lines)
    return Fact(key=key, status="not_stated")


def _agreement(hijri: Fact, gregorian: Fact) -> Fact:
    if hijri.status != "stated" or gregorian.status != "stated":
        unclear = "unclear" in (hijri.status, gregorian.status) and "not_stated" not in (hijri.status, gregorian.status)
        return Fact(key=AGREE, status="unclear" if unclear else "not_stated")
    try:
        year, month, day = (int(part) for part in str(hijri.value).split("-"))
        same = Hijri(year, month, day).to_gregorian().isoformat() == gregorian.value
    except (ValueError, OverflowError):
        return Fact(key=AGREE, status="unclear", text=f"{hijri.text} = {gregorian.text}")
    return Fact(
        key=AGREE, status="stated", value=same, text=f"{hijri.text} = {gregorian.text}", lines=_span(hijri, gregorian)
    )


def _span(a: Fact, b: Fact) -> Lines | None:
    if a.lines is None or b.lines is None:
        return a.lines or b.lines
    return Lines(min(a.lines.first, b.lines.first), max(a.lines.last, b.lines.last))
