"""Which policy type a document is, by its content.

Never by the title alone: titles vary, covers are lost, and a policy may quote another one's title.
Four things speak for a type: headings name its distinctive sections; a line of the cover is like one
of its titles, or speaks of its subject; the document keeps speaking of that subject; and it has many
of the words that the type's sections are full of, those counting most that few types have. None is
enough alone, and a rival for which nearly as much speaks lowers the confidence. Below a threshold the
generic profile is used.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from normalizers import fold
from policy_diff.profiles import GENERIC, Profile, forms, profile, profiles
from policy_diff.segment.heading_forms import plain_heading
from policy_diff.segment.headings import find_headings
from policy_diff.segment.likeness import likeness, matches, stem, stems
from policy_diff.segment.wraps import Passage

#: confidence below which no type is believed
BELIEVED = 0.5
#: this share of the distinctive sections is as good as all of them
ENOUGH_SECTIONS = 0.5
#: a heading names a section when it is as like an alias of it as this
SAME_SECTION = 0.9
#: how much each kind of evidence can do alone; together they are never quite sure
BY_SECTIONS, BY_TITLE, BY_SUBJECT, BY_WORDS = 0.8, 0.4, 0.45, 0.5
#: how like a known title a line of the cover must be, how long it may be, and what a line is worth that only
#: speaks of the subject
LIKE_TITLE, TITLE_WORDS, ON_SUBJECT = 0.75, 14, 0.6
#: a policy speaks of its subject once in so many words, and at least so often
WORDS_TO_SUBJECT, FEWEST = 40, 6
#: a document that hardly speaks of the subject (once in so many words) is of another type
WORDS_TO_MENTION = 300
#: without a title, less talk of the subject than this share of the usual rules the type out
SILENT = 0.25
#: the share of a type's words that any text about associations has, and the share that a policy of the type has
#: (measured: news, minutes, contracts, letters up to 0.12; policies of the type from 0.2)
ANY_TEXT, THE_TYPE = 0.12, 0.3
#: a rival with less than this share of the evidence does not count
RIVAL = 0.6
#: what is left of the doubt where the cover names this type and not the rival
SETTLED = 0.5
#: what is left of the evidence where the first line names a document of another kind
OTHER_KIND = 0.6
_COVER = 12


def decide(run: Sequence[Passage]) -> tuple[Profile, float]:
    """The profile that fits best, and a confidence from 0 to 1; for the generic one, that of the best known type."""
    words = _words(run)
    scored = sorted(
        ((_confidence(run, words, kind), kind.policy_type) for kind in profiles() if kind.policy_type != GENERIC),
        key=lambda pair: (-pair[0], pair[1]),
    )
    if not scored:
        return profile(GENERIC), 0.0
    best, name = scored[0]
    rival, other = scored[1] if len(scored) > 1 else (0.0, "")
    doubt = max(0.0, rival / best - RIVAL) / (1 - RIVAL) / 2 if best else 0.0
    if doubt and _entitled(run, profile(name)) and not _entitled(run, profile(other)):
        doubt *= SETTLED
    sure = round(best * (1 - doubt), 4)
    return profile(name if sure >= BELIEVED else GENERIC), sure


def _entitled(run: Sequence[Passage], kind: Profile) -> bool:
    """Whether a line of the cover is like one of the type's titles."""
    return _title(run, kind, _stems_of(kind.subject)) >= 1.0


def confidence(run: Sequence[Passage], kind: Profile) -> float:
    """How much speaks for the passages being a policy of this type, 0 to 1."""
    return _confidence(run, _words(run), kind)


def _words(run: Sequence[Passage]) -> Counter[str]:
    return Counter(stem(word) for passage in run for word in fold(passage.body).split())


def _confidence(run: Sequence[Passage], words: Counter[str], kind: Profile) -> float:
    subject = _stems_of(kind.subject)
    total, hits = words.total(), sum(words[word] for word in subject)
    spoken = min(1.0, hits / max(FEWEST, total / WORDS_TO_SUBJECT)) if subject else 0.0
    titled = _title(run, kind, subject)
    if not titled and spoken < SILENT:
        return 0.0
    headed = _sections(run, kind)
    worded = max(0.0, min(1.0, (_coverage(words, kind) - ANY_TEXT) / (THE_TYPE - ANY_TEXT)))
    against = 1.0
    for weight, evidence in (
        (BY_SECTIONS, headed),
        (BY_TITLE, titled),
        (BY_SUBJECT, spoken),
        (BY_WORDS, worded),
    ):
        against *= 1 - weight * evidence
    # a policy may call its subject otherwise («الأسر» for «المستفيدون»), but then its headings are those of the type
    mentioned = min(1.0, max(headed, hits * WORDS_TO_MENTION / max(1, total))) if subject else 1.0
    return round((1 - against) * mentioned * (OTHER_KIND if _is_other(run) else 1.0), 4)


def _is_other(run: Sequence[Passage]) -> bool:
    """Whether the document begins as one of another kind does («عقد …», «محضر …»)."""
    first = [fold(passage.body).split()[:1] for passage in run[:1]]
    return any(set(words) & forms().title_others for words in first)


@lru_cache(maxsize=64)
def _stems_of(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for text in texts for word in stems(text))


def _coverage(words: Counter[str], kind: Profile) -> float:
    """The weighted share of the type's vocabulary that the document uses."""
    weights = _weights(tuple(_texts(known) for known in profiles())).get(kind.policy_type, {})
    used = sum(weight * math.log1p(words[word]) for word, weight in weights.items() if word in words)
    return used / sum(weights.values()) if weights else 0.0


def _texts(kind: Profile) -> tuple[str, ...]:
    """The type, its subject, and the words and headings of its distinctive sections."""
    of_sections = (text for s in kind.sections if s.distinctive for text in (*s.content, *s.aliases))
    return (kind.policy_type, *kind.subject, *of_sections)


@lru_cache(maxsize=4)
def _weights(kinds: tuple[tuple[str, ...], ...]) -> Mapping[str, Mapping[str, float]]:
    """For every type the words that belong to it, those weighing most that few types have."""
    known = {name: sorted(_stems_of(tuple(texts))) for name, *texts in kinds if texts}
    spread = Counter(word for words in known.values() for word in words)
    return {
        name: {word: math.log((len(known) + 1) / (spread[word] + 0.5)) for word in words}
        for name, words in known.items()
    }


def _sections(run: Sequence[Passage], kind: Profile) -> float:
    """The share of the type's distinctive sections that headings name, 1 from half of them on. A heading that would
    name one in other types too («المتابعة», «المبادئ») counts for each of them only in part."""
    distinctive = {section.key for section in kind.sections if section.distinctive}
    found = [heading for heading in find_headings(run, kind) if heading.key in distinctive]
    share = sum(1 / _owners(heading.text) for heading in found)
    return min(1.0, share / max(1.0, ENOUGH_SECTIONS * len(distinctive)))


def _owners(heading: str) -> int:
    """How many types have a distinctive section with this heading, at least one."""
    return max(1, sum(_names_own(plain_heading(heading), kind) for kind in profiles()))


@lru_cache(maxsize=4096)
def _names_own(heading: str, kind: Profile) -> bool:
    found = matches(heading, kind)[:1]
    section = kind.section(found[0].key) if found and found[0].score >= SAME_SECTION else None
    return section is not None and section.distinctive


def _title(run: Sequence[Passage], kind: Profile, subject: frozenset[str]) -> float:
    """1 when a line of the cover is like one of the type's titles, less when it only speaks of the subject."""
    cover = [passage.body for passage in run[:_COVER] if passage.words <= TITLE_WORDS]
    if any(likeness(line, title) >= LIKE_TITLE for line in cover for title in kind.titles):
        return 1.0
    named = [line for line in cover if set(fold(line).split()[:1]) & forms().title_kinds]
    return ON_SUBJECT if any(set(stems(line)) & subject for line in named) else 0.0
