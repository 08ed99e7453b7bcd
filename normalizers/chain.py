"""The repairs, in the order in which they must be made. The order is a decision and lives here.

Lines are put in order first and glyphs later: spelling lam-alef before the line is in order would
make اإلبلاغ of الإبلاغ. Tatweel goes late, because it is the evidence for where a line was cut and
where a lam-alef was lost. Split words are joined after ordering (`ب طال` would become `بطال`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from normalizers.certainty import Certainty, certainty
from normalizers.document import Document, Repair
from normalizers.language_model import load
from normalizers.other_languages import in_another_language
from normalizers.repairs import (
    brackets,
    cut_words,
    digit_order,
    direction_marks,
    displaced_marks,
    doubled_letters,
    emptied_brackets,
    encodings,
    glued_words,
    lam_alef,
    letter_order,
    list_markers,
    loose_letters,
    lost_ligatures,
    number_runs,
    presentation_forms,
    respacing,
    reversed_lines,
    segment_order,
    split_words,
    tatweel,
    torn_stretches,
    trailing_numbers,
    unmapped_glyphs,
)
from normalizers.text import Edit, TracedText, Unexplained, split_lines

#: lines that are looked at as one document: no policy has more, and what a document's habit costs to learn and
#: to keep stays the same however long the text
BLOCK = 5000

#: an extractor does the same all over a document, so what a repair is not sure of is done only where it is sure of
#: two others, and of a tenth of all that it found. Measured on 6,000 words of clean Arabic of eleven kinds: 33 words
#: changed and not 352; on lines rotated in a quarter of a policy 6.3 % of the words wrong and not 4.1, on other
#: damage not one more
SURE, HABIT, HABIT_SHARE = 0.9, 2, 0.1
#: or, what is at least LIKELY, where two are sure and it is right of MOSTLY so many on average: of 140,000 words of
#: clean text of other kinds that was less than .55 wherever anything was to be suggested, and never were two sure; of
#: lines rotated in half of a policy 12.7 % of the words are wrong and not 14.9
MOSTLY, LIKELY = 0.6, 0.4
#: a text of so many lines, all of them damaged, shows its habit by that
SHORT = 3

CHAIN: tuple[Repair, ...] = cast(
    "tuple[Repair, ...]",
    (
        encodings,
        direction_marks,
        unmapped_glyphs,
        presentation_forms,
        letter_order,
        displaced_marks,
        lost_ligatures,
        doubled_letters,
        digit_order,
        emptied_brackets,
        torn_stretches,
        loose_letters,
        number_runs,
        reversed_lines,
        trailing_numbers,
        segment_order,
        trailing_numbers,  # again: a line written word by word backwards shows its number only now
        cut_words,
        respacing,
        lam_alef,
        tatweel,
        split_words,
        glued_words,
        list_markers,
        brackets,
    ),
)


def repair(text: str, *, siblings: Sequence[str] = ()) -> TracedText:
    """`text` put right, as a `TracedText` that knows every change.

    `siblings` are texts of other policies of the same run, as repaired as they can be had: they are
    evidence for order, joins and splits, and never lend words. Lines are kept: line 7 of the result
    is line 7 of `text`. Healthy text comes back unchanged, and so does text in Persian or Urdu. Never raises on any
    string.
    """
    others = tuple(line for sibling in siblings for line in split_lines(sibling))
    lines = split_lines(text)
    edits: list[Edit] = []
    left: list[Unexplained] = []
    trust = weight = 0.0
    for start in range(0, len(lines), BLOCK):
        block = lines[start : start + BLOCK]
        made, certain = _repaired(Document(tuple(block), load(), others))
        edits += made if not start else [replace(edit, line=edit.line + start) for edit in made]
        left += [replace(line, line=line.line + start) for line in certain.unexplained]
        size = 1 + sum(map(len, block))
        trust, weight = trust + certain.confidence * size, weight + size
    return TracedText(text, tuple(edits), round(trust / weight, 3), tuple(left))


def _repaired(document: Document) -> tuple[list[Edit], Certainty]:
    """The edits of all repairs in their order, and the certainty of what they make."""
    edits: list[Edit] = []
    filled = sum(1 for _ in document.numbered())
    for step in CHAIN:
        if step.CODE == direction_marks.CODE and in_another_language(document.lines):
            break
        made = _believed(list(step.mend(document)), filled)
        document = document.with_edits(made)
        edits += made
    return edits, certainty(document.lines, edits, document.language)


def _believed(made: list[Edit], filled: int) -> list[Edit]:
    """The edits of one repair on a text of so many lines with writing; those it is not sure of are only
    suggested, unless sure ones show the habit, or the text is so short that it cannot have one."""
    applied = [edit.confidence for edit in made if edit.status == "applied"]
    sure = sum(confidence >= SURE for confidence in applied)
    if sure >= HABIT + HABIT_SHARE * len(made) or len(applied) == filled <= SHORT:
        return made
    least = LIKELY if sure >= HABIT and sum(applied) >= MOSTLY * len(applied) else SURE
    return [replace(edit, status="suggested") if edit.confidence < least and not edit.alone else edit for edit in made]


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What kinds of damage a text shows: how many lines each repair would change or asks about."""

    lines: int
    damaged: int
    applied: Mapping[str, int]
    suggested: Mapping[str, int]
    confidence: float


def diagnose(text: str) -> Diagnosis:
    """What is wrong with `text`, without changing it: the repairs by code, and how many lines they touch."""
    traced = repair(text)
    by_status = {
        status: Counter(edit.code for edit in traced.repairs if edit.status == status)
        for status in ("applied", "suggested")
    }
    filled = sum(bool(line.strip()) for line in traced.original_lines)
    damaged = len({edit.line for edit in traced.repairs if edit.status == "applied"})
    return Diagnosis(filled, damaged, by_status["applied"], by_status["suggested"], traced.confidence)
