"""The parts of a Word file, unpacked within limits and parsed without trust.

Why: a .docx is a zip of XML from anyone. A part may unpack to gigabytes, and its XML may ask for other
files; neither happens here. What this leaves alone: what the XML means (`word.py`).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from policy_diff.errors import UnreadableError
from policy_diff.readers.word_names import STRICT, W

#: a part that unpacks to more than this, or a zip with more parts, is no policy
MAX_PART, MAX_PARTS = 60_000_000, 5_000
#: libxml2's code for want of memory
NO_MEMORY = 2
BODY = "word/document.xml"
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.text"
_KINDS = (
    ("xl/workbook.xml", "an Excel file"),
    ("ppt/presentation.xml", "a PowerPoint file"),
    ("content.xml", "an OpenDocument file that is no text"),
)
_SAVE_AS = "open it and save it as .docx or .pdf, then give that file"


@dataclass(frozen=True, slots=True)
class Archive:
    """The parsed parts of a file that are asked for, by their names."""

    parts: Mapping[str, etree._Element]

    def get(self, name: str) -> etree._Element | None:
        """The root of a part, or None where the file has none."""
        return self.parts.get(name)

    def named(self, start: str) -> list[etree._Element]:
        """The roots of the parts whose names begin so, sorted by name."""
        return [self.parts[name] for name in sorted(self.parts) if name.startswith(start)]


def unpacked(data: bytes, name: str, wanted: tuple[str, ...]) -> Archive:
    """The parts whose names begin as one of `wanted`. Raises UnreadableError for what is no sound Word file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if BODY not in names:
                raise _not_word(names, name)
            if len(names) > MAX_PARTS:
                raise UnreadableError(f"has more than {MAX_PARTS:,} parts", where=name, to_do="is it a Word file?")
            return Archive({part: _parsed(archive, part, name) for part in sorted(names) if _is_wanted(part, wanted)})
    except (UnreadableError, MemoryError):
        raise
    except RuntimeError:
        raise UnreadableError("is encrypted", where=name, to_do="save it without a password") from None
    except Exception as error:  # zipfile raises many kinds on broken archives
        if getattr(error, "code", None) == NO_MEMORY:
            raise MemoryError from None
        raise _broken(name, error) from None


def is_open_document(data: bytes) -> bool:
    """Whether a zip is an OpenDocument text (.odt): its first member says so."""
    return data[30:38] == b"mimetype" and data[38:].startswith(OPEN_DOCUMENT)


def _is_wanted(part: str, wanted: tuple[str, ...]) -> bool:
    return part.endswith(".xml") and part.startswith(wanted)


def _not_word(names: set[str], name: str) -> UnreadableError:
    for part, kind in _KINDS:
        if part in names:
            return UnreadableError(f"is {kind}, which is not read", where=name, to_do=_SAVE_AS)
    return UnreadableError("is a zip archive, which is not read", where=name, to_do="unpack it and give its files")


def _broken(name: str, error: Exception) -> UnreadableError:
    what = f"is a broken Word file ({type(error).__name__})"
    return UnreadableError(what, where=name, to_do="open it in Word, let it be mended, and save it anew")


def _parsed(archive: zipfile.ZipFile, part: str, name: str) -> etree._Element:
    with archive.open(part) as stream:
        data = stream.read(MAX_PART + 1)
    if len(data) > MAX_PART:
        limit = MAX_PART // 1_000_000
        raise UnreadableError(f"has a part of more than {limit} MB", where=name, to_do="is it a Word file?")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(data.replace(STRICT, W[1:-1].encode()), parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableError("declares entities, as no Word file does", where=name, to_do="do not trust this file")
    return root
