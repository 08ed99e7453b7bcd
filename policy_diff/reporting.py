"""Reports as files: the suffix chooses the format.

A file appears whole or not at all: it is written beside its place and renamed when complete. To add
a format, write its renderer in `reports/` and add a line to `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from policy_diff import output
from policy_diff.errors import UsageError, listed
from policy_diff.model import Comparison
from policy_diff.reports.wording import Lang

Renderer = Callable[[Comparison, Lang], bytes]


def _html(comparison: Comparison, lang: Lang) -> bytes:
    from policy_diff.reports import html_report

    return html_report.render(comparison, lang=lang).encode("utf-8")


def _word(comparison: Comparison, lang: Lang) -> bytes:
    from policy_diff.reports import word_report

    return word_report.render(comparison, lang=lang)


def _excel(comparison: Comparison, lang: Lang) -> bytes:
    from policy_diff.reports import excel_report

    return excel_report.render(comparison, lang=lang)


def _markdown(comparison: Comparison, lang: Lang) -> bytes:
    from policy_diff.reports import markdown_report

    return markdown_report.render(comparison, lang=lang).encode("utf-8")


def _pdf(comparison: Comparison, lang: Lang) -> bytes:
    from policy_diff.reports import pdf_report

    return pdf_report.render(comparison, lang=lang)


def _csv(comparison: Comparison, lang: Lang) -> bytes:
    from policy_diff.reports import csv_report

    return csv_report.readings_csv(comparison, lang).encode("utf-8")


def _json(comparison: Comparison, lang: Lang) -> bytes:
    from policy_diff.reports import json_report

    return json_report.comparison_json(comparison).encode("utf-8")


#: what each suffix means
FORMATS: dict[str, Renderer] = {
    ".html": _html,
    ".docx": _word,
    ".pdf": _pdf,
    ".xlsx": _excel,
    ".md": _markdown,
    ".csv": _csv,
    ".json": _json,
}


def check_report(path: str | Path, inputs: Iterable[str]) -> None:
    """Refuse a report that could not be made or written, before the work. Raises UsageError."""
    if _renderer(path) is _pdf:
        from policy_diff.reports import pdf_report

        pdf_report.check()
    output.check_target(str(path), inputs)


def write_report(comparison: Comparison, path: str | Path, lang: Lang) -> None:
    """Write the report of `comparison` to `path`; what was there is replaced by a complete file only.

    Raises UsageError for a suffix that is no format, for a path that is one of the policies' own
    files, and where it cannot be written.
    """
    check_report(path, [policy.source.path for policy in comparison.policies])
    data = _renderer(path)(comparison, lang)
    output.write_bytes(data, str(path))


def _renderer(path: str | Path) -> Renderer:
    suffix = Path(path).suffix.lower()
    if suffix not in FORMATS:
        named = f"{suffix} is not a kind of report" if suffix else "has no suffix that says which kind of report"
        raise UsageError(named, where=f"-o {path}", to_do=f"end the name in one of: {listed(FORMATS)}")
    return FORMATS[suffix]
