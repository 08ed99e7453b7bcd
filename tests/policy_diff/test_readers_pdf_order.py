"""Reading PDFs: which line comes after which, what belongs to the page only, and where each line stands."""

from __future__ import annotations

import pytest

from policy_diff.readers.pdf import read_pdf
from tests.policy_diff.pdf_maker import MORE, WORDS, Maker, leftwards, lines_of, text_of


class TestOrder:
    """Which line comes after which."""

    RIGHT = (
        "تضع الجمعية السياسات والإجراءات التي",
        "تنظم علاقتها بجميع الأطراف من مستفيد",
        "وداعمين ومتطوعين بما يكفل الحقوق",
        "وتشكل أنظمة العمل والعقود المصدر الأول",
        "في تحديد حقوق وواجبات المتعاقدين معا",
    )
    LEFT = (
        "تقديم خدمة متميزة للمستفيدين من كافة",
        "الشرائح بإتقان وسرعة وجودة عالية لهم",
        "ومتابعة متطلباتهم ومقترحاتهم والعمل",
        "على مواصلة التطوير والتحسين للوصول إلى",
        "تحقيق الأهداف بأسهل الطرق دون حاجة",
    )

    def test_two_columns_are_read_one_after_the_other(self) -> None:
        right, left = self.RIGHT, self.LEFT
        maker = Maker()
        page = maker.page()
        for count, (a, b) in enumerate(zip(right, left, strict=True)):
            maker.line(page, a, 700 - 16 * count, right=550)
            maker.line(page, b, 700 - 16 * count, right=270)
        assert text_of(maker).splitlines() == [*right, *left]

    def test_columns_are_found_between_lines_that_go_across(self) -> None:
        right, left = self.RIGHT[:4], self.LEFT[:5]
        across = [f"{WORDS} {MORE}"] * 9
        maker = Maker()
        page = maker.page()
        for count, line in enumerate(across[:6]):
            maker.line(page, line, 800 - 16 * count, right=550, size=9)
        for count, line in enumerate(right):
            maker.line(page, line, 690 - 16 * count, right=550)
        for count, line in enumerate(left):
            maker.line(page, line, 684 - 16 * count, right=270)
        maker.line(page, "عنوان بعدهما", 584, right=550)
        for count, line in enumerate(across[6:]):
            maker.line(page, line, 560 - 16 * count, right=550, size=9)
        found = [line for line in text_of(maker).splitlines() if line]
        assert found == [*across[:6], *right, *left, "عنوان بعدهما", *across[6:]]

    def test_a_box_at_the_side_is_read_before_what_it_stands_beside(self) -> None:
        beside = [*self.RIGHT, *self.LEFT]
        maker = Maker()
        page = maker.page()
        for count, line in enumerate(beside):
            maker.line(page, line, 700 - 16 * count, right=550)
        maker.line(page, "مدة الرد أسبوعان", 680, right=200)
        maker.line(page, "من تاريخ الطلب", 664, right=200)
        for y in (655, 700):
            page.rule(80, y, 210, y)
        for x in (80, 210):
            page.rule(x, 655, x, 700)
        assert text_of(maker).splitlines() == ["مدة الرد أسبوعان", "من تاريخ الطلب", *beside]

    def test_the_number_of_a_footnote_is_no_part_of_a_word(self) -> None:
        maker = Maker()
        page = maker.page()
        left = maker.line(page, "تضع الجمعية", 700)
        page.glyph(maker.code("1"), left - 4, 705, size=7)
        maker.line(page, "هذه السياسة", 700, right=left - 8)
        left = maker.line(page, "عشرون متر", 600)
        page.glyph(maker.code("2"), left - 4, 605, size=7)
        page.glyph(maker.code("1"), 536, 100, size=8)
        maker.line(page, "حاشية على السياسة", 100, right=530, size=9)
        lines = [line for line in text_of(maker).splitlines() if line]
        assert lines[0] == "تضع الجمعية هذه السياسة", "the note is there"
        assert lines[1] == "عشرون متر2", "there is no such note"
        assert lines[2] == "1 حاشية على السياسة"

    def test_an_empty_cell_parts_its_neighbours(self) -> None:
        maker = Maker()
        page = maker.page()
        maker.line(page, "٦", 700, right=535)
        maker.line(page, "إنذار كتابي", 700, right=290)
        maker.line(page, "الاسم", 600, right=535)
        maker.line(page, "الصفة", 600, right=290)
        for y in (690, 716, 590, 616):
            page.rule(100, y, 540, y)
        for bottom in (690, 590):
            for x in (100, 295, 500, 540):
                page.rule(x, bottom, x, bottom + 26)
        assert [line for line in text_of(maker).splitlines() if line] == ["٦ | إنذار كتابي", "الاسم | الصفة"]

    def test_a_word_that_a_narrow_cell_breaks_is_whole(self) -> None:
        maker = Maker()
        page = maker.page()
        for y, right, left in ((702, "المدين", "نوع"), (688, "ة", "الجهة")):
            maker.line(page, right, y, right=535)
            maker.line(page, left, y, right=295)
        for y in (680, 716):
            page.rule(100, y, 540, y)
        for x in (100, 300, 540):
            page.rule(x, 680, x, 716)
        assert text_of(maker) == "المدينة | نوع الجهة\n"

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


def test_places_are_told_from_the_corner_of_the_page_as_shown() -> None:
    whole = lines_of([WORDS])
    larger = whole.replace(b"/MediaBox [0 0 595 842]", b"/MediaBox [-99 -50 695 942] /CropBox [0 0 595 842]")
    assert larger != whole
    (text, layout, _), (plain, expected, _) = (read_pdf(data, "test.pdf") for data in (larger, whole))
    assert text == plain and layout.places == expected.places
    assert (layout.pages[0].width, layout.pages[0].height) == (595, 842)


def test_what_lies_beyond_the_crop_box_is_kept_apart() -> None:
    maker = Maker()
    page = maker.page()
    maker.line(page, WORDS, 700)
    maker.line(page, "مخفي", 820, right=500)
    data = maker.bytes().replace(b"/MediaBox [0 0 595 842]", b"/MediaBox [0 0 595 842] /CropBox [0 0 595 800]")
    text, layout, _ = read_pdf(data, "test.pdf")
    assert text == f"{WORDS}\n"
    assert [(piece.kind, sorted(piece.text)) for piece in layout.furniture] == [("outside", sorted("مخفي"))]
