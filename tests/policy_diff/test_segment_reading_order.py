"""Lines that an extractor wrote in another order than they are read are read in order, and no others move."""

from __future__ import annotations

import random
from itertools import zip_longest

import pytest

from normalizers import TracedText
from policy_diff import written
from policy_diff.layout import Box, Layout, Page, Place
from policy_diff.segment import segment
from policy_diff.segment.reading_order import Order, reading_order
from policy_diff.segment.reading_order_headings import with_calendars, with_versions
from policy_diff.segment.reading_order_markers import counted
from policy_diff.segment.reading_order_rows import Row, joined, rows_of
from policy_diff.segment.reading_order_seams import cuts_word, follows
from tests import damage
from tests.conftest import CORPUS

POLICY = CORPUS / "written" / "beneficiary_relations" / "rawabi.toml"

#: printed lines, and where an extractor tore them
PRINTED = (
    "الأهداف التفصيلية:",
    "وتشكل أنظمة العمل والعقود المصدر الأساسي في تحديد حقوق وواجبات المتعاقدين وطريقة أدائها",
    "وتبعات التقصير في الأداء، وحدود |المسؤولية وطريقة تسوية |الخلافات التي قد تنشأ من جراء تنفيذ",
    "هذه العقود والخدمات بشكل |يكفل حماية الأطراف ذات العلاقة مع |الجمعية، وتركز الجمعية على",
    "صيغة العلاقات مع المستفيدين.",
    "تقديم خدمة متميزة للمستفيدين من كافة |الشرائح بإتقان وسرعة وجودة |عالية لإنجاز معاملاتهم ومتابعة",
    "متطلباتهم ومقترحاتهم والعمل على |مواصلة التطوير والتحسين التي تتم |بالتعاون مع كافة الجهات",
    "للوصول إلى تحقيق الأهداف والوصول إليهم |بأسهل الطرق دون الحاجة إلى |طلب المستفيد.",
    "تقدير حاجة المستفيد وكافة الفئات |المستفيدة في الجمعية من خلال تسهيل |الإجراءات وحصولهم على",
    "كافة الخدمات المطلوبة دون عناء ومشقة.",
    "تقديم المعلومات والإجابات بشكل ملائم بما يتناسب مع |تساؤلات المستفيدين من خلال عدة |قنوات.",
    "نشر ثقافة جودة الخدمة بين جميع الأقسام التي تقدم خدماتها |للمستفيدين الداخلي أو |الخارجي.",
    "التوضيح للمستفيد بأن طلبه سيرفع للجنة البحث لدراسته |والرد عليه خلال مدة لا تقل |عن أسبوعين.",
    "استكمال إجراءات التسجيل مع اكتمال الطلبات.",
)


def torn(printed: tuple[str, ...] = PRINTED) -> str:
    """The lines as such an extractor writes them: each piece in a box of its own, the last piece of a line first."""
    return "\n\n".join(piece.strip() for line in printed for piece in reversed(line.split("|"))) + "\n"


def whole(printed: tuple[str, ...] = PRINTED) -> list[str]:
    return [line.replace("|", "") for line in printed]


TORN = torn()


def ordered(text: str) -> Order:
    return reading_order(TracedText(text))


def test_lines_written_last_piece_first_are_turned() -> None:
    order = ordered(TORN)
    assert order.changed
    assert [row.text for row in order.rows] == whole()


def test_a_full_stop_on_a_line_of_its_own_ends_the_line_it_was_torn_from() -> None:
    stops_apart = torn(tuple(line[:-1] + "|." if line.endswith(".") else line for line in PRINTED))
    assert [row.text for row in ordered(stops_apart).rows] == whole()


def test_every_line_keeps_its_number_and_none_is_lost() -> None:
    order = ordered(TORN)
    lines = TORN.split("\n")
    numbers = sorted(number for row in order.rows for number in row.numbers)
    assert numbers == [number for number, line in enumerate(lines, 1) if line.strip()]
    for row in order.rows:
        assert sorted(row.text.replace(" ", "")) == sorted("".join(lines[n - 1] for n in row.numbers).replace(" ", ""))


def test_a_finding_says_so() -> None:
    (found,) = ordered(TORN).findings
    assert found.code == "lines_reordered"
    assert found.lines is not None and found.lines.first == 5


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("apart", [False, True], ids=["as printed", "an empty line after every line"])
def test_a_healthy_text_keeps_its_order(seed: int, apart: bool) -> None:
    text = written.render_text(written.load(POLICY), width=70 + 10 * seed, seed=seed * 7).text
    traced = TracedText(text.replace("\n", "\n\n") if apart else text)
    assert reading_order(traced) == Order(rows_of(traced))


def test_a_document_whose_lines_have_places_keeps_its_order() -> None:
    traced = TracedText(TORN)
    place = Place(page=1, box=Box(0, 0, 10, 10))
    layout = Layout((Page(1, 100, 100, "glyphs", 1.0),), (place,) * len(traced.lines))
    assert not reading_order(traced, layout).changed


def test_one_or_two_lines_that_read_well_both_ways_are_no_habit() -> None:
    assert not ordered("القنوات:\n\nخدمة التطوع\n\nطلب المساعدة\n\nالموقع الإلكتروني\n").changed
    pair = "وقت التقديم.\n\nالتأكد من تقديم كافة المعلومات المطلوبة والتأكد من صلاحيتها\n"
    assert not ordered(f"الهدف العام:\n\n{pair}").changed


def test_lines_do_not_move_over_a_page_break() -> None:
    rows = ordered(TORN.replace("والرد عليه", "\fوالرد عليه")).rows
    assert [row.page for row in rows] == sorted(row.page for row in rows)
    assert "عن أسبوعين." in [row.text for row in rows], "its line is torn over two pages and stays so"


def test_a_rest_written_later_goes_back_to_its_line() -> None:
    text = """تمهيد:

زيادة ثقة المستفيدين من خلال أفضل الممارسات في تقديم الخدمة للمستفيد وذلك عن طريق ما

تصحيح المفاهيم السائدة لدى المستفيد عن الخدمات المقدمة في الجمعية.

تكوين انطباعات وقناعات إيجابية جديدة نحو الجمعية وما تقدم من خدمات.

يلي:

نشر ثقافة جودة الخدمة بين جميع الأقسام التي تقدم خدماتها للمستفيدين.
"""
    read = [row.text for row in ordered(text).rows]
    assert read.index("يلي:") == 2


def test_a_bullet_a_line_too_late_goes_with_its_item() -> None:
    items = (
        ("تقدير حاجة المستفيد في الجمعية من خلال تسهيل الإجراءات وحصولهم على", "كافة الخدمات دون عناء."),
        ("استقبال المستفيد بلباقة واحترام وإعطاؤه الوقت والإجابة على جميع", "الاستفسارات."),
        ("تقديم المعلومات والإجابات بشكل ملائم للمستفيدين من خلال عدة", "قنوات في وقت واحد."),
    )
    text = "الأهداف:\n" + "\n".join(f"{first}\n•\n{rest}" for first, rest in items)
    read = [row.text for row in ordered(text).rows]
    assert read == ["الأهداف:", *(part for first, rest in items for part in ("•", first, rest))]


def test_bullets_written_together_mark_no_line_that_is_not_theirs() -> None:
    text = "الأدوات:\nاللائحة الأساسية للجمعية.\nدليل خدمات البحث.\n•\n•\nآلية التأكد من الاستحقاق\n"
    order = ordered(text)
    assert order.left_out == (4, 5)
    assert not order.changed, "no row of words has moved"


def test_numbers_written_together_go_to_the_list_that_has_as_many() -> None:
    clauses = ("المقابلة.", "الخطابات.", "خدمة التطوع.")
    text = "القنوات:\n" + "\n".join(clauses) + "\n1.\n2.\n3.\nالأدوات:\nاللائحة الأساسية.\n"
    read = [row.text for row in ordered(text).rows]
    assert read[1:7] == [part for pair in zip_longest(("1.", "2.", "3."), clauses) for part in pair]
    rows = rows_of(TracedText("القنوات:\nالمقابلة.\n1.\n2.\n3.\n"))
    assert not counted([row for row in rows if not row.is_lone_marker], rows), "no list has three clauses"


def test_a_heading_below_its_paragraph_goes_above_it() -> None:
    approval = (
        "تم الاعتماد في اجتماع مجلس الإدارة |بجلسته الرابعة المنعقدة بتاريخ |27/11/2023م.",
        "اعتماد مجلس الإدارة|:",
    )
    read = [row.text for row in ordered(torn((*PRINTED, *approval))).rows]
    assert read[-2:] == ["اعتماد مجلس الإدارة:", approval[0].replace("|", "")]


def test_short_pieces_below_their_line_are_joined() -> None:
    version = (Row("النسخة", (1,)), Row("1.0", (2,)))
    assert [(row.text, row.numbers) for row in with_versions(version)] == [("النسخة 1.0", (1, 2))]
    date = (Row("الموافق 27/11/2023", (1,)), Row("م.", (2,)))
    assert [row.text for row in with_calendars(date)] == ["الموافق 27/11/2023 م."]


def test_a_seam_through_a_word_is_closed() -> None:
    assert cuts_word("بجميع الأطراف من م", "ستفيدين وداعمين")
    assert not cuts_word("كافة الخدمات", "المطلوبة دون عناء")
    assert joined((Row("الأطراف من م", (3,)), Row("ستفيدين", (1,))), "").text == "الأطراف من مستفيدين"


def test_a_seam_tells_which_row_comes_first() -> None:
    first, rest = "نشر الثقافة بين الأقسام التي تقدم خدماتها للمستفيدين الداخلي", "أو الخارجي."
    assert follows(first, rest) > follows(rest, first)
    assert follows("المقابلة", ".") > follows("المقابلة.", ".")


@pytest.mark.parametrize("kind", sorted(damage.LINE_ORDERS))
def test_nothing_is_lost_and_the_same_comes_twice(kind: str) -> None:
    lines = written.render_text(written.load(POLICY), width=80).text.split("\n")
    traced = TracedText("\n".join(damage.LINE_ORDERS[kind](lines, random.Random(3))))
    order = reading_order(traced)
    read = {number for row in order.rows for number in row.numbers} | set(order.left_out)
    assert read == {number for number, line in enumerate(traced.lines, 1) if line.strip()}
    assert order == reading_order(traced)
    placed = segment(traced)
    known = {n for s in placed.sections for n in range(s.lines.first, s.lines.last + 1)}
    known |= {*placed.cover, *placed.furniture}
    told = {n for f in placed.findings if f.lines for n in range(f.lines.first, f.lines.last + 1)}
    assert read <= known | told
