"""`split`: a manual becomes a file for each of its policies, and nothing of it is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from policy_diff import pipeline
from policy_diff.model import Lines
from policy_diff.parting import Part, file_name, parts
from tests.conftest import Command
from tests.policy_diff.small_policies import REPLY, policy_file

#: a policy below which another can begin; what stands a few lines below a title is its cover
LONG = "\n".join(f"- يراجع الموظف المختص الطلب رقم {number} ويقيده." for number in range(1, 21))
SECOND = "سياسة تضارب المصالح\nجمعية الديرة\nالنطاق\nتسري على أعضاء المجلس\nالإفصاح\nيفصح العضو كل سنة\n"


def first(folder: Path) -> Path:
    return policy_file(folder / "one.txt", REPLY, LONG)


@pytest.fixture
def manual(tmp_path: Path) -> Path:
    one = first(tmp_path)
    whole = tmp_path / "manual.txt"
    whole.write_text(one.read_text("utf-8") + "\n" + SECOND, "utf-8")
    return whole


def test_each_policy_becomes_a_file(command: Command, manual: Path) -> None:
    folder = manual.parent / "parts"
    done = command("split", str(manual), "-o", str(folder))
    assert done.code == 0, done.err
    written = sorted(folder.iterdir())
    assert [path.name[:2] for path in written] == ["01", "02"]
    assert "".join(path.read_text("utf-8") for path in written).rstrip() == manual.read_text("utf-8").rstrip()
    assert written[1].name == "02 سياسة تضارب المصالح.txt"
    assert pipeline.read(written[1]).policy_type == "conflict_of_interest"
    assert all(path.name in done.out for path in written)


def test_comparing_a_manual_says_that_it_is_one(command: Command, manual: Path) -> None:
    done = command("compare", str(manual), str(manual.parent / "one.txt"))
    assert "manual.txt: holds 2 policies and is read as one" in done.err
    assert "holds" not in command("compare", str(manual), str(manual.parent / "one.txt"), "--quiet").err


def test_one_policy_is_not_cut(command: Command, tmp_path: Path) -> None:
    folder = tmp_path / "parts"
    done = command("split", str(first(tmp_path)), "-o", str(folder))
    assert (done.code, done.out) == (2, "")
    assert "holds one policy" in done.err
    assert not folder.exists()


def test_targets_that_cannot_be(command: Command, manual: Path) -> None:
    assert "is a file" in command("split", str(manual), "-o", str(manual)).err
    assert "does not exist" in command("split", str(manual), "-o", str(manual.parent / "no" / "parts")).err
    itself = manual.with_name("02 سياسة تضارب المصالح.txt")
    manual.rename(itself)
    before = itself.read_bytes()
    done = command("split", str(itself), "-o", str(itself.parent))
    assert done.code == 2
    assert "is one of the inputs" in done.err
    assert itself.read_bytes() == before
    assert not list(itself.parent.glob("01*"))


def test_titles_that_no_file_may_be_called() -> None:
    named = [file_name(Part(title, Lines(1, 2), ""), 7) for title in ("", "../سياسة/ الخصوصية: \x1b[1m", "a" * 9)]
    assert named == ["07.txt", "07 سياسة الخصوصية 1m.txt", "07 aaaaaaaaa.txt"]


def test_the_parts_are_the_whole(manual: Path) -> None:
    policy = pipeline.read(manual)
    found = parts(policy)
    assert [part.lines.first for part in found[1:]] == [part.lines.last + 1 for part in found[:-1]]
    assert found[-1].lines.last == len(policy.traced.original_lines)
