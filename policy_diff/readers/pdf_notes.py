"""Small raised numbers: put on the line they belong to, or left out where they refer to a footnote of the page.

Why: such a number stands a little above its line and would be a line of its own, or grow onto the word before
it («الجمعية1»), which then is no word. A number is only left out when a note on the same page begins with
it; the note stays, after its number. What this leaves alone: numbers of the text's own size, and the number
at the beginning of a line.
"""

from __future__ import annotations

from collections.abc import Sequence

from normalizers import alphabet
from policy_diff.readers.pdf_sheet import Glyph

#: a raised number is at most so large beside its line, and raised by so much of the line's size
SMALL, LEAST, MOST = 0.8, 0.12, 0.75
_SIGNS = alphabet.DIGITS | {"(", ")", "[", "]", "*"}


def settled(lines: Sequence[list[Glyph]]) -> list[list[Glyph]]:
    """Baselines, from the head of the page down, with raised numbers where they belong."""
    if not any(_may_be_raised(glyph, line) for line in lines for glyph in line):
        return list(lines)
    lines = _lowered(lines)
    starts = [_start(line) for line in lines]
    out = []
    for index, line in enumerate(lines):
        below = {number for number in starts[index + 1 :] if number}
        raised = [run for run in _raised(line) if _number(run) in below]
        gone = {id(glyph) for run in raised for glyph in run}
        out.append([glyph for glyph in line if id(glyph) not in gone])
    return out


def _size(line: Sequence[Glyph]) -> float:
    sizes = sorted(glyph.size for glyph in line)
    return sizes[len(sizes) // 2]


def _is_sign(glyph: Glyph) -> bool:
    return bool(glyph.text) and all(c in _SIGNS for c in glyph.text)


def _is_of_signs(line: Sequence[Glyph]) -> bool:
    """Whether nothing but signs, and one at least, stands on a line."""
    solid = [glyph for glyph in line if not glyph.text.isspace()]
    return bool(solid) and all(map(_is_sign, solid))


def _may_be_raised(glyph: Glyph, line: Sequence[Glyph]) -> bool:
    """Whether it is a sign smaller than its line, or on a line of such signs alone."""
    return _is_sign(glyph) and (glyph.size < SMALL * _size(line) or _is_of_signs(line))


def _lowered(lines: Sequence[list[Glyph]]) -> list[list[Glyph]]:
    """The lines, those of raised signs alone joined with the line just below them."""
    out: list[list[Glyph]] = []
    above: list[Glyph] = []
    for line in lines:
        if above:
            size = _size([glyph for glyph in line if not _is_sign(glyph)] or line)
            if _is_over(above, line, size):
                line = [*above, *line]
            else:
                out.append(above)
            above = []
        if _is_of_signs(line):
            above = line
        else:
            out.append(line)
    return [*out, above] if above else out


def _is_over(signs: Sequence[Glyph], line: Sequence[Glyph], size: float) -> bool:
    """Whether signs stand raised over a line, none of them beyond its ends."""
    left, right = min(glyph.x0 for glyph in line), max(glyph.x1 for glyph in line)
    foot = sorted(glyph.y for glyph in line)[len(line) // 2]
    return all(
        _stands_raised(glyph, foot, size) and left - size <= glyph.middle <= right
        for glyph in signs
        if not glyph.text.isspace()
    )


def _stands_raised(glyph: Glyph, foot: float, size: float) -> bool:
    return glyph.size <= SMALL * size and LEAST * size <= glyph.y - foot <= MOST * size


def _raised(line: Sequence[Glyph]) -> list[list[Glyph]]:
    """The runs of small raised signs inside a line, from the right; not the one that opens it."""
    size, foot = _size(line), sorted(glyph.y for glyph in line)[len(line) // 2]
    runs: list[list[Glyph]] = []
    opened = joined = False
    for glyph in sorted(line, key=lambda glyph: -glyph.middle):
        if glyph.text.isspace():
            continue
        raised = _is_sign(glyph) and _stands_raised(glyph, foot, size)
        if raised and opened:
            if joined:
                runs[-1].append(glyph)
            else:
                runs.append([glyph])
        opened = opened or not raised
        joined = raised and opened
    return runs


def _number(run: Sequence[Glyph]) -> str:
    """What a run of signs says, without brackets."""
    said = "".join(glyph.text for glyph in sorted(run, key=lambda glyph: glyph.middle))
    return said.translate(alphabet.TO_ASCII_DIGITS).strip("()[]")


def _start(line: Sequence[Glyph]) -> str:
    """The number with which a line begins, if anything follows it."""
    run: list[Glyph] = []
    for glyph in sorted(line, key=lambda glyph: -glyph.middle):
        if not _is_sign(glyph):
            return _number(run) if run and (glyph.text.isspace() or glyph.text.isalpha()) else ""
        run.append(glyph)
    return ""
