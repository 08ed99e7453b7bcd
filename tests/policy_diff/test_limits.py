"""What keeps time and depth in bounds on texts that no policy is."""

from __future__ import annotations

from normalizers import TracedText
from policy_diff.collate.similarity import LONGEST, Weights, likeness
from policy_diff.model import Item
from policy_diff.segment import segment
from policy_diff.segment.items import DEEPEST


def test_lead_ins_without_end_nest_no_deeper_than_policies_do() -> None:
    """A text of nothing but lines that open a list: what stands deeper stands beside, and nothing is lost."""
    leads = [f"ويشمل الصنف رقم {number} ما يلي:" for number in range(400)]
    found = segment(TracedText("\n".join(["الأهداف", *leads])))
    kept = [text for section in found.sections for text in (section.heading, *(i.text for i in section.walk())) if text]

    def depth(item: Item) -> int:
        return 1 + max(map(depth, item.items), default=0)

    assert [text.rstrip(":") for text in kept[-len(leads) :]] == [lead.rstrip(":") for lead in leads]
    assert max(depth(item) for section in found.sections for item in section.items) == DEEPEST


def test_a_file_without_line_breaks_is_compared_in_time_that_grows_with_its_length() -> None:
    """The letters of two clauses are compared only so far: beyond, the time would grow with the square."""
    far = "يلتزم كل عامل بحفظ ما اؤتمن عليه من أوراق " * 3_000
    weights = Weights([far])
    cut = far[:LONGEST]
    assert likeness([far], [far + "مزيد"], weights)[0, 0] == likeness([cut], [cut], weights)[0, 0]
    assert likeness([far], ["لا شيء يشبه هذا"], weights)[0, 0] < 0.5
