"""From a path to text: the readers, and which files a path stands for.

`read_document` looks at the content, not at the suffix. A reader gives the text with its physical
lines as they are in the file or on the page; it repairs nothing. Start reading from `reading.py`,
which chooses; `terms.py` has the limits, `workers.py` reads many files, `folder.py` finds the policies
of a folder and gives them their short names.
"""

from __future__ import annotations

from policy_diff.readers.document import STDIN, Document, Note
from policy_diff.readers.reading import SUFFIXES, read_document
from policy_diff.readers.terms import Limits, Terms, Watch, silent
from policy_diff.readers.workers import Outcome, read_each

__all__ = [
    "STDIN",
    "SUFFIXES",
    "Document",
    "Limits",
    "Note",
    "Outcome",
    "Terms",
    "Watch",
    "read_document",
    "read_each",
    "silent",
]
