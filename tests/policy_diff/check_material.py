"""Small policies for tests of checks: an example of a check as a policy, one clause a line."""

from __future__ import annotations

from itertools import groupby

from normalizers import TracedText
from policy_diff.checks import Example
from policy_diff.facts import extract
from policy_diff.model import Item, Lines, Policy, Section, Source
from policy_diff.segment import Segmented


def policy_of(example: Example) -> Policy:
    """The policy of an example, with its facts; clauses of one section stand together."""
    numbered = list(enumerate(example.clauses, 1))
    sections = []
    for key, group in groupby(numbered, key=lambda entry: entry[1][0]):
        run = list(group)
        lines = Lines(run[0][0], run[-1][0])
        items = tuple(
            Item(text=text, lines=Lines(n, n), marker=example.markers[n - 1] if example.markers else "")
            for n, (_, text) in run
            if text
        )
        sections.append(Section(key=key, heading=example.headings.get(key, ""), lines=lines, items=items))
    traced = TracedText("\n".join(text for _, text in example.clauses), confidence=example.confidence)
    segmented = Segmented(
        policy_type=example.policy_type,
        title=example.title,
        association=example.association,
        sections=tuple(sections),
    )
    return Policy(
        source=Source(path="example.txt", sha256=""),
        siglum="example",
        policy_type=example.policy_type,
        traced=traced,
        title=example.title,
        association=example.association,
        sections=tuple(sections),
        facts=extract(segmented, traced),
    )
