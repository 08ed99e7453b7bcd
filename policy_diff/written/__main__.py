"""`python -m policy_diff.written FOLDER [--into README]`: the figures of the written corpus, as Markdown."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from policy_diff.written.figures import figures, into
from policy_diff.written.loading import WrittenError


def main() -> int:
    """Print the figures, or put them where they stand in a README; exit code 2 for a broken corpus."""
    parser = argparse.ArgumentParser(prog="python -m policy_diff.written", description="Figures of the written corpus.")
    parser.add_argument("folder", type=Path, help="corpus/written")
    parser.add_argument("--into", type=Path, metavar="README", help="put them between the marks in this file")
    given = parser.parse_args()
    try:
        made = figures(given.folder)
        if given.into:
            given.into.write_text(into(given.into.read_text(encoding="utf-8"), made), encoding="utf-8")
        else:
            sys.stdout.write(made + "\n")
    except (WrittenError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
