"""The form of headings: what a heading looks like, whatever it says.

Short, ending nothing, standing apart from list neighbours; and how it is shown. What this leaves
alone: its words, which `headings.py` compares with the profile, and the drafter's habit (`habits.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from normalizers import alphabet, fold
from policy_diff.profiles import forms
from policy_diff.segment.lines import clean
from policy_diff.segment.markers import Marker, labelled, parse
from policy_diff.segment.rows import has_named_cells
from policy_diff.segment.wraps import Passage

MOST_WORDS = 16
BARE_WORDS = 10
#: a passage of so many words is a paragraph
PARAGRAPH_WORDS = 12
#: a role before a name, or alone on its line
SIGNATURE_WORDS = 5
_GOES_ON = (",", alphabet.COMMA, alphabet.SEMICOLON)
OTHER = "other"
APPROVAL = "approval"


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


def plain_heading(heading: str) -> str:
    """A heading as shown, without its numbering, and without a second one («٥. الجدول الأول: المال»)."""
    text = clean(heading)
    marker, body = parse(text)
    if marker is None and (label := labelled(text)):
        return label[1].strip()
    body = body[len(marker.text) :] if marker and marker.part_of_text else body
    second, rest = parse(body.strip())
    return (rest if second and second.kind == "section" and rest else body).strip()


def heading_text(passage: Passage) -> str:
    """A heading as it is shown: numbering kept, bullets and the closing colon left out."""
    body = passage.body.rstrip(" :-–—.*").strip()
    marker = passage.marker
    if marker and marker.kind != "bullet" and not marker.part_of_text:
        return f"{marker.text} {body}".strip()
    return body


def signs(text: str) -> bool:
    """Whether a line begins a signature («رئيس مجلس الإدارة»), which never continues the line above."""
    head, colon, _ = text.partition(":")
    words = fold(head if colon else text.partition("/")[0]).split()
    starts = (start.split() for start in forms().signatures)
    return len(words) <= SIGNATURE_WORDS and any(words[: len(start)] == start for start in starts)


def has_form(passage: Passage) -> bool:
    """Whether the passage has the form that a heading may have."""
    if passage.words > MOST_WORDS or len(fold(bare_words(passage))) < 2 or passage.is_row:
        return False
    if of_cover(passage) or in_brackets(passage) or has_named_cells(passage.body):
        return False
    return not passage.body.endswith(_GOES_ON) and (not passage.ends_sentence or passage.asks or passage.words <= 3)


def in_brackets(passage: Passage) -> bool:
    """«[قبل الصرف]»: a caption between brackets, nothing beside it."""
    return passage.marker is None and passage.body.startswith("[") and passage.body.endswith("]")


def of_cover(passage: Passage) -> bool:
    """Whether the passage begins as lines of a cover do («الإصدار الثاني»)."""
    if passage.marker:
        return False
    head, colon, rest = passage.body.partition(":")
    labelled = bool(colon and rest.strip()) and fold(head) in forms().cover_labels
    return labelled or bool(set(fold(passage.body).split()[:1]) & forms().cover_words)


def style_of(marker: Marker | None) -> str:
    return marker.style if marker else ""


def in_list(run: Sequence[Passage], index: int) -> bool:
    """Whether a neighbour carries the same marker, as in a list."""
    marker = run[index].marker
    if marker is None or marker.kind in ("section", "ordinal"):
        return False
    near = [run[i] for i in (index - 1, index + 1) if 0 <= i < len(run)]
    return any(style_of(p.marker) == marker.style for p in near)


def leads_in(passage: Passage) -> bool:
    """Whether the passage announces what follows («… ما يلي:», «يشترط في المتطوع أن:»)."""
    words, known = fold(passage.body).split(), forms()
    return bool(set(words[-2:]) & known.lead_ins) or (passage.ends_in_colon and bool(set(words[-1:]) & known.function))


def is_bare(run: Sequence[Passage], index: int) -> bool:
    """Whether a passage stands alone: short, ends nothing, after something finished, before something long."""
    passage = run[index]
    if passage.marker or passage.words > BARE_WORDS or passage.ends_in_colon:
        return False
    if passage.ends_sentence and not passage.asks:
        return False
    before = run[index - 1] if index else None
    after = run[index + 1] if index + 1 < len(run) else None
    if before and not (before.ends_sentence or before.marker or before.is_row):
        return False
    if not has_form(passage) or after is None:
        return False
    return (
        bool(after.marker)
        or after.is_row
        or after.words >= PARAGRAPH_WORDS
        or after.ends_sentence
        or after.ends_in_colon
    )
