"""A picture of the page on which something stands, with its lines framed.

    render(policy, item)  ->  PNG bytes

Why: a quotation is believed when it can be seen on the page. The file is read again, and must still be
the one that the policy was read from. What this leaves alone: files without pages, which have nothing to show.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policy_diff.errors import UnreadableError, UsageError
from policy_diff.layout import Box, Layout
from policy_diff.model import Fact, Finding, Item, Lines, Policy, Reading, Section

if TYPE_CHECKING:
    from PIL.Image import Image

Passage = Item | Fact | Section | Finding | Reading | Lines

#: dots an inch unless asked otherwise: a page of A4 is 910 × 1290 pixels then
DPI = 110
#: more than this makes pictures that no screen shows
MOST_DPI = 600
#: the frame: its colour, its width and its distance from the letters, in points
COLOUR, WIDTH, APART = (200, 30, 30), 1.5, 2.0
_PDF, _PICTURES = "application/pdf", "image/"


def render(policy: Policy, passage: Passage, *, page: int | None = None, dpi: int = DPI) -> bytes:
    """The page on which `passage` (an item, fact, section, finding, reading or lines) of `policy` stands, as PNG.

    Its lines are framed; lines of which only the page is known are not. A passage on several pages is
    shown on its first unless `page`, counted from 1, says which. Raises UsageError where the policy has
    no pages or the passage does not stand on that page, and UnreadableError when the file has gone or
    is another.
    """
    lines = passage if isinstance(passage, Lines) else passage.lines
    layout, where = policy.layout, policy.source.path
    if layout is None or not layout.pages or not _can_be_shown(policy.source.media_type):
        raise UsageError("has no pages to show", where=where, to_do="only PDFs and pictures of pages can be rendered")
    if not 1 <= dpi <= MOST_DPI:
        raise UsageError(f"cannot be rendered at {dpi} dots an inch", where=where, to_do=f"give 1 to {MOST_DPI}")
    pages = sorted({place.page for place in layout.spots(lines.first, lines.last)}) if lines else []
    if not pages:
        raise UsageError("stands on no page", where=where, to_do="it was not found in the text, or has no lines")
    if page is not None and page not in pages:
        listed = ", ".join(map(str, pages))
        raise UsageError(f"does not stand on page {page}", where=where, to_do=f"it stands on: {listed}")
    number = pages[0] if page is None else page
    picture = _drawn(_data(policy), policy.source.media_type, number, layout.pages[number - 1].width, dpi)
    assert lines is not None
    return _framed(picture, _boxes(layout, lines, number), dpi / 72)


def _can_be_shown(media_type: str) -> bool:
    return media_type == _PDF or media_type.startswith(_PICTURES)


def _data(policy: Policy) -> bytes:
    """The file that the policy was read from, if it is still that file."""
    path = policy.source.path
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableError(f"cannot be read again: {reason}", where=path, to_do="put it back") from None
    if hashlib.sha256(data).hexdigest() != policy.source.sha256:
        raise UnreadableError("has changed since it was read", where=path, to_do="read the policy again")
    return data


def _boxes(layout: Layout, lines: Lines, page: int) -> list[Box]:
    """What to frame: the boxes of the lines on that page, those that follow each other as one."""
    out: list[Box] = []
    for place in layout.spots(lines.first, lines.last):
        if place.page != page or place.box is None:
            continue
        follows = bool(out) and -APART <= place.box.top - out[-1].bottom <= 2 * place.size + APART
        beside = bool(out) and place.box.left < out[-1].right and out[-1].left < place.box.right
        if follows and beside:
            out[-1] = out[-1].around(place.box)
        else:
            out.append(place.box)
    return out


def _drawn(data: bytes, media_type: str, page: int, width: float, dpi: int) -> Image:
    """The page in colour, at so many dots an inch; `width` is that of the page in points."""
    if media_type == _PDF:
        return _pdf_page(data, page, dpi / 72)
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(data)) as file:
        file.seek(page - 1)
        picture = ImageOps.exif_transpose(file).convert("RGB")
    scale = width * dpi / 72 / picture.width
    return picture.resize((max(1, round(picture.width * scale)), max(1, round(picture.height * scale))))


def _pdf_page(data: bytes, page: int, scale: float) -> Image:
    import pypdfium2 as pdfium

    document: Any = pdfium.PdfDocument(data)
    try:
        shown = document[page - 1]
        try:
            drawn: Image = shown.render(scale=scale).to_pil().convert("RGB")
            return drawn
        finally:
            shown.close()
    finally:
        document.close()


def _framed(picture: Image, boxes: Iterable[Box], scale: float) -> bytes:
    from PIL import ImageDraw

    pen = ImageDraw.Draw(picture)
    width = max(1, round(WIDTH * scale))
    for box in boxes:
        left, top = (round((edge - APART) * scale) for edge in (box.left, box.top))
        right, bottom = (round((edge + APART) * scale) for edge in (box.right, box.bottom))
        pen.rectangle((max(0, left), max(0, top), min(picture.width - 1, right), min(picture.height - 1, bottom)),
                      outline=COLOUR, width=width)  # fmt: skip
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
