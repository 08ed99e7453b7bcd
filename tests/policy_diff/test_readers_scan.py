"""Reading pictures of pages: by tesseract where it is installed, and never silently as nothing."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from policy_diff import pipeline, read
from policy_diff.errors import UnreadableError
from policy_diff.readers import Document, Terms, read_document, recognition
from policy_diff.readers.recognition import Word
from policy_diff.readers.scan import page_of
from tests.conftest import Command
from tests.policy_diff.pdf_maker import WORDS, lines_of
from tests.policy_diff.picture_maker import encoded, picture

LINES = [
    "سياسة تنظيم العلاقة مع المستفيدين",
    "تضع الجمعية السياسات والإجراءات التي تنظم",
    "علاقتها بجميع الأطراف من مستفيدين وداعمين",
]
tesseract = pytest.mark.skipif(
    bool(recognition.missing()), reason=f"{recognition.missing()} is not installed: recognition NOT tested"
)


def said(data: bytes, tmp_path: Path, name: str, terms: Terms | None = None) -> Document:
    path = tmp_path / name
    path.write_bytes(data)
    return read_document(path, terms=terms)


def placed(text: str, right: float, *, line: int = 1, top: float = 100.0, confidence: float = 0.96) -> Word:
    """A word of 8 points a letter whose right edge is at `right`."""
    return Word(text, right - 8 * len(text), top, right, top + 16, (1, 1, line), confidence)


def row(text: str, *, line: int = 1, confidence: float = 0.96) -> list[Word]:
    """The words as the eye meets them from the right."""
    words, at = [], 540.0
    for word in text.split():
        words.append(placed(word, at, line=line, top=100 + 24 * line, confidence=confidence))
        at -= 8 * len(word) + 4
    return words


@pytest.fixture
def without_tesseract(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("PATH", "")
    recognition.missing.cache_clear()
    yield
    monkeypatch.undo()
    recognition.missing.cache_clear()


@tesseract
def test_a_picture_is_recognised_with_places_and_confidence(tmp_path: Path) -> None:
    document = said(encoded(picture(LINES)), tmp_path, "scan.png")
    assert document.text.split() == " ".join(LINES).split()
    assert (document.source.reader, document.source.media_type) == ("scan", "image/png")
    layout = document.layout
    assert layout is not None and [page.way for page in layout.pages] == ["scan"]
    place = layout.place(1)
    assert place is not None and place.box is not None and place.confidence is not None
    assert place.confidence > 0.8
    assert 200 < place.box.left < place.box.right <= 540 and 10 < place.box.top < place.box.bottom < 60
    assert document.notes[0].key == "pages_recognised"


@tesseract
def test_a_page_of_a_pdf_that_is_a_picture_is_recognised(tmp_path: Path) -> None:
    document = said(encoded(picture(LINES[:1]), kind="PDF"), tmp_path, "scan.pdf")
    assert document.text.split() == LINES[0].split()
    assert document.layout is not None
    assert [page.way for page in document.layout.pages] == ["scan"]


def test_without_tesseract_a_page_is_said_to_be_unread(
    without_tesseract: None, tmp_path: Path, command: Command
) -> None:
    pages = io.BytesIO(encoded(picture(LINES), kind="PDF"))
    import pypdfium2 as pdfium

    both = pdfium.PdfDocument(lines_of([WORDS]))
    both.import_pages(pdfium.PdfDocument(pages.getvalue()))
    file = tmp_path / "both.pdf"
    both.save(str(file))
    findings = {finding.code: finding for finding in read(file).findings}
    assert findings["pages_unread"].severity == "high"
    assert "2" in findings["pages_unread"].message.en
    assert "tesseract" in findings["recognition_missing"].message.en
    for name in ("repair", "check"):
        assert "left unread: 2" in command(name, file, "--jobs", 0).err
    assert command("repair", file, "--jobs", 0, "--quiet").err == ""
    with pytest.raises(UnreadableError) as refusal:
        said(pages.getvalue(), tmp_path, "scan.pdf")
    assert "tesseract" in refusal.value.to_do
    with pytest.raises(UnreadableError, match="is a picture") as refusal:
        said(encoded(picture(LINES)), tmp_path, "scan.jpg")
    assert "tesseract" in refusal.value.to_do


def test_latin_words_and_numbers_are_put_in_the_order_of_reading() -> None:
    page = page_of(row("وفق معيار 9001 ISO ونظام Word Microsoft في الجمعية"), 1, 600, 800)
    assert [line.text for line in page.lines] == ["وفق معيار ISO 9001 ونظام Microsoft Word في الجمعية"]


def test_words_whose_boxes_overlap_stay_apart_and_in_order() -> None:
    words = row("اتساقاً مع أنظمة المملكة")
    words[1] = Word("مع", words[2].left, 124, words[0].left + 10, 140, (1, 1, 1), 0.96)
    assert [line.text for line in page_of(words, 1, 600, 800).lines] == ["اتساقاً مع أنظمة المملكة"]


def test_doubtful_words_are_marked() -> None:
    words = [*row("مدة الرد على المستفيد ثلاثون", line=1), *row("يوماً من تقديم الطلب", line=2)]
    words[4] = placed("ثلاثون", words[4].right, top=124, confidence=0.4)
    words.append(placed("١٥", 300, line=2, top=148))
    page = page_of(words, 1, 600, 800)
    assert [line.doubtful for line in page.lines] == [(("ثلاثون", 0.4),), (("١٥", 0.96),)]


def test_a_doubtful_fact_is_unclear() -> None:
    text = "سياسة تنظيم العلاقة مع المستفيدين\nمدة الرد على طلب المستفيد لا تزيد على 10 أيام.\n"
    document = Document(_source(), text, layout=_layout(text, "10"))
    policy = pipeline.understand(document, "x")
    assert policy.facts["response_time"].status == "unclear"
    assert "facts_doubtful" in [finding.code for finding in policy.findings]
    sure = pipeline.understand(Document(_source(), text, layout=_layout(text, "طلب")), "x")
    assert sure.facts["response_time"].value["days"] == 10
    assert sure.facts["response_time"].lines.pages == (1, 1)


def _source() -> object:
    from policy_diff.model import Source

    return Source(path="scan.png", sha256="", media_type="image/png", reader="scan")


def _layout(text: str, doubtful: str) -> object:
    from policy_diff.layout import Doubtful, Layout, Page, Place

    places = tuple(Place(1) for _ in text.splitlines())
    return Layout((Page(1, 595, 842, "scan", 1.0),), places, (), (Doubtful(2, doubtful, 0.3),))


def test_boxes_of_a_page_that_lies_sideways_are_on_the_page_as_it_lies() -> None:
    words = row("تضع الجمعية السياسات والإجراءات التي تنظم علاقتها بجميع الأطراف")
    for turn, size in ((90, (800, 600)), (180, (600, 800)), (270, (800, 600))):
        box = page_of(words, 1, *size, turn).lines[0].place.box
        assert box is not None
        assert 0 <= box.left < box.right <= size[0] and 0 <= box.top < box.bottom <= size[1]
        assert (box.bottom - box.top > box.right - box.left) == (turn != 180)


def test_a_look_that_is_unsure_of_a_number_makes_it_doubtful() -> None:
    first, second = placed("15", 300, confidence=0.95), placed("10", 300, confidence=0.95)
    better = recognition.merged([first], [second], recognition.load())
    assert [(word.text, word.confidence) for word in better] == [("15", recognition.ALONE)]
    agreed = recognition.merged([first], [first], recognition.load())
    assert agreed[0].confidence == 0.95


class TestBadPictures:
    """Refused before they are unpacked."""

    @tesseract
    def test_fifty_thousand_by_fifty_thousand(self, tmp_path: Path) -> None:
        head = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 0, 0, 0, 0)
        chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(bytes(100_000))), (b"IEND", b"")]
        data = b"\x89PNG\r\n\x1a\n" + b"".join(
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
            for kind, body in chunks
        )
        with pytest.raises(UnreadableError, match="million"):
            said(data, tmp_path, "bomb.png")

    @tesseract
    @pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0 no", b"II*\x00\x08\x00\x00\x00\xff\xff"])
    def test_hardly_a_picture(self, tmp_path: Path, data: bytes) -> None:
        with pytest.raises(UnreadableError, match="picture"):
            said(data, tmp_path, "broken.png")

    @tesseract
    def test_a_blank_picture(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableError, match="no text was recognised"):
            said(encoded(Image.new("L", (400, 300), 255)), tmp_path, "blank.png")

    def test_not_asked_for(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableError, match="is a picture"):
            said(encoded(picture(LINES)), tmp_path, "scan.tif", Terms(recognise=False))
