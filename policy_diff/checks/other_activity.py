"""A word of another association's work: «ملفات المسنين» in the policy of one for persons with disabilities.

Why: the clause was taken from that association's policy and not read over, and binds nobody here. Based
on what the association's name says it does, and on words that only an association with another task has
reason to write (`activities.toml`). What this leaves alone: associations whose name promises help to all,
words that the document uses often, lists of several groups («الأيتام وأبناء السجناء»), and partners.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from normalizers import fold
from policy_diff.checks.examined import Examined, Example, Voice, short
from policy_diff.checks.other_association import PARTNERS
from policy_diff.facts.clauses import Clause
from policy_diff.facts.words import Token, tokens
from policy_diff.model import Bilingual, Finding, Severity

CODE = "other_activity"
SEVERITY: Severity = "medium"
SAYS = Bilingual(
    "كلمة من عمل جمعية أخرى: «{word}» ({activity})؛ لعلها باقية من وثيقة نُقل عنها",
    "a word of another association's work: «{word}» ({activity}); perhaps left from a document that was copied",
)
MEANS = Bilingual(
    "اسم الجمعية يدل على عملها، والكلمة مما يخص عملاً آخر ولا ترد إلا في بند أو بندين.",
    "The association's name says what it does; the word belongs to other work and stands in one or two clauses only.",
)
EXAMPLES = (
    Example(
        association="جمعية الرحمة لرعاية الأيتام",
        clauses=(("tools", "تخدم الجمعية الأيتام وأمهاتهم."), ("other", "يعاد التقييم بناء على رأي المزارعين.")),
    ),
    Example(
        association="جمعية الرحمة للتنمية الأسرية",
        clauses=(("other", "يسلم العامل عهدته وملفات المسنين."),),
    ),
)
CLEAN = (
    Example(association="جمعية الرحمة لرعاية الأيتام", clauses=(("tools", "تخدم الجمعية الأيتام في كل حي."),)),
    Example(association="جمعية الرحمة للخدمات الاجتماعية", clauses=(("tools", "زيارة المسنين في بيوتهم."),)),
    Example(
        association="جمعية الرحمة للتنمية الأسرية",
        clauses=(("eligibility", "يقدم الأيتام وأبناء السجناء على غيرهم."), ("other", "أبناء الأسر والأيتام.")),
    ),
    Example(
        association="جمعية الرحمة للتنمية الأسرية",
        clauses=(("other", "تتعاون مع دار المسنين في البرنامج."),),
    ),
    Example(
        association="جمعية الرحمة للتنمية الأسرية",
        clauses=(("tools", "زيارة المسنين."), ("other", "مجلس المسنين."), ("channels", "هاتف للمسنين.")),
    ),
)
BEFORE = ("", "ال", "ب", "بال", "ل", "لل", "ف", "ك", "كال")
#: what stands in more clauses is the association's own business
MOST = 2
_say = Voice(CODE, SEVERITY, SAYS)


class _Activity(NamedTuple):
    name: Bilingual
    names: frozenset[str]


def find(examined: Examined) -> Iterator[Finding]:
    """One finding for each clause with a word of an activity that is not the association's."""
    own = _own(examined.policy.association)
    if not own:
        return
    stands: dict[str, list[tuple[Clause, Token, bool]]] = defaultdict(list)
    for clause in examined.body:
        there = _there(clause)
        alone = len(there) == 1 and not set(clause.words) & PARTNERS
        for key, token in there.items():
            stands[key].append((clause, token, alone))
    for key, places in stands.items():
        if key not in own and len(places) <= MOST:
            yield from (_told(clause, token, _activities()[key].name) for clause, token, alone in places if alone)


def _told(clause: Clause, token: Token, activity: Bilingual) -> Finding:
    quote = short(clause.text, token.start)
    return _say(clause.lines, quote, word=token.text, activity=activity.en, ar={"activity": activity.ar})


def _own(association: str) -> frozenset[str]:
    """What the association does by its name."""
    words = frozenset(fold(association).split())
    joined = words | {word[1:] for word in words if word[:1] in fold("لب") and len(word) > 4}
    return frozenset(key for key, one in _activities().items() if joined & one.names)


def _there(clause: Clause) -> dict[str, Token]:
    """The activities of which the clause has a word, each with the first."""
    out: dict[str, Token] = {}
    for token in tokens(clause.text):
        if key := _by_word().get(token.key):
            out.setdefault(key, token)
    return out


@cache
def _activities() -> dict[str, _Activity]:
    return {
        key: _Activity(Bilingual(one["ar"], one["en"]), frozenset(fold(one["names"]).split()))
        for key, one in _table().items()
    }


@cache
def _by_word() -> dict[str, str]:
    """The activity of each word with what may be joined before it."""
    words = ((key, fold(word)) for key, one in _table().items() for word in one["words"].split())
    return {fold(before) + word: key for key, word in words for before in BEFORE}


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads((Path(__file__).parent / "activities.toml").read_text(encoding="utf-8"))
