r"""Files of other word processors, converted to Word by LibreOffice where it is installed.

    .doc    an OLE2 file, Word 97 to 2003
    .rtf    {\rtf …
    .odt    a zip with OpenDocument text

Why: associations' oldest policies are such files, and LibreOffice reads them all. It runs without a
window, with a profile of its own that is thrown away, runs no macro and fetches nothing. What this leaves
alone: what the file says; that it was converted is noted.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from policy_diff.errors import UnreadableError
from policy_diff.readers.terms import Terms

#: seconds that a conversion may take: it takes about 3, and 10 the first time on a slow disk
SECONDS = 90.0
_PROGRAMS = ("soffice", "libreoffice")
#: in the list of contents of a Word file that has a password
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_SAVE_AS = "save it as .docx or .pdf and give that file"
_KINDS = {
    b"\xd0\xcf\x11\xe0": ("doc", "an old Word file (.doc)", "application/msword"),
    b"{\\rtf": ("rtf", "a rich-text file (.rtf)", "application/rtf"),
    b"PK\x03\x04": ("odt", "an OpenDocument file (.odt)", "application/vnd.oasis.opendocument.text"),
}
#: LibreOffice's names of the formats; unless one is asked for, it reads anything as text
_FILTERS = {"doc": "MS Word 97", "rtf": "Rich Text Format", "odt": "writer8"}
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse">
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse">
<value>true</value></prop></item>
</oor:items>
"""


def media_type(data: bytes) -> str:
    """The media type of a file that `as_word` takes."""
    return _kind(data)[2]


def as_word(data: bytes, name: str, terms: Terms) -> bytes:
    """The file as .docx. Raises UnreadableError, with what to do, where it cannot be converted."""
    suffix, what, _ = _kind(data)
    if _LOCKED in data:
        raise UnreadableError("is encrypted", where=name, to_do="open it with its password and save it without one")
    office = next((found for program in _PROGRAMS if (found := shutil.which(program))), None)
    if not terms.convert or office is None:
        why = "LibreOffice, which converts it, is not installed" if office is None else "--no-convert was given"
        raise UnreadableError(f"is {what}, and {why}", where=name, to_do=f"open it in Word or LibreOffice, {_SAVE_AS}")
    with tempfile.TemporaryDirectory(prefix="policy-diff-") as folder:
        made = _converted(Path(folder), data, suffix, office)
    if made is None:
        raise UnreadableError(
            f"is {what} that LibreOffice cannot convert", where=name, to_do=f"open it in Word, {_SAVE_AS}"
        )
    return made


def _kind(data: bytes) -> tuple[str, str, str]:
    return next(kind for mark, kind in _KINDS.items() if data.startswith(mark))


def _converted(folder: Path, data: bytes, suffix: str, office: str) -> bytes | None:
    """What LibreOffice makes of the file, or None when it makes nothing in time."""
    profile, source = folder / "profile" / "user", folder / f"policy.{suffix}"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    source.write_bytes(data)
    command = [
        *(office, "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={profile.parent.as_uri()}"),
        f"--infilter={_FILTERS[suffix]}",
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder), str(source)),
    ]
    with _without_memory_limit():
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        return None
    finally:
        _end(process)
    target = source.with_suffix(".docx")
    return target.read_bytes() if target.is_file() else None


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program and those that it started; its starter is a script."""
    with suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextmanager
def _without_memory_limit() -> Iterator[None]:
    """LibreOffice reserves more addresses than a worker may have; it is the readers that are limited."""
    if sys.platform == "win32":
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
