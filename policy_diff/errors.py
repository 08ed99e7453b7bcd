"""What can go wrong for the user's reasons: each says what, where, and what to do next.

Anything else that is raised is a fault of the program. Unclear input is never an error: it is a
result with findings.
"""

from __future__ import annotations

from collections.abc import Iterable


class PolicyDiffError(Exception):
    """`what` happened, `where` (a path or an option), and what `to_do` about it."""

    def __init__(self, what: str, *, where: str = "", to_do: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.to_do = to_do

    def __str__(self) -> str:
        head = one_line(f"{self.where}: {self.what}" if self.where else self.what)
        return f"{head}\n{one_line(self.to_do)}" if self.to_do else head


class UnreadableError(PolicyDiffError):
    """A file that is missing, or whose content is not a policy's text."""


class UsageError(PolicyDiffError):
    """The request cannot be met as asked."""


def one_line(text: str) -> str:
    """`text` on one line that steers no terminal: what is not printed is shown as Python writes it (`\\n`, `\\x1b`).

    The names of files may hold anything.
    """
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def listed(names: Iterable[str]) -> str:
    """Names for the end of a message, sorted."""
    return ", ".join(sorted(names))
