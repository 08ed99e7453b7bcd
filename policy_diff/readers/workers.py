"""Reads many files, those that could do harm or take long in worker processes, and gives the results in order.

    small text           in this process: it is read sooner than a process starts
    everything else      in a worker that has limits of time and memory; a worker that dies takes nothing with it

Why processes: pdfium, libxml2 and zlib are C code that no exception stops, and a second core is left
idle otherwise. The pool is pebble's, because that of the standard library cannot end one job. What this
leaves alone: what a file says (`reading`), and standard input, which only this process has.
"""

from __future__ import annotations

import multiprocessing
import os
import stat
import sys
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, TimeoutError
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from pathlib import Path
from typing import Any

from policy_diff.errors import UnreadableError
from policy_diff.readers.document import STDIN, Document, shown
from policy_diff.readers.reading import is_plain, read_document
from policy_diff.readers.terms import Limits, Terms, Watch, silent

Outcome = Document | UnreadableError

#: a text up to this size is read in well under a second
SMALL = 1_000_000
#: what is looked at to tell text from the rest
HEAD = 4096
#: a worker is replaced after so many files, so that what libraries keep does not pile up
MAX_FILES = 64
#: seconds between two looks at how far the workers are
LOOK = 0.2
_PRELOADED = "policy_diff.readers.preloaded"


def read_each(paths: Sequence[str | Path], terms: Terms, watch: Watch = silent) -> list[Outcome]:
    """What each file says, or why it cannot be read, in the order of `paths`."""
    heavy = [index for index, path in enumerate(paths) if terms.jobs and is_heavy(path)]
    waiting = set(heavy)
    light: dict[int, Outcome | None] = {
        index: _read(path, terms, watch, index) for index, path in enumerate(paths) if index not in waiting
    }
    done = light | (_in_workers(paths, heavy, terms, watch) if heavy else {})
    left = [index for index in heavy if done[index] is None]
    if left:  # the pool as a whole broke down; a new one may not
        done |= _in_workers(paths, left, terms, watch)
    return [done[index] or _not_begun(path) for index, path in enumerate(paths)]


def cores() -> int:
    """How many processes can run at a time."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def is_heavy(path: str | Path) -> bool:
    """Whether a file is better read in a worker: it is large, or is no text. What cannot be opened is not."""
    if str(path) == STDIN:
        return False
    try:
        status = Path(path).stat()
        if not stat.S_ISREG(status.st_mode):
            return False
        with Path(path).open("rb") as file:
            return status.st_size > SMALL or not is_plain(file.read(HEAD))
    except (OSError, ValueError):
        return False


def _read(path: str | Path, terms: Terms, watch: Watch, index: int) -> Outcome:
    try:
        return read_document(path, terms=terms, watch=lambda done, pages: watch(index, done, pages))
    except UnreadableError as refusal:
        return refusal


def _in_workers(
    paths: Sequence[str | Path], heavy: Sequence[int], terms: Terms, watch: Watch
) -> dict[int, Outcome | None]:
    """The outcome of each file in `heavy`, read by as many workers as the terms allow; None where none began."""
    from pebble import ProcessPool

    context = _context()
    # Two numbers for each file, written without a lock: a worker may be ended at any moment.
    far = context.RawArray("i", 2 * len(heavy))
    pool = ProcessPool(
        max_workers=max(1, min(terms.jobs, len(heavy))),
        max_tasks=MAX_FILES,
        initializer=_prepare,
        initargs=(terms, far),
        context=context,
    )
    try:
        futures = {}
        with suppress(RuntimeError):  # the pool broke down already
            for place, index in enumerate(heavy):
                futures[index] = pool.schedule(_work, args=[place, str(paths[index])], timeout=terms.limits.seconds)
        pool.close()  # type: ignore[no-untyped-call]
        _wait(futures, far, watch)
        return {
            index: outcome_of(futures[index], str(paths[index]), terms.limits) if index in futures else None
            for index in heavy
        }
    finally:
        pool.stop()  # type: ignore[no-untyped-call]  # nothing is left to do, or the user has had enough
        pool.join()


def _context() -> Any:
    """How workers are started: forked from a clean process that has the readers loaded, or else spawned."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_PRELOADED])
    return context


def _wait(futures: Mapping[int, Future[Outcome]], far: Any, watch: Watch) -> None:
    """Until all are done, say how far each file has been read."""
    told: dict[int, tuple[int, int]] = {}
    finished = threading.Event()
    left = [len(futures)]

    def count(_: object) -> None:
        left[0] -= 1
        if not left[0]:
            finished.set()

    for future in futures.values():
        future.add_done_callback(count)
    while futures:
        over = finished.wait(LOOK)
        for place, index in enumerate(futures):
            pages = far[2 * place + 1]
            now = (pages, pages) if futures[index].done() else (far[2 * place], pages)
            if told.get(index) != now and pages:
                told[index] = now
                watch(index, *now)
        if over:
            return


def outcome_of(future: Future[Outcome], path: str, limits: Limits) -> Outcome | None:
    """What came of a file; of a worker that was ended or died, why; None when no worker began with it."""
    from pebble import ProcessExpired

    try:
        return future.result()
    except BrokenProcessPool:
        return None
    except TimeoutError:
        what, to_do = f"took longer than the limit of {limits.seconds:g} seconds", "raise it with --max-seconds N"
    except ProcessExpired:
        what = f"could not be read: the reader broke down (more than {limits.memory / 1_000_000:g} MB of memory?)"
        to_do = "raise the limit with --max-memory MB, or print the file to a new PDF"
    return UnreadableError(what, where=shown(path), to_do=to_do)


def _not_begun(path: str | Path) -> UnreadableError:
    return UnreadableError(
        "could not be read: no worker process could be started",
        where=shown(path),
        to_do="read it in this process with --jobs 0; a script of your own needs `if __name__ == '__main__':`",
    )


class _Worker:
    """What a worker process knows: the terms, and where to write how far it is."""

    terms = Terms()
    far: Any = None


def _prepare(terms: Terms, far: Any) -> None:
    """Set up this worker process; when the user stops the program, it is its parent that ends it."""
    import signal

    _Worker.terms, _Worker.far = terms, far
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ["OMP_THREAD_LIMIT"] = "1"  # tesseract's threads get in each other's way, and in those of other workers


def limit_memory(size: int) -> None:
    """Let this process take `size` more bytes of addresses than it has, and dump no core.

    Does nothing where the system has no such limit.
    """
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError, ValueError):  # a stricter limit is set already
        held = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
        resource.setrlimit(resource.RLIMIT_AS, (held + size, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _work(place: int, path: str) -> Outcome:
    """Read one file in this worker. What goes wrong is the outcome, never the end of the worker."""
    terms, far = _Worker.terms, _Worker.far

    def watch(_: int, done: int, pages: int) -> None:
        far[2 * place], far[2 * place + 1] = done, pages

    limit_memory(terms.limits.memory)
    try:
        return _read(path, terms, watch, place)
    except (MemoryError, RecursionError) as error:
        if isinstance(error, RecursionError):
            return UnreadableError("is nested too deep", where=shown(path), to_do="print it to a new PDF")
        size = f"{terms.limits.memory / 1_000_000:g} MB"
        return UnreadableError(
            f"needs more memory than the limit of {size}",
            where=shown(path),
            to_do="raise it with --max-memory MB, or split the file",
        )
    except Exception as error:  # a fault of a reader ends the reading of this file only
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:300]
        return UnreadableError(
            f"internal error while it was read: {reason}",
            where=shown(path),
            to_do="please report it with the file; `--jobs 0 --debug` shows where",
        )
