"""What a repair sees: all lines of the document, and what is known about the language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Protocol

from normalizers import alphabet
from normalizers.atoms import Kind, atoms
from normalizers.language_model import LanguageModel
from normalizers.text import Edit

#: a run of so many letters without a break is no writing, and no repair looks at it: the longest line of
#: a policy without its blanks has some 150, and repairs that weigh every part of a word would never end
ENDLESS = 400
_ENDLESS = re.compile(f"[{alphabet.WORD_CLASS}]{{{ENDLESS}}}")


@dataclass(frozen=True, slots=True)
class Document:
    """The lines as they stand now, and the language model with the documents at hand layered in.

    `siblings` are lines of other policies of the same run: evidence for order, joins and splits,
    never for content. `habits` counts the repairs that the document has needed so far, by code.
    """

    lines: tuple[str, ...]
    language: LanguageModel
    siblings: tuple[str, ...] = ()
    habits: Mapping[str, int] = field(default_factory=dict)

    def with_edits(self, edits: Sequence[Edit]) -> Document:
        """The document after the applied ones of `edits`, at most one to a line."""
        if not edits:
            return self
        lines = list(self.lines)
        for edit in edits:
            if edit.status == "applied":
                lines[edit.line - 1] = edit.after
        habits = dict(self.habits)
        for edit in edits:
            if edit.status == "applied":
                habits[edit.code] = habits.get(edit.code, 0) + 1
        return replace(self, lines=tuple(lines), habits=habits)

    def numbered(self) -> Iterator[tuple[int, str]]:
        """Line numbers from 1, with the lines that hold something that may be writing."""
        return iter(_numbered(self.lines))

    def words(self) -> Mapping[str, int]:
        """The words in Arabic letters, as they are written, and how often each stands in these lines; in the order in
        which they first turn up. What a repair need not ask of any word, it need not ask of a line."""
        return _words(self.lines)


@lru_cache(maxsize=1)
def _numbered(lines: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    """The lines that may be writing, with their numbers; most repairs ask for the same lines as the one before."""
    return tuple([(number, line) for number, line in enumerate(lines, 1) if line.strip() and not _endless(line)])


@lru_cache(maxsize=1)
def _words(lines: tuple[str, ...]) -> Mapping[str, int]:
    """The words of the lines; most repairs ask for those of the same lines as the one before."""
    word = Kind.WORD
    return Counter([atom.text for _, line in _numbered(lines) for atom in atoms(line) if atom.kind is word])


def _endless(line: str) -> bool:
    """Whether the line has an endless run of letters in it."""
    return len(line) >= ENDLESS and _ENDLESS.search(line) is not None


class Repair(Protocol):
    """A module of `normalizers.repairs`: one kind of damage and its mend.

    CODE names it in every output, NAME is the same in words, EXAMPLES are (broken, mended) pairs
    and CLEAN lines that must stay; they are its first tests and its `explain` page.
    """

    CODE: str
    NAME: str
    EXAMPLES: tuple[tuple[str, str], ...]
    CLEAN: tuple[str, ...]

    def mend(self, document: Document) -> Iterator[Edit]:
        """The edits this repair makes, at most one to a line."""
        ...
