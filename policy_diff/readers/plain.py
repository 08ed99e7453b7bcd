"""Plain text: bytes in whatever encoding, to lines.

Why by content: policies come out of converters as UTF-8, UTF-16 and cp1256, and the suffix says
nothing. BOM-less UTF-16 Arabic is valid UTF-8 (every second byte is 0x06), so NUL and 0x06 bytes
are looked at before UTF-8 is believed. What this leaves alone: the text itself; not a blank is
stripped, because blanks are evidence for the repairs.
"""

from __future__ import annotations

import hashlib
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

from normalizers import alphabet
from policy_diff.errors import UnreadableError
from policy_diff.model import Source

#: the path that means standard input
STDIN = "-"
#: a policy of a hundred pages is about 300 KB of text; more than this is some other kind of file
MAX_BYTES = 5_000_000
#: UTF-8 with more undecodable bytes than this, per byte, is not UTF-8
UTF8_DAMAGE = 0.002
#: text in an encoding that is only inferred is believed when this share of its letters outside ASCII is
#: Arabic: true text has over .99, random bytes read as cp1256 about .5, Russian .2, French none
ARABIC_SHARE = 0.9
#: … and this share of all its letters: accents of French read as ISO 8859-6 are Arabic letters too
ARABIC_OF_ALL = 0.3
#: text with more control characters than this, per character, is not text
CONTROL_SHARE = 0.01

_MAGIC = (
    (b"%PDF", "a PDF", "extract its text first (for example with pdftotext -layout), then give the .txt file"),
    (b"PK\x03\x04", "a Word, Excel or zip file", "save it as plain text (.txt, UTF-8) and give that file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file", "save it as plain text (.txt, UTF-8) and give that file"),
    (b"{\\rtf", "a rich-text file", "save it as plain text (.txt, UTF-8) and give that file"),
)
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"),
         (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))  # fmt: skip
_EIGHT_BIT = ("cp1256", "iso8859_6")
_DEFINITE = alphabet.ALEF + alphabet.LAM


@dataclass(frozen=True, slots=True)
class Note:
    """Something about the reading that the user should know: a wording's key and its value."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: where from, its text as extracted, and what was noticed on the way."""

    source: Source
    text: str
    notes: tuple[Note, ...] = ()


def read_document(path: str | Path, *, max_bytes: int = MAX_BYTES) -> Document:
    """Read the file at `path`, or standard input for `-`.

    Raises UnreadableError for a missing, empty, binary, unreadable, too large or non-Arabic file.
    """
    name = shown(path)
    data = _bytes_of(path, name, max_bytes)
    _refuse_other_kinds(data, name)
    text, notes = decoded(data, name)
    if not text.strip():
        raise UnreadableError("the file has no text, only blanks", where=name, to_do="check how it was extracted")
    if not any(map(_is_arabic, text)):
        raise UnreadableError(
            "no Arabic letter in it", where=name, to_do="policies are read in Arabic; is this the right file?"
        )
    source = Source(path=name, sha256=hashlib.sha256(data).hexdigest())
    return Document(source, text, notes)


def shown(path: str | Path) -> str:
    """A path as it can be printed: bytes that are not UTF-8 become question marks."""
    return str(path).encode("utf-8", "replace").decode("utf-8")


def decoded(data: bytes, name: str = "") -> tuple[str, tuple[Note, ...]]:
    """The text of `data`, and a note where the encoding had to be inferred or was damaged."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data, encoding, name), ()
    if b"\x00" in data or b"\x06" in data:
        return _without_bom(data, name)
    try:
        return _plausible(data.decode("utf-8"), name), ()
    except UnicodeDecodeError:
        return _not_utf8(data, name)


def _bytes_of(path: str | Path, name: str, max_bytes: int) -> bytes:
    if str(path) == STDIN:
        return _within(sys.stdin.buffer.read(max_bytes + 1), "standard input", max_bytes)
    file = Path(path)
    try:
        mode = file.stat().st_mode
        if stat.S_ISDIR(mode):
            raise UnreadableError("is a folder, not a file", where=name, to_do="name one file, or use `compare`")
        if not stat.S_ISREG(mode):
            raise UnreadableError(
                "is not a regular file (a pipe or a device)", where=name, to_do="pipe the text in and write - for it"
            )
        with file.open("rb") as stream:
            return _within(stream.read(max_bytes + 1), name, max_bytes)
    except (FileNotFoundError, NotADirectoryError):
        raise UnreadableError("no such file or folder", where=name, to_do="check the path") from None
    except PermissionError:
        raise UnreadableError("may not be read", where=name, to_do="ask for read permission") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(f"cannot be read: {reason}", where=name, to_do="check the path") from None


def _within(data: bytes, name: str, max_bytes: int) -> bytes:
    if len(data) > max_bytes:
        raise UnreadableError(
            f"larger than the limit of {max_bytes / 1_000_000:g} MB",
            where=name,
            to_do="is it a policy's text? raise the limit with --max-size MB if it is",
        )
    if not data:
        raise UnreadableError("is empty", where=name, to_do="check how it was extracted")
    return data


def _refuse_other_kinds(data: bytes, name: str) -> None:
    for magic, kind, to_do in _MAGIC:
        if data.startswith(magic):
            raise UnreadableError(f"is {kind}, not plain text", where=name, to_do=to_do)


def _binary(name: str) -> UnreadableError:
    return UnreadableError(
        "is not text in a known encoding (binary?)", where=name, to_do="save it as plain text (.txt, UTF-8)"
    )


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return _plausible(data.decode(encoding), name)
    except UnicodeDecodeError:
        raise _binary(name) from None


def _plausible(text: str, name: str) -> str:
    """`text`, unless it has more control characters than text has."""
    controls = sum(1 for c in text if (c < " " and c not in "\t\n\r\f\v") or c == "\x7f")
    if controls > CONTROL_SHARE * len(text):
        raise _binary(name)
    return text


def _without_bom(data: bytes, name: str) -> tuple[str, tuple[Note, ...]]:
    """UTF-16 without its mark, or else text with a stray control character, or else binary."""
    best, share = "", 0.0
    for encoding in ("utf-16-le", "utf-16-be"):
        text = data.decode(encoding, "replace")
        if _arabic_share(text) > share and "\x00" not in text:
            best, share = encoding, _arabic_share(text)
    if share >= ARABIC_SHARE:
        return _strict(data, best, name), (Note("encoding_inferred", best),)
    try:
        return _plausible(data.decode("utf-8"), name), ()
    except UnicodeDecodeError:
        raise _binary(name) from None


def _not_utf8(data: bytes, name: str) -> tuple[str, tuple[Note, ...]]:
    """Nearly UTF-8, or an eight-bit Arabic encoding, or else not text."""
    mended = data.decode("utf-8", "replace")
    lost = mended.count("\ufffd")
    if lost <= max(1, UTF8_DAMAGE * len(data)) and any(map(_is_arabic, mended)):
        return _plausible(mended, name), (Note("undecodable_bytes", str(lost)),)
    best = max(_EIGHT_BIT, key=lambda encoding: _eight_bit_score(data, encoding))
    text = data.decode(best, "replace")
    if _arabic_share(text) < ARABIC_SHARE or sum(map(_is_arabic, text)) < ARABIC_OF_ALL * sum(map(str.isalpha, text)):
        raise _binary(name)
    return _plausible(text, name), (Note("encoding_inferred", best),)


def _eight_bit_score(data: bytes, encoding: str) -> tuple[int, float]:
    """The definite article is the commonest pair of letters in any Arabic text; then letters decide."""
    text = data.decode(encoding, "replace")
    return text.count(_DEFINITE), _arabic_share(text)


def _arabic_share(text: str) -> float:
    """The share of Arabic among the letters outside ASCII and the unreadable characters of `text`."""
    letters = [c for c in text if (c > "\x7f" and c.isalpha()) or c == "\ufffd" or c < "\t"]
    arabic = sum(_is_arabic(c) or c == alphabet.TATWEEL for c in letters)
    return arabic / len(letters) if letters else 0.0


def _is_arabic(character: str) -> bool:
    return alphabet.is_letter(character) or alphabet.is_presentation_form(character)
