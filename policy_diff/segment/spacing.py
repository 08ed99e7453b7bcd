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
#: … or so many lines alike, with so many known headings among them
MANY, FEWEST_OF_MANY = 5, 2
#: the share of what cannot be a heading, being an item of a list or a paragraph, that may stand below an empty line
OTHERS = 0.05


def _many(run: Sequence[Passage], heads: Sequence[int]) -> bool:
    """Whether nearly all that stands below an empty line looks like a heading, as do half of those that are known."""
    tops = [i for i in range(1, len(run)) if run[i].blanks]
    alike = {i for i in tops if has_form(run[i]) and stands_apart(run, i)}
    own = sum(i in alike for i in heads)
    return len(alike) >= max(MANY, HEADINGS * len(tops)) and own >= max(FEWEST_OF_MANY, len(heads) / 2)


def set_apart(run: Sequence[Passage], known: Sequence[Heading]) -> bool:
    """Whether the known headings stand below an empty line, and items and sentences do not."""
    heads = [h.index for h in known if h.index]
    start = min(heads, default=len(run))
    taken = set(heads)
    others = [i for i in range(start, len(run)) if i not in taken and i - 1 not in taken and not has_form(run[i])]
    alike = len(heads) >= FEWEST and sum(run[i].blanks > 0 for i in heads) >= HEADINGS * len(heads)
    if not alike and not _many(run, heads):
        return False
    return sum(run[i].blanks > 0 for i in others) <= OTHERS * len(others)


def stands_apart(run: Sequence[Passage], index: int) -> bool:
    """Whether a passage has an empty line above and none below."""
    return run[index].blanks > 0 and index + 1 < len(run) and run[index + 1].blanks == 0
