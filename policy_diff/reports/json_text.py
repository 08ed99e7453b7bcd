"""JSON as text that can be read, searched and shown.

Arabic stays Arabic. Control characters of either kind are escaped: those above ASCII, which JSON lets
through, some terminals obey as they do ESC. The values are the same.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping

_OTHERS = "".join(c for c in map(chr, range(ord("~"), 256)) if unicodedata.category(c) == "Cc")
_CONTROLS = re.compile(f"[{_OTHERS}]")


def dumped(document: Mapping[str, object]) -> str:
    """`document` with its keys in the order given, two blanks an indent, ended by a line feed."""
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    return _CONTROLS.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
