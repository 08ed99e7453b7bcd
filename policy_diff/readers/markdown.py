"""Text in Markdown: without its marks, and with the level of each heading.

    ## heading       the level is the number of signs
    **bold**         the words alone
    | a | b |        a row, as the reader of web pages sets it; the line of dashes below its head is left empty

Why by content: converters of PDF files write Markdown under any suffix. A text is Markdown that has several headings
with signs; one «#» may stand anywhere. Every line stays in its place. What this leaves alone: lists, which look in
Markdown as anywhere, headings underlined with signs, and whether the signs mark headings only
(`segment/outlined.py`).
"""

from __future__ import annotations

import re

from policy_diff.layout import Layout
from policy_diff.readers.document import outline

#: a text with so many headings is Markdown
HEADINGS = 2
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(\S.*?)(?:[ \t]+#+)?[ \t]*")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_ROW = re.compile(r"\s*\|(.*)\|\s*")
_RULE = re.compile(r"[\s|:\-]+")


def read_markdown(text: str) -> tuple[str, Layout | None] | None:
    """The text without marks, and the levels of its headings; None for a text that is not Markdown."""
    lines = text.split("\n")
    headings = [_HEADING.fullmatch(line.rstrip("\r")) for line in lines]
    if sum(heading is not None for heading in headings) < HEADINGS:
        return None
    plain = [_plain(heading[2] if heading else line) for line, heading in zip(lines, headings, strict=True)]
    return "\n".join(plain), outline([len(heading[1]) if heading else None for heading in headings])


def _plain(line: str) -> str:
    """A line without the marks of bold print, and a row of a table without its outer rules."""
    row = _ROW.fullmatch(line)
    if row is None:
        return _BOLD.sub(r"\2", line)
    if _RULE.fullmatch(row[1]):
        return ""
    return " | ".join(_BOLD.sub(r"\2", cell.strip()) for cell in row[1].split("|") if cell.strip())
