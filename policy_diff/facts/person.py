"""The chair of the board, under or beside «رئيس مجلس الإدارة» in the approval section.

A person's name: personal data, taken from the signature block alone. What this leaves alone: titles
before the name («د.», «م.») and its spelling; a line of dots for a signature is unclear, not a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalizers import fold
from policy_diff.facts.clauses import Clause
from policy_diff.facts.duration_words import phrases_of, words_of
from policy_diff.model import Fact

KEY = "board_chair"
APPROVAL = "approval"
_ROLES = phrases_of(
    "رئيس مجلس الإدارة",
    "رئيسة مجلس الإدارة",
    "رئيس المجلس",
    "رئيسة المجلس",
    "رئيس الجمعية",
    "رئيس مجلس إدارة الجمعية",
    "رئيس مجلس إدارة",
    "رئيسة مجلس إدارة",
    "رئيسه",
    "رئيستها",
    "رئيسته",
    "رئيسة مجلس إدارة الجمعية",
    "رئيس مجلس ادارة الجمعية",
)
_LABELS = re.compile(r"^(?:الاسم الكريم|الاسم|سعادة|التوقيع|توقيع|الختم)\s*[:/]\s*")
_TAIL = re.compile(r"(?<=\S)\s*(?:[|]|\b(?:التوقيع|الختم|توقيع|ختم|المنصب|الصفة)\b).*$")
_TITLES = words_of(
    "د م أ الشيخ الدكتور الدكتورة المهندس المهندسة الأستاذ الأستاذة اللواء معالي سعادة",
)
#: between the parts of a name
_KIN = words_of("بن بنت ابن آل")
_DEPUTY = words_of("نائب", "نائبة", "ونائب", "وكيل")
_NEVER = words_of(
    "التوقيع الختم ختم توقيع اعتماد مجلس الإدارة بتاريخ الجمعية جمعية تم المجلس الموافق اجتماع صفحة نهاية",
    "أعضاء العضو الأمين النائب نائب المشرف عضو السياسة رقم",
)
_OPEN = re.compile(r"[.…_]{4,}")
_EDGE = " :/-–،,()|."
FEWEST, MOST = 2, 9
#: a line of so many words is a sentence, not a signature
SIGNATURE_WORDS = 14


def find(clauses: Sequence[Clause]) -> Fact:
    """The chair's name as printed."""
    block = [clause for clause in clauses if clause.section == APPROVAL]
    for place, clause in enumerate(block):
        found = _role(clause.text)
        if found is None:
            continue
        before, after = found
        beside = block[place + 1] if place + 1 < len(block) else None
        above = block[place - 1] if place else None
        if _OPEN.search(after) or (not after and beside and _OPEN.search(beside.text)):
            return Fact(key=KEY, status="unclear", text=clause.text, lines=clause.lines)
        for text, where in ((after, clause), (_text(beside), beside), (before, clause), (_text(above), above)):
            name = _name(text)
            if name and where:
                return Fact(key=KEY, status="stated", value=name, text=name, lines=where.lines)
    return Fact(key=KEY, status="not_stated")


def signatory(text: str) -> str | None:
    """The person's name that a line of a signature block is, with or without a title; or None."""
    found = _role(text)
    for part in (*(found or ()), text):
        name = _name(part)
        if name and (set(fold(name).split()) & _KIN or fold(name).split()[0] in _TITLES):
            return name
    return None


def _text(clause: Clause | None) -> str:
    return clause.text if clause else ""


def _role(text: str) -> tuple[str, str] | None:
    """What stands before and after the role in a line of a signature block, or None.

    In a sentence, only a name with a title right after the role counts («ووقعها رئيس مجلس الإدارة د. …»).
    """
    words = text.split()
    folded = [fold(word) for word in words]
    for place in range(len(words)):
        for role in _ROLES:
            if tuple(folded[place : place + len(role)]) != role or (place and folded[place - 1] in _DEPUTY):
                continue
            before, after = " ".join(words[:place]), " ".join(words[place + len(role) :])
            if len(words) <= SIGNATURE_WORDS:
                return before, after
            if set(fold(after).split()[:1]) & _TITLES:
                return "", after
    return None


def _name(text: str) -> str | None:
    """`text` as a name, labels taken off; None when it is not one."""
    bare = _LABELS.sub("", text.strip(_EDGE))
    bare = _TAIL.sub("", bare).strip(_EDGE)
    words = fold(bare).split()
    if not FEWEST <= len(words) <= MOST or any(w.isdigit() for w in words) or set(words) & _NEVER or _OPEN.search(bare):
        return None
    return bare
