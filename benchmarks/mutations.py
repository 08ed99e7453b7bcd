"""How exactly single changes are reported: seeded mutations in copies of policies, each compared with its original.

    python benchmarks/mutations.py [--count 1000] [--seed 0] [--printed]

Every mutation is one change (a clause dropped, added, moved, moved and edited, a number changed, a negation
dropped, a synonym, a hamza left out) in a copy of a seed or of a policy of the written corpus. *Found* is a change
that is reported as exactly that change; *precision* is found over everything reported. `--printed` prints both
as text first and reads them again, so repair and segmentation are measured with it; only the class counts then.
`--damaged` damages the printed copy too, by the forward model: what is not the change must be identical, spelt
otherwise or unclear.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from policy_diff import pipeline, written  # noqa: E402
from policy_diff.collate import compare  # noqa: E402
from tests import damage  # noqa: E402
from tests.policy_diff import mutations  # noqa: E402

#: ways in which copies are damaged, and the letters of a printed line
WAYS = ("words_reversed", "rotated", "chunks", "letters_reversed", "wide")
WIDTH = 95
#: classes that say nothing wrong: in damaged copies also what could not be told
QUIET = {"healthy": ("identical",), **dict.fromkeys(WAYS, ("identical", "orthographic", "unclear"))}


def judged(made: mutations.Mutation) -> mutations.Judgement:
    """The mutation collated as transcribed."""
    comparison = compare([replace(made.original, siglum="a"), replace(made.copy, siglum="b")])
    return mutations.judged(made, comparison, "a", "b")


def judged_printed(made: mutations.Mutation, way: str = "healthy", number: int = 0) -> mutations.Judgement | None:
    """The mutation printed, its copy damaged in one `way`, read and compared; None for a seed: it has no print."""
    path = ROOT / made.original.source.path
    if path.suffix != ".toml":
        return None
    policy = written.load(path)
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / "a.txt", Path(folder) / "b.txt"]
        for file, one, how in zip(files, (made.original, made.copy), ("healthy", way), strict=True):
            lines = written.render_text(replace(policy, sections=one.sections), width=WIDTH).text.split("\n")
            file.write_text("\n".join(damage.document(lines, how, number)), encoding="utf-8")
        rows = [row for row in pipeline.compare(files).items() if row.divergence.kind.value not in QUIET[way]]
    said = [row for row in rows if row.divergence.kind.value in made.classes and bool(row.moved) == made.moved]
    wrong = tuple(mutations.shown(row, "a", "b") for row in rows if row not in said[:1])
    return mutations.Judgement(bool(said), len(rows), wrong)


def main() -> None:
    """Print one line a kind, and what was not reported as it should."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--count", type=int, default=1000)
    ask.add_argument("--seed", type=int, default=0)
    ask.add_argument("--printed", action="store_true", help="print the policies and read them again")
    ask.add_argument("--damaged", action="store_true", help="damage the printed copies, each in one way")
    wanted = ask.parse_args()
    start = time.perf_counter()
    made, found, reported = Counter[str](), Counter[str](), Counter[str]()
    for number in range(wanted.count):
        one = mutations.mutation(number, wanted.seed)
        way = WAYS[number // len(mutations.KINDS) % len(WAYS)] if wanted.damaged else "healthy"
        said = judged_printed(one, way, number) if wanted.printed or wanted.damaged else judged(one)
        if said is None or (wanted.damaged and one.kind == "hamza"):
            continue
        made[one.kind] += 1
        found[one.kind] += said.found
        reported[one.kind] += said.reported
        if not said.found or said.wrong:
            print(f"  {number} {one.kind} {way} {one.original.source.path}: {one.before} -> {one.after}; {said.wrong}")
    for kind in mutations.KINDS:
        print(f"{kind:15s} made {made[kind]:4d}  found {found[kind]:4d}  reported {reported[kind]:4d}")
    recall, precision = found.total() / made.total(), found.total() / reported.total()
    print(f"recall {recall:.4f}  precision {precision:.4f}  {time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
