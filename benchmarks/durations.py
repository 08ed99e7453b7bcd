"""How well durations in Arabic policies are read: ours, and what other libraries make of the same phrases.

    python benchmarks/durations.py            our figures, and every phrase that is read otherwise
    python benchmarks/durations.py --peers    beside dateparser and Maha, each in an environment of its own

No other library tells a floor from a ceiling, so amounts and bounds are scored apart. A peer's amount
counts as right when it is the same time, in whatever unit; a month may be 28 to 31 days.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from policy_diff.facts.duration import Amount, Duration, durations

HERE = Path(__file__).parent
NOTHING, UNCLEAR, OPEN = "none", "unclear", "unspecified"
#: distribution, and a program that reads phrases and writes the days of every amount it finds, as JSON
PEERS = {
    "dateparser": (
        ("dateparser",),
        """
import datetime, json, sys
from dateparser.search import search_dates
base = datetime.datetime(2023, 1, 1)
settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "future"}
def read(text):
    found = search_dates(text, languages=["ar"], settings=settings) or []
    return [abs((day - base).total_seconds()) / 86400 for _, day in found]
json.dump([read(text) for text in json.load(sys.stdin)], sys.stdout)
""",
    ),
    "Maha": (
        ("mahad==0.3.0",),
        """
import json, sys
from maha.parsers.functions import parse_dimension
days = {"SECONDS": 1 / 86400, "MINUTES": 1 / 1440, "HOURS": 1 / 24, "DAYS": 1, "WEEKS": 7, "MONTHS": 30, "YEARS": 365}
def read(text):
    found = parse_dimension(text, duration=True)
    return [sum(float(part.value) * days[part.unit.name] for part in one.value.values) for one in found]
json.dump([read(text) for text in json.load(sys.stdin)], sys.stdout)
""",
    ),
}


@dataclass(frozen=True)
class Phrase:
    """A phrase and what it states."""

    group: str
    text: str
    wants: str

    @property
    def spans(self) -> list[tuple[float, float]]:
        """The fewest and the most days of every amount."""
        found = []
        for one in self.wants.split("; "):
            words = [word for word in one.split() if word not in ("working", "often")][1:]
            for count, unit in zip(words[::2], words[1::2], strict=True):
                between = Amount(float(count), unit).between  # type: ignore[arg-type]
                assert between
                found.append(between)
        return found


def phrases() -> tuple[Phrase, ...]:
    """All phrases, in the order of the files."""
    out = []
    for path in sorted((HERE / "durations").glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            out += [Phrase(**row) for row in csv.DictReader(file, delimiter="\t")]
    return tuple(out)


def said(text: str) -> str:
    """What we read in a phrase, in the words of the data."""
    return "; ".join(_said(one) for one in durations(text)) or NOTHING


def _said(one: Duration) -> str:
    if not one.clear:
        return UNCLEAR
    amounts = [f"{amount.count:g} {amount.unit}" for amount in one.amounts]
    return " ".join([one.bound, *amounts, *(["working"] * one.working_days), *(["often"] * one.frequency)])


def wrong_bounds(run: Sequence[Phrase]) -> list[Phrase]:
    """Those in which we say a bound, and another one than is stated. Unclear is allowed, wrong is not."""
    found = []
    for phrase in run:
        got, want = (_bounds(text) for text in (said(phrase.text), phrase.wants))
        if any(bound not in want for bound in got - {UNCLEAR, NOTHING}):
            found.append(phrase)
    return found


def _bounds(text: str) -> set[str]:
    return {one.split()[0] for one in text.split("; ")}


def days_of_ours(texts: Sequence[str]) -> list[list[float]]:
    """The days of every amount that we find, for a comparison with libraries that know no bounds."""
    return [
        [float(amount.days) for one in durations(text) for amount in one.amounts if amount.days is not None]
        for text in texts
    ]


def days_of_peer(name: str, texts: Sequence[str]) -> list[list[float]]:
    """The same by another library, installed into an environment of its own."""
    packages, program = PEERS[name]
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = str(Path(folder) / "bin" / "python")
        subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], check=True)
        done = subprocess.run(
            [python, "-c", program], input=json.dumps(texts), capture_output=True, text=True, check=True
        )
    found: list[list[float]] = json.loads(done.stdout)
    return found


def amounts_right(phrase: Phrase, days: Sequence[float]) -> bool:
    """Whether just the amounts that a phrase states were found, whatever their bounds."""
    spans = sorted(phrase.spans)
    found = sorted(days)
    return len(spans) == len(found) and all(
        low * 0.99 <= day <= high * 1.01 for (low, high), day in zip(spans, found, strict=True)
    )


def table(run: Sequence[Phrase], readers: dict[str, Callable[[Sequence[str]], list[list[float]]]]) -> Iterator[str]:
    """Shares of phrases whose amounts are right, and of hard negatives in which nothing is found."""
    stating = [p for p in run if p.spans and UNCLEAR not in p.wants]
    silent = [p for p in run if p.wants == NOTHING]
    yield f"| reader | amounts right (of {len(stating)}) | silent on {len(silent)} | all right, bounds too |"
    yield "|---|---|---|---|"
    exact = sum(said(p.text) == p.wants for p in run)
    for name, read in readers.items():
        right = sum(amounts_right(p, d) for p, d in zip(stating, read([p.text for p in stating]), strict=True))
        quiet = sum(not d for d in read([p.text for p in silent]))
        bounds = f"{exact / len(run):.3f}" if name == "policy-diff" else "none"
        yield f"| {name} | {right / len(stating):.3f} | {quiet / len(silent):.3f} | {bounds} |"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", action="store_true", help="install other libraries and score them too")
    run = phrases()
    readers: dict[str, Callable[[Sequence[str]], list[list[float]]]] = {"policy-diff": days_of_ours}
    if parser.parse_args().peers:
        for name in PEERS:
            readers[name] = lambda texts, name=name: days_of_peer(name, texts)  # type: ignore[misc]
    for phrase in run:
        if said(phrase.text) != phrase.wants:
            print(f"{phrase.group}: {phrase.text}\n    stated {phrase.wants}; read {said(phrase.text)}")
    print("\n".join(table(run, readers)))
    print(f"\nwrong bounds: {len(wrong_bounds(run))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
