"""Channels, tools, required documents and eligibility conditions under one name each (`terms.toml`).

    «خدمة الموقع الالكتروني للجمعية», «الموقع الإلكتروني»      channel website
    «مكاتب الخدمة»                                            channel office, not the interview

Read where the profile says that such things are listed: the sections on channels, tools, procedure steps,
conditions; each name once a clause. What this leaves alone: an item that the table has no name for; it is told
unclear, as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_diff.facts.clauses import Clause
from policy_diff.facts.statement import Said, Statement, state
from policy_diff.facts.terms import named

KIND = "offer"
EXAMPLES = (
    Said(
        text="خدمة الموقع الالكتروني للجمعية.",
        values=({"set": "channel", "name": "website"},),
        section="channels",
    ),
    Said(text="مكاتب الخدمة.", values=({"set": "channel", "name": "office"},), section="channels"),
    Said(text="المقابلة.", values=({"set": "channel", "name": "in_person"},), section="channels"),
    Said(text="اللائحة الأساسية للجمعية.", values=({"set": "tool", "name": "bylaw"},), section="tools"),
    Said(text="صورة الهوية الوطنية.", values=({"set": "document", "name": "identity"},), section="eligibility"),
    Said(text="أن يكون سعودي الجنسية.", values=({"set": "condition", "name": "saudi"},), section="eligibility"),
    Said(text="حمام زاجل.", values=({"set": "channel", "name": None},), section="channels", unclear=(0,)),
    Said(text="يلتقي الأعضاء في الموقع الإلكتروني.", values=(), section="scope"),
)
#: sections and the sets that they list; of the first an item without a name is told
_SECTIONS: dict[str, tuple[tuple[str, str], ...]] = {
    "channels": (("channel", "channels"),),
    "reporting_channels": (("channel", "channels"),),
    "tools": (("tool", "tools"),),
    "eligibility": (("condition", "conditions"), ("document", "documents")),
    "conditions": (("condition", "conditions"), ("document", "documents")),
    "documents": (("document", "documents"),),
    "recruitment": (("document", "documents"),),
    "procedure_steps": (("document", "documents"),),
}
#: sections in which every item is one of the set
_LISTS = ("channels", "tools")
#: a longer item is a sentence about one
ITEM_WORDS = 8


def find(clause: Clause) -> Iterator[Statement]:
    """What a clause of such a section offers or asks for."""
    for set_name, kind in _SECTIONS.get(clause.section, ()):
        found = named(kind, clause.text, clause.policy_type)
        first = {name: (start, stop) for name, start, stop in reversed(found)}
        for name, (start, stop) in sorted(first.items(), key=lambda one: one[1]):
            yield state(KIND, clause, start, stop, {"set": set_name, "name": name})
        words = clause.text.split()
        if not found and clause.section in _LISTS and 0 < len(words) <= ITEM_WORDS and not clause.text.endswith(":"):
            value = {"set": set_name, "name": None}
            yield state(KIND, clause, 0, len(clause.text), value, "no name for it in the table")
