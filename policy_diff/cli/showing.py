"""Puts results where the user wants them: on the console, in a file; as text, JSON or CSV."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policy_diff.choices import Bidi, Colour, DiffFormat, Language, TableFormat

if TYPE_CHECKING:
    from policy_diff.model import Comparison
    from policy_diff.reports.screen import Line
    from policy_diff.reports.wording import Lang


@dataclass(frozen=True, slots=True)
class View:
    """How and where a result is shown."""

    output: str | None
    colour: Colour
    bidi: Bidi
    lang: Lang


def view_of(output: str | None, colour: Colour, bidi: Bidi, lang: Language | None) -> View:
    """The view that the options ask for."""
    from policy_diff.console import language

    return View(output, colour, bidi, language(lang))


def write_comparison(comparison: Comparison, format: TableFormat | DiffFormat, view: View) -> None:
    """The comparison in any format that a command offers."""
    from policy_diff.output import write

    if format in (TableFormat.TEXT, DiffFormat.TEXT):
        from policy_diff.reports import terminal

        show(terminal.comparison_lines(comparison, view.lang), view)
    else:
        write(_written(comparison, format, view.lang), view.output)


def _written(comparison: Comparison, format: TableFormat | DiffFormat, lang: Lang) -> str:
    """The comparison as JSON, CSV, Markdown or HTML."""
    if format is TableFormat.CSV:
        from policy_diff.reports import csv_report

        return csv_report.comparison_csv(comparison, lang)
    if format is DiffFormat.MARKDOWN:
        from policy_diff.reports import markdown_report

        return markdown_report.render(comparison, lang=lang)
    if format is DiffFormat.HTML:
        from policy_diff.reports import html_report

        return html_report.render(comparison, lang=lang)
    from policy_diff.reports import json_report

    return json_report.comparison_json(comparison)


def show(lines: Iterable[Line], view: View) -> None:
    """Lines on the user's console, or in the order stored in a file."""
    from policy_diff.console import screen
    from policy_diff.output import write
    from policy_diff.reports.screen import render

    write(render(lines, screen(view.colour, view.bidi, view.lang, to_file=view.output is not None)), view.output)


def show_text(text: str, view: View) -> None:
    """A repaired text: byte for byte, unless a terminal shows it, which would obey what is in it."""
    from dataclasses import replace

    from policy_diff.console import screen
    from policy_diff.output import write
    from policy_diff.reports.screen import line, render

    text = text if text.endswith("\n") else f"{text}\n"
    seen = screen(view.colour, view.bidi, view.lang, to_file=view.output is not None)
    if seen.width is None:
        write(text, view.output)
        return
    if seen.order == "logical":
        seen = replace(seen, width=None)  # the terminal breaks lines itself, and they can be copied whole
    write(render((line("", row) for row in text.removesuffix("\n").split("\n")), seen), view.output)
