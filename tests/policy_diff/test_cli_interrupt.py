"""Ctrl-C: one line, exit code 2, nothing half written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_an_interrupt_is_said_in_one_line(tmp_path: Path) -> None:
    # A FIFO would be refused, so the program waits at its standard input.
    command = [sys.executable, "-X", "importtime", "-m", "policy_diff", "parse", "-", "-o", "out.txt"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        assert program.stderr is not None
        # its import times tell when the reader is there: then it is about to read
        for line in program.stderr:
            if line.split(b"|")[-1].strip() == b"policy_diff.pipeline":
                break
        program.send_signal(signal.SIGINT)
        rest = program.stderr.read().splitlines()
        assert program.wait(timeout=20) == 2
    assert [line for line in rest if not line.startswith(b"import time")] == [b"policy-diff: stopped"]
    assert list(tmp_path.iterdir()) == []
