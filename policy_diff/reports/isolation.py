"""Text for HTML in which what runs against its line is set apart, so that brackets and dates stay straight."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from policy_diff.reports.direction import Direction, parts


def isolated(text: object, base: Direction, names: Sequence[str] = ()) -> Markup:
    """`text`, escaped, in a line that runs in `base`. `names` are kept whole (sigla, say)."""
    return Markup("").join(
        escape(part.text) if part.direction is None else _apart(part.text, part.direction, base)
        for part in parts(str(text), base, names)
    )


def _apart(text: str, direction: Direction, base: Direction) -> Markup:
    language = Markup(' lang="ar"') if direction == "rtl" and base == "ltr" else ""
    return Markup('<bdi dir="{}"{}>{}</bdi>').format(direction, language, text)
