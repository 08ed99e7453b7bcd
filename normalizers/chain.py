"""The repairs, in the order in which they must be made. The order is a decision and lives here.

Lines are put in order first and glyphs later: spelling lam-alef before the line is in order would
make اإلبلاغ of الإبلاغ. Tatweel goes late, because it is the evidence for where a line was cut and
where a lam-alef was lost. Split words are joined after ordering (`ب طال` would become `بطال`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from normalizers.document import Document, Repair
from normalizers.language_model import load
from normalizers.repairs import (
    brackets,
    cut_words,
    digit_order,
    direction_marks,
    emptied_brackets,
    glued_words,
    lam_alef,
    letter_order,
    list_markers,
    presentation_forms,
    respacing,
    segment_order,
    split_words,
    tatweel,
)
from normalizers.text import Edit, TracedText, split_lines

CHAIN: tuple[Repair, ...] = cast(
    "tuple[Repair, ...]",
    (
        direction_marks,
        presentation_forms,
        letter_order,
        emptied_brackets,
        segment_order,
        cut_words,
        lam_alef,
        tatweel,
        respacing,
        split_words,
        glued_words,
        list_markers,
        digit_order,
        brackets,
    ),
)


def repair(text: str, *, siblings: Sequence[str] = ()) -> TracedText:
    """`text` put right, as a `TracedText` that knows every change.

    `siblings` are texts of other policies of the same run, as repaired as they can be had: they are
    evidence for order, joins and splits, and never lend words. Lines are kept: line 7 of the result
    is line 7 of `text`. Healthy text comes back unchanged. Never raises on any string.
    """
    others = tuple(line for sibling in siblings for line in split_lines(sibling))
    document = Document(tuple(split_lines(text)), load(), others)
    edits: list[Edit] = []
    for step in CHAIN:
        made = list(step.mend(document))
        document = document.with_edits(made)
        edits += made
    return TracedText(text, tuple(edits), _confidence(edits))


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


def _confidence(edits: Sequence[Edit]) -> float:
    """How far the whole text may be trusted: that of its least certain edits, on average."""
    doubts = [edit.confidence for edit in edits if edit.status == "applied" and edit.confidence < 1]
    return round(sum(doubts) / len(doubts), 3) if doubts else 1.0
