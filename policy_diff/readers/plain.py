"""Plain text: bytes in whatever encoding, to lines.

Why by content: policies come out of converters as UTF-8, UTF-16 and cp1256, and the suffix says
nothing. BOM-less UTF-16 Arabic is valid UTF-8 (every second byte is 0x06), so NUL and 0x06 bytes
are looked at before UTF-8 is believed. What this leaves alone: the text itself; not a blank is
stripped, because blanks are evidence for the repairs.
"""

from __future__ import annotations

from normalizers import alphabet
from policy_diff.errors import UnreadableError
from policy_diff.readers.document import Note

#: UTF-8 with more undecodable bytes than this, per byte, is not UTF-8
UTF8_DAMAGE = 0.002
#: text in an encoding that is only inferred is believed when this share of its letters outside ASCII is
#: Arabic: true text has over .99, random bytes read as cp1256 about .5, Russian .2, French none
ARABIC_SHARE = 0.9
#: … and this share of all its letters: accents of French read as ISO 8859-6 are Arabic letters too
ARABIC_OF_ALL = 0.3
#: text with more control characters than this, per character, is not text
CONTROL_SHARE = 0.01

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"),
         (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))  # fmt: skip
_EIGHT_BIT = ("cp1256", "iso8859_6", "mac_arabic")
_DEFINITE = alphabet.ALEF + alphabet.LAM


def read_plain(data: bytes, name: str) -> tuple[str, tuple[Note, ...]]:
    """The text of `data` and what was noticed.

    Raises UnreadableError for an empty, binary or non-Arabic file.
    """
    text, notes = decoded(data, name)
    if not text.strip():
        raise UnreadableError("the file has no text, only blanks", where=name, to_do="check how it was extracted")
    return text, notes


def is_arabic(text: str) -> bool:
    """Whether there is an Arabic letter in it."""
    return any(map(_is_arabic, text))


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


def _eight_bit_score(data: bytes, encoding: str) -> tuple[int, float, int]:
    """The definite article is the commonest pair of letters in any Arabic text; then letters decide, then signs.

    ISO 8859-6 and mac_arabic have their letters in the same places, and other signs between them.
    """
    text = data.decode(encoding, "replace")
    return text.count(_DEFINITE), _arabic_share(text), -sum("\x80" <= c <= "\x9f" or c == "\ufffd" for c in text)


def _arabic_share(text: str) -> float:
    """The share of Arabic among the letters outside ASCII and the unreadable characters of `text`."""
    letters = [c for c in text if (c > "\x7f" and c.isalpha()) or c == "\ufffd" or c < "\t"]
    arabic = sum(_is_arabic(c) or c == alphabet.TATWEEL for c in letters)
    return arabic / len(letters) if letters else 0.0


def _is_arabic(character: str) -> bool:
    return alphabet.is_letter(character) or alphabet.is_presentation_form(character)
