"""What is probably wrong with a line that is no TOML, in the words of those who write profiles.

    titles = [“…”]   ->   texts stand between straight quotes: "…"

Why: the TOML reader says «Invalid value», and a word processor's quotes look right to whoever typed them. What this
leaves alone: lines that show nothing usual; for those the reader's own words must do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from normalizers import alphabet

_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"')
_BARE = re.compile(r"=\s*(?!true\b|false\b)([^\W\d]\w*)\s*$")
_SIDE_BY_SIDE = re.compile(r'""\s+""')


def usual_slips(line: str, reason: str) -> tuple[str, ...]:
    """What the line shows that TOML does not have, the likeliest first; `reason` is what the TOML reader said."""
    return tuple(_slips(_TEXT.sub('""', line.partition("#")[0]), reason))


def _slips(bare: str, reason: str) -> Iterator[str]:
    """`bare` is the line with its texts emptied."""
    if any(unicodedata.category(c) in ("Pi", "Pf") for c in bare):
        yield 'texts stand between straight quotes: "…"'
    if alphabet.COMMA in bare:
        yield "values are parted by a comma of the Latin keyboard: ,"
    if found := _BARE.search(bare):
        yield f'«{found[1]}» is neither true nor false, and a text stands between quotes: "…"'
    if _SIDE_BY_SIDE.search(bare):
        yield 'a comma is missing between two texts: "…", "…"'
    if bare.count('"') % 2:
        yield "a quote is not closed on its line"
    if bare.count("{") > bare.count("}"):
        yield "{ … } stands on one line"
    if bare.count("[") > bare.count("]") and bare.strip().startswith("["):
        yield "a header is closed: [[sections]]"
    if "twice" in reason and "sections" in bare:
        yield "each section begins with two brackets: [[sections]]"
    elif "overwrite" in reason or "twice" in reason:
        yield "the key stands twice in its table"
