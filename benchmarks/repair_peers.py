"""The tools that repair Arabic text, each run over the same texts in an interpreter of its own.

The peers are installed from PyPI into an environment of their own, pinned, with their defaults; nothing
of them enters this project's environment. Every tool, ours included, runs in the same way: a process
that reads texts as JSON, and gives back the repaired texts and the seconds of processor time they took.
"""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("arafix==1.2.0", "arabic-repair==0.1.0", "ftfy==6.3.1")
OURS = "policy-diff"
#: what each tool runs to make `repair(text)`, which gives the repaired text
TOOLS = {
    OURS: """
import normalizers
def repair(text):
    return normalizers.repair(text).text
""",
    "arafix": """
import arafix
def repair(text):
    return arafix.repair_text(text).text
""",
    "arabic-repair": """
from arabic_repair import repair
""",
    "ftfy": """
from ftfy import fix_text as repair
""",
}
_LOOP = """
import json, sys, time
work = json.load(sys.stdin)
for text in work["texts"][:5]:
    repair(text)
start = time.process_time()
for _ in range(work["times"]):
    texts = [repair(text) for text in work["texts"]]
json.dump({"texts": texts, "seconds": time.process_time() - start}, sys.stdout)
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What a tool made of the texts, and the processor seconds that all rounds took, after a few to warm up."""

    texts: tuple[str, ...]
    seconds: float


@contextmanager
def environment(folder: Path | None) -> Iterator[Path]:
    """The interpreter of an environment with the peers, in `folder` (made once, kept) or a temporary one."""
    if folder is None:
        with TemporaryDirectory() as name, environment(Path(name)) as python:
            yield python
        return
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        venv.create(folder, with_pip=True)
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PACKAGES]
    subprocess.run(install, check=True)
    yield python


def run(tool: str, python: Path, texts: Sequence[str], times: int = 1) -> Run:
    """`texts` repaired by `tool`, `times` times over. Raises CalledProcessError when it fails."""
    interpreter = sys.executable if tool == OURS else str(python)
    done = subprocess.run(
        [interpreter, "-c", TOOLS[tool] + _LOOP],
        input=json.dumps({"texts": list(texts), "times": times}),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT if tool == OURS else None,
    )
    found = json.loads(done.stdout)
    return Run(tuple(found["texts"]), found["seconds"])
