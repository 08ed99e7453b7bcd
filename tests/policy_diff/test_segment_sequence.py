"""Sections chosen together, headings that are none, and sections that nobody could read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pdfminer.pdffont import PDFTrueTypeFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import LIT

from normalizers import TracedText
from policy_diff.checks import examined, section_missing
from policy_diff.layout import Layout, Page
from policy_diff.model import Source
from policy_diff.pipeline import understand
from policy_diff.profiles import profile
from policy_diff.readers.document import Document
from policy_diff.readers.pdf_glyphs import Fonts, is_unknown
from policy_diff.segment import Segmented, segment
from policy_diff.segment.deciding import _owners
from policy_diff.segment.sequence import in_sequence

ORDER = {"purpose": 0, "scope": 1, "cases": 2, "disclosure": 3, "review": 4}


def outline(text: str, kind: str | None = None) -> list[tuple[str, str]]:
    """The keys and headings of a policy, in reading order."""
    return [(section.key, section.heading) for section in read(text, kind).sections]


def read(text: str, kind: str | None = None, page: Layout | None = None) -> Segmented:
    return segment(TracedText(original=text), profile=kind, page=page)


@pytest.mark.parametrize(
    ("parts", "want"),
    [
        pytest.param(["purpose", {"cases": 1.0, "scope": 0.9}, "cases"], ("purpose", "scope", "cases"), id="room"),
        pytest.param([{"cases": 1.0}, {"cases": 1.2}], (None, "cases"), id="each once, the surest"),
        pytest.param(["scope", {"disclosure": 1.0, "purpose": 1.2}], ("scope", "disclosure"), id="not backwards"),
        pytest.param([{"cases": 2.0}, {"scope": 2.0}], ("cases", "scope"), id="another order, well supported"),
        pytest.param(["scope", {"cases": -0.1}, "disclosure"], ("scope", None, "disclosure"), id="made by none"),
        pytest.param(["scope", None, {}], ("scope", None, None), id="nothing can be said"),
        pytest.param([], (), id="no parts"),
    ],
)
def test_sections_are_chosen_together(parts: list[str | dict[str, float] | None], want: tuple[str | None, ...]) -> None:
    assert in_sequence(parts, ORDER) == want


def test_many_parts_are_read_in_time_and_each_key_once() -> None:
    order = {f"key{number}": number for number in range(20)}
    found = in_sequence([dict.fromkeys(order, 1.0 + at / 100) for at in range(60)], order)
    kept = [key for key in found if key]
    assert len(found) == 60 and len(kept) == len(set(kept)) == 20


def test_a_numbered_part_of_a_list_is_no_section() -> None:
    text = """سياسة تعارض المصالح
تمهيد
تضع الجمعية هذه السياسة حرصاً على سلامة قراراتها، وعلى أن تبقى مصلحتها فوق كل مصلحة لأحد من منسوبيها.
حالات تعارض المصالح
أولاً: التعاقد
- أن يبيع العضو للجمعية.
ثانياً: التوظيف
- أن يوظف قريبه.
ثالثاً: الإفصاح عن الأسرار
- أن يعطي غيره معلومة.
الاعتماد
اعتمد مجلس الإدارة هذه السياسة في اجتماعه الثالث.
"""
    assert outline(text, "conflict_of_interest") == [
        ("preamble", "تمهيد"),
        ("cases", "حالات تعارض المصالح"),
        ("approval", "الاعتماد"),
    ]


def test_a_chapter_without_number_is_its_own_heading() -> None:
    text = """لائحة مكافحة غسل الأموال
الباب التمهيدي
حرصاً على سلامة أموالها وضعت الجمعية هذه اللائحة لتكون مرجعاً لكل من يقبض المال أو يصرفه باسمها في المركز وفروعه كلها.
الباب الأول: التعريفات
- النقد: العملة الورقية.
الباب الثاني: النطاق
تسري اللائحة على العاملين جميعاً.
"""
    assert outline(text, "anti_money_laundering")[0] == ("preamble", "الباب التمهيدي")


def test_a_known_heading_ends_though_its_last_word_calls_for_more() -> None:
    text = """سياسة جمع التبرعات
مبادئ جمع التبرعات
- الصدق في عرض الحاجة.
- صون كرامة المستفيد.
متى نقول لا
نعتذر عن قبول التبرع في الحالات الآتية:
- أن يكون مصدره مجهولاً.
- أن يقترن بشرط يخالف النظام.
"""
    assert ("refusal", "متى نقول لا") in outline(text, "fundraising")


def test_a_label_names_the_section() -> None:
    text = """سياسة تعارض المصالح
الإفصاح
- يفصح العضو كتابة.
- يحدث الإفصاح كل سنة.
ملحق (أ) - نموذج الإفصاح
الاسم: ........ التوقيع: ........
"""
    assert outline(text, "conflict_of_interest")[-1][0] == "appendix"


def test_a_heading_of_many_types_tells_little_of_one() -> None:
    assert _owners("المتابعة والتقارير") > 1
    assert _owners("مؤشرات الاشتباه") == 1


POLICY = """سياسة تعارض المصالح
جمعية ضفاف النور
حالات تعارض المصالح
1- أن يتعاقد العضو مع قريب له.
2- أن تكون له مصلحة في مورد.
المخالفات
1- إخفاء المصلحة مخالفة.
"""


def test_what_stands_on_an_unread_page_is_not_called_absent() -> None:
    pages = (Page(1, 595, 842, "glyphs", 1.0), Page(2, 595, 842, "unread", 0.0))
    places = (None,) * len(POLICY.splitlines())
    source = Source(path="x.pdf", sha256="0" * 64, media_type="application/pdf", reader="pdf")
    document = Document(source, POLICY)
    whole = understand(replace(document, layout=Layout(pages[:1], places)), "x", profile="conflict_of_interest")
    partly = understand(replace(document, layout=Layout(pages, places)), "x", profile="conflict_of_interest")
    told = [one for one in partly.findings if one.code == "section_unreadable"]
    assert len(told) == 1 and "(2)" in told[0].message.en and "disclosure" in told[0].message.en.lower()
    assert not [one for one in whole.findings if one.code == "section_unreadable"]
    assert list(section_missing.find(examined(whole)))
    assert not list(section_missing.find(examined(partly)))


def test_a_code_that_tounicode_leaves_out_is_unknown_not_latin() -> None:
    """LibreOffice leaves a joining stroke of Amiri out of ToUnicode; its code is no letter of the standard encoding."""
    letters = "".join(f"<{code:02X}> <{0x0628 + code % 20:04X}>\n" for code in range(0x41, 0x61))
    cmap = (
        f"begincmap\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n32 beginbfchar\n{letters}endbfchar\nendcmap"
    )
    spec = {
        "Subtype": LIT("TrueType"),
        "BaseFont": LIT("AAAAAA+Amiri"),
        "FirstChar": 0,
        "Widths": [500] * 256,
        "FontDescriptor": {},
        "ToUnicode": PDFStream({}, cmap.encode()),
    }
    font = PDFTrueTypeFont(PDFResourceManager(), spec)
    text, width = Fonts().add(font, 0xC0)
    assert is_unknown(text) and width
    assert not is_unknown(Fonts().add(font, 0x42)[0])


def test_profiles_share_no_heading_between_sections() -> None:
    for kind in ("conflict_of_interest", "generic", "investment"):
        aliases = [alias for section in profile(kind).sections for alias in section.aliases]
        assert len(aliases) == len(set(aliases))
