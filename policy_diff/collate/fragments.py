"""Clauses of a damaged text that are pieces of one clause, put together again by the others' texts.

    sound     «تعد سياسة الوقاية من غسل الأموال أحد الركائز الأساسية وفقا للنظام»
    damaged   «تعد سياسة الوقاية من غسل الأموال»   «ا»   «أحد الركائز الأساسية وفقا للنظام»

Where an extractor breaks lines in odd places, or writes a mark on a line of its own, one clause is read as several.
Compared piece by piece each would be a row that nobody else has. So clauses of a damaged text that follow each other
are one clause where together they have the letters of a clause of another policy, and each has its words from there. A
piece that another policy has as a whole clause of some length is none.

Of a text that could hardly be read at all, what is like nothing else is one clause from one readable place to the
next: a row for every letter of it would bury the others.

What this leaves alone: sound texts, and which words stand in a clause.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce

from policy_diff.collate.align import Clause, Column
from policy_diff.collate.doubt import Doubts
from policy_diff.collate.ledger import words_of
from policy_diff.collate.similarity import letters_of

#: letters of a clause from which pieces of it are looked for, and of a clause that others have whole, so it is no piece
LONG, WHOLE = 16, 12
#: letters in a row by which a piece is recognised, and the share of its own that the whole must have
RUN, OWN = 3, 0.6
#: share of letters that the pieces and the whole must have in common, and by how much the best piece alone has less
TOGETHER, MORE = 0.85, 0.02
#: clauses among which the pieces of one stand, and that may stand between two; clauses tried as what a piece belongs to
MOST, APART, TRIED = 12, 3, 3
#: runs up to which no number may be strange to the whole
FEW = 8
#: policies by whose clauses pieces are put together, those with most clauses first
WITNESSES = 24
#: letters with fewer of which nothing is like anything
SHORT = 4


@dataclass(frozen=True, slots=True)
class _Whole:
    """A clause of another policy: its letters, and the runs of letters in its words."""

    letters: Counter[str]
    runs: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Wholes:
    """The clauses of the others: the long ones, where each run of letters stands, and the letters of all but names."""

    clauses: tuple[_Whole, ...]
    having: dict[str, list[int]]
    exact: frozenset[str]

    @classmethod
    def of(cls, keys: Iterable[str]) -> _Wholes:
        """The index of some keys."""
        different = sorted(set(keys))
        long = [key for key in different if len(letters_of(key)) >= LONG]
        clauses = tuple(_Whole(Counter(letters_of(key)), _runs(key)) for key in long)
        having: dict[str, list[int]] = defaultdict(list)
        for at, clause in enumerate(clauses):
            for run in clause.runs:
                having[run].append(at)
        return cls(clauses, having, frozenset(letters_of(key) for key in different if len(letters_of(key)) >= WHOLE))

    def like(self, runs: frozenset[str]) -> list[int]:
        """The clauses that have most of these runs, the likest first."""
        shared = Counter(at for run in runs for at in self.having.get(run, ()))
        found = [(n, at) for at, n in shared.items() if n >= OWN * len(runs)]
        return [
            at for _, at in sorted(found, key=lambda one: (-one[0], len(self.clauses[one[1]].runs), one[1]))[:TRIED]
        ]


def _runs(key: str) -> frozenset[str]:
    """The runs of letters in the words of a key; a short word is one."""
    words = words_of(key)
    return frozenset(word[at : at + RUN] for word in words for at in range(max(1, len(word) - RUN + 1)))


def rejoined(columns: Sequence[Column], doubts: Doubts) -> list[Column]:
    """The columns of a section with the pieces of damaged policies joined; the same objects where nothing is."""
    out = list(columns)
    if not doubts.damaged:
        return out
    fullest = sorted((w for w, column in enumerate(columns) if column), key=lambda w: (-len(columns[w]), w))
    sound = [w for w in fullest if w not in doubts.damaged][:WITNESSES]
    wholes = _Wholes.of(clause.key for w in sound for clause in columns[w])
    for w in sorted(doubts.damaged):
        others = [other for other in fullest if other != w][:WITNESSES]
        if len(columns[w]) > 1 and (others or w in doubts.unreadable):
            theirs = wholes if sound else _Wholes.of(clause.key for other in others for clause in columns[other])
            out[w] = _joined(columns[w], theirs, unreadable=w in doubts.unreadable)
    return out


def _joined(column: Column, wholes: _Wholes, *, unreadable: bool) -> Column:
    runs = [_runs(clause.key) for clause in column]
    like = [wholes.like(own) for own in runs]
    stop = [letters_of(clause.key) in wholes.exact for clause in column]
    out: list[list[Clause]] = []
    taken: set[int] = set()
    lost = False
    for at in range(len(column)):
        if at in taken:
            continue
        pieces = _pieces(
            column, at, runs, like, [*stop[:at], *(s or n in taken for n, s in enumerate(stop[at:], at))], wholes
        )
        strange = unreadable and len(pieces) == 1 and not stop[at] and _is_strange(column[at], like[at])
        if strange and lost:
            out[-1].append(column[at])
        else:
            out.append([column[piece] for piece in pieces])
        lost = strange
        taken.update(pieces)
    return [reduce(Clause.joined, pieces) for pieces in out] if len(out) < len(column) else column


def _is_strange(clause: Clause, like: Sequence[int]) -> bool:
    """Whether a clause is like none of the others', or too short to tell."""
    return not like or len(letters_of(clause.key)) < SHORT


def _pieces(
    column: Column,
    start: int,
    runs: Sequence[frozenset[str]],
    like: Sequence[Sequence[int]],
    stop: Sequence[bool],
    wholes: _Wholes,
) -> list[int]:
    """The places of the pieces of which that at `start` is the first; itself alone if it is no piece."""
    best, found = 0.0, [start]
    if stop[start]:
        return found
    following = like[start + 1] if start + 1 < len(column) and not stop[start + 1] else ()
    for whole in dict.fromkeys((*like[start], *following)):
        clause = wholes.clauses[whole]
        letters: Counter[str] = Counter()
        most = alone = 0.0
        pieces: list[int] = []
        for at in range(start, min(start + MOST, len(column))):
            if stop[at] or not _belongs(runs[at], clause):
                if not pieces or at - pieces[-1] > APART:
                    break
                continue
            piece = Counter(letters_of(column[at].key))
            together = _common(letters + piece, clause.letters)
            if pieces and at > pieces[-1] + 1 and together <= most + MORE:
                continue  # what stands apart must add to the whole
            letters += piece
            pieces.append(at)
            alone = max(alone, _common(piece, clause.letters))
            without = _common(letters - Counter(letters_of(column[start].key)), clause.letters)
            if len(pieces) > 1 and together >= TOGETHER and together > max(most, best, alone + MORE, without):
                best, found = together, list(pieces)
            most = max(most, together)
    return found


def _belongs(runs: frozenset[str], whole: _Whole) -> bool:
    """Whether a piece may be one of the whole: most of its runs are, and its numbers, or a letter fell out."""
    strange = runs - whole.runs
    if any(map(str.isdigit, strange)) and len(runs) <= FEW:
        return False
    return len(strange) <= (1 - OWN) * len(runs) or all(len(run) == 1 and not run.isdigit() for run in runs)


def _common(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / max(1, one.total() + other.total())
