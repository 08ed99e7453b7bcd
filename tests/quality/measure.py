"""What the program gets out of the corpus now.

`python -m tests.quality.measure > floors.new` writes floors that are raised where a score is better
than its floor, and left where it is worse: then `make test` says so.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tomllib
from functools import cache
from pathlib import Path

from normalizers import TracedText
from policy_diff.corpus import load_corpus
from policy_diff.model import Policy
from policy_diff.pipeline import collated, read
from policy_diff.reports.json_report import comparison_json, policy_json
from tests.conftest import CORPUS
from tests.quality.scoring import divergence_fails, divergences_wanted, load, policy_score, words_wrong

FLOORS = Path(__file__).parent / "floors.toml"
STEMS = tuple(sorted(path.stem for path in (CORPUS / "originals").glob("*.txt")))
WANTED = load(CORPUS / "gold" / "divergences.yaml")

Score = dict[str, float]


def corpus_digest() -> str:
    """One number for the originals and their gold."""
    digest = hashlib.sha256()
    for folder in ("originals", "gold"):
        for path in sorted((CORPUS / folder).rglob("*")):
            if path.is_file():
                digest.update(path.relative_to(CORPUS).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


@cache
def alone(stem: str) -> Policy:
    """One original read by itself, as `parse` does."""
    return read(CORPUS / "originals" / f"{stem}.txt")


@cache
def together() -> dict[str, Policy]:
    """The originals read together, as `compare corpus` does, by stem."""
    return {Path(policy.source.path).stem: policy for policy in load_corpus()}


def score(stem: str, policy: Policy) -> Score:
    """A policy against its gold; `text_words_wrong` is the repaired text against the gold lines."""
    reached = policy_score(load(CORPUS / "gold" / f"{stem}.yaml"), json.loads(policy_json(policy)))
    return {**reached, "text_words_wrong": text_words_wrong(stem, policy.traced)}


def text_words_wrong(stem: str, traced: TracedText) -> float:
    """The repaired text against the gold lines."""
    lines = (CORPUS / "gold" / "lines" / f"{stem}.txt").read_text(encoding="utf-8")
    return round(words_wrong(lines, traced.text), 4)


@cache
def divergence_failures() -> tuple[str, ...]:
    """What the comparison of the corpus does not say as it should."""
    return tuple(divergence_fails(WANTED, json.loads(comparison_json(collated(tuple(together().values()))))))


def divergences_found() -> int:
    """How many of the wanted divergences the comparison finds."""
    return divergences_wanted(WANTED) - len(divergence_failures())


def fallen(reached: Score, floors: Score) -> dict[str, str]:
    """The floors that are not kept; what ends in `wrong` has a ceiling instead."""
    return {
        name: f"{reached[name]}, pinned at {pinned}"
        for name, pinned in floors.items()
        if (reached[name] > pinned if name.endswith("wrong") else reached[name] < pinned)
    }


def _raised(reached: Score, floors: Score) -> Score:
    better = {name: min if name.endswith("wrong") else max for name in reached}
    return {name: better[name](value, floors.get(name, value)) for name, value in reached.items()}


def main() -> None:
    """Write the floors, raised to what is reached."""
    pinned = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    out = [line for line in FLOORS.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    out += [f'corpus_digest = "{corpus_digest()}"', "", "[divergences]"]
    out += [f"found = {max(divergences_found(), pinned.get('divergences', {}).get('found', 0))}"]
    for kind, policies in (("alone", {stem: alone(stem) for stem in STEMS}), ("together", together())):
        for stem, policy in policies.items():
            floors = _raised(score(stem, policy), pinned.get(kind, {}).get(stem[:3], {}))
            out += ["", f"[{kind}.{stem[:3]}]", *(f"{name} = {value}" for name, value in floors.items())]
    sys.stdout.write("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
