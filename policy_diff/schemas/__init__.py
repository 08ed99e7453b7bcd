"""The JSON Schemas (draft 2020-12) of every document the commands give: repair, policy, comparison, findings.

    schema("comparison")     the schema as a dict

A document names its schema and its version (`"schema": "policy-diff/comparison", "schema_version": 1`). Keys
may be added in a version, so the schemas are open; what is required is never renamed or dropped in it.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from policy_diff.errors import UsageError, listed

NAMES = ("repair", "policy", "comparison", "findings")


def schema(name: str) -> dict[str, Any]:
    """The schema of the document `policy-diff/<name>`. Raises UsageError for a name that is not one of `NAMES`."""
    if name not in NAMES:
        raise UsageError("no such schema", where=name, to_do=f"there is: {listed(NAMES)}")
    found: dict[str, Any] = json.loads(_text(name))
    return found


@cache
def _text(name: str) -> str:
    return files(__package__).joinpath(f"{name}.schema.json").read_text(encoding="utf-8")
