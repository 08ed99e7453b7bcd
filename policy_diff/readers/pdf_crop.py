"""The part of a page that is shown: a PDF's page may be larger than what its crop box lets be seen.

Why: boxes are told from the corner of the page as shown, and what stands outside of it is not part of the
text, though it is not lost. What this leaves alone: pages that are shown whole, as nearly all are.
"""

from __future__ import annotations

from collections.abc import Sequence

from pdfminer.pdfpage import PDFPage

from policy_diff.readers.pdf_sheet import Glyph

#: a crop box that differs by less, in points, is the page
SLACK = 1.0


def cropped(page: PDFPage) -> bool:
    """Make the crop box of a page its whole, and say whether that cuts anything off."""
    media, crop = page.mediabox, page.cropbox
    shown = (max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3]))
    if shown[2] - shown[0] < SLACK or shown[3] - shown[1] < SLACK:
        return False
    cut = any(abs(one - other) > SLACK for one, other in zip(shown, media, strict=True))
    if cut:
        page.mediabox = shown
    return cut


def seen(glyphs: Sequence[Glyph], width: float, height: float) -> tuple[tuple[Glyph, ...], str]:
    """The glyphs on the page as shown, and what those outside of it say, in the order of painting."""
    inside = [0 <= glyph.middle <= width and 0 <= glyph.y <= height for glyph in glyphs]
    shown = tuple(glyph for glyph, here in zip(glyphs, inside, strict=True) if here)
    hidden = "".join(glyph.text for glyph, here in zip(glyphs, inside, strict=True) if not here)
    return shown, hidden
