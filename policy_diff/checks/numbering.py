"""A numbered list skips a number or has one twice: 1, 2, 4.

Why: a clause may have been deleted, and references to numbers go astray. «أ، ب، د» too. What this leaves alone:
lists with other signs, lists that start again from one, lists of which less than half is numbered, and
numbers that the extraction moved (where the others count on) or may have lost: a gap is one between
neighbours, not where something without a number stands between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from normalizers import alphabet, fold
from policy_diff.checks.examined import Examined, Example, Voice
from policy_diff.model import Bilingual, Finding, Item, Lines, Severity
from policy_diff.profiles import forms
from policy_diff.segment.markers import parse

CODE = "numbering"
SEVERITY: Severity = "low"
SAYS = Bilingual(
    "{what}",
    "{what}",
)
MEANS = Bilingual(
    "عُدّت أرقام البنود المتجاورة في القائمة الواحدة أو حروفها، وأرقام عناوين الأقسام.",
    "The numbers or letters of neighbouring items of one list, and the numbers of the headings, were counted.",
)
EXAMPLES = (
    Example(
        clauses=(("channels", "المقابلة."), ("channels", "الهاتف."), ("channels", "البريد.")),
        markers=("1-", "2-", "4-"),
    ),
    Example(
        clauses=(("channels", "المقابلة."), ("channels", "الهاتف."), ("channels", "البريد."), ("channels", "الموقع.")),
        markers=("أ-", "ب-", "د-", "هـ-"),
    ),
    Example(
        clauses=(("channels", "المقابلة."), ("channels", "الهاتف."), ("channels", "البريد."), ("channels", "الموقع.")),
        markers=("أ)", "ب)", "ب)", "ج)"),
    ),
)
CLEAN = (
    Example(
        clauses=(("channels", "المقابلة."), ("channels", "الهاتف."), ("channels", "البريد."), ("channels", "الموقع.")),
        markers=("أ.", "ب.", "ت.", "ث."),
    ),
    Example(
        clauses=(("channels", "المقابلة."), ("channels", "الهاتف."), ("channels", "البريد."), ("channels", "الموقع.")),
        markers=("هـ-", "و-", "ز-", "ح-"),
    ),
    Example(
        clauses=(("channels", "المقابلة."), ("channels", "الهاتف."), ("channels", "البريد.")),
        markers=("1-", "2-", "3-"),
    ),
    Example(
        clauses=(
            ("channels", "المقابلة."),
            ("channels", "الهاتف."),
            ("channels", "3 | البريد."),
            ("channels", "الموقع."),
        ),
        markers=("1-", "2-", "", "4-"),
    ),
    Example(clauses=(("channels", "المقابلة."), ("tools", "دليل."), ("tools", "لائحة.")), markers=("1-", "1-", "2-")),
)
GAP = Bilingual("انقطاع في الترقيم: بعد {before} يأتي {number}", "a gap in the numbering: {number} follows {before}")
TWICE = Bilingual("رقم مكرر: {number}", "the number {number} stands twice")
LETTER_GAP = Bilingual("انقطاع في ترقيم الحروف قبل هذا البند", "a gap in the lettering before this item")
LETTER_TWICE = Bilingual("حرف ترقيم مكرر عند هذا البند", "the letter of this item stands twice")
ALPHABET = "أ ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و ي"
#: a list has at least so many numbers, and so large a share of it is numbered and counts on
FEWEST, SHARE, MOST = 3, 0.5, 200
#: steps of 1, 1, 3: the second stands for 2, and the list goes on without a gap
TWICE_FOR_NEXT = (0, 2)
_say = Voice(CODE, SEVERITY, SAYS)


def find(examined: Examined) -> Iterator[Finding]:
    """One finding for each gap and each number that stands twice."""
    sections = examined.policy.sections
    for section in sections:
        yield from _lists(section.items)
    yield from _counted([(_heading_number(section.heading), section.lines, section.heading) for section in sections])


def _lists(items: Sequence[Item]) -> Iterator[Finding]:
    yield from _counted([(_number(item.marker), item.lines, item.text) for item in items])
    yield from _by_letters(items)
    for item in items:
        yield from _lists(item.items)


def _by_letters(items: Sequence[Item]) -> Iterator[Finding]:
    """The same of «أ، ب، ج، د» or «أ، ب، ت، ث», whichever order most of the list follows."""
    letters = [fold("".join(filter(str.isalpha, item.marker))) for item in items]
    orders = [[order.get(letter) for letter in letters] for order in (forms().letters, _alphabet())]
    values = max(orders, key=lambda order: sum(b - a == 1 for a, b in pairwise(v for v in order if v)))
    entries = [(value, item.lines, item.text) for value, item in zip(values, items, strict=True)]
    yield from _counted(entries, LETTER_GAP, LETTER_TWICE)


@cache
def _alphabet() -> dict[str, int]:
    return {fold(letter): place for place, letter in enumerate(ALPHABET.split(), 1)}


def _counted(
    entries: Sequence[tuple[int | None, Lines, str]], gap: Bilingual = GAP, twice: Bilingual = TWICE
) -> Iterator[Finding]:
    """Findings about a run of numbers, if it is one."""
    places = [place for place, entry in enumerate(entries) if entry[0] is not None]
    values = [number for number, _, _ in entries if number is not None]
    if len(values) < FEWEST or len(values) < SHARE * len(entries):
        return
    steps = [b - a for a, b in pairwise(values)]
    slips = sum(pair == TWICE_FOR_NEXT for pair in pairwise(steps))
    if sum(step == 1 for step in steps) + 2 * slips < SHARE * len(steps) or not _rising(values):
        return
    for (one, two), step, last in zip(pairwise(places), steps, (1, *steps), strict=False):
        before, (number, lines, text) = entries[one][0], entries[two]
        if step == 0:
            yield _told(twice, lines, text, number, number)
        elif (last, step) != TWICE_FOR_NEXT and step in (2, 3) and two == one + 1:
            yield _told(gap, lines, text, before, number)


def _rising(values: Sequence[int]) -> bool:
    """Whether the numbers only rise, or start again from one."""
    return all(b >= a or b == 1 for a, b in pairwise(values))


def _told(what: Bilingual, lines: Lines, text: str, before: int | None, number: int | None) -> Finding:
    said = what.en.format(before=before, number=number)
    return _say(lines, text, what=said, ar={"what": what.ar.format(before=before, number=number)})


def _number(marker: str) -> int | None:
    """The number of a marker with one number («1-», «(٤)»), or None."""
    found = re.findall(r"\d+", marker.translate(alphabet.TO_ASCII_DIGITS))
    return int(found[0]) if len(found) == 1 and int(found[0]) < MOST else None


def _heading_number(heading: str) -> int | None:
    """The number that a heading begins with («3. النطاق», «المادة (4)»), or None."""
    marker, _ = parse(heading)
    return marker.value if marker and marker.kind in ("number", "section", "clause", "ordinal") else None
