"""The policies of a manual, each as a text of its own.

A file that holds several is read as one (`several_policies` says where each further one begins). Cut there, each can
be compared with its like in another association's manual. What this leaves alone: every line, as it was extracted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from policy_diff.model import Lines, Policy

#: what the finding is called that says where a policy begins
BEGINS = "several_policies"
#: words of a title that name its file
NAME_WORDS = 6
_BREAK = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Part:
    """One policy of a file: its title, its lines in that file, and its text as extracted."""

    title: str
    lines: Lines
    text: str


def parts(policy: Policy) -> tuple[Part, ...]:
    """The policies of a file in their order; the whole file where it holds one."""
    begins = [(found.lines.first, found.quote) for found in policy.findings if found.code == BEGINS and found.lines]
    begins = [(1, policy.title), *sorted(begins)]
    rows = policy.traced.original_lines
    ends = [*(first - 1 for first, _ in begins[1:]), len(rows)]
    return tuple(
        Part(title, Lines(first, last), "\n".join(rows[first - 1 : last]) + "\n")
        for (first, title), last in zip(begins, ends, strict=True)
    )


def file_name(part: Part, number: int) -> str:
    """The name of a part's file: its number in the manual, then its title («03 سياسة تضارب المصالح.txt»)."""
    words = [word for word in _BREAK.split(part.title) if word][:NAME_WORDS]
    return f"{number:02} {' '.join(words)}".rstrip() + ".txt"
