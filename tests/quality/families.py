"""The divergences that were written into the second policy of each family, and whether the collation reports them.

    python -m tests.quality.families            every family: how many of its intended divergences are reported

What is intended is a sentence in the corpus («the telephone line is dropped»), so a program can only ask
whether its section has a row of the kind that the sentence calls for, and no row may answer for two of
them: a clause that one lacks, or a part of one, for *missing* and *added*; both readings and a difference
of substance for *substantive*, of anything, spelling too, for *wording*; a row that moved; dots where a
blank was left; and for a leftover its words in a row that differs. A change of substance may be in a fact
too, and a sentence that tells of several changes is content with one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import cache

from policy_diff import written
from policy_diff.collate import compare
from policy_diff.collate.words import diff
from policy_diff.model import Comparison, FactRow, Row
from policy_diff.written import IntendedDivergence, WrittenPolicy
from tests.conftest import CORPUS

WRITTEN = CORPUS / "written"
PLAIN = ("identical", "orthographic")
#: may answer with a row that answers another sentence too: their sentences tell of one thing in a row among others
SHARING = ("leftover", "blank", "substantive", "moved")
#: a part of a clause has so many words
PART = 2
IDENTITY = ("license_number", "board_session", "approval_date_hijri", "approval_date_gregorian", "board_chair")

Pair = tuple[WrittenPolicy, WrittenPolicy]


@cache
def pairs(*, test: bool) -> tuple[Pair, ...]:
    """The families: who wrote first, and who took it over; those of the test part, or all others."""
    manifest = written.load_manifest(WRITTEN)
    policies = written.load_all(WRITTEN)
    found = []
    for copy in policies:
        if copy.divergences and (manifest.split_of(copy.policy_type, copy.siglum) == "test") is test:
            sibling = copy.divergences[0].sibling
            (original,) = [p for p in policies if (p.policy_type, p.siglum) == (copy.policy_type, sibling)]
            found.append((original, copy))
    return tuple(found)


@cache
def collated(original: str, copy: str) -> Comparison:
    """The two policies compared as a perfect reader would give them."""
    by_name = {policy.name: policy for split in (True, False) for pair in pairs(test=split) for policy in pair}
    return compare([written.witness(by_name[name]) for name in (original, copy)])


def unreported(original: WrittenPolicy, copy: WrittenPolicy) -> list[IntendedDivergence]:
    """The intended divergences of a family that no row answers for."""
    comparison = collated(original.name, copy.name)
    rows = [(section.key, row) for section in comparison.sections for row in section.rows]
    answers = [
        [at for at, (key, row) in enumerate(rows) if _answers(one, key, row, original.siglum, copy.siglum)]
        for one in copy.divergences
    ]
    taken: dict[int, int] = {}
    for number in sorted(range(len(answers)), key=lambda number: copy.divergences[number].kind in SHARING):
        _give(number, answers, taken, set())
    served = set(taken.values())
    return [
        one
        for number, one in enumerate(copy.divergences)
        if number not in served
        and not (answers[number] and one.kind in SHARING)
        and not (one.kind == "substantive" and any(_states(one, fact) for fact in comparison.facts))
    ]


def _give(number: int, answers: Sequence[Sequence[int]], taken: dict[int, int], seen: set[int]) -> bool:
    """Find sentence `number` a row of its own, moving others to another of theirs where that helps."""
    for row in answers[number]:
        if row not in seen:
            seen.add(row)
            if row not in taken or _give(taken[row], answers, taken, seen):
                taken[row] = number
                return True
    return False


def _answers(one: IntendedDivergence, key: str, row: Row, original: str, copy: str) -> bool:
    before, after = row.readings[original], row.readings[copy]
    kind = row.divergence.kind.value
    if one.kind == "moved":
        return bool(row.moved)
    if key != one.section or row.is_heading or kind == "identical" or (kind in PLAIN and one.kind != "wording"):
        return False
    if before is None or after is None:
        return (one.kind == "missing" and after is None) or (one.kind in ("added", "leftover") and before is None)
    match one.kind:
        case "missing":
            return kind == "substantive" and _shorter(before.text, after.text)
        case "added":
            return kind == "substantive" and _shorter(after.text, before.text)
        case "substantive":
            return kind == "substantive"
        case "blank":
            return "...." in after.text or "…" in after.text
    return True


def _shorter(whole: str, less: str) -> bool:
    """Whether a run of words of `whole` has nothing, or much less, in its place."""
    return any(len(c.before.split()) >= len(c.after.split()) + PART for c in diff(whole, less) if c.kind != "equal")


def _states(one: IntendedDivergence, fact: FactRow) -> bool:
    differs = fact.divergence.kind.value not in PLAIN
    return differs and (one.section == "approval") == (fact.key in IDENTITY)


def measured(*, test: bool) -> Iterator[tuple[str, int, list[IntendedDivergence]]]:
    """Each family: its name, how many divergences are intended, and which are not reported."""
    for original, copy in pairs(test=test):
        yield f"{copy.policy_type}-{copy.family}", len(copy.divergences), unreported(original, copy)


def invented(original: WrittenPolicy, copy: WrittenPolicy) -> list[str]:
    """Clauses of which both policies have the very words, and which the comparison says one of them lacks."""
    comparison = collated(original.name, copy.name)
    lone: list[set[str]] = [set(), set()]
    for row in comparison.items():
        for at, siglum in enumerate((original.siglum, copy.siglum)):
            reading = row.readings[siglum]
            if reading and any(other is None for other in row.readings.values()):
                lone[at].add(" ".join(reading.text.split()))
    return sorted(lone[0] & lone[1])


def unintended(original: WrittenPolicy, copy: WrittenPolicy) -> list[tuple[str, str, str]]:
    """Rows in which substance is reported to differ and that no intended divergence answers for.

    Their section and both readings. The drafters list what they changed on purpose, not every word that another
    association does otherwise: whether such a row is a difference or invented, a reader has to say.
    """
    comparison = collated(original.name, copy.name)
    out = []
    for section in comparison.sections:
        for row in section.rows:
            before, after = row.readings[original.siglum], row.readings[copy.siglum]
            if row.divergence.kind.value != "substantive" or before is None or after is None:
                continue
            of_row = (one for one in copy.divergences if one.kind != "moved")
            if not any(_answers(one, section.key, row, original.siglum, copy.siglum) for one in of_row):
                out.append((section.key, before.text, after.text))
    return out


def main() -> None:
    """Print each family and the sum, of the test part and of the rest; the unreported ones of the rest by name."""
    for test in (False, True):
        intended = found = 0
        for name, count, lost in measured(test=test):
            intended, found = intended + count, found + count - len(lost)
            told = "" if test else "".join(f"\n    {one.kind} {one.section}: {one.note}" for one in lost)
            sys.stdout.write(f"{name:28s} {count - len(lost)} of {count}{told}\n")
        sys.stdout.write(
            f"{'test' if test else 'train and develop'}: {found} of {intended}, {found / intended:.4f}\n\n"
        )


if __name__ == "__main__":
    main()
