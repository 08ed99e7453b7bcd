"""Channels, tools, required documents and eligibility conditions under one name each (`terms.toml`).

    «خدمة الموقع الالكتروني للجمعية», «الموقع الإلكتروني»      channel website
    «مكاتب الخدمة»                                            channel office, not the interview

Read where the profile says that such things are listed: the sections on channels, tools, procedure steps,
conditions; each name once a clause. What this leaves alone: an item that the table has no name for; it is told
unclear, as it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from normalizers import fold
from policy_diff.facts.clauses import Clause
from policy_diff.facts.duration_words import phrases_of, words_of
from policy_diff.facts.statement import Said, Statement, state
from policy_diff.facts.terms import alone, headed, named
from policy_diff.facts.words import tokens

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
    Said(
        text="رسالة نصية أو رسالة واتساب إلى الجوال المعلن في موقع الجمعية.",
        values=({"set": "channel", "name": "mobile_message"}, {"set": "channel", "name": "whatsapp"}),
        section="channels",
    ),
    Said(text="غرفة لها باب خاص بالنساء.", values=({"set": "channel", "name": "office"},), section="channels"),
    Said(
        text="البريد amana@waha.example، ولا يفتحه غيره.",
        values=({"set": "channel", "name": "email"},),
        section="reporting_channels",
    ),
    Said(text="سجل المواعيد والزيارات.", values=({"set": "tool", "name": "register"},), section="tools"),
    Said(text="فاتورة ضريبية أصلية.", values=({"set": "document", "name": "invoice"},), section="documents"),
    Said(
        text="ولا يحول تلقي عون من جمعية أخرى دون خدمتها.",
        values=(),
        section="eligibility",
    ),
    Said(text="لا تشترط صورة الهوية ولا عقد الإيجار.", values=(), section="documents"),
    Said(
        text="ولا يلزم سوى صورة الهوية.",
        values=({"set": "document", "name": "identity"},),
        section="documents",
    ),
    Said(
        text="من لا يستطيع العمل لمرض أو إعاقة.",
        values=({"set": "condition", "name": "disability"},),
        section="eligibility",
    ),
    Said(
        text="الحضور أو الاتصال.",
        values=({"set": "channel", "name": "in_person"}, {"set": "channel", "name": "phone"}),
        section="channels",
    ),
    Said(text="رقم الحساب البنكي.", values=({"set": "channel", "name": None},), section="channels", unclear=(0,)),
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
#: sections whose items are told by their first word where no name fits
_BY_FIRST_WORD = ("channels", "reporting_channels", "tools", "documents")
_ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+")
_NOT = words_of("لا ولا لم لن فلا")
_ASKING = words_of("يشترط تشترط يلزم تلزم يطلب تطلب يحول تحول يمنع تمنع")
#: what is not asked for
_UNASKED = {(no, verb) for no in _NOT for verb in _ASKING}
_NEEDLESS = set(phrases_of("دون حاجة", "بلا حاجة"))
#: what somebody cannot do; where conditions are listed that is one
_UNABLE = {(no, verb) for no in _NOT for verb in words_of("يقدر تقدر يستطيع تستطيع يمكنه يمكنها يتمكن تتمكن")} | set(
    phrases_of("تعذر عليه", "تعذر عليها", "يتعذر عليه", "يتعذر عليها")
)
#: a denial goes so far, and not beyond these: «إلا صورة الهوية», «ويشترط …», the end of the sentence
DENIED_REACH = 8
_ENDS = words_of("إلا سوى بل وإنما إنما لكن ولكن وإلا", *(f"و{verb}" for verb in _ASKING)) | frozenset(".؛")
#: the same, but among conditions: «لا يشترط أن يكون غير مستفيد»
_BUT = words_of("غير")
#: what one cannot do stands right behind it, or behind «الحضور إلى», «على»
UNABLE_REACH, _TO = 2, words_of("إلى على من في")
_OR, _AND, SIGNS = words_of("أو ثم"), fold("و"), "،,؛:/|-–\n"
#: behind these stands where something is: «رسالة إلى الجوال المعلن في موقع الجمعية»
_PLACED = words_of("في على من لدى داخل ضمن")


def find(clause: Clause) -> Iterator[Statement]:
    """What a clause of such a section offers or asks for."""
    for set_name, kind in _SECTIONS.get(clause.section, ()):
        found = [one for one in _found(kind, clause) if not _is_denied(clause.text, one[1], kind)]
        found = list(_side_by_side(clause.text, found)) if kind == "channels" else found
        first = {name: (start, stop) for name, start, stop in reversed(found)}
        for name, (start, stop) in sorted(first.items(), key=lambda one: one[1]):
            yield state(KIND, clause, start, stop, {"set": set_name, "name": name})
        if not found and clause.section in _LISTS and _is_item(clause.text):
            value = {"set": set_name, "name": None}
            yield state(KIND, clause, 0, len(clause.text), value, "no name for it in the table")


def _side_by_side(text: str, found: Sequence[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """Every channel but those that say where another is: «بوابة الخدمات في موقع الجمعية» is one."""
    past = 0
    for number, one in enumerate(found):
        between, own = fold(text[past : one[1]]).split(), fold(text[one[1] : one[2]]).split()
        joined = any(sign in text[past : one[1]] for sign in SIGNS) or any(w in _OR or w[:1] == _AND for w in between)
        placed = not {*between[-1:], *own[:1]}.isdisjoint(_PLACED)
        if not number or joined or not placed:
            yield one
        past = one[2]


def _found(kind: str, clause: Clause) -> tuple[tuple[str, int, int], ...]:
    """The terms of a clause; an address makes it e-mail, and an item without a name goes by its first word."""
    found = named(kind, clause.text, clause.policy_type)
    address = _ADDRESS.search(clause.text) if kind == "channels" else None
    if address and not any(name == "email" for name, _, _ in found):
        return (("email", address.start(), address.end()), *found)
    taken = {start for _, start, _ in found}
    more = [one for one in alone(kind, clause.text) if one[1] not in taken]
    found = tuple(sorted((*found, *more), key=lambda one: one[1]))
    head = headed(kind, clause.text) if not found and clause.section in _BY_FIRST_WORD else None
    return (head,) if head else found


def _is_denied(text: str, start: int, kind: str) -> bool:
    """«لا يحول عون من جمعية أخرى دون …», «من لا يقدر على الحضور», «ولا يشترط …»: what is not asked for or not open."""
    run = tokens(text)
    at = bisect_left(run, start, key=lambda token: token.start)
    before = [token.key for token in run[max(0, at - DENIED_REACH) : at]]
    for place, pair in reversed(list(enumerate(pairwise(before)))):
        between = before[place + 2 :]
        if not (_ENDS if kind == "conditions" else _ENDS | _BUT).isdisjoint(between):
            return False
        if pair in _UNASKED or pair in _NEEDLESS:
            return True
        if pair in _UNABLE and kind != "conditions":
            return len(between) <= UNABLE_REACH and (not between or between[-1] in _TO)
    return False


def _is_item(text: str) -> bool:
    return 0 < len(text.split()) <= ITEM_WORDS and not text.endswith(":")
