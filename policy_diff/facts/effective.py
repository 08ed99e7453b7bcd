"""From when the policy is in force: «ويعمل بها من تاريخ اعتمادها», «تسري اعتباراً من 1446/01/01هـ».

Also «تاريخ السريان: 2 نوفمبر 2016» on a cover. The value is a date as ISO, or the event it
runs from under one name («تاريخ الاعتماد», «تاريخ النشر», …).
What this leaves alone: to whom the policy applies («تسري على الموظفين»), contracts' terms, and from when anything
but a document of rules is in force («يعمل بهذه البطاقة من …», «تسري العقوبة من …», «إذا صدر القرار يسري من …»).
"""

from __future__ import annotations

from collections.abc import Sequence

from normalizers import fold
from policy_diff.facts.clauses import Clause
from policy_diff.facts.date import dates
from policy_diff.facts.duration import durations
from policy_diff.facts.duration_words import phrases_of, words_of
from policy_diff.facts.rule_words import is_document, names_document
from policy_diff.facts.words import Phrase, Token, found_in, one_of_at, tokens
from policy_diff.model import Fact

KEY = "effective_from"
_FORCE = phrases_of(
    *("يعمل بها", "ويعمل بها", "يعمل به", "ويعمل به", "العمل بها", "العمل به", "العمل بهذه", "بالعمل بها", "تسري"),
    *(
        "يعمل بهذه",
        "يعمل بهذا",
        "ويعمل بهذه",
        "ويعمل بهذا",
        "تصبح نافذة",
        "تعد نافذة",
        "يبدأ العمل بها",
        "يبدأ العمل به",
    ),
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
_SAME_DAY, _APPROVED = phrases_of("ذلك اليوم", "ذلك التاريخ", "يومه", "حينه"), "تاريخ الاعتماد"
#: the label of a cover or a table before a date: «تاريخ السريان: 2 نوفمبر 2016»
_LABELS = phrases_of(
    *("تاريخ السريان", "تاريخ النفاذ", "تاريخ سريانها", "تاريخ سريان السياسة", "تاريخ بدء العمل", "تاريخ التطبيق"),
    *("تاريخ بدء السريان", "تاريخ التنفيذ", "بدء السريان", "تاريخ بدء التطبيق", "تاريخ نفاذها"),
)
_YEARS = phrases_of("السنة المالية", "العام المالي")
_DAY_AFTER, _SINCE = "اليوم التالي من", "من"
_APPROVES = words_of(
    "اعتمد اعتمدت اعتمدها اعتمده أقر أقرت أقرها أقره وافق وافقت صدرت صدر أجاز أجازت أجيزت صودق صادق المنعقد المنعقدة"
)
_APPROVES_IT = words_of("اعتمدها اعتمده أقرها أقره")
_IF, _STOPS, _COMMAS_AND = words_of("إذا متى عند لو فإذا وإذا حال"), frozenset(".؛"), frozenset("و،-•|")
_THESE, _THE, _TO = (fold("هذه"), fold("هذا")), fold("ال"), fold("ل")
#: «اليوم التالي له»: to the approval
_TO_IT = words_of("له لها لذلك")
#: what stands between the verb and the start and is no other thing
_DOING = words_of("العمل التنفيذ التطبيق السريان الالتزام الآن")
_PERSONAL = words_of("على")
_SIGNS = frozenset(":/|-–")
BACK, REACH = 2, 9


def find(clauses: Sequence[Clause]) -> Fact:
    """The first clause that says from when; unclear when it names neither a date nor a known event."""
    for clause in clauses:
        run = tokens(clause.text)
        if fact := _labelled(clause, run):
            return fact
        for place, phrase in found_in(run, _FORCE):
            lead = _lead(run, place + len(phrase))
            if lead is None or _is_of_another(run, place, phrase, lead):
                continue
            value, stop = _start(clause.text, run, lead)
            if value:
                text = clause.text[run[place].start : run[stop - 1].stop]
                return Fact(key=KEY, status="stated", value=value, text=text, lines=clause.lines)
    return Fact(key=KEY, status="not_stated")


def _labelled(clause: Clause, run: Sequence[Token]) -> Fact | None:
    """«تاريخ السريان: 2 نوفمبر 2016», at the beginning of a line or cell."""
    for place, phrase in found_in(run, _LABELS):
        after = place + len(phrase)
        begins = place == 0 or run[place - 1].key in _SIGNS
        if begins and after < len(run) and (run[after].key in _SIGNS or run[after].number is not None):
            value, stop = _start(clause.text, run, after)
            if value:
                text = clause.text[run[place].start : run[stop - 1].stop]
                return Fact(key=KEY, status="stated", value=value, text=text, lines=clause.lines)
    return None


def _lead(run: Sequence[Token], after: int) -> int | None:
    """The token that leads in to the start, soon after the verb; not «تسري على»."""
    for place in range(after, min(after + BACK + 1, len(run))):
        if run[place].key in _PERSONAL:
            return None
        if run[place].key in _FROM:
            return place
    return None


def _is_of_another(run: Sequence[Token], place: int, phrase: Phrase, lead: int) -> bool:
    """Whether another thing than a document of rules is said to be in force, or on a condition."""
    after = place + len(phrase)
    if phrase[-1].endswith(_THESE):
        return not is_document(run, after)  # «يعمل بهذه البطاقة»
    between = range(after, lead)
    named = any(run[at].key.startswith(_THE) and run[at].key not in _DOING for at in between)
    first = _sentence_start(run, place)
    begins = first + (run[first].key in _COMMAS_AND)
    conditional = run[begins].key in _IF and not names_document(run[begins:lead])
    return conditional or (named and not names_document(run[after:lead]))


def _sentence_start(run: Sequence[Token], place: int) -> int:
    """The first token of the sentence in which the token at `place` stands."""
    return next((at + 1 for at in range(place - 1, -1, -1) if run[at].key in _STOPS), 0)


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
    return _unnamed(text, run, lead, stop)


def _unnamed(text: str, run: Sequence[Token], lead: int, stop: int) -> tuple[str | None, int]:
    """«من اليوم التالي.», «منذ ذلك اليوم» behind the approval; «اعتباراً من السنة المالية 2022»."""
    for place in range(lead, stop):
        year = one_of_at(run, place, _YEARS)
        after = place + len(year) if year else place
        if year and after < len(run) and run[after].number is not None:
            return text[run[place].start : run[after].stop], after + 1
        for phrases, before in ((_NEXT_DAY, f"{_DAY_AFTER} "), (_SAME_DAY, "")):
            day = one_of_at(run, place, phrases)
            if day and _follows_approval(run, place) and not _is_since(run, place + len(day)):
                return f"{before}{_APPROVED}", place + len(day)
    return None, stop


def _follows_approval(run: Sequence[Token], place: int) -> bool:
    """Whether the sentence says before that the policy, or what a pronoun stands for, was approved."""
    before = run[_sentence_start(run, place) : place]
    if _IF & {token.key for token in before}:
        return False
    approved = [token.key for token in before if token.key in _APPROVES]
    return any(key in _APPROVES_IT for key in approved) or (bool(approved) and names_document(before))


def _is_since(run: Sequence[Token], after: int) -> bool:
    """Whether the day after something else is meant: «اليوم التالي لإبلاغ الموظف»."""
    if after >= len(run) or run[after].key in _TO_IT:
        return False
    return run[after].key in _FROM or run[after].key.startswith(_TO)
