"""How much of a written policy comes back when it is printed and read: figures for tests and for tuning.

Printed in several ways: wrapped at two widths, not wrapped, an empty line after every line. Counted
are items (words; words with section key), nesting, headings, keys and the policy type. Words are
compared folded, so spelling and markers do not count here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from normalizers import TracedText, fold
from policy_diff.model import Item, Section
from policy_diff.segment import Segmented, segment
from policy_diff.written import WrittenPolicy
from policy_diff.written.printing import printed_item, wrapped

#: width of the lines (0: not wrapped), and whether every line is followed by an empty one
PRINTINGS = {"wrapped": (90, False), "narrow": (66, False), "whole": (0, False), "spaced": (90, True)}


@dataclass(frozen=True)
class Figures:
    """Shares from 0 to 1. `keys`: right keys among sections whose heading was found."""

    type: float
    items: float
    keyed: float
    depth: float
    headings: float
    keys: float

    @staticmethod
    def mean(figures: Iterable[Figures]) -> Figures:
        """The mean of each figure."""
        rows = [vars(figure).values() for figure in figures]
        return Figures(*(round(sum(column) / len(rows), 4) for column in zip(*rows, strict=True)))


def letters(text: str) -> str:
    """What is compared: the folded words without blanks."""
    return fold(text).replace(" ", "")


def print_policy(policy: WrittenPolicy, width: int, spaced: bool) -> str:
    """The policy as lines of text."""
    out = [policy.title, policy.association, *policy.cover, ""]
    for section in policy.sections:
        for text in (*((section.heading,) if section.heading else ()), *(printed_item(i) for i in section.walk())):
            for line in wrapped(text, width or len(text)):
                out += [line, ""] if spaced else [line]
        out.append("")
    return "\n".join(out)


def read_back(policy: WrittenPolicy, printing: str, profile: str | None = None) -> Segmented:
    """The policy, printed and segmented."""
    return segment(TracedText(original=print_policy(policy, *PRINTINGS[printing])), profile=profile)


def figures(policy: WrittenPolicy, found: Segmented) -> Figures:
    """How much of `policy` is in `found`."""
    with_marker = {letters(printed_item(item)): letters(item.text) for item in policy.walk()}
    want, have = list(_places(policy.sections, {})), list(_places(found.sections, with_marker))
    both = Counter((text, depth) for _, text, depth in want) & Counter((text, depth) for _, text, depth in have)
    same_text = Counter(text for _, text, _ in want) & Counter(text for _, text, _ in have)
    headings, got = _headings(policy.sections), _headings(found.sections)
    placed = Counter(text for _, text in headings) & Counter(text for _, text in got)
    right = Counter(headings) & Counter(got)
    return Figures(
        type=float(found.policy_type == policy.policy_type),
        items=f1([text for _, text, _ in want], [text for _, text, _ in have]),
        keyed=f1([(key, text) for key, text, _ in want], [(key, text) for key, text, _ in have]),
        depth=both.total() / max(1, same_text.total()),
        headings=f1([text for _, text in headings], [text for _, text in got]),
        keys=right.total() / max(1, placed.total()),
    )


def f1(want: Sequence[object], have: Sequence[object]) -> float:
    """The harmonic mean of precision and recall of `have` against `want`, as multisets."""
    both = Counter(want) & Counter(have)
    return 2 * both.total() / max(1, len(want) + len(have))


def _headings(sections: Sequence[Section]) -> list[tuple[str, str]]:
    return [(section.key, letters(section.heading)) for section in sections]


def _places(sections: Sequence[Section], with_marker: dict[str, str]) -> Iterator[tuple[str, str, int]]:
    """(section key, words, depth) of every item."""

    def below(items: Sequence[Item], key: str, depth: int) -> Iterator[tuple[str, str, int]]:
        for item in items:
            text = letters(item.text)
            yield key, with_marker.get(text, text), depth
            yield from below(item.items, key, depth + 1)

    for section in sections:
        yield from below(section.items, section.key, 0)
