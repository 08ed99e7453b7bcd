"""The association's licence number: «ترخيص رقم (3549)», «رقم الترخيص :2117», «ترخيص 1937».

Read from the cover and the opening; further down only beside the association's own name, because
policies mention licences of others. Two different numbers leave it unclear. What this leaves alone:
a number is text («0354» keeps its nought), and one of another document is not borrowed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policy_diff.facts.clauses import COVER, Clause
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.words import Token, tokens
from policy_diff.model import Fact

KEY = "license_number"
_LICENCE = words_of(
    "ترخيص",
    "الترخيص",
    "بترخيص",
    "ترخيصها",
    "والترخيص",
    "الرخصة",
    "رخصة",
    "برخصة",
    "تصريح",
    "بتصريح",
    "التصريح",
    "للترخيص رخصتها ورخصة وبترخيص وترخيص وترخيصها ترخيصه",
)
_NUMBER = words_of("رقم", "برقم", "الرقم", "بالرقم ورقمه ورقمها رقمه رقمها والرقم ورقم")
#: «شهادة التسجيل رقم», «رقم التسجيل», «رقم القيد»
_REGISTRATION = words_of("التسجيل", "تسجيل", "تسجيلها القيد قيد قيدها السجل سجل")
#: who registers associations: «في سجل المركز الوطني»
_AUTHORITY = words_of(
    "المركز بالمركز الوطني لتنمية القطاع غير الربحي الوزارة وزارة بوزارة الموارد البشرية والتنمية الاجتماعية الشؤون",
    "الجمعيات لدى في",
)
_IN, _RECORD = words_of("في لدى"), words_of("سجل سجلات السجل المركز")
#: numbers of something else between a licence and its own
_OTHERS = words_of(
    "قرار القرار صندوق هاتف جوال فاكس حساب الحساب قرارها بقرار اجتماع جلسة البريد آيبان جمع التبرعات حملة الحملة نشاط"
)
_REGISTERED = words_of(
    "مسجلة", "المسجلة", "مرخصة", "المرخصة", "مرخص", "مسجل", "والمسجلة", "والمرخصة", "مقيدة المقيدة والمقيدة سجلت قيدت"
)
_OWN = words_of("جمعية", "الجمعية", "مسجلة", "المسجلة", "مرخصة", "المرخصة", "المركز")
_OPENING = (COVER, "preamble", "approval", "definitions", "scope")
_BETWEEN = frozenset("():[]/-–.،") | _NUMBER | _AUTHORITY | words_of("الجمعية", "هو", "وزارة", "من", "وتاريخ")
_STOPS = frozenset(".؛;")
FEWEST, MOST, REACH, REGISTERED_REACH, OTHERS_REACH = 2, 7, 12, 12, 4


def find(clauses: Sequence[Clause]) -> Fact:
    """The licence number, or unclear when two differ."""
    found = [(number, clause) for clause in clauses for number in _numbers(clause)]
    if not found:
        return Fact(key=KEY, status="not_stated")
    number, clause = found[0]
    if len({n for n, _ in found}) > 1:
        return Fact(key=KEY, status="unclear", text=" / ".join(sorted({n for n, _ in found})), lines=clause.lines)
    return Fact(key=KEY, status="stated", value=number, text=number, lines=clause.lines)


def _numbers(clause: Clause) -> Iterator[str]:
    run = tokens(clause.text)
    keys = {token.key for token in run}
    if clause.section not in _OPENING and not keys & _OWN:
        return
    for place, token in enumerate(run):
        opening = clause.section in _OPENING
        if token.number is not None and clause.section == COVER and _is_recorded(run, place):
            yield token.key
        if (
            (token.key in _LICENCE and (number := _after(run, place) or (_registered(run, place) if opening else None)))
            or (token.key in _REGISTERED and opening and (number := _registered(run, place)))
            or (token.key in _REGISTRATION and clause.section == COVER and (number := _after(run, place)))
        ):
            yield number


def _is_recorded(run: Sequence[Token], place: int) -> bool:
    """«رقم 2044 في سجل المركز الوطني»."""
    before, behind = run[max(0, place - 1) : place], [token.key for token in run[place + 1 : place + 3]]
    numbered = any(token.key in _NUMBER for token in before) and FEWEST <= len(run[place].key) <= MOST
    if any(token.key in _OTHERS for token in run[max(0, place - OTHERS_REACH) : place]):
        return False  # «هاتف رقم 2044 في سجل المركز»
    return numbered and len(behind) == len(before) + 1 and behind[0] in _IN and behind[1] in _RECORD


def _registered(run: Sequence[Token], place: int) -> str | None:
    """«مسجلة بالمركز الوطني … برقم 3075», «ترخيص المركز الوطني رقم 3306»: the number right after «برقم»."""
    for at in range(place + 1, min(place + 1 + REGISTERED_REACH, len(run) - 1)):
        if run[at].key in _LICENCE | _OTHERS or run[at].key in _STOPS:
            return None
        if run[at].key in _NUMBER:
            return _after(run, at)
    return None


def _after(run: Sequence[Token], place: int) -> str | None:
    for token in run[place + 1 : place + 1 + REACH]:
        if token.number is not None:
            return token.key if FEWEST <= len(token.key) <= MOST else None
        if token.key not in _BETWEEN and not token.key.startswith(".."):
            return None
    return None
