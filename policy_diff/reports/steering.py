"""Plain text that a spreadsheet or a Markdown viewer orders rightly, by invisible marks in it.

HTML and Word set runs apart (`direction`); a cell or a line of plain text cannot. There each part
that runs against its line is put between the two direction marks, which every renderer knows (it
is not so of the newer isolates). Only for a report's own sentences: what a policy says stays as it
is, so that it can be searched, copied and compared.

    steered("مذكور في 1445-10-29", "rtl")    the date keeps its order
"""

from __future__ import annotations

from collections.abc import Sequence

from normalizers.alphabet import LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK
from policy_diff.reports.direction import Direction, parts

_MARKS: dict[Direction, str] = {"ltr": LEFT_TO_RIGHT_MARK, "rtl": RIGHT_TO_LEFT_MARK}


def steered(text: str, base: Direction, names: Sequence[str] = ()) -> str:
    """`text` with what runs against `base` between marks; `names` are sigla, which stand for themselves."""
    return "".join(
        part.text if part.direction in (None, base) else f"{_MARKS[part.direction]}{part.text}{_MARKS[base]}"
        for part in parts(text, base, names)
    )
