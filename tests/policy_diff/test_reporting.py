"""Reports as files: the suffix chooses, a file is whole or not there, what is left out is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from policy_diff import reporting
from policy_diff.errors import UsageError
from tests.conftest import Command
from tests.policy_diff import report_material as material
from tests.policy_diff.report_material import LANGS


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("suffix", sorted(set(reporting.FORMATS) - {".pdf"}))  # which has its own, on less
def test_every_format_is_written_twice_with_the_same_bytes(
    command: Command, originals: tuple[Path, ...], tmp_path: Path, suffix: str, lang: str
) -> None:
    targets = [tmp_path / f"{name}{suffix}" for name in ("one", "two")]
    for target in targets:
        done = command("report", *originals, "-o", target, "--lang", lang)
        assert (done.code, done.out, done.err) == (0, "", "")
    assert targets[0].read_bytes() == targets[1].read_bytes() != b""


def test_arabic_is_the_language_of_a_report(command: Command, originals: tuple[Path, ...], tmp_path: Path) -> None:
    command("report", *originals[:2], "-o", tmp_path / "report.html")
    assert '<html lang="ar" dir="rtl">' in (tmp_path / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["report.xyz", "report", "report.txt"])
def test_an_unknown_suffix_is_refused_and_the_known_ones_are_named(
    command: Command, originals: tuple[Path, ...], tmp_path: Path, name: str
) -> None:
    done = command("report", *originals, "-o", tmp_path / name)
    assert done.code == 2 and not (tmp_path / name).exists()
    assert name in done.err and all(suffix in done.err for suffix in reporting.FORMATS)


def test_an_input_is_never_overwritten(tmp_path: Path, originals: tuple[Path, ...], command: Command) -> None:
    target = tmp_path / "policy.html"
    target.write_bytes(originals[0].read_bytes())
    done = command("report", target, originals[1], "-o", target)
    assert done.code == 2 and "one of the inputs" in done.err
    assert target.read_bytes() == originals[0].read_bytes()


def test_a_broken_file_is_left_out_and_named(command: Command, originals: tuple[Path, ...], tmp_path: Path) -> None:
    folder = tmp_path / "policies"
    folder.mkdir()
    for path in originals[:2]:
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "broken.txt").write_bytes(b"\x00\x01\x02" * 50)
    done = command("report", folder, "-o", tmp_path / "report.html")
    assert done.code == 2 and "broken.txt" in done.err
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert all(path.name in page for path in originals[:2]) and "broken.txt" not in page


def test_a_report_is_replaced_by_a_complete_one_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "report.html"
    target.write_text("old", encoding="utf-8")

    def fails(*_: object) -> bytes:
        raise RuntimeError("half way")

    monkeypatch.setitem(reporting.FORMATS, ".html", fails)
    with pytest.raises(RuntimeError):
        reporting.write_report(material.hostile(), target, "ar")
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]
    assert target.read_text(encoding="utf-8") == "old"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="folder does not exist"):
        reporting.write_report(material.hostile(), tmp_path / "none" / "report.html", "ar")
