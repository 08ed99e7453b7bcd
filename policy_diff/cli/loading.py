"""Reads the policies a command names, and says at once what could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from policy_diff.cli.complaining import complain
from policy_diff.cli.progress import watching

if TYPE_CHECKING:
    from policy_diff.errors import PolicyDiffError
    from policy_diff.model import Policy
    from policy_diff.pipeline import Batch
    from policy_diff.readers import Terms
    from policy_diff.readers.folder import Found


def teach(folder: str | None, profile: str | None) -> str | None:
    """Look for profiles in `folder` too; gives `profile` when there is one of that name."""
    if folder or profile:
        from policy_diff import profiles

        if folder:
            profiles.use_folder(folder)
        if profile:
            profiles.profile(profile)
    return profile


def read(
    files: Sequence[Found],
    missing: Sequence[PolicyDiffError],
    quiet: bool,
    terms: Terms,
    profile: str | None,
    redact: bool,
) -> Batch:
    """The policies in `files`; what could not be read is said now, and is in the result's failures."""
    from dataclasses import replace

    from policy_diff import pipeline
    from policy_diff.facts.redaction import redacted

    with watching([file.path for file in files], quiet) as watch:
        batch = pipeline.read_files(files, terms=terms, profile=profile, watch=watch)
    failures = (*missing, *batch.failures)
    for failure in failures:
        complain(str(failure))
    for warning in () if quiet else batch.warnings:
        complain(warning)
    policies = tuple(redacted(policy) for policy in batch.policies) if redact else batch.policies
    return replace(batch, policies=policies, failures=failures)


def warn_of_types(policies: Sequence[Policy], quiet: bool) -> None:
    """Says when policies that are held against each other are of different types."""
    from policy_diff import pipeline

    for warning in () if quiet else pipeline.of_several_types(policies):
        complain(warning)
