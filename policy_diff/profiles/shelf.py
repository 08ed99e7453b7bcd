"""Which profiles there are: those of the program, and those in folders of the user's own.

A file `travel.toml` in such a folder teaches the type `travel`; one named like a type of the program
takes its place. Folders are given once, before anything is read (`use_folder`); nothing here reads
the environment. What this leaves alone: what a profile says.
"""

from __future__ import annotations

import os
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from policy_diff.profiles.faults import ProfileError, Source, unknown
from policy_diff.profiles.loading import load as load_with
from policy_diff.profiles.profile import Profile

#: the type of a policy that no other profile fits
GENERIC = "generic"
_NOT_TYPES = frozenset({"forms"})
_SUFFIX = ".toml"
_folders: list[Path] = []


def use_folder(folder: str | Path) -> tuple[str, ...]:
    """Look for profiles in `folder` too, from now on; the types that it teaches. Raises `ProfileError`.

    All of them are read at once, so that a fault shows before any policy is.
    """
    path = Path(folder)
    if not os.path.isdir(path):  # noqa: PTH112 (a name that is too long)
        raise ProfileError("not a folder", where=str(folder), to_do="name a folder that holds profile files (*.toml)")
    names = sorted(file.stem for file in path.glob(f"*{_SUFFIX}"))
    if not names:
        raise ProfileError("holds no profile", where=str(folder), to_do="put a file like travel.toml into it")
    if path not in _folders:
        _folders.append(path)
    forget()
    try:
        for name in names:
            profile(name)
    except ProfileError:
        _folders.remove(path)
        forget()
        raise
    return tuple(names)


def leave_folders() -> None:
    """Only the program's own profiles again."""
    _folders.clear()
    forget()


def forget() -> None:
    """Read the profiles anew when they are next asked for."""
    for cached in (_files, types, profile):
        cached.cache_clear()


def load(text: str, *, file: str) -> Profile:
    """The profile written in `text`; `file` is its name, for messages. Raises `ProfileError`."""
    if file == f"{GENERIC}{_SUFFIX}":
        return load_with(text, file=file, shared={}, facts={})
    generic = profile(GENERIC)
    return load_with(
        text,
        file=file,
        shared={section.key: section for section in generic.sections},
        facts=generic.facts,
        terms=generic.terms,
    )


@lru_cache(maxsize=1)
def _files() -> dict[str, Traversable]:
    """The file of every type; a folder that was added later comes before the earlier ones."""
    found: dict[str, Traversable] = {}
    for folder in (resources.files("policy_diff.profiles"), *_folders):
        for entry in folder.iterdir():
            name = entry.name.removesuffix(_SUFFIX)
            if entry.name.endswith(_SUFFIX) and name not in _NOT_TYPES:
                found[name] = entry
    return found


@lru_cache(maxsize=1)
def types() -> tuple[str, ...]:
    """The policy types there are, sorted, the generic one last."""
    return (*sorted(set(_files()) - {GENERIC}), GENERIC)


@lru_cache(maxsize=256)
def profile(policy_type: str) -> Profile:
    """The profile of a type. Raises `ProfileError` that names the types there are."""
    entry = _files().get(policy_type)
    if entry is None:
        raise unknown(policy_type, types(), "profile of the type")
    shown = str(entry) if isinstance(entry, Path) and entry.parent in _folders else entry.name
    text = entry.read_text(encoding="utf-8")
    loaded = load(text, file=shown if policy_type != GENERIC else entry.name)
    if loaded.policy_type != policy_type:
        Source(shown, text).fail("policy_type", f"is «{loaded.policy_type}»", f"the file's name, «{policy_type}»")
    return loaded


def profiles() -> tuple[Profile, ...]:
    """All profiles, the generic one last."""
    return tuple(profile(name) for name in types())
