"""The command line: parses, calls, prints and exits; it decides nothing about policies.

Exit codes: 0 no divergence at the threshold, 1 divergences, 2 wrong usage, unreadable input or an
internal error. Results go to standard output, everything else to standard error. The stages are
imported inside the commands, so that `--version` and `--help` come at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

# commands hang themselves on `app`, and `--help` lists them in the order in which they came
from policy_diff.cli import one_policy, many_policies, checking, telling  # noqa: F401  # isort: skip
from policy_diff.cli.application import app
from policy_diff.cli.complaining import PROGRAM, complain
from policy_diff.errors import PolicyDiffError, UsageError

#: what Typer makes of an interrupt, which is ours to report
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """The program. `arguments` are those of the command line unless given."""
    sys.exit(run(list(sys.argv[1:] if arguments is None else arguments)))


def run(arguments: list[str]) -> int:
    """Run the program and give its exit code. Whatever happens, at most two lines and no traceback."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace", newline="")  # type: ignore[union-attr]
    try:
        return _run(arguments)
    except PolicyDiffError as error:
        complain(str(error))
    except BrokenPipeError:
        # The reader has seen enough (`| head`); Python must not complain about it at its end either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        complain("stopped")
    return 2


def _run(arguments: list[str]) -> int:
    """Run, and turn wrong usage and faults of the program into messages."""
    try:
        code = int(app(arguments, prog_name=PROGRAM, standalone_mode=False) or 0)
        if code == INTERRUPTED:
            raise KeyboardInterrupt
        return code
    except (PolicyDiffError, BrokenPipeError):
        raise
    except Exception as error:
        # Typer's own errors, known by what they can do: it has changed where their classes live.
        if hasattr(error, "format_message"):
            to_do = f"`{_helped(arguments)} --help` shows what is possible"
            raise UsageError(error.format_message(), to_do=to_do) from None
        from policy_diff.console import debugging

        if debugging(arguments):
            raise
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        raise PolicyDiffError(
            f"internal error: {reason}", to_do=f"`{PROGRAM} --debug …` shows where; please report it with the input"
        ) from error


def _helped(arguments: Sequence[str]) -> str:
    """The command whose help is of use."""
    commands = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    return next((f"{PROGRAM} {word}" for word in arguments if word in commands), PROGRAM)
