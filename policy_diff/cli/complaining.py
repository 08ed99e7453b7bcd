"""What goes to standard error."""

from __future__ import annotations

import sys

PROGRAM = "policy-diff"


def complain(message: str) -> None:
    """One or two lines on standard error: what and where, then what to do."""
    sys.stderr.write(f"{PROGRAM}: {message.replace(chr(10), chr(10) + '  ')}\n")
