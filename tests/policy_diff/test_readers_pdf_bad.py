"""Reading PDFs that are broken, hostile, or without text: refused in a line that says what to do, and none hangs."""

from __future__ import annotations

import random
import re
import zlib
from pathlib import Path

import pytest

from policy_diff.errors import UnreadableError
from policy_diff.readers import Limits, Terms, pdf_bounds, read_document
from policy_diff.readers.pdf import read_pdf
from tests.policy_diff.pdf_maker import MORE, WORDS, Maker, leftwards, lines_of, text_of

#: without recognition, whose results are not those of the reader of glyphs
PLAIN = Terms(recognise=False)


class TestBadFiles:
    """Each is refused in a line that says what to do, and none hangs."""

    def test_a_page_without_usable_text_is_said_to_be_unread(self) -> None:
        maker = Maker()
        maker.line(maker.page(), WORDS, 700)
        page = maker.page()
        for count in range(6):
            leftwards(maker, page, [*"ضصثق غعهخ جحشس يبلا تنمك طئءؤ رلاى ةوزظ ذضثغ"], 700 - 20 * count)
        text, layout, notes = read_pdf(maker.bytes(), "test.pdf", terms=PLAIN)
        assert text == f"{WORDS}\n"
        assert [page.way for page in layout.pages] == ["glyphs", "unread"]
        assert [(note.key, note.value) for note in notes] == [("pages_unread", "2")]

    def test_a_file_of_pictures_is_refused(self) -> None:
        maker = Maker()
        maker.page().content.append("BI /W 1 /H 1 /BPC 8 /CS /G ID x EI")
        with pytest.raises(UnreadableError, match="no usable text"):
            text_of(maker)

    def test_no_pages_and_only_empty_pages(self) -> None:
        with pytest.raises(UnreadableError):
            text_of(Maker())
        maker = Maker()
        maker.page()
        with pytest.raises(UnreadableError, match="empty pages"):
            text_of(maker)

    def test_too_many_pages(self) -> None:
        with pytest.raises(UnreadableError, match="limit of 3"):
            read_pdf(lines_of(*([WORDS] for _ in range(4))), "test.pdf", terms=Terms(limits=Limits(pages=3)))

    def test_a_file_that_lost_its_table_is_still_read(self) -> None:
        data = re.sub(rb"\d{10} 00000 n", b"0000000001 00000 n", lines_of([WORDS, MORE]))
        assert read_pdf(data, "test.pdf", terms=PLAIN)[0].splitlines() == [WORDS, MORE]
        assert read_pdf(data[: data.rindex(b"xref\n0")], "test.pdf", terms=PLAIN)[0].splitlines() == [WORDS, MORE]

    def test_a_page_of_a_million_glyphs(self) -> None:
        maker = Maker()
        page = maker.page()
        maker.line(page, WORDS, 700)
        page.content.append("BT /F1 10 Tf 1 0 0 1 50 500 Tm [" + "<0001>" * 10 + "] TJ ET\n" * 1)
        page.content += ["BT /F1 10 Tf [<" + "0001" * 1000 + ">] TJ ET"] * 1000
        with pytest.raises(UnreadableError, match="glyphs"):
            text_of(maker)

    @pytest.mark.parametrize(
        "data", [b"%PDF-1.7\n", b"%PDF-1.4\n%%EOF", b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj"]
    )
    def test_hardly_a_file(self, data: bytes, tmp_path: Path) -> None:
        file = tmp_path / "broken.txt"
        file.write_bytes(data)
        with pytest.raises(UnreadableError):
            read_document(file)

    def test_a_bomb_is_not_unpacked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(pdf_bounds, "MAX_STREAM", 1_000_000)
        with pytest.raises(UnreadableError, match="unpacks to more than 1 MB"):
            pdf_bounds.unpacked(zlib.compress(bytes(2_000_000)))
        assert pdf_bounds.unpacked(zlib.compress(bytes(1_000_000))) == bytes(1_000_000)

    def test_a_damaged_stream_is_unpacked_as_far_as_it_goes(self) -> None:
        packed = zlib.compress(random.Random(1).randbytes(50_000))
        damaged = packed[:30_000] + bytes(100) + packed[30_100:]
        assert len(pdf_bounds.unpacked_damaged(damaged)) > 20_000
        assert pdf_bounds.unpacked_damaged(b"none at all") == b""

    def test_a_font_with_endless_tables(self) -> None:
        data = lines_of([WORDS]).replace(b"/W [", b"/W [0 4000000000 500 ")
        assert read_pdf(data, "test.pdf", terms=PLAIN)[0] == f"{WORDS}\n"
        data = lines_of([WORDS]).replace(
            b"endcmap end end", b"1 beginbfrange <00000000> <FFFFFFFF> <0000> endbfrange endcmap"
        )
        with pytest.raises(UnreadableError):
            read_pdf(data, "test.pdf", terms=PLAIN)

    def test_content_that_never_closes(self) -> None:
        maker = Maker()
        maker.page().content.append("[(" * 20_000 + "<" * 20_000 + "((((" + "a\\" * 20_000)
        with pytest.raises(UnreadableError):
            text_of(maker)

    def test_mutated_files_never_raise_anything_else(self) -> None:
        good = lines_of([WORDS, MORE], [MORE, WORDS])
        dice = random.Random(7)
        for _ in range(60):
            bad = bytearray(good)
            for _ in range(dice.randrange(1, 30)):
                bad[dice.randrange(9, len(bad))] = dice.randrange(256)
            if dice.random() < 0.3:
                del bad[dice.randrange(len(bad)) :]
            try:
                read_pdf(bytes(bad), "test.pdf", terms=PLAIN)
            except UnreadableError as error:
                assert "test.pdf" in str(error)
