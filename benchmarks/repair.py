"""How well and how fast damaged Arabic is repaired, beside the tools that say they do it, in one run.

    python benchmarks/repair.py [--folder DIR REFERENCE]… [--environment DIR] [--markdown [FILE]]

The peers (arafix, arabic-repair, ftfy) are installed from PyPI into an environment of their own: a
temporary one, or the folder given with --environment, which is kept. Every tool gets the same texts with
its defaults: the five originals, the held-aside part of the written corpus under every kind of damage, and
the `.txt` files of each --folder against its REFERENCE (one text, or a folder of texts of the same names).

*Words wrong* is the edit distance over words, per word of the reference (tests/quality/scoring.py): NFKC,
without tatweel, marks and punctuation, digits made ASCII; hamza counts. For a group it is the mean over its
files. *Healthy lines changed* are lines that were right as extracted and are no longer in the result. Ours
runs with provenance on, as always. `--markdown` renews the table in docs/repair.md.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import repair_material as material
from repair_material import Case
from repair_peers import TOOLS, Run, environment, run

DOCS = material.ROOT / "docs" / "repair.md"
#: what stands around the table in the docs
BEGIN, END = "<!-- measured: python benchmarks/repair.py --markdown -->", "<!-- end of measured -->"
#: how often the five originals are repaired to see how fast that goes
TIMES = 50

Runs = dict[str, Run]


def wrong_table(cases: Sequence[Case], runs: Runs) -> Iterator[str]:
    """Words wrong by group and tool; for a folder also the median, and how many files came out worse."""
    yield _row("words wrong, mean of the files", "files", "as extracted", *runs)
    yield _row("---", *["---:"] * (len(runs) + 2))
    for group, places in material.groups(cases).items():
        mine = [cases[at] for at in places]
        raw = [material.wrong(case, case.extracted) for case in mine]
        made = {tool: [material.wrong(cases[at], done.texts[at]) for at in places] for tool, done in runs.items()}
        columns = (raw, *made.values())
        yield _row(group, str(len(mine)), *(_percent(statistics.mean(column)) for column in columns))
        if not mine[0].aligned:
            yield _row(f"{group}, median", "", *(_percent(statistics.median(column)) for column in columns))
            yield _row(f"{group}, files made worse", "", "", *(str(_worse(raw, column)) for column in made.values()))


def _worse(raw: Sequence[float], made: Sequence[float]) -> int:
    return sum(after > before for before, after in zip(raw, made, strict=True))


def changed_table(cases: Sequence[Case], runs: Runs) -> Iterator[str]:
    """Healthy lines that are changed in their words, by group and tool."""
    yield _row("healthy lines changed", "healthy lines", *runs)
    yield _row("---", *["---:"] * (len(runs) + 1))
    for group, places in material.groups(cases).items():
        healthy = sum(material.healthy_lines_changed(cases[at], "")[1] for at in places)
        if healthy:
            changed = [
                sum(material.healthy_lines_changed(cases[at], done.texts[at])[0] for at in places)
                for done in runs.values()
            ]
            yield _row(group, str(healthy), *map(str, changed))


def speed_table(again: Runs, once: Runs) -> Iterator[str]:
    """Documents a second on one core: texts that a tool has met before, and texts that it meets for the first time."""
    yield _row("documents a second, one core", *again)
    yield _row("---", *["---:"] * len(again))
    yield _row(f"the five originals × {TIMES}", *(_speed(run, TIMES) for run in again.values()))
    number = len(next(iter(once.values())).texts)
    yield _row(f"the {number} texts of the tables above, each once", *(_speed(run, 1) for run in once.values()))


def _speed(run: Run, times: int) -> str:
    return f"{times * len(run.texts) / run.seconds:,.0f}"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _percent(value: float) -> str:
    return f"{100 * value:.1f} %"


def measured(folders: Sequence[tuple[Path, Path]], home: Path | None, step: int) -> Iterator[str]:
    """The tables, line by line."""
    cases = [*material.originals(), *material.damaged(step)]
    cases += [case for texts, reference in folders for case in material.folder(texts, reference)]
    texts = [case.extracted for case in cases]
    fresh = [case.extracted for case in material.originals()]
    with environment(home) as python:
        runs = {tool: run(tool, python, texts) for tool in TOOLS}
        again = {tool: run(tool, python, fresh, TIMES) for tool in TOOLS}
    yield from wrong_table(cases, runs)
    yield ""
    yield from changed_table(cases, runs)
    yield ""
    yield from speed_table(again, runs)


def renew(page: Path, lines: Sequence[str]) -> None:
    """Put the tables between the marks of a page. Exits when it has none."""
    text = page.read_text(encoding="utf-8")
    between = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
    if not between.search(text):
        sys.exit(f"{page}: nothing is marked to be renewed; put {BEGIN} and {END} where the table belongs")
    block = "\n".join((BEGIN, "", *lines, "", END))
    page.write_text(between.sub(lambda _: block, text), encoding="utf-8")


def main() -> None:
    """Measure, print, and renew the docs if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", nargs=2, type=Path, action="append", default=[], metavar=("DIR", "REFERENCE"))
    parser.add_argument("--environment", type=Path, metavar="DIR", help="keep the peers here; else temporary")
    parser.add_argument("--step", type=int, default=material.STEP, help="damage every so-many-th written policy")
    parser.add_argument("--markdown", type=Path, nargs="?", const=DOCS, metavar="FILE", help="renew the table there")
    asked = parser.parse_args()
    lines = list(measured([tuple(pair) for pair in asked.folder], asked.environment, asked.step))
    print("\n".join(lines))
    if asked.markdown:
        renew(asked.markdown, lines)


if __name__ == "__main__":
    main()
