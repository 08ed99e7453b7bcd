"""How far the best reading of a line is believed: was the line cut at all, and is this what it said?

Two chances, each a logistic function of what the search found and of how much of the document was
cut. They were fitted on the *develop* part of the written corpus and on train policies that a model
made for the purpose had not seen, damaged by the forward model (`docs/segment_order.md`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from normalizers.segment_parts import Cut
from normalizers.segment_search import Reading
from normalizers.segment_signs import CLOSER, EDGE, GLUED, NUMBER, STOP, WIDE

#: gains, margins, dear cuts and words beyond these say no more
MOST_GAIN, MOST_MARGIN, MOST_DEAR, MOST_WORDS = 25.0, 8.0, 8, 20
#: cuts that cost nothing to find
FREE = frozenset({Cut.TATWEEL, Cut.WIDE})
#: so many healthy lines are taken for granted beside those of the document
HEALTHY_LINES = 8
#: a reading is applied when the chance that the line was cut is as great as this
APPLIED = 0.9
#: where something stands at the wrong end of the line for sure, it was cut: then this is enough to believe in more cuts
PREFERRED = 0.7
#: and no reading is applied of which the chance that it is right is smaller than this
LIKELY = 0.1
#: a reading is shown when the chance that the line was cut is as great as this
SHOWN = 0.5
#: the most that is claimed for a repair, and for one that only moves punctuation or a marker
MOST, MOST_PLAIN = 0.99, 0.97
#: another reading that is so many nats better casts doubt on one that only moves punctuation
RIVAL = 3.0


@dataclass(frozen=True, slots=True)
class Belief:
    """The chance that the line was cut, and the confidence that the reading is what it said."""

    cut: float
    confidence: float


def belief(reading: Reading, gain: float, found: Sequence[str], others: int, lines: int, words: int) -> Belief:
    """How far `reading` is believed. `gain`: its evidence in nats; `found`: the line's signs; `others`: how
    many other ones of the document's `lines` were surely cut; `words`: in the line."""
    gain, odds = min(gain, MOST_GAIN), _odds(others, lines)
    damaged = 0.3 + 0.49 * gain + 1.34 * odds
    damaged += 2.34 * (WIDE in found) + 3.55 * (NUMBER in found or STOP in found)
    damaged += 1.42 * (GLUED in found) + 1.44 * (EDGE in found)
    dear = sum(kind not in FREE for kind in reading.cuts)
    right = 0.37 + 0.11 * gain + 0.45 * max(0.0, min(reading.margin, MOST_MARGIN)) + 0.29 * odds
    right -= 0.45 * min(dear, MOST_DEAR) + 0.08 * min(words, MOST_WORDS)
    return Belief(_chance(damaged), round(min(MOST, _chance(right)), 3))


def belief_in_plain(gain: float, beyond: float, found: Sequence[str], others: int, lines: int) -> Belief:
    """The same for a reading that only moves punctuation or a marker. `others`: other lines of which that is
    so; `beyond`: how many nats better another reading is."""
    chance = _chance(3.0 + 0.4 * min(gain, MOST_GAIN) + _odds(others, lines) + 2.0 * (CLOSER in found))
    return Belief(chance, round(min(MOST_PLAIN, chance) * (1.0 if beyond < RIVAL else 0.8), 3))


def _odds(others: int, lines: int) -> float:
    """The odds that a line of the document was cut, before it is looked at; of a short document little is known."""
    cut = min(max(others, 0), lines) + 0.5  # short lines may have been cut, and are not among the lines
    return math.log(cut / (lines + HEALTHY_LINES - cut))


def _chance(logit: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))
