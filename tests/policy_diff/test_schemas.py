"""Every document keeps to its JSON Schema, and the schemas ship with the package and say what they are for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

import policy_diff
from policy_diff import pipeline, schemas, written
from policy_diff.checks import check
from policy_diff.collate import compare
from policy_diff.errors import UsageError
from policy_diff.reports.findings import findings_json
from policy_diff.reports.json_report import SCHEMA_VERSION, comparison_json, policy_json, repair_json
from tests.conftest import CORPUS


@cache
def documents() -> dict[str, list[dict[str, Any]]]:
    """Real documents of every kind."""
    seed = next(path for path in sorted((CORPUS / "originals").glob("*.txt")) if path.name.startswith("002"))
    document, traced = pipeline.repair(seed)
    policies = policy_diff.load_corpus()
    family = [
        written.witness(written.load(CORPUS / "written" / "whistleblowing" / f"{name}.toml"))
        for name in ("ghiras", "masar", "nibras")
    ]
    texts = {
        "repair": [repair_json(document.source, traced)],
        "policy": [policy_json(policy) for policy in policies],
        "comparison": [
            comparison_json(policy_diff.compare(policies)),
            comparison_json(compare(family, baseline="ghiras")),
            comparison_json(pipeline.difference(policies[0], policies[1])),
        ],
        "findings": [findings_json([(policy, check(policy)) for policy in policies])],
    }
    return {name: [json.loads(text) for text in made] for name, made in texts.items()}


@pytest.mark.parametrize("name", schemas.NAMES)
def test_real_documents_keep_to_their_schema(name: str) -> None:
    found = policy_diff.schema(name)
    Draft202012Validator.check_schema(found)
    for document in documents()[name]:
        wrong = [f"{list(error.path)}: {error.message}" for error in Draft202012Validator(found).iter_errors(document)]
        assert not wrong


@pytest.mark.parametrize("name", schemas.NAMES)
def test_every_key_of_a_document_is_in_its_schema(name: str) -> None:
    """A key may be added to a document; then it is described too."""
    found = schemas.schema(name)
    strange = {path for document in documents()[name] for path in _undescribed(document, found, found, name)}
    assert not strange


def _undescribed(value: Any, part: dict[str, Any], whole: dict[str, Any], path: str) -> Iterator[str]:
    """The keys of `value` that neither `part` of the schema nor one of its alternatives knows; {} knows all."""
    if not part:
        return
    parts = list(_alternatives(part, whole))
    if isinstance(value, list):
        inner = next((one["items"] for one in parts if "items" in one), {})
        for one in value:
            yield from _undescribed(one, inner, whole, f"{path}[]")
    if isinstance(value, dict):
        for key, one in value.items():
            described = [p["properties"][key] for p in parts if key in p.get("properties", {})]
            described += [p["additionalProperties"] for p in parts if isinstance(p.get("additionalProperties"), dict)]
            if not described:
                yield f"{path}.{key}"
            else:
                yield from _undescribed(one, described[0], whole, f"{path}.{key}")


def _alternatives(part: dict[str, Any], whole: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if "$ref" in part:
        yield from _alternatives(whole["$defs"][part["$ref"].rpartition("/")[2]], whole)
    else:
        yield part
        for one in part.get("anyOf", ()):
            yield from _alternatives(one, whole)


@pytest.mark.parametrize("name", schemas.NAMES)
def test_a_schema_names_itself_and_its_version(name: str) -> None:
    found = schemas.schema(name)
    assert found["$id"] == f"policy-diff/{name}/{SCHEMA_VERSION}"
    assert found["properties"]["schema"] == {"const": f"policy-diff/{name}"}
    assert found["properties"]["schema_version"] == {"const": SCHEMA_VERSION}
    assert schemas.schema(name) is not found, "what a caller changes stays with the caller"


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("comparison", {"schema_version": 2}),
        ("comparison", {"sections": [{"key": "channels"}]}),
        ("comparison", {"summary": {"different": 1}}),
        ("policy", {"facts": {"response_time": {"status": "stated", "value": None, "text": "", "lines": None}}}),
        ("policy", {"facts": {"response_time": {"status": "perhaps", "value": None, "text": "", "lines": None}}}),
        ("findings", {"findings": [{"code": "x", "severity": "grave"}]}),
        ("repair", {"confidence": 2}),
    ],
)
def test_what_breaks_the_contract_is_refused(name: str, broken: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Draft202012Validator(schemas.schema(name)).validate(documents()[name][0] | broken)


def test_an_unknown_schema_says_which_there_are() -> None:
    with pytest.raises(UsageError, match="repair"):
        schemas.schema("nothing")


def test_the_schemas_lie_in_the_package() -> None:
    folder = Path(schemas.__file__).parent
    assert {path.name for path in folder.glob("*.json")} == {f"{name}.schema.json" for name in schemas.NAMES}
