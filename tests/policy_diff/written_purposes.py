"""What the durations of the written corpus are for, against the labels of its headers.

python -m tests.policy_diff.written_purposes [train develop test]

Headers name ten purposes and call the rest `other`; there a finer purpose of ours (a payment, a report, a meeting)
is right as well, «unclear» is not. Durations without a label are left out.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence

from policy_diff.facts.duration import durations
from policy_diff.facts.purpose import purpose_of
from policy_diff.facts.words import tokens
from policy_diff.model import Item
from policy_diff.written import WrittenPolicy
from tests.policy_diff.written_facts import marks_of, overlap, part

NAMED = ("reply", "complaint", "refund", "retention", "review", "disclosure", "training", "renewal", "notice", "leave")


def right_of(run: Iterable[WrittenPolicy]) -> list[bool]:
    """Whether the purpose of each labelled duration is told right."""
    return [right for policy in run for right in _of(policy)]


def _of(policy: WrittenPolicy) -> Iterator[bool]:
    texts = (*policy.cover, *policy.passages())
    keys = {text: section.key for section in reversed(policy.sections) for text in _texts(section.items)}
    for place, stated in marks_of(policy, texts):
        text = texts[place[0]]
        found = next((one for one in durations(text) if overlap(place, place[0], one)), None)
        if stated.purpose and found:
            said = purpose_of(tokens(text), found, keys.get(text, ""))
            yield said == stated.purpose or (stated.purpose == "other" and said not in (*NAMED, "unclear"))


def _texts(items: Sequence[Item]) -> Iterator[str]:
    for item in items:
        yield item.text
        yield from _texts(item.items)


def main(splits: Sequence[str]) -> None:
    """Print the share that is right."""
    right = right_of(part(*splits))
    print(f"{', '.join(splits)}: {len(right)} labelled durations, purpose right {sum(right) / len(right):.3f}")


if __name__ == "__main__":
    main(sys.argv[1:] or ["train", "develop"])
