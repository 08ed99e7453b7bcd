"""What tests share: the corpus, and a way to run the command line in this process."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from policy_diff.cli import run

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"


@dataclass(frozen=True)
class Done:
    """A finished run of the command line."""

    code: int
    out: str
    err: str


Command = Callable[..., Done]


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable of the machine's decides what tests see."""
    for name in ("NO_COLOR", "POLICY_DIFF_BIDI", "POLICY_DIFF_LANG", "POLICY_DIFF_DEBUG", "COLUMNS", "VTE_VERSION",
                 "KONSOLE_VERSION", "MLTERM", "TERM_PROGRAM", "LC_ALL", "LC_MESSAGES"):  # fmt: skip
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """`command("compare", path, stdin=b"…")` runs policy-diff and gives its code and outputs."""

    def go(*arguments: object, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        seen = capsys.readouterr()
        return Done(code, seen.out, seen.err)

    return go


@pytest.fixture(scope="session")
def originals() -> tuple[Path, ...]:
    """The five policies of the corpus as extracted, 000 to 004."""
    return tuple(sorted((CORPUS / "originals").glob("*.txt")))
