"""Labels that say of the body behind their colon that it studies the matter.

    «دراسة العروض: …», «استلام البلاغات وفحصها: …»       the work itself
    «الجهة المختصة بالدراسة: …», «المسؤول عن فحص …: …»   who is charged with it

What this leaves alone: labels that say something else of the studying («اعتماد نتيجة الدراسة», «مكان الدراسة»),
that have a verb, or that deny.
"""

from __future__ import annotations

from collections.abc import Sequence

from normalizers import fold
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.reviewing_verbs import NEVER, PRONOUNS, is_verb
from policy_diff.facts.stems import says
from policy_diff.facts.words import Token

_IN_CHARGE, _LEADS = words_of("قائم قائمة مسؤول مسؤولة مسئول مسئولة"), words_of("عن في به بها إليه إليها له لها")
_AND, _BY, _ARTICLE = fold("و"), fold("ب"), fold("ال")
#: words of taking have so many letters («استلام»; «سجل» is none)
TAKING = 4


def is_label_of_study(label: Sequence[Token]) -> bool:
    """Whether a label says that whoever stands behind it studies the matter."""
    if not label or any(is_verb(token.key) or token.key in NEVER for token in label):
        return False
    # who is in charge may be part of a name, and hidden: «الجهة المختصة بالدراسة»
    tasks = (label[_task(label, at) :] for at in range(len(label)) if _is_in_charge(fold(label[at].text)))
    return any(map(_begins_with_study, (label, *tasks)))


def _task(label: Sequence[Token], at: int) -> int:
    """Where the task begins of which a word in a label says who has it: «المسؤول عن دراسة», «الموكول إليه فحص»."""
    return at + 2 if at + 1 < len(label) and label[at + 1].key in _LEADS else at + 1


def _begins_with_study(task: Sequence[Token]) -> bool:
    return bool(task) and (says(task[0].key, "study") or _takes_and_studies(task))


def _takes_and_studies(task: Sequence[Token]) -> bool:
    """«استلام البلاغات وفحصها»: the studying is joined to the taking; «سجل البلاغات» is none."""
    if not says(task[0].key, "receive") or len(task[0].key.removeprefix(_BY).removeprefix(_ARTICLE)) < TAKING:
        return False
    return any(t.key.startswith(_AND) and says(t.key, "study") and t.key.endswith(PRONOUNS) for t in task[1:])


def _is_in_charge(key: str) -> bool:
    """«المختصة ب…», «المسؤول عن …», «مهمة …»: a word in a label whose task stands behind it."""
    if says(key, "study"):
        return False
    return key.removeprefix(_ARTICLE) in _IN_CHARGE or any(says(key, g) for g in ("charge", "entrust", "duty"))
