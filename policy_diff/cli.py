"""The command line: parses, calls, prints and exits; it decides nothing about policies.

Exit codes: 0 no divergence at the threshold, 1 divergences, 2 wrong usage, unreadable input or an
internal error. Results go to standard output, everything else to standard error. The stages are
imported inside the commands, so that `--version` and `--help` come at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from policy_diff import __version__
from policy_diff.choices import Bidi, Colour, Format, Grave, Ignorable, Language, TableFormat, Threshold
from policy_diff.errors import PolicyDiffError, UsageError

if TYPE_CHECKING:
    from policy_diff.model import Comparison
    from policy_diff.pipeline import Batch
    from policy_diff.readers.folder import Found
    from policy_diff.reports.screen import Line
    from policy_diff.reports.wording import Lang

PROGRAM = "policy-diff"
STDIN = "-"

app = typer.Typer(
    name=PROGRAM,
    help="Reads governance policies of associations from damaged Arabic text and shows where they diverge.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

File = Annotated[str, typer.Argument(help="A file, or - for standard input.", show_default=False)]
Paths = Annotated[list[str], typer.Argument(help="Files, folders (searched recursively) or -.", show_default=False)]
Out = Annotated[str | None, typer.Option("-o", "--output", metavar="OUT", help="Write to this file instead.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No warnings on standard error; errors still come.")]
Colours = Annotated[Colour, typer.Option("--color", "--colour", help="When to colour; NO_COLOR is obeyed.")]
Order = Annotated[
    Bidi, typer.Option("--bidi", help="Order of Arabic: as stored, as printed, or what the terminal needs.")
]
Labels = Annotated[
    Language | None,
    typer.Option("--lang", help="Language of labels; else by POLICY_DIFF_LANG or LANG, else en.", show_default=False),
]
ProfileName = Annotated[
    str | None,
    typer.Option("--profile", metavar="TYPE", help="Read as this policy type; `policy-diff profiles` lists them."),
]
ProfileFolder = Annotated[
    str | None,
    typer.Option(
        "--profiles",
        metavar="DIR",
        envvar="POLICY_DIFF_PROFILES",
        show_envvar=False,
        help="A folder with profiles of your own; else POLICY_DIFF_PROFILES.",
    ),
]
MaxSize = Annotated[float, typer.Option("--max-size", metavar="MB", min=0.001, help="Refuse larger files.")]
RedactPersons = Annotated[bool, typer.Option("--redact-persons", help="Put a mask in the place of persons' names.")]
FailOn = Annotated[Threshold, typer.Option("--fail-on", help="Exit 1 from this class of divergence on.")]

#: megabytes; the limit of the readers, in the unit of the option
MEGABYTE, LARGEST = 1_000_000, 5.0


@dataclass(frozen=True, slots=True)
class View:
    """How and where a result is shown."""

    output: str | None
    colour: Colour
    bidi: Bidi
    lang: Lang


def _view(output: str | None, colour: Colour, bidi: Bidi, lang: Language | None) -> View:
    from policy_diff.console import language

    return View(output, colour, bidi, language(lang))


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"{PROGRAM} {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show a traceback for internal errors.")] = False,
) -> None:
    """Options of the program itself."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(2)


@app.command()
def repair(
    file: File,
    format: Annotated[Format, typer.Option("--format", "-f")] = Format.TEXT,
    explain: Annotated[bool, typer.Option("--explain", help="List each repair with its reason.")] = False,
    output: Out = None,
    quiet: Quiet = False,
    color: Colours = Colour.AUTO,
    bidi: Order = Bidi.AUTO,
    lang: Labels = None,
    max_size: MaxSize = LARGEST,
) -> None:
    """The repaired text of FILE, its physical lines kept; with --explain each repair and its reason after it."""
    from policy_diff import pipeline
    from policy_diff.output import check_target, write
    from policy_diff.reports import json_report, terminal_policy

    check_target(output, [file])
    view = _view(output, color, bidi, lang)
    document, traced = pipeline.repair(file, max_bytes=_bytes(max_size))
    if format is Format.JSON:
        write(json_report.repair_json(document.source, traced), output)
        return
    _show_text(traced.text, view)
    if explain:
        lines = terminal_policy.repair_lines(traced, view.lang, after_text=not output)
        _show(lines, View(None, color, bidi, view.lang))


@app.command()
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
    max_size: MaxSize = LARGEST,
) -> None:
    """The title, sections, items and facts of FILE."""
    from policy_diff import pipeline
    from policy_diff.facts.redaction import redacted
    from policy_diff.output import check_target, write
    from policy_diff.reports import json_report, terminal_policy

    check_target(output, [file])
    view = _view(output, color, bidi, lang)
    _teach(profiles, profile)
    policy = pipeline.read(file, max_bytes=_bytes(max_size), profile=profile)
    if redact_persons:
        policy = redacted(policy)
    if format is Format.JSON:
        write(json_report.policy_json(policy), output)
    else:
        _show(terminal_policy.policy_lines(policy, view.lang), view)


@app.command()
def diff(
    a: Annotated[str, typer.Argument(help="The policy to compare with; a file or -.", show_default=False)],
    b: Annotated[str, typer.Argument(help="The policy to compare; a file or -.", show_default=False)],
    format: Annotated[Format, typer.Option("--format", "-f")] = Format.TEXT,
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
    max_size: MaxSize = LARGEST,
) -> None:
    """How policy B differs from policy A. Exit 1 when it does."""
    from policy_diff import pipeline, selection
    from policy_diff.model import DivergenceClass
    from policy_diff.output import check_target
    from policy_diff.readers.folder import Found

    if a == b == STDIN:
        raise UsageError("both cannot be standard input", where="diff - -", to_do="name a file for one of them")
    check_target(output, [a, b])
    files = [file for path in (a, b) for file in pipeline.gather([path])[0][:1] or (Found(path),)]
    batch = _read(files, (), quiet, _bytes(max_size), _teach(profiles, profile), redact_persons)
    if batch.failures:
        raise typer.Exit(2)
    comparison = pipeline.difference(*batch.policies)
    if section:
        comparison = selection.only_sections(comparison, section)
    comparison = selection.without(comparison, [DivergenceClass(kind.value) for kind in ignore or ()])
    _write_comparison(comparison, TableFormat(format.value), _view(output, color, bidi, lang))
    raise typer.Exit(int(selection.reached(comparison, fail_on)))


@app.command()
def compare(
    paths: Paths,
    format: Annotated[TableFormat, typer.Option("--format", "-f")] = TableFormat.TEXT,
    baseline: Annotated[
        str, typer.Option("--baseline", metavar="SIGLUM|PATH", help="What to compare with: consensus, or one policy.")
    ] = "consensus",
    fail_on: FailOn = Threshold.NONE,
    output: Out = None,
    redact_persons: RedactPersons = False,
    quiet: Quiet = False,
    color: Colours = Colour.AUTO,
    bidi: Order = Bidi.AUTO,
    lang: Labels = None,
    profile: ProfileName = None,
    profiles: ProfileFolder = None,
    max_size: MaxSize = LARGEST,
) -> None:
    """Two or more policies side by side: what differs, how serious, who stands with whom."""
    from policy_diff import pipeline, selection
    from policy_diff.output import check_target

    check_target(output, [path for path in paths if not os.path.isdir(path)])  # noqa: PTH112 (bytes in names)
    files, missing = pipeline.gather(paths)
    files = pipeline.with_baseline(files, baseline)
    check_target(output, [file.path for file in files])
    batch = _read(files, missing, quiet, _bytes(max_size), _teach(profiles, profile), redact_persons)
    if len(batch.policies) < 2 and batch.failures:
        raise typer.Exit(2)
    comparison = pipeline.collated(batch.policies, baseline)
    _write_comparison(comparison, format, _view(output, color, bidi, lang))
    raise typer.Exit(2 if batch.failures else int(selection.reached(comparison, fail_on)))


@app.command()
def report(
    paths: Paths,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="The suffix says what: html, docx, csv or json.")
    ],
    baseline: Annotated[
        str, typer.Option("--baseline", metavar="SIGLUM|PATH", help="What to compare with: consensus, or one policy.")
    ] = "consensus",
    redact_persons: RedactPersons = False,
    quiet: Quiet = False,
    lang: Annotated[Language, typer.Option("--lang", help="Language of the report.")] = Language.AR,
    profile: ProfileName = None,
    profiles: ProfileFolder = None,
    max_size: MaxSize = LARGEST,
) -> None:
    """The comparison of two or more policies as a file to read, print and send."""
    from policy_diff import pipeline, reporting

    reporting.check_report(output, [path for path in paths if not os.path.isdir(path)])  # noqa: PTH112
    files, missing = pipeline.gather(paths)
    files = pipeline.with_baseline(files, baseline)
    reporting.check_report(output, [file.path for file in files])
    batch = _read(files, missing, quiet, _bytes(max_size), _teach(profiles, profile), redact_persons)
    if len(batch.policies) < 2 and batch.failures:
        raise typer.Exit(2)
    comparison = pipeline.collated(batch.policies, baseline)
    reporting.write_report(comparison, output, "ar" if lang is Language.AR else "en")
    raise typer.Exit(2 if batch.failures else 0)


@app.command()
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
    max_size: MaxSize = LARGEST,
) -> None:
    """What a governance consultant would flag in each policy: blanks, leftovers, gaps, contradictions."""
    from policy_diff import checks, pipeline
    from policy_diff.output import check_target, write
    from policy_diff.reports import findings

    check_target(output, [path for path in paths if not os.path.isdir(path)])  # noqa: PTH112
    files, missing = pipeline.gather(paths)
    check_target(output, [file.path for file in files])
    batch = _read(files, missing, quiet, _bytes(max_size), _teach(profiles, profile), redact_persons)
    found = [(policy, checks.check(policy, _day(on))) for policy in batch.policies]
    if format is Format.JSON:
        write(findings.findings_json(found), output)
    elif found:
        view = _view(output, color, bidi, lang)
        _show(findings.findings_lines(found, view.lang), view)
    failed = any(checks.reached(flagged, fail_on.value) for _, flagged in found)
    raise typer.Exit(2 if batch.failures else int(failed))


def _day(text: str | None) -> str | None:
    """A day as ISO. Raises UsageError for anything else."""
    import datetime

    try:
        return text and datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError("not a day", where=f"--on {text}", to_do="write it as 2026-01-31") from None


@app.command()
def explain(
    code: Annotated[str | None, typer.Argument(help="A code as it stands in an output.", show_default=False)] = None,
    color: Colours = Colour.AUTO,
    bidi: Order = Bidi.AUTO,
    lang: Labels = None,
) -> None:
    """What a repair, finding or divergence code means; without CODE, all of them."""
    from policy_diff import explaining

    view = _view(None, color, bidi, lang)
    _show(explaining.explanation(code, view.lang) if code else explaining.overview(view.lang), view)


@app.command("profiles")
def list_profiles(
    profiles: ProfileFolder = None,
    color: Colours = Colour.AUTO,
    bidi: Order = Bidi.AUTO,
    lang: Labels = None,
) -> None:
    """The policy types that can be read, and the sections of each."""
    from policy_diff.reports import profile_list

    _teach(profiles, None)
    view = _view(None, color, bidi, lang)
    _show(profile_list.profile_lines(view.lang), view)


def _teach(folder: str | None, profile: str | None) -> str | None:
    """Look for profiles in `folder` too; gives `profile` when there is one of that name."""
    if folder or profile:
        from policy_diff import profiles

        if folder:
            profiles.use_folder(folder)
        if profile:
            profiles.profile(profile)
    return profile


def _bytes(megabytes: float) -> int:
    return int(megabytes * MEGABYTE)


def _read(
    files: Sequence[Found],
    missing: Sequence[PolicyDiffError],
    quiet: bool,
    max_bytes: int,
    profile: str | None,
    redact: bool,
) -> Batch:
    """The policies in `files`; what could not be read is said now, and is in the result's failures."""
    from dataclasses import replace

    from policy_diff import pipeline
    from policy_diff.facts.redaction import redacted

    batch = pipeline.read_files(files, max_bytes=max_bytes, profile=profile)
    failures = (*missing, *batch.failures)
    for failure in failures:
        _complain(str(failure))
    for warning in () if quiet else batch.warnings:
        _complain(warning)
    policies = tuple(redacted(policy) for policy in batch.policies) if redact else batch.policies
    return replace(batch, policies=policies, failures=failures)


def _write_comparison(comparison: Comparison, format: TableFormat, view: View) -> None:
    from policy_diff.output import write

    if format is TableFormat.JSON:
        from policy_diff.reports import json_report

        write(json_report.comparison_json(comparison), view.output)
    elif format is TableFormat.CSV:
        from policy_diff.reports import csv_report

        write(csv_report.comparison_csv(comparison, view.lang), view.output)
    else:
        from policy_diff.reports import terminal

        _show(terminal.comparison_lines(comparison, view.lang), view)


def _show(lines: Iterable[Line], view: View) -> None:
    """Lines on the user's console, or in the order stored in a file."""
    from policy_diff.console import screen
    from policy_diff.output import write
    from policy_diff.reports.screen import render

    write(render(lines, screen(view.colour, view.bidi, view.lang, to_file=view.output is not None)), view.output)


def _show_text(text: str, view: View) -> None:
    """A repaired text: byte for byte, unless a terminal shows it that needs another order."""
    from policy_diff.console import screen
    from policy_diff.output import write
    from policy_diff.reports.screen import line, render

    text = text if text.endswith("\n") else f"{text}\n"
    seen = screen(view.colour, view.bidi, view.lang, to_file=view.output is not None)
    rows = text.removesuffix("\n").split("\n")
    write(text if seen.order == "logical" else render((line("", row) for row in rows), seen), view.output)


def _complain(message: str) -> None:
    """One or two lines on standard error: what and where, then what to do."""
    sys.stderr.write(f"{PROGRAM}: {message.replace(chr(10), chr(10) + '  ')}\n")


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """The program. `arguments` are those of the command line unless given."""
    sys.exit(run(list(sys.argv[1:] if arguments is None else arguments)))


def run(arguments: list[str]) -> int:
    """Run the program and give its exit code. Whatever happens, at most two lines and no traceback."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace", newline="")  # type: ignore[union-attr]
    try:
        return _run(arguments)
    except PolicyDiffError as error:
        _complain(str(error))
    except BrokenPipeError:
        # The reader has seen enough (`| head`); Python must not complain about it at its end either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        _complain("stopped")
    return 2


def _run(arguments: list[str]) -> int:
    """Run, and turn wrong usage and faults of the program into messages."""
    try:
        return int(app(arguments, prog_name=PROGRAM, standalone_mode=False) or 0)
    except (PolicyDiffError, BrokenPipeError):
        raise
    except Exception as error:
        # Typer's own errors, known by what they can do: it has changed where their classes live.
        if hasattr(error, "format_message"):
            to_do = f"`{_helped(arguments)} --help` shows what is possible"
            raise UsageError(error.format_message(), to_do=to_do) from None
        from policy_diff.console import debugging

        if debugging(arguments):
            raise
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        raise PolicyDiffError(
            f"internal error: {reason}", to_do=f"`{PROGRAM} --debug …` shows where; please report it with the input"
        ) from error


def _helped(arguments: Sequence[str]) -> str:
    """The command whose help is of use."""
    commands = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    return next((f"{PROGRAM} {word}" for word in arguments if word in commands), PROGRAM)


if __name__ == "__main__":
    main()
