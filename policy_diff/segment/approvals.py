"""The sentence by which a board approves the document, wherever it stands.

What this leaves alone: whether the approval is complete (`facts`, `checks`).
"""

from __future__ import annotations

import re

from normalizers import fold
from policy_diff.profiles import forms
from policy_diff.segment.wraps import Passage

_YEAR = re.compile(r"(?:1[34]|20)\d\d")


def approves(passage: Passage) -> bool:
    """Whether the passage approves the document: a verb, a body, and an occasion or a year."""
    words, known = fold(passage.body).split(), forms()
    dated = bool(set(words) & known.approval_occasions) or any(_YEAR.match(word) for word in words)
    return dated and bool(set(words) & known.approval_verbs and set(words) & known.approval_bodies)
