"""`policy-diff check`: output, thresholds, exit codes, days, and persons masked in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from policy_diff import pipeline
from policy_diff.checks import CHECKS, check
from policy_diff.facts.redaction import MASK, redacted
from policy_diff.reports.findings import findings_json
from tests.conftest import CORPUS, Command

AJYAL, HADIYA = (next((CORPUS / "originals").glob(f"{number}_*.txt")) for number in ("000", "004"))
CHAIR = "المحيميد"


def test_json(command: Command) -> None:
    done = command("check", CORPUS, "--format", "json")
    got = json.loads(done.out)
    assert (done.code, done.err) == (0, "")
    assert (got["schema"], got["schema_version"]) == ("policy-diff/findings", 1)
    known = {each.CODE for each in CHECKS}
    sigla = {policy["siglum"] for policy in got["policies"]}
    for finding in got["findings"]:
        assert list(finding) == ["code", "severity", "policy", "message", "lines", "quote"]
        assert finding["code"] in known and finding["policy"] in sigla
        assert finding["message"]["ar"] and finding["message"]["en"]
    assert sum(got["summary"].values()) == len(got["findings"])
    assert command("check", CORPUS, "--format", "json").out == done.out, "same input, same bytes"


def test_text(command: Command) -> None:
    done = command("check", HADIYA)
    assert "[approval_missing]" in done.out and "للجهة المختصة البحث" in done.out
    assert "no verdict on compliance" in done.out


@pytest.mark.parametrize(
    ("path", "threshold", "code"),
    [(HADIYA, "high", 1), (HADIYA, "none", 0), (AJYAL, "low", 1), (AJYAL, "medium", 0), (AJYAL, "high", 0)],
)
def test_fail_on(command: Command, path: Path, threshold: str, code: int) -> None:
    assert command("check", path, "--fail-on", threshold).code == code


def test_what_cannot_be_read_is_said_and_the_rest_done(command: Command, tmp_path: Path) -> None:
    done = command("check", tmp_path / "nothing.txt", AJYAL, "--fail-on", "low")
    assert done.code == 2
    assert "nothing.txt" in done.err and "reply_floor_only" in done.out


def test_a_day_is_a_day(command: Command) -> None:
    done = command("check", AJYAL, "--on", "next week")
    assert done.code == 2 and "--on" in done.err and "Traceback" not in done.err
    assert command("check", AJYAL, "--on", "2026-01-31").code == 0


def test_persons_are_masked_everywhere() -> None:
    policy = pipeline.read(AJYAL)
    assert CHAIR in policy.facts["board_chair"].value and CHAIR in policy.traced.text
    hidden = redacted(policy)
    assert hidden.facts["board_chair"].value == MASK
    assert CHAIR not in hidden.traced.text + hidden.traced.original
    assert not any(CHAIR in edit.before + edit.after for edit in hidden.traced.edits)
    assert not any(CHAIR in item.text for section in hidden.sections for item in section.walk())
    assert len(hidden.traced.lines) == len(policy.traced.lines), "lines count as before"
    assert hidden.traced.lines[0] == policy.traced.lines[0]
    assert CHAIR not in findings_json([(hidden, check(hidden))])
    assert hidden.association == policy.association


def test_masking_changes_nothing_else() -> None:
    policy = pipeline.read(HADIYA)
    assert redacted(policy) is policy or redacted(policy).traced.text == policy.traced.text


@pytest.mark.parametrize(
    "arguments",
    [
        ("parse", AJYAL),
        ("parse", AJYAL, "-f", "json"),
        ("diff", AJYAL, HADIYA, "-f", "json"),
        ("compare", CORPUS),
        ("compare", CORPUS, "-f", "csv"),
        ("check", CORPUS, "-f", "json"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_no_output_names_a_person_when_asked_not_to(command: Command, arguments: tuple[object, ...]) -> None:
    done = command(*arguments, "--redact-persons")
    assert done.code in (0, 1) and done.out
    assert CHAIR not in done.out
