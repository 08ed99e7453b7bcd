"""What raises the chance that a line was cut, and what the confidence that a reading is what it said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from normalizers.language_model import load
from normalizers.segment_belief import MOST, MOST_PLAIN, RIVAL, belief, belief_in_plain
from normalizers.segment_parts import Cut
from normalizers.segment_search import Reading, best
from normalizers.segment_signs import CLOSER, EDGE, GLUED, NUMBER, STOP, TATWEEL, WIDE


@pytest.fixture(scope="module")
def reading() -> Reading:
    found = best("المطلوبة تقديم معلومات كافية عن الخدمة", load())
    return replace(found, cuts=(Cut.BLANK,), margin=4.0)


@pytest.mark.parametrize("sign", [WIDE, NUMBER, STOP, GLUED, EDGE])
def test_a_sign_makes_it_likelier_that_the_line_was_cut(reading: Reading, sign: str) -> None:
    without, signed = (belief(reading, 3.0, found, 2, 40, 8) for found in ((), (sign,)))
    assert signed.cut > without.cut + 0.1
    assert signed.confidence == without.confidence


def test_lines_that_were_surely_cut_speak_for_the_others(reading: Reading) -> None:
    few, many = (belief(reading, 3.0, (), others, 40, 8) for others in (1, 20))
    assert few.cut < many.cut and few.confidence < many.confidence


def test_a_short_document_shows_less_of_its_habit(reading: Reading) -> None:
    assert belief(reading, 3.0, (), 2, 2, 8).cut < belief(reading, 3.0, (), 20, 20, 8).cut


def test_cuts_that_cost_something_and_a_near_rival_take_from_the_confidence(reading: Reading) -> None:
    def sure(**changed: object) -> float:
        return belief(replace(reading, **changed), 9.0, (), 5, 40, 8).confidence  # type: ignore[arg-type]

    assert sure(cuts=(Cut.BLANK,) * 4) < sure(cuts=(Cut.BLANK,)) < sure(cuts=(Cut.WIDE,)) == sure(cuts=(Cut.TATWEEL,))
    assert sure(margin=0.5) < sure(margin=4.0) < sure(margin=7.0)
    assert sure(margin=8.0) == sure(margin=80.0)


def test_no_reading_is_certain(reading: Reading) -> None:
    assert belief(replace(reading, margin=9.0), 90.0, (WIDE,), 40, 40, 4).confidence == MOST < 1
    assert belief_in_plain(90.0, 0.0, (CLOSER,), 40, 40).confidence == MOST_PLAIN < MOST


def test_a_much_better_reading_casts_doubt_on_one_that_only_moves_punctuation() -> None:
    near, far = (belief_in_plain(6.0, beyond, (), 9, 40) for beyond in (RIVAL - 0.1, RIVAL))
    assert near.cut == far.cut and far.confidence < 0.85 * near.confidence
    assert belief_in_plain(6.0, 0.0, (TATWEEL,), 9, 40) == near != belief_in_plain(6.0, 0.0, (CLOSER,), 0, 40)
