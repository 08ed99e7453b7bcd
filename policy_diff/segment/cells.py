"""Passages that are cells of a table which an extraction has written one below the other.

    اسم السجل  /  مدة الحفظ  /  ملاحظات  /  سجل العضوية  /  دائم  /  سجل الزيارات  /  10 سنوات

The sign is a run of short lines that end nothing and lead in to nothing. A cell inside the run («مدة الحفظ») may say
word for word what a section is called; but a heading has something below it, and most lines of the run would not be
headings. What this leaves alone: the first and the last line of a run, which may head what is above or below the
table; headings in a pile, torn from their sections (`displaced.py`); lines set apart by an empty line above them; and
the words of the cells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from itertools import pairwise

from normalizers import fold
from policy_diff.segment.spacing import stands_apart
from policy_diff.segment.wraps import Passage

#: a cell has at most so many words
CELL_WORDS = 8
#: a line that comes so many times says what is in a cell («يطلع», «حفظ دائم»)
TIMES = 3
#: so many short lines make a table, when at most this share of them may be headings
RUN, HEADINGS = 4, 0.34


def among_cells(run: Sequence[Passage], candidates: Set[int]) -> frozenset[int]:
    """Those of the `candidates` for headings that stand inside a table."""
    starts = [at for at in range(len(run) + 1) if at == len(run) or not _is_short(run[at])]
    out: set[int] = set()
    for before, after in pairwise([-1, *starts]):
        inside = [at for at in range(before + 2, after - 1) if at in candidates and not stands_apart(run, at)]
        size = after - before - 1
        if size >= RUN and sum(at in candidates for at in range(before + 1, after)) <= HEADINGS * size:
            out |= set(inside)
    return frozenset(out)


def repeated(run: Sequence[Passage]) -> frozenset[int]:
    """The passages without a marker that say the same as two others."""
    names = [fold(passage.body) if passage.marker is None else "" for passage in run]
    times = Counter(names)
    return frozenset(at for at, name in enumerate(names) if name and times[name] >= TIMES)


def _is_short(passage: Passage) -> bool:
    """Whether a passage may be a cell: short, without a marker, and it ends nothing."""
    ends = passage.ends_sentence or passage.ends_in_colon or passage.is_label
    return passage.marker is None and passage.words <= CELL_WORDS and not ends
