"""Two clauses give two different times for what seems to be the same.

Why: whoever applies the policy must choose. Only clauses that share nearly all their words beside the
durations are held against each other. What this leaves alone: durations of different things, a range
and a time within it, and the steps of a scale («late by 15 minutes», «late by 30 minutes»): clauses of one
section of which a third is like them too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from normalizers import fold
from policy_diff.checks.examined import Examined, Example, Voice
from policy_diff.facts.body import sentences
from policy_diff.facts.clauses import Clause
from policy_diff.facts.duration import durations
from policy_diff.model import Bilingual, Finding, Lines, Severity

CODE = "contradicting_durations"
SEVERITY: Severity = "medium"
SAYS = Bilingual(
    "مدتان مختلفتان لما يبدو أمراً واحداً: «{one}» و«{two}»",
    "two different times for what seems to be one thing: «{one}» and «{two}»",
)
MEANS = Bilingual(
    "البندان متماثلان في ألفاظهما ومختلفان في المدة.",
    "The two clauses have nearly the same words and different durations.",
)
EXAMPLES = (
    Example(
        clauses=(
            ("procedure_steps", "تحفظ ملفات المستفيدين في الأرشيف مدة خمس سنوات."),
            ("other", "تحفظ ملفات المستفيدين في الأرشيف مدة عشر سنوات."),
        )
    ),
)
CLEAN = (
    Example(
        clauses=(
            ("procedure_steps", "تحفظ ملفات المستفيدين في الأرشيف مدة خمس سنوات."),
            ("other", "تحفظ سجلات المتطوعين لدى الإدارة مدة عشر سنوات."),
        )
    ),
    Example(
        clauses=(
            ("other", "التأخر عن موعد الحضور دون إذن مدة 15 دقيقة."),
            ("other", "التأخر عن موعد الحضور دون إذن مدة 30 دقيقة."),
            ("other", "التأخر عن موعد الحضور دون إذن مدة 60 دقيقة."),
        )
    ),
)
#: so many clauses of one section with the same words and other times are a scale
SCALE = 3
#: two sentences speak of one thing when they have so many words and share so large a part of them
FEWEST, SHARE = 4, 0.8
#: a word keeps so many letters without its «و»
_AND, LETTERS = fold("و"), 3
_say = Voice(CODE, SEVERITY, SAYS)


def find(examined: Examined) -> Iterator[Finding]:
    """One finding for each pair."""
    stated = [one for clause in examined.body for one in _stated(clause)]
    for one, two in _near(stated):
        if (
            len(one.value) == len(two.value)
            and one.value != two.value
            and _alike(one.words, two.words)
            and not _is_scale(one, two, stated)
        ):
            yield _say(two.lines, two.text, one=one.wording, two=two.wording)


def _near(stated: Sequence[_Stated]) -> Iterator[tuple[_Stated, _Stated]]:
    """The pairs that may be alike, in reading order: of two that are, one of the rarest words of each is the same.

    Of thousands of clauses all pairs would take minutes. A pair that shares `SHARE` of its words shares as many of
    each, so not all of the others of one can be among the rarest of it.
    """
    often = Counter(word for one in stated for word in one.words)
    holding: dict[str, list[int]] = {}
    pairs: set[tuple[int, int]] = set()
    for index, one in enumerate(stated):
        rarest = sorted(one.words, key=lambda word: (often[word], word))
        for word in rarest[: len(rarest) - ceil(SHARE * len(rarest)) + 1]:
            pairs.update((before, index) for before in holding.get(word, ()))
            holding.setdefault(word, []).append(index)
    yield from ((stated[a], stated[b]) for a, b in sorted(pairs))


def _is_scale(one: _Stated, two: _Stated, stated: list[_Stated]) -> bool:
    """Whether the two are steps of a scale in their section."""
    near = {each.value for each in stated if each.section == two.section and _alike(each.words, two.words)}
    return one.section == two.section and len(near) >= SCALE


@dataclass(frozen=True, slots=True)
class _Stated:
    """A duration in its sentence. `words`: those of the sentence beside it."""

    value: tuple[object, ...]
    wording: str
    text: str
    words: frozenset[str]
    lines: Lines
    section: str


def _stated(clause: Clause) -> Iterator[_Stated]:
    for sentence in sentences(clause.text):
        found = durations(sentence)
        if not found or any(not one.clear or not one.amounts for one in found):
            continue
        rest, at = "", 0
        for one in found:
            rest, at = f"{rest} {sentence[at : one.start]}", one.stop
        words = frozenset(_unjoined(word) for word in fold(f"{rest} {sentence[at:]}").split())
        value = tuple((one.bound, one.frequency, *(amount.days for amount in one.amounts)) for one in found)
        wording = "، ".join(one.text for one in found)
        yield _Stated(value, wording, sentence, words, clause.lines, clause.section)


def _unjoined(word: str) -> str:
    """«ويرد» is «يرد» once more."""
    return word[1:] if word.startswith(_AND) and len(word) > LETTERS else word


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    return min(len(a), len(b)) >= FEWEST and len(a & b) >= SHARE * len(a | b)
