"""Files that mean harm or are none: each ends in a line that says what and what to do, soon, and alone."""

from __future__ import annotations

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from policy_diff.errors import UnreadableError
from policy_diff.readers import Document, Limits, Terms, read_document
from policy_diff.readers.pdf import read_pdf
from tests.conftest import Command
from tests.policy_diff.pdf_locked import locked
from tests.policy_diff.pdf_maker import MORE, WORDS, lines_of

PLAIN = Terms(recognise=False, convert=False)


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, the first its catalogue, without a table of them."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, text) for number, text in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer << /Root 1 0 R >>\n"


def with_content(content: bytes, extra: bytes = b"") -> bytes:
    """A PDF of one page with this content stream."""
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), extra, content),
    )


CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
BOMB = zlib.compress(zlib.compress(bytes(160_000_000), 9), 9)

PDFS: dict[str, tuple[Callable[[], bytes], str]] = {
    "with a password": (lambda: locked(lines_of([WORDS]), b"secret"), "is encrypted"),
    "without pages": (lambda: pdf(CATALOGUE, b"<< /Type /Pages /Kids [] /Count 0 >>"), "has no pages"),
    "pages in a circle": (lambda: pdf(CATALOGUE, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"), "x.pdf"),
    "cut in the middle": (lambda: lines_of([WORDS])[:700], "x.pdf"),
    "lists in lists": (lambda: pdf(CATALOGUE.replace(b">>", b"/X " + b"[" * 50_000 + b"]" * 50_000 + b">>")), "x.pdf"),
    "a bomb in a bomb": (lambda: with_content(BOMB, b"/Filter [/FlateDecode /FlateDecode]"), "unpacks to more than"),
    "5,000 pages": (
        lambda: pdf(
            CATALOGUE,
            b"<< /Type /Pages /Count 5000 /Kids [%s] >>" % (b"3 0 R " * 5000),
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        ),
        "more pages than the limit of 2,000",
    ),
}


@pytest.mark.parametrize("name", PDFS)
def test_a_hostile_pdf_is_refused(name: str) -> None:
    make, said = PDFS[name]
    with pytest.raises(UnreadableError) as refusal:
        read_pdf(make(), "x.pdf", terms=PLAIN)
    assert said in str(refusal.value) and refusal.value.to_do
    assert len(str(refusal.value).splitlines()) == 2


def test_a_pdf_that_anybody_may_open_is_read() -> None:
    assert read_pdf(locked(lines_of([WORDS]), b""), "x.pdf")[0] == f"{WORDS}\n"


def test_programs_and_files_in_a_pdf_are_left_alone() -> None:
    harm = (
        b"<< /Type /Catalog /OpenAction << /S /JavaScript /JS (while\\(true\\){}) >>"
        b" /Names << /EmbeddedFiles << /Names [(a.exe) << /Type /Filespec /F (a.exe) >>] >> >>"
    )
    data = lines_of([WORDS]).replace(b"<< /Type /Catalog", harm, 1)
    assert read_pdf(data, "x.pdf")[0] == f"{WORDS}\n"


def test_what_is_no_file(tmp_path: Path, command: Command) -> None:
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "a.pdf").symlink_to(tmp_path / "b.pdf")
    (tmp_path / "b.pdf").symlink_to(tmp_path / "a.pdf")
    for name, said in (("folder.pdf", "folder"), ("a.pdf", "symbolic links"), ("gone.pdf", "no such file")):
        done = command("parse", tmp_path / name)
        assert (done.code, len(done.err.splitlines())) == (2, 2), done.err
        assert said in done.err and "internal" not in done.err
    assert "regular file" in command("parse", "/dev/zero").err


def test_a_large_web_page_is_refused_by_its_size(tmp_path: Path) -> None:
    file = tmp_path / "large.html"
    file.write_bytes(b"<html><body>" + b"<p>x</p>" * 30_000)
    with pytest.raises(UnreadableError, match=r"larger than the limit of 0\.2 MB"):
        read_document(file, terms=Terms(limits=Limits(bytes=10_000)))


def test_word_files_that_grow() -> None:
    rows = "".join(f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(9))
    body = f'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">{rows}]><d>&j;</d>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", body)
    _refused(out.getvalue(), "x.docx")


def _refused(data: bytes, name: str) -> None:
    with pytest.raises(UnreadableError) as refusal:
        _read(data, name)
    assert refusal.value.to_do


def _read(data: bytes, name: str) -> object:
    from policy_diff.readers.reading import _read as read

    return read(data, name, PLAIN, lambda done, pages: None)


def _mutated(data: bytes, dice: random.Random) -> bytes:
    """The data with bytes changed, cut off, or in another order."""
    out = bytearray(data)
    way = dice.randrange(3)
    if way == 0:
        for _ in range(dice.randrange(1, 100)):
            out[dice.randrange(8, len(out))] = dice.randrange(256)
    elif way == 1:
        del out[dice.randrange(len(out) // 10, len(out)) :]
    else:
        cuts = sorted(dice.randrange(8, len(out)) for _ in range(5))
        parts = [bytes(out[a:b]) for a, b in zip((8, *cuts), (*cuts, len(out)), strict=True)]
        dice.shuffle(parts)
        return bytes(out[:8]) + b"".join(parts)
    return bytes(out)


def test_mutated_files_end_in_a_text_or_a_refusal() -> None:
    """Twenty of either kind; two times 200 were run by hand, through worker processes with a limit of 10 seconds."""
    out = io.BytesIO()
    document = docx.Document()
    for line in (WORDS, MORE):
        document.add_paragraph(line, style="List Number")
    document.save(out)
    dice = random.Random(11)
    for kind, good in (("pdf", lines_of([WORDS, MORE], [MORE])), ("docx", out.getvalue())):
        for _ in range(20):
            try:
                text = _read(_mutated(good, dice), f"x.{kind}")
            except UnreadableError as refusal:
                assert re.match(rf"x\.{kind}: ", str(refusal)) and refusal.to_do
            else:
                assert text


def test_a_document_is_what_it_was(tmp_path: Path) -> None:
    file = tmp_path / "x.pdf"
    file.write_bytes(lines_of([WORDS, MORE]))
    first, second = (read_document(file, terms=PLAIN) for _ in range(2))
    assert isinstance(first, Document) and first == second
