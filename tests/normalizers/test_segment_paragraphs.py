"""Where a line stands in its paragraph, and what that says of the order of its segments."""

from __future__ import annotations

from normalizers.language_model import load
from normalizers.repairs.segment_order import _left_over
from normalizers.segment_paragraphs import Place, places_of
from normalizers.segment_search import Reading, best


def test_a_line_narrower_than_the_page_ends_its_paragraph_and_the_next_begins_one() -> None:
    placed = places_of([95, 93, 40, 94, 30, 95], [1, 2, 3, 4, 5, 7])
    assert placed == [
        Place(opens=True),
        Place(),
        Place(closes=True),
        Place(opens=True),
        Place(closes=True),
        Place(opens=True),
    ]
    assert places_of([], []) == []


def test_a_full_stop_inside_a_line_that_ends_its_paragraph_is_evidence() -> None:
    line = "وترفعه إلى المجلس. تعد الإدارة تقريرها السنوي"
    gains = [best(line, load(), place=Place(opens=True, closes=closes)).gain for closes in (False, True)]
    assert gains[1] >= gains[0] + 3
    reading = best(line, load(), place=Place(opens=True, closes=True))
    assert " ".join(line[start:stop] for start, stop in reading.segments) == (
        "تعد الإدارة تقريرها السنوي وترفعه إلى المجلس."
    )


def test_a_comma_left_in_front_of_a_word_is_unexplained() -> None:
    line = "السياسات ( 3549ترخيص رقم ) ،الدعوة والإرشاد"
    whole = Reading(((0, len(line)),), (), 0.0, ())
    at = line.index("،")
    assert _left_over(line, whole)
    assert not _left_over(line, Reading(((at, len(line)), (0, at - 1)), (False,), 0.0, ()))
