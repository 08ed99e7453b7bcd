"""How far the reading of durations leans on words that only one family, type or association uses.

python -m tests.policy_diff.written_leave_out [train develop test]

The tables are written by hand, so nothing is learnt anew when a part is held back. Instead every word around a
duration that is read right is blotted out in turn: if it is read otherwise then, it needs that word. Left out, a
family keeps those durations all of whose words another family needs too. That is a lower bound of what would be
read had the family never been seen (many words are in the tables from general knowledge), and it names the words
that stand alone. Numbers and units are closed classes and count as known.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from policy_diff.facts.duration import durations
from policy_diff.facts.duration_units import unit_of
from policy_diff.facts.numbers import begins_number
from policy_diff.facts.words import Token, tokens
from policy_diff.written import WrittenPolicy
from tests.policy_diff.written_facts import Place, Value, marks_of, meant_by, overlap, part, said_by

#: so many words around a duration are blotted out, with this letter
BEFORE, AFTER, BLOT = 12, 9, "ظ"
#: groups to leave out: what they are called and what a policy belongs to
GROUPS: dict[str, Callable[[WrittenPolicy], object]] = {
    "family": lambda policy: (policy.policy_type, policy.family),
    "type": lambda policy: policy.policy_type,
    "association": lambda policy: policy.siglum,
}


@dataclass(frozen=True)
class Mark:
    """A duration of the header: whether it is read right, and the folded words that it needs to be."""

    policy: WrittenPolicy
    right: bool
    needs: frozenset[str]


def marks(run: Iterable[WrittenPolicy]) -> tuple[Mark, ...]:
    """Every duration of these policies."""
    return tuple(one for policy in run for one in _of(policy))


def _of(policy: WrittenPolicy) -> Iterator[Mark]:
    texts = (*policy.cover, *policy.passages())
    for place, stated in marks_of(policy, texts):
        text, wanted = texts[place[0]], meant_by(stated)
        right = _reads(text, place, wanted)
        words = _around(tokens(text), place) if right else ()
        blotted = {word.key: _without(text, word) for word in words}
        yield Mark(policy, right, frozenset(key for key, rest in blotted.items() if not _reads(rest, place, wanted)))


def _reads(text: str, place: Place, wanted: Value) -> bool:
    return any(said_by(one) == wanted for one in durations(text) if overlap(place, place[0], one))


def _around(run: Sequence[Token], place: Place) -> tuple[Token, ...]:
    """The words in and around a duration that are no number and no unit."""
    inside = [i for i, token in enumerate(run) if token.stop > place[1] and token.start < place[2]]
    near = run[max(0, inside[0] - BEFORE) : inside[-1] + 1 + AFTER]
    return tuple(t for t in near if t.key.isalpha() and not begins_number(t.key) and unit_of(t.key) is None)


def _without(text: str, word: Token) -> str:
    return text[: word.start] + BLOT * (word.stop - word.start) + text[word.stop :]


def left_out(found: Sequence[Mark], group: Callable[[WrittenPolicy], object]) -> tuple[int, dict[str, object]]:
    """How many durations are right without their own group, and the words that one group alone needs."""
    users: defaultdict[str, set[object]] = defaultdict(set)
    for mark in found:
        for word in mark.needs:
            users[word].add(group(mark.policy))
    kept = sum(mark.right and all(len(users[word]) > 1 for word in mark.needs) for mark in found)
    return kept, {word: next(iter(of)) for word, of in sorted(users.items()) if len(of) == 1}


def main(splits: Sequence[str]) -> None:
    """Print the shares, and the words that only one family needs."""
    found = marks(part(*splits))
    print(f"{', '.join(splits)}: {len(found)} durations, right {sum(m.right for m in found) / len(found):.3f}")
    for name, group in GROUPS.items():
        kept, alone = left_out(found, group)
        print(f"  {name:12} left out: right {kept / len(found):.3f}, {len(alone)} words of one {name} alone")
    for word, family in left_out(found, GROUPS["family"])[1].items():
        print(f"    {word}  {family}")


if __name__ == "__main__":
    main(sys.argv[1:] or ["train", "develop"])
