"""Which policy type a document is, by its content.

Never by the title alone: titles vary, covers are lost, and a policy may quote another one's title.
A type is believed when enough of its distinctive sections are there; a matching title counts as
some of them; and it must keep speaking of its subject. Below that the generic profile is used.
"""

from __future__ import annotations

from collections.abc import Sequence

from normalizers import fold
from policy_diff.profiles import GENERIC, Profile, profile, profiles
from policy_diff.segment.headings import find_headings
from policy_diff.segment.likeness import likeness, stem, stems
from policy_diff.segment.wraps import Passage

#: confidence below which no type is believed
BELIEVED = 0.5
#: this share of the distinctive sections is as good as all of them
ENOUGH_SECTIONS = 0.5
#: how much a title can add, and how like a known one it must be
TITLE_WEIGHT = 0.4
LIKE_TITLE = 0.75
#: the subject is spoken of at least once in so many words; seldom speech lowers the confidence
WORDS_TO_SUBJECT = 300
_COVER = 12


def decide(run: Sequence[Passage]) -> tuple[Profile, float]:
    """The profile that fits best, and a confidence from 0 to 1."""
    scored = [(confidence(run, kind), kind) for kind in profiles() if kind.policy_type != GENERIC]
    best, kind = max(scored, key=lambda pair: pair[0], default=(0.0, profile(GENERIC)))
    return (kind, best) if best >= BELIEVED else (profile(GENERIC), round(1 - best, 4))


def confidence(run: Sequence[Passage], kind: Profile) -> float:
    """How surely the passages are a policy of this type."""
    distinctive = {section.key for section in kind.sections if section.distinctive}
    found = {heading.key for heading in find_headings(run, kind)} & distinctive
    share = min(1.0, len(found) / max(1.0, ENOUGH_SECTIONS * len(distinctive)))
    titled = any(
        likeness(passage.body, title) >= LIKE_TITLE
        for passage in run[:_COVER]
        if passage.words <= 12
        for title in kind.titles
    )
    sure = min(1.0, share * (1 - TITLE_WEIGHT / 2) + (TITLE_WEIGHT if titled else 0.0))
    return round(sure * _on_subject(run, kind), 4)


def _on_subject(run: Sequence[Passage], kind: Profile) -> float:
    """1 when the document speaks of the type's subject as often as such policies do, less when seldom."""
    subject = {word for text in kind.subject for word in stems(text)}
    if not subject:
        return 1.0
    words = [stem(word) for passage in run for word in fold(passage.body).split()]
    spoken = sum(1 for word in words if word in subject)
    return min(1.0, spoken * WORDS_TO_SUBJECT / max(1, len(words)))
