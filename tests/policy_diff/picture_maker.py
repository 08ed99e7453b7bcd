"""Pictures of Arabic lines for tests, drawn with a typeface that comes with matplotlib.

Pillow alone does not join letters; presentation forms in the order of the eye look the same.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import arabic_reshaper
import matplotlib
from bidi.algorithm import get_display
from PIL import Image, ImageDraw, ImageFont

#: dots an inch, and pixels of the type: 14 points
DPI, SIZE = 200, 39


def picture(lines: Sequence[str]) -> Image.Image:
    """The lines, one below the other, set to the right."""
    font = ImageFont.truetype(
        str(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"),
        SIZE,
        layout_engine=ImageFont.Layout.BASIC,
    )
    image = Image.new("L", (1500, 120 + 90 * len(lines)), 255)
    pen = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        seen = get_display(arabic_reshaper.reshape(line), base_dir="R")
        pen.text((1420 - pen.textlength(seen, font), 60 + 90 * number), seen, font=font, fill=0)
    return image


def encoded(*pages: Image.Image, kind: str = "PNG") -> bytes:
    """The pictures as one file: a PNG or JPEG of the first, or all in a TIFF or PDF."""
    out = io.BytesIO()
    several = {"save_all": True, "append_images": pages[1:]} if kind in ("TIFF", "PDF") else {}
    size = {"resolution": DPI} if kind == "PDF" else {"dpi": (DPI, DPI)}
    pages[0].save(out, kind, **several, **size)
    return out.getvalue()
