"""What siblings say is worked out once for a run, and says the same as if it were worked out for each document."""

from __future__ import annotations

from itertools import pairwise

import pytest

from normalizers import repair
from normalizers.language_model import LanguageModel, load
from normalizers.segment_siblings import SIGHTS, with_siblings

OWN = ("تنظيم العلاقة مع المستفيدين", "تقديم خدمة متميزة للمستفيدين")
HEALTHY = ("تنظيم العلاقة مع الشركاء", "ققثص تزور ققثص")
CUT = (". ققثص صثقق", "ــوات  ــلال  ــن خ")


def pairs(model: LanguageModel, line: str) -> list[float]:
    words = line.split()
    return [model.pair(left, right) for left, right in pairwise(words)]


def own() -> list[list[int]]:
    return [load().lexicon.row_of(line.split()) for line in OWN]


def test_they_say_what_their_healthy_lines_say() -> None:
    together = with_siblings(load(), own(), HEALTHY + CUT)
    told = load().with_numbers(own()).with_numbers([load().lexicon.row_of(line.split()) for line in HEALTHY], SIGHTS)
    for line in OWN + HEALTHY:
        assert pairs(together, line) == pairs(told, line)
        assert [together.word(word) for word in line.split()] == [told.word(word) for word in line.split()]
    assert together.known("ققثص") and not load().known("ققثص")


def test_lines_that_were_cut_say_nothing() -> None:
    assert not with_siblings(load(), own(), CUT).known("ققثص")
    assert pairs(with_siblings(load(), own(), CUT), "ققثص صثقق") == pairs(load(), "ققثص صثقق")


def test_a_document_adds_nothing_to_what_they_say_to_the_next() -> None:
    first = with_siblings(load(), [load().lexicon.row_of(["صثقق", "ققثص"])], HEALTHY)
    assert pairs(first, "صثقق ققثص") != pairs(load(), "صثقق ققثص")
    second = with_siblings(load(), own(), HEALTHY)
    assert pairs(second, "صثقق ققثص") == pairs(load(), "صثقق ققثص")


@pytest.mark.parametrize("before", [(), HEALTHY, (*HEALTHY, *CUT)])
def test_a_repair_does_not_hang_on_what_was_repaired_before(before: tuple[str, ...]) -> None:
    text = "مع العلاقة  تنظيم\nالمطلوبة  تقديم معلومات كافية عن الخدمة -\nتقديم خدمة متميزة للمستفيدين"
    repair(text, siblings=before)
    again = repair(text, siblings=("\n".join(OWN), "\n".join(HEALTHY)))
    assert again == repair(text, siblings=("\n".join(OWN), "\n".join(HEALTHY)))
