"""Glyphs to printed lines in logical order: what a reader's eye does, letter by letter.

    baseline        glyphs that stand on one line, however they were painted
    fragment        a run of them without a wide gap: a line, or one cell of it
    blanks          where a blank was printed, or where there is room for one
    logical order   from the right; numbers and Latin words put back from the left, brackets turned

Why from geometry: files paint words, runs or single letters in any order, and every library that
trusts that order scrambles some producer's text. What this leaves alone: which fragment comes
after which (`pdf_order`), and glyphs without Unicode (`pdf_letters`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from normalizers import alphabet
from policy_diff.readers.pdf_glyphs import is_unknown
from policy_diff.readers.pdf_layers import layers
from policy_diff.readers.pdf_notes import settled
from policy_diff.readers.pdf_sheet import Glyph, Rule

#: glyphs whose baselines differ by less than this share of their size stand on one line
SAME_LINE = 0.35
#: a mark belongs to the line within this share of its size
MARK_REACH = 0.9
#: a gap wider than this, in ems, parts two fragments
WIDE = 1.5
#: a gap without a space glyph is a blank from here on, in ems: where the line has space glyphs, where it has none
GAP_BESIDE_SPACES, GAP_ALONE = 0.45, 0.13
#: … and where a number or a bullet stands beside something else
GAP_AT_NUMBER = 0.2
#: a space glyph that the letters leave no room for is none
ROOM = 0.04
_LLAH = alphabet.LAM + alphabet.LAM + alphabet.HEH
_SET_APART = alphabet.DIGITS | alphabet.BULLETS
_MIRROR = str.maketrans("()[]{}«»<>", ")(][}{»«><")
_BRACKETS = frozenset("()[]{}«»")
_OPENERS = {")": "(", "]": "[", "}": "{", "»": "«"}
#: between digits after an Arabic letter these part two numbers; any other single sign belongs to one
_LONE_SIGNS = alphabet.DASHES | alphabet.MARKS | {"+", "*", "(", ")", "[", "]", alphabet.COMMA, alphabet.SEMICOLON, "%"}
_NUMBER_SIGNS = frozenset("%\u066a$#°+-")


@dataclass(frozen=True, slots=True)
class Fragment:
    """Glyphs of one baseline without a wide gap among them, from left to right, marks apart."""

    glyphs: tuple[Glyph, ...]
    marks: tuple[Glyph, ...] = ()

    @property
    def x0(self) -> float:
        """The left edge."""
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        """The right edge."""
        return max(glyph.x1 for glyph in self.glyphs)

    @property
    def size(self) -> float:
        """The size of most of its glyphs."""
        sizes = sorted(glyph.size for glyph in self.glyphs)
        return sizes[len(sizes) // 2]

    @property
    def y(self) -> float:
        """The baseline of most of its glyphs."""
        heights = sorted(glyph.y for glyph in self.glyphs)
        return heights[len(heights) // 2]

    @property
    def bold(self) -> bool:
        """Whether most of it is set in a bold font."""
        return sum(glyph.bold for glyph in self.glyphs) * 2 > len(self.glyphs)


def fragments(glyphs: Sequence[Glyph], rules: Sequence[Rule]) -> list[Fragment]:
    """The fragments of a page, from its head down, from the right; upright rules part what stands beside them."""
    marks = [glyph for glyph in glyphs if glyph.text and _is_mark(glyph.text)]
    solid = sorted((glyph for glyph in glyphs if glyph.text and not _is_mark(glyph.text)), key=_downwards)
    walls = [rule for rule in rules if rule.x0 == rule.x1]
    found: list[list[Glyph]] = []
    for line in settled(_baselines(solid)):
        for layer in layers(line):
            found += [run for run in _parted(layer, walls) if not _is_flat(run)]
    return _with_marks(found, marks)


def _is_mark(text: str) -> bool:
    return all(c in alphabet.MARKS for c in text)


def _is_flat(run: Sequence[Glyph]) -> bool:
    """Whether letters without width stand alone, off every line: marks whose Unicode is wrong."""
    return all(glyph.x1 - glyph.x0 < 0.02 * glyph.size and glyph.text.isalpha() for glyph in run)


def _downwards(glyph: Glyph) -> tuple[float, float]:
    return -glyph.y, glyph.x0


def _baselines(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs in lines; `glyphs` come from the head of the page down."""
    lines: list[list[Glyph]] = []
    for glyph in glyphs:
        if lines and lines[-1][0].y - glyph.y <= SAME_LINE * max(lines[-1][0].size, glyph.size):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return lines


def _parted(line: list[Glyph], walls: Sequence[Rule]) -> list[list[Glyph]]:
    """The line cut at wide gaps and at upright rules, from the right; fragments of blanks alone are dropped."""
    line.sort(key=lambda glyph: (glyph.middle, glyph.order))
    y, size = line[0].y, line[0].size
    here = [wall.x0 for wall in walls if wall.y0 - 0.1 * size <= y + 0.3 * size <= wall.y1 + 0.1 * size]
    out: list[list[Glyph]] = []
    edge = 0.0
    for glyph in line:
        if glyph.text.isspace():
            if out:
                out[-1].append(glyph)
            continue
        wide = glyph.x0 - edge > WIDE * max(glyph.size, 1.0)
        if not out or wide or any(edge - 0.2 * size <= x <= glyph.x0 + 0.2 * size for x in here):
            out.append([])
            edge = glyph.x1
        out[-1].append(glyph)
        edge = max(edge, glyph.x1)
    return out[::-1]


def _with_marks(found: list[list[Glyph]], marks: Sequence[Glyph]) -> list[Fragment]:
    """Each mark goes to the fragment that it stands over; one that stands over none is lost."""
    taken: list[list[Glyph]] = [[] for _ in found]
    for mark in marks:
        near = [
            (abs(run[0].y - mark.y), index)
            for index, run in enumerate(found)
            if run[0].x0 - mark.size * 0.3 <= mark.middle <= run[-1].x1 + mark.size * 0.3
            and abs(run[0].y - mark.y) <= MARK_REACH * mark.size
        ]
        if near:
            taken[min(near)[1]].append(mark)
    return [Fragment(_trimmed(run), tuple(own)) for run, own in zip(found, taken, strict=True)]


def _trimmed(run: list[Glyph]) -> tuple[Glyph, ...]:
    """Without blanks at the right end."""
    while run and run[-1].text.isspace():
        run.pop()
    return tuple(run)


@dataclass(frozen=True, slots=True)
class Text:
    """A fragment's text in logical order. `brackets`: where its right-to-left brackets are, as painted."""

    text: str
    brackets: tuple[int, ...] = ()


def logical(fragment: Fragment) -> Text:
    """The fragment's letters in the order in which they are read."""
    parts = [part for part in _with_blanks(_marked(fragment)) if part]
    arabic = sum(_kind(part) == "R" for part in parts)
    latin = sum(_kind(part) == "L" for part in parts)
    return _leftwards(parts) if latin <= arabic or not latin else Text(_rightwards(parts))


def _marked(fragment: Fragment) -> list[Glyph]:
    """The glyphs, from the left, with the marks over them put after their letters."""
    glyphs = list(fragment.glyphs)
    solid = [i for i, glyph in enumerate(glyphs) if not glyph.text.isspace()]
    # a full stop beside the letter may be as near, but carries no mark
    letters = [i for i in solid if glyphs[i].text[0].isalpha() or is_unknown(glyphs[i].text[0])] or solid
    for mark in sorted(fragment.marks, key=lambda glyph: glyph.order):
        at = min(letters, key=lambda i: (_distance(glyphs[i], mark.middle), abs(glyphs[i].order - mark.order)))
        glyphs[at] = glyphs[at]._replace(text=glyphs[at].text + mark.text)
    return _without_echo(glyphs)


def _distance(glyph: Glyph, x: float) -> float:
    return max(glyph.x0 - x, x - glyph.x1, 0.0)


def _without_echo(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyph of a mark may say the letter below it too (`اً` or `أ` over `ا`): the letter is kept once."""
    out = list(glyphs)
    for index, glyph in enumerate(glyphs):
        if glyph.x1 - glyph.x0 > 0.05 * glyph.size:
            continue
        for other in (index - 1, index + 1):
            said = _below(out[other], glyph) if 0 <= other < len(glyphs) else ""
            if said:
                out[other] = out[other]._replace(text=said)
                out[index] = glyph._replace(text="")
                break
    return [glyph for glyph in out if glyph.text]


def _below(letter: Glyph, mark: Glyph) -> str:
    """What `letter` says with the zero-width `mark` over it, or nothing when they are two letters."""
    if _distance(letter, mark.middle) > 0.06 * letter.size:
        return ""
    bare = mark.text.translate(_MARKLESS)
    if bare != mark.text and (is_unknown(letter.text[0]) or set(bare) & set(letter.text)):
        return letter.text + "".join(c for c in mark.text if c in alphabet.MARKS)
    parts = unicodedata.normalize("NFD", mark.text)
    if len(mark.text) == 1 and len(parts) == 2 and parts[0] in letter.text and letter.x1 > letter.x0:
        return letter.text.replace(parts[0], mark.text)
    return ""


_MARKLESS = dict.fromkeys(map(ord, alphabet.MARKS))


def _with_blanks(glyphs: Sequence[Glyph]) -> list[str]:
    """The texts of the glyphs from the right, a blank where one was printed or has room."""
    solid = [glyph for glyph in glyphs if not glyph.text.isspace()]
    if not solid:
        return []
    least = GAP_BESIDE_SPACES if len(solid) < len(glyphs) else GAP_ALONE
    spaces = [glyph.middle for glyph in glyphs if glyph.text.isspace()]
    out = [solid[0].text]
    edge = solid[0].x1
    at = 0
    for left, right in pairwise(solid):
        edge = max(edge, left.x1)
        gap = (right.x0 - edge) / (right.size or 1.0)
        while at < len(spaces) and spaces[at] < left.middle:
            at += 1
        printed = at < len(spaces) and spaces[at] < right.middle
        room = min(GAP_AT_NUMBER, least) if _apart(left.text, right.text) else least
        if (printed and gap > ROOM) or (gap > room and left.text != alphabet.TATWEEL):
            out.append(" ")
        out.append(right.text)
    return out[::-1]


def _apart(left: str, right: str) -> bool:
    """Whether one of two neighbours is a number or a bullet and the other is not."""
    return (left[-1] in _SET_APART) != (right[0] in _SET_APART)


def _kind(part: str) -> str:
    """R for Arabic, N for a digit, L for another letter, a blank for a blank, O for the rest."""
    first = part[0]
    if first in alphabet.DIGITS:
        return "N"
    if first == " ":
        return " "
    if first in alphabet.LETTERS or first in alphabet.MARKS or first == alphabet.TATWEEL or is_unknown(first):
        return "R"
    if first.isalpha():
        return "L" if first < "\u0590" or first > "\u08ff" else "R"
    return "O"


def _leftwards(parts: Sequence[str]) -> Text:
    """Logical order of parts that come from the right: numbers and Latin words are turned round."""
    kinds = [_kind(part) for part in parts]
    out: list[str] = []
    brackets: list[int] = []
    length = at = 0
    arabic = False
    while at < len(parts):
        end = _run_end(parts, kinds, at, arabic) if kinds[at] in "LN" or parts[at] in _NUMBER_SIGNS else at
        if end > at:
            turned = [*parts[at : end + 1]][::-1]
            out += turned
            length += sum(map(len, turned))
        else:
            if parts[at] in _BRACKETS:
                brackets.append(length)
            part = parts[at][1:] if _doubled_alef(parts[at], out) else parts[at]
            out.append(part)
            length += len(part)
            arabic = arabic or kinds[at] == "R"
        at = end + 1
    return Text("".join(out), tuple(brackets))


def _doubled_alef(part: str, before: Sequence[str]) -> bool:
    """Whether the alef of a ligature that spells God's name was painted before it as well."""
    return len(part) == 4 and part[0] == alphabet.ALEF and before[-1:] == [alphabet.ALEF] and part[1:] == _LLAH


def _run_end(parts: Sequence[str], kinds: Sequence[str], start: int, arabic: bool) -> int:
    """The last part of the left-to-right run that begins at `start` (itself when it is alone)."""
    end = start
    if kinds[start] == "O":  # a sign before its number, where no Arabic letter came first
        if arabic or start + 1 >= len(parts) or kinds[start + 1] != "N" or parts[start] in "-+":
            return start
        end = start + 1
    at = end + 1
    while at < len(parts):
        if kinds[at] in "LN":
            if not _joined(parts[end + 1 : at], kinds[end], kinds[at], arabic):
                break
            end = at
        elif (kinds[at] == "R" and not is_unknown(parts[at][0])) or at - end > 4:
            break
        at += 1
    return end


def _joined(between: Sequence[str], right: str, left: str, arabic: bool) -> bool:
    """Whether two strong parts with `between` them are one left-to-right run."""
    if not between:
        return True
    if right == left == "N":
        return len(between) == 1 and not (between[0] == " " or (arabic and between[0] in _LONE_SIGNS))
    if right == left == "L":
        return True
    return right == "N" and all(part in " -" for part in between)


def _rightwards(parts: Sequence[str]) -> str:
    """The order of a Latin line: from the left, with Arabic words turned round."""
    turned = list(parts)[::-1]
    kinds = [_kind(part) for part in turned]
    out: list[str] = []
    at = 0
    while at < len(turned):
        end = at
        while kinds[at] == "R" and end + 1 < len(turned) and kinds[end + 1] in "R ":
            end += 1
        while end > at and kinds[end] == " ":
            end -= 1
        out += turned[at : end + 1][::-1] if kinds[at] == "R" else [turned[at]]
        at = end + 1
    return "".join(out)


def with_brackets(texts: Sequence[Text]) -> list[str]:
    """The texts with each right-to-left bracket as it is meant.

    Files name a bracket by its shape or by its meaning, all of a file alike: a line where only one of
    the two is balanced decides for itself, and all of them together decide for the rest.
    """
    votes = sum(_balance(text) for text in texts)
    return [_turned(text) if _balance(text) < 0 or (_balance(text) == 0 and votes < 0) else text.text for text in texts]


def _balance(text: Text) -> int:
    """1 when the brackets are balanced as they are, -1 when turned round, 0 when neither or both."""
    if not text.brackets:
        return 0
    row = [text.text[at] for at in text.brackets]
    return _balanced(row) - _balanced([c.translate(_MIRROR) for c in row])


def _balanced(row: Sequence[str]) -> bool:
    waiting: list[str] = []
    for character in row:
        if character not in _OPENERS:
            waiting.append(character)
        elif not waiting or waiting.pop() != _OPENERS[character]:
            return False
    return not waiting


def _turned(text: Text) -> str:
    characters = list(text.text)
    for at in text.brackets:
        characters[at] = characters[at].translate(_MIRROR)
    return "".join(characters)
