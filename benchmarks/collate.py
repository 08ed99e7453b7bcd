"""How fast and how right the alignment is: mutated copies of the five gold policies.

    python benchmarks/collate.py [--policies 100 1000] [--clauses 0.2] [--words 0.12] [--peers]

Every copy is one of the gold policies in which some clauses have some of their words dropped, replaced or
followed by another word of the corpus, one clause in thirty is left out, and one in thirty stands
elsewhere in its list. Each clause remembers the clause of the first gold policy it came from (clauses
of other gold policies keep their own row's name), so the table can be checked: a clause is *right* when it
stands in the row where most clauses of its origin stand and that row's most common origin is its own.

`--peers` installs CollateX into an environment of its own, aligns the gold policies with it two, three and
five at a time, and prints its time beside ours for the same texts. It aligns words, not clauses, so only the
times are compared; it is not asked for more, because its time grows with the square of the words.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
import venv
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "policy_diff")]

from collate_material import gold_policies, renamed, words_edited  # noqa: E402

from policy_diff.collate import compare  # noqa: E402
from policy_diff.model import Comparison, Item, Policy  # noqa: E402

#: a shorter clause is a name; with one of its words replaced it names something else, so it is left alone
NAME = 4
#: (siglum, line) -> the clause it came from
Origins = dict[tuple[str, int], str]


def origins_of(gold: Sequence[Policy]) -> dict[tuple[str, int], str]:
    """A name for every clause of the gold policies, one for clauses that the checked comparison has on one row."""
    found: dict[tuple[str, int], str] = {}
    for section in compare(gold).sections:
        for row in section.rows:
            for siglum, reading in row.readings.items():
                if reading is not None:
                    found.setdefault((siglum, reading.lines.first), row.id)
    return found


def mutated(
    policy: Policy, siglum: str, clauses: float, words: float, vocabulary: Sequence[str], chance: random.Random
) -> Policy:
    """A copy with edited, dropped and moved clauses; every clause keeps its line."""

    def over(items: Sequence[Item]) -> tuple[Item, ...]:
        out = [item for item in items if chance.random() > 1 / 30]
        if len(out) > 2 and chance.random() < len(out) / 30:
            out.insert(chance.randrange(len(out)), out.pop(chance.randrange(len(out))))
        return tuple(replace(item, text=edit(item.text), items=over(item.items)) for item in out)

    def edit(text: str) -> str:
        chosen = chance.random() < clauses and len(text.split()) >= NAME
        return words_edited(text, words, vocabulary, chance) if chosen else text

    return replace(renamed(policy, siglum), sections=tuple(replace(s, items=over(s.items)) for s in policy.sections))


def population(count: int, clauses: float, words: float, seed: int = 1) -> tuple[list[Policy], Origins]:
    """`count` mutated copies, and where each of their clauses came from."""
    gold = gold_policies()
    known = origins_of(gold)
    vocabulary = sorted({word for p in gold for s in p.sections for item in s.walk() for word in item.text.split()})
    chance = random.Random(seed)
    policies, origins = [], {}
    for number in range(count):
        source = gold[number % len(gold)]
        siglum = f"{number:05d}"
        policies.append(mutated(source, siglum, clauses, words, vocabulary, chance))
        origins |= {(siglum, line): name for (s, line), name in known.items() if s == source.siglum}
    return policies, origins


def accuracy(comparison: Comparison, origins: Origins) -> float:
    """The share of clauses that stand in their origin's row."""
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    homes: dict[str, Counter[str]] = defaultdict(Counter)
    placed = []
    for section in comparison.sections:
        for row in section.rows:
            for siglum, reading in row.readings.items():
                if reading is not None:
                    origin = origins[siglum, reading.lines.first]
                    rows[row.id][origin] += 1
                    homes[origin][row.id] += 1
                    placed.append((row.id, origin))
    best_origin = {row: counts.most_common(1)[0][0] for row, counts in rows.items()}
    best_row = {origin: counts.most_common(1)[0][0] for origin, counts in homes.items()}
    return sum(best_origin[row] == origin and best_row[origin] == row for row, origin in placed) / len(placed)


_PEER = """
import json, sys, time
from collatex import Collation, collate
collation = Collation()
for name, text in json.load(sys.stdin).items():
    collation.add_plain_witness(name, text)
start = time.perf_counter()
collate(collation, output="table", segmentation=False)
print(time.perf_counter() - start)
"""
#: how many of the gold policies CollateX aligns
PEER_SIZES = (2, 3, 5)


def beside_collatex() -> None:
    """Print the times of CollateX and ours for the same policies."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = str(Path(folder) / "bin" / "python")
        install = [python, "-m", "pip", "install", "--quiet", "collatex", "levenshtein", "setuptools"]
        subprocess.run(install, check=True)
        for count in PEER_SIZES:
            policies = gold_policies()[:count]
            texts = {p.siglum: " ".join(item.text for s in p.sections for item in s.walk()) for p in policies}
            done = subprocess.run(
                [python, "-c", _PEER], input=json.dumps(texts), capture_output=True, text=True, check=True
            )
            start = time.perf_counter()
            compare(policies)
            mine, theirs = time.perf_counter() - start, float(done.stdout)
            print(f"{count:6d} seeds  {mine:7.3f} s   CollateX {theirs:7.2f} s   {theirs / mine:6.0f} times as long")


def main() -> None:
    """Print one line for each size."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--policies", type=int, nargs="+", default=[100, 1000])
    ask.add_argument("--clauses", type=float, default=0.2, help="share of clauses that are edited")
    ask.add_argument("--words", type=float, default=0.12, help="share of an edited clause's words")
    ask.add_argument("--peers", action="store_true", help="install CollateX and run it too")
    wanted = ask.parse_args()
    if wanted.peers:
        beside_collatex()
    print(f"{wanted.clauses:.0%} of the clauses edited, {wanted.words:.0%} of their words")
    for count in wanted.policies:
        policies, origins = population(count, wanted.clauses, wanted.words)
        clauses = sum(1 for p in policies for s in p.sections for _ in s.walk())
        start, busy = time.perf_counter(), time.process_time()
        comparison = compare(policies)
        seconds, busy = time.perf_counter() - start, time.process_time() - busy
        rows = sum(len(section.rows) for section in comparison.sections)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{count:6d} policies {clauses:7d} clauses {rows:5d} rows  {seconds:7.2f} s ({busy:.2f} of processor)  "
            f"{memory:6.0f} MB  accuracy {accuracy(comparison, origins):.4f}"
        )


if __name__ == "__main__":
    main()
