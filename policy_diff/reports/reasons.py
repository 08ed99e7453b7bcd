"""The reason of a repair in both languages: the engine's `evidence`, and the same in Arabic.

reason("wide blanks; reads 8.0 nats better")  ->  en as it is, ar: فيه مسافات واسعة؛ قراءته هكذا أرجح بمقدار 8.0 نات

Why here: the engine knows nothing of languages of reports, and what it says is fixed by its contract.
What this leaves alone: a part that no pattern fits stays in English rather than being guessed at.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from policy_diff.model import Bilingual

_PART, _ARABIC_PART = "; ", "؛ "
_BRACE = re.compile(r"\\\{(\w+)\\\}")
#: braces that stand for a number
_NUMBERS = frozenset({"n", "m"})


@lru_cache(maxsize=4096)
def reason(evidence: str) -> Bilingual:
    """Why a repair is believed, in Arabic and English."""
    whole = _arabic(evidence)
    parts = [whole] if whole else [_arabic(part) or part for part in evidence.split(_PART)]
    return Bilingual(ar=_ARABIC_PART.join(parts), en=evidence)


def _arabic(part: str) -> str | None:
    """One part in Arabic, or None if no pattern fits; evidence that is only words of the text is Arabic already."""
    for pattern, said in _patterns():
        if found := pattern.fullmatch(part):
            losses: dict[str, str] = _table()["losses"]
            values = {name: losses.get(value, value) for name, value in found.groupdict().items()}
            return said.format(**values)
    return None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((_pattern(one["en"]), one["ar"]) for one in _table()["reason"])


def _pattern(said: str) -> re.Pattern[str]:
    """An expression for the English sentence with its braces."""
    figure, words = r"-?\d+(?:\.\d+)?", r".+?"
    return re.compile(
        _BRACE.sub(lambda found: f"(?P<{found[1]}>{figure if found[1] in _NUMBERS else words})", re.escape(said))
    )


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("policy_diff.reports.wording").joinpath("reasons.toml").read_text(encoding="utf-8"))
