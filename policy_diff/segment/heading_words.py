"""How much each word of a heading tells for each section, by how often the aliases of the sections have it.

«حماية من يكشف المخالفات» is like no alias of the guarantees as a whole; but «حماية» stands in many of theirs and in
hardly any other. This asks what all aliases say together; whether one of them is there, `likeness.py` asks. Words that
no alias has say nothing. It works for every profile, a user's own too, from its aliases alone.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from policy_diff.profiles import Profile
from policy_diff.segment.likeness import alias_stems, stems

#: so many aliases' worth of the usual share is added to what is counted: a word of one alias tells little
USUAL = 3.0
#: at most so much speaks against a section that does not have the word
AGAINST = -0.5
#: a word is taken to stand in so many aliases more than it does, of so many more: none is ever quite unheard of
UNSEEN, UNSEEN_OF = 0.3, 10.0


@lru_cache(maxsize=4096)
def heading_words(heading: str, profile: Profile) -> Mapping[str, float]:
    """What the words of a heading say for each section of the profile; 0 when no alias has any of them."""
    words = tuple(dict.fromkeys(stems(heading)))
    counts, totals = _counts(profile)
    every = sum(totals.values())
    out = dict.fromkeys(counts, 0.0)
    for word in words:
        forms = alias_stems(word, profile)
        if not forms:
            continue
        here = {key: sum(count[form] for form in forms) for key, count in counts.items()}
        usual = (sum(here.values()) + UNSEEN) / (every + UNSEEN_OF)
        for key, count in here.items():
            share = (count + USUAL * usual) / (totals[key] + USUAL)
            out[key] += max(AGAINST, math.log(share / usual))
    return {key: value / math.sqrt(max(1, len(words))) for key, value in out.items()}


@lru_cache(maxsize=64)
def _counts(profile: Profile) -> tuple[Mapping[str, Counter[str]], Mapping[str, int]]:
    """For every section in how many of its aliases each stem stands, and how many aliases it has."""
    counts = {s.key: Counter(w for alias in s.aliases for w in set(stems(alias))) for s in profile.sections}
    return counts, {section.key: len(section.aliases) for section in profile.sections}
