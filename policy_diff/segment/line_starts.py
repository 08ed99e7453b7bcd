"""A number or an ordinal at the start of a line that is no marker: the sentence only broke there.

    … القنوات المبينة في المادة
    (4) إيقافه عن العمل …

Why after the edges are known: only a line that ended for want of room, in a document whose clauses end in
a sign, can be told from one that simply ends. What this leaves alone: numbers that count with their
neighbours, bullets, and documents whose line ends are only estimated.
"""

from __future__ import annotations

from collections.abc import Sequence

from policy_diff.segment.edges import Edges
from policy_diff.segment.lines import Line, as_words, counts_on
from policy_diff.segment.sentences import ends_clause, sentences


def without_false_markers(lines: Sequence[Line], edges: Edges) -> tuple[Line, ...]:
    """The lines; a marker that only a broken sentence put at the start of its line is part of the words again."""
    if not edges.broken or not sentences(lines).closed:
        return tuple(lines)
    out = list(lines[:1])
    for index in range(1, len(lines)):
        line = lines[index]
        out.append(as_words(line) if _is_false(lines, index, edges) else line)
    return tuple(out)


def _is_false(lines: Sequence[Line], index: int, edges: Edges) -> bool:
    last, line = lines[index - 1], lines[index]
    marker = line.marker
    if marker is None or not marker.value or line.blanks or edges.gaps.get(line.number) == "apart":
        return False
    broke = bool(edges.want_of_room(last, line)) and edges.same_size(last, line)
    return broke and not ends_clause(last.body) and not counts_on(lines, index, marker)
