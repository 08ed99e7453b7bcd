"""What counts a clause, left by an extractor on a line of its own, given back to the clause below it.

    sound     «المادة (43):» with the words of the article
    damaged   «المادة (43 :)» as a clause, and the words of the article as the next

A damaged text has such a clause; another policy has just that as a marker, and no such clause. Then it is no clause.
Neither is a colon or a stop by itself. What this leaves alone: sound texts, clauses that another policy has as a
clause, too, and markers above a clause that has its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from normalizers import alphabet
from policy_diff.collate.align import Clause, Column
from policy_diff.collate.doubt import Doubts
from policy_diff.collate.similarity import key_of


def known(doubts: Doubts) -> frozenset[str]:
    """The keys of the markers of the sound policies, or where none is sound, of all."""
    if not doubts.damaged:
        return frozenset()
    sound = [policy for w, policy in enumerate(doubts.witnesses) if w not in doubts.damaged] or doubts.witnesses
    markers = {item.marker for policy in sound for section in policy.sections for item in section.walk()}
    return frozenset(map(key_of, markers)) - {""}


def returned(columns: Sequence[Column], doubts: Doubts, markers: frozenset[str]) -> list[Column]:
    """The columns of a section, lone ones of the `markers` in damaged policies with the clauses below them."""
    out = list(columns)
    whole = {clause.key for w, column in enumerate(columns) if w not in doubts.damaged for clause in column}
    for w in sorted(doubts.damaged):
        lone = (markers - whole) & {clause.key for clause in columns[w]}
        if lone or any(map(_is_stop, columns[w])):
            out[w] = _returned([clause for clause in columns[w] if not _is_stop(clause)], lone)
    return out


def _is_stop(clause: Clause) -> bool:
    return bool(clause.text.strip()) and set(clause.text) <= {*alphabet.CLOSERS, " "}


def _returned(column: Column, markers: frozenset[str]) -> Column:
    """The clauses, those that are a marker as that of the next one if it has none."""
    out: list[Clause] = []
    for clause in column:
        above = out[-1] if out else None
        if above and above.key in markers and not above.marker and not clause.marker and clause.key not in markers:
            clause = replace(clause, marker=above.text, lines=above.lines.around(clause.lines))
            out.pop()
        out.append(clause)
    return out
