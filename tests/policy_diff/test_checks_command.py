"""`policy-diff check`: output, thresholds, exit codes, days, and persons masked in it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from policy_diff import pipeline
from policy_diff.checks import CHECKS, Example, check
from policy_diff.facts.redaction import MASK, redacted
from policy_diff.model import Bilingual, Finding, Lines, Policy
from policy_diff.reports.findings import findings_json, findings_lines
from policy_diff.reports.wording import Lang
from tests.conftest import CORPUS, Command
from tests.policy_diff.check_material import policy_of

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


def test_many_findings_of_a_kind_are_told_together(command: Command, tmp_path: Path) -> None:
    blanks = "\n".join(f"{n}- يرد الموظف على الطلب رقم {n} خلال ............ يوماً." for n in range(1, 12))
    path = tmp_path / "many.txt"
    path.write_text(f"سياسة تنظيم العلاقة مع المستفيدين\nخطوات التعامل مع المستفيد\n{blanks}\n", encoding="utf-8")
    listed = json.loads(command("check", path, "--format", "json").out)["findings"]
    assert sum(one["code"] == "unfilled_blank" for one in listed) == 11, "each is there for machines"
    said = command("check", path, "--lang", "en").out
    assert said.count("[unfilled_blank]") == 1 and "and 10 more like it, at lines 4, 5" in said
    assert len(said.splitlines()) < 24


def told(policy: Policy, found: Sequence[Finding], lang: Lang) -> list[str]:
    return ["".join(run.text for run in row.lead).strip() for row in findings_lines([(policy, found)], lang)]


def test_what_differs_among_many_is_told() -> None:
    lines = (
        "يرفع الموظف الطلب إلى [اسم الإدارة] للرد.",
        "يرد عليه خلال ............ أيام.",
        "يحيله إلى [اسم اللجنة] للبت.",
        "يحفظه خلال ............ أيام.",
        "ينظر فيه خلال ............ أيام.",
        "وفي الملحق رقم (3)، وفي النموذج رقم (9).",
        "يراجع المحيل الملحق رقم (4).",
    )
    policy = policy_of(Example(clauses=tuple(("procedure_steps", each) for each in lines)))
    names = "«............»", "«[اسم اللجنة]»", "«النموذج رقم (9)»", "«الملحق رقم (4)»"
    english, arabic = (
        ("lines 2, 4, 5", "line 3", "line 6", "line 7"),
        ("السطور 2، 4، 5", "السطر 3", "السطر 6", "السطر 7"),
    )
    spoken: tuple[tuple[Lang, tuple[str, ...]], ...] = (("en", english), ("ar", arabic))
    for lang, places in spoken:
        rows = {f"{place}: {name}" for place, name in zip(places, names, strict=True)}
        assert rows <= set(told(policy, check(policy), lang))


def test_places_are_one_or_several_and_keep_their_pages() -> None:
    def at(number: int, page: int | None = None) -> Finding:
        lines = Lines(number, number, (page, page) if page else None)
        return Finding(code="x", severity="low", message=Bilingual("س", "x"), lines=lines)

    fill = [Finding(code=f"y{n}", severity="low", message=Bilingual("س", "x")) for n in range(7)]
    for found, row in (
        ((at(4), at(7)), "and 1 more like it, at line 7"),
        ((at(4, 1), at(7, 2)), "and 1 more like it, at page 2, line 7"),
        ((at(4, 1), at(7, 2), at(9, 3)), "and 2 more like it, at page 2, line 7; page 3, line 9"),
    ):
        assert row in told(policy_of(Example(clauses=(("scope", "تسري."),))), [*found, *fill], "en")


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
