"""The sections item by item: who reads what, where, and which words differ.

Neighbours that agree are told together, and so are neighbours that the same policies lack.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

from normalizers import alphabet
from policy_diff.model import DivergenceClass, Reading, Row, SectionRows
from policy_diff.reports import marking, wording
from policy_diff.reports.content.edition import Edition
from policy_diff.reports.content.view import Block, Chunk, Item, Mark, Section, Voicing
from policy_diff.reports.terminal import witnesses
from policy_diff.reports.wording import say

Style = Literal["same", "alike", "item"]
Numbered = tuple[int, Row]


def sections(edition: Edition) -> tuple[Section, ...]:
    """All sections."""
    return tuple(_section(edition, at, section) for at, section in enumerate(edition.comparison.sections, 1))


def _section(edition: Edition, at: int, section: SectionRows) -> Section:
    sigla = edition.comparison.sigla
    lacking = [siglum for siglum in sigla if not any(row.readings.get(siglum) for row in section.rows)]
    return Section(
        anchor=f"s{at}",
        name=edition.section_name(section),
        total=wording.count(edition.lang, "count.item", len(section.rows)),
        note=say(edition.lang, "compare.not_in", sigla=edition.joined(lacking)) if lacking else "",
        blocks=tuple(_blocks(edition, at, section)),
    )


def _blocks(edition: Edition, at: int, section: SectionRows) -> Iterator[Block]:
    numbered = enumerate(section.rows, 1)
    for (style, _), group in groupby(numbered, key=lambda pair: _likeness(edition, pair[1])):
        rows = list(group)
        if style == "same" or (style == "alike" and len(rows) > 1):
            items = tuple(_item(edition, at, number, row) for number, row in rows)
            yield Block(style=style, title=_title(edition, style, rows), items=items)
        else:
            for number, row in rows:
                yield Block(style="item", title="", items=(_item(edition, at, number, row),))


def _likeness(edition: Edition, row: Row) -> tuple[Style, str]:
    """What a row has in common with its neighbours, so that it need not be told by itself."""
    kind, alone = row.divergence.kind, len(_readings(edition, row)) == 1
    if kind in (DivergenceClass.IDENTICAL, DivergenceClass.ORTHOGRAPHIC) and alone:
        return "same", kind.value
    if kind is DivergenceClass.MISSING and alone and not row.moved:
        return "alike", f"{row.divergence.severity} {' '.join(_lacking(edition, row))}"
    return "item", ""


def _title(edition: Edition, style: Style, rows: Sequence[Numbered]) -> str:
    """`3 items the same in all`, or `Items 4–8 · not in …`."""
    (first, row), (last, _) = rows[0], rows[-1]
    if style == "same":
        key = "same" if row.divergence.kind is DivergenceClass.IDENTICAL else "same_but"
        return say(edition.lang, f"compare.{key}", items=wording.count(edition.lang, "count.item", len(rows)))
    missing = say(edition.lang, "compare.not_in", sigla=edition.joined(_lacking(edition, row)))
    items = say(edition.lang, "report.items", first=first, last=last)
    return say(edition.lang, "report.alike", items=items, missing=missing)


def _item(edition: Edition, at: int, number: int, row: Row) -> Item:
    lang, lacking = edition.lang, _lacking(edition, row)
    orthographic = row.divergence.kind is DivergenceClass.ORTHOGRAPHIC
    explanation = wording.pick(lang, row.divergence.explanation)
    return Item(
        number=number,
        anchor=f"s{at}-{number}",
        name=say(lang, "report.item", number=number),
        badge=edition.badge(row.divergence),
        explanation=say(lang, "report.spelling") if orthographic else explanation,
        readings=tuple(_voicings(edition, row)),
        missing=say(lang, "compare.not_in", sigla=edition.joined(lacking)) if lacking else "",
        moved=say(lang, "compare.moved", sigla=edition.joined(row.moved)) if row.moved else "",
    )


def _lacking(edition: Edition, row: Row) -> list[str]:
    return [siglum for siglum in edition.comparison.sigla if row.readings.get(siglum) is None]


def _readings(edition: Edition, row: Row) -> list[tuple[tuple[str, ...], Reading]]:
    """Who reads what. Where the policies' own names are all that differs, every text is shown."""
    groups = witnesses(edition.comparison, row)
    if row.divergence.kind is not DivergenceClass.WORDING or len(groups) > 1:
        return groups
    spelt: dict[tuple[str, ...], list[str]] = {}
    for siglum in groups[0][0]:
        reading = row.readings[siglum]
        if reading:
            spelt.setdefault(marking.spelling(reading.text), []).append(siglum)
    apart = sorted(spelt.values(), key=lambda group: (edition.comparison.baseline not in group, -len(group)))
    return [(tuple(group), reading) for group in apart if (reading := row.readings[group[0]])]


def _voicings(edition: Edition, row: Row) -> Iterator[Voicing]:
    """Every reading, the one compared with first; words are marked in the others."""
    groups = _readings(edition, row)
    spelling = row.divergence.kind is DivergenceClass.ORTHOGRAPHIC
    for position, (sigla, reading) in enumerate(groups):
        places = (edition.place(siglum, held.lines) for siglum in sigla if (held := row.readings[siglum]))
        yield Voicing(
            places=tuple(places),
            chunks=_chunks(groups[0][1].text, reading.text, spelling) if position else (Chunk(reading.text),),
            reference=say(edition.lang, "report.reference") if not position and len(groups) > 1 else "",
        )


def _chunks(reference: str, text: str, spelling: bool) -> tuple[Chunk, ...]:
    """`text` with the words of `reference` that it lacks, each run with its mark."""
    runs: list[tuple[str, Mark]] = []
    for change in marking.changes(reference, text, spelling=spelling):
        if change.kind == "equal":
            runs.append((change.after, "same"))
        else:
            runs += [(words, mark) for words, mark in ((change.before, "gone"), (change.after, "new")) if words]  # type: ignore[misc]
    return tuple(
        Chunk(words, mark, tight=at == 0 or _is_tight(runs[at - 1], (words, mark)))
        for at, (words, mark) in enumerate(runs)
    )


def _is_tight(before: tuple[str, Mark], after: tuple[str, Mark]) -> bool:
    """Whether punctuation stands at a word, as it is written; what was changed always stands apart."""
    if before[1] != "same" and after[1] != "same":
        return False
    closes = after[0][0] in alphabet.CLOSERS or after[0][0] in alphabet.CLOSE_BRACKETS
    return closes or before[0][-1] in alphabet.OPEN_BRACKETS
