"""The command line as scripts and people rely on it: commands, exit codes, streams, formats."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import pytest

from policy_diff import pipeline
from policy_diff.explaining import findings, repairs
from policy_diff.model import DivergenceClass
from tests.conftest import CORPUS, Command
from tests.policy_diff.small_policies import REPLY, policy_file

Originals = tuple[Path, ...]


def test_version_and_help(command: Command) -> None:
    assert command("--version").out.startswith("policy-diff ")
    for arguments in (
        ["--help"],
        *([name, "--help"] for name in ("repair", "parse", "split", "diff", "compare", "explain")),
    ):
        done = command(*arguments)
        assert (done.code, done.err) == (0, "")
        assert "Usage" in done.out


def test_no_command_is_wrong_usage(command: Command) -> None:
    done = command()
    assert (done.code, done.out) == (2, "")
    assert "compare" in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["compre"],
        ["compare"],
        ["compare", "nowhere"],
        ["compare", "one.txt"],
        ["compare", "one.txt", "one.txt"],
        ["compare", "empty.txt", "binary.txt"],
        ["compare", "nothing"],
        ["compare", "one.txt", "two.txt", "--baseline", "moon"],
        ["compare", "one.txt", "two.txt", "--fail-on", "everything"],
        ["compare", "one.txt", "two.txt", "--format", "yaml"],
        ["compare", "one.txt", "two.txt", "-o", "one.txt"],
        ["compare", "one.txt", "two.txt", "-o", "nowhere/out.txt"],
        ["compare", "one.txt", "two.txt", "-o", "nothing"],
        ["compare", ".", "-o", "two.txt"],
        ["diff", "one.txt"],
        ["diff", "-", "-"],
        ["diff", "one.txt", "nowhere.txt"],
        ["diff", "one.txt", "nothing"],
        ["diff", "one.txt", "two.txt", "--section", "moon"],
        ["diff", "one.txt", "two.txt", "--ignore", "moon"],
        ["parse", "empty.txt"],
        ["parse", "binary.txt"],
        ["parse", "blank.txt"],
        ["parse", "nothing"],
        ["parse", "folder.txt"],
        ["parse", "pipe"],
        ["parse", "english.txt"],
        ["parse", "-"],
        ["parse", "one.txt", "--max-size", "0.001"],
        ["repair", "nowhere.txt"],
        ["repair", "one.txt", "-o", "one.txt"],
        ["repair", "one.txt", "-o", "./nothing/../one.txt"],
        ["explain", "moon"],
    ],
    ids=" ".join,
)
def test_wrong_usage_and_unreadable_input(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    policy_file(tmp_path / "one.txt", REPLY, "- الخطابات.\n" * 60)
    policy_file(tmp_path / "two.txt", REPLY)
    (tmp_path / "empty.txt").touch()
    (tmp_path / "blank.txt").write_text("\n \n", encoding="utf-8")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 9)
    (tmp_path / "english.txt").write_text("Terms of use", encoding="utf-8")
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "nothing").mkdir()
    os.mkfifo(tmp_path / "pipe")
    before = {path.name: path.read_bytes() for path in tmp_path.glob("*.txt") if path.is_file()}
    done = command(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("policy-diff: ")
    assert "Traceback" not in done.err
    messages = [line for line in done.err.splitlines() if not line.startswith("  ")]
    assert len(done.err.splitlines()) <= 2 * len(messages), "each message is one or two lines"
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.txt") if path.is_file()} == before


def test_a_choice_that_is_none_names_those_that_are(command: Command) -> None:
    assert ": 'yaml' is not one of 'text', 'json', 'csv'." in command("compare", "one", "two", "--format", "yaml").err
    assert "Value error" not in command("compare", "one", "two", "--format", "yaml").err


def test_a_fault_of_the_program_is_one_message(
    command: Command, two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("nobody thought\nof this")

    monkeypatch.setattr(pipeline, "read", broken)
    done = command("parse", two[0])
    assert (done.code, done.out) == (2, "")
    assert "internal error: KeyError" in done.err
    assert "--debug" in done.err
    assert len(done.err.splitlines()) == 2
    with pytest.raises(KeyError):
        command("--debug", "parse", two[0])


def test_repair_keeps_lines_and_healthy_text(command: Command, originals: Originals) -> None:
    done = command("repair", originals[1])
    assert done.code == 0
    assert done.out.splitlines() == originals[1].read_text(encoding="utf-8").splitlines()
    for path in originals:
        assert len(command("repair", path).out.splitlines()) == len(path.read_text(encoding="utf-8").splitlines())


def test_repair_json(command: Command, originals: Originals) -> None:
    done = command("repair", originals[0], "--format", "json")
    got = json.loads(done.out)
    assert list(got) == ["schema", "schema_version", "source", "text", "confidence", "repairs", "unexplained"]
    assert (got["schema"], got["schema_version"]) == ("policy-diff/repair", 1)
    assert set(got["source"]) >= {"path", "sha256", "media_type", "reader"}
    assert 0 <= got["confidence"] <= 1
    lines = got["text"].split("\n")
    source = originals[0].read_text(encoding="utf-8").split("\n")
    for edit in got["repairs"]:
        assert set(edit) >= {"code", "name", "line", "before", "after", "status", "confidence", "evidence"}
        assert edit["code"] in repairs()
    last = {edit["line"]: edit["after"] for edit in got["repairs"] if edit["status"] == "applied"}
    first = {edit["line"]: edit["before"] for edit in reversed(got["repairs"]) if edit["status"] == "applied"}
    assert last, "seed 000 is damaged"
    assert all(lines[number - 1] == text for number, text in last.items())
    assert all(source[number - 1] == text for number, text in first.items())


def test_repair_explains(command: Command, originals: Originals, tmp_path: Path) -> None:
    out = tmp_path / "mended.txt"
    plain = command("repair", originals[0]).out
    explained = command("repair", originals[0], "--explain").out
    assert explained.startswith(plain)
    assert [code for code in repairs() if f"({code})" in explained.removeprefix(plain)]
    apart = command("repair", originals[0], "--explain", "-o", out)
    assert out.read_text(encoding="utf-8") == plain
    assert apart.out and apart.out.strip() in explained


def test_parse_json(command: Command, originals: Originals) -> None:
    got = json.loads(command("parse", originals[1], "--format", "json").out)
    assert list(got) == [
        *("schema", "schema_version", "source", "siglum", "policy_type", "title", "association"),
        *("sections", "facts", "repairs", "findings", "statements"),
    ]
    assert got["schema"] == "policy-diff/policy"
    assert got["siglum"] == "hafr", "the manifest's name"
    for section in got["sections"]:
        assert list(section) == ["key", "heading", "items", "lines"]
        for item in section["items"]:
            assert list(item) == ["marker", "text", "items", "lines"]
    facts = "response_time reviewing_body referral_target license_number board_session approval_date_hijri"
    rest = "approval_date_gregorian approval_dates_agree board_chair"
    assert set(got["facts"]) == {*facts.split(), *rest.split()}
    for fact in got["facts"].values():
        assert list(fact) == ["status", "value", "text", "lines"]
        assert fact["status"] in ("stated", "not_stated", "unclear")


def test_parse_text_shows_facts_and_sections(command: Command, two: tuple[Path, Path]) -> None:
    out = command("parse", two[0]).out
    assert "Reply time: at least 2 weeks (14 days)" in out
    assert "- المقابلة." in out


def test_standard_input(command: Command, two: tuple[Path, Path]) -> None:
    data = two[0].read_bytes()
    assert json.loads(command("parse", "-", "-f", "json", stdin=data).out)["siglum"] == "stdin"
    done = command("diff", "-", two[1], "-f", "json", stdin=data)
    assert [policy["siglum"] for policy in json.loads(done.out)["policies"]] == ["stdin", "south"]


def test_diff_exit_codes(command: Command, two: tuple[Path, Path], tmp_path: Path) -> None:
    a, b = two
    assert command("diff", a, a).code == 0
    assert command("diff", a, b).code == 1
    assert command("diff", a, b, "--fail-on", "none").code == 0
    assert command("diff", a, b, "--fail-on", "substantive").code == 1
    everything = [word for kind in DivergenceClass for word in ("--ignore", kind.value)]
    assert command("diff", a, b, *everything).code == 0
    spelt = tmp_path / "spelt.txt"
    spelt.write_text(a.read_text(encoding="utf-8").replace("أسبوعين", "اسبوعين"), encoding="utf-8")
    done = command("diff", a, spelt, "-f", "json")
    assert json.loads(done.out)["summary"]["orthographic"] >= 1, "spelling is listed"
    assert done.code == 0, "and never counts"


def test_diff_of_one_section(command: Command, two: tuple[Path, Path]) -> None:
    got = json.loads(command("diff", *two, "--section", "channels", "-f", "json").out)
    assert [section["key"] for section in got["sections"]] == ["channels"]
    assert got["facts"] == []
    assert [[s for s, r in row["readings"].items() if r is None] for row in got["sections"][0]["rows"]].count(["north"])
    got = json.loads(command("diff", *two, "--section", "procedure_steps", "-f", "json").out)
    assert "response_time" in [row["key"] for row in got["facts"]], "facts stated in the section stay"


def test_compare_json(command: Command) -> None:
    done = command("compare", CORPUS, "--format", "json")
    got = json.loads(done.out)
    assert (done.code, done.err) == (0, "")
    assert list(got)[:7] == ["schema", "schema_version", "policies", "baseline", "sections", "facts", "summary"]
    assert list(got)[7:] == ["clusters", "distances", "departures", "inherited"]
    assert [policy["siglum"] for policy in got["policies"]] == ["ajyal", "bahra", "hadiya", "hafr", "qadir"]
    assert set(got["summary"]) == {kind.value for kind in DivergenceClass}
    sigla = {policy["siglum"] for policy in got["policies"]}
    rows = [row for section in got["sections"] for row in section["rows"]]
    assert len({row["id"] for row in rows}) == len(rows)
    for row in (*rows, *got["facts"]):
        assert set(row["readings"]) == sigla
        divergence = row["divergence"]
        assert set(divergence) == {"class", "severity", "groups", "explanation"}
        assert set(divergence["explanation"]) == {"ar", "en"}
        assert divergence["severity"] in ("none", "low", "medium", "high")
        assert sorted(siglum for group in divergence["groups"] for siglum in group) == sorted(sigla)
    assert sum(got["summary"].values()) == len(rows) + len(got["facts"])


def test_compare_gives_the_same_bytes_again_and_in_any_order(command: Command, originals: Originals) -> None:
    once = command("compare", *originals, "-f", "json").out
    assert command("compare", *originals, "-f", "json").out == once
    first, turned = json.loads(once), json.loads(command("compare", *reversed(originals), "-f", "json").out)
    assert first["summary"] == turned["summary"]

    def found(document: dict[str, list[dict[str, object]]]) -> list[str]:
        rows = [row for section in document["sections"] for row in section["rows"]]  # type: ignore[attr-defined]
        return sorted(
            json.dumps([row["readings"], sorted(map(sorted, row["divergence"]["groups"]))], sort_keys=True)
            for row in rows
        )

    assert found(first) == found(turned)


def test_compare_begins_with_the_reply_time(command: Command) -> None:
    lines = command("compare", CORPUS).out.splitlines()
    start = lines.index("What differs")
    assert lines[start + 1].strip().startswith("Reply time  high · substance")
    block = " ".join(" ".join(lines[start + 2 : start + 8]).split())
    for piece in ("at least 2 weeks", "with a condition", "at least 1 month", "no figure"):
        assert piece in block


def test_compare_csv(command: Command) -> None:
    done = command("compare", CORPUS, "--format", "csv")
    assert done.out.startswith("\ufeff"), "spreadsheets need it to read UTF-8"
    rows = list(csv.DictReader(io.StringIO(done.out.removeprefix("\ufeff"))))
    document = json.loads(command("compare", CORPUS, "-f", "json").out)
    assert len(rows) == sum(document["summary"].values())
    assert not [value for row in rows for value in row.values() if value.startswith(("=", "+", "-", "@"))]
    channel = next(row for row in rows if row["section"] == "channels" and "مناديب" in row["ajyal"])
    assert (channel["class"], channel["bahra"], channel["bahra line"]) == ("missing", "", "")


@pytest.mark.parametrize(("format", "begins"), [("markdown", "<div dir="), ("html", "<!DOCTYPE html>")])
def test_diff_as_a_document(command: Command, two: tuple[Path, Path], format: str, begins: str) -> None:
    done = command("diff", *two, "--format", format, "--lang", "ar")
    assert (done.code, done.err) == (1, "")
    assert done.out.startswith(begins) and "جمعية الأمل الخيرية" in done.out


def test_compare_goes_on_without_what_it_cannot_read(command: Command, two: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "nothing").mkdir()
    done = command("compare", *two, tmp_path / "empty.txt", tmp_path / "nothing", tmp_path / "gone.txt", "-f", "json")
    assert done.code == 2
    assert len(json.loads(done.out)["policies"]) == 2
    assert [name for name in ("empty.txt", "nothing", "gone.txt") if name not in done.err] == []


def test_policies_of_different_types_are_said_to_be(command: Command, two: tuple[Path, Path], tmp_path: Path) -> None:
    other = tmp_path / "money.txt"
    other.write_text(
        "سياسة مكافحة غسل الأموال وتمويل الإرهاب\nجمعية الأمل الخيرية\n\nمؤشرات الاشتباه بغسل الأموال:\n"
        "- تحويلات مالية كبيرة لا تناسب دخل المتبرع.\n- رفض المتبرع الكشف عن هويته ومصدر المال.\n"
        "العناية الواجبة:\n- التحقق من هوية المتبرع والمستفيد الحقيقي.\n"
        "الإبلاغ:\n- يبلغ مسؤول الالتزام وحدة التحريات المالية.\n",
        encoding="utf-8",
    )
    assert "different types" in (said := command("compare", two[0], other).err)
    assert "anti_money_laundering 1, beneficiary_relations 1" in said and "--profile" in said
    assert "different types" in command("diff", two[0], other).err
    assert "different types" not in command("compare", *two).err
    assert not command("compare", two[0], other, "--quiet").err


def test_compare_thresholds(command: Command, two: tuple[Path, Path]) -> None:
    assert command("compare", *two).code == 0
    assert command("compare", *two, "--fail-on", "any").code == 1
    assert command("compare", two[0].parent, "--fail-on", "substantive").code == 1


def test_baseline_by_siglum_path_or_another_file(command: Command, two: tuple[Path, Path], tmp_path: Path) -> None:
    def baseline(value: object) -> tuple[str, int]:
        got = json.loads(command("compare", *two, "--baseline", value, "-f", "json").out)
        return got["baseline"], len(got["policies"])

    assert baseline("south") == ("south", 2)
    assert baseline(two[0]) == ("north", 2)
    assert baseline(policy_file(tmp_path / "template.txt", REPLY)) == ("template", 3)


def test_a_file_that_is_not_the_manifests(command: Command, two: tuple[Path, Path]) -> None:
    manifest = f'[[policy]]\nfile = "north.txt"\nsha256 = "{"0" * 64}"\n[[policy]]\nfile = "south.txt"\n'
    (two[0].parent / "manifest.toml").write_text(manifest, encoding="utf-8")
    done = command("compare", two[0].parent)
    assert done.code == 0
    assert "north.txt" in done.err and "checksum" in done.err
    assert command("compare", two[0].parent, "--quiet").err == ""


def test_output_file_is_written_whole_and_leaves_nothing_behind(
    command: Command, two: tuple[Path, Path], tmp_path: Path
) -> None:
    out = tmp_path / "out" / "result.json"
    out.parent.mkdir()
    out.write_text("old", encoding="utf-8")
    out.chmod(0o640)
    done = command("compare", *two, "-f", "json", "-o", out)
    assert done.out == ""
    assert json.loads(out.read_text(encoding="utf-8"))["schema"] == "policy-diff/comparison"
    assert out.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in out.parent.iterdir()] == ["result.json"]


def test_output_that_cannot_be_written_leaves_nothing_behind(
    command: Command, two: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    done = command("compare", *two, "-o", tmp_path / "result.txt")
    assert done.code == 2
    assert "No space left" in done.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in"]


def test_explain(command: Command) -> None:
    overview = command("explain").out
    for code in (*repairs(), *findings("en"), *DivergenceClass):
        assert code in overview
        for lang in ("en", "ar"):
            assert command("explain", code, "--lang", lang).code == 0
    page = command("explain", "tatweel").out
    for broken, mended in repairs()["tatweel"].EXAMPLES:
        assert broken in page and mended in page
