"""Reads governance policies of associations and shows where they diverge.

    read(path)                      one policy: sections, items, facts
    compare(paths_or_policies)      N policies side by side
    load_corpus()                   the five policies that the project exists for
    render(policy, item)            the page on which an item stands, as PNG, its lines framed
    schema(name)                    the JSON Schema of a document: repair, policy, comparison, findings

A comparison has `to_frame()`, `divergences()`, `facts()`, `items()`, `matrix()` and `clusters()`.

Start reading from `model.py` (the values), then `pipeline.py` (the stages in order).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from policy_diff.corpus import load_corpus
    from policy_diff.pipeline import compare, read
    from policy_diff.rendering import render
    from policy_diff.schemas import schema

__version__ = "0.1.0"
__all__ = ["__version__", "compare", "load_corpus", "read", "render", "schema"]

#: where each public function lives; imported when first asked for, so that `--version` costs nothing
_HOMES = {
    "compare": "policy_diff.pipeline",
    "read": "policy_diff.pipeline",
    "render": "policy_diff.rendering",
    "load_corpus": "policy_diff.corpus",
    "schema": "policy_diff.schemas",
}


def __getattr__(name: str) -> Any:
    """The public function `name`, imported now."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}; there is {', '.join(__all__)}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
