"""The text refers to an article that the document does not have: «المادة (30)» of twenty.

Why: it was copied from a longer document, or an article was deleted. What this leaves alone: articles
of other documents («من نظام الجمعيات»), and documents that do not number articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policy_diff.checks.examined import Examined, Example, Voice, short
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.numbers import ordinal
from policy_diff.facts.words import Token, keys, tokens
from policy_diff.model import Bilingual, Finding, Section, Severity

CODE = "reference_missing"
SEVERITY: Severity = "low"
SAYS = Bilingual(
    "إحالة إلى المادة {number}، وآخر مواد الوثيقة {last}",
    "a reference to article {number}; the last one here is {last}",
)
MEANS = Bilingual(
    "عُدّت المواد المرقمة في الوثيقة، وآخر رقم فيها أقل من رقم الإحالة. المواد المنسوبة إلى نظام أو لائحة أخرى لا تُحسب.",
    "The numbered articles of the document were counted; the reference is beyond the last. Articles of "
    "another law or policy do not count.",
)
EXAMPLES = (
    Example(
        clauses=(
            ("scope", "تسري على الجميع."),
            ("purpose", "تنظيم العمل."),
            ("review", "وفق ما ورد في المادة (9) من هذه اللائحة."),
        ),
        headings={
            "scope": "المادة الأولى: النطاق",
            "purpose": "المادة الثانية: الغرض",
            "review": "المادة الثالثة: المراجعة",
        },
        policy_type="generic",
    ),
)
CLEAN = (
    Example(
        clauses=(
            ("scope", "تسري على الجميع."),
            ("purpose", "وفق المادة (9) من نظام الجمعيات."),
            ("review", "وفق ما ورد في المادة (2)."),
        ),
        headings={
            "scope": "المادة الأولى: النطاق",
            "purpose": "المادة الثانية: الغرض",
            "review": "المادة الثالثة: المراجعة",
        },
        policy_type="generic",
    ),
)
ARTICLE = words_of("المادة للمادة بالمادة والمادة")
FROM, THIS = words_of("من في"), words_of("هذه هذا")
#: a document numbers its articles when it has at least so many
FEWEST, REACH = 3, 5
_say = Voice(CODE, SEVERITY, SAYS)


def find(examined: Examined) -> Iterator[Finding]:
    """One finding for each reference beyond the last article."""
    articles = [number for section in examined.policy.sections for number in _articles(section)]
    if len(set(articles)) < FEWEST:
        return
    last = max(articles)
    for clause in examined.body:
        run = tokens(clause.text)
        for place, token in enumerate(run[:-1]):
            if token.key in ARTICLE and place and (number := _number(run, place + 1)) and number[0] > last:
                if not _elsewhere(run, number[1]):
                    yield _say(clause.lines, short(clause.text, token.start), number=number[0], last=last)


def _articles(section: Section) -> Iterator[int]:
    """The numbers of the articles that the section's heading and items are."""
    for text in (section.heading, *(f"{item.marker} {item.text}" for item in section.walk())):
        run = tokens(text)
        if len(run) > 1 and run[0].key in ARTICLE and (number := _number(run, 1)):
            yield number[0]


def _number(run: Sequence[Token], place: int) -> tuple[int, int] | None:
    """The number at `place` in digits or as an ordinal, and the token after it."""
    spelt = ordinal(keys(run[place : place + 2]))
    if spelt:
        return spelt[0], place + spelt[1]
    while place < len(run) and run[place].key in "()":
        place += 1
    found = run[place].number if place < len(run) else None
    if found is None or (place + 1 < len(run) and run[place + 1].key == "/"):
        return None
    return found, place + 1


def _elsewhere(run: Sequence[Token], after: int) -> bool:
    """Whether the article is said to be of another document («من نظام …», «من اللائحة التنفيذية»)."""
    rest = [token.key for token in run[after : after + REACH] if token.key not in "()،"]
    if not rest or rest[0] not in FROM:
        return False
    return not set(rest[1:2]) & THIS
