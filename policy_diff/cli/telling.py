"""`explain` and `profiles`: what the program knows."""

from __future__ import annotations

from typing import Annotated

import typer

from policy_diff.choices import Bidi, Colour
from policy_diff.cli.application import app
from policy_diff.cli.loading import teach
from policy_diff.cli.options import Colours, Labels, Order, ProfileFolder
from policy_diff.cli.showing import show, view_of


@app.command()
def explain(
    code: Annotated[str | None, typer.Argument(help="A code as it stands in an output.", show_default=False)] = None,
    color: Colours = Colour.AUTO,
    bidi: Order = Bidi.AUTO,
    lang: Labels = None,
) -> None:
    """What a code in an output means. A repair, a finding, a divergence; without CODE, all of them."""
    from policy_diff import explaining

    view = view_of(None, color, bidi, lang)
    show(explaining.explanation(code, view.lang) if code else explaining.overview(view.lang), view)


@app.command("profiles")
def list_profiles(
    profiles: ProfileFolder = None,
    color: Colours = Colour.AUTO,
    bidi: Order = Bidi.AUTO,
    lang: Labels = None,
) -> None:
    """The policy types that are known, with their sections."""
    from policy_diff.reports import profile_list

    teach(profiles, None)
    view = view_of(None, color, bidi, lang)
    show(profile_list.profile_lines(view.lang), view)
