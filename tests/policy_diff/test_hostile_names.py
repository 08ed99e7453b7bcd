"""Names and texts that steer terminals, spreadsheets or messages: shown as text, or refused in two lines."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
import unicodedata
from pathlib import Path

import openpyxl
import pytest

from policy_diff import cli
from policy_diff.readers.web import read_web
from tests.conftest import CORPUS, Command
from tests.policy_diff.test_cli_terminal import Terminal

CLEAN = next((CORPUS / "originals").glob("001*.txt"))
TEXT = CLEAN.read_text(encoding="utf-8")
#: what terminals obey, in ASCII and above it; then the beginnings of formulas
ORDERS = ("\x1b[31m", "\x9b31m", "\x1b]0;x\x07", "\x7f")
FORMULAS = ('=HYPERLINK("http://x","y")', "+1+1", "-2+3", "@SUM(A1)", "\uff1d1+1")
NAMES = (
    *(b"esc\x1b[31m.txt", b"new\nline.txt", b"cr\rx.txt"),
    *(b"\xc2\x9b\xc2\x85.txt", b"bad\xff\xfe.txt", b"\xe2\x80\xae.txt"),
)


def controls(text: str) -> set[str]:
    """The control characters in `text`, but for the ends of its lines."""
    return {c for c in text if unicodedata.category(c) == "Cc"} - {"\n", "\r"}


@pytest.fixture
def named(tmp_path: Path) -> tuple[str, ...]:
    """Files of those names, where the system has such names."""
    paths = tuple(os.fsdecode(os.fsencode(tmp_path) + b"/" + name) for name in NAMES)
    try:
        for path in paths:
            Path(path).write_text(TEXT, encoding="utf-8")
    except OSError:
        pytest.skip("this system has no such names")
    return paths


@pytest.mark.parametrize("suffix", ["csv", "json", "xlsx"])
def test_names_that_are_no_text_make_a_report(
    suffix: str, named: tuple[str, ...], tmp_path: Path, command: Command
) -> None:
    target = tmp_path / f"report.{suffix}"
    done = command("report", *named, "-o", target)
    assert (done.code, done.err) == (0, "")
    if suffix == "xlsx":
        assert len(openpyxl.load_workbook(target).sheetnames) == 6
    else:
        assert not controls(target.read_text(encoding="utf-8"))


def test_a_siglum_can_be_printed(named: tuple[str, ...], command: Command) -> None:
    sigla = [policy["siglum"] for policy in json.loads(command("compare", *named, "-f", "json").out)["policies"]]
    assert len(set(sigla)) == len(NAMES)
    assert all(siglum.isprintable() and siglum.strip() for siglum in sigla)


def test_a_refusal_is_two_lines_whatever_the_file_is_called(named: tuple[str, ...], command: Command) -> None:
    for path in named:
        Path(path).write_bytes(bytes(range(256)) * 8)
        done = command("parse", path)
        assert (done.code, done.out, len(done.err.splitlines())) == (2, "", 2)
        assert not controls(done.err)


def test_what_a_terminal_would_obey_goes_to_no_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "x.txt"
    file.write_text(TEXT + "\n".join(f"{order}نص" for order in ORDERS), encoding="utf-8")
    for verb in ("repair", "parse"):
        for order in ("logical", "visual"):
            with monkeypatch.context() as patch:
                terminal = Terminal(io.BytesIO())
                patch.setattr(sys, "stdout", terminal)
                cli.run([verb, str(file), "--bidi", order, "--color", "never"])
                terminal.flush()
                out = terminal.buffer.getvalue().decode()  # type: ignore[attr-defined]
            assert "\n" in out and not controls(out), (verb, order)


def test_a_pipe_gets_the_repaired_text_as_it_is(tmp_path: Path, command: Command) -> None:
    file = tmp_path / "x.txt"
    file.write_text(TEXT.rstrip() + "\n\x1b[31mنص من السياسة\n", encoding="utf-8")
    assert "\x1b[31m" in command("repair", file).out


def test_clauses_are_no_formulas_and_steer_nothing(tmp_path: Path, command: Command) -> None:
    file, target = tmp_path / "x.txt", tmp_path / "r.csv"
    lines = TEXT.splitlines()
    for at, words in enumerate((*ORDERS, *FORMULAS)):
        lines.insert(40 + 3 * at, f"{words} تلتزم الجمعية بالبند رقم {at}.")
    file.write_text("\n".join(lines), encoding="utf-8")
    assert command("report", CLEAN, file, "-o", target).code == 0
    side_by_side = command("compare", CLEAN, file, "--format", "csv").out
    for text in (target.read_bytes().decode("utf-8-sig"), side_by_side.lstrip("\ufeff")):
        assert not controls(text)
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        assert not [cell for cell in cells if cell.strip()[:1] in ("=", "+", "-", "@", "\uff1d") and cell.strip()]
        assert any("HYPERLINK" in cell for cell in cells)
    out = command("parse", file, "--format", "json").out
    assert not controls(out)
    assert "\\u009b31m" in out and "\x9b31m" in json.dumps(json.loads(out), ensure_ascii=False)


def test_an_empty_name_is_no_folder(command: Command) -> None:
    for verb in ("parse", "check", "compare"):
        done = command(verb, "")
        assert (done.code, len(done.err.splitlines())) == (2, 2)
        assert "stands for no file" in done.err


def test_a_name_that_is_too_long_is_refused(command: Command) -> None:
    long = "x" * 5000
    for arguments in (
        *(("parse", long), ("check", long), ("diff", CLEAN, f"{long}/x"), ("parse", CLEAN, "-o", long)),
        *(("parse", CLEAN, "--profiles", long), ("compare", CORPUS, "--baseline", long)),
    ):
        done = command(*arguments)
        assert (done.code, len(done.err.splitlines())) == (2, 2)
        assert "internal" not in done.err


def test_what_is_read_only_is_not_replaced(tmp_path: Path, command: Command) -> None:
    target = tmp_path / "signed.md"
    target.write_text("signed", encoding="utf-8")
    target.chmod(0o444)
    done = command("report", CORPUS, "-o", target)
    assert done.code == 2 and "is read-only" in done.err
    assert target.read_text(encoding="utf-8") == "signed"


def test_diff_asks_which_of_a_folders_policies(command: Command) -> None:
    done = command("diff", CORPUS, CLEAN)
    assert (done.code, done.out) == (2, "")
    assert "is a folder with 5 policies" in done.err


@pytest.mark.parametrize("charset", ["idna", "undefined", "hex", "no-such"])
def test_a_page_that_names_no_encoding_for_pages_is_read(charset: str) -> None:
    head = f"<html><head><meta charset={charset}></head><body><p>".encode()
    text, _, _ = read_web(head + ("سياسة تنظيم العلاقة " * 20).encode("cp1256") + b"</p></body></html>", "x.html")
    assert text.startswith("سياسة تنظيم العلاقة")
