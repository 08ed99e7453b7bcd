"""How well dates in Arabic policies are read: every written form of 500 days, ours beside dateparser.

    python benchmarks/dates.py            our figures, and the forms that are read otherwise
    python benchmarks/dates.py --peers    beside dateparser, in an environment of its own

Forms: year first or last, five separators and more, blanks, marks of direction, digits of both kinds,
«هـ», «ه», «م» or nothing, month names of three traditions, days of the week. dateparser knows no Hijri
calendar from Arabic text, so it is scored on the Gregorian forms alone.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator, Mapping
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1])]

from policy_diff.facts.date import dates  # noqa: E402
from tests.policy_diff.date_forms import GREGORIAN_FORMS, HIJRI_FORMS, Form, days  # noqa: E402

DAYS = 500
_PEER = """
import json, sys
import dateparser
def read(text):
    found = dateparser.parse(text, languages=["ar"], settings={"DATE_ORDER": "DMY"})
    return found.date().isoformat() if found else None
json.dump([read(text) for text in json.load(sys.stdin)], sys.stdout)
"""


def cases(forms: Mapping[str, Form], *, hijri: bool) -> Iterator[tuple[str, str, str]]:
    """Name of the form, the text, and the day as ISO."""
    for name, form in forms.items():
        for day, (year, month, date) in days(DAYS):
            parts = (year, month, date) if hijri else (day.year, day.month, day.day)
            yield name, form(*parts), f"{parts[0]:04d}-{parts[1]:02d}-{parts[2]:02d}"


def ours(text: str) -> str | None:
    """The one date that we read in a text, or None."""
    found = dates(text)
    return found[0].iso if len(found) == 1 else None


def peer(texts: list[str]) -> list[str | None]:
    """The same by dateparser, installed into an environment of its own."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = str(Path(folder) / "bin" / "python")
        subprocess.run([python, "-m", "pip", "install", "--quiet", "dateparser"], check=True)
        done = subprocess.run(
            [python, "-c", _PEER], input=json.dumps(texts), capture_output=True, text=True, check=True
        )
    found: list[str | None] = json.loads(done.stdout)
    return found


def main() -> int:
    """Print both figures, and every form of which one day is read otherwise."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", action="store_true", help="install dateparser and score it too")
    wanted = parser.parse_args()
    print("| calendar | forms | dates | policy-diff | dateparser |\n|---|---|---|---|---|")
    for calendar, forms in (("Hijri", HIJRI_FORMS), ("Gregorian", GREGORIAN_FORMS)):
        run = list(cases(forms, hijri=calendar == "Hijri"))
        wrong = [(name, text) for name, text, iso in run if ours(text) != iso]
        theirs = "none"
        if wanted.peers and calendar == "Gregorian":
            right = sum(found == iso for found, (_, _, iso) in zip(peer([t for _, t, _ in run]), run, strict=True))
            theirs = f"{right / len(run):.3f}"
        print(f"| {calendar} | {len(forms)} | {len(run)} | {1 - len(wrong) / len(run):.4f} | {theirs} |")
        for name, text in dict(wrong).items():
            print(f"  {name}: {text} read as {ours(text)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
