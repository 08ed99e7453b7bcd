"""Pages of a PDF that have no usable text, recognised from their pictures.

Why here: pdfium draws the page, and what is drawn is recognised as any scan is. A page that cannot be
recognised, or for which there is no time left, stays unread and is said to be. What this leaves alone:
pages whose text can be read.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from policy_diff.readers.page_lines import Read
from policy_diff.readers.pdf_opinion import Opinion, letters
from policy_diff.readers.recognition import SECOND_DPI, missing
from policy_diff.readers.scan import Shot, read_shot
from policy_diff.readers.terms import Limits

#: a page is drawn with so many pixels at most: A4 at 300 dots an inch has 9 million, A3 17
MAX_PIXELS = 20_000_000
#: recognition has this share of a file's seconds, so that what was read is still told in time
SHARE = 0.8
#: a page that is mostly picture is taken as recognised when that gives so many times the letters of its text
MORE = 2.0


def wants(pages: Sequence[Read]) -> list[int]:
    """The places of the pages that should be recognised."""
    return [index for index, page in enumerate(pages) if page.page.way == "unread" or page.pictured]


def with_recognised(
    pages: Sequence[Read], second: Opinion | None, limits: Limits, watch: Callable[[int, int], None]
) -> tuple[list[Read], str]:
    """The pages, recognised where they could not be read, and what would have to be installed for more."""
    out, wanted = list(pages), wants(pages)
    if not wanted or second is None:
        return out, ""
    if missing():
        return out, missing()
    end = time.monotonic() + SHARE * limits.seconds
    for done, index in enumerate(wanted):
        watch(done, len(wanted))
        if time.monotonic() > end:
            break
        out[index] = _recognised(out[index], second)
    return out, ""


def _recognised(page: Read, second: Opinion) -> Read:
    """The page as recognised where that gives more than it had."""
    number = page.page.number
    try:
        width, height = second.size(number)
        scale = min(SECOND_DPI / 72, math.sqrt(MAX_PIXELS / max(1.0, width * height)))
        found = read_shot(Shot(second.picture(number, scale), scale), number)
    except (RuntimeError, OSError, ValueError):  # as pdfium, Pillow and tesseract fail; the page stays as it was
        return page
    if page.page.way == "unread":
        return replace(found, page=replace(found.page, way="unread")) if not found.lines else found
    had, has = (letters([line.text for line in one.lines]) for one in (page, found))
    return found if has > MORE * had else replace(page, pictured=False)
