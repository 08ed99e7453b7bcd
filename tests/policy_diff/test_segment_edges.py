"""Line ends: by boxes on a page, by the columns of a typewriter, by paragraphs that are one line each."""

from __future__ import annotations

from normalizers import TracedText
from policy_diff.layout import Box, Layout, Page, Place
from policy_diff.segment import segment
from policy_diff.segment.edges import edges
from policy_diff.segment.lines import read_lines
from policy_diff.segment.reading_order_rows import rows_of

RIGHT = 520.0
ARTICLES = (
    ("لا يقبل المتطوع هدية من مستفيد ولا يطلب منه خدمة لنفسه، وعليه أن", 60.0, 0),
    ("يخبر المشرف بما عرض عليه.", 380.0, 0),
    ("يحفظ المتطوع ما يطلع عليه من أسرار الأسر في أثناء الزيارة وبعدها في", 61.0, 0),
    ("كل وقت.", 470.0, 0),
    ("ينبه المشرف من تأخر عن موعده من غير عذر يقبله، فإن تكرر ذلك منه أو", 60.5, 0),
    ("تغيب أعفي من العمل.", 410.0, 0),
    ("تسترد البطاقة والعهدة من المتطوع عند انتهاء عمله، ويعطى شهادة عن", 62.0, 0),
    ("ساعاته.", 480.0, 0),
)


def printed(rows: tuple[tuple[str, float, int], ...], *, pitch: float = 20.0) -> tuple[TracedText, Layout]:
    """Lines from the right margin to a left edge; the third value is extra space above the line."""
    places: list[Place | None] = []
    top = 50.0
    for _, left, extra in rows:
        top += pitch + extra
        places.append(Place(1, Box(left, top, RIGHT, top + 12), 12.0))
    page = Page(1, 595.0, 842.0, "glyphs", 1.0)
    return TracedText(original="\n".join(text for text, _, _ in rows)), Layout((page,), tuple(places))


def items(traced: TracedText, page: Layout | None = None) -> list[str]:
    found = segment(traced, profile="volunteers", page=page)
    return [item.text for section in found.sections for item in section.walk()]


def test_a_line_that_reaches_the_margin_goes_on_and_a_short_one_ends() -> None:
    traced, page = printed(ARTICLES)
    assert [text.split()[0] for text in items(traced, page)] == ["لا", "يحفظ", "ينبه", "تسترد"]


def test_a_sentence_that_ends_at_the_margin_goes_on_when_the_next_one_joins_it() -> None:
    first = ("يجب على المتطوع أن يلتزم بالموعد وأن يحمل بطاقته طوال عمله في المقر.", 60.0, 0)
    joined = ("ويعفى منها من يعمل عن بعد.", 380.0, 0)
    apart = ("تصرف البطاقة في أول يوم.", 390.0, 0)
    assert items(*printed((*ARTICLES, first, joined)))[-1].endswith("عن بعد.")
    assert items(*printed((*ARTICLES, first, apart)))[-1] == apart[0]


def test_space_above_a_line_begins_a_paragraph_where_the_document_keeps_to_it() -> None:
    rows = tuple(
        (text if index % 2 else f"{index // 2 + 1}- {text}", left, 0 if index % 2 else 12)
        for index, (text, left, _) in enumerate((*ARTICLES, *ARTICLES))
    )
    full = ("ويسلم المشرف ما في عهدته من مفاتيح وأوراق في اليوم نفسه كاملة.", 60.0, 0)
    tight = ("لا يعفيه من ذلك سبب.", 400.0, 0)
    traced, page = printed((*rows, full, tight))
    gaps = edges(read_lines(rows_of(traced)), traced, page).gaps
    assert (gaps[2], gaps[3]) == ("tight", "apart")
    assert items(traced, page)[-1].endswith("سبب.")


def test_a_large_title_runs_over_two_lines_and_ends_where_the_text_begins() -> None:
    title = (("سياسة إدارة المتطوعين في فروع الجمعية كلها وفي", 60.0, 0), ("مقرها", 470.0, 8))
    traced, page = printed((*title, *ARTICLES))
    large = tuple(
        Place(place.page, place.box, 22.0 if index < 2 else 12.0) if place else None
        for index, place in enumerate(page.places)
    )
    found = segment(traced, profile="volunteers", page=Layout(page.pages, large))
    assert found.title == "سياسة إدارة المتطوعين في فروع الجمعية كلها وفي مقرها"


def test_pages_of_their_own_margins() -> None:
    traced, page = printed((*ARTICLES, *ARTICLES))
    boxes = [place.box for place in page.places if place and place.box]
    moved = [Place(2, Box(box.left - 30, box.top, box.right - 30, box.bottom), 12.0) for box in boxes[8:]]
    assert len(items(traced, Layout(page.pages, (*page.places[:8], *moved)))) == 8


def test_a_typed_page_is_told_from_text_in_a_proportional_font() -> None:
    words = " ".join(text for text, _, _ in ARTICLES).split()
    typed, line = [], ""
    for word in words * 2:
        if len(line) + 1 + len(word) > 48:
            typed.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    traced = TracedText(original="\n".join([*typed, line]))
    assert any(edges(read_lines(rows_of(traced)), traced, None).broken.values())
    rows = [f"{'لا يقبل ' * (index % 4)}{text}" for index, (text, _, _) in enumerate(ARTICLES)]
    ragged = TracedText(original="\n".join(rows))
    assert not edges(read_lines(rows_of(ragged)), ragged, None).broken


def test_paragraphs_of_one_line_each_are_never_joined() -> None:
    long = (
        "يلتزم المتطوع بما ورد في هذه السياسة وفي دليل العمل الميداني، ويراجع المشرف في كل ما يشكل عليه منها "
        "قبل أن يتصرف من عند نفسه في شأن من شؤون الأسر."
    )
    rows = [long.replace("يلتزم", verb) for verb in ("يلتزم", "يعمل", "يتقيد")] + ["هل لك سؤال؟ نعم / لا"] * 10
    assert len(items(TracedText(original="\n".join(rows)))) == len(rows)
