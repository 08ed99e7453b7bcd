"""The clauses of a policy as the facts look at them: words, lines, section, in reading order.

Why: a fact stands in one clause, and a clause's own lines must not swallow those of the clauses
below it. Lines that no section holds (the cover) are clauses too, in the section `cover`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from normalizers import TracedText, fold
from policy_diff.model import Item, Lines, Section

COVER, APPROVAL = "cover", "approval"
#: so few words, so many clauses around, are a sentence that fell apart
SHORT, NEAR = 2, 8
#: parts of words, which survive when words are glued and alefs misplaced
_APPROVED = (fold("عتماد"), fold("عتمد"))
_OCCASIONS = (fold("جلسته"), fold("اجتماع"))
_BY_THE_BOARD = (fold("مجلس"), fold("جلسته"), fold("اجتماع"))


class HasSections(Protocol):
    """A policy, or what segmentation gives of one."""

    @property
    def policy_type(self) -> str:
        """What kind of policy it is."""

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections in reading order."""


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of one item, without those below it; the heading of its section, the kind of its policy."""

    text: str
    lines: Lines
    section: str
    heading: str = ""
    policy_type: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words."""
        return tuple(fold(self.text).split())


def clauses(segmented: HasSections, traced: TracedText) -> tuple[Clause, ...]:
    """The cover's lines, then every item of every section."""
    return (*_cover(segmented, traced), *_items(segmented))


def scattered(run: Sequence[Clause]) -> Clause | None:
    """The occasion of an approval whose sentence stands one word a line, or None.

    Some extractors give a word a line; then the meeting and the date are there and cannot be put together,
    which must not pass for «not stated».
    """
    short = [len(clause.text.split()) <= SHORT for clause in run]
    for index, clause in enumerate(run):
        if not short[index] or not any(stem in fold(clause.text) for stem in _OCCASIONS):
            continue
        near = range(max(0, index - NEAR), min(len(run), index + NEAR + 1))
        if any(short[i] and any(stem in fold(run[i].text) for stem in _APPROVED) for i in near):
            return clause
    return None


def astray(run: Sequence[Clause]) -> tuple[Clause, ...]:
    """Clauses outside the approval that speak of one, however damaged their words are.

    Scrambled pages leave the sentence of the approval in another section. What it says cannot be read
    with certainty there, and must not pass for «not stated».
    """
    return tuple(
        clause
        for clause in run
        if clause.section != APPROVAL
        and any(stem in fold(clause.text) for stem in _APPROVED)
        and any(stem in fold(clause.text) for stem in _BY_THE_BOARD)
    )


def _cover(segmented: HasSections, traced: TracedText) -> Iterator[Clause]:
    held = {n for section in segmented.sections for n in range(section.lines.first, section.lines.last + 1)}
    for number, line in enumerate(traced.lines, 1):
        if number not in held and line.strip():
            yield Clause(" ".join(line.split()), Lines(number, number), COVER, policy_type=segmented.policy_type)


def _items(segmented: HasSections) -> Iterator[Clause]:
    for section in segmented.sections:
        for item in section.walk():
            yield Clause(item.text, _own_lines(item), section.key, section.heading, segmented.policy_type)


def _own_lines(item: Item) -> Lines:
    if not item.items:
        return item.lines
    return Lines(item.lines.first, max(item.lines.first, item.items[0].lines.first - 1))
