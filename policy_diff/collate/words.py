"""What changed inside a clause, word by word.

Whole words are compared by their keys and shown as written: «الإجراءات» and «اجراءات» are equal, «أسبوعين»
and «شهر» are not. Punctuation stands for itself. Equal punctuation between two changes does not part them.

    diff("لا تقل عن أسبوعين.", "لا تقل عن شهر.")
    -> equal «لا تقل عن», replace «أسبوعين» by «شهر», equal «.»
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rapidfuzz.distance import Indel

from normalizers import alphabet
from policy_diff.collate.similarity import key_of

ChangeKind = Literal["equal", "delete", "insert", "replace"]


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words: `before` as the first text has it, `after` as the second; "" where it has none.

    The words of a run are joined by one blank, none before closing punctuation.
    """

    kind: ChangeKind
    before: str
    after: str


@cache
def _token() -> re.Pattern[str]:
    inside = re.escape("".join(sorted(alphabet.MARKS | alphabet.DIRECTION_MARKS)) + alphabet.TATWEEL)
    return re.compile(rf"[^\W_{inside}](?:[^\W_]|[{inside}])*|[^\s{inside}]")


def tokens(text: str) -> list[str]:
    """The words and punctuation marks of `text`, as written."""
    return _token().findall(text)


def starts(text: str) -> list[int]:
    """Where each token of `text` begins."""
    return [found.start() for found in _token().finditer(text)]


def _compared(token: str) -> str:
    """What a token is compared by; commas of either script are one."""
    key = key_of(token)
    if key:
        return key
    return "," if token in {",", alphabet.COMMA, ";", alphabet.SEMICOLON} else token


def diff(a: str, b: str) -> tuple[Change, ...]:
    """The changes that make `b` of `a`, in reading order; together they hold every word of both."""
    first, second = tokens(a), tokens(b)
    left, right = [_compared(token) for token in first], [_compared(token) for token in second]
    runs = [
        (op.tag == "equal", op.src_start, op.src_end, op.dest_start, op.dest_end) for op in Indel.opcodes(left, right)
    ]
    return tuple(
        Change(_kind(equal, x1 - x0, y1 - y0), written(first[x0:x1]), written(second[y0:y1]))
        for equal, x0, x1, y0, y1 in _joined(runs, left)
    )


#: whether the words are equal, and where they stand in the first and in the second text
Run = tuple[bool, int, int, int, int]


def _joined(runs: Sequence[Run], left: Sequence[str]) -> list[Run]:
    """Neighbouring changes as one, also across a run of equal punctuation."""
    held: list[Run] = []
    for at, (equal, x0, x1, y0, y1) in enumerate(runs):
        inside = 0 < at < len(runs) - 1
        equal = equal and not (inside and not any(token[0].isalnum() for token in left[x0:x1]))
        if held and held[-1][0] == equal:
            held[-1] = (equal, held[-1][1], x1, held[-1][3], y1)
        else:
            held.append((equal, x0, x1, y0, y1))
    return held


def _kind(equal: bool, deleted: int, inserted: int) -> ChangeKind:
    if equal:
        return "equal"
    return "replace" if deleted and inserted else "delete" if deleted else "insert"


#: what parts the digits of one number or date, and the digits that a comma must have behind it to do so
_PARTING, _THOUSANDS = frozenset("./-:"), 3


def written(run: Sequence[str]) -> str:
    """Tokens as one text: a blank between words, none before closing punctuation or inside brackets and numbers."""
    out = ""
    for at, token in enumerate(run):
        closing = token in alphabet.CLOSERS or token in alphabet.CLOSE_BRACKETS
        tight = not out or closing or out[-1] in alphabet.OPEN_BRACKETS
        out += token if tight or _in_number(run, at) or _in_number(run, at + 1) else f" {token}"
    return out


def _in_number(run: Sequence[str], at: int) -> bool:
    """Whether the token at `at` stands behind what parts it from the digits before: «8,000», «1445/10/29»."""
    if not 2 <= at < len(run) or not (run[at - 2][-1].isdigit() and run[at][0].isdigit()):
        return False
    return run[at - 1] in _PARTING or (run[at - 1] == "," and len(run[at]) == _THOUSANDS)
