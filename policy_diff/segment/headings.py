"""Which passages are headings, and of which section.

Evidence, in this order: the table of contents if there is one (`listed.py`), the styles of the file
(`outlined.py`), the words (a profile's aliases), the form (`heading_forms.py`), and the drafter's own
habit (`series.py`, `habits.py`): once two or more headings are known by their words, lines in the same
dress are headings too, even in words that no profile has.
What this leaves alone: sentences that mention a section, items of a list, the order of sections.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from normalizers import alphabet, fold
from policy_diff.profiles import Profile, forms
from policy_diff.segment.cells import among_cells, repeated
from policy_diff.segment.habits import by_habit
from policy_diff.segment.heading_forms import (
    APPROVAL,
    BARE_WORDS,
    OTHER,
    Heading,
    bare_words,
    has_form,
    heading_text,
    in_brackets,
    in_list,
    is_bare,
    leads_in,
    of_cover,
    style_of,
)
from policy_diff.segment.likeness import Match, likeness, matches, stems
from policy_diff.segment.listed import forgotten, listed
from policy_diff.segment.outlined import outlined
from policy_diff.segment.series import series_of
from policy_diff.segment.wraps import Passage

#: words alone make a heading from here on; in a long line, and inside a list whose neighbours look the same, only
#: from there on
SURE_BY_WORDS = 0.72
SURE_IN_LIST = 0.9
#: a line that is a heading whatever stands around it, and how short it is
CERTAIN = 0.95
CERTAIN_WORDS = 5
#: a rival for the same key must be better by this much to take it from an earlier line
BETTER = 0.1
#: a heading in the section's own words, inside the section, is a sub-heading
SUB_BY_WORDS = 0.5
#: headings are closed with a full stop where so many known ones are, and more than this share of them
STOPPED, STOPPED_SHARE = 3, 0.5
#: … and then a line is one of them when what stands below it is so many times as long
LONGER = 1.5
#: the title stands among so many first lines, and is as like a known one as this
TITLE_LINES, LIKE_TITLE = 3, 0.7
_GOES_ON = (",", alphabet.COMMA, alphabet.SEMICOLON)


def find_headings(
    run: Sequence[Passage], profile: Profile, contents: Sequence[str] = (), levels: Mapping[int, int] | None = None
) -> tuple[Heading, ...]:
    """The headings among the passages, in reading order.

    `contents`: the folded entries of a table of contents; `levels`: the lines that styles make headings, by number.
    """
    run = _unstopped(run, profile)
    found = tuple(_by_words(run, profile))
    cells = among_cells(run, {heading.index for heading in found})
    found = tuple(heading for heading in found if heading.index not in cells)
    named = listed(run, contents)
    if named:
        return _as_listed(run, found, named, profile)
    series = series_of(run, found)
    fitting = tuple(h for h in found if _suits(run[h.index], h, series) and not _in_count(run, h.index, found, series))
    if levels and (styled := outlined(run, levels)):
        return _as_styled(run, found, fitting, styled, series, profile)
    known = _once_each(fitting, last=profile.keys[-1])
    own = by_habit(run, known, series)
    cells = among_cells(run, {h.index for h in (*known, *own)}) | repeated(run)
    own = [heading for heading in own if heading.index not in cells]
    return tuple(sorted((*known, *own), key=lambda heading: heading.index))


def _unstopped(run: Sequence[Passage], profile: Profile) -> Sequence[Passage]:
    """The passages, short ones without a full stop where the drafter closes known headings with one («التمهيد.»)."""
    known = [p for p in run if p.words <= CERTAIN_WORDS and not p.is_row and certain(bare_words(p), profile)]
    stopped = sum(p.ends_sentence and not p.asks for p in known)
    if stopped < STOPPED or stopped <= STOPPED_SHARE * len(known):
        return run
    return [
        replace(passage, body=passage.body.rstrip(" .")) if _is_stopped(passage, below) else passage
        for passage, below in zip(run, (*run[1:], None), strict=True)
    ]


def _is_stopped(passage: Passage, below: Passage | None) -> bool:
    """Whether a short passage ends in a full stop and has something longer, or a list, below it."""
    if passage.words > BARE_WORDS or passage.asks or passage.is_label or not passage.body.endswith("."):
        return False
    return below is not None and (below.marker is not None or below.words >= LONGER * passage.words)


def _as_styled(
    run: Sequence[Passage],
    found: tuple[Heading, ...],
    fitting: tuple[Heading, ...],
    styled: Mapping[int, str],
    series: str,
    profile: Profile,
) -> tuple[Heading, ...]:
    """The headings that the file's styles name, and those that their words tell in spite of their style.

    Where a sure heading has no such style, the drafter did not give it to all: others are found by habit.
    """
    keys = {h.key for h in found if h.index in styled and _top(h, found)}
    words = tuple(h for h in found if h.index in styled)
    words += tuple(h for h in fitting if h.index not in styled and h.key not in keys)
    best = _once_each(words, last=profile.keys[-1])
    known = [replace(h, why=f"{h.why}, {styled[h.index]}") if h.index in styled else h for h in best]
    taken = {h.index for h in known}
    known += [Heading(i, OTHER, heading_text(run[i]), why) for i, why in styled.items() if i not in taken]
    unstyled = [h for h in best if h.index not in styled and h.key != APPROVAL and not h.rest]
    own = by_habit(run, known, series) if any(h.score >= SURE_IN_LIST for h in unstyled) else []
    return tuple(sorted((*known, *own), key=lambda heading: heading.index))


def _as_listed(
    run: Sequence[Passage], found: tuple[Heading, ...], named: frozenset[int], profile: Profile
) -> tuple[Heading, ...]:
    """The headings that the table of contents names, and those that it forgets and their words tell."""
    keys = {h.key for h in found if h.index in named and _top(h, found)}
    words = tuple(h for h in found if h.index in named or (h.key not in keys and forgotten(run, h, named, profile)))
    words = _once_each(words, last=profile.keys[-1])
    why = "named in the table of contents"
    known = {h.index: replace(h, why=f"{h.why}, {why}" if h.index in named else h.why) for h in words}
    rest = [Heading(i, OTHER, heading_text(run[i]), why) for i in named if i not in known]
    again = {fold(bare_words(run[h.index])) for h in known.values()}
    rest += [
        Heading(h.index, OTHER, h.text, "repeats a heading")
        for h in {h.index: h for h in found if h.score >= CERTAIN}.values()
        if h.index not in known and h.index not in named and not h.rest and fold(bare_words(run[h.index])) in again
    ]
    return tuple(sorted((*known.values(), *rest), key=lambda heading: heading.index))


def heading_style(run: Sequence[Passage], profile: Profile) -> str:
    """The counted marker that most headings carry («المادة …», «أولاً», `1.`); empty when they carry none."""
    return series_of(run, tuple(_by_words(run, profile)))


def _suits(passage: Passage, heading: Heading, series: str) -> bool:
    """Whether a heading known by its words fits a document that numbers its headings."""
    if not series:
        return True
    if passage.marker is None:
        return heading.score >= SURE_IN_LIST and not (heading.rest and heading.key != APPROVAL)
    return passage.marker.style == series or passage.marker.kind in ("section", "ordinal")


def _in_count(run: Sequence[Passage], index: int, found: Sequence[Heading], series: str) -> bool:
    """Whether the marker counts on from a passage that no words make a heading: a part of a section («رابعاً: …»
    after «ثالثاً: …»), in a document whose headings are not numbered so."""
    marker = run[index].marker
    if marker is None or marker.value < 2 or marker.style == series or marker.kind == "section":
        return False
    before = next((i for i in range(index - 1, -1, -1) if style_of(run[i].marker) == marker.style), None)
    if before is None or any(heading.index == before for heading in found):
        return False
    other = run[before].marker
    return other is not None and other.value == marker.value - 1


def certain(text: str, profile: Profile) -> bool:
    """Whether a line is a heading by its words alone, whatever precedes it."""
    if len(text.split()) > CERTAIN_WORDS or text.rstrip().endswith((".", *_GOES_ON)):
        return False
    found = matches(text.strip(" :-–—*"), profile)
    return bool(found) and found[0].score >= CERTAIN


def _by_words(run: Sequence[Passage], profile: Profile) -> Iterator[Heading]:
    for index, passage in enumerate(run):
        if _names_document(run, index, profile):
            continue
        if not has_form(passage):
            if not _among_labels(run, index, profile):
                yield from _run_in(index, passage, profile)
            continue
        found = matches(bare_words(passage), profile)
        long = passage.marker is None and passage.words > BARE_WORDS
        strict = long or _in_some_list(run, index, profile)
        least = SURE_IN_LIST if strict else SURE_BY_WORDS
        for match in found:
            dated = match.key == APPROVAL and any(c.isdigit() for c in passage.body)
            if match.score >= (CERTAIN if dated else least):
                yield Heading(index, match.key, heading_text(passage), _why(match), match.score)


def _in_some_list(run: Sequence[Passage], index: int, profile: Profile) -> bool:
    """Whether a passage is likely an item («اللائحة الأساسية» below «… وتشمل الآتي:»), or leads in to a list of the
    section just above."""
    passage, above = run[index], run[index - 1] if index else None
    announces = passage.ends_in_colon and leads_in(passage)
    if in_list(run, index) and (announces or not passage.ends_in_colon):
        return True
    if above is None:
        return False
    if announces and certain(bare_words(above), profile):
        return True
    return passage.marker is None and not passage.ends_in_colon and above.ends_in_colon and leads_in(above)


def _names_document(run: Sequence[Passage], index: int, profile: Profile) -> bool:
    """Whether a line at the top is the title, whose words a section may have too: like a known one, with the rest
    of the cover or a heading below it; or a number that the document has («المستند رقم (3)»)."""
    if index >= TITLE_LINES or run[index].marker or index + 1 == len(run):
        return False
    below = run[index + 1]
    if index and not run[index].blanks and any(char.isdigit() for char in run[index].body) and not below.marker:
        return run[index].words <= CERTAIN_WORDS
    names = set(fold(below.body).split()[:1]) & forms().names
    of_title = any(likeness(run[index].body, title) >= LIKE_TITLE for title in profile.titles)
    kinds = set(fold(run[0].body).split()[:1]) & forms().title_kinds
    if index == 0 and kinds and not run[0].ends_in_colon:
        if of_title or ((names or of_cover(below)) and not below.ends_sentence):
            return True
    if index == 0 and of_title and not below.ends_sentence and certain(bare_words(below), profile):
        return True
    return of_title and not below.marker and (bool(names) or of_cover(below)) and not below.ends_sentence


def _why(match: Match) -> str:
    return f"words like «{match.alias}» ({match.score:.2f})"


def _among_labels(run: Sequence[Passage], index: int, profile: Profile) -> bool:
    """Whether a neighbour is a named clause («المبلغ: من …»), so that this passage is likely one too."""
    near = [
        run[i] for i in (index - 1, index + 1) if 0 <= i < len(run) and run[i].is_label and not run[i].ends_in_colon
    ]
    heads = [matches(passage.body.partition(":")[0], profile) for passage in near]
    return any(not found or found[0].score < CERTAIN for found in heads)


def _run_in(index: int, passage: Passage, profile: Profile) -> Iterator[Heading]:
    """«الهدف العام: تقديم خدمة …»: heading and text on one line."""
    body = passage.body[len(passage.marker.text) :] if passage.marker and passage.marker.part_of_text else passage.body
    head, colon, rest = body.strip().partition(":")
    if (
        not colon
        or not rest.strip()
        or len(head.split()) > CERTAIN_WORDS
        or of_cover(passage)
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


def sub_headings(run: Sequence[Passage], heading: str, key: str, profile: Profile) -> frozenset[int]:
    """The passages of one section's content that head a part of it: bare lines in the words of the heading."""
    section = profile.section(key)
    own = set(stems(heading))
    out = []
    for index in range(len(run)):
        if in_brackets(run[index]):
            out.append(index)
        if in_brackets(run[index]) or not is_bare(run, index):
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
