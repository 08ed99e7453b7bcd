"""Says where in a profile file a fault is, and what was probably meant.

    travel.toml:14: sections[0].shape: is «lst»; allowed: paragraph, paragraphs, list, approval; did you mean «list»?

Why the line: a profile is edited by hand, and `sections[7]` is not what an editor counts. The TOML
reader gives no lines, so they are found again here, by headers and keys. What this leaves alone:
values inside a key; the line is that of the key, or of the table where the key is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NoReturn

from rapidfuzz import fuzz, process

from policy_diff.errors import PolicyDiffError, listed
from policy_diff.profiles.syntax import usual_slips

#: a name is only suggested when it is as like the one written as this (0 to 100)
MEANT = 60
_HEADER = re.compile(r"\s*(\[{1,2})\s*([\w.-]+)\s*\]{1,2}")
_KEY = re.compile(r"\s*\"?([\w-]+)\"?\s*=")
_PART = re.compile(r"(\w+)(?:\[(\d+)\])?")
_AT_LINE = re.compile(r"\(at line (\d+)")


class ProfileError(PolicyDiffError):
    """A profile file that cannot be used as it is."""


@dataclass(frozen=True, slots=True)
class Source:
    """A profile file being read: its name and its text, for messages."""

    file: str
    text: str

    def fail(self, key: str, what: str, allowed: Iterable[str] | str, written: str = "") -> NoReturn:
        """Raise the error that says what is wrong with `key`, and what `written` may have been meant to be."""
        names = () if isinstance(allowed, str) else tuple(allowed)
        message = f"{key}: {what}; allowed: {allowed if isinstance(allowed, str) else ', '.join(names)}"
        raise ProfileError(f"{message}{did_you_mean(written, names)}", where=f"{self.file}:{self.line(key)}")

    def broken(self, error: Exception) -> ProfileError:
        """The error for a text that is no TOML."""
        lines = self.text.splitlines() or [""]
        found = _AT_LINE.search(str(error))
        number = min(int(found[1]) if found else len(lines), len(lines))
        slips = usual_slips(lines[number - 1], str(error)) or (str(error),)
        return ProfileError(f"not valid TOML: {'; '.join(slips)}", where=f"{self.file}:{number}")

    def line(self, key: str) -> int:
        """The line of `key` («sections[2].name.ar»), or of the innermost table around it that is there."""
        best, counts = 1, {"sections": -1}
        table: list[str] = []
        wanted = [f"{name}[{index}]" if index else name for name, index in _PART.findall(key)]
        depth = 0
        for number, line in enumerate(self.text.splitlines(), 1):
            if header := _HEADER.match(line):
                name = header[2]
                if header[1] == "[[" and wanted != [name]:
                    counts[name] = counts.get(name, -1) + 1
                    name = f"{name}[{counts[name]}]"
                table = name.split(".")
                if wanted[: len(table)] == table and depth < len(table):
                    best, depth = number, len(table)
            elif found := _KEY.match(line):
                path = [*table, found[1]]
                if len(path) > depth and wanted[: len(path)] == path:
                    best, depth = number, len(path)
        return best


def did_you_mean(written: str, names: Iterable[str]) -> str:
    """«; did you mean «list»?» when one of `names` is like `written`."""
    found = process.extractOne(written, sorted(names), scorer=fuzz.ratio, score_cutoff=MEANT) if written else None
    return f"; did you mean «{found[0]}»?" if found else ""


def unknown(written: str, names: Iterable[str], what: str) -> ProfileError:
    """The error for a name that is not among `names`."""
    names = tuple(names)
    meant = did_you_mean(written, names)
    return ProfileError(f"no {what} «{written}»{meant}", to_do=f"There is: {listed(names)}")
