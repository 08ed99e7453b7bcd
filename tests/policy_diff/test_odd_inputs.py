"""Odd names, folders and texts through the real commands: an answer or two clear lines, nothing half written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import policy_diff
from policy_diff.readers import SUFFIXES
from policy_diff.readers.folder import find
from policy_diff.readers.own_reports import is_own_report
from tests.conftest import CORPUS, Command
from tests.policy_diff.small_policies import policy_file

CLEAN = next((CORPUS / "originals").glob("001*.txt"))
OTHER = next((CORPUS / "originals").glob("000*.txt"))
NAMES = ("a b.txt", "q\"uo'te.txt", "new\nline.txt", "سياسة المستفيدين.txt", "=1+1.txt", "<b>x.txt")


@pytest.mark.parametrize("suffix", ["html", "md", "csv", "json"])
def test_any_name_of_a_file_is_a_name_and_nothing_else(suffix: str, tmp_path: Path, command: Command) -> None:
    (tmp_path / "in").mkdir()
    for name in NAMES:
        (tmp_path / "in" / name).write_bytes(CLEAN.read_bytes())
    target = tmp_path / f"report.{suffix}"
    done = command("report", tmp_path / "in", "-o", target)
    assert (done.code, done.err) == (0, "")
    text = target.read_text(encoding="utf-8")
    assert ("سياسة المستفيدين" if suffix != "csv" else "المستفيدين") in text  # the table of rows has short names only
    if suffix == "html":
        assert "<b>x" not in text and "&lt;b&gt;x" in text
    if suffix == "csv":
        assert not any(line.startswith("=") or ",=" in line for line in text.splitlines())
    if suffix == "json":
        assert len(json.loads(text)["policies"]) == len(NAMES)


@pytest.mark.parametrize("digit", ["➍", "²", "¼", "৩"])
def test_a_digit_that_is_no_number_is_a_sign(digit: str, tmp_path: Path) -> None:
    """`int` does not take all that `isdigit` does: a policy with circled list numbers could not be read."""
    lines = (
        digit,
        f"{digit} يبلغ المستفيد خلال {digit} أيام.",
        f"المادة {digit}: التعاريف",
        f"خلال {digit}/{digit}/1445هـ",
    )
    first = policy_file(tmp_path / "a.txt", f"{digit} أيام", "\n".join(f"- {said}" for said in lines))
    compared = policy_diff.compare([first, policy_file(tmp_path / "b.txt", "4 أيام", f"- {digit} أشهر")])
    assert any(
        digit in reading.text
        for section in compared.sections
        for row in section.rows
        for reading in row.readings.values()
        if reading
    )


def test_a_folder_that_holds_itself_is_read_once(tmp_path: Path, command: Command) -> None:
    for name, source in (("x.txt", CLEAN), ("y.txt", OTHER)):
        (tmp_path / name).write_bytes(source.read_bytes())
    (tmp_path / "self").symlink_to(tmp_path)
    done = command("compare", tmp_path, "--format", "json")
    assert done.code == 0
    assert [policy["siglum"] for policy in json.loads(done.out)["policies"]] == ["x", "y"]


def test_one_broken_file_is_said_and_the_rest_is_done(tmp_path: Path, command: Command) -> None:
    for name, source in (("x.txt", CLEAN), ("y.txt", OTHER)):
        (tmp_path / name).write_bytes(source.read_bytes())
    (tmp_path / "broken.txt").write_bytes(bytes(range(256)) * 8)
    done = command("compare", tmp_path, "--format", "json")
    assert done.code == 2
    assert len(done.err.splitlines()) == 2 and "broken.txt" in done.err
    assert len(json.loads(done.out)["policies"]) == 2


def test_two_files_of_one_name_are_told_apart(tmp_path: Path, command: Command) -> None:
    files = []
    for folder, source in (("north", CLEAN), ("south", OTHER)):
        (tmp_path / folder).mkdir()
        files.append(tmp_path / folder / "policy.txt")
        files[-1].write_bytes(source.read_bytes())
    policies = json.loads(command("compare", *files, "--format", "json").out)["policies"]
    assert len({policy["siglum"] for policy in policies}) == 2
    assert {policy["path"] for policy in policies} == {str(file) for file in files}


@pytest.mark.parametrize("arguments", [("diff", "-", "-"), ("compare", "-", "-")])
def test_standard_input_is_one_policy(arguments: tuple[str, ...], command: Command) -> None:
    done = command(*arguments, stdin=CLEAN.read_bytes())
    assert (done.code, done.out, len(done.err.splitlines())) == (2, "", 2)
    assert "internal" not in done.err


@pytest.mark.parametrize("verb", ["parse", "repair", "compare"])
def test_an_input_is_never_written_over(verb: str, tmp_path: Path, command: Command) -> None:
    files = [tmp_path / "x.txt", tmp_path / "y.txt"]
    for file in files:
        file.write_bytes(CLEAN.read_bytes())
    done = command(verb, *(files if verb == "compare" else files[:1]), "-o", files[0])
    assert done.code == 2 and "is one of the inputs" in done.err
    assert files[0].read_bytes() == CLEAN.read_bytes()
    assert set(tmp_path.iterdir()) == set(files)


def test_identical_policies_differ_in_nothing(tmp_path: Path, command: Command) -> None:
    for number in range(10):
        (tmp_path / f"p{number}.txt").write_bytes(CLEAN.read_bytes())
    done = command("compare", tmp_path, "--format", "json", "--fail-on", "any")
    assert done.code == 0
    assert set(json.loads(done.out)["summary"]) - {"identical"} == {
        kind for kind, count in json.loads(done.out)["summary"].items() if not count
    }


def test_a_report_among_the_policies_is_none_of_them(tmp_path: Path, command: Command) -> None:
    for name, source in (("x.txt", CLEAN), ("y.txt", OTHER)):
        (tmp_path / name).write_bytes(source.read_bytes())
    for suffix in ("html", "docx", "html"):
        assert command("report", tmp_path, "-o", tmp_path / f"report.{suffix}").code == 0
    policies = json.loads(command("compare", tmp_path, "--format", "json").out)["policies"]
    assert [policy["siglum"] for policy in policies] == ["x", "y"]
    assert find(tmp_path / "report.html", SUFFIXES), "a file that is named is read"


def test_what_is_no_report_stays(tmp_path: Path) -> None:
    (tmp_path / "empty.docx").write_bytes(b"")
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 docProps/core.xml")
    (tmp_path / "page.html").write_text("<html><body>policy-diff", encoding="utf-8")
    assert not any(map(is_own_report, tmp_path.iterdir()))
