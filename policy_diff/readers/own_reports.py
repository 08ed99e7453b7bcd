"""Whether a file is a report of this program: one that lies among the policies it is about is none of them.

    HTML    says in its head what made it
    Word    names its author, who stays when people edit it

Why: `report folder -o folder/report.docx` run twice would compare the first report with the policies. What this leaves
alone: a file that was named by itself, and what people made of a report in another format.
"""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

#: what a report says of itself, and how much of it is looked at
PROGRAM = b"policy-diff"
_MADE_BY = b'<meta name="generator" content="' + PROGRAM + b'">'
_AUTHOR = b"<dc:creator>" + PROGRAM + b"</dc:creator>"
_LOOK = 4096
_PROPERTIES = "docProps/core.xml"


def is_own_report(file: Path) -> bool:
    """Whether `file` is a report of this program; what cannot be read is none, and reading it says why."""
    suffix = file.suffix.lower()
    try:
        if suffix in (".html", ".htm"):
            with file.open("rb") as stream:
                return _MADE_BY in stream.read(_LOOK)
        if suffix == ".docx":
            with zipfile.ZipFile(file) as archive, archive.open(_PROPERTIES) as properties:
                return _AUTHOR in properties.read(_LOOK)
    except (OSError, ValueError, KeyError, RuntimeError, NotImplementedError, EOFError, zipfile.BadZipFile, zlib.error):
        return False
    return False
