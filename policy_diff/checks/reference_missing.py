"""The text refers to a part that the document does not have: «المادة (30)» of twenty, «فصل «الجزاءات»».

Why: it was copied from a longer document, or an article was deleted. What this leaves alone: articles
of other documents («من نظام الجمعيات»), articles of documents that do not number theirs, clauses and sections
(«البند 9») unless they are said to be of this document, and names that are like a heading of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from normalizers import alphabet, fold
from policy_diff.checks.examined import Examined, Example, Voice, short
from policy_diff.facts.clauses import Clause
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.numbers import ordinal
from policy_diff.facts.words import Token, keys, tokens
from policy_diff.model import Bilingual, Finding, Policy, Section, Severity
from policy_diff.segment.markers import parse

CODE = "reference_missing"
SEVERITY: Severity = "low"
SAYS = Bilingual(
    "إحالة إلى {unit} {number}، {last}",
    "a reference to {unit} {number}; {last}",
)
MEANS = Bilingual(
    "عُدّت الأجزاء المرقمة في الوثيقة، وآخر رقم فيها أقل من رقم الإحالة، أو لا يشبه الاسم المحال إليه عنواناً فيها. "
    "وما نُسب إلى نظام أو لائحة أخرى لا يُحسب.",
    "The numbered parts of the document were counted and the reference is beyond the last, or the name referred to "
    "is like none of its headings. Those of another law or policy do not count.",
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
    Example(
        clauses=(
            ("scope", "تسري على الجميع."),
            ("purpose", "كما ورد في البند رقم 14 من هذه السياسة."),
            ("review", "وفق ما ورد في قسم «جدول الجزاءات»."),
        ),
        headings={"scope": "1. النطاق", "purpose": "2. الغرض", "review": "3. المراجعة"},
        policy_type="generic",
    ),
)
CLEAN = (
    Example(
        clauses=(
            ("scope", "تسري على الجميع وفق ما ورد في بند «آلية الصرف» من هذه السياسة."),
            ("purpose", "آلية الصرف: يرفع المنسق طلبه ثم يعتمده المدير."),
            ("review", "كما هو موضح في فقرة «ضوابط السلف» وفي فصل «ضوابط السلف» من هذه السياسة."),
            ("review", "ضوابط السلف وتسويتها"),
        ),
        headings={"scope": "1. النطاق", "purpose": "2. الغرض", "review": "3. المراجعة"},
        policy_type="generic",
    ),
    Example(
        clauses=(
            ("scope", "تسري على الجميع."),
            ("purpose", "وفق ما ورد في قسم «المراجعة والتعديل»."),
            ("review", "يصرف من بند «المصروفات النثرية» في البند (9)."),
        ),
        headings={"scope": "1. النطاق", "purpose": "2. الغرض", "review": "3. المراجعة"},
        policy_type="generic",
    ),
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
LAST = Bilingual("وآخر رقم لها في الوثيقة {last}", "the last one here is {last}")
UNNAMED = Bilingual("ولا عنوان في الوثيقة بهذا الاسم", "no heading here is called so")
UNITS = (
    (Bilingual("المادة", "article"), words_of("المادة للمادة بالمادة والمادة")),
    (Bilingual("الفصل", "chapter"), words_of("الفصل للفصل بالفصل والفصل")),
    (Bilingual("الباب", "part"), words_of("الباب للباب بالباب والباب")),
)
#: what is counted only where the text says that it is of this document
OWN_UNITS = (
    (Bilingual("البند", "clause"), words_of("البند للبند بالبند والبند")),
    (Bilingual("القسم", "section"), words_of("القسم للقسم بالقسم والقسم")),
    *UNITS,
)
NUMBER = words_of("رقم")
FROM, THIS = words_of("من في"), words_of("هذه هذا")
NAMED = words_of("قسم فصل بند باب مادة القسم الفصل البند الباب المادة")
#: a name in quotes is that of a part only after one of these, or before «من هذه السياسة»
SAYS_SO = words_of("ورد وردت موضح مبين مذكور نص ينص المشار المبين الموضح الوارد الواردة المذكور أحكام")
SAYS_SO_REACH, ALIKE = 5, 72
#: letter by letter; «في العلاقات الخارجية» is to «ضوابط المناقصات الخارجية» as 73
ALIKE_WHOLE = 86
_QUOTED = re.compile(r"\s*[«\"“]([^«»\"“”]{3,60})[»\"”]")
#: a caption inside a section has so many words at most, up to a colon, a stroke, a dash or the end of the line
_CAPTION, CAPTION = re.compile(r"\s*([^:|؛.]+?)\s*(?:[:|.؛]|[-–—]\s|$)"), 7
#: a document numbers its articles when it has at least so many
FEWEST, REACH = 3, 5
_DIGITS = re.compile(r"\d{1,3}")
_say = Voice(CODE, SEVERITY, SAYS)


def find(examined: Examined) -> Iterator[Finding]:
    """One finding for each reference beyond the last article, chapter or part."""
    for name, words in UNITS:
        numbers = {number for section in examined.policy.sections for number in _numbered(section, words)}
        if len(numbers) >= FEWEST:
            yield from _beyond(examined, name, words, max(numbers))
        else:
            yield from _beyond_all(examined, name, words)
    for name, words in OWN_UNITS[: len(OWN_UNITS) - len(UNITS)]:
        yield from _beyond_all(examined, name, words)
    yield from _unnamed(examined)


def _beyond(examined: Examined, name: Bilingual, words: frozenset[str], last: int) -> Iterator[Finding]:
    for clause in examined.body:
        run = tokens(clause.text)
        for place, token in enumerate(run[:-1]):
            if token.key in words and place and (number := _number(run, place + 1)) and number[0] > last:
                if not _elsewhere(run, number[1]):
                    yield _told(clause, token.start, name, number[0], last)


def _told(clause: Clause, start: int, name: Bilingual, number: int, last: int) -> Finding:
    said = Bilingual(LAST.ar.format(last=last), LAST.en.format(last=last))
    quote = short(clause.text, start)
    return _say(clause.lines, quote, unit=name.en, number=number, last=said.en, ar={"unit": name.ar, "last": said.ar})


def _beyond_all(examined: Examined, name: Bilingual, words: frozenset[str]) -> Iterator[Finding]:
    """References to parts «of this policy» whose number is larger than any that the document counts."""
    last = max(_counted(examined.policy), default=0)
    for clause in examined.body:
        run = tokens(clause.text)
        for place, token in enumerate(run[:-1]):
            number = _number(run, place + 1) if place and token.key in words else None
            if number and number[0] > last >= FEWEST and _of_this(run, number[1]):
                yield _told(clause, token.start, name, number[0], last)


def _counted(policy: Policy) -> Iterator[int]:
    """Every number that the document counts something with: its sections, headings and items."""
    yield len(policy.sections)
    for section in policy.sections:
        for text in (section.heading, *(f"{item.marker} " for item in section.walk())):
            marker, _ = parse(text)
            if marker and marker.value is not None:
                yield marker.value
            yield from (int(found) for found in _DIGITS.findall(text.translate(alphabet.TO_ASCII_DIGITS)))


def _unnamed(examined: Examined) -> Iterator[Finding]:
    """References to a part by a name in quotes that no heading is like."""
    headings = [fold(section.heading) for section in examined.policy.sections if section.heading]
    called = _Names.of(headings, _captions(examined))
    for clause in examined.body:
        run = tokens(clause.text)
        for place, token in enumerate(run):
            found = _QUOTED.match(clause.text, token.stop) if token.key in NAMED else None
            if found is None or len(headings) < FEWEST:
                continue
            after = next((i for i in range(place, len(run)) if run[i].start >= found.end()), len(run))
            said = any(t.key in SAYS_SO for t in run[max(0, place - SAYS_SO_REACH) : place])
            if not (_of_this(run, after) or (said and not _elsewhere(run, after))):
                continue
            if not called.has(fold(found[1])):
                quote, name = short(clause.text, token.start), f"«{found[1]}»"
                yield _say(
                    clause.lines,
                    quote,
                    unit="a part called",
                    number=name,
                    last=UNNAMED.en,
                    ar={"unit": token.text, "last": UNNAMED.ar},
                )


@dataclass(frozen=True, slots=True)
class _Names:
    """What parts are called: headings, and captions in order and by length, so that few are compared with a name."""

    headings: tuple[str, ...]
    captions: tuple[str, ...]
    by_length: tuple[str, ...]

    @classmethod
    def of(cls, headings: Iterable[str], captions: Iterable[str]) -> _Names:
        ordered = tuple(sorted(set(captions)))
        return cls(tuple(dict.fromkeys(headings)), ordered, tuple(sorted(ordered, key=len)))

    def has(self, name: str) -> bool:
        """Whether a heading is like the name, or a caption: that as a whole, since one may be a word long."""
        if process.extractOne(name, self.headings, scorer=fuzz.token_set_ratio, score_cutoff=ALIKE):
            return True
        at = bisect_left(self.captions, name)
        if at < len(self.captions) and self.captions[at].startswith(name):
            return True
        # twice what two share, over both lengths, reaches the likeness only where the shorter is long enough
        least = ALIKE_WHOLE / (200 - ALIKE_WHOLE)
        first = bisect_left(self.by_length, int(len(name) * least), key=len)
        last = bisect_right(self.by_length, int(len(name) / least) + 1, key=len)
        near = self.by_length[first:last]
        return process.extractOne(name, near, scorer=fuzz.ratio, score_cutoff=ALIKE_WHOLE) is not None


def _captions(examined: Examined) -> Iterator[str]:
    """What clauses begin with as a name of theirs: «آلية الصرف: …», a row «آلية الصرف | …», a short line of its own."""
    for clause in examined.body:
        name = _CAPTION.match(clause.text)
        if name and len(name[1].split()) <= CAPTION:
            yield fold(name[1])


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
    place += place < len(run) and run[place].key in NUMBER
    while place < len(run) and run[place].key in "()":
        place += 1
    found = run[place].number if place < len(run) else None
    if found is None or (place + 1 < len(run) and run[place + 1].key == "/"):
        return None
    return found, place + 1


def _of_this(run: Sequence[Token], after: int) -> bool:
    """Whether the part is said to be of this document («من هذه السياسة»)."""
    rest = [token.key for token in run[after : after + REACH] if token.key not in "()،"]
    return rest[:1] != [] and rest[0] in FROM and bool(set(rest[1:2]) & THIS)


def _elsewhere(run: Sequence[Token], after: int) -> bool:
    """Whether the article is said to be of another document («من نظام …», «من اللائحة التنفيذية»)."""
    rest = [token.key for token in run[after : after + REACH] if token.key not in "()،"]
    if not rest or rest[0] not in FROM:
        return False
    return not set(rest[1:2]) & THIS
