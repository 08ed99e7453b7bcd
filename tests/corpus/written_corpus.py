"""What the tests of the written corpus share: the corpus, read once, and what is measured on it."""

from __future__ import annotations

import importlib
import importlib.util
import tomllib
from functools import cache
from pathlib import Path

from policy_diff.written import Manifest, Prose, WrittenPolicy, load_all, load_manifest, load_prose
from policy_diff.written.measures import Grams, grams
from tests.conftest import CORPUS

WRITTEN = CORPUS / "written"
#: the files of policies, so that each is a test case of its own
FILES = tuple(path for path in sorted(WRITTEN.glob("*/*.toml")) if path.parent.name != "prose")


def name_of(path: Path) -> str:
    """`whistleblowing/bayan`."""
    return f"{path.parent.name}/{path.stem}"


@cache
def policies() -> tuple[WrittenPolicy, ...]:
    """All written policies."""
    return load_all(WRITTEN)


@cache
def manifest() -> Manifest:
    """Who is in the corpus, and the split."""
    return load_manifest(WRITTEN)


@cache
def prose() -> tuple[Prose, ...]:
    """All pieces of prose."""
    return load_prose(WRITTEN)


@cache
def wording_of_the_originals() -> Grams:
    """The 5-grams of the five originals: as extracted, and as a careful reader mended them."""
    found: set[tuple[str, ...]] = set()
    for path in (*(CORPUS / "originals").glob("*.txt"), *(CORPUS / "gold" / "lines").glob("*.txt")):
        found |= grams(path.read_text(encoding="utf-8"))
    return frozenset(found)


#: the programs that make the language model's table; each says in `sources` what it learns from
BUILDERS = tuple(
    name for name in ("benchmarks.language_sources", "normalizers.tables.build") if importlib.util.find_spec(name)
)


@cache
def learnt(builder: str) -> dict[str, str]:
    """What that program learns from the corpus: the text of each file, list markers left out, by path."""
    sources = importlib.import_module(builder).sources(WRITTEN)
    paths = [source if isinstance(source, Path) else source[0] for source in sources]
    return {path.as_posix(): _text(path) for path in paths}


def _text(path: Path) -> str:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    sections = table.get("sections", ())
    bodies = [table.get("body", ""), *(section["body"] for section in sections)]
    lines = [line.partition(" | ")[2] or line for body in bodies for line in body.splitlines()]
    return "\n".join([table["title"], *table.get("cover", ()), *(section["heading"] for section in sections), *lines])
