"""The stages of segmentation in order.

segment(repair(text))  ->  Segmented(policy_type, title, association, sections, findings, reasons)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from normalizers import TracedText, fold
from policy_diff.layout import Layout
from policy_diff.model import Finding, Lines, Section
from policy_diff.profiles import GENERIC, Profile, forms
from policy_diff.profiles import profile as profile_of
from policy_diff.segment import items as clauses
from policy_diff.segment.approvals import approves
from policy_diff.segment.content import by_content
from policy_diff.segment.deciding import decide
from policy_diff.segment.displaced import put_back
from policy_diff.segment.drafts import Draft
from policy_diff.segment.edges import Edges, edges, levels
from policy_diff.segment.findings import finding
from policy_diff.segment.furniture import without_furniture
from policy_diff.segment.heading_forms import (
    APPROVAL,
    OTHER,
    Heading,
    heading_text,
    is_bare,
    of_cover,
    plain_heading,
    signs,
)
from policy_diff.segment.headings import certain, find_headings, heading_style, sub_headings, with_rest
from policy_diff.segment.line_starts import without_false_markers
from policy_diff.segment.lines import Line, clean, read_lines
from policy_diff.segment.naming import find_association, find_title
from policy_diff.segment.reading_order import reading_order
from policy_diff.segment.seams import tied
from policy_diff.segment.several import several
from policy_diff.segment.unread import unreadable
from policy_diff.segment.wraps import Passage, layout, passages

#: above the first heading, a passage of so many words is content, not cover
CONTENT_WORDS = 18
#: … and one with a marker from so many words on
CLAUSE_WORDS = 10
#: … and so is one that leads in to a list («يقصد بالعبارات الآتية المعاني الموضحة أمامها:»)
LEAD_IN_WORDS = 5
#: a paper of unknown kind without a title is read as a policy when so many headings are those of one
KNOWN_SECTIONS = 3
#: a line that captions the first content has at most so many words
CAPTION_WORDS = 6
#: a cover without any heading after it has at most so many lines
COVER_LINES = 4
#: an approval without a heading stands in the last part of the document
LAST_PART = 0.6
#: the last section is the approval when it is this short and approves
SHORT = 6


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a passage was read as it was: a section by its heading, the type by its sections."""

    lines: Lines | None
    what: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Segmented:
    """One policy's structure. `confidence` is that of the policy type; `reasons` say how it was read. `cover` and
    `furniture` are the numbers of the lines that stand above the sections and that belong to the page."""

    policy_type: str
    title: str
    association: str
    sections: tuple[Section, ...]
    findings: tuple[Finding, ...] = ()
    confidence: float = 1.0
    reasons: tuple[Reason, ...] = ()
    cover: tuple[int, ...] = ()
    furniture: tuple[int, ...] = ()


def segment(traced: TracedText, *, profile: str | None = None, page: Layout | None = None) -> Segmented:
    """The structure of a repaired text. `profile` names a policy type instead of finding it; `page` says where its
    lines stand, if the document has pages.

    Lines are those of the text as extracted, from 1. A section that is absent is not in
    `sections`; one that is there without content has no items.
    """
    order = reading_order(traced, page)
    body = without_furniture(read_lines(order.rows))
    ends = Edges() if order.changed else edges(body.lines, traced, page)
    known = any(ends.broken.values())
    ends = replace(ends, levels=levels(body.lines, page), tied=frozenset() if known else tied(body.lines))
    kind, run, sure = _read(without_false_markers(body.lines, ends), profile, ends, body.contents)
    headings = find_headings(run, kind, body.contents, ends.levels)
    first = headings[0].index if headings else len(run)
    cover, front = _front(run[:first], alone=not headings)
    drafts = _drafts(run, headings)
    front, drafts, displaced = put_back(front, drafts, kind)
    drafts, added = _unheaded(_caption(cover, front), front, _approval_apart(drafts), kind)
    drafts, guessed = by_content(drafts, kind)
    title = find_title(cover, run, kind)
    drafts = _of_no_policy(drafts, kind, title.text) if profile is None else drafts
    sections = tuple(_section(draft, kind) for draft in drafts)
    findings = (*order.findings, *body.findings, *_unknown(kind, profile, sure), *displaced, *added, *guessed)
    findings = (*findings, *title.findings, *several(run, drafts), *unreadable(sections, kind, page))
    left_out = (*body.left_out, *order.left_out)
    lines = tuple(number for passage in cover for number in range(passage.first, passage.last + 1))
    return Segmented(
        policy_type=kind.policy_type,
        title=title.text,
        association=find_association(cover, run),
        sections=sections,
        findings=(*findings, *_unplaced(traced, sections, findings, {*lines, *left_out})),
        confidence=sure,
        reasons=(
            Reason(None, kind.policy_type, f"policy type, confidence {sure:.2f}"),
            *(Reason(Lines(draft.line, draft.line), draft.key, draft.why) for draft in drafts),
        ),
        cover=lines,
        furniture=tuple(sorted(left_out)),
    )


def _unknown(kind: Profile, name: str | None, sure: float) -> tuple[Finding, ...]:
    """A finding where no known kind of policy was found, and none was asked for."""
    unknown = kind.policy_type == GENERIC and name is None
    return (finding("type_unknown", None, confidence=round(100 * sure)),) if unknown else ()


def _unplaced(
    traced: TracedText, sections: Sequence[Section], findings: Sequence[Finding], known: set[int]
) -> Iterator[Finding]:
    """A finding for each run of lines that is in no section, not on the cover, not the page's, and not yet told."""
    spans = [section.lines for section in sections] + [found.lines for found in findings if found.lines]
    told = known | {number for span in spans for number in range(span.first, span.last + 1)}
    lost = [number for number, text in enumerate(traced.lines, 1) if clean(text) and number not in told]
    for _, group in groupby(enumerate(lost), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        quote = clean(traced.lines[run[0] - 1])
        yield finding("text_unplaced", Lines(run[0], run[-1]), quote, first=run[0], last=run[-1])


def _read(
    lines: Sequence[Line], name: str | None, ends: Edges, contents: Sequence[str]
) -> tuple[Profile, tuple[Passage, ...], float]:
    """The profile and the passages; passages are joined again once the profile's headings are known."""
    page = layout(lines, ends)
    listed = frozenset(contents)

    def named(text: str) -> bool:
        return bool(listed) and (_plain(text) in listed or fold(text) in listed)

    def heads(text: str) -> bool:
        return certain(text, kind) or signs(text)

    if name is not None:
        kind, sure = profile_of(name), 1.0
    else:
        kind, sure = decide(passages(lines, page, lambda _: False, named))
    run = passages(lines, page, heads, named)
    style = heading_style(run, kind)
    return kind, passages(lines, replace(page, heading_style=style), heads, named) if style else run, sure


def _plain(text: str) -> str:
    """The folded words of a line without its numbering, as the table of contents has them."""
    return fold(plain_heading(text))


def _of_no_policy(drafts: tuple[Draft, ...], kind: Profile, title: str) -> tuple[Draft, ...]:
    """The parts of a paper that neither its title nor several headings show to be a policy: none of them is a section
    of one («افتتاحية» of a newspaper, «المراجع» of a curriculum vitae)."""
    known = sum(draft.key != OTHER and bool(draft.heading) for draft in drafts)
    if kind.policy_type != GENERIC or title or known >= KNOWN_SECTIONS:
        return drafts
    return tuple(replace(draft, key=OTHER) for draft in drafts)


def _front(run: Sequence[Passage], *, alone: bool) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """What stands above the first heading: cover lines, then content from the first long passage or list on.

    `alone`: the document has no heading at all, so only its first short lines can be a cover.
    """
    for place, passage in enumerate(run):
        listed = place + 1 < len(run) and passage.marker and run[place + 1].marker
        article = passage.marker is not None and passage.marker.kind == "section"
        clause = passage.marker is not None and passage.words >= CLAUSE_WORDS
        announces = place > 0 and passage.ends_in_colon and passage.words >= LEAD_IN_WORDS
        if (
            passage.words >= CONTENT_WORDS
            or listed
            or article
            or clause
            or announces
            or (alone and (place >= COVER_LINES or passage.ends_sentence))
        ):
            return tuple(run[:place]), tuple(run[place:])
    return tuple(run), ()


def _drafts(run: Sequence[Passage], headings: Sequence[Heading]) -> tuple[Draft, ...]:
    ends = (*(heading.index for heading in headings[1:]), len(run))
    out = []
    for heading, end in zip(headings, ends, strict=False):
        rest = with_rest(run, heading)
        content = (*((rest,) if rest else ()), *run[heading.index + 1 : end])
        out.append(Draft(heading.key, heading.text, run[heading.index].first, content, heading.why))
    return tuple(out)


def _approval_apart(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """An approval that no heading opens becomes a section of its own, without a heading."""
    if not drafts or any(draft.key == APPROVAL for draft in drafts):
        return drafts
    last = drafts[-1]
    headed = next((at for at in range(2, len(last.run)) if approves(last.run[at]) and is_bare(last.run, at - 1)), 0)
    if headed and last.run[headed - 1].words <= CAPTION_WORDS:
        line = last.run[headed - 1]
        why = "a line close above a sentence of approval"
        own = Draft(APPROVAL, heading_text(line), line.first, last.run[headed:], why)
        return (*drafts[:-1], replace(last, run=last.run[: headed - 1]), own)
    if last.key == OTHER and len(last.run) <= SHORT and any(approves(passage) for passage in last.run):
        return (*drafts[:-1], replace(last, key=APPROVAL, why="the last section, with a sentence of approval"))
    for place, passage in enumerate(last.run):
        if approves(passage) and place >= LAST_PART * (len(last.run) - 3):
            kept = Draft(last.key, last.heading, last.line, last.run[:place], last.why, last.moved)
            own = Draft(APPROVAL, "", passage.first, last.run[place:], "a sentence of approval without a heading")
            return (*drafts[:-1], kept, own)
    return drafts


def _caption(cover: Sequence[Passage], front: Sequence[Passage]) -> Passage | None:
    """The last line above the first content when it stands close to that and apart from the cover: its heading.

    For headings in words that no profile has, where nothing else on the page looks like them.
    """
    last = cover[-1] if len(cover) > 1 else None
    if last is None or not front or front[0].blanks or not last.blanks or last.marker or last.ends_sentence:
        return None
    first = set(fold(last.body).split()[:1])
    names = forms().names
    plain = not (first & names) and not of_cover(last) and not any(c.isdigit() for c in last.body)
    return last if plain and last.words <= CAPTION_WORDS else None


def _unheaded(
    caption: Passage | None, front: tuple[Passage, ...], drafts: tuple[Draft, ...], kind: Profile
) -> tuple[tuple[Draft, ...], tuple[Finding, ...]]:
    """Content above the first heading becomes a section without heading, and a finding says so."""
    if not front:
        return drafts, ()
    free = kind.section("preamble") is not None and all(draft.key != "preamble" for draft in drafts)
    key = "preamble" if free and drafts and all(passage.marker is None for passage in front) else OTHER
    if caption is not None:
        heading = heading_text(caption)
        return (Draft(key, heading, caption.first, front, "a line close above the first content"), *drafts), ()
    draft = Draft(key, "", front[0].first, front, "content above the first heading")
    lines = Lines(front[0].first, front[-1].last)
    return (draft, *drafts), (finding("section_without_heading", lines),)


def _section(draft: Draft, kind: Profile) -> Section:
    run = draft.run
    if draft.key == APPROVAL:
        made = clauses.flat(run)
    else:
        made = clauses.build(run, sub_headings(run, draft.heading, draft.key, kind))
    numbers = [number for passage in run for number in (passage.first, passage.last)]
    if not draft.moved or not run:
        numbers.append(draft.line)
    return Section(key=draft.key, heading=draft.heading, lines=Lines(min(numbers), max(numbers)), items=made)
