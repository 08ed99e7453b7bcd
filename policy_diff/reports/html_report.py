"""A comparison as one HTML file that needs nothing else: no script, no address, its fonts inside.

It can be mailed, printed on A4 and read on a telephone. Whatever the policies say is escaped text,
and the page's content policy forbids everything but its own style and fonts. Parts that run against
the direction of their line are isolated (`direction`). What the report says is made by `content`.

    render(comparison, lang="ar")      the page as text
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from functools import cache, partial
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from policy_diff.model import Comparison
from policy_diff.reports import content
from policy_diff.reports.content.view import Chunk
from policy_diff.reports.direction import Direction, printable
from policy_diff.reports.isolation import isolated
from policy_diff.reports.wording import Lang, say

DIRECTIONS: dict[Lang, Direction] = {"ar": "rtl", "en": "ltr"}
_TAGS = {"gone": "del", "new": "ins"}
#: the fonts, each with the characters it is for: brackets and digits are in the Latin one
_FONTS = {"arabic": "U+0600-06FF,U+FB50-FDFF,U+FE70-FEFF", "latin": "U+0000-00FF,U+2000-206F"}
_WEIGHTS = (400, 700)


def render(comparison: Comparison, *, lang: Lang) -> str:
    """The page."""
    report = content.build(comparison, lang)
    environment = _environment()
    template = environment.get_template("report.html.j2")
    return template.render(
        report=report,
        lang=lang,
        dir=DIRECTIONS[lang],
        fonts=_fonts(),
        say=partial(say, lang),
        flow=partial(isolated, base=DIRECTIONS[lang], names=report.sigla),
        arabic=partial(isolated, base="rtl"),
        marked=_marked,
        printable=printable,
    )


@cache
def _environment() -> Environment:
    """Escapes everything; a name that is not there is an error, not a blank."""
    loader = PackageLoader("policy_diff.reports", "templates")
    return Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def _marked(chunks: Sequence[Chunk]) -> Markup:
    """A reading with its marks; the blanks between chunks are written out, or letters would join."""
    pieces: list[Markup] = []
    for number, chunk in enumerate(chunks):
        words = isolated(chunk.text, "rtl")
        tag = _TAGS.get(chunk.mark)
        blank = "" if number == 0 or chunk.tight else " "
        pieces.append(Markup(f"{blank}<{tag}>{{}}</{tag}>" if tag else f"{blank}{{}}").format(words))
    return Markup("").join(pieces)


@cache
def _fonts() -> tuple[dict[str, Any], ...]:
    """The embedded fonts as data."""
    folder = files("policy_diff.reports").joinpath("templates", "fonts")
    return tuple(
        {
            "weight": weight,
            "range": characters,
            "data": base64.b64encode(folder.joinpath(f"{script}-{weight}.woff2").read_bytes()).decode("ascii"),
        }
        for weight in _WEIGHTS
        for script, characters in _FONTS.items()
    )
