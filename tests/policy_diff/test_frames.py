"""The frames: the same columns whatever they hold, ids that are unique, and lines that can be looked up."""

from __future__ import annotations

import datetime
import json
import re
import subprocess
import sys
from dataclasses import replace

import pandas as pd
import pytest

from policy_diff import frames
from policy_diff.errors import UsageError
from policy_diff.model import Fact, Policy
from tests.conftest import ROOT
from tests.policy_diff import report_material as material

OF_POLICIES = ("policies", "sections", "items", "facts", "repairs")
KEYS = {name: ["id"] for name in frames.COLUMNS} | {"policies": ["siglum"], "readings": ["divergence", "siglum"]}


def frame(name: str, of: object = None) -> pd.DataFrame:
    return getattr(frames, name)(material.corpus() if of is None else of)


def with_facts(*facts: Fact) -> Policy:
    return replace(material.corpus().policies[0], facts={fact.key: fact for fact in facts})


@pytest.mark.parametrize("name", frames.COLUMNS)
def test_columns_and_dtypes_are_those_listed(name: str) -> None:
    found = frame(name)
    assert list(found.columns) == [column.name for column in frames.COLUMNS[name]]
    for column in frames.COLUMNS[name]:
        assert str(found[column.name].dtype) == column.dtype.partition(":")[0], column.name
    assert len(found) and not found.duplicated(KEYS[name]).any()
    assert found[KEYS[name]].notna().all(axis=None)


@pytest.mark.parametrize("name", OF_POLICIES)
def test_an_empty_frame_has_the_same_columns(name: str) -> None:
    empty = frame(name, [])
    assert len(empty) == 0
    assert empty.dtypes.to_dict() == frame(name).dtypes.to_dict()
    assert len(pd.concat([empty, frame(name)])) == len(frame(name))


@pytest.mark.parametrize("name", OF_POLICIES)
def test_a_policy_a_comparison_and_a_sequence_are_taken(name: str) -> None:
    comparison = material.corpus()
    pd.testing.assert_frame_equal(frame(name), frame(name, list(comparison.policies)))
    first = comparison.policies[0]
    whole = frame(name)
    pd.testing.assert_frame_equal(frame(name, first), whole[whole["siglum"] == first.siglum].reset_index(drop=True))


@pytest.mark.parametrize("name", ["sections", "items", "facts", "readings"])
def test_lines_lead_back_to_the_file(name: str) -> None:
    extracted = {policy.source.path: policy.traced.original_lines for policy in material.corpus().policies}
    found = frame(name)
    found = found[found["line_first"].notna()]
    assert len(found)
    for row in found.itertuples():
        assert row.original == "\n".join(extracted[row.source_path][row.line_first - 1 : row.line_last])


def test_items_are_all_there_with_their_parents() -> None:
    found = frame("items")
    expected = [i.text for p in material.corpus().policies for s in p.sections for i in s.walk()]
    assert found["text"].tolist() == expected
    nested = found[found["depth"] > 1]
    assert len(nested) and set(nested["parent"]) <= set(found["id"])
    assert found.loc[found["depth"] == 1, "parent"].isna().all()
    assert all(row.id.startswith(f"{row.siglum}/{row.section}/") for row in found.itertuples())


def test_sections_with_one_key_have_ids_of_their_own() -> None:
    policy = material.corpus().policies[0]
    twice = replace(policy, sections=(policy.sections[0], policy.sections[0]))
    assert frame("sections", twice)["id"].is_unique and frame("items", twice)["id"].is_unique


def test_not_stated_unclear_and_missing_are_three_things() -> None:
    facts = with_facts(
        Fact(key="license_number", status="not_stated"),
        Fact(key="board_chair", status="unclear", text="…"),
        Fact(key="reviewing_body", status="stated", value="لجنة البحث", text="لجنة البحث"),
    )
    found = frame("facts", facts).set_index("fact")
    assert found["status"].to_dict() == {
        "license_number": "not_stated",
        "board_chair": "unclear",
        "reviewing_body": "stated",
    }
    assert found["value"].isna().tolist() == [True, True, False]
    assert found["days"].isna().all()


@pytest.mark.parametrize(
    ("value", "least", "most"),
    [
        ({"bound": "min", "count": 2, "unit": "week", "days": 14}, 14, None),
        ({"bound": "max", "count": 10, "unit": "day", "days": 10}, None, 10),
        ({"bound": "exact", "count": 36, "unit": "hour", "days": 1.5}, 1.5, 1.5),
        ({"bound": "range", "min": {"days": 5}, "max": {"days": 10}, "days": None}, 5, 10),
        ({"bound": "unspecified", "count": None, "unit": None, "days": None}, None, None),
    ],
)
def test_durations_are_bounded_only_where_the_wording_bounds_them(
    value: dict[str, object], least: float | None, most: float | None
) -> None:
    row = frame("facts", with_facts(Fact(key="response_time", status="stated", value=value))).iloc[0]
    assert [None if pd.isna(row[name]) else row[name] for name in ("days_min", "days_max")] == [least, most]
    assert json.loads(row["value"]) == value


def test_values_stand_in_the_column_of_their_kind() -> None:
    facts = (
        Fact(key="board_session", status="stated", value=4),
        Fact(key="approval_dates_agree", status="stated", value=False),
        Fact(key="approval_date_hijri", status="stated", value="1445-10-29"),
        Fact(key="approval_date_gregorian", status="stated", value="2024-05-08"),
    )
    found = frame("facts", with_facts(*facts)).set_index("fact")
    assert found.loc["board_session", "number"] == 4 and found["number"].count() == 1
    assert not found.loc["approval_dates_agree", "flag"] and found["flag"].count() == 1
    assert found["date"].dropna().tolist() == ["1445-10-29", "2024-05-08"]
    assert found["date_gregorian"].dropna().dt.date.tolist() == [datetime.date(2024, 5, 8)]


def test_a_value_without_a_category_is_an_error_and_not_lost() -> None:
    strange = Fact(key="response_time", status="stated", value={"bound": "perhaps"})
    with pytest.raises(ValueError, match="perhaps"):
        frame("facts", with_facts(strange))


def test_divergences_are_those_of_the_comparison() -> None:
    comparison = material.corpus()
    found = comparison.to_frame()
    pd.testing.assert_frame_equal(found, frame("divergences"))
    assert found["class"].value_counts().to_dict() == comparison.summary
    assert found["explanation_ar"].tolist() == [d.explanation.ar for d in comparison.divergences()]
    assert (found["severity"] >= "medium").sum() == sum(
        divergence.severity in ("medium", "high") for divergence in comparison.divergences()
    )
    spelling = found["class"].isin(["identical", "orthographic"])
    assert (found["differs"] == ~spelling).all()


def test_readings_have_a_row_for_each_place_and_policy() -> None:
    comparison, found = material.corpus(), frame("readings")
    assert len(found) == len(frame("divergences")) * len(comparison.policies)
    silent = {(d, s) for d, s in zip(found["divergence"], found["siglum"], strict=True)}
    assert len(silent) == len(found)
    row = next(row for section in comparison.sections for row in section.rows if None in row.readings.values())
    held = found[found["divergence"] == f"item/{row.id}"].set_index("siglum")
    for siglum, reading in row.readings.items():
        assert held.loc[siglum, "status"] == ("stated" if reading else "not_stated")
        assert siglum in row.divergence.groups[held.loc[siglum, "group"] - 1]
    # a sorted group-by is what analysts do with it
    assert found.groupby(["section", "siglum"])["differs"].sum().sum() > 0


def test_repairs_are_all_there() -> None:
    found = frame("repairs")
    edits = [edit for policy in material.corpus().policies for edit in policy.traced.repairs]
    assert found["after"].tolist() == [edit.after for edit in edits]
    assert found["line"].tolist() == [edit.line for edit in edits]


def test_what_cannot_be_a_frame_is_refused_in_words() -> None:
    policy = material.corpus().policies[0]
    with pytest.raises(UsageError, match="siglum"):
        frames.items([policy, policy])
    with pytest.raises(UsageError, match="str"):
        frames.items(["corpus"])  # type: ignore[list-item]
    with pytest.raises(UsageError, match="Policy"):
        frames.divergences(policy)  # type: ignore[arg-type]


def test_the_documentation_lists_every_column() -> None:
    text = (ROOT / "docs" / "frames.md").read_text(encoding="utf-8")
    for name, columns in frames.COLUMNS.items():
        section = re.search(rf"^## {name}\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
        assert section, name
        rows = re.findall(r"^\| `(\w+)` \| (.*?) \| (.*?) \|$", section[1], re.MULTILINE)
        assert rows == [(c.name, c.dtype, c.meaning) for c in columns]


def test_the_model_needs_no_pandas_until_a_frame_is_asked_for() -> None:
    code = "import sys, policy_diff.model; print('pandas' in sys.modules, 'policy_diff.reports' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
