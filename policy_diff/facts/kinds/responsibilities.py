"""Bodies and posts and what they do: who studies, decides, receives, keeps, is sent the matter, sees to it.

    «تدرس لجنة البرامج الطلب»          studies, لجنة البرامج
    «أمين السر: حفظ السجلات»            keeps, أمين السر

The name is in its usual spelling (`terms.toml`, `bodies`: «مسئول» is «مسؤول»), `named` as written. What
this leaves alone: which body is the fact `reviewing_body`; bodies of which no such verb is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from normalizers import fold
from policy_diff.facts.body import Body, body_at, is_head, sentences, token_after
from policy_diff.facts.clauses import Clause
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.statement import Said, Statement, state
from policy_diff.facts.stems import says
from policy_diff.facts.terms import normal_body
from policy_diff.facts.words import Token, tokens

KIND = "responsibility"
EXAMPLES = (
    Said(text="تدرس لجنة البرامج الطلب.", values=({"role": "studies", "body": "لجنة البرامج"},)),
    Said(text="يعتمد مجلس الإدارة الخطة.", values=({"role": "decides", "body": "مجلس الإدارة"},)),
    Said(text="يحال الأمر إلى مسئول البحث الاجتماعي.", values=({"role": "is_sent", "body": "مسؤول البحث الاجتماعي"},)),
    Said(text="أمين السر: حفظ السجلات والنماذج.", values=({"role": "keeps", "body": "أمين السر"},)),
    Said(text="سيرفع طلبه للجنة البحث.", values=({"role": "is_sent", "body": "لجنة البحث"},)),
    Said(text="لجنة من ثلاثة أعضاء.", values=()),
)
#: roles and the groups of `verbs.toml` that say them, the surer first
_ROLES = (
    ("studies", ("study",)),
    ("decides", ("decide",)),
    ("keeps", ("retention",)),
    ("receives", ("receive",)),
    ("answers", ("answer",)),
    ("sees_to", ("charge",)),
)
_TO = words_of("إلى على لدى")
_LABELS, _TO_ = frozenset(":/"), fold("ل")
_SENDS = ("raise", "refer")
REACH = 6


def find(clause: Clause) -> Iterator[Statement]:
    """Its bodies with a role, in reading order."""
    at = 0
    for sentence in sentences(clause.text):
        begin = clause.text.find(sentence.strip(), at)
        at = begin + len(sentence.strip())
        run = tokens(sentence.strip())
        past = 0
        for place in range(len(run)):
            body = _body(sentence.strip(), run, place) if run[place].start >= past else None
            role = _role(run, place, body) if body else ""
            if body:
                past = body.stop
            if body and role:
                value = {"role": role, "body": normal_body(body.text, clause.policy_type), "named": body.text}
                yield state(KIND, clause, begin + body.start, begin + body.stop, value)


def _body(sentence: str, run: Sequence[Token], place: int) -> Body | None:
    """The body at `place`, also behind a glued «ل» («سيرفع للجنة البحث»)."""
    found = body_at(sentence, run, place)
    return found or (body_at(sentence, run, place, glued=True) if run[place].key.startswith(_TO_) else None)


def _role(run: Sequence[Token], place: int, body: Body) -> str:
    after = token_after(run, body)
    if place == 0 and after + 1 < len(run) and run[after].key in _LABELS:
        return _of(run[after + 1].key)
    if (place and run[place - 1].key in _TO) or not is_head(run[place].key):
        window = run[max(0, place - REACH) : place]
        return "is_sent" if any(says(t.key, group) for t in window for group in _SENDS) else ""
    return _of(run[place - 1].key) if place else ""


def _of(key: str) -> str:
    return next((role for role, groups in _ROLES if any(says(key, group) for group in groups)), "")
