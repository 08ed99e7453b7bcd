"""The program as a process: streams, locale, pipes, interrupts, and how little it loads."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT


def _process(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *map(str, arguments)], capture_output=True, text=True, cwd=ROOT, check=False, **options
    )  # type: ignore[call-overload, no-any-return]


def test_as_a_module() -> None:
    assert _process("-m", "policy_diff", "--version").stdout.startswith("policy-diff ")


def test_a_closed_pipe_is_no_error() -> None:
    script = f"{sys.executable} -m policy_diff compare corpus --color always | head -n 1"
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.stderr == ""


def test_text_needs_no_pandas() -> None:
    script = (
        "import sys; from policy_diff.cli import run; code = run(['compare', 'corpus', '-o', '/dev/null']); "
        "sys.exit(code or 'pandas' in sys.modules)"
    )
    assert _process("-c", script).returncode == 0


def test_version_imports_no_stage() -> None:
    script = "import sys; from policy_diff.cli import run; run(['--version']); print(*sorted(sys.modules))"
    loaded = _process("-c", script).stdout.split()
    assert not {"normalizers", "rapidfuzz", "numpy", "pandas", "policy_diff.pipeline"} & set(loaded)


def test_any_locale_gets_utf8(two: tuple[Path, Path]) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [sys.executable, "-m", "policy_diff", "parse", str(two[0])], capture_output=True, env=environment, check=False
    )
    assert done.returncode == 0
    assert "المقابلة" in done.stdout.decode("utf-8")


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


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_said_in_two_lines(two: tuple[Path, Path]) -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "policy_diff", "parse", str(two[0])]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, cwd=ROOT, check=False)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 2
    assert "standard output: cannot be written" in done.stderr
