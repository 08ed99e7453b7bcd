"""Whether a paragraph goes on after a sentence that ends just where its line does.

A full stop at the end of a full line ends the paragraph, or only the sentence, and the page does not
say which. What speaks for going on (fitted on the written corpus, 310 such lines, nine of ten right):
the next sentence begins with a word that joins it to the one before; the paragraph has run over several
lines already, in a document whose paragraphs hold several sentences. Against it: the paragraph is an
item with a marker. What this leaves alone: lines that end before they are full.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from normalizers import alphabet, fold
from policy_diff.profiles import forms

if TYPE_CHECKING:
    from policy_diff.segment.lines import Line

#: paragraphs hold several sentences where one ends inside a line for so many that end with theirs
PROSE = 0.15
#: paragraphs end in a sign when this share of the lines before a marker does, of those with so many words
CLOSED, LONG = 0.8, 5
#: words of one or two letters before a full stop are titles or letters of a list («د. فهد», «أ.»)
SHORTEST = 3
_CLOSED = (".", "!", "?", ":", alphabet.QUESTION, alphabet.SEMICOLON, ";", ")", "»", "]", "…", "_")
_INSIDE = re.compile(rf"[^\W\d_]{{{SHORTEST},}}[\"»)]?[.!{alphabet.QUESTION}][\"»)]?\s+\S")
_TERMINATOR = re.compile(rf"(?<!\.\.)[.!{alphabet.QUESTION}][\"»)\s]*$")


@dataclass(frozen=True, slots=True)
class Sentences:
    """What was learnt of a document: its paragraphs hold several sentences; they end in a full stop."""

    prose: bool = False
    closed: bool = False

    def go_on(self, group: Sequence[Line], line: Line) -> bool:
        """Whether the paragraph `group`, whose last line is full and ends a sentence, goes on in `line`."""
        joined = joins((fold(line.body).split() or [""])[0])
        if group[0].marker is not None:
            return joined and any(ends_inside(x.body) for x in group)
        return joined or (self.prose and len(group) > 1)


def joins(word: str) -> bool:
    """Whether a sentence that begins with the folded `word` goes on from the one before («ويجوز», «أما»)."""
    known = forms()
    glued = len(word) >= SHORTEST and word.startswith(known.and_) and word not in known.own_and
    return glued or word in known.connectives


def ends_inside(text: str) -> bool:
    """Whether a sentence ends before the end of `text`."""
    return bool(_INSIDE.search(text))


def ends_sentence(text: str) -> bool:
    """Whether `text` ends in a full stop or another closing sign; a row of dots is a blank to fill."""
    return bool(_TERMINATOR.search(text))


def ends_clause(text: str) -> bool:
    """Whether `text` ends as a clause may: in a full stop, a colon or another closing sign."""
    return text.rstrip().endswith(_CLOSED)


def breaks_off(text: str) -> bool:
    """Whether the last word of `text` calls for another («في», «التي»); a choice («نعم / لا») and «عن بعد» do not."""
    words = text.split()
    chosen = len(words) > 1 and words[-2] == "/"
    folded, known = fold(text).split() or [""], forms()
    whole = chosen or " ".join(folded[-2:]) in known.adverbs
    return not ends_clause(text) and not whole and folded[-1] in known.function


def sentences(lines: Sequence[Line]) -> Sentences:
    """What the document shows of its sentences and paragraphs."""
    before = [a.body for a, b in pairwise(lines) if b.marker is not None and len(a.body.split()) >= LONG]
    plain = [line for line in lines if line.marker is None]
    inside = sum(ends_inside(line.body) for line in plain)
    return Sentences(
        prose=inside > PROSE * sum(ends_sentence(line.body) for line in plain),
        closed=sum(map(ends_clause, before)) > CLOSED * len(before),
    )
