"""The chair of the board, under or beside «رئيس مجلس الإدارة» in the approval section.

A person's name: personal data, taken from the signature block alone. What this leaves alone: titles
before the name («د.», «م.») and its spelling; a line of dots for a signature is unclear, not a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from normalizers import fold
from policy_diff.facts.body_words import is_adjective
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
#: «الرئيس: فلان»; «الرئيس التنفيذي: فلان» is somebody else
_ALONE = re.compile(r"^(?:الرئيس|الرئيسة)\s*[:/]\s*(?P<after>.*)$")
_LABELS = re.compile(r"^(?:الاسم الكريم|الاسم|سعادة|التوقيع|توقيع|الختم)\s*[:/]\s*")
#: «برئاسة د. فهد بن راشد في …»
_LED_BY = re.compile(
    r"(?:^|\s)برئاسة\s+(?P<after>(?:د|م|أ|ا|الدكتور|الدكتورة|الأستاذ|الأستاذة|المهندس|المهندسة|الشيخ|اللواء|السيد|السيدة)"
    r"(?:\.|\s).{4,60}?)(?=\s+(?:في|بتاريخ|يوم|وذلك|وحضور|وبحضور|والمنعقد)\s|[،؛,(]|\.\s*$|$)"
)
#: whose meeting somebody led: a committee's is not the board's
_COMMITTEES, _BOARDS = words_of("لجنة اللجنة للجنة بلجنة فريق الفريق لجان"), words_of("مجلس المجلس بمجلس للمجلس")
_OF = words_of("عن من")
_MEETINGS, _HERS = tuple(words_of("اجتماع جلسة جلست لقاء الاجتماع الجلسة باجتماع بجلسة بجلست")), fold("ها")
#: «فهد بن راشد (الرئيس)», «… بصفته»
_ROLE_TAIL = re.compile(r"[\s،,(–-]+(?:الرئيس|الرئيسة|رئيساً للمجلس|رئيسة للمجلس|بصفته|بصفتها|بوصفه|بوصفها)\)?\s*$")
_FOR_NOW = words_of("المكلف المكلفة المنتخب المنتخبة المناوب الحالي الحالية")
_TAIL = re.compile(r"(?<=\S)\s*(?:[|]|\b(?:التوقيع|الختم|توقيع|ختم|المنصب|الصفة)\b).*$")
_TITLES = words_of(
    "السيد السيدة د م أ الشيخ الدكتور الدكتورة المهندس المهندسة الأستاذ الأستاذة اللواء معالي سعادة",
)
#: between the parts of a name
_KIN = words_of("بن بنت ابن آل")
_SON, _CHILD, _GOD, _SERVANT = words_of("بن"), words_of("بن بنت"), fold("الله"), fold("عبد")
_ARTICLE, _HOUSE = fold("ال"), fold("آل")
#: not a person, but what is called after one
_CALLED_BY = words_of(
    "جمعية مؤسسة مركز وقف جامعة شارع طريق حي مدينة مستشفى مسجد جامع الأمير الملك الأميرة برنامج جائزة"
)
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
            signed = _behind_dots(after, block[place + 1 : place + 3])
            if signed is None:
                return Fact(key=KEY, status="unclear", text=clause.text, lines=clause.lines)
            return Fact(key=KEY, status="stated", value=signed[0], text=signed[0], lines=(signed[1] or clause).lines)
        for text, where in ((after, clause), (_text(beside), beside), (before, clause), (_text(above), above)):
            name = _name(text)
            if name and where:
                return Fact(key=KEY, status="stated", value=name, text=name, lines=where.lines)
    return Fact(key=KEY, status="not_stated")


def _behind_dots(after: str, below: Sequence[Clause]) -> tuple[str, Clause | None] | None:
    """The name behind a line of dots for a signature, if it is surely one; and the clause below that holds it."""
    parts: list[tuple[str, Clause | None]] = [(_OPEN.split(after)[-1], None)]
    parts += [(_OPEN.split(clause.text)[-1], clause) for clause in below]
    for text, clause in parts:
        bare = _LABELS.sub("", text.strip(_EDGE)).strip(_EDGE)
        if ":" not in bare and (name := _name(bare)) and _is_person(name):
            return name, clause
        if bare:
            return None  # «نائب الرئيس: سالم بن علي», «أمين السر» begin another's lines
    return None


def _is_person(name: str) -> bool:
    """Whether a name is told by «بن» or a title, and by more than its length."""
    return bool(set(fold(name).split()) & _KIN) or fold(name).split()[0].rstrip(".") in _TITLES


def signatory(text: str) -> str | None:
    """The person's name that a line of a signature block is, with or without a title; or None."""
    found = _role(text)
    for part in (*(found or ()), text):
        name = _name(part)
        if name and _is_person(name):
            return name
    return None


def named_in(text: str) -> Iterator[str]:
    """Every person's name in `text` that «بن» tells, wherever it stands; not what a place or a fund is called by."""
    words = text.split()
    folded = [fold(word).strip(_EDGE) for word in words]
    past = 0
    for place, word in enumerate(folded):
        if place < past or not _is_son(folded, place):
            continue
        first = max(past, place - 1)
        first -= first > past and folded[first] == _GOD  # «عبد الله»
        if first > past and folded[first - 1] in _CALLED_BY:
            continue
        past = place
        while past < len(words) and folded[past] in _CHILD:
            past = _one_name(folded, past + 1)
        past += past < len(words) and folded[past].startswith((_ARTICLE, _HOUSE)) and word in _CHILD
        past += past < len(words) and folded[past - 1] == _HOUSE
        name = " ".join(words[first:past]).strip(_EDGE)
        if len(name.split()) > 1:
            yield name


def _is_son(folded: Sequence[str], place: int) -> bool:
    """Whether a word stands between two names: «بن», and «بنت» where no article follows («بنت المتوفى»)."""
    if folded[place] in _SON:
        return True
    follows = folded[place + 1] if place + 1 < len(folded) else ""
    return bool(place) and folded[place] in _CHILD and bool(follows) and not follows.startswith(_ARTICLE)


def _one_name(folded: Sequence[str], at: int) -> int:
    """The place after the name that begins at `at`: one word, or two («عبد العزيز», «ضيف الله»)."""
    after = at + 1
    two = after < len(folded) and (folded[at] == _SERVANT or folded[after] == _GOD)
    return min(after + two, len(folded))


def _text(clause: Clause | None) -> str:
    return clause.text if clause else ""


def _role(text: str) -> tuple[str, str] | None:
    """What stands before and after the role in a line of a signature block, or None.

    In a sentence, only a name with a title right after the role counts («ووقعها رئيس مجلس الإدارة د. …»).
    """
    if alone := _ALONE.match(text):
        return "", alone["after"]
    if (led := _LED_BY.search(text)) and not _is_of_a_committee(fold(text[: led.start()]).split()):
        return "", led["after"]
    words = text.split()
    folded = [fold(word) for word in words]
    for place in range(len(words)):
        for role in _ROLES:
            if tuple(folded[place : place + len(role)]) != role or (place and folded[place - 1] in _DEPUTY):
                continue
            if _is_of_another_board(folded, place + len(role)):
                continue
            before, after = " ".join(words[:place]), " ".join(words[place + len(role) :])
            if len(words) <= SIGNATURE_WORDS:
                return before, after
            if set(fold(after).split()[:1]) & _TITLES:
                return "", after
    return None


def _is_of_a_committee(before: Sequence[str]) -> bool:
    """«في اجتماع لجنة المراجعة برئاسة …»: whose meeting it was, or who was named last before its leader."""
    occasion = next((at for at in range(len(before) - 1, -1, -1) if before[at].startswith(_MEETINGS)), None)
    behind = before if occasion is None else before[occasion:]
    # «لجنة المراجعة المنبثقة عن مجلس الإدارة» is a committee
    bodies = [word for at, word in enumerate(behind) if not (at and behind[at - 1] in _OF)]
    named = [word in _COMMITTEES for word in bodies if word in _COMMITTEES or word in _BOARDS]
    if named:
        return named[0] if occasion is not None else named[-1]
    return occasion is not None and before[occasion].endswith(_HERS)


def _is_of_another_board(folded: Sequence[str], at: int) -> bool:
    """«رئيس المجلس التنفيذي»; «رئيس المجلس المكلف» is this one's."""
    follows = folded[at].strip(_EDGE) if at < len(folded) else ""
    return follows.startswith(_ARTICLE) and is_adjective(follows) and follows not in _FOR_NOW and follows not in _TITLES


def _name(text: str) -> str | None:
    """`text` as a name, labels taken off; None when it is not one."""
    bare = _LABELS.sub("", text.strip(_EDGE).split(":")[-1].strip(_EDGE))
    bare = _ROLE_TAIL.sub("", _TAIL.sub("", bare)).strip(_EDGE)
    words = fold(bare).split()
    if not FEWEST <= len(words) <= MOST or any(w.isdigit() for w in words) or set(words) & _NEVER or _OPEN.search(bare):
        return None
    return bare
