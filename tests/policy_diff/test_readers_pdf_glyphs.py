"""Reading PDFs whose glyphs do not say, or do not truly say, which letters they show."""

from __future__ import annotations

import re

import pytest

from normalizers.language_model import load
from policy_diff.readers.pdf_letters import resolved
from tests.policy_diff.pdf_maker import WORDS, Maker, leftwards, text_of


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
