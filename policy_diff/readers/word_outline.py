"""The level at which a paragraph of a Word file stands in the document's outline, by its style or its own properties.

    0         the title of the document
    1 to 9    a heading («Heading 1», «عنوان 1», or whatever style names that outline level)
    None      text

Why the outline and not the look: a style says what its paragraphs are, however they are printed. A style has what the
one that it is based on has, unless it says otherwise («TOC Heading» stands at no level). What this leaves alone:
whether the drafter used the styles as they are meant (`segment/outlined.py`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from lxml import etree

from policy_diff.readers.word_names import W, value

TITLE = 0
#: Word counts nine levels from 0; 9 says that a paragraph stands at none
LEVELS = 9
_NUMBERED = re.compile(r"(.*?)\s*([1-9])")


def outline_of(root: etree._Element | None) -> dict[str, int | None]:
    """The level of each paragraph style by its id, its parent's where it has none; only those that say one."""
    if root is None:
        return {}
    own: dict[str, int | None] = {}
    parents: dict[str, str] = {}
    for style in root.findall(f"{W}style"):
        key = value(style, "styleId")
        parents[key] = value(style.find(f"{W}basedOn"), "val")
        level = stated(style.find(f"{W}pPr"))
        if level is not None:
            own[key] = level if level <= LEVELS else None
        elif (named := _named(value(style.find(f"{W}name"), "val"))) is not None:
            own[key] = named
    out = dict(own)
    for key in sorted(parents):
        at, seen = key, {key}
        while at not in own and parents.get(at) and parents[at] not in seen:
            at = parents[at]
            seen.add(at)
        if at in own:
            out[key] = own[at]
    return out


def level_of(properties: etree._Element | None, styles: Mapping[str, int | None]) -> int | None:
    """The level of a paragraph with these properties."""
    level = stated(properties)
    if level is not None:
        return level if level <= LEVELS else None
    style = value(properties.find(f"{W}pStyle"), "val") if properties is not None else ""
    return styles.get(style)


def stated(properties: etree._Element | None) -> int | None:
    """The level that properties name themselves, from 1; more than `LEVELS` for text, None where they name none."""
    level = value(properties.find(f"{W}outlineLvl"), "val") if properties is not None else ""
    return int(level) + 1 if level.isdigit() else None


def _named(name: str) -> int | None:
    """The level that the name of a style says; None for one that says none."""
    plain = " ".join(name.lower().split())
    if plain in _names()["titles"]:
        return TITLE
    found = _NUMBERED.fullmatch(plain)
    return int(found[2]) if found and found[1] in _names()["headings"] else None


@lru_cache(maxsize=1)
def _names() -> dict[str, list[str]]:
    table = Path(__file__).with_name("outline.toml")
    return {key: list(names) for key, names in tomllib.loads(table.read_text(encoding="utf-8")).items()}
