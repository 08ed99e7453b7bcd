"""How like a heading is to the ways in which a profile heads a section.

Compared are stems of the words that carry meaning, each by fuzzy ratio: never equality, because
headings are inflected («القنوات»/«قنوات»), misspelt and reworded. Words that any heading of the
type may have (the beneficiary, the association) weigh little. What this leaves alone: the form of
the line, which `headings.py` judges.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import fuzz, process

from normalizers import fold
from policy_diff.profiles import Profile, forms

#: two stems of at least `LONG` letters are the same from this ratio on; shorter ones must be equal
SAME_STEM = 82
LONG = 4
#: stems of fewer letters than this must be more alike, since one letter makes another word of them («أدوار», «إدارة»)
SURE_LONG, SAME_SHORT_STEM = 6, 90
#: weight of a word that any heading may have, against 1 for the others
NEUTRAL = 0.3
#: a thin alias («ما على المتطوع»: hardly a word with a meaning of its own) is one only in its own words (ratio)
SAME_WORDS = 90
#: what is left of a match where the heading is, word for word, one of another section
ELSEWHERE = 0.6
#: parts of the score: the alias is there, the heading says little else, they begin alike
COVERED, NOTHING_ELSE, SAME_START = 0.5, 0.35, 0.15


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """A folded word without article, plural and possessive endings; never shorter than three letters."""
    known = forms()
    if word.startswith(known.and_) and len(word) > LONG and not word.startswith(known.prefixes):
        word = word[len(known.and_) :]
    for prefix in known.prefixes:
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            word = word[len(prefix) :]
            break
    for suffix in known.suffixes:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word[: -len(suffix)]
    return word


@lru_cache(maxsize=32768)
def stems(text: str) -> tuple[str, ...]:
    """The stems of the words of `text` that carry meaning, in order."""
    known = forms()
    words = [word for word in fold(text).split() if not word.isdigit()]
    kept = [w for w in words if w not in known.function and w not in known.filler]
    return tuple(stem(word) for word in (kept or words))


@lru_cache(maxsize=65536)
def same_stem(a: str, b: str) -> bool:
    """Whether two stems are forms of one word."""
    if a == b:
        return True
    if min(len(a), len(b)) < LONG:
        # «و» and «لل» glued to a short word: «والغرض» was stripped, «ولغرض» was not
        return False
    persons = forms().persons
    if a[0] in persons and b[0] in persons and a[1:] == b[1:]:
        return True
    return fuzz.ratio(a, b) >= (SAME_STEM if min(len(a), len(b)) >= SURE_LONG else SAME_SHORT_STEM)


@dataclass(frozen=True, slots=True)
class Match:
    """The section that a heading opens by its words: `score` 0 to 1, and the alias that says so."""

    key: str
    score: float
    alias: str


@dataclass(frozen=True, slots=True)
class _Alias:
    key: str
    text: str
    plain: str
    told: str
    stems: tuple[str, ...]
    weight: float
    thin: bool
    told_words: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Aliases:
    """All aliases of a profile with their sections, and what every heading is weighed by."""

    entries: tuple[tuple[str, str], ...]
    by_stem: dict[str, tuple[int, ...]]
    stems: tuple[str, ...]
    neutral: frozenset[str]
    order: dict[str, int]


@lru_cache(maxsize=64)
def neutral_words(profile: Profile) -> frozenset[str]:
    """The stems that any heading of the type may have."""
    return frozenset(word for text in (*profile.neutral, *forms().framing) for word in stems(text))


@lru_cache(maxsize=64)
def _aliases(profile: Profile) -> _Aliases:
    neutral = neutral_words(profile)
    entries = tuple((section.key, text) for section in profile.sections for text in section.aliases)
    by_stem: dict[str, list[int]] = {}
    for place, (_, text) in enumerate(entries):
        for word in stems(text):
            by_stem.setdefault(word, []).append(place)
    order = {section.key: section.order for section in profile.sections}
    return _Aliases(entries, {word: tuple(places) for word, places in by_stem.items()}, tuple(by_stem), neutral, order)


# only when a heading shares a word with it: all of them would be a tenth of what a comparison of two policies takes
@lru_cache(maxsize=32768)
def _alias(key: str, text: str, neutral: frozenset[str]) -> _Alias:
    own, plain = stems(text), fold(text)
    told = sum(word not in neutral for word in own)
    thin = told == 0 or (len(set(own)) == 1 and len(plain.split()) > 1)
    return _Alias(key, text, plain, _told(text), own, _weight(own, neutral), thin, told > 0)


def _told(text: str) -> str:
    """The folded words without those that say nothing («هذه السياسة»)."""
    return " ".join(word for word in fold(text).split() if word not in forms().filler)


@lru_cache(maxsize=32768)
def _alike(word: str, aliases: _Aliases) -> frozenset[str]:
    """The stems of the aliases that `word` is a form of."""
    found = process.extract_iter(word, aliases.stems, scorer=fuzz.ratio, score_cutoff=SAME_STEM)
    near = [known for known, _, _ in found]
    if word[:1] in forms().persons:
        near += [person + word[1:] for person in sorted(forms().persons)]
    return frozenset(known for known in near if known in aliases.by_stem and same_stem(known, word))


def _weight(words: Iterable[str], neutral: frozenset[str]) -> float:
    return sum(NEUTRAL if word in neutral else 1.0 for word in words)


@lru_cache(maxsize=32768)
def matches(text: str, profile: Profile) -> tuple[Match, ...]:
    """The sections of `profile` that `text` may head, each with its best alias, best first."""
    aliases = _aliases(profile)
    words = stems(text)
    alike = [_alike(word, aliases) for word in words]
    there = frozenset().union(*alike)
    best: dict[str, tuple[float, float, Match]] = {}
    plain, told = fold(text), _told(text)
    total = _weight(words, aliases.neutral)
    for place in sorted({place for word in there for place in aliases.by_stem[word]}):
        alias = _alias(*aliases.entries[place], aliases.neutral)
        found = [word for word in alias.stems if word in there]
        if alias.told_words and all(word in aliases.neutral for word in found):
            continue  # «بيانات المستفيد» is not «الفئات المستفيدة»: any heading of the type may have that word
        own = frozenset(alias.stems)
        used = [word for word, forms_of in zip(words, alike, strict=True) if forms_of & own]
        covered = _weight(found, aliases.neutral) / alias.weight
        start = 1.0 if alias.stems[0] in alike[0] else 0.0
        rest = _weight(used, aliases.neutral) / total
        score = round(covered * (COVERED + NOTHING_ELSE * rest + SAME_START * start), 4)
        if alias.key in best and score < best[alias.key][0]:
            continue
        # «المراجع» and «المراجعة» have one stem; the whole words decide between equals
        whole = fuzz.ratio(plain, alias.plain)
        if alias.thin and (same := max(whole, fuzz.ratio(told, alias.told))) < SAME_WORDS:
            score = round(score * (same / 100) ** 2, 4)
            if alias.key in best and score < best[alias.key][0]:
                continue
        if alias.key not in best or (score, whole) > best[alias.key][:2]:
            best[alias.key] = (score, whole, Match(alias.key, score, alias.text))
    if any(whole >= 100 for _, whole, _ in best.values()):
        best = {key: found if found[1] >= 100 else _lowered(found) for key, found in best.items()}
    ranked = sorted(best.values(), key=lambda found: (-found[0], -found[1], aliases.order[found[2].key]))
    return tuple(match for _, _, match in ranked)


def _lowered(found: tuple[float, float, Match]) -> tuple[float, float, Match]:
    """The match of a heading that stands, in its own words, for another section."""
    score, whole, match = found
    score = round(score * ELSEWHERE, 4)
    return score, whole, replace(match, score=score)


def alias_stems(word: str, profile: Profile) -> frozenset[str]:
    """The stems of the profile's aliases that the stem `word` is a form of."""
    return _alike(word, _aliases(profile))


def likeness(a: str, b: str) -> float:
    """How alike two titles are, 0 to 1, whatever the order and the inflection of their words."""
    left, right = " ".join(stems(a)), " ".join(stems(b))
    return fuzz.token_sort_ratio(left, right) / 100 if left and right else 0.0
