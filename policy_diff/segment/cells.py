"""Passages that are cells of a table which an extraction has written one below the other.

    اسم السجل  /  مدة الحفظ  /  ملاحظات  /  سجل العضوية  /  دائم  /  سجل الزيارات  /  10 سنوات
    الصادر والوارد: سنتان  /  العقود: عشر سنوات  /  كشوف الرواتب: خمس سنوات

The sign is a run of short lines that end nothing and lead in to nothing, or of lines that name something and say it.
A cell inside the run («مدة الحفظ») may say word for word what a section is called; but a heading has something below
it, and most lines of the run would not be headings. What this leaves alone: the first and the last line of a run of
short ones, which may head what is above or below the table; headings in a pile, torn from their sections
(`displaced.py`); lines set apart by an empty line above them; and the words of the cells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence, Set
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
    return _inside(run, candidates, _is_short, edge=1) | _inside(run, candidates, _is_named, edge=0)


def _inside(
    run: Sequence[Passage], candidates: Set[int], is_cell: Callable[[Passage], bool], *, edge: int
) -> frozenset[int]:
    """The candidates among RUN cells and more of which few are candidates, but for `edge` cells at both ends."""
    starts = [at for at in range(len(run) + 1) if at == len(run) or not is_cell(run[at])]
    out: set[int] = set()
    for before, after in pairwise([-1, *starts]):
        here = range(before + 1 + edge, after - edge)
        size = after - before - 1
        if size < RUN:
            continue
        cells = [fold(run[at].body) for at in range(before + 1, after)]
        if before + 1 in candidates and len(set(cells)) == size:
            continue  # a list below its heading, and others below theirs: hardly a table says nothing twice
        if sum(at in candidates for at in range(before + 1, after)) <= HEADINGS * size:
            out |= {at for at in here if at in candidates and not stands_apart(run, at)}
    return frozenset(out)


def repeated(run: Sequence[Passage]) -> frozenset[int]:
    """The passages without a marker that say the same as two others."""
    names = [fold(passage.body) if passage.marker is None else "" for passage in run]
    times = Counter(names)
    headed = Counter(name for name, below in zip(names, run[1:], strict=False) if not _is_short(below))
    return frozenset(
        at for at, name in enumerate(names) if name and times[name] >= TIMES and headed[name] < times[name]
    )


def _is_short(passage: Passage) -> bool:
    """Whether a passage may be a cell: short, without a marker, and it ends nothing."""
    ends = passage.ends_sentence or passage.ends_in_colon or passage.is_label
    return passage.marker is None and passage.words <= CELL_WORDS and not ends


def _is_named(passage: Passage) -> bool:
    """Whether a passage is a row of a name and what belongs to it («الصادر والوارد: سنتان»)."""
    name, colon, rest = passage.body.partition(":")
    return passage.marker is None and bool(colon and rest.strip()) and len(name.split()) <= CELL_WORDS
