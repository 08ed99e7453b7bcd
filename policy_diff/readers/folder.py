"""Which policies the given paths stand for, and the short names (sigla) people call them by.

A folder with a `manifest.toml` stands for the policies that it lists; a folder without one for
all files of a readable kind below it. A siglum comes from the manifest that names the file, else
from the file's name. Neither depends on the order in which the paths were given.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policy_diff.errors import UnreadableError, UsageError
from policy_diff.readers.document import STDIN, shown
from policy_diff.readers.own_reports import is_own_report

MANIFEST = "manifest.toml"
#: a siglum longer than this is cut at a word
LONGEST = 20
#: letters of a word that tells something, in Arabic and in Latin letters: «في», «and», «the» do not
TELLING = (3, 4)
#: the name of standard input
STDIN_SIGLUM = "stdin"
#: names that mean something else to `--baseline`
RESERVED = frozenset({"consensus"})

#: web pages, beside which browsers save a folder
_PAGES = (".html", ".htm")
_BREAK = re.compile(r"[\W_]+")
_CHECKSUM = re.compile(r"(?=.*\d)[0-9a-f]{8,}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A policy's file. `siglum` and `sha256` are empty unless a manifest gives them."""

    path: str
    siglum: str = ""
    sha256: str = ""


def find(path: str | Path, suffixes: Sequence[str]) -> tuple[Found, ...]:
    """The files that `path` stands for: itself, or those of the folder, in the manifest's order or sorted.

    A path that does not exist is kept: reading it says so. Raises UsageError for a folder without
    policies and UnreadableError for a broken manifest.
    """
    return _in_folder(Path(path), suffixes) if is_folder(path) else (_single(path),)


def distinct(files: Iterable[Found]) -> tuple[Found, ...]:
    """Each file once, at its first place, however its path is written."""
    return tuple({identity(file.path): file for file in reversed(tuple(files))}.values())[::-1]


def sigla(files: Sequence[Found]) -> tuple[str, ...]:
    """A unique short name for each file, in their order; ties are settled by path, not by order."""
    names = [""] * len(files)
    taken = set(RESERVED)
    telling = _telling(files)
    for index in sorted(range(len(files)), key=lambda i: (not files[i].siglum, files[i].path)):
        names[index] = _unused(_candidates(files[index], telling.get(files[index].path, [])), taken)
        taken.add(names[index])
    return tuple(names)


def _telling(files: Sequence[Found]) -> dict[str, list[str]]:
    """For each path without a siglum, the words of its name that tell it from the others.

    Of a name that is too long, those go that most names with the same first word share («policy to regulate …»),
    but for the first where another file would be left with the same words, or this one with a number; then the
    shortest ones.
    """
    words = {file.path: _words(file) for file in files if not file.siglum and file.path != STDIN}
    alike = {path: [other for other in words.values() if other[:1] == own[:1]] for path, own in words.items()}
    rare = {
        path: [word for word in own if 2 * sum(word in other for other in alike[path]) <= len(alike[path])] or own
        if len(alike[path]) > 1 and len("-".join(own)) > LONGEST
        else own
        for path, own in words.items()
    }
    times = Counter(map(tuple, rare.values()))
    for path, own in rare.items():
        if own != words[path] and (times[tuple(own)] > 1 or not any(map(str.isalpha, own))):
            rare[path] = [*words[path][:1], *own]
    return {path: _without_shortest(own) for path, own in rare.items()}


def _without_shortest(words: list[str]) -> list[str]:
    fits = len("-".join(words)) <= LONGEST
    return words if fits else [word for word in words if len(word) >= TELLING[word.isascii()]] or words


def _words(file: Found) -> list[str]:
    """The words of a file's name; a checksum is none."""
    return [word for word in _BREAK.split(Path(shown(file.path)).stem) if word and not _CHECKSUM.fullmatch(word)]


def _printed(name: str) -> str:
    """`name` without what cannot be printed: a siglum stands in reports and messages."""
    return "".join(filter(str.isprintable, shown(name))).strip()


def _unused(candidates: Sequence[str], taken: set[str]) -> str:
    for candidate in candidates:
        if candidate not in taken:
            return candidate
    number = 2
    while f"{candidates[0]}-{number}" in taken:
        number += 1
    return f"{candidates[0]}-{number}"


def _candidates(file: Found, words: Sequence[str]) -> tuple[str, ...]:
    """Names for a file, best first: of the words that tell it those that fit, then more, then its folder's name."""
    if file.siglum:
        return (file.siglum,)
    if file.path == STDIN:
        return (STDIN_SIGLUM,)
    path = Path(file.path)
    if not words:
        return (_printed(path.stem)[:LONGEST] or "policy",)
    fitting = max((n for n in range(1, len(words) + 1) if len("-".join(words[:n])) <= LONGEST), default=0)
    first = "-".join(words[:fitting]) or words[0][:LONGEST]
    longer = ("-".join(words[:size]) for size in range(fitting + 1, len(words) + 1))
    return (first, *longer, f"{_printed(_resolved(path).parent.name)}-{first}")


def is_folder(path: str | Path) -> bool:
    """Whether there is a folder of that name; what can be no name (too long, empty) is none."""
    try:
        return str(path) not in (STDIN, "") and Path(path).is_dir()
    except (OSError, ValueError):
        return False


def identity(path: str) -> str:
    """What two ways to write the path of one file have in common."""
    return path if path == STDIN else str(_resolved(path))


def _resolved(path: str | Path) -> Path:
    """Where a path leads; a loop of links leads to itself, and reading it says so."""
    try:
        return Path(path).resolve()
    except (OSError, RuntimeError, ValueError):
        return Path(path).absolute()


def _in_folder(folder: Path, suffixes: Sequence[str]) -> tuple[Found, ...]:
    listed = _listed(folder)
    files = listed if listed is not None else _searched(folder, suffixes)
    if not files:
        raise UsageError(
            "no policy in this folder",
            where=shown(folder),
            to_do=f"looked for {MANIFEST} and for {', '.join('*' + s for s in suffixes)}, in subfolders too",
        )
    return files


def _searched(folder: Path, suffixes: Sequence[str]) -> tuple[Found, ...]:
    """All readable files below `folder`, without hidden ones, reports of ours, and what browsers save beside a page."""
    files = [
        file
        for file in folder.rglob("*")
        if file.suffix.lower() in suffixes
        and not any(part.startswith(".") for part in file.relative_to(folder).parts)
        and file.is_file()
        and not is_own_report(file)
    ]
    pages = {file.with_suffix("") for file in files if file.suffix.lower() in _PAGES}
    return tuple(Found(str(file)) for file in sorted(files) if not _is_part_of_page(file, folder, pages))


def _is_part_of_page(file: Path, folder: Path, pages: set[Path]) -> bool:
    """Whether a file lies in a folder that is called like a web page beside it (`page.html`, `page_files`)."""
    within = [parent for parent in file.parents if parent.is_relative_to(folder) and parent != folder]
    names = {parent: re.split(r"[_.\-]", parent.name[::-1], maxsplit=1) for parent in within}
    return any(len(name) == 2 and parent.with_name(name[1][::-1]) in pages for parent, name in names.items())


def _single(path: str | Path) -> Found:
    """A file named by itself, with the siglum of a manifest beside it or one folder up."""
    if str(path) != STDIN:
        for folder in filter(is_folder, _resolved(path).parents[:2]):
            for file in _listed(folder, lenient=True) or ():
                if identity(file.path) == identity(str(path)):
                    return Found(str(path), file.siglum, file.sha256)
    return Found(str(path))


def _listed(folder: Path, *, lenient: bool = False) -> tuple[Found, ...] | None:
    """The policies that the folder's manifest lists, or None when it has no manifest.

    `lenient`: a broken manifest, which the user did not ask for, counts as none.
    """
    manifest = folder / MANIFEST
    if not manifest.is_file():
        return None
    try:
        entries = tomllib.loads(manifest.read_text(encoding="utf-8")).get("policy")
        if not isinstance(entries, list):
            raise ValueError("no [[policy]] in it")
        return tuple(_entry(entry, folder) for entry in entries)
    except (OSError, ValueError) as error:
        if lenient:
            return None
        raise UnreadableError(
            f"not a usable manifest: {error}",
            where=shown(manifest),
            to_do='each policy is listed as [[policy]] with file = "…" and, if wanted, siglum = "…"',
        ) from None


def _entry(entry: Any, folder: Path) -> Found:
    if not isinstance(entry, dict) or not isinstance(entry.get("file"), str):
        raise ValueError("a [[policy]] without file")
    siglum, checksum = entry.get("siglum", ""), entry.get("sha256", "")
    if not isinstance(siglum, str) or not isinstance(checksum, str):
        raise ValueError("siglum and sha256 are texts in quotes")
    return Found(str(folder / entry["file"]), siglum, checksum)
