"""A line cut into the smallest runs that damage moves about whole: its atoms.

An atom is a word, a number (with the slashes, dots and hyphens inside it), a punctuation mark, a
list marker (a bullet, or a short number with its stop or dash), or a run in another script. Atoms
are what the segment search orders; blanks lie between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache
from itertools import zip_longest

from normalizers import alphabet


class Kind(IntEnum):
    """What an atom is made of."""

    WORD = 0
    NUMBER = 1
    PUNCTUATION = 2
    FOREIGN = 3
    MARKER = 4


@dataclass(frozen=True, slots=True)
class Atom:
    """Characters `start` to `stop` of a line; `blanks` is how many blanks stand right before it (one at
    most beside the sign of a column)."""

    start: int
    stop: int
    kind: Kind
    text: str
    blanks: int


_LETTER = "".join(sorted(alphabet.LETTERS))
#: list numbers do not begin with a nought: `PRG-04` is no marker
_FIRST = "".join(sorted(digit for digit in alphabet.DIGITS if int(digit)))
#: atoms that say nothing about what stands beside them
SILENT = frozenset({Kind.PUNCTUATION, Kind.MARKER})

_BULLET = "".join(sorted(re.escape(bullet) for bullet in alphabet.BULLETS))
#: a date, with blanks at its slashes or another sign in their place; a year stands first or last
_D = f"[{alphabet.DIGIT_CLASS}]"
_DATE = "|".join(
    rf"{_D}{{{first}}}(?P<{name}> ?[/\-{alphabet.LOST_SLASHES}] ?){_D}{{1,2}}(?P={name}){_D}{{{last}}}(?!{_D})"
    for name, first, last in (("year_last", "1,2", "4"), ("year_first", "4", "1,2"))
)
_FIRST_KINDS = (
    rf"(?P<DATE>(?<![\dA-Za-z/])(?:{_DATE}))"
    rf"|(?P<MARKER>[{_BULLET}]|(?<![{alphabet.DIGIT_CLASS}A-Za-z])[.\-][{_FIRST}][{alphabet.DIGIT_CLASS}]?(?![{alphabet.DIGIT_CLASS}.,/\-])"
    rf"|(?<![{alphabet.DIGIT_CLASS}\s])(?:-|(?<!\.)\.)\s[{_FIRST}][{alphabet.DIGIT_CLASS}]?(?=\s*$)"
    rf"|(?<!\S)[{alphabet.DIGIT_CLASS}]{{1,2}}\s?[.\-)](?!\S))"
    rf"|(?P<ABBREVIATION>(?<![{alphabet.WORD_CLASS}])(?:[{_LETTER}]\.){{2,3}}(?:[{_LETTER}](?![{alphabet.WORD_CLASS}]))?)"
    rf"|(?P<RULE>{alphabet.TATWEEL}+(?![{alphabet.WORD_CLASS}]))"
    rf"|(?P<PIERCED>(?<![{alphabet.WORD_CLASS}])[{alphabet.WORD_CLASS}]{{1,4}}{_D}[{alphabet.WORD_CLASS}]{{3,}})"
)
_MIXED = (
    rf"|(?P<MIXED>[{alphabet.WORD_CLASS}]*[{alphabet.STRANGE_LETTERS}]"
    rf"[{alphabet.WORD_CLASS}{alphabet.STRANGE_LETTERS}]*)"
)
_OTHER_KINDS = (
    rf"|(?P<WORD>[{alphabet.WORD_CLASS}]+)"
    rf"|(?P<NUMBER>[{alphabet.DIGIT_CLASS}]+(?:[{alphabet.NUMBER_JOINTS}][{alphabet.DIGIT_CLASS}]+)*)"
    r"|(?P<FOREIGN>[^\W\d_][^\W_]*)"
    r"|(?P<PUNCTUATION>\S)"
)
_ATOM = re.compile(_FIRST_KINDS + _OTHER_KINDS)
_COLUMN = re.compile(f"[{alphabet.COLUMN_CLASS}]")
#: for lines with such a letter: to look for one in every word takes time
_STRANGE, _ATOM_MIXED = re.compile(f"[{alphabet.STRANGE_LETTERS}]"), re.compile(_FIRST_KINDS + _MIXED + _OTHER_KINDS)
#: a rule drawn with tatweel (`الاسم ـــــــ`) is no word; a word with a digit in it (`ال8أطراف`) has a glyph
#: that came out as one, and nothing to say about where a line was cut; one with a letter that Arabic has not
#: (`لوڤر`) is a name
_KINDS = {kind.name: kind for kind in Kind}
_KINDS |= {
    "ABBREVIATION": Kind.FOREIGN,
    "MIXED": Kind.FOREIGN,
    "RULE": Kind.PUNCTUATION,
    "DATE": Kind.NUMBER,
    "PIERCED": Kind.FOREIGN,
}


@lru_cache(maxsize=4096)
def atoms(line: str) -> tuple[Atom, ...]:
    """The atoms of `line`, in order. A line of blanks has none."""
    out: list[Atom] = []
    last = 0
    for match in (_ATOM_MIXED if _STRANGE.search(line) else _ATOM).finditer(line):
        kind = _KINDS[match.lastgroup or "PUNCTUATION"]
        text, start, stop = match.group(), match.start(), match.end()
        if kind is Kind.MARKER and out and _coded(out[-1], start):
            kind = Kind.NUMBER
        if kind is Kind.MARKER and text[-1] == ")" and line.count("(", 0, start) > line.count(")", 0, start):
            # It closes what stands before it (`المادة (الفقرة 4)`).
            digits = text[:-1].rstrip()
            out.append(Atom(start, start + len(digits), Kind.NUMBER, digits, start - last))
            start, text, kind, last = stop - 1, ")", Kind.PUNCTUATION, start + len(digits)
        out.append(Atom(start, stop, kind, text, start - last))
        last = stop
    if _COLUMN.search(line):
        out = [*_beside_columns(out)]
    return tuple(_at_edges(out, len(line)))


def _beside_columns(parts: Sequence[Atom]) -> Iterator[Atom]:
    """The atoms, each blank beside the sign of a column that stands alone (`أصل  |  ما تملكه المنشأة`) counted as one:
    it is the author's layout, and no trace of a cut."""
    alone = [
        _COLUMN.match(part.text) is not None and part.blanks > 0 and (after is None or after.blanks > 0)
        for part, after in zip_longest(parts, parts[1:])
    ]
    for n, part in enumerate(parts):
        yield replace(part, blanks=1) if part.blanks > 1 and (alone[n] or (n and alone[n - 1])) else part


def _coded(before: Atom, start: int) -> bool:
    """Whether what starts at `start` belongs to a code of a letter or two, like `ص-11`."""
    return before.kind is Kind.WORD and len(before.text) < 3 and before.stop == start


#: what a dash that marks a list item does not stand beside: a colon (`:-`), the number of a date
NO_ITEM = frozenset({Kind.PUNCTUATION, Kind.NUMBER})


def _at_edges(parts: list[Atom], size: int) -> list[Atom]:
    """Kinds that depend on the place: a dash that begins or ends the line marks a list item, unless it belongs to a
    colon (`:-`), or is at the end and a long one (it breaks the sentence off) or one of a pair. A number with its stop
    at the end of the line (`المادة 5.`) marks none."""
    for index, beside in ((0, 1), (-1, -2)):
        dashes = alphabet.LONG_DASHES if index else frozenset[str]()
        if len(parts) > 1 and parts[index].text in alphabet.DASHES - dashes and parts[beside].kind not in NO_ITEM:
            if not (index and parts[-1].stop == size and _closes(parts)):
                parts[index] = replace(parts[index], kind=Kind.MARKER)
    last = parts[-1] if len(parts) > 1 else None
    if last and last.kind is Kind.MARKER and last.text[0] in alphabet.DIGITS and last.text[-1] == ".":
        parts[-1] = replace(last, kind=Kind.NUMBER)
    return parts


def _closes(parts: Sequence[Atom]) -> bool:
    """Whether the dash at the end closes what another one opens (`المجلس - فور علمه -`)."""
    dashes = [n for n, part in enumerate(parts[:-1]) if part.text in alphabet.DASHES and part.blanks]
    return len(dashes) % 2 == 1 and dashes[-1] > 0 and parts[-1].blanks == 1


def words_of(parts: Sequence[Atom]) -> tuple[str, ...]:
    """The texts of the atoms that the language model can judge: all but punctuation and markers."""
    return tuple([atom.text for atom in parts if atom.kind not in SILENT])


def neighbour(parts: Sequence[Atom], index: int, edge: str) -> str:
    """The word at `index` for the language model, without tatweel; `edge` where no word stands there."""
    if 0 <= index < len(parts) and parts[index].kind not in SILENT:
        return parts[index].text.replace(alphabet.TATWEEL, "")
    return edge
