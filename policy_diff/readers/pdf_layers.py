"""Lines that were painted over each other, taken apart by the pen.

Why: a heading set at a fixed place may fall on a line of text; sorted by place their letters mingle.
The pen painted one after the other, so its order tells them apart. What this leaves alone: lines whose
letters do not collide, that is nearly all.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from normalizers import alphabet
from policy_diff.readers.pdf_glyphs import is_unknown
from policy_diff.readers.pdf_sheet import Glyph

#: two glyphs collide when they share this part of the narrower one
COLLIDE = 0.45
#: a line whose glyphs collide so often is two lines or more
COLLISIONS = 4
#: a glyph painted twice, to look bold or shadowed, within this many ems
TWICE = 0.1
#: the pen went elsewhere when it moved further than this, in ems
JUMP = 1.5
#: a run of the pen may lie over this part of a layer and still belong to it
OVER = 0.2


def layers(line: list[Glyph]) -> list[list[Glyph]]:
    """The glyphs of a baseline as one line, or as several where letters stand on letters."""
    line = _without_twins(line)
    if _collisions([glyph for glyph in line if _is_solid(glyph)]) < COLLISIONS:
        return [line]
    out: list[list[Glyph]] = []
    for run in _runs(line):
        place = next((layer for layer in out if not _lies_over(run, layer)), None)
        if place is None:
            out.append(list(run))
        else:
            place += run
    return out


def _without_twins(line: list[Glyph]) -> list[Glyph]:
    """The line with a glyph that was painted twice in one place kept once."""
    out: list[Glyph] = []
    for glyph in sorted(line, key=lambda glyph: (glyph.middle, glyph.order)):
        twins = (other for other in out[-2:] if other.text == glyph.text and not glyph.text.isspace())
        if any(abs(glyph.x0 - other.x0) < TWICE * glyph.size < glyph.x1 - glyph.x0 for other in twins):
            continue
        out.append(glyph)
    return out


def _is_solid(glyph: Glyph) -> bool:
    """Whether no other letter may stand where it does: kashida and unknown glyphs run under letters."""
    return not (glyph.text.isspace() or glyph.text == alphabet.TATWEEL or is_unknown(glyph.text[0])) and (
        glyph.x1 - glyph.x0 > 0.1 * glyph.size
    )


def _collisions(glyphs: Sequence[Glyph]) -> int:
    ordered = sorted(glyphs, key=lambda glyph: glyph.middle)
    return sum(a.x1 - b.x0 > COLLIDE * min(a.x1 - a.x0, b.x1 - b.x0) for a, b in pairwise(ordered))


def _runs(line: Sequence[Glyph]) -> list[list[Glyph]]:
    """The glyphs as the pen painted them, cut where it jumped."""
    runs: list[list[Glyph]] = []
    for glyph in sorted(line, key=lambda glyph: glyph.order):
        last = runs[-1][-1] if runs else None
        near = last is not None and glyph.order - last.order == 1 and _step(last, glyph) <= JUMP * glyph.size
        if near:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def _step(a: Glyph, b: Glyph) -> float:
    """How far apart two glyphs stand."""
    return max(b.x0 - a.x1, a.x0 - b.x1, 0.0)


def _lies_over(run: Sequence[Glyph], layer: Sequence[Glyph]) -> bool:
    """Whether a good part of a run stands where the layer has glyphs."""
    left, right = min(glyph.x0 for glyph in run), max(glyph.x1 for glyph in run)
    covered = sum(max(0.0, min(glyph.x1, right) - max(glyph.x0, left)) for glyph in layer if not glyph.text.isspace())
    return covered > OVER * max(right - left, 0.1)
