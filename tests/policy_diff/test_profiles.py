"""Profiles: what is loaded, and that a half-written one says in one line what is wrong."""

from __future__ import annotations

from importlib import resources

import pytest

from policy_diff.profiles import FACT_KEYS, GENERIC, ProfileError, forms, load, profile, profiles, types
from policy_diff.segment.likeness import matches

GOOD = """
policy_type = "travel"
name = { ar = "سياسة السفر", en = "travel" }
titles = ["سياسة السفر"]
subject = ["سفر"]
neutral = []
[facts]
response_time = "high"
[[sections]]
key = "allowance"
name = { ar = "البدل", en = "Allowance" }
shape = "list"
required = true
severity = "medium"
aliases = ["بدل السفر"]
"""


def test_every_profile_loads_with_the_generic_one_last() -> None:
    assert types()[-1] == GENERIC
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
                assert matches(alias, kind)[0].key == section.key, alias


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('key = "allowance"', "", "travel.toml: sections[0].key: missing; allowed: a text"),
        ('shape = "list"', 'shape = "table"', "sections[0].shape: is «table»; allowed: paragraph, "),
        ('severity = "medium"', 'severity = "grave"', "sections[0].severity: is «grave»; allowed: none, low"),
        ('aliases = ["بدل السفر"]', "aliases = []", "sections[0].aliases: is empty"),
        ('aliases = ["بدل السفر"]', "aliases = [3]", "sections[0].aliases: holds something else than texts"),
        ("required = true", 'required = "yes"', "sections[0].required: is str; allowed: true or false"),
        ('response_time = "high"', 'reply_time = "high"', "facts.reply_time: unknown fact; allowed: approval_d"),
        ("neutral = []", "neutral = []\ncolour = 1", "colour: unknown key; allowed: "),
        ('en = "travel"', 'fr = "voyage"', "name.fr: unknown key; allowed: ar, en"),
        ("[facts]", "[facts", "not valid TOML"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_file_its_place_and_what_is_allowed(old: str, new: str, says: str) -> None:
    with pytest.raises(ProfileError) as raised:
        load(GOOD.replace(old, new), file="travel.toml")
    assert str(raised.value).startswith("travel.toml: ")
    assert says in str(raised.value)


def test_a_good_profile_and_a_key_that_stands_twice() -> None:
    assert load(GOOD, file="travel.toml").sections[0].aliases == ("بدل السفر",)
    twice = GOOD + GOOD[GOOD.index("[[sections]]") :]
    with pytest.raises(ProfileError, match=r"sections\[1\].key: «allowance» stands twice"):
        load(twice, file="travel.toml")


def test_an_unknown_type_names_those_there_are() -> None:
    with pytest.raises(ProfileError) as raised:
        profile("travel")
    assert "beneficiary_relations" in str(raised.value)


def test_forms_count() -> None:
    known = forms()
    assert known.ordinals["ثالثا"] == 3
    assert known.letters["ه"] == 5
    assert resources.files("policy_diff.profiles").joinpath("forms.toml").is_file()
