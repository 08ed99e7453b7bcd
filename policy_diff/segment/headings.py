"""Which passages are headings, and of which section.

Evidence, in this order: the words (a profile's aliases), the form (short, ends nothing, stands
apart from list neighbours), and the drafter's own habit: once two or more headings are known by
their words, lines in the same dress are headings too, even in words that no profile has.
What this leaves alone: sentences that mention a section, items of a list, the order of sections.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from normalizers import alphabet, fold
from policy_diff.profiles import Profile, forms
from policy_diff.segment.likeness import Match, matches, stems
from policy_diff.segment.markers import Marker
from policy_diff.segment.wraps import Passage

#: words alone make a heading from here on; inside a list whose neighbours look the same, only from there on
SURE_BY_WORDS = 0.72
SURE_IN_LIST = 0.9
#: a line that is a heading whatever stands around it, and how short it is
CERTAIN = 0.95
CERTAIN_WORDS = 5
#: a rival for the same key must be better by this much to take it from an earlier line
BETTER = 0.1
#: a heading in the section's own words, inside the section, is a sub-heading
SUB_BY_WORDS = 0.5
MOST_WORDS = 16
BARE_WORDS = 10
COLON_WORDS = 5
#: a passage of so many words is a paragraph
PARAGRAPH_WORDS = 12
#: a role before a name, or alone on its line
SIGNATURE_WORDS = 5
_GOES_ON = (",", alphabet.COMMA, alphabet.SEMICOLON)
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Heading:
    """Passage `index` heads a section. `rest`: words of the section on the same line, after the colon."""

    index: int
    key: str
    text: str
    why: str
    score: float = 0.0
    rest: str = ""


def bare_words(passage: Passage) -> str:
    """The words of a heading without ordinal, colon and dashes."""
    body = passage.body
    if passage.marker and passage.marker.part_of_text:
        body = body[len(passage.marker.text) :]
    return body.strip(" :-–—.*").strip()


def heading_text(passage: Passage) -> str:
    """A heading as it is shown: numbering kept, bullets and the closing colon left out."""
    body = passage.body.rstrip(" :-–—.*").strip()
    marker = passage.marker
    if marker and marker.kind != "bullet" and not marker.part_of_text:
        return f"{marker.text} {body}".strip()
    return body


def certain(text: str, profile: Profile) -> bool:
    """Whether a line is a heading by its words alone, whatever precedes it."""
    if len(text.split()) > CERTAIN_WORDS or text.rstrip().endswith((".", *_GOES_ON)):
        return False
    found = matches(text.strip(" :-–—*"), profile)
    return bool(found) and found[0].score >= CERTAIN


def signs(text: str) -> bool:
    """Whether a line begins a signature («رئيس مجلس الإدارة»), which never continues the line above."""
    head, colon, _ = text.partition(":")
    key = fold(head if colon else text.partition("/")[0])
    return len(key.split()) <= SIGNATURE_WORDS and key.startswith(forms().signatures)


def find_headings(run: Sequence[Passage], profile: Profile) -> tuple[Heading, ...]:
    """The headings among the passages, in reading order."""
    known = _once_each(tuple(_by_words(run, profile)), last=profile.keys[-1])
    own = _by_habit(run, known)
    return tuple(sorted((*known, *own), key=lambda heading: heading.index))


def _form(passage: Passage) -> bool:
    """Whether the passage has the form that a heading may have."""
    if passage.words > MOST_WORDS or not bare_words(passage):
        return False
    return not passage.body.endswith(_GOES_ON) and (not passage.ends_sentence or passage.asks or passage.words <= 3)


def _style(marker: Marker | None) -> str:
    return marker.style if marker else ""


def _in_list(run: Sequence[Passage], index: int) -> bool:
    """Whether a neighbour carries the same marker, as in a list."""
    marker = run[index].marker
    if marker is None or marker.kind in ("section", "ordinal"):
        return False
    near = [run[i] for i in (index - 1, index + 1) if 0 <= i < len(run)]
    return any(_style(p.marker) == marker.style for p in near)


def _by_words(run: Sequence[Passage], profile: Profile) -> Iterator[Heading]:
    for index, passage in enumerate(run):
        if not _form(passage):
            yield from _run_in(index, passage, profile)
            continue
        found = matches(bare_words(passage), profile)
        strict = _in_list(run, index) and not passage.ends_in_colon
        least = SURE_IN_LIST if strict else SURE_BY_WORDS
        for match in found:
            if match.score >= least:
                yield Heading(index, match.key, heading_text(passage), _why(match), match.score)


def _why(match: Match) -> str:
    return f"words like «{match.alias}» ({match.score:.2f})"


def _run_in(index: int, passage: Passage, profile: Profile) -> Iterator[Heading]:
    """«الهدف العام: تقديم خدمة …»: heading and text on one line."""
    body = passage.body[len(passage.marker.text) :] if passage.marker and passage.marker.part_of_text else passage.body
    head, colon, rest = body.strip().partition(":")
    if (
        not colon
        or not rest.strip()
        or len(head.split()) > CERTAIN_WORDS
        or (passage.marker and not (passage.marker.part_of_text or passage.marker.kind == "section"))
    ):
        return
    for match in matches(head, profile)[:1]:
        if match.score >= CERTAIN:
            yield Heading(index, match.key, head.strip(), _why(match) + ", run in", match.score, rest.strip(" -"))


def _once_each(found: tuple[Heading, ...], last: str) -> tuple[Heading, ...]:
    """Each key once and each line once: the best line takes its key.

    Between close ones the earlier is taken, for the `last` key of the profile the later.
    """
    taken: dict[str, Heading] = {}
    lines: set[int] = set()
    best = {key: max(h.score for h in found if h.key == key) for key in sorted({h.key for h in found})}
    close = [h for h in found if h.score >= best[h.key] - BETTER]
    for heading in sorted(close, key=lambda h: (-_top(h, found), -h.index if h.key == last else h.index, -h.score)):
        if heading.key not in taken and heading.index not in lines:
            taken[heading.key] = heading
            lines.add(heading.index)
    return tuple(taken.values())


def _top(heading: Heading, found: tuple[Heading, ...]) -> bool:
    """Whether no other key fits the line better."""
    return heading.score == max(h.score for h in found if h.index == heading.index)


def _by_habit(run: Sequence[Passage], known: Sequence[Heading]) -> list[Heading]:
    """Lines dressed like the known headings; without two of those, like each other."""
    start = min((h.index for h in known), default=0)
    end = next((h.index for h in known if h.key == "approval"), len(run))
    taken = {h.index for h in known}
    habits = _habits([run[h.index] for h in known], run)
    out: list[Heading] = []
    last: dict[str, int] = {}
    for index, passage in enumerate(run):
        marker = passage.marker
        if index in taken:
            if marker:
                last[marker.style] = marker.value
            continue
        if (index < start and len(known) > 1) or not _form(passage):
            continue
        if marker and marker.style in habits and _next(marker, last):
            last[marker.style] = marker.value
            out.append(_own(index, passage, f"numbered like the other headings ({marker.text})"))
        elif "bare" in habits and index < end and is_bare(run, index):
            out.append(_own(index, passage, "stands alone like the other headings"))
        elif "colon" in habits and index < end and _is_colon_heading(run, index, taken):
            out.append(_own(index, passage, "closes with a colon like the other headings"))
    return out


def _own(index: int, passage: Passage, why: str) -> Heading:
    return Heading(index, OTHER, heading_text(passage), why)


def _next(marker: Marker, last: dict[str, int]) -> bool:
    """Whether the marker counts on from the last heading of its style; bullets do not count."""
    if marker.kind == "bullet":
        return True
    before = last.get(marker.style)
    return marker.value in (0, 1, 2) if before is None else before < marker.value <= before + 2


def _is_colon_heading(run: Sequence[Passage], index: int, known: set[int]) -> bool:
    """Whether a short line with a colon heads a section, not one of several named clauses."""
    passage = run[index]
    if passage.marker or not passage.ends_in_colon or passage.words > COLON_WORDS:
        return False
    start = max((i for i in known if i < index), default=-1)
    return not any(p.is_label and not p.ends_in_colon for p in run[start + 1 : index])


def _habits(known: Sequence[Passage], run: Sequence[Passage]) -> set[str]:
    """How this drafter dresses headings: marker styles, `bare`, `colon`."""
    dresses = [_dress(p) for p in known]
    if len(known) < 2:
        return _habits_by_form(run)
    out = set()
    for dress in sorted(set(dresses)):
        if dresses.count(dress) < 2 and not dress.startswith("section:"):
            continue
        if dress.startswith("bullet") and not _only_headings(dress, run):
            continue
        if dress == "colon" and dresses.count("colon") < len(dresses) - 2:
            continue
        out.add(dress)
    # Sub-headings are bare too: bare lines are sections only where most headings are.
    if "bare" in out and dresses.count("bare") * 2 < len(dresses):
        out.discard("bare")
    return out


def _dress(passage: Passage) -> str:
    if passage.marker:
        return passage.marker.style
    return "colon" if passage.ends_in_colon else "bare"


def _only_headings(style: str, run: Sequence[Passage]) -> bool:
    """Whether nearly all lines with this bullet have the form of a heading, apart from each other."""
    places = [i for i, p in enumerate(run) if _style(p.marker) == style]
    good = [i for i in places if _form(run[i]) and not _in_list(run, i)]
    return len(good) >= 0.9 * len(places)


def _habits_by_form(run: Sequence[Passage]) -> set[str]:
    """Habits where hardly any heading is known by its words: a rising number over parts of some length."""
    styles = sorted({p.marker.style for p in run if p.marker and p.marker.kind in ("section", "ordinal", "number")})
    for style in sorted(styles, key=lambda s: (not s.startswith("section"), s != "ordinal", s)):
        places = [i for i, p in enumerate(run) if _style(p.marker) == style and _form(p)]
        apart = [i for i in places if not _in_list(run, i) or style.startswith("section") or style == "ordinal"]
        if len(apart) >= 3:
            return {style}
    return {"bare"} if sum(is_bare(run, i) for i in range(len(run))) >= 3 else set()


def is_bare(run: Sequence[Passage], index: int) -> bool:
    """Whether a passage stands alone: short, ends nothing, after something finished, before something long."""
    passage = run[index]
    if passage.marker or passage.words > BARE_WORDS or passage.ends_in_colon:
        return False
    if passage.ends_sentence and not passage.asks:
        return False
    before = run[index - 1] if index else None
    after = run[index + 1] if index + 1 < len(run) else None
    if before and not (before.ends_sentence or before.marker):
        return False
    if not _form(passage) or after is None:
        return False
    return bool(after.marker) or after.words >= PARAGRAPH_WORDS or after.ends_sentence or after.ends_in_colon


def sub_headings(run: Sequence[Passage], heading: str, key: str, profile: Profile) -> frozenset[int]:
    """The passages of one section's content that head a part of it: bare lines in the words of the heading."""
    section = profile.section(key)
    own = set(stems(heading))
    out = []
    for index in range(len(run)):
        if not is_bare(run, index):
            continue
        words = stems(bare_words(run[index]))
        shared = sum(1 for word in words if word in own) / max(1, len(words))
        found = {m.key: m.score for m in matches(bare_words(run[index]), profile)} if section else {}
        if shared >= SUB_BY_WORDS or found.get(key, 0.0) >= SUB_BY_WORDS:
            out.append(index)
    return frozenset(out)


def with_rest(run: Sequence[Passage], heading: Heading) -> Passage | None:
    """The first passage of a section whose heading runs in, or None."""
    return replace(run[heading.index], body=heading.rest, marker=None) if heading.rest else None
