"""How far the reading is: on a terminal only, for long work only, and gone at the end."""

from __future__ import annotations

import io
import sys

import pytest

from policy_diff.cli import progress
from policy_diff.readers import silent


class Terminal(io.StringIO):
    """What is written to a terminal."""

    def isatty(self) -> bool:
        return True


def on_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Standard error as a terminal, from now on: pytest sets it anew before each test."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    return stream


def test_a_bar_for_each_file_by_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)
    bars = progress.Bars(["folder/first.pdf", "second.pdf"], patience=0.0)
    for page in range(3):
        bars.watch(1, page, 3)
    bars.close()
    seen = terminal.getvalue()
    assert "second.pdf" in seen and "/3" in seen
    assert "first.pdf" not in seen, "nothing was heard of it"
    assert "\x1b[2K" in seen, "the bars are gone at the end"


def test_short_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)
    with progress.watching(["a.pdf"], quiet=False) as watch:
        watch(0, 1, 2)
    assert terminal.getvalue() == ""


def test_nothing_is_shown_with_quiet_or_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    on_terminal(monkeypatch)
    with progress.watching(["a.pdf"], quiet=True) as watch:
        assert watch is silent
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with progress.watching(["a.pdf"], quiet=False) as watch:
        assert watch is silent
