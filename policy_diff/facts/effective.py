"""From when the policy is in force: «ويعمل بها من تاريخ اعتمادها», «تسري اعتباراً من 1446/01/01هـ».

The value is a date as ISO, or the event it runs from under one name («تاريخ الاعتماد», «تاريخ النشر», …).
What this leaves alone: to whom the policy applies («تسري على الموظفين»), and contracts' terms.
"""

from __future__ import annotations

from collections.abc import Sequence

from policy_diff.facts.clauses import Clause
from policy_diff.facts.date import dates
from policy_diff.facts.duration import durations
from policy_diff.facts.duration_words import phrases_of, words_of
from policy_diff.facts.words import Token, found_in, one_of_at, tokens
from policy_diff.model import Fact

KEY = "effective_from"
_FORCE = phrases_of(
    *("يعمل بها", "ويعمل بها", "يعمل به", "ويعمل به", "العمل بها", "العمل به", "العمل بهذه", "بالعمل بها", "تسري"),
    *("وتسري", "يسري", "ويسري", "تنفذ", "وتنفذ", "ينفذ", "نافذة", "نافذاً", "سريانها", "سريانه", "تطبق", "وتطبق"),
    *("يبدأ تطبيقها", "يبدأ سريانها", "سارية"),
)
_FROM = words_of("من بعد اعتباراً ابتداء ابتداءً منذ فور بتاريخ")
_EVENTS = {
    "تاريخ الاعتماد": words_of(
        "لاعتمادها لإقرارها اعتمادها اعتماده اعتماد إقرارها إقراره إقرار الموافقة تاريخه تاريخها الاعتماد الإقرار"
    ),
    "تاريخ النشر": words_of("لنشرها لنشره نشرها نشره النشر نشر إعلانها"),
    "تاريخ التعميم": words_of("تعميمها تعميمه التعميم إبلاغها تبليغها"),
    "تاريخ التوقيع": words_of("توقيعها توقيعه التوقيع"),
    "تاريخ الصدور": words_of("لصدورها صدورها صدوره الصدور إصدارها"),
}
_NEXT_DAY = phrases_of("اليوم التالي")
_DAY_AFTER, _SINCE = "اليوم التالي من", "من"
_PERSONAL = words_of("على")
BACK, REACH = 2, 9


def find(clauses: Sequence[Clause]) -> Fact:
    """The first clause that says from when; unclear when it names neither a date nor a known event."""
    for clause in clauses:
        run = tokens(clause.text)
        for place, phrase in found_in(run, _FORCE):
            lead = _lead(run, place + len(phrase))
            if lead is None:
                continue
            value, stop = _start(clause.text, run, lead)
            if value:
                text = clause.text[run[place].start : run[stop - 1].stop]
                return Fact(key=KEY, status="stated", value=value, text=text, lines=clause.lines)
    return Fact(key=KEY, status="not_stated")


def _lead(run: Sequence[Token], after: int) -> int | None:
    """The token that leads in to the start, soon after the verb; not «تسري على»."""
    for place in range(after, min(after + BACK + 1, len(run))):
        if run[place].key in _PERSONAL:
            return None
        if run[place].key in _FROM:
            return place
    return None


def _start(text: str, run: Sequence[Token], lead: int) -> tuple[str | None, int]:
    """The date or the event, and the token after it."""
    stop = min(lead + REACH, len(run))
    for date in dates(text):
        after = next((i for i, token in enumerate(run) if token.start >= date.start + len(date.text)), len(run))
        if run[lead].start <= date.start < run[stop - 1].stop and date.iso:
            return date.iso, after
    for place in range(lead, stop):
        event = next((name for name, words in _EVENTS.items() if run[place].key in words), None)
        if event is None:
            continue
        waits = [one for one in durations(text) if run[lead].start <= one.start < run[place].start and one.clear]
        if any(one_of_at(run, at, _NEXT_DAY) for at in range(lead, place)):
            return f"{_DAY_AFTER} {event}", place + 1
        return (f"{waits[0].text} {_SINCE} {event}" if waits else event), place + 1
    return None, stop
