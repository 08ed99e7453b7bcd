"""One change in a copy of a policy is reported as exactly that change, and nothing else is reported.

A sample of the mutations; `python benchmarks/mutations.py` makes the thousand.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from policy_diff.collate import compare
from tests.policy_diff import mutations

#: mutations of each kind; the whole run reaches 1.0 of both
EACH, FLOOR = 8, 0.98
SEED = 20


@cache
def judgements() -> tuple[tuple[mutations.Mutation, mutations.Judgement], ...]:
    made = [mutations.mutation(number, SEED) for number in range(EACH * len(mutations.KINDS))]
    return tuple((one, mutations.judged(one, _compared(one), "a", "b")) for one in made)


def _compared(one: mutations.Mutation) -> mutations.Comparison:
    return compare([replace(one.original, siglum="a"), replace(one.copy, siglum="b")])


def test_every_kind_of_change_is_found_as_what_it_is() -> None:
    missed = [(one.kind, one.before, one.after, said.wrong) for one, said in judgements() if not said.found]
    assert len(missed) <= (1 - FLOOR) * len(judgements()), missed


def test_nothing_else_is_reported() -> None:
    wrong = [(one.kind, one.before, one.after, said.wrong) for one, said in judgements() if said.wrong]
    reported = sum(said.reported for _, said in judgements())
    assert sum(said.found for _, said in judgements()) >= FLOOR * reported, wrong


@pytest.mark.parametrize("number", range(0, 2 * len(mutations.KINDS), 3))
def test_the_same_number_gives_the_same_mutation(number: int) -> None:
    assert mutations.mutation(number, SEED) == mutations.mutation(number, SEED)


@pytest.mark.parametrize("kind", mutations.KINDS)
def test_a_change_seen_from_the_other_side_is_the_same_change(kind: str) -> None:
    """Swapping the two mirrors: same classes, same rows, the readings changed over."""
    one = mutations.mutation(mutations.KINDS.index(kind) + 8 * len(mutations.KINDS), SEED)
    there = compare([replace(one.original, siglum="a"), replace(one.copy, siglum="b")])
    back = compare([replace(one.copy, siglum="a"), replace(one.original, siglum="b")])
    said = [(row.divergence.kind, row.divergence.severity, _texts(row, "a", "b")) for row in there.items()]
    mirrored = [(row.divergence.kind, row.divergence.severity, _texts(row, "b", "a")) for row in back.items()]
    differing = [one for one in said if one[0] != "identical"]
    assert differing == [one for one in mirrored if one[0] != "identical"]
    assert sorted(said) == sorted(mirrored)


def _texts(row: mutations.Row, first: str, second: str) -> tuple[str, str]:
    readings = (row.readings[first], row.readings[second])
    return readings[0].text if readings[0] else "", readings[1].text if readings[1] else ""


def test_among_others_one_changed_copy_stands_alone() -> None:
    """Of four policies three are one text; what was changed in the fourth is its own divergence and no other."""
    for number in range(len(mutations.KINDS)):
        one = mutations.mutation(number + 100 * len(mutations.KINDS), SEED)
        others = [replace(one.original, siglum=siglum) for siglum in ("a", "c", "d")]
        said = mutations.judged(one, compare([*others, replace(one.copy, siglum="b")]), "a", "b")
        assert said.found and not said.wrong, (one.kind, one.before, one.after, said.wrong)


def test_two_changes_in_one_policy_are_two_divergences() -> None:
    pairs = [pair for number in range(8) if (pair := mutations.both(number, SEED)) is not None]
    assert len(pairs) > 3
    for pair in pairs:
        said = [mutations.judged(one, _compared(pair[0]), "a", "b") for one in pair]
        assert all(one.found and one.reported == 2 for one in said), [(one.kind, one.before, one.after) for one in pair]


def test_two_changes_in_one_clause_are_one_divergence_by_the_graver() -> None:
    made = [one for number in range(200) if (one := mutations.twice(number, SEED)) is not None]
    assert len(made) > 4
    for one in made:
        said = mutations.judged(one, _compared(one), "a", "b")
        assert said.found and said.reported == 1, (one.before, one.after, said.wrong)


def test_changes_below_another_clause_are_found_like_others() -> None:
    made = [one for number in range(40) if mutations.nested(one := mutations.mutation(number, SEED))]
    assert len(made) > 2
    for one in made:
        said = mutations.judged(one, _compared(one), "a", "b")
        assert said.found and said.reported == 1, (one.kind, one.before, one.after, said.wrong)
