"""Whether the confidence of an edit means something: how many of those given .9 are right?

`python -m tests.quality.calibration` prints the table; with `--all` over every policy of the held-aside part and
with more damage; with `--wrong N` also N wrong edits of each code.

An edit is judged by itself against the line as it was meant, by what it *newly* puts together:

- it moved letters about: every run of four letters that was not there before stands in the line as it
  was meant (lam and alef left out, because a repair of order does not answer for a broken ligature),
  and fewer words of the line are wrong than before;
- it changed words in their place (joined, split, respelt): every new word stands in the line as meant;
- it changed brackets only: they are more like those of the line as meant.

What no reader could see (a tatweel, a direction mark, a glyph spelt out) is not judged: it would make
the share of right edits look better than it is.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from normalizers import Edit, repair
from policy_diff import written
from tests import damage
from tests.conftest import CORPUS
from tests.quality import word_damage
from tests.quality.scoring import words

#: the bounds of the bins of the table
BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.93, 0.96, 1.01)
#: every how many-th policy of the held-aside part is enough for a test
STEP = 4
#: how large a share of a document's lines is damaged: whole documents, and documents that are mostly healthy;
#: where an extractor cuts at the word processor's runs, most lines have one run only
SHARES = (1.0, 0.25)
SHARES_OF = {"rotated": (0.25, 0.1)}
_BRACKETS = "()[]{}«»"
_LIGATURE = frozenset("لاأإآ")


@dataclass(frozen=True, slots=True)
class Verdict:
    """An edit, what was done to its document, the line as meant, and whether the edit was right."""

    edit: Edit
    kind: str
    meant: str
    right: bool


def judged(edit: Edit, meant: str) -> bool | None:
    """Whether the edit is right where the line was meant to be `meant`; None where there is nothing to see."""
    wanted = words(meant)
    before, after = (_without_torn(words(text), wanted) for text in (edit.before, edit.after))
    if before == after:
        return _brackets(edit, meant)
    if _skeleton(before) != _skeleton(after):
        new = _runs(after) - _runs(before)
        nearer = Levenshtein.distance(wanted, after) < Levenshtein.distance(wanted, before)
        return nearer and new <= _runs(wanted)
    return not Counter(after) - Counter(before) - Counter(wanted)


def _without_torn(found: Sequence[str], wanted: Sequence[str]) -> list[str]:
    """The words without numbers that the line as meant does not have: torn list numbers, which go later."""
    return [word for word in found if not word.isdigit() or word in wanted]


def _brackets(edit: Edit, meant: str) -> bool | None:
    before, after, wanted = ([c for c in text if c in _BRACKETS] for text in (edit.before, edit.after, meant))
    if before == after:
        return None
    return Levenshtein.distance(wanted, after) < Levenshtein.distance(wanted, before)


def _skeleton(found: Sequence[str]) -> str:
    return "".join(c for c in "".join(found) if c not in _LIGATURE)


def _runs(found: Sequence[str], size: int = 4) -> set[str]:
    """Every run of letters, the edges of the line among them."""
    text = f"<{_skeleton(found)}>"
    return {text[at : at + size] for at in range(max(1, len(text) - size + 1))}


@cache
def clean_documents(step: int = STEP) -> tuple[tuple[str, ...], ...]:
    """Every so-many-th policy of the held-aside part, printed."""
    policies = written.load_all(CORPUS / "written", split="test")[1::step]
    return tuple(tuple(written.render_text(policy, width=95).text.split("\n")) for policy in policies)


def damaged_documents(documents: Iterable[Sequence[str]]) -> Iterator[tuple[str, list[str], list[str]]]:
    """What was done, the lines as extracted, the lines as meant; each document in every kind."""
    for number, lines in enumerate(documents):
        for kind in damage.KINDS:
            for share in SHARES_OF.get(kind, SHARES):
                yield kind, damage.document(list(lines), kind, 100 + number, share), list(lines)
        for kind in word_damage.KINDS:
            yield kind, word_damage.document(list(lines), kind, 100 + number), list(lines)


def originals() -> Iterator[tuple[str, list[str], list[str]]]:
    """The five policies as extracted, each by itself, against their gold lines."""
    for path in sorted((CORPUS / "originals").glob("*.txt")):
        meant = (CORPUS / "gold" / "lines" / path.name).read_text(encoding="utf-8").split("\n")
        yield path.name[:3], path.read_text(encoding="utf-8").split("\n"), meant


def verdicts(documents: Iterable[tuple[str, list[str], list[str]]]) -> Iterator[Verdict]:
    """A verdict on every edit that can be judged."""
    for kind, extracted, meant in documents:
        for edit in repair("\n".join(extracted)).edits:
            right = judged(edit, meant[edit.line - 1])
            if right is not None:
                yield Verdict(edit, kind, meant[edit.line - 1], right)


def precision(found: Iterable[Verdict]) -> tuple[int, int]:
    """How many are right, and how many there are."""
    rights = [verdict.right for verdict in found]
    return sum(rights), len(rights)


def table(found: Sequence[Verdict]) -> Iterator[str]:
    """By confidence, then by code: how many edits, and which share is right."""
    for status in ("applied", "suggested"):
        yield f"{status:12} confidence   edits   right"
        for low, high in pairwise(BINS):
            yield from _row(f"{low:.2f}–{min(high, 1.0):.2f}", _bin(found, status, low, high))
    for axis in ("code", "kind"):
        yield f"\n{axis:30} ≥ .9: edits   right   below .9: edits   right   suggested: edits   right"
        for name in sorted({_axis(verdict, axis) for verdict in found}):
            mine = [verdict for verdict in found if _axis(verdict, axis) == name]
            parts = (_bin(mine, "applied", 0.9, 1.01), _bin(mine, "applied", 0, 0.9), _bin(mine, "suggested", 0, 1.01))
            yield f"{name:30}" + "  ".join(_cell(part) for part in parts)


def _axis(verdict: Verdict, axis: str) -> str:
    return verdict.edit.code if axis == "code" else verdict.kind


def _bin(found: Iterable[Verdict], status: str, low: float, high: float) -> list[Verdict]:
    return [one for one in found if one.edit.status == status and low <= one.edit.confidence < high]


def _cell(found: Sequence[Verdict]) -> str:
    right, total = precision(found)
    return f"{total:12} {right / total:8.3f}" if total else f"{0:12} {'':8}"


def _row(name: str, found: Sequence[Verdict]) -> Iterator[str]:
    if found:
        right, total = precision(found)
        yield f"{'':12} {name:10} {total:7}   {right / total:.3f}"


def _wrong(found: Sequence[Verdict], most: int) -> Iterator[str]:
    for code in sorted({one.edit.code for one in found}):
        mine = [v for v in found if v.edit.code == code and not v.right and v.edit.status == "applied"]
        for one in sorted(mine, key=lambda v: -v.edit.confidence)[:most]:
            yield f"\n{code} {one.edit.confidence} ({one.kind}) {one.edit.evidence}"
            yield from (f"  {name:7} {text}" for name, text in _texts(one))


def _texts(one: Verdict) -> tuple[tuple[str, str], ...]:
    return ("before", one.edit.before), ("after", one.edit.after), ("meant", one.meant)


def main() -> None:
    """Print the reliability table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true", help="every policy that was held aside")
    parser.add_argument("--wrong", type=int, default=0, metavar="N", help="show N wrong edits of each code")
    asked = parser.parse_args()
    documents = clean_documents(1 if asked.all else STEP)
    found = [*verdicts(damaged_documents(documents)), *verdicts(originals())]
    print("\n".join((*table(found), *_wrong(found, asked.wrong))))


if __name__ == "__main__":
    main()
