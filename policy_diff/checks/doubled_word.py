"""A word written twice: «في في المخالفات».

Why: it is left by editing, and in a date or a condition it may hide a word that was lost.
What this leaves alone: words that are doubled on purpose («خطوة خطوة»), numbers, and a word that ends
one clause and begins the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from policy_diff.checks.examined import Examined, Example, Voice, short
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.numbers import cardinal
from policy_diff.facts.words import tokens
from policy_diff.model import Bilingual, Finding, Severity

CODE = "doubled_word"
SEVERITY: Severity = "low"
SAYS = Bilingual(
    "كلمة مكررة: «{word} {word}»",
    "a word stands twice: «{word} {word}»",
)
MEANS = Bilingual(
    "الكلمة نفسها مرتين متتاليتين في البند الواحد.",
    "The same word stands twice in a row within one clause.",
)
EXAMPLES = (Example(clauses=(("procedure_steps", "ترفع اللجنة التقرير للمجلس في في المخالفات المالية."),)),)
CLEAN = (
    Example(clauses=(("procedure_steps", "يتدرج الموظف خطوة خطوة، ثم يرفع رفع المسؤول."),)),
    Example(clauses=(("channels", "الهاتف 22 22"),)),
)
ON_PURPOSE = words_of("خطوة مرحلة بند بندا فردا واحدا كلمة سطرا سطر شيئا صفا جدا أولا بابا يوما لا نعم الله")
_say = Voice(CODE, SEVERITY, SAYS)


def find(examined: Examined) -> Iterator[Finding]:
    """One finding for each doubled word."""
    for clause in examined.clauses:
        for one, two in pairwise(tokens(clause.text)):
            if one.text == two.text and clause.text[one.stop : two.start].isspace() and _is_slip(one.key):
                yield _say(clause.lines, short(clause.text, one.start), word=one.text)


def _is_slip(key: str) -> bool:
    return len(key) > 1 and key.isalpha() and key not in ON_PURPOSE and not cardinal((key,))
