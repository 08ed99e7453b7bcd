"""A comparison as a PDF: what the HTML and Word reports say, on A4, to mail, print and keep.

It is set by typst from `templates/report.typ`. The template is always the same text; what the report
says goes to it as data, so that nothing a policy or a file name holds can be an order to it. Fonts
are the package's own, system fonts are not looked at, nothing is fetched, and the file bears a fixed
date: the same comparison gives the same bytes. It is tagged, and valid for archives (PDF/A-3a) and
for screen readers (PDF/UA-1). What the report says is made by `content`.

    render(comparison, lang="ar")      the file as bytes
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from policy_diff.errors import UsageError
from policy_diff.model import Comparison
from policy_diff.reports import content, pdf_fonts
from policy_diff.reports.content import Report, view
from policy_diff.reports.direction import Direction, direction_of, parts, printable
from policy_diff.reports.wording import Lang, say

DIRECTIONS: dict[Lang, Direction] = {"ar": "rtl", "en": "ltr"}
#: archives and screen readers
STANDARDS = ("a-3a", "ua-1")
#: what the template says by itself
_WORDS = (
    *("aid", "summary", "facts", "fact", "matrix", "matrix_note", "section", "sections", "legend", "gone", "new"),
    *("legend_gone", "legend_new", "appendix", "policies", "siglum", "association", "document", "file", "repaired"),
    *("findings", "no_findings", "severity", "message", "place", "repairs", "repairs_note", "line", "before"),
    *("after", "repair"),
)
#: fields that the template decides by; they are never shown
_CODES = frozenset({"kind", "severity", "status", "mark", "style", "tight", "number"})
#: fields that hold names, which stand for themselves whatever they are made of
_NAMES = frozenset({"siglum", "sigla", "association", "file"})
#: fields that hold a policy's words
_ARABIC = frozenset({"quote", "before", "after"})
#: parts that others lead to; each anchor is set once, where it stands first
_PLACES = (view.FactRow, view.Item, view.Section, view.Witness, view.Repair)

#: a run of text, or one that runs against its line with its direction
Run = str | list[str]


def check() -> None:
    """Raises UsageError, which says what to install, when PDFs cannot be made here."""
    _typst()


def render(comparison: Comparison, *, lang: Lang) -> bytes:
    """The file. Raises UsageError when typst is not installed."""
    typst = _typst()
    data = json.dumps(told(content.build(comparison, lang), lang), ensure_ascii=False)
    with pdf_fonts.folder() as folder:
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
        compiler = typst.Compiler(_template(), font_paths=fonts, sys_inputs={"data": data})
        made, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=list(STANDARDS))
    if warnings:  # an unknown font, say, which would set another one in its place
        raise RuntimeError(f"report.typ: {warnings[0].message}")
    return bytes(made)


def told(report: Report, lang: Lang) -> dict[str, Any]:
    """What the template gets: the report and its own words, each text cut into runs by direction."""
    plain = _Plain(DIRECTIONS[lang], report)
    words = {key: plain.runs(say(lang, f"report.{key}")) for key in _WORDS}
    page = say(lang, "report.page", page="\v{page}\v", pages="\v{pages}\v").split("\v")
    return {
        "lang": lang,
        "dir": DIRECTIONS[lang],
        "fonts": list(pdf_fonts.FAMILIES),
        "title": pdf_fonts.drawn(printable(report.title)),
        "description": pdf_fonts.drawn(say(lang, "report.description")),
        "words": {**words, "comma": say(lang, "list_comma"), "page": page},
        "report": plain.of(report),
    }


class _Plain:
    """Turns the parts of one report into dictionaries, lists and texts."""

    def __init__(self, base: Direction, report: Report) -> None:
        self.base = base
        self.sigla = report.sigla
        self.known = {part.anchor for part in _within(report) if isinstance(part, _PLACES)}
        self.set: set[str] = set()

    def of(self, part: Any) -> dict[str, Any]:
        """A part of the report."""
        return {field.name: self.field(part, field.name, getattr(part, field.name)) for field in fields(part)}

    def field(self, part: Any, name: str, value: Any) -> Any:
        if isinstance(value, tuple):
            return [self.field(part, name, one) for one in value]
        if is_dataclass(value):
            return self.of(value)
        if name == "anchor":
            return self.anchor(part, value)
        if not isinstance(value, str) or name in _CODES:
            return value
        if name in _NAMES or (isinstance(part, view.Witness) and name == "title"):
            return self.name(value)
        if name in _ARABIC or isinstance(part, view.Chunk):
            return self.runs(value, "rtl")
        return self.runs(value)

    def runs(self, text: str, base: Direction | None = None) -> list[Run]:
        """The runs of a line that runs in `base`, or as the page does."""
        names = self.sigla if base is None else ()
        return [self.run(part.text, part.direction) for part in parts(text, base or self.base, names)]

    def name(self, text: str) -> list[Run]:
        """A name, which runs in its own direction."""
        text = printable(text)
        direction = direction_of(text)
        return [self.run(text, direction if direction != self.base else None)] if text else []

    def run(self, text: str, direction: Direction | None) -> Run:
        text = pdf_fonts.drawn(text)
        return text if direction is None else [text, direction]

    def anchor(self, part: Any, anchor: str) -> str:
        """Where others lead to or where this leads; nothing when it is set already, or nowhere."""
        if not isinstance(part, _PLACES):
            return anchor if anchor in self.known else ""
        if anchor in self.set:
            return ""
        self.set.add(anchor)
        return anchor


def _within(part: Any) -> Iterator[Any]:
    """`part` and all its parts."""
    if isinstance(part, tuple):
        for one in part:
            yield from _within(one)
    elif is_dataclass(part):
        yield part
        for field in fields(part):
            yield from _within(getattr(part, field.name))


@cache
def _template() -> bytes:
    return files("policy_diff.reports").joinpath("templates", "report.typ").read_bytes()


def _typst() -> Any:
    """The program that sets the pages; loaded here only, since it is large and not everybody needs it."""
    try:
        import typst
    except ImportError:
        raise UsageError(
            "a PDF report needs typst, which is not installed",
            to_do="pip install 'policy-diff[pdf-report]', or end the name in .docx or .html",
        ) from None
    return typst
