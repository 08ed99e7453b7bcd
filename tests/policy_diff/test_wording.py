"""What reports say exists in both languages, with the same blanks to fill."""

from __future__ import annotations

import re
import string

import pytest

from policy_diff.explaining import findings
from policy_diff.model import SEVERITIES, DivergenceClass
from policy_diff.profiles import FACT_KEYS
from policy_diff.reports import labels, wording
from tests.conftest import ROOT

_FORMS = (".one", ".two", ".few", ".many")


def _blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def _without_forms(table: dict[str, str]) -> dict[str, set[str]]:
    """Keys with their blanks; plural forms, which the languages have in different numbers, left out."""
    return {key: _blanks(text) for key, text in table.items() if not key.endswith(_FORMS)}


def test_both_languages_say_the_same_things() -> None:
    assert _without_forms(wording.table("ar")) == _without_forms(wording.table("en"))
    counted = {key.rpartition(".")[0] for key in wording.table("en") if key.endswith(_FORMS)}
    assert {key.rpartition(".")[0] for key in wording.table("ar") if key.endswith(_FORMS)} == counted


@pytest.mark.parametrize("lang", wording.LANGUAGES)
def test_everything_has_a_name(lang: wording.Lang) -> None:
    for key in FACT_KEYS:
        assert labels.fact_name(lang, key) != key
    for kind in DivergenceClass:
        assert wording.say(lang, f"class.{kind.value}") and wording.say(lang, f"explain.class.{kind.value}")
    for severity in SEVERITIES:
        assert wording.say(lang, f"severity.{severity}")


def test_every_finding_is_explained() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "policy_diff").rglob("*.py"))
    emitted = set(re.findall(r"(?:code=|_finding\(|Note\()\"([a-z_]+)\"", sources))
    assert emitted
    assert emitted <= set(findings("en")), "explain each in wording/*.toml under [explain.finding]"


@pytest.mark.parametrize(
    ("number", "english", "arabic"),
    [(1, "1 day", "يوم واحد"), (2, "2 days", "يومين"), (7, "7 days", "7 أيام"), (30, "30 days", "30 يوما")],
)
def test_counted_words(number: int, english: str, arabic: str) -> None:
    assert wording.count("en", "unit.day", number) == english
    assert wording.count("ar", "unit.day", number) == arabic


def test_durations_in_words() -> None:
    least = {"bound": "min", "count": 2, "unit": "week", "days": 14, "working_days": False, "qualifier": None}
    assert labels.duration("en", least, "") == "at least 2 weeks (14 days)"
    most = {"bound": "max", "count": 10, "unit": "day", "days": 10, "working_days": True, "qualifier": None}
    assert labels.duration("en", most, "") == "at most 10 working days"
    between = {
        "bound": "range",
        "min": {"count": 5, "unit": "day", "days": 5},
        "max": {"count": 10, "unit": "day", "days": 10},
        "working_days": False,
        "qualifier": None,
    }
    assert labels.duration("en", between, "") == "from 5 days to 10 days"
    open_ended = {"bound": "unspecified", "count": None, "unit": None, "days": None, "qualifier": None}
    assert labels.duration("en", open_ended, "المدة اللازمة") == "no figure: المدة اللازمة"
