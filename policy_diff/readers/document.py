"""What every reader gives, and the bytes it starts from.

Why here: which file may be read at all, and how much of it, is one decision for all readers. What
this leaves alone: what the bytes mean.
"""

from __future__ import annotations

import stat
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from policy_diff.errors import UnreadableError
from policy_diff.layout import Layout
from policy_diff.model import Severity, Source

#: the path that means standard input
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Note:
    """Something about the reading that the user should know: a wording's key, its value, and how grave it is."""

    key: str
    value: str
    severity: Severity = "low"


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: where from, its text as extracted, what was noticed on the way, and its pages if it has any."""

    source: Source
    text: str
    notes: tuple[Note, ...] = ()
    layout: Layout | None = None


def outline(levels: Sequence[int | None]) -> Layout | None:
    """The layout of a text without pages that has these levels, line by line; None where no line has one."""
    return Layout((), (None,) * len(levels), levels=tuple(levels)) if any(levels) else None


def shown(path: str | Path) -> str:
    """A path as it can be printed: bytes that are not UTF-8 become question marks."""
    return str(path).encode("utf-8", "replace").decode("utf-8")


def bytes_of(path: str | Path, name: str, max_bytes: int) -> bytes:
    """All bytes of the file, at most `max_bytes`. Raises UnreadableError for what is no readable file."""
    if str(path) == STDIN:
        return within(sys.stdin.buffer.read(max_bytes + 1), "standard input", max_bytes)
    if not str(path):
        raise UnreadableError(
            "a name without letters stands for no file", to_do="check the path; is a variable not set?"
        )
    file = Path(path)
    try:
        mode = file.stat().st_mode
        if stat.S_ISDIR(mode):
            raise UnreadableError("is a folder, not a file", where=name, to_do="name one file, or use `compare`")
        if not stat.S_ISREG(mode):
            raise UnreadableError(
                "is not a regular file (a pipe or a device)", where=name, to_do="pipe the text in and write - for it"
            )
        with file.open("rb") as stream:
            return within(stream.read(max_bytes + 1), name, max_bytes)
    except (FileNotFoundError, NotADirectoryError):
        raise UnreadableError("no such file or folder", where=name, to_do="check the path") from None
    except PermissionError:
        raise UnreadableError("may not be read", where=name, to_do="ask for read permission") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(f"cannot be read: {reason}", where=name, to_do="check the path") from None


def within(data: bytes, name: str, max_bytes: int) -> bytes:
    """`data`, unless there is too much of it, or none."""
    if len(data) > max_bytes:
        raise UnreadableError(
            f"larger than the limit of {max_bytes / 1_000_000:g} MB",
            where=name,
            to_do="is it a policy's text? raise the limit with --max-size MB if it is",
        )
    if not data:
        raise UnreadableError("is empty", where=name, to_do="check how it was extracted")
    return data
