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
from dataclasses import replace
from typing import Any

from rapidfuzz.distance import Indel

from policy_diff.collate import explain, parts
from policy_diff.collate.align import Clause
from policy_diff.collate.doubt import Doubts, same_letters
from policy_diff.collate.leftovers import Associations
from policy_diff.collate.markers import KINDS, Signature, signature
from policy_diff.collate.readings import Readings
from policy_diff.collate.readings import of_row as of_readings
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
#: classes that are no difference of content, and those of which a reader must be sure
PLAIN = (DivergenceClass.IDENTICAL, DivergenceClass.ORTHOGRAPHIC)
CONTENT = (DivergenceClass.SUBSTANTIVE, DivergenceClass.MISSING)
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
    doubts: Doubts,
) -> Divergence:
    """How the readings of one row differ."""
    if row.heading:
        return _of_heading(row, witnesses)
    found = of_readings(row, len(witnesses), baseline, doubts)
    groups, missing, reference = found.groups, found.missing, found.reference(baseline)
    kinds, serious = _kinds(row, groups, reference, names)
    own_names = len(groups) == 1 and _differ_in_names([row.cells[w] for w in groups[0]])
    if own_names and (torn := _torn_names(row, groups[0], doubts)):
        found, own_names = replace(found, scattered=tuple(sorted({*found.scattered, *torn}))), False
    kind = _row_class(row, found, kinds, own_names)
    sigla = [policy.siglum for policy in witnesses]
    foreign = [(members, associations.left_over(row.cells[members[0]].key, members[0])) for members in groups]
    foreign = [(members, name) for members, name in foreign if name]

    def named(members: Sequence[int]) -> tuple[str, ...]:
        return tuple(sigla[w] for w in members)

    ordered = [reference, *(members for members in groups if members is not reference)] if reference else []
    view = explain.RowView(
        kind=kind,
        readings=[(named(m), _shown(row, m, names) if n <= explain.MOST_PARTS else "") for n, m in enumerate(ordered)],
        kinds=kinds,
        missing=named(missing),
        without_section=named([w for w in missing if witnesses[w].section(section) is None]),
        moved=named(sorted(row.moved)),
        unclear=named(sorted({*found.unread, *found.lost})),
        scattered=named(sorted(set(found.scattered) - set(found.unread))),
        unsure=named(_unsure(found, reference, doubts)) if kind in CONTENT else (),
        own_names=own_names,
        leftovers=[(named(members), name) for members, name in foreign[: explain.MOST_PARTS]],
    )
    shown = [*groups, *([missing] if missing else []), *([w] for w in found.unclear)]
    rest = sorted(set(range(len(witnesses))) - {w for members in shown for w in members})
    return Divergence(
        kind=kind,
        severity=_row_severity(kind, serious, row, found, witnesses, section, own_names, bool(foreign)),
        groups=largest_first([named(members) for members in (*shown, *([rest] if rest else []))]),
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


def _unsure(found: Readings, reference: Sequence[int], doubts: Doubts) -> list[int]:
    """Those whose damaged text, where it differs, is to be held against the original first."""
    differing = {w for members in (*found.groups, found.missing) if members is not reference for w in members}
    return sorted(differing & doubts.unsure)


def _differ_in_names(clauses: Sequence[Clause]) -> bool:
    """Whether clauses that read alike once own names are masked differ without the masks."""
    alike = [clause for clause in clauses if letters_of(clause.key) == letters_of(clauses[0].key)]
    return len({_unmasked(clause) for clause in alike}) > 1


def _torn_names(row: TableRow, members: Sequence[int], doubts: Doubts) -> list[int]:
    """The damaged ones of `members` where all that parts their own names from the others' is damage to words."""
    whole = row.cells[min(members, key=lambda w: (w in doubts.damaged, w))]
    others = [w for w in members if _unmasked(row.cells[w]) != _unmasked(whole)]
    torn = all(w in doubts.damaged and same_letters(row.cells[w].text, whole.text) for w in others)
    return others if torn else []


def _unmasked(clause: Clause) -> str:
    """The letters of a clause with the policy's own names in it."""
    return letters_of(key_of(uncounted(clause.text)) or key_of(clause.text))


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
        if parts.lacking(_shown(row, reference, names), _shown(row, members, names)):
            found.add("content")
        serious = serious or bool(SERIOUS & set(kinds)) or (nearly and "negation" in kinds)
    return tuple(kind for kind in KINDS if kind in found), serious


def _shown(row: TableRow, members: Sequence[int], names: Sequence[OwnNames]) -> str:
    """What a group reads, its own names masked, without what counts the clause."""
    return names[members[0]].without(uncounted(row.cells[members[0]].text))


def _nearly(one: str, other: str) -> bool:
    """Whether hardly a word parts the two."""
    return Indel.distance(one.split(), other.split(), score_cutoff=TURNED_ROUND) <= TURNED_ROUND


def _row_class(row: TableRow, found: Readings, kinds: Sequence[str], own_names: bool) -> DivergenceClass:
    applies = {
        DivergenceClass.UNCLEAR: bool(found.unread),
        DivergenceClass.SUBSTANTIVE: bool(kinds),
        DivergenceClass.MISSING: bool(found.missing),
        DivergenceClass.MOVED: _surely_moved(row, found),
        DivergenceClass.WORDING: len(found.groups) > 1 or own_names,
        DivergenceClass.ORTHOGRAPHIC: len({" ".join(clause.text.split()) for clause in row.cells.values()}) > 1,
    }
    kind = next((kind for kind, true in applies.items() if true), DivergenceClass.IDENTICAL)
    # A damaged policy must not hide how the others differ: it says nothing, and its row is unclear if they agree.
    return DivergenceClass.UNCLEAR if (found.lost or found.scattered) and kind in PLAIN else kind


def _surely_moved(row: TableRow, found: Readings) -> bool:
    """Whether a clause that was read for sure stands elsewhere than one that was read for sure."""
    sure = {w for members in found.groups for w in members}
    return bool(sure & row.moved) and bool(sure - row.moved)


def _row_severity(
    kind: DivergenceClass,
    serious: bool,
    row: TableRow,
    found: Readings,
    witnesses: Sequence[Policy],
    section: str,
    own_names: bool,
    foreign: bool,
) -> Severity:
    plain = kind in PLAIN
    if plain or (own_names and kind is DivergenceClass.WORDING and not foreign):
        return "none"
    if kind in (DivergenceClass.WORDING, DivergenceClass.MOVED) or _only_identity(row, witnesses):
        return "medium" if foreign else "low"
    if kind is DivergenceClass.UNCLEAR:
        return "medium" if found.unread else "low"
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


def of_fact(key: str, stated: Mapping[str, Fact], witnesses: Sequence[Policy], doubts: Doubts) -> Divergence:
    """How one fact differs; what damage explains is as good as unclear."""
    readings = _without_damaged(stated, [policy.siglum for policy in witnesses], doubts)
    groups: dict[object, list[str]] = {}
    for siglum in sorted(readings):
        groups.setdefault(_comparable(siglum, readings[siglum]), []).append(siglum)
    shown = largest_first([tuple(group) for group in groups.values()])
    doubted = {siglum for siglum in readings if readings[siglum].status != stated[siglum].status}
    sure = [left for group in shown if (left := tuple(siglum for siglum in group if siglum not in doubted))]
    kind = _fact_class({siglum: readings[siglum] for group in sure for siglum in group}, sure)
    kind = DivergenceClass.UNCLEAR if doubted and kind in PLAIN else kind
    severity: Severity = "none" if kind in PLAIN else "low" if kind is DivergenceClass.WORDING else "medium"
    if kind in (DivergenceClass.SUBSTANTIVE, DivergenceClass.MISSING):
        severity = profile(_policy_type(witnesses)).facts.get(key, "medium")
    silent = sum(fact.status == "not_stated" for fact in readings.values())
    if kind is DivergenceClass.MISSING and 2 * silent >= len(readings):
        severity = "low"
    values = [(group, readings[group[0]]) for group in shown]
    unsure = sorted(witnesses[at].siglum for at in doubts.unsure) if kind in CONTENT else []
    return Divergence(kind=kind, severity=severity, groups=shown, explanation=explain.fact(key, values, kind, unsure))


def _without_damaged(readings: Mapping[str, Fact], sigla: Sequence[str], doubts: Doubts) -> dict[str, Fact]:
    """`readings` with those unclear that differ from a sound policy's, or from the first, by damage only."""
    sound = [w for w in range(len(sigla)) if w not in doubts.damaged] or [0]
    out = dict(readings)
    for w in sorted(doubts.damaged):
        mine = readings[sigla[w]]
        others = {_comparable("", readings[sigla[s]]): s for s in reversed(sound) if s != w}
        if mine.status == "unclear" or not others or _comparable("", mine) in others:
            continue
        if any(_fact_explained(w, mine, s, readings[sigla[s]], doubts) for s in others.values()):
            out[sigla[w]] = replace(mine, status="unclear")
    return out


def _fact_explained(one: int, mine: Fact, other: int, theirs: Fact, doubts: Doubts) -> bool:
    """Whether damage to `one` may have made its fact differ from that of `other`."""
    if theirs.status == "unclear":
        return False
    if mine.status == "stated" and theirs.status == "stated":
        return same_letters(theirs.text, mine.text)
    silent = mine.status == "not_stated"
    return (silent and one in doubts.unsure) or doubts.states(other, theirs.text, one, mine.text)


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
        return ("stated", tuple(stem(word) for word in key_of(fact.normal or fact.value).split()))
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
