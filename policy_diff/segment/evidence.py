"""How much speaks for each section of a profile being what a part of the document is.

    the heading   like an alias by its stems, or letter by letter; words that the section's aliases have
    the content   full of the section's words, in its first words above all; words that such sections had in the
                  written corpus; meanings, or a sentence of approval
    the place     where the profile has the section, between the sections that are known, first, last
    the shape     a list, or paragraphs

The weights are those of a choice model (one section, or none of the profile's) fitted on the train and
develop parts of the written corpus and on other policies, each with the aliases like its own headings taken out
of the profile, one in four of the content words dropped, and the counts of its own family left out, so that they
hold for headings nobody has seen. What this leaves alone: which section is taken in the end (`content.py`).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from normalizers import fold
from policy_diff.profiles import Profile, SectionProfile, forms
from policy_diff.segment.approvals import approves
from policy_diff.segment.drafts import Draft
from policy_diff.segment.heading_forms import APPROVAL, plain_heading
from policy_diff.segment.heading_words import heading_words
from policy_diff.segment.likeness import likeness, matches, neutral_words, stem, stems
from policy_diff.segment.markers import parse
from policy_diff.segment.section_words import section_words

#: weights of the evidence; `NONE` is what speaks for no section of the profile
HEADING, SPELLED, HEADING_WORDS = 1.8, 4.9, 1.0
CONTENT, FIRST_WORDS, WORDS, MEANINGS, APPROVES = 1.9, 1.2, 0.7, 2.8, 0.4
AWAY, FAR_AWAY, BETWEEN, FIRST, LAST, SHAPE = -4.5, -1.7, 1.0, 2.9, 1.0, 0.3
NONE = 3.2
#: what speaks for none when the profile names the heading among those of no section, and how like it is then
OF_NONE, LIKE_OTHER = 4.0, 0.9
#: a section farther than this share of the document from its usual place is far away
FAR = 0.35
#: places in a document of fewer parts than this tell less
FEW = 6
#: a heading is known when it is as like an alias as this
KNOWN = 0.9
#: what a sentence of approval counts before the last part of the document, and where that begins
EARLY, LAST_PART = 0.2, 0.6
#: first words: so many of each passage, and so many of the first one
OPENING, OPENING_FIRST = 4, 14
#: fewer first words than this tell less
FEWEST_OPENING = 15
#: a section holds at least so many different content words, and so many words, before its density is told
FEWEST_HITS, FEWEST_WORDS = 2, 8
#: a term with its meaning: a label of so many letters before a colon
TERM = 45

Bag = Counter[str]


def weigh(drafts: Sequence[Draft], profile: Profile) -> tuple[dict[str, float], ...]:
    """For every draft the evidence for each section of the profile; above 0 more speaks for it than for none."""
    bags = [_bag(draft) for draft in drafts]
    rarity = _rarity(bags)
    content = content_words(profile)
    dense = [{key: _density(bag, words, rarity) for key, words in content.items()} for bag in bags]
    densest = {key: max((row[key] for row in dense), default=0.0) for key in content}
    known = _known(drafts, profile)
    out = []
    for place, draft in enumerate(drafts):
        headed = _headed(draft, profile)
        shape = _shape(draft)
        opening = _opening(draft)
        words = section_words(Counter(told_words(" ".join(passage.body for passage in draft.run))), profile)
        none = NONE + OF_NONE * _of_none(draft.heading, profile)
        row = {}
        for section in profile.sections:
            key = section.key
            value = headed.get(key, 0.0) - none
            value += CONTENT * (dense[place][key] / densest[key] if densest[key] else 0.0)
            value += FIRST_WORDS * _share(opening, content[key], rarity) + WORDS * words[key]
            value += _placed(place, len(drafts), section, profile, known)
            value += SHAPE * (shape == ("list" if section.shape == "list" else "paragraphs"))
            row[key] = value
        row.update(_told(draft, place, len(drafts), row))
        out.append(row)
    return tuple(out)


def _told(draft: Draft, place: int, count: int, row: Mapping[str, float]) -> dict[str, float]:
    """The rows of sections whose sentences have a form of their own: meanings of words, and the approval."""
    out = {}
    if "definitions" in row:
        out["definitions"] = row["definitions"] + MEANINGS * _meanings(draft)
    if APPROVAL in row:
        early = EARLY if place < LAST_PART * (count - 1) else 1.0
        approved = any(approves(passage) for passage in draft.run)
        out[APPROVAL] = row[APPROVAL] + APPROVES * early * approved + LAST * (place == count - 1)
    return out


def _headed(draft: Draft, profile: Profile) -> dict[str, float]:
    """What the heading says for each section; its label too, where that names one («ملحق (أ) - نموذج الإفصاح»)."""
    if not draft.heading:
        return {}
    plain = plain_heading(draft.heading)
    label, _, rest = plain.partition(" ")
    numbered = parse(rest)[0] is not None
    named = {key: SPELLED * (numbered and fold(label) in own) for key, own in _plain_aliases(profile).items()}
    return {key: value + named[key] for key, value in _heading_evidence(plain, profile)}


@lru_cache(maxsize=4096)
def _of_none(heading: str, profile: Profile) -> bool:
    """Whether the profile names the heading among those of parts that are none of its sections («أنواع التطوع»)."""
    plain = plain_heading(heading) if heading else ""
    return any(likeness(plain, other) >= LIKE_OTHER for other in profile.others)


@lru_cache(maxsize=4096)
def _heading_evidence(heading: str, profile: Profile) -> tuple[tuple[str, float], ...]:
    alike = {match.key: match.score for match in matches(heading, profile)}
    plain, bare = fold(heading), _bare(heading, profile)
    worded = heading_words(heading, profile)
    out = []
    for section in profile.sections:
        spelled = (spelling(plain, section.key, profile) + _alike(bare, _bare_aliases(profile)[section.key])) / 2 - 0.5
        value = HEADING * alike.get(section.key, 0.0) + SPELLED * 2 * max(0.0, spelled)
        value += HEADING_WORDS * worded[section.key]
        out.append((section.key, value))
    return tuple(out)


def spelling(plain: str, key: str, profile: Profile) -> float:
    """How like the folded heading `plain` is to an alias of the section, letter by letter, 0 to 1."""
    return _alike(plain, _plain_aliases(profile).get(key, ()))


def _alike(plain: str, aliases: Sequence[str]) -> float:
    return max((fuzz.ratio(plain, alias) for alias in aliases), default=0.0) / 100


@lru_cache(maxsize=64)
def _plain_aliases(profile: Profile) -> dict[str, tuple[str, ...]]:
    return {section.key: tuple(fold(alias) for alias in section.aliases) for section in profile.sections}


@lru_cache(maxsize=64)
def _bare_aliases(profile: Profile) -> dict[str, tuple[str, ...]]:
    """The aliases of every section without the words that any heading of the type may have."""
    return {section.key: tuple(_bare(alias, profile) for alias in section.aliases) for section in profile.sections}


def _bare(text: str, profile: Profile) -> str:
    """The folded words without neutral ones («بيانات المستفيد» is not spelt like «فئات المستفيدين»)."""
    words = fold(text).split()
    return " ".join([word for word in words if stem(word) not in neutral_words(profile)] or words)


@lru_cache(maxsize=64)
def content_words(profile: Profile) -> dict[str, frozenset[str]]:
    """The stems of the content words of every section."""
    return {s.key: frozenset(word for text in s.content for word in stems(text)) for s in profile.sections}


def told_words(text: str) -> tuple[str, ...]:
    """The stems of the words of a text without numbers and words like «في»."""
    return tuple(stem(word) for word in fold(text).split() if word not in forms().function and not word.isdigit())


def _bag(draft: Draft) -> Bag:
    """The stems of the words of a draft, heading and all, with how often each comes."""
    text = " ".join((draft.heading, *(passage.body for passage in draft.run)))
    return Counter(stem(word) for word in fold(text).split())


def _opening(draft: Draft) -> Bag:
    """The stems of the first words of its passages."""
    words = [word for passage in draft.run for word in fold(passage.body).split()[:OPENING]]
    words += [word for passage in draft.run[:1] for word in fold(passage.body).split()[OPENING:OPENING_FIRST]]
    return Counter(map(stem, words))


def _rarity(bags: Sequence[Bag]) -> dict[str, float]:
    """How much a word tells: rare ones of the document most."""
    spread = Counter(word for bag in bags for word in bag)
    return {word: math.log((len(bags) + 1) / (count + 0.5)) for word, count in spread.items()}


def _density(bag: Bag, words: frozenset[str], rarity: Mapping[str, float]) -> float:
    """How full of `words` the bag is, rare words of the document counting most."""
    there = [word for word in words if word in bag]
    total = bag.total()
    if total < FEWEST_WORDS or len(there) < FEWEST_HITS:
        return 0.0
    hits = sum(rarity[word] * (1 + math.log(bag[word])) for word in sorted(there))
    return hits / math.sqrt(total) / math.sqrt(len(words))


def _share(bag: Bag, words: frozenset[str], rarity: Mapping[str, float]) -> float:
    hits = sum(rarity[word] * min(2, bag[word]) for word in sorted(words & bag.keys()))
    return hits / math.sqrt(max(FEWEST_OPENING, bag.total()))


def _known(drafts: Sequence[Draft], profile: Profile) -> dict[int, int]:
    """The usual place of each draft whose heading is known by its words."""
    order = {section.key: section.order for section in profile.sections}
    out = {}
    for place, draft in enumerate(drafts):
        found = matches(plain_heading(draft.heading), profile)[:1] if draft.heading else ()
        if found and found[0].score >= KNOWN:
            out[place] = order[found[0].key]
    return out


def _placed(place: int, count: int, section: SectionProfile, profile: Profile, known: Mapping[int, int]) -> float:
    """What the place of a draft says for a section."""
    away = abs(place / max(1, count - 1) - section.order / max(1, len(profile.sections) - 1))
    before = max((order for at, order in known.items() if at < place), default=-1)
    after = min((order for at, order in known.items() if at > place), default=len(profile.sections))
    value = AWAY * away + FAR_AWAY * (away > FAR) + FIRST * (place == 0 and section.order <= 1)
    return value * min(1.0, count / FEW) + BETWEEN * (before < section.order < after)


def _shape(draft: Draft) -> str:
    marked = sum(1 for passage in draft.run if passage.marker)
    if marked * 2 < len(draft.run):
        return "paragraphs"
    return "list" if marked >= 2 else ""


def _meanings(draft: Draft) -> float:
    """How much a draft looks like a list of terms with their meanings."""
    if not draft.run:
        return 0.0
    said = sum(bool(forms().meanings & set(fold(passage.body).split()[:6])) for passage in draft.run)
    terms = sum(p.is_label or (p.marker is not None and ":" in p.body[:TERM]) for p in draft.run)
    return min(2, said) + (terms / len(draft.run) if len(draft.run) > 1 else 0.0)
