"""The excerpts of real output in the README; `make readme` renews them."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import dropwhile, takewhile

from tests.conftest import ROOT

README = ROOT / "README.md"
_BLOCK = re.compile(r"^```text\n.*?^```$", re.DOTALL | re.MULTILINE)
_FACT = re.compile(r"  \S")
_ROW = re.compile(r"  \d")


def printed() -> list[str]:
    """The lines of `policy-diff compare corpus`."""
    command = [sys.executable, "-m", "policy_diff", "compare", "corpus", "--lang", "en"]
    done = subprocess.run(command, capture_output=True, check=True, cwd=ROOT, encoding="utf-8")
    return done.stdout.splitlines()


def beginning(lines: list[str]) -> list[str]:
    """Who is compared, and the first three facts of the summary."""
    start = lines.index("What differs")
    facts = [at for at in range(start, len(lines)) if _FACT.match(lines[at])]
    return [*lines[: facts[3]], "  …"]


def clause(lines: list[str], section: str, kind: str) -> list[str]:
    """The first row of a section that differs in this kind of way, under the section's head."""
    inside = list(dropwhile(lambda line: not line.startswith(f"{section} · "), lines))
    rows = list(dropwhile(lambda line: not (_ROW.match(line) and line.endswith(kind)), inside[1:]))
    return [inside[0], "  …", rows[0], *takewhile(lambda line: line.startswith("    "), rows[1:])]


def renewed(readme: str) -> str:
    """The README with its excerpts as the program prints them now."""
    lines = printed()
    excerpts = iter([beginning(lines), clause(lines, "Detailed goals", "substance")])
    return _BLOCK.sub(lambda _: "\n".join(["```text", *next(excerpts), "```"]), readme)


if __name__ == "__main__":
    README.write_text(renewed(README.read_text(encoding="utf-8")), encoding="utf-8")
