"""The options that several commands have, each said once."""

from __future__ import annotations

from typing import Annotated

import typer

from policy_diff.choices import Bidi, Colour, Language, Threshold

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
RedactPersons = Annotated[bool, typer.Option("--redact-persons", help="Put a mask in the place of persons' names.")]
FailOn = Annotated[Threshold, typer.Option("--fail-on", help="Exit 1 from this class of divergence on.")]

Baseline = Annotated[
    str, typer.Option("--baseline", metavar="SIGLUM|PATH", help="What to compare with: consensus, or one policy.")
]
