"""Reading many files: in order, within limits, and no file takes another with it."""

from __future__ import annotations

import io
import zipfile
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pebble
import pytest

from policy_diff.errors import UnreadableError
from policy_diff.readers import Document, Limits, Terms, read_each, workers
from tests.conftest import Command
from tests.policy_diff.pdf_maker import MORE, WORDS, Maker, lines_of

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SHORT = f"<w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p>"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files that can be read, and files that ask for too much."""
    folder = tmp_path_factory.mktemp("many")
    (folder / "a.pdf").write_bytes(lines_of([WORDS]))
    (folder / "b.txt").write_text(MORE, encoding="utf-8")
    long = Maker()
    page = long.page()
    for number in range(40):
        long.line(page, WORDS, 800 - 18 * number)
    long.pages *= 200
    (folder / "c.pdf").write_bytes(long.bytes())
    (folder / "d.docx").write_bytes(_word(SHORT, ("<w:x>" + " " * 9_000_000 + "</w:x>") * 5, copies=4))
    (folder / "e.pdf").write_bytes(b"%PDF-1.7 broken")
    (folder / "f.pdf").write_bytes(lines_of([MORE]))
    (folder / "g.docx").write_bytes(_word(SHORT))
    return folder


def _word(body: str, header: str = "", copies: int = 0) -> bytes:
    """A Word file with so many headers."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for number in range(copies):
            archive.writestr(f"word/header{number}.xml", f"<w:hdr {W}>{header}</w:hdr>")
    return out.getvalue()


def test_a_run_over_many_survives_each_of_them(folder: Path) -> None:
    paths = [*sorted(folder.iterdir()), folder / "gone.pdf"]
    limits = Limits(seconds=1.0)
    told: list[tuple[int, int, int]] = []
    outcomes = read_each(paths, Terms(limits=limits, jobs=2), lambda *now: told.append(now))
    read = {path.name: outcome for path, outcome in zip(paths, outcomes, strict=True)}
    assert [getattr(read[name], "text", read[name]) for name in ("a.pdf", "b.txt", "f.pdf")] == [
        f"{WORDS}\n",
        MORE,
        f"{MORE}\n",
    ]
    assert "longer than the limit of 1 seconds" in str(read["c.pdf"])
    assert "--max-seconds" in str(read["c.pdf"])
    assert all(isinstance(read[name], UnreadableError) for name in ("e.pdf", "gone.pdf"))
    assert all(done <= pages for _, done, pages in told)


def test_a_file_that_needs_too_much_memory_does_not_spoil_the_next(folder: Path) -> None:
    terms = Terms(limits=Limits(memory=160_000_000), jobs=1)
    grown, small = read_each([folder / "d.docx", folder / "g.docx"], terms)
    assert "more memory than the limit of 160 MB" in str(grown) and "--max-memory" in str(grown)
    assert isinstance(small, Document)


def test_what_is_read_here_and_what_in_a_worker() -> None:
    assert not workers.is_heavy("-")
    assert not workers.is_heavy("/nowhere/at/all.pdf")
    assert not workers.is_heavy(Path(__file__).parent)
    assert not workers.is_heavy(__file__)


def test_a_worker_that_dies_is_one_failure() -> None:
    died: Future[Document | UnreadableError] = Future()
    died.set_exception(pebble.ProcessExpired("Abnormal termination", code=-9))
    outcome = workers.outcome_of(died, "x.pdf", Limits())
    assert isinstance(outcome, UnreadableError) and "broke down" in outcome.what and outcome.to_do
    broken: Future[Document | UnreadableError] = Future()
    broken.set_exception(BrokenProcessPool())
    assert workers.outcome_of(broken, "x.pdf", Limits()) is None, "and is tried again"


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        (["--max-pages", "199"], "more pages than the limit of 199"),
        (["--max-size", "0.001"], "larger than the limit of 0.02 MB"),
    ],
)
def test_limits_are_options(command: Command, folder: Path, limit: list[str], said: str) -> None:
    done = command("parse", folder / "c.pdf", "--jobs", 0, *limit)
    assert done.code == 2
    assert said in done.err and limit[0] in done.err, "it says how to raise it"
    assert len(done.err.splitlines()) == 2


def test_the_options_have_the_defaults_of_the_library(command: Command) -> None:
    shown = " ".join(command("compare", "--help").out.split())
    limits = Limits()
    for option, default in (
        ("--max-size MB", f"{limits.bytes / 1e6}"),
        ("--max-pages N", f"{limits.pages}"),
        ("--max-seconds N", f"{limits.seconds}"),
        ("--max-memory MB", f"{limits.memory // 1_000_000}"),
    ):
        assert f"[default: {default};" in shown.partition(option)[2][:160], option
