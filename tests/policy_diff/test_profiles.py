"""Profiles: what is loaded, what a profile inherits, and that a half-written one says in one line what is wrong."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from normalizers import TracedText
from policy_diff.profiles import (
    FACT_KEYS,
    GENERIC,
    ProfileError,
    forms,
    leave_folders,
    load,
    profile,
    profiles,
    types,
    use_folder,
)
from policy_diff.segment import segment
from policy_diff.segment.likeness import matches
from tests.conftest import ROOT, Command

FAULTS = tomllib.loads((ROOT / "tests/cases/profile_faults.toml").read_text(encoding="utf-8"))["case"]
GOOD = """
policy_type = "travel"
name = { ar = "سياسة السفر", en = "travel" }
titles = ["سياسة السفر"]
subject = ["سفر"]
neutral = []
[facts]
response_time = "low"
[[sections]]
key = "allowance"
name = { ar = "البدل", en = "Allowance" }
shape = "list"
required = true
severity = "medium"
aliases = ["بدل السفر"]
[[sections]]
key = "approval"
"""
TRAVEL = """
سياسة السفر
جمعية ضفاف النور

النطاق
تسري على كل من يسافر في عمل للجمعية، ويعد كل سفر بإذن.
بدل السفر
- يصرف بدل عن كل ليلة.
- لا يصرف بدل عن سفر داخل المدينة.
الاعتماد
اعتمد مجلس الإدارة سياسة السفر في اجتماعه الثاني.
"""


@pytest.fixture
def own_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder of the user's own that teaches travel."""
    folder = tmp_path / "mine"
    folder.mkdir()
    taught = GOOD.replace('key = "approval"', 'key = "scope"\n[[sections]]\nkey = "approval"')
    (folder / "travel.toml").write_text(taught.replace("required", "distinctive = true\nrequired"), encoding="utf-8")
    yield folder
    leave_folders()


def test_every_profile_loads_with_the_generic_one_last() -> None:
    assert types()[-1] == GENERIC
    assert len(types()) == 13
    assert [kind.policy_type for kind in profiles()] == list(types())
    for kind in profiles():
        assert set(kind.facts) == set(FACT_KEYS)
        assert kind.keys[-1] == "approval"


def test_the_beneficiary_profile_has_the_sections_of_the_contract() -> None:
    assert profile("beneficiary_relations").keys == (
        "preamble", "general_goal", "detailed_goals", "channels", "tools", "procedure_steps", "eligibility", "approval",
    )  # fmt: skip


def test_every_alias_heads_its_own_section_best() -> None:
    for kind in profiles():
        for section in kind.sections:
            for alias in section.aliases:
                assert matches(alias, kind)[0].score == 1.0
                assert matches(alias, kind)[0].key == section.key, (kind.policy_type, alias)


def test_the_examples_of_every_profile() -> None:
    """Headings that are not among the aliases are recognised all the same."""
    for kind in profiles():
        for section in kind.sections:
            for example in section.examples:
                assert matches(example, kind)[0].key == section.key, (kind.policy_type, example)
                assert matches(example, kind)[0].score >= 0.72, (kind.policy_type, example)


@pytest.mark.parametrize("name", [name for name in types() if profile(name).example is not None])
def test_the_example_policy_of_every_profile(name: str) -> None:
    example = profile(name).example
    assert example is not None
    found = segment(TracedText(original=example.text))
    assert found.policy_type == name
    assert tuple(section.key for section in found.sections) == example.sections


def test_every_type_but_two_has_an_example_policy() -> None:
    assert {kind.policy_type for kind in profiles() if kind.example is None} == {GENERIC, "beneficiary_relations"}


def test_a_profile_inherits_what_all_types_share() -> None:
    loaded, generic = load(GOOD, file="travel.toml"), profile(GENERIC)
    approval, shared = loaded.section("approval"), generic.section("approval")
    assert approval is not None
    assert shared is not None
    assert (approval.name, approval.shape, approval.aliases) == (shared.name, shared.shape, shared.aliases)
    assert loaded.facts == {**generic.facts, "response_time": "low"}


def test_a_heading_that_a_profile_gives_to_one_section_is_no_longer_a_shared_one_of_another() -> None:
    shared = profile(GENERIC).section("approval")
    assert shared is not None
    claimed = shared.aliases[1]
    loaded = load(GOOD.replace('"بدل السفر"', f'"بدل السفر", "{claimed}"'), file="travel.toml")
    approval = loaded.section("approval")
    assert approval is not None
    assert claimed not in approval.aliases


@pytest.mark.parametrize("case", FAULTS, ids=[case["says"][:40] for case in FAULTS])
def test_a_fault_is_named_with_its_file_its_line_and_what_is_allowed(case: dict[str, Any]) -> None:
    assert case["old"] in GOOD
    with pytest.raises(ProfileError) as raised:
        load(GOOD.replace(case["old"], case["new"], 1), file="travel.toml")
    assert str(raised.value).startswith(f"travel.toml:{case['line']}: ")
    assert case["says"] in str(raised.value)


def test_what_the_guide_says() -> None:
    """The profile in `docs/profiles.md` works, the fault it shows is the one it has, and it names all shared sections."""
    guide = (ROOT / "docs" / "profiles.md").read_text(encoding="utf-8")
    shown = guide.split("```toml\n", 1)[1].split("```", 1)[0]
    taught = load(shown, file="travel.toml")
    for section in taught.sections:
        for example in section.examples:
            assert matches(example, taught)[0].key == section.key
    with pytest.raises(ProfileError) as raised:
        load(shown.replace('shape = "list"', 'shape = "lst"'), file="travel.toml")
    assert str(raised.value) in guide
    assert " ".join(profile(GENERIC).keys) in guide


def test_an_unknown_type_names_those_there_are_and_the_nearest() -> None:
    with pytest.raises(ProfileError) as raised:
        profile("volunters")
    assert str(raised.value).startswith("no profile of the type «volunters»; did you mean «volunteers»?")
    assert "beneficiary_relations" in str(raised.value)


def test_a_folder_of_the_users_own(own_folder: Path) -> None:
    assert "travel" not in types()
    assert use_folder(own_folder) == ("travel",)
    assert "travel" in types()
    found = segment(TracedText(original=TRAVEL.strip()))
    assert found.policy_type == "travel"
    assert [section.key for section in found.sections] == ["scope", "allowance", "approval"]
    leave_folders()
    assert "travel" not in types()


def test_a_fault_in_a_users_folder_shows_before_anything_is_read(own_folder: Path) -> None:
    path = own_folder / "travel.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('shape = "list"', 'shape = "lists"'), encoding="utf-8")
    with pytest.raises(ProfileError, match=r"travel\.toml:\d+: sections\[0\]\.shape: is «lists»"):
        use_folder(own_folder)
    assert "travel" not in types()


@pytest.mark.parametrize(("name", "says"), [("nowhere", "not a folder"), ("empty", "holds no profile")])
def test_a_folder_that_teaches_nothing(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ProfileError, match=says):
        use_folder(tmp_path / name)


def test_a_file_named_otherwise_than_its_type(own_folder: Path) -> None:
    (own_folder / "travel.toml").rename(own_folder / "journeys.toml")
    with pytest.raises(ProfileError, match=r"journeys\.toml:2: policy_type: is «travel»"):
        use_folder(own_folder)


def test_the_command_lists_profiles(command: Command, own_folder: Path) -> None:
    done = command("profiles", "--lang", "en")
    assert (done.code, done.err) == (0, "")
    assert "whistleblowing" in done.out
    assert "reporting_channels" in done.out
    assert "travel" not in done.out
    assert "travel" in command("profiles", "--profiles", own_folder).out


def test_the_command_reads_with_a_profile_by_name_and_from_a_folder(
    command: Command, own_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "policy.txt"
    file.write_text(TRAVEL.strip(), encoding="utf-8")

    def kind(*options: object) -> str:
        return str(json.loads(command("parse", file, "-f", "json", *options).out)["policy_type"])

    assert kind() == GENERIC
    assert kind("--profile", "volunteers") == "volunteers"
    assert kind("--profiles", own_folder) == "travel"
    leave_folders()
    monkeypatch.setenv("POLICY_DIFF_PROFILES", str(own_folder))
    assert kind() == "travel"


def test_the_command_says_which_profile_was_meant(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "policy.txt"
    file.write_text(TRAVEL.strip(), encoding="utf-8")
    done = command("parse", file, "--profile", "volunters")
    assert (done.code, done.out) == (2, "")
    assert "did you mean «volunteers»?" in done.err


def test_forms_count() -> None:
    known = forms()
    assert known.ordinals["ثالثا"] == 3
    assert known.letters["ه"] == 5
    assert resources.files("policy_diff.profiles").joinpath("forms.toml").is_file()
