"""Headings that an extractor wrote below the paragraph they head, and short pieces that it wrote below their line.

    تقديم خدمة متميزة للمستفيدين …
    الهدف العام :                       (heads the paragraph above it)
    الأهداف التفصيلية :                 (nothing stands between the two)

Only in a document whose lines are known to be torn, and only for a known heading that would head nothing where it
stands. What this leaves alone: headings of sections that are simply empty, which stand above one that is not, and
paragraphs that begin on another page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from normalizers import alphabet, fold
from policy_diff.profiles import forms
from policy_diff.segment.heading_forms import plain_heading
from policy_diff.segment.reading_order_pieces import heads
from policy_diff.segment.reading_order_rows import PIECES, Row, joined
from policy_diff.segment.sentences import ends_clause

#: fewer letters than this at the end of a document head nothing and are nothing to be headed
FEWEST_LETTERS = 4
_VERSION = re.compile(r"\d{1,2}(?:\.\d{1,2})*")
WHY = "a heading written below its paragraph"


def raise_headings(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows, with every known heading that has nothing below it above the paragraph that has no other."""
    out = list(rows)
    for at in range(1, len(out)):
        if is_heading(out[at]) and not is_heading(out[at - 1]) and _heads_nothing(out, at):
            start = _paragraph(out, at)
            if start and not is_heading(out[start - 1]) and out[start].page == out[at].page:
                out.insert(start, replace(out.pop(at), why=WHY))
    return tuple(out)


def is_heading(row: Row) -> bool:
    """Whether the row is a heading that a profile knows, numbered or not."""
    return heads(plain_heading(row.text.rstrip(" :")))


def _heads_nothing(rows: Sequence[Row], at: int) -> bool:
    lower = (rows[place] for place in range(at + 1, len(rows)))
    below = next((row for row in lower if sum(map(str.isalpha, row.text)) >= FEWEST_LETTERS), None)
    return below is None or is_heading(below)


def _paragraph(rows: Sequence[Row], end: int) -> int:
    """Where the paragraph begins that ends before row `end`: below a clause that ended, or a heading."""
    start = end - 1
    while start > 0 and not ends_clause(rows[start - 1].text) and not is_heading(rows[start - 1]):
        start -= 1
    return start


def with_versions(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows; a number alone below a word of the cover that calls for one («النسخة») is a piece of its line."""
    out: list[Row] = []
    for row in rows:
        calls = bool(out) and fold(out[-1].text) in forms().cover_words and out[-1].page == row.page
        if calls and _VERSION.fullmatch(row.text.translate(alphabet.TO_ASCII_DIGITS)):
            out[-1] = joined((out[-1], row), PIECES)
        else:
            out.append(row)
    return tuple(out)


def with_calendars(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows; the letter of a calendar that stands alone below a date is a piece of its line."""
    out: list[Row] = []
    for row in rows:
        letters = row.text.strip("".join(alphabet.CLOSERS) + " " + alphabet.TATWEEL)
        near = bool(out) and out[-1].page == row.page
        if near and letters in alphabet.CALENDAR_LETTERS and out[-1].text[-1].isdigit():
            out[-1] = joined((out[-1], row), PIECES)
        else:
            out.append(row)
    return tuple(out)
