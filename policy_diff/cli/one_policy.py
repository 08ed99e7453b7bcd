"""`repair`, `parse` and `split`: what one file says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policy_diff.choices import Bidi, Colour, Format
from policy_diff.cli.application import app
from policy_diff.cli.complaining import complain
from policy_diff.cli.loading import teach
from policy_diff.cli.options import (
    Colours,
    File,
    Labels,
    Order,
    Out,
    ProfileFolder,
    ProfileName,
    Quiet,
    RedactPersons,
)
from policy_diff.cli.progress import watching
from policy_diff.cli.reading_options import reads
from policy_diff.cli.showing import View, show, show_text, view_of

if TYPE_CHECKING:
    from policy_diff.readers import Terms


@app.command()
@reads
def repair(
    file: File,
    format: Annotated[Format, typer.Option("--format", "-f")] = Format.TEXT,
    explain: Annotated[bool, typer.Option("--explain", help="List each repair with its reason.")] = False,
    output: Out = None,
    quiet: Quiet = False,
    color: Colours = Colour.AUTO,
    bidi: Order = Bidi.AUTO,
    lang: Labels = None,
    *,
    terms: Terms,
) -> None:
    """The repaired text of FILE. Its physical lines are kept; --explain adds each repair and its reason."""
    from policy_diff import pipeline
    from policy_diff.output import check_target, write
    from policy_diff.reports import json_report, terminal_repairs

    check_target(output, [file])
    view = view_of(output, color, bidi, lang)
    with watching([file], quiet) as watch:
        document, traced = pipeline.repair(file, terms=terms, watch=watch)
    for warning in () if quiet else pipeline.warnings_of(document):
        complain(warning)
    if format is Format.JSON:
        write(json_report.repair_json(document.source, traced), output)
        return
    show_text(traced.text, view)
    if explain:
        lines = terminal_repairs.repair_lines(traced, view.lang, after_text=not output)
        show(lines, View(None, color, bidi, view.lang))


@app.command()
@reads
def parse(
    file: File,
    format: Annotated[Format, typer.Option("--format", "-f")] = Format.TEXT,
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
    """The title, sections, items and facts of FILE."""
    from policy_diff import pipeline
    from policy_diff.facts.redaction import redacted
    from policy_diff.output import check_target, write
    from policy_diff.reports import json_report, terminal_policy

    check_target(output, [file])
    view = view_of(output, color, bidi, lang)
    teach(profiles, profile)
    with watching([file], quiet) as watch:
        policy = pipeline.read(file, terms=terms, profile=profile, watch=watch)
    if redact_persons:
        policy = redacted(policy)
    if format is Format.JSON:
        write(json_report.policy_json(policy), output)
    else:
        show(terminal_policy.policy_lines(policy, view.lang), view)


@app.command()
@reads
def split(
    file: File,
    output: Annotated[str, typer.Option("-o", "--output", metavar="DIR", help="The folder for the texts.")],
    quiet: Quiet = False,
    color: Colours = Colour.AUTO,
    bidi: Order = Bidi.AUTO,
    lang: Labels = None,
    *,
    terms: Terms,
) -> None:
    """Cut FILE, which holds several policies, into a text for each. The texts are as extracted, not repaired."""
    from policy_diff import pipeline
    from policy_diff.errors import UsageError
    from policy_diff.output import check_folder, check_target, make_folder, write
    from policy_diff.parting import file_name, parts
    from policy_diff.reports import terminal_policy

    check_folder(output)
    view = view_of(None, color, bidi, lang)
    with watching([file], quiet) as watch:
        policy = pipeline.read(file, terms=terms, watch=watch)
    found = parts(policy)
    if len(found) == 1:
        raise UsageError("holds one policy, as far as titles tell", where=file, to_do="use it as it is")
    targets = [str(Path(output) / file_name(part, number)) for number, part in enumerate(found, 1)]
    make_folder(output)
    for target in targets:
        check_target(target, [file])
    for part, target in zip(found, targets, strict=True):
        write(part.text, target)
    show(terminal_policy.part_lines(found, targets, view.lang), view)
