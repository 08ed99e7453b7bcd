"""Headings that the table of contents names: the document's own word on what heads its parts.

Each entry is the next line of the text that says the same, whatever its form; entries come in reading
order, so a heading that stands twice («النطاق») is listed twice. What this leaves alone: which section
such a heading opens, and entries that no line repeats.

A table of contents forgets some headings (the approval, parts of a part), which are then printed as the others are. A
line that is only like a heading is a clause or a cell: where the contents are believed it must say one in its own
words, or carry the next number of the listed ones.
"""

from __future__ import annotations

from collections.abc import Sequence

from normalizers import fold
from policy_diff.profiles import Profile, forms
from policy_diff.segment.furniture import same_heading
from policy_diff.segment.heading_forms import MOST_WORDS, Heading, bare_words, plain_heading
from policy_diff.segment.wraps import Passage

#: a table of contents is believed when so many of its entries, and this share of them, are lines of the text
FOUND, SHARE = 3, 0.6
#: a line of so many words that is so like a heading is one
SPELT, SPELT_WORDS = 0.95, 4
#: more entries than this are the rows of a table with numbers at their ends, no policy's contents
MOST = 500


def listed(run: Sequence[Passage], entries: Sequence[str]) -> frozenset[int]:
    """The passages that the entries of the table of contents name; none where hardly one is found."""
    if len(entries) > MOST:
        return frozenset()
    names = [_names(passage) for passage in run] if entries else []
    places: list[int] = []
    start = 0
    for entry in entries:
        place = next((at for at in range(start, len(run)) if _is_one(names[at], entry)), None)
        if place is not None:
            places.append(place)
            start = place + 1
    return frozenset(places) if len(places) >= max(FOUND, SHARE * len(entries)) else frozenset()


def _names(passage: Passage) -> tuple[str, ...]:
    """What an entry may call a passage, folded: its words, and those after its label («القسم الأول»)."""
    if passage.words > MOST_WORDS:
        return ()
    own = fold(bare_words(passage))
    label = fold(passage.marker.text) if passage.marker and passage.marker.kind == "section" else ""
    return (own, f"{label} {own}") if label else (own,)


def _is_one(names: Sequence[str], entry: str) -> bool:
    return any(same_heading(entry, name) for name in names)


def forgotten(run: Sequence[Passage], heading: Heading, named: frozenset[int], profile: Profile) -> bool:
    """Whether a line that the contents do not name may be a heading all the same."""
    if heading.rest or (heading.score >= SPELT and len(fold(heading.text).split()) >= SPELT_WORDS):
        return True
    section = profile.section(heading.key)
    own = _without_article(plain_heading(heading.text))
    if section is not None and any(_without_article(alias) == own for alias in section.aliases):
        return True
    marker = run[heading.index].marker
    if marker is None or not marker.value:
        return False
    before = [run[at].marker for at in sorted(named) if at < heading.index]
    alike = [other.value for other in before if other is not None and other.style == marker.style]
    return alike[-1:] == [marker.value - 1]


def _without_article(text: str) -> tuple[str, ...]:
    """The folded words of a heading without their article."""
    return tuple(_bare(word) for word in fold(text).split())


def _bare(word: str) -> str:
    prefix = next((prefix for prefix in forms().prefixes if word.startswith(prefix)), "")
    return word.removeprefix(prefix) or word
