"""Reading PDFs: every trick by which producers hide the order and the letters of Arabic."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path

import pytest

from normalizers.language_model import load
from policy_diff.readers import read_document
from policy_diff.readers.pdf_content import operators
from policy_diff.readers.pdf_opinion import DOUBTFUL, UNUSABLE, score
from tests.policy_diff.pdf_maker import MORE, SIZE, STEP, WORDS, Maker, leftwards, lines_of, text_of


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


def test_a_page_reads_well_or_badly() -> None:
    assert score([WORDS, MORE], load()) > DOUBTFUL
    assert score([WORDS[::-1], MORE[::-1]], load()) < UNUSABLE
    assert score(["نعم"], load()) == 1.0


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
