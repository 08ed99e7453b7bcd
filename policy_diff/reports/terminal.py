"""A comparison as a consultant reads it: what differs and who stands with whom, then the details.

The summary comes first, the reply time at its head. Then facts side by side, then the sections:
each row that differs shows who reads what, with line numbers as in `ajyal:44`, and the words that
differ marked `[-…-]{+…+}` (and coloured where that is possible). Rows that agree are counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from policy_diff.model import (
    Comparison,
    DivergenceClass,
    FactRow,
    Lines,
    Reading,
    Row,
    SectionRows,
)
from policy_diff.reports import labels, marking, wording
from policy_diff.reports.screen import Line, Run, line, width_of
from policy_diff.reports.terminal_summary import BLANK, WIDEST_LEAD, named, summary_lines, weight
from policy_diff.reports.what_matters import facts_first
from policy_diff.reports.wording import Lang, say

#: classes whose meaning the marks alone do not tell
_SAID = (DivergenceClass.SUBSTANTIVE, DivergenceClass.UNCLEAR)
#: rows that agree are only counted; each with its wording
_FOLDED = ("same", "same_but")


def comparison_lines(comparison: Comparison, lang: Lang) -> tuple[Line, ...]:
    """The whole report of a comparison."""
    return (
        *_head(comparison, lang),
        *summary_lines(comparison, lang),
        *_facts(comparison, lang),
        *_sections(comparison, lang),
    )


def _head(comparison: Comparison, lang: Lang) -> Iterator[Line]:
    count = wording.count(lang, "count.policy", len(comparison.policies))
    baseline = say(lang, "compare.consensus") if comparison.baseline == "consensus" else comparison.baseline
    yield line(Run(say(lang, "compare.title", policies=count, baseline=baseline), "bold"))
    widest = max(width_of(siglum) for siglum in comparison.sigla)
    for policy in comparison.policies:
        blanks = " " * (widest - width_of(policy.siglum))
        name = policy.association or f"({say(lang, 'policy.not_found')})"
        yield line([Run("  "), Run(policy.siglum, "bold"), Run(f"{blanks}  {policy.source.path}  ")], name)
    yield BLANK


def _facts(comparison: Comparison, lang: Lang) -> Iterator[Line]:
    """Every fact, with what each policy says and where."""
    if not comparison.facts:
        return
    yield line(Run(say(lang, "compare.facts"), "bold"))
    for _, row in facts_first(comparison):
        head = [Run("  "), Run(labels.fact_name(lang, row.key), "bold"), Run("  "), *weight(row.divergence, lang)]
        if row.divergence.kind is DivergenceClass.IDENTICAL:
            said = labels.fact_text(lang, next(iter(row.readings.values())))
            yield line([*head, Run(f": {said}")])
        else:
            yield line(head)
            yield from _fact_readings(comparison, row, lang)
    yield BLANK


def _fact_readings(comparison: Comparison, row: FactRow, lang: Lang) -> Iterator[Line]:
    """What each policy says of a fact, with its own words where they say more."""
    places = {siglum: _at(siglum, row.readings[siglum].lines) for siglum in comparison.sigla}
    widest = max(map(width_of, places.values()))
    for siglum, place in places.items():
        fact = row.readings[siglum]
        said = labels.fact_text(lang, fact)
        quote = say("ar", "quote", text=fact.text) if fact.text and fact.text not in said else ""
        padded = f"    {place}{' ' * (widest - width_of(place))}  "
        yield line([Run(padded), Run(said), Run("  " if quote else "")], quote)


def _at(siglum: str, lines: Lines | None) -> str:
    return f"{siglum}:{lines.first}" if lines else siglum


def _sections(comparison: Comparison, lang: Lang) -> Iterator[Line]:
    if not comparison.sections:
        return
    yield line(Run(say(lang, "compare.sections"), "bold"))
    gone, new = marking.MARKS["gone"], marking.MARKS["new"]
    yield line(f"  {say(lang, 'compare.legend', gone='…'.join(gone), new='…'.join(new))}")
    for section in comparison.sections:
        yield BLANK
        name = named(comparison, section, lang)
        total = wording.count(lang, "count.item", len(section.rows))
        yield line([Run(name, "bold"), Run(f" · {total}")])
        yield from _rows(comparison, section, lang)


def _rows(comparison: Comparison, section: SectionRows, lang: Lang) -> Iterator[Line]:
    """The rows of a section: neighbours that agree folded to a count, those missing alike under one head."""
    numbered = enumerate(section.rows, 1)
    for likeness, group in groupby(numbered, key=lambda pair: _likeness(comparison, pair[1])):
        rows = list(group)
        if likeness in _FOLDED:
            count = wording.count(lang, "count.item", len(rows))
            yield line(Run(f"  {say(lang, f'compare.{likeness}', items=count)}", "dim"))
        elif likeness and len(rows) > 1:
            yield from _missing_alike(comparison, rows, lang)
        else:
            for number, row in rows:
                yield from _row(comparison, number, row, lang)


def _likeness(comparison: Comparison, row: Row) -> str:
    """What a row has in common with its neighbours, so that it need not be told by itself; else nothing."""
    kind, alone = row.divergence.kind, len(witnesses(comparison, row)) == 1
    if kind is DivergenceClass.IDENTICAL:
        return "same"
    if kind is DivergenceClass.ORTHOGRAPHIC and alone:
        return "same_but"
    if kind is DivergenceClass.MISSING and alone and not row.moved:
        return f"{row.divergence.severity} {' '.join(_lacking(comparison, row))}"
    return ""


def _missing_alike(comparison: Comparison, rows: Sequence[tuple[int, Row]], lang: Lang) -> Iterator[Line]:
    """Neighbours that the same policies lack: who lacks them once, then their texts."""
    (first, row), (last, _) = rows[0], rows[-1]
    not_in = say(lang, "compare.not_in", sigla=labels.joined(lang, _lacking(comparison, row)))
    yield line([Run(f"  {first}–{last}  "), *weight(row.divergence, lang), Run(f" · {not_in}")])
    for _, row in rows:
        ((sigla, reading),) = witnesses(comparison, row)
        yield from _reading(row, sigla, (Run(reading.text),), lang)


def _row(comparison: Comparison, number: int, row: Row, lang: Lang) -> Iterator[Line]:
    yield line([Run(f"  {number}  "), *weight(row.divergence, lang)])
    if row.divergence.kind in _SAID:
        yield line(f"     {wording.pick(lang, row.divergence.explanation)}")
    groups = witnesses(comparison, row)
    reference, spelling = groups[0][1], row.divergence.kind is DivergenceClass.ORTHOGRAPHIC
    for position, (sigla, reading) in enumerate(groups):
        runs = marking.marked(reference.text, reading.text, spelling=spelling) if position else (Run(reading.text),)
        yield from _reading(row, sigla, runs, lang)
    lacking = _lacking(comparison, row)
    if lacking:
        yield line(f"     {say(lang, 'compare.not_in', sigla=labels.joined(lang, lacking))}")
    if row.moved:
        yield line(f"     {say(lang, 'compare.moved', sigla=labels.joined(lang, row.moved))}")


def _reading(row: Row, sigla: Sequence[str], runs: Sequence[Run], lang: Lang) -> Iterator[Line]:
    """Who reads it and where, and what; on two lines when the first has many."""
    lead = "     " + labels.joined(lang, (_where(siglum, row.readings[siglum]) for siglum in sigla))
    if width_of(lead) <= WIDEST_LEAD:
        yield line(lead + " " * (WIDEST_LEAD - width_of(lead)) + "  ", *runs)
    else:
        yield line(lead)
        yield line(" " * 7, *runs)


def _lacking(comparison: Comparison, row: Row) -> list[str]:
    return [siglum for siglum in comparison.sigla if row.readings.get(siglum) is None]


def _where(siglum: str, reading: Reading | None) -> str:
    return _at(siglum, reading.lines if reading else None)


def witnesses(comparison: Comparison, row: Row) -> list[tuple[tuple[str, ...], Reading]]:
    """Who reads what in a row: the baseline's group first, else the largest; in each, the first one's words.

    In a row that differs in spelling only, those who spell alike stand together.
    """
    present = {siglum: reading for siglum, reading in row.readings.items() if reading is not None}
    groups: list[Sequence[str]] = [[siglum for siglum in group if siglum in present] for group in row.divergence.groups]
    if row.divergence.kind is DivergenceClass.ORTHOGRAPHIC:
        spelt = {siglum: marking.spelling(present[siglum].text) for siglum in comparison.sigla if siglum in present}
        groups = [[s for s in spelt if spelt[s] == spelling] for spelling in dict.fromkeys(spelt.values())]
        groups.sort(key=len, reverse=True)
    groups = sorted((group for group in groups if group), key=lambda group: comparison.baseline not in group)
    chosen = [(group, comparison.baseline if comparison.baseline in group else group[0]) for group in groups]
    return [(tuple(group), present[siglum]) for group, siglum in chosen]
