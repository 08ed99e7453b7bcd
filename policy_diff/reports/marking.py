"""The words of a reading that differ from another's, marked so that no colour is needed.

`[-…-]` stands where words are gone, `{+…+}` where other words stand instead; long runs of words
that are the same are cut to a few on either side of a change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policy_diff.collate import words
from policy_diff.collate.words import Change
from policy_diff.reports.screen import Run

MARKS = {"gone": ("[-", "-]"), "new": ("{+", "+}")}
#: words that are the same, shown on either side of a change
CONTEXT = 4
_CUT = "…"


def marked(reference: str, text: str, *, spelling: bool = False) -> tuple[Run, ...]:
    """`text` with its differences from `reference` marked.

    Words that differ in spelling only are marked only with `spelling`, punctuation never; both are
    shown as `text` has them.
    """
    found = changes(reference, text, spelling=spelling)
    runs: list[Run] = []
    for at, change in enumerate(found):
        if runs:
            runs.append(Run(" "))
        if change.kind == "equal":
            head = 0 if at == 0 else CONTEXT
            tail = 0 if at == len(found) - 1 else CONTEXT
            whole = len(found) == 1
            runs.append(Run(change.after if whole else _cut(change.after.split(), head, tail)))
        else:
            runs += _change(change)
    return tuple(runs)


def changes(reference: str, text: str, *, spelling: bool = False) -> tuple[Change, ...]:
    """What makes `text` of `reference`, as it is to be shown: see `marked`."""
    return tuple(part for change in words.diff(reference, text) for part in _settled(change, spelling))


def shortened(text: str, most: int) -> str:
    """The first words of `text`."""
    parts = text.split()
    return text if len(parts) <= most else f"{' '.join(parts[:most])} {_CUT}"


def spelling(text: str) -> tuple[str, ...]:
    """The words of `text` as spelt, without punctuation."""
    return tuple(token for token in words.tokens(text) if any(c.isalnum() for c in token))


def _change(change: Change) -> list[Run]:
    """Gone words, then new ones."""
    parts = [
        Run(f"{MARKS[style][0]}{text}{MARKS[style][1]}", style)
        for style, text in (("gone", change.before), ("new", change.after))
        if text
    ]
    return [parts[0], Run(" "), parts[1]] if len(parts) == 2 else parts


def _settled(change: Change, spelling: bool) -> Iterator[Change]:
    """`change` as it is to be shown: what differs in punctuation only is equal, and so may spelling be."""
    if change.kind != "equal":
        if any(c.isalnum() for c in change.before + change.after):
            yield change
        elif change.after:
            yield Change("equal", change.after, change.after)
    elif spelling:
        yield from _spelling(change)
    else:
        yield change


def _spelling(change: Change) -> Iterator[Change]:
    """A run of words that are equal after folding, cut where their spelling differs."""
    pairs = list(zip(words.tokens(change.before), words.tokens(change.after), strict=True))
    at = 0
    while at < len(pairs):
        same = pairs[at][0] == pairs[at][1]
        stop = at
        while stop < len(pairs) and (pairs[stop][0] == pairs[stop][1]) == same:
            stop += 1
        before, after = ([pair[side] for pair in pairs[at:stop]] for side in (0, 1))
        yield Change("equal" if same else "replace", words.written(before), words.written(after))
        at = stop


def _cut(run: Sequence[str], head: int, tail: int) -> str:
    """A run of equal words, with only those beside a change: the first `head` and the last `tail`."""
    if len(run) <= head + tail + 1:
        return " ".join(run)
    shown = [*run[:head], _CUT, *(run[-tail:] if tail else ())]
    return " ".join(shown)
