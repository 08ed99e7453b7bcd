"""Every way in which a policy writes a date, applied to days that exist. For tests and for measuring."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable, Iterator

from hijridate import Gregorian

from normalizers import alphabet

Form = Callable[[int, int, int], str]
HIJRI_MONTHS = (
    "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة",
    "رجب", "شعبان", "رمضان", "شوال", "ذي القعدة", "ذي الحجة",
)  # fmt: skip
GREGORIAN_MONTHS = (
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو",
    "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip
LEVANTINE_MONTHS = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران",
    "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
)  # fmt: skip
#: stands invisibly among the numbers of extracted text
_RLM = min(alphabet.DIRECTION_MARKS)
_INDIC = str.maketrans(alphabet.ASCII_DIGITS, alphabet.ARABIC_INDIC_DIGITS)


def numeric_forms(mark: str) -> dict[str, Form]:
    """Year first or last, every separator, blanks, zeros, both kinds of digits."""
    plain: dict[str, Form] = {
        "y/m/d": lambda y, m, d: f"{y}/{m:02d}/{d:02d}",
        "y/m/d short": lambda y, m, d: f"{y}/{m}/{d}",
        "y-m-d": lambda y, m, d: f"{y}-{m:02d}-{d:02d}",
        "y.m.d": lambda y, m, d: f"{y}.{m}.{d}",
        "d/m/y": lambda y, m, d: f"{d:02d}/{m:02d}/{y}",
        "d/m/y short": lambda y, m, d: f"{d}/{m}/{y}",
        "d-m-y": lambda y, m, d: f"{d}-{m}-{y}",
        "d.m.y": lambda y, m, d: f"{d}.{m}.{y}",
        "d /m /y": lambda y, m, d: f"{d} /{m} /{y}",
        "d / m / y": lambda y, m, d: f"{d} / {m} / {y}",
        "d – m – y": lambda y, m, d: f"{d} – {m} – {y}",
        "y\\m\\d": lambda y, m, d: f"{y}\\{m}\\{d}",
        "y_m_d": lambda y, m, d: f"{y}_{m:02d}_{d:02d}",
        "marks of direction": lambda y, m, d: f"{_RLM}{y}{_RLM}/{_RLM}{m}/{d}",
        "weekday d/m/y": lambda y, m, d: f"الأربعاء {d}/{m}/{y}",
        "weekday, the same as": lambda y, m, d: f"يوم السبت الموافق {y}/{m}/{d}",
        "the same as": lambda y, m, d: f"الموافق لـ {d:02d}-{m:02d}-{y}",
        "the mark first": lambda y, m, d: f"{mark}{y}/{m}/{d}",
        "in brackets": lambda y, m, d: f"({y}/{m}/{d})",
    }
    out: dict[str, Form] = {}
    for name, form in plain.items():
        for ending in ("", mark, f" {mark}"):
            out[f"{name}{ending}"] = lambda y, m, d, form=form, ending=ending: form(y, m, d) + ending  # type: ignore[misc]
            out[f"{name}{ending} indic"] = lambda y, m, d, form=form, ending=ending: (  # type: ignore[misc]
                form(y, m, d).translate(_INDIC) + ending
            )
    return out


def named_forms(months: tuple[str, ...], mark: str) -> dict[str, Form]:
    """The month by its name, with and without «من» and «شهر»."""
    return {
        f"d name y{mark}": lambda y, m, d: f"{d} {months[m - 1]} {y}{mark}",
        f"d name y {mark}": lambda y, m, d: f"{d} {months[m - 1]} {y} {mark}",
        "d/name/y": lambda y, m, d: f"{d}/{months[m - 1]}/{y}{mark}",
        "weekday, the same as": lambda y, m, d: f"يوم الخميس الموافق {d} {months[m - 1]} {y}{mark}",
        "d من name y": lambda y, m, d: f"{d} من {months[m - 1]} {y}",
        "d من شهر name y": lambda y, m, d: f"{d} من شهر {months[m - 1]} {y}{mark}",
        "d name عام y": lambda y, m, d: f"{d} {months[m - 1]} عام {y}{mark}",
        "d name, y": lambda y, m, d: f"{d} {months[m - 1]}، {y}{mark}",
        "indic": lambda y, m, d: f"{d} {months[m - 1]} {y}{mark}".translate(_INDIC),
        "لعام": lambda y, m, d: f"{d} من {months[m - 1]} لعام {y}{mark}",
        "سنة": lambda y, m, d: f"{d} {months[m - 1]} سنة {y} {mark}",
        "glued": lambda y, m, d: f"{d}{months[m - 1]} {y}{mark}",
        "weekday": lambda y, m, d: f"يوم الثلاثاء {d} {months[m - 1]} {y}{mark}",
    }


HIJRI_FORMS = {
    **numeric_forms("هـ"),
    **{f"{name} ه": form for name, form in numeric_forms("ه").items()},
    **named_forms(HIJRI_MONTHS, "هـ"),
}
GREGORIAN_FORMS = {
    **numeric_forms("م"),
    **named_forms(GREGORIAN_MONTHS, "م"),
    **{f"{name} levantine": form for name, form in named_forms(LEVANTINE_MONTHS, "م").items()},
}


def days(count: int, seed: int = 8) -> Iterator[tuple[datetime.date, tuple[int, int, int]]]:
    """`count` days from 2005 to 2030, each as Gregorian and as Hijri."""
    drawn = random.Random(seed)
    for _ in range(count):
        day = datetime.date(2005, 1, 1) + datetime.timedelta(days=drawn.randrange(9100))
        hijri = Gregorian(day.year, day.month, day.day).to_hijri()
        yield day, (hijri.year, hijri.month, hijri.day)
