"""What a difference is called and how serious it is.

The class is the strongest that applies: identical < orthographic < wording < moved < missing <
substantive < unclear. Readings are one group when only spelling parts them (hamza, marks, digits,
punctuation, blanks), or the policies' own names, which every policy must have different; a
difference in nothing but own names is *wording* of severity *none*. Two groups differ in
*substance* when their signatures do (`markers`) or one has a whole part that the other lacks (`parts`),
else in *wording*. Policies without the clause
are a group of their own, and each unreadable or garbled reading is one: what could not be read never agrees.

Facts are compared by value: two weeks and fourteen days are one value. Facts that identify an
association (licence, session, dates, chair) differ by nature; that they differ is substance by the
contract, and *low* in severity by the profile.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rapidfuzz.distance import Indel

from policy_diff.collate import explain, parts
from policy_diff.collate.align import Clause
from policy_diff.collate.damage import garbled
from policy_diff.collate.leftovers import Associations
from policy_diff.collate.markers import KINDS, Signature, signature
from policy_diff.collate.row import TableRow
from policy_diff.collate.similarity import key_of, letters_of, stem, uncounted
from policy_diff.collate.witness import OwnNames
from policy_diff.model import SEVERITIES, Divergence, DivergenceClass, Fact, Lines, Policy, Severity
from policy_diff.profiles import GENERIC, profile, types

#: kinds of marker whose difference is serious; a number or a condition is less so, and a negation is
#: where it turns a clause round, with hardly another word changed: two words replaced are 4
SERIOUS = frozenset({"duration", "bound", "body", "modal"})
TURNED_ROUND = 4
#: sections in which a clause is a step: leaving one out is serious
STEPS = frozenset({"procedure_steps", "procedures", "reporting_procedure"})
#: facts that identify an association; a clause that differs only around them is no divergence of policy
IDENTITY = frozenset(
    {
        "license_number",
        "board_session",
        "approval_date_hijri",
        "approval_date_gregorian",
        "approval_dates_agree",
        "board_chair",
    }
)

Groups = Sequence[Sequence[int]]
Named = Sequence[tuple[str, ...]]


def of_row(
    row: TableRow,
    witnesses: Sequence[Policy],
    section: str,
    names: Sequence[OwnNames],
    associations: Associations,
    baseline: int | None,
) -> Divergence:
    """How the readings of one row differ."""
    if row.heading:
        return _of_heading(row, witnesses)
    groups, unclear = _without_garbled(row, _reading_groups(row), baseline)
    missing = [w for w in range(len(witnesses)) if w not in row.cells]
    unclear += [w for w, clause in row.cells.items() if not clause.key]
    reference = _reference(groups, baseline)
    kinds, serious = _kinds(row, groups, reference, names)
    own_names = len(groups) == 1 and len({_unmasked(row.cells[w]) for w in groups[0]}) > 1
    kind = _row_class(row, groups, kinds, missing, unclear, own_names)
    sigla = [policy.siglum for policy in witnesses]
    foreign = [(members, associations.left_over(row.cells[members[0]].key, members[0])) for members in groups]
    foreign = [(members, name) for members, name in foreign if name]

    def named(members: Sequence[int]) -> tuple[str, ...]:
        return tuple(sigla[w] for w in members)

    ordered = [reference, *(members for members in groups if members is not reference)] if reference else []
    view = explain.RowView(
        kind=kind,
        readings=[
            (named(m), names[m[0]].without(row.cells[m[0]].text) if n <= explain.MOST_PARTS else "")
            for n, m in enumerate(ordered)
        ],
        kinds=kinds,
        missing=named(missing),
        without_section=named([w for w in missing if witnesses[w].section(section) is None]),
        moved=named(sorted(row.moved)),
        unclear=named(sorted(unclear)),
        own_names=own_names,
        leftovers=[(named(members), name) for members, name in foreign[: explain.MOST_PARTS]],
    )
    shown = [*groups, *([missing] if missing else []), *([w] for w in unclear)]
    return Divergence(
        kind=kind,
        severity=_row_severity(kind, serious, row, witnesses, section, own_names, bool(foreign)),
        groups=largest_first([named(members) for members in shown]),
        explanation=explain.row(view),
    )


def _of_heading(row: TableRow, witnesses: Sequence[Policy]) -> Divergence:
    """That a whole section stands elsewhere; what its heading is called does not count."""
    sigla = [policy.siglum for policy in witnesses]
    away = tuple(sigla[w] for w in sorted(row.moved))
    there = tuple(sigla[w] for w in sorted(row.cells) if w not in row.moved)
    without = tuple(siglum for w, siglum in enumerate(sigla) if w not in row.cells)
    return Divergence(
        kind=DivergenceClass.MOVED,
        severity="low",
        groups=largest_first([group for group in (there, away, without) if group]),
        explanation=explain.section_moved(away),
    )


def largest_first(groups: Named) -> tuple[tuple[str, ...], ...]:
    """Groups by size, equals by their first siglum."""
    return tuple(sorted((tuple(sorted(group)) for group in groups), key=lambda group: (-len(group), group)))


def _reading_groups(row: TableRow) -> list[list[int]]:
    """The witnesses by what they read, largest group first; unreadable ones not among them."""
    groups: dict[str, list[int]] = {}
    for witness in sorted(row.cells):
        if key := letters_of(row.cells[witness].key):
            groups.setdefault(key, []).append(witness)
    return [members for _, members in sorted(groups.items(), key=lambda group: (-len(group[1]), group[1]))]


def _without_garbled(row: TableRow, groups: list[list[int]], baseline: int | None) -> tuple[list[list[int]], list[int]]:
    """The groups that could be read, and the witnesses whose reading is another one's, garbled."""
    if len(groups) < 2:
        return groups, []
    reference = _reference(groups, baseline)
    key = row.cells[reference[0]].key
    judged = {members[0]: garbled(key, row.cells[members[0]].key) for members in groups if members is not reference}
    judged[reference[0]] = (False, any(itself for itself, _ in judged.values()))
    unclear = [w for members in groups if judged[members[0]][1] for w in members]
    return [members for members in groups if not judged[members[0]][1]], unclear


def _unmasked(clause: Clause) -> str:
    """The letters of a clause with the policy's own names in it."""
    return letters_of(key_of(uncounted(clause.text)))


def _reference(groups: Groups, baseline: int | None) -> Sequence[int]:
    """The reading that others are held against: the baseline's, or what most read."""
    theirs = [members for members in groups if baseline in members]
    return (theirs or [*groups[:1]] or [[]])[0]


def _kinds(
    row: TableRow, groups: Groups, reference: Sequence[int], names: Sequence[OwnNames]
) -> tuple[tuple[str, ...], bool]:
    """The kinds of marker in which any reading differs from the reference, and whether one is serious."""

    def signed(members: Sequence[int]) -> Signature:
        return signature(names[members[0]].statement(row.cells[members[0]].text))

    found: set[str] = set()
    serious = False
    for members in groups if len(groups) > 1 else ():
        nearly = _nearly(row.cells[members[0]].key, row.cells[reference[0]].key)
        kinds = signed(reference).differs_from(signed(members), counted=nearly)
        found.update(kinds)
        if parts.lacking(row.cells[reference[0]].text, row.cells[members[0]].text):
            found.add("content")
        serious = serious or bool(SERIOUS & set(kinds)) or (nearly and "negation" in kinds)
    return tuple(kind for kind in KINDS if kind in found), serious


def _nearly(one: str, other: str) -> bool:
    """Whether hardly a word parts the two."""
    return Indel.distance(one.split(), other.split(), score_cutoff=TURNED_ROUND) <= TURNED_ROUND


def _row_class(
    row: TableRow,
    groups: Groups,
    kinds: Sequence[str],
    missing: Sequence[int],
    unclear: Sequence[int],
    own_names: bool,
) -> DivergenceClass:
    applies = {
        DivergenceClass.UNCLEAR: bool(unclear),
        DivergenceClass.SUBSTANTIVE: bool(kinds),
        DivergenceClass.MISSING: bool(missing),
        DivergenceClass.MOVED: bool(row.moved),
        DivergenceClass.WORDING: len(groups) > 1 or own_names,
        DivergenceClass.ORTHOGRAPHIC: len({" ".join(clause.text.split()) for clause in row.cells.values()}) > 1,
    }
    return next((kind for kind, true in applies.items() if true), DivergenceClass.IDENTICAL)


def _row_severity(
    kind: DivergenceClass,
    serious: bool,
    row: TableRow,
    witnesses: Sequence[Policy],
    section: str,
    own_names: bool,
    foreign: bool,
) -> Severity:
    plain = kind in (DivergenceClass.IDENTICAL, DivergenceClass.ORTHOGRAPHIC)
    if plain or (own_names and kind is DivergenceClass.WORDING and not foreign):
        return "none"
    if kind in (DivergenceClass.WORDING, DivergenceClass.MOVED) or _only_identity(row, witnesses):
        return "medium" if foreign else "low"
    if kind is DivergenceClass.UNCLEAR:
        return "medium"
    few_lack = 2 * len(row.cells) >= len(witnesses)
    absent: Severity = "low"
    if len(row.cells) < len(witnesses) and few_lack:
        absent = "high" if section in STEPS else _of_section(witnesses, section)
    if kind is DivergenceClass.MISSING:
        return absent
    weight: Severity = "high" if serious else "medium"
    if _of_section(witnesses, section) == "low":
        weight = SEVERITIES[SEVERITIES.index(weight) - 1]
    return max(weight, absent, key=SEVERITIES.index)


def _only_identity(row: TableRow, witnesses: Sequence[Policy]) -> bool:
    """Whether every reading stands where the policy states who approved it, when, or its licence, and no rule."""
    return all(_states_identity(witnesses[w], clause.lines) for w, clause in row.cells.items())


def _states_identity(policy: Policy, lines: Lines) -> bool:
    here = {key for key, fact in policy.facts.items() if fact.lines and fact.lines.meets(lines)}
    return bool(here) and here <= IDENTITY


def _policy_type(witnesses: Sequence[Policy]) -> str:
    """The type most policies have, if it has a profile."""
    found = sorted(policy.policy_type for policy in witnesses)
    most = max(dict.fromkeys(found), key=found.count)
    return most if most in types() else GENERIC


def _of_section(witnesses: Sequence[Policy], section: str) -> Severity:
    known = profile(_policy_type(witnesses)).section(section)
    return known.severity if known else "medium"


def of_fact(key: str, readings: Mapping[str, Fact], witnesses: Sequence[Policy]) -> Divergence:
    """How one fact differs."""
    groups: dict[object, list[str]] = {}
    for siglum in sorted(readings):
        groups.setdefault(_comparable(siglum, readings[siglum]), []).append(siglum)
    shown = largest_first([tuple(group) for group in groups.values()])
    kind = _fact_class(readings, shown)
    plain = kind in (DivergenceClass.IDENTICAL, DivergenceClass.ORTHOGRAPHIC)
    severity: Severity = "none" if plain else "low" if kind is DivergenceClass.WORDING else "medium"
    if kind in (DivergenceClass.SUBSTANTIVE, DivergenceClass.MISSING):
        severity = profile(_policy_type(witnesses)).facts.get(key, "medium")
    silent = sum(fact.status == "not_stated" for fact in readings.values())
    if kind is DivergenceClass.MISSING and 2 * silent >= len(readings):
        severity = "low"
    values = [(group, readings[group[0]]) for group in shown]
    return Divergence(kind=kind, severity=severity, groups=shown, explanation=explain.fact(key, values, kind=kind))


def _fact_class(readings: Mapping[str, Fact], groups: Named) -> DivergenceClass:
    firsts = [readings[group[0]] for group in groups]
    if any(fact.status == "unclear" for fact in firsts):
        return DivergenceClass.UNCLEAR
    if sum(fact.status == "stated" for fact in firsts) > 1:
        return DivergenceClass.SUBSTANTIVE
    if len(groups) > 1:
        return DivergenceClass.MISSING
    spellings = {_spelling(fact) for fact in readings.values()}
    if len(spellings) == 1:
        return DivergenceClass.IDENTICAL
    same = len({letters_of(key_of(text)) for text in spellings}) == 1
    return DivergenceClass.ORTHOGRAPHIC if same else DivergenceClass.WORDING


def _spelling(fact: Fact) -> str:
    """How the policy writes it, where that is part of the fact; a date or a number has one value."""
    if isinstance(fact.value, str):
        return " ".join(fact.value.split())
    return " ".join(fact.text.split()) if isinstance(fact.value, Mapping) else str(fact.value)


def _comparable(siglum: str, fact: Fact) -> object:
    """What is equal when two facts say the same; an unclear one equals no other."""
    if fact.status == "unclear":
        return ("unclear", siglum)
    if fact.status == "not_stated":
        return ("not stated",)
    if isinstance(fact.value, Mapping):
        return ("stated", _duration(fact.value))
    if isinstance(fact.value, str):
        return ("stated", tuple(stem(word) for word in key_of(fact.value).split()))
    return ("stated", repr(fact.value))


def _duration(value: Mapping[str, Any]) -> tuple[object, ...]:
    """A response time by bound, days, working days and qualifier; the unit it is written in does not count."""
    ends = [value.get(end) or {} for end in ("min", "max")]
    return (
        value.get("bound"),
        value.get("days"),
        tuple(end.get("days") for end in ends),
        value.get("count") if value.get("days") is None else None,
        bool(value.get("working_days")),
        letters_of(key_of(str(value.get("qualifier") or ""))),
    )
