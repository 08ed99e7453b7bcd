"""How far the reading is, on a terminal's standard error, for work that takes longer than a moment.

A bar for each file that is being read, by pages, and gone when it is done. Nothing is written with
--quiet, nor where standard error is a file or a pipe.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import PurePath
from typing import TYPE_CHECKING

from policy_diff.errors import one_line

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from policy_diff.readers import Watch

#: seconds before anything is shown
PATIENCE = 1.0
#: a name longer than this is shown by its end
NAME = 32


@contextmanager
def watching(paths: Sequence[str], quiet: bool) -> Iterator[Watch]:
    """What to tell how far the reading of `paths` is; the bars are gone at the end."""
    from policy_diff.readers import silent

    if quiet or not sys.stderr.isatty():
        yield silent
        return
    bars = Bars(paths)
    try:
        yield bars.watch
    finally:
        bars.close()


class Bars:
    """The bars of the files that are being read; they appear when the work has taken a moment."""

    def __init__(self, paths: Sequence[str], patience: float = PATIENCE) -> None:
        self._names = [one_line(PurePath(path).name[-NAME:] or path) for path in paths]
        self._begun = time.monotonic()
        self._patience = patience
        self._shown: Progress | None = None
        self._bars: dict[int, TaskID] = {}

    def watch(self, file: int, done: int, pages: int) -> None:
        """File number `file` (from 0) has so many of its pages read."""
        if self._shown is None:
            if time.monotonic() - self._begun < self._patience:
                return
            self._shown = _shown()
            self._shown.start()
        if file not in self._bars:
            self._bars[file] = self._shown.add_task(self._names[file], total=pages)
        self._shown.update(self._bars[file], completed=done, total=pages, visible=done < pages)

    def close(self) -> None:
        """Take the bars away."""
        if self._shown is not None:
            self._shown.stop()


def _shown() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(file=sys.stderr), transient=True)
