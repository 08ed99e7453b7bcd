"""From a path to text: the readers, and which files a path stands for.

`read_document` looks at the content, not at the suffix. A reader gives the text with its physical
lines as they are in the file; it repairs nothing. Start reading from `plain.py`; `folder.py` finds
the policies of a folder and gives them their short names.
"""

from __future__ import annotations

from policy_diff.readers.plain import MAX_BYTES, STDIN, Document, Note, read_document

#: files that a search of a folder picks up
SUFFIXES = (".txt",)

__all__ = ["MAX_BYTES", "STDIN", "SUFFIXES", "Document", "Note", "read_document"]
