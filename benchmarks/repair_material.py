"""What the repair engine and its peers are measured on: texts as extracted, and as they were meant.

Three sources, all clean of machine paths: the five originals with their gold lines, the held-aside part
of the written corpus under every kind of damage of `tests/damage.py`, and any folder that the user
names together with a reference. Lines of the first two stand one to one beside those of the reference.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [path for path in (str(ROOT),) if path not in sys.path]

from policy_diff import written  # noqa: E402
from tests import damage  # noqa: E402
from tests.quality.scoring import words, words_wrong  # noqa: E402

#: every how many-th held-aside policy is damaged
STEP = 3
#: in a rotated document most lines stay healthy; the other habits are those of a whole document
SHARES = {"rotated": 0.25}
#: characters to a line, as policies are printed
WIDTH = 95


@dataclass(frozen=True, slots=True)
class Case:
    """One text as extracted, and what it should say; `aligned` when their lines stand side by side."""

    group: str
    name: str
    extracted: str
    meant: str
    aligned: bool = True


def originals() -> Iterator[Case]:
    """The five policies of the corpus, each by itself."""
    for path in sorted((ROOT / "corpus" / "originals").glob("*.txt")):
        meant = (ROOT / "corpus" / "gold" / "lines" / path.name).read_text(encoding="utf-8")
        yield Case(f"original {path.name[:3]}", path.stem, path.read_text(encoding="utf-8"), meant)


def damaged(step: int = STEP) -> Iterator[Case]:
    """Held-aside written policies, damaged in every way the forward model knows."""
    policies = written.load_all(ROOT / "corpus" / "written", split="test")[::step]
    printed = [written.render_text(policy, width=WIDTH).text for policy in policies]
    for kind in damage.KINDS:
        for number, text in enumerate(printed):
            lines = damage.document(text.split("\n"), kind, number, SHARES.get(kind, 1.0))
            yield Case(f"written, {kind.replace('_', ' ')}", f"{kind}-{number}", "\n".join(lines), text)


def folder(texts: Path, reference: Path) -> Iterator[Case]:
    """The `.txt` files of a folder; `reference` is the text of each, or a folder of texts of the same names."""
    for path in sorted(texts.glob("*.txt")):
        meant = reference / path.name if reference.is_dir() else reference
        name = "/".join(texts.resolve().parts[-2:])
        extracted = path.read_text(encoding="utf-8", errors="replace")
        yield Case(name, path.stem, extracted, meant.read_text(encoding="utf-8"), aligned=False)


def wrong(case: Case, text: str) -> float:
    """Insertions, deletions and replacements of words, per word of the reference."""
    return words_wrong(case.meant, text)


def healthy_lines_changed(case: Case, text: str) -> tuple[int, int]:
    """How many lines were right as extracted and are no longer in the text, and how many were right.

    Lines count as often as they stand; the words of a line count, not its blanks and marks. So a tool
    that joins or parts lines is charged for those lines only.
    """
    if not case.aligned:
        return 0, 0
    pairs = zip(case.extracted.split("\n"), case.meant.split("\n"), strict=True)
    healthy = Counter(said for was, meant in pairs if (said := tuple(words(meant))) and tuple(words(was)) == said)
    kept = Counter(tuple(words(line)) for line in text.splitlines())
    return (healthy - kept).total(), healthy.total()


def groups(cases: Sequence[Case]) -> dict[str, list[int]]:
    """The places of the cases of each group, in the order of the cases."""
    found: dict[str, list[int]] = {}
    for at, case in enumerate(cases):
        found.setdefault(case.group, []).append(at)
    return found
