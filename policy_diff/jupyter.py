"""What Jupyter shows of a policy or a comparison when a cell ends with it.

A piece of HTML that needs nothing else: its style is inside and reaches nothing outside, there is no
script, and all that files say is escaped. Labels are English unless asked for in Arabic; what the
policies say runs from right to left either way.

    comparison                          summary, facts side by side, associations and sections
    policy                              facts, sections with their items, repairs
    jupyter.shown(comparison, "ar")     the same with Arabic labels
    jupyter.table(frame)                a frame, each cell in its own direction, no text cut or run as HTML

IPython is not needed and not imported: Jupyter asks an object for `_repr_html_`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from policy_diff.model import Comparison, FactRows, Item, Policy, Section
from policy_diff.reports import content, labels, wording
from policy_diff.reports.content.edition import Edition
from policy_diff.reports.content.view import Badge, FactTable, Matrix, Point, Repair, Standing
from policy_diff.reports.direction import Direction
from policy_diff.reports.html_report import DIRECTIONS
from policy_diff.reports.isolation import isolated
from policy_diff.reports.wording import Lang, say

if TYPE_CHECKING:
    import pandas as pd

#: colours are see-through, so that they suit light and dark notebooks; words say the same
_STYLE = """
.policy-diff{line-height:1.6;max-width:75em}
.policy-diff table{border-collapse:collapse;margin:.4em 0}
.policy-diff th,.policy-diff td{border:1px solid rgba(128,128,128,.4);padding:.2em .6em}
.policy-diff th,.policy-diff td{text-align:start;vertical-align:top}
.policy-diff table.dataframe td{unicode-bidi:plaintext;white-space:pre-wrap}
.policy-diff ol,.policy-diff ul{list-style:none;margin:0;padding-inline-start:1.4em}
.policy-diff summary{cursor:pointer;font-weight:700}
.policy-diff .soft{opacity:.7}
.policy-diff .title{font-size:1.2em;font-weight:700}
.policy-diff .badge{border:1px solid;border-radius:.7em;padding:0 .5em;font-size:.85em;white-space:nowrap}
.policy-diff .high{background:rgba(220,60,50,.18)}
.policy-diff .medium{background:rgba(240,160,30,.18)}
.policy-diff .low{background:rgba(70,130,180,.15)}
"""
_LOOKS = {"substantive": "high", "unclear": "high", "missing": "medium", "absent": "medium", "moved": "low"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of HTML that Jupyter shows."""

    text: str

    def _repr_html_(self) -> str:
        return self.text


def shown(value: Policy | Comparison, lang: Lang) -> Shown:
    """A policy or comparison with labels in `lang`."""
    return Shown(html(value, lang))


def html(value: Policy | Comparison, lang: Lang = "en") -> str:
    """A policy or comparison as a piece of HTML."""
    return _wrapped(_comparison(value, lang) if isinstance(value, Comparison) else _policy(value, lang), lang)


def table(frame: pd.DataFrame, lang: Lang = "en") -> Shown:
    """A frame as it is, whole: pandas' own view cuts texts and orders Arabic cells from left to right."""
    import pandas as pd

    with pd.option_context("display.max_colwidth", None):
        body = Markup(frame.to_html(escape=True, border=0))
    return Shown(_wrapped(body, lang))


def _wrapped(body: Markup, lang: Lang) -> str:
    style = Markup("<style>{}</style>").format(Markup(_STYLE))
    return str(
        Markup('<div class="policy-diff" dir="{}" lang="{}">{}{}</div>').format(DIRECTIONS[lang], lang, style, body)
    )


def _joined(pieces: Iterable[Markup]) -> Markup:
    return Markup("").join(pieces)


def _quoted(text: str) -> Markup:
    """What a policy says."""
    return Markup('<bdi dir="rtl" lang="ar">{}</bdi>').format(isolated(text, "rtl")) if text else Markup("")


def _badge(badge: Badge, base: Direction) -> Markup:
    return Markup('<span class="badge {}">{}</span>').format(badge.severity, isolated(badge.text, base))


def _table(heads: Iterable[Markup], rows: Iterable[Iterable[Markup]]) -> Markup:
    head = _joined(Markup('<th scope="col">{}</th>').format(cell) for cell in heads)
    body = _joined(Markup("<tr>{}</tr>").format(_joined(row)) for row in rows)
    return Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(head, body)


def _cell(content: Markup, look: str = "") -> Markup:
    return Markup('<td class="{}">{}</td>').format(look, content) if look else Markup("<td>{}</td>").format(content)


def _head(title: Markup, under: Markup) -> Markup:
    return Markup('<div class="title">{}</div><div class="soft">{}</div>').format(title, under)


def _comparison(comparison: Comparison, lang: Lang) -> Markup:
    report, base = content.build(comparison, lang), DIRECTIONS[lang]
    points = (_point(point, base, report.sigla, lang) for point in report.summary.points)
    cautions, sentences = (
        _joined(Markup("<li>{}</li>").format(isolated(text, base, report.sigla)) for text in texts)
        for texts in (report.summary.cautions, report.summary.sentences)
    )
    return _joined(
        (
            _head(isolated(report.title, base), isolated(report.subtitle, base, report.sigla)),
            Markup("<p>{}</p><ul>{}{}{}</ul>").format(
                isolated(report.summary.lead, base, report.sigla), cautions, _joined(points), sentences
            ),
            *(_facts(table, base, lang) for table in report.facts),
            *(_matrix(table, base, lang) for table in report.matrix),
        )
    )


def _point(point: Point, base: Direction, sigla: Sequence[str], lang: Lang) -> Markup:
    voices = (f"{labels.joined(lang, voice.sigla)}: {voice.text}" for voice in point.voices)
    said = (isolated(text, base, sigla) for text in (*voices, point.explanation, point.note) if text)
    lines = _joined(Markup("<li>{}</li>").format(line) for line in said)
    return Markup("<li><b>{}</b> {}<ul>{}</ul></li>").format(
        isolated(point.name, base, sigla), _badge(point.badge, base), lines
    )


def _facts(table: FactTable, base: Direction, lang: Lang) -> Markup:
    heads = (escape(say(lang, "report.fact")), *(Markup("<bdi>{}</bdi>").format(siglum) for siglum in table.sigla))
    rows = (
        (
            Markup('<th scope="row">{}<br>{}</th>').format(isolated(row.name, base), _badge(row.badge, base)),
            *(_cell(isolated(cell.text, base), "soft" if cell.status == "not_stated" else "") for cell in row.cells),
        )
        for row in table.rows
    )
    return _table(heads, rows)


def _matrix(table: Matrix, base: Direction, lang: Lang) -> Markup:
    heads = (escape(say(lang, "report.section")), *(Markup("<bdi>{}</bdi>").format(siglum) for siglum in table.sigla))
    rows = (
        (
            Markup('<th scope="row">{}</th>').format(isolated(row.name, base)),
            *(_cell(isolated(cell.text, base), _standing(cell)) for cell in row.cells),
        )
        for row in table.rows
    )
    return _table(heads, rows)


def _standing(cell: Standing) -> str:
    return _LOOKS.get(cell.kind, "soft" if cell.kind == "same" else "")


def _policy(policy: Policy, lang: Lang) -> Markup:
    alone = Comparison(policies=(policy,), baseline="", sections=(), facts=FactRows())
    edition, base = Edition(alone, lang), DIRECTIONS[lang]
    (witness,) = content.appendix.witnesses(edition)
    said = (
        policy.siglum,
        witness.title,
        labels.policy_type_name(lang, policy.policy_type),
        witness.file,
        witness.repaired,
    )
    under = Markup(" · ").join(isolated(text, base, (policy.siglum,)) for text in said if text)
    return _joined(
        (
            _head(isolated(witness.association, base), under),
            _stated(policy, base, lang),
            *(_section(policy, section, base, lang) for section in policy.sections),
            _repairs(witness.repairs, base, lang),
        )
    )


def _stated(policy: Policy, base: Direction, lang: Lang) -> Markup:
    """The facts, with the policy's own words and the lines."""
    if not policy.facts:
        return Markup("")
    heads = (say(lang, key) for key in ("report.fact", "jupyter.value", "excel.column.text", "report.place"))
    rows = (
        (
            Markup('<th scope="row">{}</th>').format(isolated(labels.fact_name(lang, fact.key), base)),
            _cell(isolated(labels.fact_text(lang, fact), base), "soft" if fact.status == "not_stated" else ""),
            _cell(_quoted(fact.text)),
            _cell(isolated(labels.lines_text(lang, fact.lines), base) if fact.lines else Markup("")),
        )
        for fact in policy.facts.values()
    )
    return _table(map(escape, heads), rows)


def _section(policy: Policy, section: Section, base: Direction, lang: Lang) -> Markup:
    name = labels.section_name(lang, section.key, (policy.policy_type,))
    total = wording.count(lang, "count.item", sum(1 for _ in section.walk()))
    head = isolated(" · ".join((name, total, labels.lines_text(lang, section.lines))), base)
    return Markup('<details><summary>{}</summary><div dir="rtl" lang="ar">{}</div></details>').format(
        head, _items(section.items)
    )


def _items(items: Iterable[Item]) -> Markup:
    def one(item: Item) -> Markup:
        marker = Markup('<span class="soft"><bdi>{}</bdi></span> ').format(item.marker) if item.marker else Markup("")
        below = _items(item.items) if item.items else Markup("")
        return Markup("<li>{}{}{}</li>").format(marker, isolated(item.text, "rtl"), below)

    return Markup("<ol>{}</ol>").format(_joined(map(one, items)))


def _repairs(repairs: Sequence[Repair], base: Direction, lang: Lang) -> Markup:
    """The repaired lines before and after."""
    if not repairs:
        return Markup("")
    heads = (say(lang, f"report.{key}") for key in ("line", "repair", "before", "after"))
    rows = (
        (
            _cell(escape(repair.line)),
            _cell(isolated(" · ".join(filter(None, (repair.names, repair.note))), base)),
            _cell(_quoted(repair.before)),
            _cell(_quoted(repair.after)),
        )
        for repair in repairs
    )
    title = isolated(say(lang, "report.repairs"), base)
    return Markup("<details><summary>{}</summary>{}</details>").format(title, _table(map(escape, heads), rows))
