"""Lines that go on in the next one by their words: a paragraph wrapped in a document that is not.

    تهدف هذه السياسة إلى تشجيع كل من يعمل لصالح الجمعية للإبلاغ عن أية
    مخاطر أو مخالفات وطمأنتهم إلى أن القيام بهذا الأمر آمن ومقبول

Web pages and pasted texts wrap some paragraphs and not others, each at a width of its own, and tables have columns of
many widths, so that no width of the page says which line broke off. The words at the seam do: how often the last word
and the next first one follow each other (`reading_order_seams.py`), the more so where a drafter closes his clauses
and this line is not closed. What this leaves alone: pages whose line ends are known by boxes or columns, short lines,
rows of tables, headings with a number, dates, and lines that end in a sign.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from normalizers import alphabet
from policy_diff.segment.edges import goes_on_plainly
from policy_diff.segment.lines import Line
from policy_diff.segment.reading_order_seams import follows
from policy_diff.segment.rows import CELLS, strokes
from policy_diff.segment.sentences import ends_clause

#: a line of fewer letters is a cell or an item of a list, whatever stands below it
SHORTEST = 40
#: how much likelier than chance a line goes on: where clauses are closed; where lines break off, or nothing is known;
#: where clauses are not closed and no line breaks off. Measured on 3,860 pairs of clauses without their signs and on
#: 5,120 seams of wrapped ones (written corpus and five sets of others): .4 is reached by .20 of the first and by .81
#: of the second, 1.0 by .034 and .63, 1.5 by .011 and .55
SURE_CLOSED, SURE, SURE_OPEN = 0.4, 1.0, 1.5
#: a line above or below one that goes on surely, about as long as that, needs only be likely to
LIKELY, AS_LONG = 0.0, 0.8
#: but a line that opens as so many others do («أن يحافظ …») is an item of its own
SIBLINGS = 3
#: so many clauses, and this share of them, tell whether a drafter closes them; so many lines that plainly break off
#: (in «في», in a comma) show that clauses run over lines here
CLAUSES, CLOSED, BROKEN = 4, 0.8, 4
#: a name before a colon has at most so many letters
LABEL = 30


def tied(lines: Sequence[Line]) -> frozenset[tuple[int, int]]:
    """The numbers of neighbours of which the first surely goes on in the second."""
    least = _least(lines)
    values = [_value(last, line) for last, line in pairwise(lines)]
    sure = {at for at, value in enumerate(values) if value is not None and value >= least}
    opens = Counter(line.body.split(maxsplit=1)[0] for line in lines if line.body.strip())
    near = {
        at
        for at, value in enumerate(values)
        if value is not None
        and value > LIKELY
        and _beside(lines, at, sure)
        and opens[lines[at + 1].body.split()[0]] < SIBLINGS
    }
    return frozenset((lines[at].number, lines[at + 1].number) for at in sure | near)


def _least(lines: Sequence[Line]) -> float:
    """From where on a line goes on surely: the lines above markers and empty lines show whether clauses are closed."""
    above = [a.body for a, b in pairwise(lines) if (b.marker is not None or b.blanks) and len(a.body) >= SHORTEST]
    closed = sum(map(ends_clause, above))
    if len(above) >= CLAUSES and closed >= CLOSED * len(above):
        return SURE_CLOSED
    wraps = sum(goes_on_plainly(a, b) for a, b in pairwise(lines)) >= BROKEN
    return SURE if wraps or len(above) < CLAUSES else SURE_OPEN


def _beside(lines: Sequence[Line], at: int, sure: set[int]) -> bool:
    """Whether the line above or below goes on surely and is no longer than this one by much."""
    size = len(lines[at].body)
    return any(near in sure and size >= AS_LONG * len(lines[near].body) for near in (at - 1, at + 1))


def _value(last: Line, line: Line) -> float | None:
    """How much likelier than chance `last` goes on in `line`; None where the words are not to be asked."""
    headed = last.marker is not None and last.marker.kind in ("section", "ordinal")
    if line.marker is not None or headed or len(last.body) < SHORTEST or not line.body or ends_clause(last.body):
        return None
    dated = any(char.isdigit() for char in last.body.split()[-1])
    return None if dated or _is_row(last.body) or _is_row(line.body) else follows(last.body, line.body)


def _is_row(text: str) -> bool:
    """Whether a line has cells, or begins with a name and a colon («الجهة المعتمدة: …»)."""
    name, colon, _ = text.partition(":")
    return CELLS in text or strokes(text) > 0 or alphabet.SEMICOLON in text or (bool(colon) and len(name) <= LABEL)
