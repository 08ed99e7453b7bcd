"""How much of a policy is found in extracts of it that have their lines out of order, with and without ordering them.

    python benchmarks/line_order.py FOLDER GOLD [--every]

FOLDER holds extracts of one policy, named `producer.extractor.txt`; GOLD is what a careful reader gets out of it
(as in corpus/gold). For each extractor the mean items F1 over its files is printed twice: with the lines taken as they
come, and in the order that `reading_order` gives them. `--every` prints every file whose figure differs. Files that
cannot be read are counted, and left out.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any
from unittest import mock

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from normalizers import TracedText, repair  # noqa: E402
from policy_diff.errors import UnreadableError  # noqa: E402
from policy_diff.readers.plain import read_plain  # noqa: E402
from policy_diff.segment import Segmented, segment, segmenting  # noqa: E402
from policy_diff.segment.reading_order import Order  # noqa: E402
from policy_diff.segment.reading_order_rows import rows_of  # noqa: E402
from tests.quality.scoring import load, policy_score  # noqa: E402


def as_they_come(traced: TracedText, _: object = None) -> Order:
    """The lines in the order of the extract."""
    return Order(rows_of(traced))


def items_f1(gold: dict[str, Any], found: Segmented) -> float:
    """The items F1 of a segmented text."""
    sections = [{"key": s.key, "items": [{"text": item.text} for item in s.walk()]} for s in found.sections]
    got = {"sections": sections, "facts": {}, "title": found.title, "association": found.association}
    return policy_score({**gold, "facts": {}}, got)["items_f1"]


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("gold", type=Path)
    options.add_argument("--every", action="store_true", help="print every file whose figure differs")
    given = options.parse_args()
    gold = load(given.gold)
    reached: dict[str, list[tuple[float, float]]] = defaultdict(list)
    unread = 0
    for path in sorted(given.folder.glob("*.txt")):
        try:
            traced = repair(read_plain(path.read_bytes(), path.name)[0])
        except UnreadableError:
            unread += 1
            continue
        with mock.patch.object(segmenting, "reading_order", as_they_come):
            before = items_f1(gold, segment(traced))
        after = items_f1(gold, segment(traced))
        reached[path.stem.rpartition(".")[2]].append((before, after))
        if given.every and before != after:
            print(f"{path.stem:44} {before:.3f} {after:.3f}")
    print(f"{'extractor':20} {'files':>5} {'as they come':>13} {'in order':>9}")
    for extractor, pairs in sorted(reached.items()):
        means = [statistics.mean(column) for column in zip(*pairs, strict=True)]
        print(f"{extractor:20} {len(pairs):5} {means[0]:13.3f} {means[1]:9.3f}")
    print(f"not readable as text: {unread}")


if __name__ == "__main__":
    main()
