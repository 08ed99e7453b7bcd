"""What goes to standard error."""

from __future__ import annotations

import sys

from policy_diff.errors import one_line

PROGRAM = "policy-diff"


def complain(message: str) -> None:
    """One or two lines on standard error: what and where, then what to do."""
    lines = map(one_line, message.split("\n"))
    sys.stderr.write(f"{PROGRAM}: {f'{chr(10)}  '.join(lines)}\n")
