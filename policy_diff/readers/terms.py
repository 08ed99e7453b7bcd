"""On which terms files are read: limits, in how many processes, and what may be called in to help.

Why limits: a file comes from anyone, and a few kilobytes can ask for hours and gigabytes. Each limit has
its option on the command line, and a file that reaches one is refused in a sentence that names it. What
this leaves alone: how a limit is held (`workers`), and limits inside a format (`pdf_bounds`, `word_archive`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

#: a policy of a hundred pages is about 300 KB of text; more than this is some other kind of file
MAX_BYTES = 5_000_000
#: a file with pages may be so many times as large: fonts and pictures weigh more than words
PAGED = 20
#: more pages than the longest handbook
MAX_PAGES = 2_000
#: 2,000 pages with a text layer take about 40 seconds, a scan about 2 a page
MAX_SECONDS = 300.0
#: the readers take 150 MB for a file of 100 pages; pictures and damaged files take more
MAX_MEMORY = 2_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one file may take: bytes (of text; with pages 20 times as many), pages, seconds, bytes of memory.

    Seconds and memory are held where a file is read in a process of its own.
    """

    bytes: int = MAX_BYTES
    pages: int = MAX_PAGES
    seconds: float = MAX_SECONDS
    memory: int = MAX_MEMORY

    @property
    def paged_bytes(self) -> int:
        """The limit for a file with pages."""
        return self.bytes * PAGED


#: told how far a file has been read: its place among the files, pages done, pages in all
Watch = Callable[[int, int, int], None]


def silent(file: int, done: int, pages: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How files are read.

    `jobs` worker processes read the files that could do harm or take long (PDF, Word, pictures, large
    ones); 0 reads all in this process, without limits of seconds and memory. A script that asks for
    workers needs `if __name__ == "__main__":`, as with all of Python's process pools. `recognise`: pages
    without text are recognised by tesseract where it is installed. `convert`: old formats are converted
    by LibreOffice where it is installed.
    """

    limits: Limits = field(default_factory=Limits)
    jobs: int = 0
    recognise: bool = True
    convert: bool = True
