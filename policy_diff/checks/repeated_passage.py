"""The same clauses stand twice in one document.

Why: a page or a list that was pasted twice is edited in one place only, and then contradicts itself. What this
leaves alone: what stands three times or more (the heading of a table, a line of each page), the sentence of
the approval, the cover and forms, and a few words that two lists have in common.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from policy_diff.checks.examined import APPROVAL, Examined, Example, Voice
from policy_diff.facts.clauses import COVER, Clause
from policy_diff.model import Bilingual, Finding, Severity

CODE = "repeated_passage"
SEVERITY: Severity = "low"
SAYS = Bilingual(
    "بنود مكررة بنصها (عددها {number})، منها ما سبق عند السطر {line}: «{text}»",
    "clauses that stand twice, word for word ({number}), one of them before at line {line}: «{text}»",
)
MEANS = Bilingual(
    "بنود من خمس كلمات فأكثر وردت بالكلمات نفسها مرتين في أقسام الوثيقة، ومجموع كلماتها عشرون فأكثر.",
    "Clauses of five words or more stand with the same words twice in the sections, twenty words or more together.",
)
_ROW = "الخروج من غير المكان المخصص لذلك دون إذن من المشرف المباشر في أثناء ساعات العمل"
EXAMPLES = (
    Example(
        clauses=(
            ("discipline", _ROW),
            ("discipline", "النوم في أثناء ساعات العمل المقررة للموظف"),
            ("other", "تسلم العهدة كاملة قبل انتهاء الخدمة."),
            ("other", _ROW),
            ("other", "النوم في أثناء ساعات العمل المقررة للموظف"),
        ),
        policy_type="human_resources",
    ),
)
CLEAN = (
    Example(clauses=(("channels", "المقابلة في مقر الجمعية."), ("tools", "المقابلة في مقر الجمعية."))),
    Example(clauses=(("other", _ROW), ("other", _ROW), ("other", _ROW)), policy_type="human_resources"),
)
#: a clause has so many words at least; together so many. Of 84 written policies none has a clause twice; of the
#: lists of real associations one has a page of penalties twice (16 rows)
FEWEST, TOGETHER, TWICE = 5, 20, 2
_AWAY = (COVER, APPROVAL, "appendix", "declaration")
_QUOTED = 8
_say = Voice(CODE, SEVERITY, SAYS)


def find(examined: Examined) -> Iterator[Finding]:
    """One finding for all of them, at the second place of the longest."""
    places: dict[tuple[str, ...], list[Clause]] = defaultdict(list)
    for clause in examined.clauses:
        if len(words := clause.words) >= FEWEST:
            places[words].append(clause)
    twice = [run for run in places.values() if len(run) == TWICE and not any(c.section in _AWAY for c in run)]
    if sum(len(run[0].words) for run in twice) < TOGETHER:
        return
    first, again = max(twice, key=lambda run: len(run[0].words))
    text = " ".join(again.text.split()[:_QUOTED])
    yield _say(again.lines, again.text, number=len(twice), line=first.lines.first, text=text)
