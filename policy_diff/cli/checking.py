"""`check`: what a governance consultant would flag."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from policy_diff.choices import Bidi, Colour, Format, Grave
from policy_diff.cli.application import app
from policy_diff.cli.loading import read, teach
from policy_diff.cli.options import (
    Colours,
    Labels,
    Order,
    Out,
    Paths,
    ProfileFolder,
    ProfileName,
    Quiet,
    RedactPersons,
)
from policy_diff.cli.reading_options import reads
from policy_diff.cli.showing import show, view_of
from policy_diff.errors import UsageError

if TYPE_CHECKING:
    from policy_diff.readers import Terms


@app.command()
@reads
def check(
    paths: Paths,
    format: Annotated[Format, typer.Option("--format", "-f")] = Format.TEXT,
    fail_on: Annotated[Grave, typer.Option("--fail-on", help="Exit 1 from this severity on.")] = Grave.NONE,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day of the examination (2026-01-31), for reviews.")
    ] = None,
    redact_persons: RedactPersons = False,
    output: Out = None,
    quiet: Quiet = False,
    color: Colours = Colour.AUTO,
    bidi: Order = Bidi.AUTO,
    lang: Labels = None,
    profile: ProfileName = None,
    profiles: ProfileFolder = None,
    *,
    terms: Terms,
) -> None:
    """What a governance consultant would flag. Blanks, leftovers, gaps, contradictions, in each policy."""
    from policy_diff import checks, pipeline
    from policy_diff.output import check_target, write
    from policy_diff.reports import findings

    check_target(output, [path for path in paths if not os.path.isdir(path)])  # noqa: PTH112
    files, missing = pipeline.gather(paths)
    check_target(output, [file.path for file in files])
    batch = read(files, missing, quiet, terms, teach(profiles, profile), redact_persons)
    found = checks.check_all(batch.policies, _day(on))
    if format is Format.JSON:
        write(findings.findings_json(found), output)
    elif found:
        view = view_of(output, color, bidi, lang)
        show(findings.findings_lines(found, view.lang), view)
    failed = any(checks.reached(flagged, fail_on.value) for _, flagged in found)
    raise typer.Exit(2 if batch.failures else int(failed))


def _day(text: str | None) -> str | None:
    """A day as ISO. Raises UsageError for anything else."""
    import datetime

    try:
        return text and datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError("not a day", where=f"--on {text}", to_do="write it as 2026-01-31") from None
