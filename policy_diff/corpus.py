"""The five policies that the project exists for, as they lie in the checkout's corpus/ folder."""

from __future__ import annotations

from pathlib import Path

from policy_diff.errors import UsageError
from policy_diff.model import Policy
from policy_diff.pipeline import read_many
from policy_diff.readers.folder import MANIFEST


def corpus_folder() -> Path:
    """The corpus folder: beside the package in a checkout, else `corpus` in the current folder.

    Raises UsageError when there is none: the corpus is data of the project, not of the package.
    """
    places = (Path(__file__).resolve().parent.parent / "corpus", Path.cwd() / "corpus")
    for place in places:
        if (place / MANIFEST).is_file():
            return place
    raise UsageError(
        "the corpus is not here", where=str(places[0]), to_do="it comes with the project's source, not with the wheel"
    )


def load_corpus(folder: str | Path | None = None) -> tuple[Policy, ...]:
    """The policies of the corpus (or of another `folder` with a manifest), in the manifest's order."""
    batch = read_many([folder if folder is not None else corpus_folder()])
    if batch.failures:
        raise batch.failures[0]
    return batch.policies
