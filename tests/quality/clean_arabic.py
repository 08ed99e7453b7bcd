"""Clean Arabic of other kinds, which no repair may touch; `python -m tests.quality.clean_arabic` shows what is changed.

`tests/cases/clean/seen`, `more` and `layouts` may be looked at while something is built; `blind` is for judging only:
whoever tunes on it makes the figure worthless, so the program counts its changes and does not show them.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from normalizers import TracedText, repair
from tests.quality.scoring import words

FOLDER = Path(__file__).parents[1] / "cases" / "clean"
PARTS = ("seen", "blind")


@cache
def repaired(part: str) -> dict[str, TracedText]:
    """Each text of a part, repaired, by the name of its file."""
    return {path.stem: repair(path.read_text(encoding="utf-8")) for path in sorted((FOLDER / part).glob("*.txt"))}


def changed_words(traced: TracedText) -> int:
    """How many words were changed, taken out, put in or moved."""
    pairs = zip(traced.original_lines, traced.lines, strict=True)
    return sum(Levenshtein.distance(words(was), words(now)) for was, now in pairs if was != now)


def count_words(part: str) -> int:
    """How many words there are."""
    return sum(len(words(traced.original)) for traced in repaired(part).values())


def _shown(traced: TracedText) -> Iterator[str]:
    for edit in traced.repairs:
        if edit.status == "applied":
            yield f"  {edit.code} {edit.confidence}: {edit.evidence}\n    {edit.before}\n    {edit.after}"


def main() -> None:
    """Print what is changed, by file."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    for part in PARTS:
        for name, traced in repaired(part).items():
            print(f"{part}/{name}: {changed_words(traced)} of {len(words(traced.original))} words changed")
            if part == "seen":
                print("\n".join(_shown(traced)), end="\n" if traced.repairs else "")


if __name__ == "__main__":
    main()
