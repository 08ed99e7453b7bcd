"""The readings of one row: who reads what, who lacks the clause, and of whom that cannot be told.

Readings are one group when only spelling parts them. A reading that is another one garbled, that damage
explains, or of which nothing could be read is taken out of the groups; a policy whose text has the clause's words
elsewhere, out of order, does not lack the clause. The other policies are then compared as if these were
not there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from policy_diff.collate.align import Clause
from policy_diff.collate.damage import garbled
from policy_diff.collate.doubt import Doubts
from policy_diff.collate.ledger import words_of
from policy_diff.collate.line_turns import put_back
from policy_diff.collate.respelt import agree
from policy_diff.collate.row import TableRow
from policy_diff.collate.similarity import is_counter, key_of, letters_of, uncounted

Groups = Sequence[Sequence[int]]
#: readings, the most widely held first, that a damaged one is held against
HELD = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """The witnesses of a row. `groups`: by what they read, largest first.

    `unread`: not to be read here; `scattered`: differing or lacking by what damage explains; `lost`: hardly to be
    read at all, so that nothing follows from their lacking the clause.
    """

    groups: tuple[tuple[int, ...], ...]
    missing: tuple[int, ...]
    unread: tuple[int, ...] = ()
    scattered: tuple[int, ...] = ()
    lost: tuple[int, ...] = ()

    @property
    def unclear(self) -> tuple[int, ...]:
        """Those with a reading of which it cannot be told whether it differs, or that may have one."""
        return tuple(sorted({*self.unread, *self.scattered}))

    def reference(self, baseline: int | None) -> tuple[int, ...]:
        """The reading that others are held against: the baseline's, or what most read."""
        theirs = [members for members in self.groups if baseline in members]
        return (theirs or [*self.groups[:1]] or [()])[0]


def of_row(row: TableRow, count: int, baseline: int | None, doubts: Doubts) -> Readings:
    """The readings of `row` among `count` witnesses."""
    groups = _with_respelt(row, _by_letters(row), baseline, doubts)
    missing = tuple(w for w in range(count) if w not in row.cells)
    unread = tuple(w for w, clause in sorted(row.cells.items()) if not clause.key)
    lost = tuple(w for w in missing if w in doubts.unreadable)
    groups, scattered = _without_damaged(row, groups, baseline, doubts)
    groups, garbage = _without_garbled(row, groups, baseline)
    missing, absent = _without_scattered(row, groups, [w for w in missing if w not in lost], doubts)
    doubtful = {*unread, *garbage, *scattered, *absent}
    return Readings(
        groups=tuple(left for members in groups if (left := tuple(w for w in members if w not in doubtful))),
        missing=missing,
        unread=tuple(sorted((*unread, *garbage))),
        scattered=tuple(sorted({*scattered, *absent})),
        lost=lost,
    )


def _by_letters(row: TableRow) -> tuple[tuple[int, ...], ...]:
    """The witnesses by what they read, largest group first; unreadable ones not among them.

    What counts the clause in one and was left before its words in another is no part of what it reads.
    """
    read = {letters_of(clause.key) for clause in row.cells.values()}
    numbers = {number for clause in row.cells.values() for number in words_of(key_of(clause.marker))}
    groups: dict[str, list[int]] = {}
    for witness in sorted(row.cells):
        first, _, rest = row.cells[witness].key.partition(" ")
        counted = letters_of(rest) in read and (is_counter(first) or (first.isdigit() and first in numbers))
        if letters := letters_of(rest if rest and counted else row.cells[witness].key):
            groups.setdefault(letters, []).append(witness)
    return tuple(tuple(members) for _, members in sorted(groups.items(), key=lambda group: (-len(group[1]), group[1])))


def _with_respelt(
    row: TableRow, groups: Sequence[tuple[int, ...]], baseline: int | None, doubts: Doubts
) -> tuple[tuple[int, ...], ...]:
    """The groups, those of damaged witnesses in the group whose words theirs are, as damage leaves them.

    The first of a group reads as it does to the letter. They are held against the groups with a sound witness, or
    where there is none, against the reference.
    """
    if len(groups) < 2 or not any(doubts.damaged.issuperset(members) for members in groups):
        return tuple(groups)
    sound = [members for members in groups if not doubts.damaged.issuperset(members)]
    held = sound or [Readings(groups=tuple(groups), missing=()).reference(baseline)]
    joined = {members: list(members) for members in groups}
    for members in (members for members in groups if members not in held):
        clause = row.cells[members[0]]
        firsts = ((other, row.cells[other[0]]) for other in held[:HELD])
        into = next((other for other, first in firsts if _agree_either_way(first, clause, doubts)), None)
        if into is not None:
            joined[into] += joined.pop(members)
    return tuple(tuple(members) for members in sorted(joined.values(), key=lambda own: (-len(own), own)))


def _agree_either_way(one: Clause, damaged: Clause, doubts: Doubts) -> bool:
    """Whether a damaged clause reads as another; of two damaged ones, whether either reads as the other."""
    return _agree(one, damaged, doubts) or (one.witness in doubts.damaged and _agree(damaged, one, doubts))


def _agree(sound: Clause, damaged: Clause, doubts: Doubts) -> bool:
    """Whether a damaged clause reads as another, own names masked or as they are written.

    The number that counts the clause may have come to stand among its words, and its lines may be in another order.
    """
    texts = [(sound.key, damaged.key), (key_of(uncounted(sound.text)), key_of(uncounted(damaged.text)))]
    counter = "" if damaged.marker else letters_of(key_of(sound.marker))
    turned = damaged.witness in doubts.turned
    for meant, read in dict.fromkeys(texts):
        words = words_of(read)
        if agree(words_of(meant), words, turned=turned) or (
            counter and _has_inside(letters_of(read), counter, letters_of(meant))
        ):
            return True
        for number in [] if damaged.marker else words_of(key_of(sound.marker)):
            if number in words:
                words.remove(number)
        if agree(words_of(meant), words, turned=turned):
            return True
    back = put_back(doubts.lines(damaged), words_of(sound.key)) if damaged.lines.last > damaged.lines.first else []
    return bool(back) and agree(words_of(sound.key), back, turned=turned)


def _has_inside(read: str, counter: str, meant: str) -> bool:
    """Whether letters are those that were meant, with what counts the clause among them, as no part of a number."""
    size = len(counter)
    if len(read) != len(meant) + size:
        return False
    for at in range(len(meant) + 1):
        beside = meant[max(0, at - 1) : at + 1]
        if read == meant[:at] + counter + meant[at:] and not (counter.isdigit() and any(map(str.isdigit, beside))):
            return True
    return False


Taken = tuple[tuple[tuple[int, ...], ...], list[int]]


def _without_damaged(row: TableRow, groups: Sequence[tuple[int, ...]], baseline: int | None, doubts: Doubts) -> Taken:
    """The groups without those that differ by damage only, and the witnesses of those.

    A group with a sound policy in it stands. Where no policy is sound, all are held against the reference.
    """
    sound = [members for members in groups if not doubts.damaged.issuperset(members)]
    held = sound or [Readings(groups=tuple(groups), missing=()).reference(baseline)]
    kept: list[tuple[int, ...]] = []
    out: list[int] = []
    for members in groups:
        clause = row.cells[members[0]]
        if members in held or not any(_explained(clause, row.cells[other[0]], doubts) for other in held if other):
            kept.append(members)
        else:
            out += members
    return tuple(kept), out


def _explained(one: Clause, other: Clause, doubts: Doubts) -> bool:
    doubted = one.witness in doubts.unreadable or (one.witness in doubts.unsure and doubts.is_debris(one))
    return doubted or doubts.explains(other, one)


def _without_scattered(
    row: TableRow, groups: Sequence[tuple[int, ...]], missing: Sequence[int], doubts: Doubts
) -> tuple[tuple[int, ...], list[int]]:
    """Those that truly lack the clause, and whoever's damage makes it look so: theirs, or that of those who have it."""
    having = sorted(row.cells, key=lambda w: (w in doubts.damaged, w in doubts.unreadable, w))
    clause = row.cells[having[0]]
    lacking: list[int] = []
    out: set[int] = set()
    for w in missing:
        if clause.witness in doubts.unreadable or doubts.is_debris(clause):
            out |= set(row.cells)
        elif doubts.holds(w, clause):
            out |= set(row.cells) if clause.witness in doubts.damaged - {w} else {w}
        else:
            lacking.append(w)
    if out.issuperset(row.cells) and len(lacking) == 1 and lacking[0] in doubts.damaged:
        # nobody surely has the clause, and one damaged text that lacks it is no proof
        return (), sorted({*out, *lacking})
    return tuple(lacking), sorted(out)


def _without_garbled(row: TableRow, groups: Sequence[tuple[int, ...]], baseline: int | None) -> Taken:
    """The groups that could be read, and the witnesses whose reading is another one's, garbled."""
    if len(groups) < 2:
        return tuple(groups), []
    reference = Readings(groups=tuple(groups), missing=()).reference(baseline)
    key = row.cells[reference[0]].key
    judged = {members[0]: garbled(key, row.cells[members[0]].key) for members in groups if members is not reference}
    judged[reference[0]] = (False, any(itself for itself, _ in judged.values()))
    unclear = [w for members in groups if judged[members[0]][1] for w in members]
    return tuple(members for members in groups if not judged[members[0]][1]), unclear
