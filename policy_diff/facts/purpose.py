"""What a duration is for: the reply, a complaint, keeping records, a refund, the review of the policy, …

    purpose_of(run, duration, section)  ->  one of PURPOSES

The nearest word that speaks of a purpose decides, words before the duration more than those after it;
the section is a hint. What this leaves alone: a duration that nothing near explains is for `other`, one that
two things explain equally `unclear`.
"""

from __future__ import annotations

from collections.abc import Sequence

from policy_diff.facts.duration import Duration
from policy_diff.facts.stems import says
from policy_diff.facts.words import Token

#: purposes and the groups of `verbs.toml` that speak of them
_CUES: dict[str, tuple[str, ...]] = {
    "complaint": ("appeal", "complaint"),
    "retention": ("retention",),
    "refund": ("refund",),
    "training": ("training",),
    "leave": ("leave",),
    "probation": ("probation",),
    "renewal": ("renewal",),
    "contract": ("contract",),
    "meeting": ("meeting",),
    "evaluation": ("evaluation",),
    "discipline": ("discipline",),
    "disclosure": ("disclosure",),
    "review": ("review",),
    "completion": ("complete",),
    "report": ("report",),
    "payment": ("pay",),
    "notice": ("notice",),
    "reply": ("decide", "answer", "study"),
}
PURPOSES = (*_CUES, "other", "unclear")
#: sections whose durations are mostly for one thing
_SECTIONS = {
    "retention": "retention",
    "retention_periods": "retention",
    "records": "retention",
    "record_keeping": "retention",
    "leave": "leave",
    "training": "training",
    "review": "review",
    "complaints": "complaint",
    "evaluation": "evaluation",
    "disclosure": "disclosure",
}
#: these are said in so many words, the others (a decision, a notice) are part of many matters
_PLAIN = {
    "retention": 6,
    "complaint": 5,
    "refund": 6,
    "leave": 4,
    "renewal": 3,
    "training": 4,
    "probation": 5,
    "reply": -1,
    "report": -2,
    "payment": -2,
    "meeting": -1,
    "contract": -1,
    "discipline": -1,
}
#: what is done again and again is seldom an answer or a leave
_WHEN_OFTEN = {"review": 6, "renewal": 4, "training": 4, "evaluation": 3, "disclosure": 3, "meeting": 2, "reply": -6}
_BREAKS = frozenset(".؟!؛;")
#: how far words count, their weight right beside the duration, and that of the section
BEFORE, AFTER, NEAR_BEFORE, NEAR_AFTER, SECTION = 14, 6, 16, 9, 8
#: two purposes that are spoken of as near as this leave it unclear
MARGIN = 1


def purpose_of(run: Sequence[Token], duration: Duration, section: str = "") -> str:
    """What `duration` in the tokens `run` of a clause of `section` is for."""
    first = next(i for i, token in enumerate(run) if token.stop > duration.start)
    last = max(i for i, token in enumerate(run) if token.start < duration.stop)
    start = max((i + 1 for i in range(first) if run[i].key in _BREAKS), default=0)
    stop = min((i for i in range(last + 1, len(run)) if run[i].key in _BREAKS), default=len(run))
    weights = dict.fromkeys(_CUES, 0)
    for place in range(max(start, first - BEFORE), min(stop, last + 1 + AFTER)):
        weight = NEAR_BEFORE - (first - place) if place < first else NEAR_AFTER - max(0, place - last)
        for purpose, groups in _CUES.items():
            if weight > weights[purpose] and any(says(run[place].key, group) for group in groups):
                weights[purpose] = weight
    for purpose, bonus in (_WHEN_OFTEN if duration.frequency else _PLAIN).items():
        weights[purpose] += bonus * bool(weights[purpose])
    if section in _SECTIONS:
        weights[_SECTIONS[section]] += SECTION
    ranked = sorted(weights, key=lambda purpose: -weights[purpose])
    if not weights[ranked[0]]:
        return "other"
    return ranked[0] if weights[ranked[0]] - weights[ranked[1]] >= MARGIN else "unclear"
