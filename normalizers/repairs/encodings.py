"""Arabic that was decoded with the wrong table (`Ø§Ù„Ø¬Ù…Ø¹ÙŠØ©`, `ÇáãÓÊÝíÏ`, `ط§ظ„ط¬ظ…`), decoded anew.

Bytes of one encoding were read as another, saved, and passed on: UTF-8 as Windows' Western or Arabic table,
Arabic Windows, ISO and Macintosh text as a Western one, UTF-16 byte by byte. Each pair of tables that is known
to be confused is tried on the lines that look like it: the characters are turned back into bytes and read
anew, once more if the result looks the same (text may have gone through it twice). It is believed where most
words of the result are Arabic words and hardly any were before; all lines of the document go the same way.

Bytes that do not fit stay as they are; so does text that is merely in another language (`déjà vu`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from normalizers import alphabet
from normalizers.document import Document
from normalizers.language_model import LanguageModel, words
from normalizers.lexicon import Remembered
from normalizers.text import Edit, Piece, Plan, composed, merged, replay

CODE = "encoding"
NAME = "Decoded with the right table"
EXAMPLES = (
    ("Ø³ÙŠØ§Ø³Ø© ØªÙ†Ø¸ÙŠÙ… Ø§Ù„Ø¹Ù„Ø§Ù‚Ø© Ù…Ø¹ Ø§Ù„Ù…Ø³ØªÙ\x81ÙŠØ¯ÙŠÙ†", "سياسة تنظيم العلاقة مع المستفيدين"),
    ("ÓíÇÓÉ ÊäÙíã ÇáÚáÇÞÉ ãÚ ÇáãÓÊÝíÏíä", "سياسة تنظيم العلاقة مع المستفيدين"),
    ("سٍاسة تلعٍك افغفا^ة كغ افكست]ٍدٍل", "سياسة تنظيم العلاقة مع المستفيدين"),
    ("ط³ظٹط§ط³ط© طھظ†ط¸ظٹظ… ط§ظ„ط¹ظ„ط§ظ‚ط© ظ…ط¹ ط§ظ„ظ…ط³طھظپظٹط¯ظٹظ†", "سياسة تنظيم العلاقة مع المستفيدين"),
)
CLEAN = ("La Société Générale à Genève: déjà vu", "سياسة تنظيم العلاقة مع المستفيدين", "«جمعية البر» ©2024")

#: the table that was used, and the one that should have been: Western, Arabic and Macintosh ones. `utf-16` is
#: read byte by byte
CONFUSED = (
    ("cp1252", "utf-8"), ("cp1256", "utf-8"), ("mac_roman", "utf-8"), ("cp437", "utf-8"), ("mac_arabic", "utf-8"),
    ("cp1252", "cp1256"), ("cp1252", "iso8859_6"), ("cp1252", "mac_arabic"), ("mac_roman", "cp1256"),
    ("cp1256", "iso8859_6"), ("cp1256", "mac_arabic"), ("iso8859_6", "cp1256"), ("mac_arabic", "cp1256"),
    ("latin-1", "utf-16-le"), ("latin-1", "utf-16-be"),
)  # fmt: skip
#: share of a text's characters that are strange in Arabic, or the two that cp1256 makes of UTF-8, to be looked at
STRANGE, TAH_ZAH = 0.02, 0.15
#: share of tanween within words, where it never stands; text that is decoded rightly has none
KASRATAN = 0.01
#: share of a line's words that must be Arabic words when read anew, and may be as it stands
KNOWN, BEFORE = 0.6, 0.34
#: share of a line's bytes that must fit
FITS = 0.8
#: lines that are asked which pair it was, and so much of each
SAMPLE, LONGEST = 60, 240
#: share of those lines, by length, that must become Arabic in the same way: of a list with a sign in each (`كم²`) one
#: or two do by chance, of text decoded wrongly nearly all
AGREE = 0.5
#: text may have been read wrongly twice
TIMES = 2

_STRANGE = re.compile(f"[{alphabet.STRANGE_CLASS}]")
_KASRATAN = re.compile(f"{alphabet.KASRATAN}(?=[{''.join(sorted(alphabet.LETTERS - {alphabet.ALEF}))}])")


@dataclass(frozen=True, slots=True)
class _Way:
    """A pair of tables, and how often text went through it."""

    wrong: str
    right: str
    times: int


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each line that was decoded wrongly."""
    text = "\n".join(document.lines)
    if not _suspicious(text):
        return
    lines = [
        (number, line)
        for number, line in document.numbered()
        if _STRANGE.search(line) or _tah_zah(line) or _yeh_of_windows(line)
    ]
    votes: Counter[_Way] = Counter()
    voters: Counter[_Way] = Counter()
    asked = 0
    for _, line in lines[:SAMPLE]:
        ways = list(_ways(line[:LONGEST], document.language))
        for way, known in ways:
            votes[way] += round(100 * known)
            voters[way] += len(line[:LONGEST])
        # a line of accented Latin says nothing of the Arabic ones
        asked += len(line[:LONGEST]) if ways or not alphabet.LETTERS.isdisjoint(line) else 0
    if not votes:
        return
    way = max(votes, key=lambda way: (votes[way], -way.times, -_place(way)))
    if voters[way] < AGREE * asked:
        return
    for number, line in lines:
        plan = _plan(line, way)
        if plan and _better(line, replay(plan, line), document.language, alone=False):
            new = replay(plan, line)
            said = f"{way.right} read as {way.wrong}" + (" twice" if way.times > 1 else "")
            yield Edit(CODE, number, line, plan, said, 0.97, restored=_content(new), removed=_content(line))


def _suspicious(text: str) -> bool:
    """Whether enough of the text is strange for its lines to be looked at."""
    return len(_STRANGE.findall(text)) > STRANGE * len(text) or _tah_zah(text) or _yeh_of_windows(text)


def _tah_zah(text: str) -> bool:
    return sum(map(text.count, alphabet.TAH_ZAH)) > TAH_ZAH * len(text)


def _yeh_of_windows(text: str) -> bool:
    """Whether words are full of what the Macintosh table makes of a yeh of Windows: a tanween within them."""
    return len(_KASRATAN.findall(text)) > KASRATAN * len(text)


def _place(way: _Way) -> int:
    return CONFUSED.index((way.wrong, way.right))


def _content(line: str) -> str:
    return "".join(character for character in line if character.isalnum())


def _ways(line: str, language: LanguageModel) -> Iterator[tuple[_Way, float]]:
    """The ways that make Arabic of the line, and what share of it is known then."""
    for wrong, right in CONFUSED:
        new = line
        for times in range(1, TIMES + 1):
            plan = _once(new, wrong, right)
            if not plan:
                break
            new = replay(plan, new)
            if _better(line, new, language, alone=True):
                yield _Way(wrong, right, times), _known(new, language)
                break


def _better(line: str, new: str, language: LanguageModel, *, alone: bool) -> bool:
    """Whether the line read anew is Arabic and was not; a line that follows its document needs only be no worse."""
    was, now = _known(line, language), _known(new, language)
    if alone:
        return now >= KNOWN and was <= BEFORE and any(len(word) > 2 for word in words(new))
    return now > was or (now == was and not _STRANGE.search(new))


def _known(line: str, language: LanguageModel) -> float:
    """Share of the line's letters that stand in Arabic words."""
    found = [word for word in words(line) if word[0].isalpha()]
    total = sum(map(len, found)) + len(_STRANGE.findall(line))
    known = sum(len(word) for word in found if word[0] in alphabet.LETTERS and len(word) > 1 and language.known(word))
    return known / total if total else 0.0


def _plan(line: str, way: _Way) -> Plan | None:
    """The plan that reads the line anew; none where too many of its characters do not fit."""
    plan = _once(line, way.wrong, way.right)
    for _ in range(1, way.times):
        made = _once(replay(plan, line), way.wrong, way.right) if plan else None
        if plan is None or made is None:
            return None
        plan = composed(plan, made, len(line))
    return plan and merged(plan)


def _once(line: str, wrong: str, right: str) -> Plan | None:
    if right.startswith("utf-16"):
        return _pairs(line, big=right.endswith("be"))
    raw = list(map(_bytes_meant(wrong, right).__getitem__, line))
    pieces: list[Piece] = []
    fit = high = last = at = 0
    while at < len(line):
        length, character = (1, "") if raw[at] < 128 else _character(raw, at, right)
        if raw[at] > 127 or raw[at] < 0:
            high += length
            fit += length if character else 0
        if character:
            pieces += [Piece(last, at), Piece(at, at + length, character)]
            last = at + length
        at += length
    return (*pieces, Piece(last, at)) if high and fit >= FITS * high else None


@lru_cache(maxsize=16)
def _bytes_meant(wrong: str, right: str) -> Mapping[str, int]:
    """`_byte` of every character, each worked out once."""
    table = _bytes(wrong)
    return Remembered(lambda character: _byte(character, table, right))


def _byte(character: str, table: Mapping[str, int], right: str) -> int:
    """The byte of the character, -1 for none. Macintosh tables have some signs of ASCII a second time, for text from
    the right: the second is meant where it is a letter when read anew."""
    byte = table.get(character, -1)
    if byte < 128 or ord(character) > 127:
        return byte
    anew = bytes([byte]).decode(right, errors="ignore")
    return byte if anew in alphabet.LETTERS or anew == alphabet.TATWEEL else ord(character)


def _character(raw: Sequence[int], at: int, right: str) -> tuple[int, str]:
    """How many bytes the character at `at`, beyond ASCII, takes, and the character; none where the bytes do not fit."""
    first = raw[at]
    length = 1 if right != "utf-8" else 2 if first < 0xE0 else 3 if first < 0xF0 else 4
    run = raw[at : at + length]
    try:
        return length, bytes(run).decode(right)
    except ValueError:
        return 1, ""


def _pairs(line: str, *, big: bool) -> Plan | None:
    """Two characters of the line for one: the byte of a line's end that is left over goes."""
    start, stop = (1, len(line)) if not big and line[:1] == "\0" else (0, len(line))
    stop -= (stop - start) % 2
    pieces = []
    for at in range(start, stop, 2):
        low, high = (line[at + 1], line[at]) if big else (line[at], line[at + 1])
        if max(ord(low), ord(high)) > 255:
            return None
        pieces.append(Piece(at, at + 2, chr(ord(high) << 8 | ord(low))))
    return tuple(pieces) or None


@lru_cache(maxsize=16)
def _bytes(codec: str) -> dict[str, int]:
    """From character to byte. A byte for which the table has no character stands for itself, and so do control
    characters: that is how browsers read them."""
    own = {bytes([byte]).decode(codec, errors="ignore"): byte for byte in range(256)}
    rest = (byte for byte in range(256) if byte in range(0x80, 0xA0) or byte not in own.values())
    return {chr(byte): byte for byte in rest} | {character: byte for character, byte in own.items() if character}
