"""A confidence of .9 means something: of the edits given it, so many are right on held-aside damaged text.

`python -m tests.quality.calibration --all` prints the whole table. The floors stand where the engine stands,
and only ever go up; the bar is .97.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from rapidfuzz.distance import Levenshtein

from normalizers import Edit, repair
from normalizers.text import Piece, permutation, whole
from tests import damage
from tests.quality import calibration
from tests.quality.calibration import Verdict, judged, precision
from tests.quality.scoring import words

#: share of right ones among applied edits of .9 and more (.993 on the whole table)
SURE = 0.98
#: every so-many-th held-aside policy
STEP = 40


@cache
def found() -> tuple[Verdict, ...]:
    documents = (*calibration.damaged_documents(calibration.clean_documents(STEP)), *calibration.originals())
    return tuple(calibration.verdicts(documents))


def test_sure_edits_are_right() -> None:
    right, total = precision(v for v in found() if v.edit.status == "applied" and v.edit.confidence >= 0.9)
    assert total > 200
    assert right / total >= SURE, f"{right} of {total}"


def test_what_is_only_suggested_is_less_often_right_than_what_is_applied() -> None:
    applied = precision(v for v in found() if v.edit.status == "applied")
    suggested = precision(v for v in found() if v.edit.status == "suggested")
    if suggested[1] >= 10:
        assert suggested[0] / suggested[1] < applied[0] / applied[1]


def test_the_judge_knows_a_right_order_from_a_wrong_one() -> None:
    line, meant = "المطلوبة تقديم معلومات كافية عن الخدمة", "تقديم معلومات كافية عن الخدمة المطلوبة"
    right = Edit("segment-order", 1, line, permutation(line, ((9, 38), (0, 8)), (" ",)), "", 0.9)
    wrong = Edit("segment-order", 1, line, permutation(line, ((15, 38), (0, 14)), (" ",)), "", 0.9)
    assert (judged(right, meant), judged(wrong, meant)) == (True, False)


def test_the_judge_knows_a_right_word_from_a_wrong_one() -> None:
    line = "واسع ا يقتضيه"
    joined = Edit("split-word", 1, line, (Piece(0, 4), Piece(5, len(line))), "", 0.99)
    assert judged(joined, "واسع لا يقتضيه") is False
    assert judged(joined, "واسعا يقتضيه") is True


def test_what_nobody_can_see_is_not_judged() -> None:
    assert judged(Edit("tatweel", 1, "كـتاب", (Piece(0, 1), Piece(2, 5)), "", 1.0), "كتاب") is None
    assert judged(Edit("brackets", 1, "كتاب", whole("كتاب"), "", 1.0), "كتاب") is None


#: how far the confidence of a text may lie off the share of its lines' words that are right, on average (.035 over
#: develop and test under 38 kinds of damage), and how much more than that it may claim
OFF, TOO_MUCH = 0.04, 0.1


def ends_first(lines: Sequence[str]) -> list[str]:
    """Every line cut in two, its end before its beginning, and nothing to show where."""
    said = [(line.split(), len(line.split()) // 2) for line in lines]
    return [" ".join(found[at:] + found[:at]) if at > 1 else " ".join(found) for found, at in said]


def right_words(meant: Sequence[str], lines: Sequence[str]) -> float:
    """The share of words that stand in their line as meant."""
    pairs = [(words(wanted), words(found)) for wanted, found in zip(meant, lines, strict=True)]
    wrong = sum(Levenshtein.distance(wanted, found) for wanted, found in pairs)
    return 1 - min(1.0, wrong / sum(len(wanted) for wanted, _ in pairs))


def test_the_confidence_of_a_text_is_near_the_share_of_words_that_are_right() -> None:
    meant = list(calibration.clean_documents(STEP)[0])
    damaged = [damage.document(meant, kind, 1, 1.0) for kind in damage.KINDS]
    off = []
    for lines in (*damaged, ends_first(meant)):
        traced = repair("\n".join(lines))
        off.append(traced.confidence - right_words(meant, traced.lines))
    assert max(off) < TOO_MUCH
    assert sum(map(abs, off)) / len(off) < OFF
