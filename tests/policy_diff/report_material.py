"""What the report tests render: the corpus as read, hostile policies, and a way to run a system's program."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from normalizers.text import Edit, Piece, TracedText
from policy_diff import pipeline
from policy_diff.collate import compare
from policy_diff.model import Bilingual, Comparison, Fact, Finding, Item, Lines, Policy, Section, Source
from policy_diff.reports.wording import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
LANGS = LANGUAGES
#: what must stay text wherever it stands
SCRIPT, FORMULA, TEMPLATE = "<script>alert(1)</script>", '=HYPERLINK("http://evil.example","x")', "{{7*7}}"
MARKUP, ENTITY, FIELD = '"><img src=x onerror=alert(1)>', "&lt;b&gt; & <w:t>", "{ INCLUDETEXT x }"
HOSTILE = (SCRIPT, FORMULA, TEMPLATE, MARKUP, ENTITY, FIELD)
#: for tests that make a PDF
typst = pytest.mark.skipif(find_spec("typst") is None, reason="NOT CHECKED: typst is missing; pip install -e '.[dev]'")


@cache
def corpus() -> Comparison:
    """The five policies as read from their damaged files."""
    return pipeline.compare([ROOT / "corpus" / "originals"])


@cache
def corpus_turned() -> Comparison:
    """The same policies, given in another order."""
    return pipeline.compare(list(reversed(corpus().policies)))


def _traced(lines: Sequence[str]) -> TracedText:
    """A text whose first line was repaired: its first character was something else."""
    first = lines[0]
    before = f"_{first}"
    edit = Edit("tatweel", 1, before, (Piece(1, len(before)),), "a test", 0.9)
    return TracedText("\n".join([before, *lines[1:]]), (edit,))


def _policy(siglum: str, texts: Sequence[str], facts: dict[str, Fact], name: str) -> Policy:
    items = tuple(Item(text=text, lines=Lines(number, number)) for number, text in enumerate(texts, 1))
    return Policy(
        source=Source(path=f"folder/{name}.txt", sha256=""),
        siglum=siglum,
        policy_type="beneficiary_relations",
        traced=_traced(texts),
        title=name,
        association=name,
        sections=(Section(key="tools", heading=name, lines=Lines(1, len(texts)), items=items),),
        facts=facts,
        findings=(
            Finding(code="x", severity="low", message=Bilingual(ar=name, en=name), lines=Lines(2, 3), quote=name),
        ),
    )


@cache
def hostile() -> Comparison:
    """Two policies in which everything that can be text is hostile."""
    duration = {"bound": "min", "count": 2, "unit": "week", "days": 14, "working_days": False, "qualifier": TEMPLATE}
    one = {
        "response_time": Fact(key="response_time", status="stated", value=duration, text=SCRIPT, lines=Lines(1, 3)),
        "reviewing_body": Fact(key="reviewing_body", status="stated", value=FORMULA, text=FORMULA, lines=Lines(2, 2)),
        "board_chair": Fact(key="board_chair", status="unclear", text=MARKUP, lines=Lines(1, 1)),
        "license_number": Fact(key="license_number", status="not_stated"),
    }
    other = {key: Fact(key=key, status="not_stated") for key in one}
    texts = [f"يلتزم الموظف بما يلي {text} في كل حال" for text in HOSTILE]
    changed = [text.replace("الموظف", "العامل") for text in texts]
    return compare([_policy(SCRIPT, texts, one, SCRIPT), _policy("b&<b>", changed, other, TEMPLATE)])


def many(number: int) -> Comparison:
    """More policies than stand side by side on a page."""
    policy = hostile().policies[0]
    return compare([replace(policy, siglum=f"p{at:02}") for at in range(number)])


def program(name: str, package: str) -> str:
    """The path of a system's program; without it the test is skipped, and says what to install."""
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"NOT CHECKED: {name} is missing; apt-get install {package}")
    return path


def ran(*arguments: str | Path) -> str:
    """The output of a program that must succeed."""
    done = subprocess.run([str(a) for a in arguments], capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout
