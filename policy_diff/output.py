"""Where results go: standard output, or a file that is written beside its place and then renamed.

A file appears whole or not at all, and an input is never overwritten.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from policy_diff.errors import UsageError
from policy_diff.readers import STDIN

#: a file that none of its owner, its group and others may write to is protected, also from the superuser
_MAY_WRITE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def check_target(target: str | None, inputs: Iterable[str]) -> None:
    """Refuse a target that is one of the inputs, read-only, a folder, or in a folder that is not there.

    Called before the work, so that nobody waits for a result that cannot be written.
    """
    if target is None or target == STDIN:
        return
    try:
        _check(Path(target), f"-o {target}", inputs)
    except (OSError, ValueError) as error:  # a name that is too long, say
        raise _unwritable(error, target) from None


def _check(path: Path, where: str, inputs: Iterable[str]) -> None:
    if path.is_dir():
        raise UsageError("is a folder", where=where, to_do="name a file in it")
    _check_parent(path, where)
    if not path.exists():
        return
    if any(name != STDIN and os.path.exists(name) and path.samefile(name) for name in inputs):  # noqa: PTH110
        raise UsageError("is one of the inputs", where=where, to_do="name another file")
    if not path.stat().st_mode & _MAY_WRITE:
        raise UsageError("is read-only", where=where, to_do="name another file, or allow writing to this one")


def _check_parent(path: Path, where: str) -> None:
    if not path.parent.is_dir():
        raise UsageError("its folder does not exist", where=where, to_do=f"make {path.parent} first")


def _unwritable(error: OSError | ValueError, target: str) -> UsageError:
    reason = getattr(error, "strerror", None) or str(error)
    return UsageError(f"cannot be written: {reason}", where=f"-o {target}", to_do="name a place you may write to")


def check_folder(target: str) -> None:
    """Refuse a folder for results that is a file, or that would be made in a folder that is not there."""
    path, where = Path(target), f"-o {target}"
    try:
        if path.exists() and not path.is_dir():
            raise UsageError("is a file", where=where, to_do="name a folder")
        if not path.exists():
            _check_parent(path, where)
    except (OSError, ValueError) as error:
        raise _unwritable(error, target) from None


def make_folder(target: str) -> None:
    """The folder `target`, if it is not there yet. Raises UsageError when it cannot be made."""
    try:
        Path(target).mkdir(exist_ok=True)
    except (OSError, ValueError) as error:
        raise _unwritable(error, target) from None


def write(text: str, target: str | None) -> None:
    """`text` as UTF-8 to standard output, or to the file `target`. Raises UsageError when it cannot be written."""
    if target is None or target == STDIN:
        _print(text)
        return
    write_bytes(text.encode("utf-8"), target)


def _print(text: str) -> None:
    """`text` to standard output. Raises UsageError when that cannot be written; a reader that left is told apart."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        with contextlib.suppress(OSError):  # what is left in the buffer would fail again when the program ends
            sys.stdout.close()
        raise UsageError(
            f"cannot be written: {error.strerror}", where="standard output", to_do="name a place with room for it"
        ) from None


def write_bytes(data: bytes, target: str) -> None:
    """`data` to the file `target`. Raises UsageError when it cannot be written."""
    try:
        _replace(Path(target), data)
    except (OSError, ValueError) as error:
        raise _unwritable(error, target) from None


def _replace(path: Path, data: bytes) -> None:
    """Write beside `path`, then rename; a device is written to as it is."""
    path = path.resolve()
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(name).chmod(_mode(path))
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, or those of a new one."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
