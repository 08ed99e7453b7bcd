"""The program itself: its name, its version, its own options. Commands hang themselves on `app`."""

from __future__ import annotations

from typing import Annotated

import typer

from policy_diff import __version__
from policy_diff.cli.complaining import PROGRAM

app = typer.Typer(
    name=PROGRAM,
    help="Reads governance policies of associations from damaged Arabic text and shows where they diverge.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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
