"""Whether a drafter sets headings apart by an empty line above, and hardly anything else.

    الجدول الثاني: الشأن الإداري            (an empty line above, the row below follows at once)
    المعاملة: الهيكل التنظيمي؛ …

Learnt from the headings that are known by their words. Then an empty line tells «7.» of a heading from «7.» of the list
above it, and a bare heading from the last line of a table. What this leaves alone: documents that print empty lines
between paragraphs or items too, or nowhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from policy_diff.segment.heading_forms import Heading, has_form
from policy_diff.segment.wraps import Passage

#: known headings that show the habit, and the share of them that must have it
FEWEST, HEADINGS = 3, 0.8
#: the share of what cannot be a heading, being an item of a list or a paragraph, that may stand below an empty line
OTHERS = 0.05


def set_apart(run: Sequence[Passage], known: Sequence[Heading]) -> bool:
    """Whether the known headings stand below an empty line, and items and sentences do not."""
    heads = [h.index for h in known if h.index]
    start = min(heads, default=len(run))
    taken = set(heads)
    others = [i for i in range(start, len(run)) if i not in taken and i - 1 not in taken and not has_form(run[i])]
    if len(heads) < FEWEST or sum(run[i].blanks > 0 for i in heads) < HEADINGS * len(heads):
        return False
    return sum(run[i].blanks > 0 for i in others) <= OTHERS * len(others)


def stands_apart(run: Sequence[Passage], index: int) -> bool:
    """Whether a passage has an empty line above and none below."""
    return run[index].blanks > 0 and index + 1 < len(run) and run[index + 1].blanks == 0
