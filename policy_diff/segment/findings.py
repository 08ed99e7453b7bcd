"""Findings of segmentation, worded in `findings.toml`.

finding("contents_left_out", Lines(4, 26))
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any

from policy_diff.model import Bilingual, Finding, Lines


@lru_cache(maxsize=1)
def wordings() -> dict[str, dict[str, Any]]:
    """Severity and sentences of every code."""
    text = resources.files("policy_diff.segment").joinpath("findings.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def finding(code: str, lines: Lines | None, quote: str = "", **values: object) -> Finding:
    """The finding `code` about `lines`, its sentences filled in with `values`."""
    words = wordings()[code]
    message = Bilingual(words["ar"].format(**values), words["en"].format(**values))
    return Finding(code=code, severity=words["severity"], message=message, lines=lines, quote=quote)
