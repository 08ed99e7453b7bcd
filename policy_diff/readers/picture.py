"""Pictures of pages (PNG, JPEG, TIFF with one page or many), recognised.

Why limits: a picture of a few kilobytes may claim 50,000 × 50,000 pixels; its size is looked at before
it is unpacked. What this leaves alone: how words are recognised (`recognition`) and ordered (`scan`).
"""

from __future__ import annotations

import io
import math
import time
import warnings
from collections.abc import Callable, Iterator

from PIL import Image, ImageOps, UnidentifiedImageError

from policy_diff.errors import UnreadableError
from policy_diff.layout import Layout
from policy_diff.readers.document import Note
from policy_diff.readers.page_lines import Read, assembled, notes_of
from policy_diff.readers.pdf_scan import SHARE
from policy_diff.readers.recognition import missing
from policy_diff.readers.scan import Shot, read_shot, unread
from policy_diff.readers.terms import Terms

#: A3 at 600 dots an inch has 70 million pixels
MAX_PIXELS = 120_000_000
#: more pixels than this are made fewer before they are recognised
ENOUGH = 20_000_000
#: dots an inch that a scanner may have used; a picture that claims others is taken to be a page of A4
LEAST_DPI, MOST_DPI = 100, 1200
#: the longer side of A4, in inches; a smaller picture than a page at 100 dots an inch is taken to have 150
A4, UNKNOWN_DPI = 11.7, 150


def read_picture(
    data: bytes, name: str, terms: Terms, watch: Callable[[int, int], None]
) -> tuple[str, Layout, tuple[Note, ...]]:
    """The text of a picture, its layout, and what was noticed.

    Raises UnreadableError for a broken or too large picture, for one in which no text is recognised, and
    where nothing can be recognised because tesseract is not installed.
    """
    if not terms.recognise or missing():
        to_do = f"install {missing()}, or ask for the document itself" if terms.recognise else "leave out --no-scan"
        raise UnreadableError("is a picture, whose text has to be recognised", where=name, to_do=to_do)
    pages = list(_read(data, name, terms, watch))
    if not any(page.lines for page in pages):
        raise UnreadableError(
            "is a picture in which no text was recognised", where=name, to_do="ask for a better scan, or the document"
        )
    text, layout = assembled(pages)
    return text, layout, notes_of(pages, layout, "")


def _read(data: bytes, name: str, terms: Terms, watch: Callable[[int, int], None]) -> Iterator[Read]:
    end = time.monotonic() + SHARE * terms.limits.seconds
    for number, count, shot in _shots(data, name, terms.limits.pages):
        watch(number - 1, count)
        try:
            yield read_shot(shot, number) if time.monotonic() < end else unread(shot, number)
        except RuntimeError:  # tesseract took too long, or broke down
            yield unread(shot, number)


def _shots(data: bytes, name: str, max_pages: int) -> Iterator[tuple[int, int, Shot]]:
    """The pages of the file, each with its number and how many there are."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # its limit is ours, and its complaints are for programmers
            with Image.open(io.BytesIO(data)) as file:
                count = int(getattr(file, "n_frames", 1))
                if count > max_pages:
                    to_do = "is it one policy? raise the limit with --max-pages N if it is"
                    raise UnreadableError(f"has more pages than the limit of {max_pages:,}", where=name, to_do=to_do)
                for number in range(1, count + 1):
                    file.seek(number - 1)
                    if file.width * file.height > MAX_PIXELS:
                        size = f"{file.width:,} × {file.height:,} pixels"
                        raise UnreadableError(
                            f"is a picture of {size}, more than {MAX_PIXELS // 1_000_000} million",
                            where=name,
                            to_do="scan it at 300 dots an inch",
                        )
                    yield number, count, _shot(file)
    except Image.DecompressionBombError:
        raise UnreadableError(
            f"is a picture of more than {MAX_PIXELS // 1_000_000} million pixels",
            where=name,
            to_do="scan it at 300 dots an inch",
        ) from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        reason = " ".join(str(error).split())[:120]
        raise UnreadableError(f"is a broken picture ({reason})", where=name, to_do="scan or save it anew") from None


def _shot(file: Image.Image) -> Shot:
    """The page in shades of grey, upright as its camera says, on white where it is transparent."""
    picture = ImageOps.exif_transpose(file)
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        over = picture.convert("RGBA")
        picture = Image.alpha_composite(Image.new("RGBA", over.size, "white"), over)
    dpi = _dpi(file)
    grey = picture.convert("L")
    fewer = math.sqrt(ENOUGH / (grey.width * grey.height))
    if fewer < 1:
        dpi *= fewer
        grey = grey.resize((max(1, round(grey.width * fewer)), max(1, round(grey.height * fewer))))
    return Shot(grey, dpi / 72)


def _dpi(file: Image.Image) -> float:
    """Dots an inch as the file says, or as a page of A4 would have them."""
    said = file.info.get("dpi")
    if said and LEAST_DPI <= float(said[0]) <= MOST_DPI:
        return float(said[0])
    guess = max(file.size) / A4
    return guess if guess >= LEAST_DPI else UNKNOWN_DPI
