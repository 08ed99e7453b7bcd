"""What a terminal gets, and a pipe: order, colour, width and language."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest

from policy_diff import cli
from tests.conftest import CORPUS, Command

ANSI = re.compile(r"\x1b\[")


def test_text_goes_out_in_logical_order_without_colour(command: Command) -> None:
    out = command("compare", CORPUS).out
    assert "المقابلة" in out
    assert not ANSI.search(out)
    coloured = command("compare", CORPUS, "--color", "always").out
    assert ANSI.search(coloured)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == out


class Terminal(io.TextIOWrapper):
    """Standard output that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_visual_order_colour_and_its_width(
    two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def shown(*arguments: str, **environment: str) -> str:
        with monkeypatch.context() as patch:
            terminal = Terminal(io.BytesIO())
            patch.setattr(sys, "stdout", terminal)
            patch.setenv("COLUMNS", "60")
            patch.setenv("TERM", "xterm-256color")
            for name, value in environment.items():
                patch.setenv(name, value)
            cli.run(["diff", *map(str, two), *arguments])
            terminal.flush()
            return terminal.buffer.getvalue().decode()  # type: ignore[attr-defined, no-any-return]

    out = shown()
    assert ANSI.search(out)
    assert "ﺔﻠﺑﺎﻘﻤﻟﺍ" in out or "ﺕﺎﺑﺎﻄﺨﻟﺍ" in out, "shaped and from left to right"
    bare = re.sub(r"\x1b\[[0-9;]*[mlh]", "", out)
    long = [line for line in bare.splitlines() if len(line) > 60 and str(two[0].parent) not in line]
    assert not long
    assert not ANSI.search(shown(NO_COLOR="1"))
    assert "\x1b[8l" in shown(VTE_VERSION="7600")
    assert "الخطابات" in shown(KONSOLE_VERSION="230800", NO_COLOR="1"), "a terminal that orders by itself"
    assert "الخطابات" in shown("--bidi", "logical")
    assert "ﺔﻠﺑﺎﻘﻤﻟﺍ" in shown("--bidi", "visual", TERM_PROGRAM="mintty") or "ﺕﺎﺑﺎﻄﺨﻟﺍ" in shown("--bidi", "visual")


def test_labels_in_arabic(command: Command, two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    arabic = command("diff", *two, "--lang", "ar").out
    assert "مدة الرد" in arabic and "Reply time" not in arabic
    monkeypatch.setenv("LANG", "ar_SA.UTF-8")
    assert command("diff", *two).out == arabic
    assert "Reply time" in command("diff", *two, "--lang", "en").out
