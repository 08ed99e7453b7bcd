"""The text refers to an article or chapter that the document does not have: «المادة (30)» of twenty.

Why: it was copied from a longer document, or an article was deleted. What this leaves alone: articles
of other documents («من نظام الجمعيات»), and documents that do not number theirs.
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
    "إحالة إلى {unit} {number}، وآخر رقم لها في الوثيقة {last}",
    "a reference to {unit} {number}; the last one here is {last}",
)
MEANS = Bilingual(
    "عُدّت المواد والفصول والأبواب المرقمة في الوثيقة، وآخر رقم فيها أقل من رقم الإحالة. "
    "وما نُسب إلى نظام أو لائحة أخرى لا يُحسب.",
    "The numbered articles, chapters and parts of the document were counted; the reference is beyond the last. "
    "Those of another law or policy do not count.",
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
    Example(
        clauses=(
            ("scope", "تسري على الجميع."),
            ("purpose", "تنظيم العمل."),
            ("review", "وفق أحكام الفصل السابع من هذه اللائحة."),
        ),
        headings={"scope": "الفصل الأول: النطاق", "purpose": "الفصل الثاني: الغرض", "review": "الفصل الثالث: المراجعة"},
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
UNITS = (
    (Bilingual("المادة", "article"), words_of("المادة للمادة بالمادة والمادة")),
    (Bilingual("الفصل", "chapter"), words_of("الفصل للفصل بالفصل والفصل")),
    (Bilingual("الباب", "part"), words_of("الباب للباب بالباب والباب")),
)
FROM, THIS = words_of("من في"), words_of("هذه هذا")
#: a document numbers its articles when it has at least so many
FEWEST, REACH = 3, 5
_say = Voice(CODE, SEVERITY, SAYS)


def find(examined: Examined) -> Iterator[Finding]:
    """One finding for each reference beyond the last article, chapter or part."""
    for name, words in UNITS:
        numbers = {number for section in examined.policy.sections for number in _numbered(section, words)}
        if len(numbers) >= FEWEST:
            yield from _beyond(examined, name, words, max(numbers))


def _beyond(examined: Examined, name: Bilingual, words: frozenset[str], last: int) -> Iterator[Finding]:
    for clause in examined.body:
        run = tokens(clause.text)
        for place, token in enumerate(run[:-1]):
            if token.key in words and place and (number := _number(run, place + 1)) and number[0] > last:
                if not _elsewhere(run, number[1]):
                    yield _say(
                        clause.lines,
                        short(clause.text, token.start),
                        unit=name.en,
                        number=number[0],
                        last=last,
                        ar={"unit": name.ar},
                    )


def _numbered(section: Section, words: frozenset[str]) -> Iterator[int]:
    """The numbers of the articles (or what `words` name) that the section's heading and items are."""
    for text in (section.heading, *(f"{item.marker} {item.text}" for item in section.walk())):
        run = tokens(text)
        if len(run) > 1 and run[0].key in words and (number := _number(run, 1)):
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
