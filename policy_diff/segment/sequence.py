"""Which section each part of a document is, all chosen together.

    evidence for each part alone  +  how usual it is that one section follows another  ->  the best reading

Drafters reword headings more than they reorder sections, so a part that fits two sections is the one that its
neighbours leave room for. Each section is taken once. Found by a beam over the parts in reading order, so the time
is linear in their number. What this leaves alone: what speaks for a section (`evidence.py`), and when enough does
(`content.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

#: what two sections in the profile's order are worth: halved where others stand between them in the profile, and
#: again where parts nobody knows stand between them in the document; and what two out of order cost. Chosen on the
#: train and develop parts of the written corpus, with headings and words taken out of the profiles
FOLLOWS, TURNS_BACK = 0.75, 0.5
#: evidence below this is not weighed at all: neighbours choose between sections, they make none
LEAST = 0.0
#: so many readings are followed at a time
BEAM = 40


@dataclass(frozen=True, slots=True)
class _Reading:
    """The sections of the parts so far (None: unknown), its worth, and the last known part: its place and order."""

    worth: float = 0.0
    keys: tuple[str | None, ...] = ()
    place: int = -1
    order: int = -1


def in_sequence(parts: Sequence[str | Mapping[str, float] | None], order: Mapping[str, int]) -> tuple[str | None, ...]:
    """The section of each part, or None. A part is its section where that is known, None where it can be none of
    the profile's, else the worth of every section against none. `order` is the profile's."""
    beam = [_Reading()]
    taken = {part for part in parts if isinstance(part, str)}
    for place, part in enumerate(parts):
        if isinstance(part, str):
            beam = [_with(old, part, 0.0, place, order) for old in beam]
            continue
        ways = [(key, worth) for key, worth in (part or {}).items() if worth > LEAST and key not in taken]
        after = [_with(old, key, worth, place, order) for old in beam for key, worth in ways if key not in old.keys]
        after += [_Reading(old.worth, (*old.keys, None), old.place, old.order) for old in beam]
        beam = sorted(after, key=lambda new: (-new.worth, _ranks(new, order)))[:BEAM]
    return beam[0].keys


def _with(old: _Reading, key: str, worth: float, place: int, order: Mapping[str, int]) -> _Reading:
    here = order.get(key, old.order)
    link = _link(old, place, here) if key in order else 0.0
    return _Reading(old.worth + worth + link, (*old.keys, key), place, here)


def _link(old: _Reading, place: int, here: int) -> float:
    """What it is worth that this section follows the last known one."""
    if old.place < 0:
        return 0.0
    if here < old.order:
        return -TURNS_BACK
    return FOLLOWS * (1.0 if here == old.order + 1 else 0.5) * (1.0 if place == old.place + 1 else 0.5)


def _ranks(reading: _Reading, order: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(len(order) if key is None else order.get(key, -1) for key in reading.keys)
