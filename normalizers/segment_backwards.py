"""The reading of a line that was written word by word backwards: every blank is a cut."""

from __future__ import annotations

import re
from collections.abc import Mapping

from normalizers import alphabet
from normalizers.language_model import LanguageModel, words
from normalizers.segment_parts import COSTS, Cut
from normalizers.segment_search import Reading, best

#: a run without blanks; Latin words were written left to right and stand in order
_RUN = re.compile(rf"[A-Za-z][^\s{alphabet.ARABIC}]*(?:\s+[A-Za-z&\-][^\s{alphabet.ARABIC}]*)*|\S+")
_NUMBERED = re.compile(
    rf"(?P<number>[{alphabet.DIGIT_CLASS}]{{1,2}}\.|\.[{alphabet.DIGIT_CLASS}]{{1,2}})(?P<word>[{alphabet.WORD_CLASS}]+)"
)
_ENDS = "".join(sorted(alphabet.CLOSERS))
#: costs inside a run without blanks, where runs stand backwards: numbers come off easily
INSIDE_RUN: Mapping[Cut, float] = {**COSTS, Cut.MARKER: 4.0, Cut.NUMBER: 0.3, Cut.SEAM: 12.0, Cut.INSIDE: 12.0}


def backwards(line: str, language: LanguageModel) -> Reading:
    """The reading of a line that was written word by word backwards: every blank is a cut.

    Inside a run without blanks (`الاتصالات2`, `تقدير●`) the cuts are searched for as elsewhere.
    """
    segments: list[tuple[int, int]] = []
    glued: list[bool] = []
    for match in reversed(list(_RUN.finditer(line))):
        run = match.group()
        core = run.rstrip(_ENDS)
        ends = len(core) - len(core.lstrip(_ENDS))
        if ends and core[ends:].isalpha() and language.known(core[ends:]):
            # what closes a sentence was drawn behind its last word, and stands before it here
            segments += [(match.start() + ends, match.end()), (match.start(), match.start() + ends)]
            glued += [False, False]
            continue
        torn = _NUMBERED.fullmatch(run)
        if torn and language.known(torn["word"]):
            # the number of the list, drawn before its item, and the item's last word
            for start, stop in (torn.span("word"), torn.span("number")):
                segments.append((match.start() + start, match.start() + stop))
            glued += [False, False]
            continue
        if core.isalnum() and language.known(core):
            segments.append((match.start(), match.end()))
            glued.append(False)
            continue
        inner = best(run, language, costs=INSIDE_RUN)
        segments += [(match.start() + start, match.start() + stop) for start, stop in inner.segments]
        glued += [*inner.glued, False]
    said = words(line)
    turned = words("\n".join([line[start:stop] for start, stop in segments]))
    gain = language.sequence(turned) - language.sequence(said)
    return Reading(tuple(segments), tuple(glued[:-1]), gain, (Cut.BLANK,) * (len(segments) - 1))
