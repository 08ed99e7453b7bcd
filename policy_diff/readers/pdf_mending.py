"""A PDF whose table of objects is lost or wrong, with a new one.

Why: a file that was cut or edited by hand still has its objects, and each says its number. What this
leaves alone: the objects; those packed into streams are not looked for (pdfium does that).
"""

from __future__ import annotations

import re

#: a file with more objects than this is not mended
MOST_OBJECTS = 300_000
_OBJECT = re.compile(rb"(?<![0-9])(\d{1,7})[\s\x00]+(\d{1,5})[\s\x00]+obj\b")
_CATALOG = re.compile(rb"/Type\s*/Catalog\b")
_ENCRYPT = re.compile(rb"/Encrypt\s+\d+\s+\d+\s+R")
_ID = re.compile(rb"/ID\s*\[[^\]]{0,400}\]")


def mended(data: bytes) -> bytes | None:
    """The file with a table of the objects found in it, or None when it has no catalogue."""
    places: dict[int, tuple[int, int]] = {}
    order: list[tuple[int, int]] = []
    for match in _OBJECT.finditer(data):
        places[int(match[1])] = match.start(), int(match[2])
        order.append((match.start(), int(match[1])))
        if len(order) > MOST_OBJECTS:
            return None
    catalogs = [match.start() for match in _CATALOG.finditer(data)]
    before = [number for start, number in order if catalogs and start < catalogs[-1]]
    if not before:
        return None
    root = before[-1]
    extra = b" ".join(found[0] for pattern in (_ENCRYPT, _ID) if (found := pattern.search(data)))
    rows = b"".join(b"%d 1\n%010d %05d n \n" % (number, *place) for number, place in sorted(places.items()))
    trailer = b"trailer << /Size %d /Root %d %d R %s >>" % (max(places) + 1, root, places[root][1], extra)
    return b"%s\nxref\n%s%s\nstartxref\n%d\n%%%%EOF\n" % (data, rows, trailer, len(data) + 1)
