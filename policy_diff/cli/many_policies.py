"""`diff`, `compare` and `report`: policies side by side."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from policy_diff.choices import Bidi, Colour, DiffFormat, Ignorable, Language, TableFormat, Threshold
from policy_diff.cli.application import app
from policy_diff.cli.loading import read, teach, warn_of_types
from policy_diff.cli.options import (
    Baseline,
    Colours,
    FailOn,
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
from policy_diff.cli.showing import view_of, write_comparison
from policy_diff.errors import UsageError

if TYPE_CHECKING:
    from policy_diff.readers import Terms
    from policy_diff.readers.folder import Found

#: a path that means standard input
STDIN = "-"


@app.command()
@reads
def diff(
    a: Annotated[str, typer.Argument(help="The policy to compare with; a file or -.", show_default=False)],
    b: Annotated[str, typer.Argument(help="The policy to compare; a file or -.", show_default=False)],
    format: Annotated[DiffFormat, typer.Option("--format", "-f")] = DiffFormat.TEXT,
    section: Annotated[list[str] | None, typer.Option("--section", metavar="KEY", help="Only this section.")] = None,
    ignore: Annotated[list[Ignorable] | None, typer.Option("--ignore", help="Leave this class out.")] = None,
    fail_on: FailOn = Threshold.ANY,
    output: Out = None,
    redact_persons: RedactPersons = False,
    quiet: Quiet = False,
    color: Colours = Colour.AUTO,
    bidi: Order = Bidi.AUTO,
    lang: Labels = None,
    profile: ProfileName = None,
    profiles: ProfileFolder = None,
    *,
    terms: Terms,
) -> None:
    """How policy B differs from policy A. Exit 1 when it does."""
    from policy_diff import pipeline, selection
    from policy_diff.model import DivergenceClass
    from policy_diff.output import check_target

    if a == b == STDIN:
        raise UsageError("both cannot be standard input", where="diff - -", to_do="name a file for one of them")
    check_target(output, [a, b])
    files = [_only(path) for path in (a, b)]
    batch = read(files, (), quiet, terms, teach(profiles, profile), redact_persons)
    warn_of_types(batch.policies, quiet)
    if batch.failures:
        raise typer.Exit(2)
    comparison = pipeline.difference(*batch.policies)
    if section:
        comparison = selection.only_sections(comparison, section)
    comparison = selection.without(comparison, [DivergenceClass(kind.value) for kind in ignore or ()])
    write_comparison(comparison, format, view_of(output, color, bidi, lang))
    raise typer.Exit(int(selection.reached(comparison, fail_on)))


def _only(path: str) -> Found:
    """The file that `path` is, or the one policy of the folder that it is."""
    from policy_diff import pipeline
    from policy_diff.readers.folder import Found

    files, _ = pipeline.gather([path])
    if len(files) > 1:
        raise UsageError(
            f"is a folder with {len(files)} policies", where=path, to_do="name one of them, or use `compare`"
        )
    return files[0] if files else Found(path)


@app.command()
@reads
def compare(
    paths: Paths,
    format: Annotated[TableFormat, typer.Option("--format", "-f")] = TableFormat.TEXT,
    baseline: Baseline = "consensus",
    fail_on: FailOn = Threshold.NONE,
    output: Out = None,
    redact_persons: RedactPersons = False,
    quiet: Quiet = False,
    color: Colours = Colour.AUTO,
    bidi: Order = Bidi.AUTO,
    lang: Labels = None,
    profile: ProfileName = None,
    profiles: ProfileFolder = None,
    *,
    terms: Terms,
) -> None:
    """Where two or more policies diverge. Side by side: what differs, how serious, who stands with whom."""
    from policy_diff import pipeline, selection
    from policy_diff.output import check_target

    check_target(output, [path for path in paths if not os.path.isdir(path)])  # noqa: PTH112 (bytes in names)
    files, missing = pipeline.gather(paths)
    files = pipeline.with_baseline(files, baseline)
    check_target(output, [file.path for file in files])
    batch = read(files, missing, quiet, terms, teach(profiles, profile), redact_persons)
    warn_of_types(batch.policies, quiet)
    if len(batch.policies) < 2 and batch.failures:
        raise typer.Exit(2)
    comparison = pipeline.collated(batch.policies, baseline)
    write_comparison(comparison, format, view_of(output, color, bidi, lang))
    raise typer.Exit(2 if batch.failures else int(selection.reached(comparison, fail_on)))


@app.command()
@reads
def report(
    paths: Paths,
    output: Annotated[
        str,
        typer.Option(
            "-o", "--output", metavar="FILE", help="The suffix says what: html, docx, pdf, xlsx, md, csv or json."
        ),
    ],
    baseline: Baseline = "consensus",
    redact_persons: RedactPersons = False,
    quiet: Quiet = False,
    lang: Annotated[Language, typer.Option("--lang", help="Language of the report.")] = Language.AR,
    profile: ProfileName = None,
    profiles: ProfileFolder = None,
    *,
    terms: Terms,
) -> None:
    """The comparison as a file to read, print and send."""
    from policy_diff import pipeline, reporting

    reporting.check_report(output, [path for path in paths if not os.path.isdir(path)])  # noqa: PTH112
    files, missing = pipeline.gather(paths)
    files = pipeline.with_baseline(files, baseline)
    reporting.check_report(output, [file.path for file in files])
    batch = read(files, missing, quiet, terms, teach(profiles, profile), redact_persons)
    warn_of_types(batch.policies, quiet)
    if len(batch.policies) < 2 and batch.failures:
        raise typer.Exit(2)
    comparison = pipeline.collated(batch.policies, baseline)
    reporting.write_report(comparison, output, "ar" if lang is Language.AR else "en")
    raise typer.Exit(2 if batch.failures else 0)
