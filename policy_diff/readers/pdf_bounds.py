"""Ends to the loops of pdfminer that a file can make endless: unpacking, character tables, widths.

Why: a stream of a few kilobytes may unpack to gigabytes, a font may map or measure four billion
characters in one line, and a damaged stream is unpacked byte by byte in quadratic time. pdfminer has no
limits of its own, so four of its names are given bounded versions, once, when a PDF is first read. What
this leaves alone: every file that stays within the limits, and all else in pdfminer.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

from pdfminer import pdffont, pdftypes
from pdfminer.cmapdb import FileUnicodeMap
from pdfminer.pdftypes import resolve1

from policy_diff.errors import UnreadableError

#: a stream that unpacks to more than this many bytes is a bomb, or a picture
MAX_STREAM = 150_000_000
#: fonts have at most 65,536 glyphs
MAX_CODES = 70_000
#: damaged streams are unpacked in pieces of so many bytes
PIECE = 1024


def install() -> None:
    """Give pdfminer the bounded versions. Safe to call again."""
    zipping: Any = SimpleNamespace(decompress=unpacked, error=zlib.error, decompressobj=zlib.decompressobj)
    vars(pdftypes).update(zlib=zipping, decompress_corrupted=unpacked_damaged)
    vars(pdffont).update(FileUnicodeMap=BoundedMap, get_widths=bounded_widths(pdffont.get_widths))


def unpacked(data: bytes) -> bytes:
    """`data` unpacked. Raises UnreadableError when that is too much, and zlib.error for damaged data."""
    unpacker = zlib.decompressobj()
    out = unpacker.decompress(data, MAX_STREAM)
    if unpacker.unconsumed_tail and unpacker.decompress(unpacker.unconsumed_tail, 1):
        raise UnreadableError(
            f"a stream that unpacks to more than {MAX_STREAM // 1_000_000} MB", to_do="print it to a new PDF"
        )
    return out


def unpacked_damaged(data: bytes) -> bytes:
    """What can be unpacked of damaged data, from its beginning."""
    unpacker = zlib.decompressobj()
    out: list[bytes] = []
    size = 0
    try:
        for start in range(0, len(data), PIECE):
            out.append(unpacker.decompress(data[start : start + PIECE], MAX_STREAM))
            size += len(out[-1])
            if size > MAX_STREAM:
                break
    except zlib.error:
        pass
    return b"".join(out)


class BoundedMap(FileUnicodeMap):
    """A font's table from codes to characters that ends."""

    def add_cid2unichr(self, cid: int, code: Any) -> None:
        """Take an entry, unless there are more than a font can have."""
        if len(self.cid2unichr) > MAX_CODES:
            raise UnreadableError("a font with an endless table of characters", to_do="print it to a new PDF")
        super().add_cid2unichr(cid, code)


def bounded_widths(original: Any) -> Any:
    """pdfminer's `get_widths`, given ranges that end; a bounded one comes back as it is."""
    if getattr(original, "bounded", False):
        return original

    def widths(seq: Iterable[object]) -> Any:
        row = [resolve1(value) for value in seq]
        at = 0
        while at < len(row):
            if at + 1 < len(row) and isinstance(row[at + 1], list):
                at += 2
                continue
            if at + 2 < len(row) and all(isinstance(value, int) for value in row[at : at + 2]):
                row[at + 1] = min(row[at + 1], row[at] + MAX_CODES)
            at += 3
        return original(row)

    vars(widths)["bounded"] = True
    return widths
