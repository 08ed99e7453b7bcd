"""Reading PDFs: every trick by which producers hide the order and the letters of Arabic."""

from __future__ import annotations

import random
import re
import sys
import unicodedata
import zlib
from collections.abc import Sequence
from pathlib import Path

import pytest

from normalizers.language_model import load
from policy_diff import read
from policy_diff.errors import UnreadableError
from policy_diff.readers import Document, pdf_bounds, read_document
from policy_diff.readers.pdf import read_pdf
from policy_diff.readers.pdf_content import operators
from policy_diff.readers.pdf_letters import resolved
from policy_diff.readers.pdf_opinion import DOUBTFUL, UNUSABLE, score
from tests.policy_diff.pdf_maker import SIZE, WIDTH, Maker, Page, lines_of

SHARED = Path(__file__).resolve().parents[3] / "shared"
STEP = SIZE * WIDTH / 1000
WORDS = "تقديم الخدمات المتكاملة بأحدث الأساليب في خدمة المستفيد"
MORE = "تسهيل الإجراءات وحصولهم على كافة الخدمات المطلوبة دون عناء"


def text_of(maker: Maker) -> str:
    return read_pdf(maker.bytes(), "test.pdf")[0]


def leftwards(maker: Maker, page: Page, parts: Sequence[str | tuple[int, float]], y: float = 700.0) -> None:
    """Glyphs from the right: a character, or a code with its width in points."""
    at = 540.0
    for part in parts:
        code, width = (maker.code(part), STEP) if isinstance(part, str) else part
        at -= width
        page.glyph(code, at, y)


def test_letters_in_any_painting_order_give_one_text() -> None:
    expected = f"{WORDS}\n"
    maker = Maker()
    maker.line(maker.page(), WORDS, 700)
    assert text_of(maker) == expected
    shuffled = random.Random(3)
    for _ in range(5):
        shuffled.shuffle(maker.pages[0].content)
        assert text_of(maker) == expected


def test_numbers_dates_and_latin_words_are_turned_back() -> None:
    maker = Maker()
    # what the eye sees from the right; a number's digits stand the other way round
    leftwards(
        maker, maker.page(), [*"بتاريخ ", *"1445/10/29"[::-1], *"هـ رقم ", *"3549"[::-1], *" ", *"ISO 9001"[::-1]]
    )
    assert text_of(maker) == "بتاريخ 1445/10/29هـ رقم 3549 ISO 9001\n"


def test_spaced_numbers_are_parted_from_the_right() -> None:
    maker = Maker()
    leftwards(maker, maker.page(), [*"بتاريخ ", *"13"[::-1], *" / ", *"5", *" / ", *"1445"[::-1], *" هـ"])
    assert text_of(maker) == "بتاريخ 13 / 5 / 1445 هـ\n"


def test_a_latin_line_is_read_from_the_left() -> None:
    maker = Maker()
    page = maker.page()
    leftwards(maker, page, [*"Environment Protection Association"[::-1]])
    maker.line(page, WORDS, 660)
    assert text_of(maker).startswith("Environment Protection Association\n")


@pytest.mark.parametrize("shape", ["as meant", "as painted"])
def test_brackets_open_before_their_words(shape: str) -> None:
    pair = "()" if shape == "as meant" else ")("
    maker = Maker()
    page = maker.page()
    for count, word in enumerate(("الجمعية", "المجلس", "اللجنة")):
        leftwards(maker, page, [*"ترخيص ", pair[0], *word, pair[1], *" سارية"], 700 - 20 * count)
    assert text_of(maker).splitlines()[0] == "ترخيص (الجمعية) سارية"


def test_marks_stand_after_their_letter() -> None:
    maker = Maker()
    page = maker.page()
    mark = maker.code("\u064f", 0)
    leftwards(maker, page, ["ي", *"عتمد القرار من المجلس"])
    page.glyph(mark, 540 - STEP / 2, 702)
    assert text_of(maker) == "يُعتمد القرار من المجلس\n"


def test_the_letter_below_a_mark_is_said_once() -> None:
    maker = Maker()
    page = maker.page()
    leftwards(maker, page, [*"ثانيا"])
    page.glyph(maker.code("mark", 0, "اً"), 540 - 5 * STEP + 1, 700)
    assert text_of(maker) == "ثانياً\n"


def test_blanks_are_found_where_none_was_printed() -> None:
    maker = Maker()
    page = maker.page()
    at = 540.0
    for word in WORDS.split():
        at = maker.line(page, word, 700, right=at) - 0.3 * SIZE
    assert text_of(maker) == f"{WORDS}\n"


def test_a_line_painted_twice_is_read_once() -> None:
    maker = Maker()
    page = maker.page()
    maker.line(page, WORDS, 700)
    maker.line(page, WORDS, 700, right=540.3)
    assert text_of(maker) == f"{WORDS}\n"


def test_ligatures_that_say_alef_first_are_lam_alef() -> None:
    maker = Maker()
    leftwards(
        maker, maker.page(), [*"الع", (maker.code("لا", 500, "ال"), STEP), *"قة مع ا", "لمستفيدين"[0], *"لمستفيدين"[1:]]
    )
    assert text_of(maker) == "العلاقة مع المستفيدين\n"


def test_presentation_forms_are_spelt_out() -> None:
    maker = Maker()
    leftwards(maker, maker.page(), ["\ufe8e", "\ufedf", "\ufed4", "\ufe8e", "\ufe8b", "\ufeaa", "\ufe93"])
    assert unicodedata.is_normalized("NFKC", text_of(maker))


class TestUnknownGlyphs:
    """Glyphs of which the file says nothing."""

    WORDS = "العلاقة خلال الاطلاع معاملاتهم استكمال ملائم الخلافات علاقتها"

    def painted(self, single: bool) -> Maker:
        """Every lam-alef as one unknown glyph, or as two of which the second has no width."""
        maker = Maker()
        page = maker.page()
        whole = maker.code("?", 600, "")
        half, rest = maker.code("half", 600, ""), maker.code("rest", 0, "")
        for count, word in enumerate(self.WORDS.split()):
            parts: list[str | tuple[int, float]] = []
            for piece in re.split("(لا)", word):
                if piece != "لا":
                    parts += piece
                else:
                    parts += [(whole, 7.2)] if single else [(half, 7.2), (rest, 0.0)]
            leftwards(maker, page, parts, 780 - 20 * count)
        return maker

    @pytest.mark.parametrize("single", [True, False])
    def test_lam_alef(self, single: bool) -> None:
        assert text_of(self.painted(single)).split() == self.WORDS.split()

    def test_the_alef_is_told_by_the_words_that_share_the_glyph(self) -> None:
        maker = Maker()
        page = maker.page()
        below = maker.code("below", 600, "")
        for count, (front, back) in enumerate(
            (("ا", "دارة"), ("وا", "جراءات"), ("ا", "فصاح"), ("", "نجاز"), ("ا", "نسان"))
        ):
            leftwards(maker, page, [*front, (below, 7.2), *back], 780 - 20 * count)
        assert text_of(maker).split() == ["الإدارة", "والإجراءات", "الإفصاح", "لإنجاز", "الإنسان"]

    def test_kashida_is_dropped(self) -> None:
        maker = Maker()
        page = maker.page()
        kashida = maker.code("kashida", 250, "")
        for count, word in enumerate(WORDS.split()):
            parts = [part for letter in word for part in (letter, (kashida, 3.0))]
            leftwards(maker, page, parts, 780 - 20 * count)
        assert text_of(maker).split() == WORDS.split()

    def test_what_cannot_be_told_stays_visible_and_is_counted(self) -> None:
        lines, lost = resolved(["رقم \U000f0000\U000f0000 في"], load())
        assert lines == ["رقم \ufffd\ufffd في"]
        assert lost == 2

    def test_a_sign_that_opens_lines_is_a_bullet(self) -> None:
        lines, lost = resolved(["\U000f0000 المقابلة", "\U000f0000 الخطابات"], load())
        assert lines == ["\u2022 المقابلة", "\u2022 الخطابات"]
        assert lost == 0

    def test_a_wide_alef_is_lam_alef(self) -> None:
        maker = Maker()
        page = maker.page()
        wide = maker.code("wide", 620, "ا")
        for count, (front, back) in enumerate(
            (("الع", "قة"), ("خ", "ل"), ("الخ", "فات"), ("معام", "تهم"), ("تساؤ", "ت"))
        ):
            leftwards(maker, page, [*front, (wide, 7.4), *back], 780 - 20 * count)
        assert text_of(maker).split() == ["العلاقة", "خلال", "الخلافات", "معاملاتهم", "تساؤلات"]


class TestOrder:
    """Which line comes after which."""

    def test_two_columns_are_read_one_after_the_other(self) -> None:
        right = [
            "تضع الجمعية السياسات والإجراءات التي",
            "تنظم علاقتها بجميع الأطراف من مستفيد",
            "وداعمين ومتطوعين بما يكفل الحقوق",
            "وتشكل أنظمة العمل والعقود المصدر الأول",
            "في تحديد حقوق وواجبات المتعاقدين معا",
        ]
        left = [
            "تقديم خدمة متميزة للمستفيدين من كافة",
            "الشرائح بإتقان وسرعة وجودة عالية لهم",
            "ومتابعة متطلباتهم ومقترحاتهم والعمل",
            "على مواصلة التطوير والتحسين للوصول إلى",
            "تحقيق الأهداف بأسهل الطرق دون حاجة",
        ]
        maker = Maker()
        page = maker.page()
        for count, (a, b) in enumerate(zip(right, left, strict=True)):
            maker.line(page, a, 700 - 16 * count, right=550)
            maker.line(page, b, 700 - 16 * count, right=270)
        assert text_of(maker).splitlines() == right + left

    def test_a_table_is_read_row_by_row_from_the_right(self) -> None:
        rows = [("البند", "المدة"), ("الرد على المستفيد", "أسبوعان"), ("مراجعة السياسة", "سنة")]
        maker = Maker()
        page = maker.page()
        for count, (right, left) in enumerate(rows):
            maker.line(page, right, 700 - 24 * count, right=535)
            maker.line(page, left, 700 - 24 * count, right=295)
        for count in range(4):
            page.rule(100, 716 - 24 * count, 540, 716 - 24 * count)
        for x in (100, 300, 540):
            page.rule(x, 716 - 72, x, 716)
        assert text_of(maker).splitlines() == [" | ".join(row) for row in rows]

    def test_a_wrapped_cell_is_one_statement(self) -> None:
        maker = Maker()
        page = maker.page()
        maker.line(page, "الرد على", 702, right=535)
        maker.line(page, "المستفيد", 688, right=535)
        maker.line(page, "أسبوعان", 695, right=295)
        for y in (680, 716):
            page.rule(100, y, 540, y)
        for x in (100, 300, 540):
            page.rule(x, 680, x, 716)
        assert text_of(maker) == "الرد على المستفيد | أسبوعان\n"

    def test_a_wider_gap_is_an_empty_line(self) -> None:
        maker = Maker()
        page = maker.page()
        for y, line in ((700, WORDS), (684, MORE), (668, WORDS), (620, MORE), (604, WORDS)):
            maker.line(page, line, y)
        assert text_of(maker).splitlines() == [WORDS, MORE, WORDS, "", MORE, WORDS]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_lies_sideways_is_turned(turn: int) -> None:
    data = lines_of([WORDS, MORE]).replace(b"/MediaBox", b"/Rotate %d /MediaBox" % turn)
    text, layout, notes = read_pdf(data, "test.pdf")
    assert text.splitlines() == [WORDS, MORE]
    assert layout.pages[0].way == "glyphs" and notes == ()


def test_a_word_at_the_margin_that_stands_upright_is_kept_apart() -> None:
    maker = Maker()
    page = maker.page()
    maker.line(page, WORDS, 700)
    page.content.append(f"BT /F1 12 Tf 0 1 -1 0 30 300 Tm <{maker.code('ن'):04X}> Tj ET")
    text, layout, _ = read_pdf(maker.bytes(), "test.pdf")
    assert text == f"{WORDS}\n"
    assert [(piece.kind, piece.text) for piece in layout.furniture] == [("turned", "ن")]


class TestFurniture:
    """What belongs to the page, not to the text."""

    def pages(self) -> Maker:
        maker = Maker()
        for number in range(1, 5):
            page = maker.page()
            maker.line(page, "جمعية البر الخيرية", 810)
            maker.line(page, WORDS if number % 2 else MORE, 600)
            leftwards(maker, page, [str(number)], 30)
        return maker

    def test_running_heads_and_page_numbers_are_kept_apart(self) -> None:
        text, layout, _ = read_pdf(self.pages().bytes(), "test.pdf")
        assert text.splitlines() == [WORDS, MORE, WORDS, MORE]
        kinds = [(piece.page, piece.kind, piece.text) for piece in layout.furniture]
        assert (3, "header", "جمعية البر الخيرية") in kinds
        assert (4, "page_number", "4") in kinds
        assert len(kinds) == 8

    def test_a_line_at_the_head_of_one_page_is_text(self) -> None:
        text, layout, _ = read_pdf(lines_of([WORDS], [MORE], top=810), "test.pdf")
        assert text.splitlines() == [WORDS, MORE]
        assert layout.furniture == ()


def test_lines_know_their_page_and_box() -> None:
    maker = Maker()
    maker.line(maker.page(), WORDS, 700)
    left = maker.line(maker.page(), MORE, 500)
    text, layout, _ = read_pdf(maker.bytes(), "test.pdf")
    place = layout.place(2)
    assert text.splitlines()[1] == MORE and place is not None and place.box is not None
    assert place.page == 2
    assert place.box.left == pytest.approx(left, abs=0.2) and place.box.right == pytest.approx(540, abs=0.2)
    assert place.box.top < 842 - 500 < place.box.bottom
    assert layout.place(3) is None
    assert [page.way for page in layout.pages] == ["glyphs", "glyphs"]


def test_a_page_reads_well_or_badly() -> None:
    assert score([WORDS, MORE], load()) > DOUBTFUL
    assert score([WORDS[::-1], MORE[::-1]], load()) < UNUSABLE
    assert score(["نعم"], load()) == 1.0


class TestBadFiles:
    """Each is refused in a line that says what to do, and none hangs."""

    def test_a_page_without_usable_text_is_said_to_be_unread(self) -> None:
        maker = Maker()
        maker.line(maker.page(), WORDS, 700)
        page = maker.page()
        for count in range(6):
            leftwards(maker, page, [*"ضصثق غعهخ جحشس يبلا تنمك طئءؤ رلاى ةوزظ ذضثغ"], 700 - 20 * count)
        text, layout, notes = read_pdf(maker.bytes(), "test.pdf")
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
        with pytest.raises(UnreadableError, match="more than 3 pages"):
            read_pdf(lines_of(*([WORDS] for _ in range(4))), "test.pdf", max_pages=3)

    def test_a_file_that_lost_its_table_is_still_read(self) -> None:
        data = re.sub(rb"\d{10} 00000 n", b"0000000001 00000 n", lines_of([WORDS, MORE]))
        assert read_pdf(data, "test.pdf")[0].splitlines() == [WORDS, MORE]
        assert read_pdf(data[: data.rindex(b"xref\n0")], "test.pdf")[0].splitlines() == [WORDS, MORE]

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
        assert read_pdf(data, "test.pdf")[0] == f"{WORDS}\n"
        data = lines_of([WORDS]).replace(
            b"endcmap end end", b"1 beginbfrange <00000000> <FFFFFFFF> <0000> endbfrange endcmap"
        )
        with pytest.raises(UnreadableError):
            read_pdf(data, "test.pdf")

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
                read_pdf(bytes(bad), "test.pdf")
            except UnreadableError as error:
                assert "test.pdf" in str(error)


def test_the_content_is_chosen_by_content_not_by_suffix(tmp_path: Path) -> None:
    file = tmp_path / "policy.txt"
    file.write_bytes(lines_of([WORDS]))
    document = read_document(file)
    assert document.source.reader == "pdf"
    assert document.source.media_type == "application/pdf"
    assert document.text == f"{WORDS}\n"


class TestContent:
    """The scanner of page content."""

    def test_every_kind_of_operand(self) -> None:
        found = list(operators(rb"/F1 -1.5 Tf [(a\)b) -20 <41 4>] TJ (x(y)z) Tj << /A [1] >> BDC % note" + b"\nET"))
        assert [name for name, _ in found] == ["Tf", "TJ", "Tj", "BDC", "ET"]
        assert found[0][1][1] == -1.5
        assert found[1][1] == [[b"a)b", -20.0, b"A@"]]
        assert found[2][1] == [b"x(y)z"]
        assert found[3][1] == [{"A": [1.0]}]

    def test_an_inline_picture_is_passed_over(self) -> None:
        assert [name for name, _ in operators(b"BI /W 2 ID \x00(((\xff] EI q Q")] == ["BI", "ID", "q", "Q"]


shared = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared with real PDFs is absent: real producers NOT tested")


@pytest.fixture(scope="module")
def words_wrong() -> object:
    sys.path.insert(0, str(SHARED / "tools"))
    try:
        import score as scorer  # type: ignore[import-not-found]
    finally:
        sys.path.pop(0)
    return scorer.words_wrong


def _documents(folder: Path) -> list[Document]:
    return [read_document(file) for file in sorted(folder.glob("*.pdf"))]


@shared
def test_real_producers(words_wrong: object) -> None:
    reference = (SHARED / "producers" / "reference.txt").read_text(encoding="utf-8")
    wrong = sorted(words_wrong(reference, document.text) for document in _documents(SHARED / "producers" / "pdf"))  # type: ignore[operator]
    assert wrong[len(wrong) // 2] <= 0.005
    assert sum(wrong) / len(wrong) <= 0.01
    assert wrong[-1] <= 0.06


@shared
def test_a_real_association() -> None:
    folder = SHARED / "real" / "yaamur" / "pdf"
    for document in _documents(folder):
        assert document.layout is not None
        assert all(page.way in ("glyphs", "empty") for page in document.layout.pages)
        assert "\ufffd" not in document.text
        lines = document.text.splitlines()
        assert not any(re.fullmatch(r"\s*\d+\s*", line) for line in lines), document.source.path
    policy = read(folder / "policy-to-organize-relationship-with-beneficiaries.pdf")
    assert [len(section.items) for section in policy.sections] == [2, 1, 6, 8, 5, 1]
    assert "contents_left_out" in [finding.code for finding in policy.findings]
