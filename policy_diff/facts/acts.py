"""What a sentence of a policy says that somebody does: «ترفع اللجنة تقريرها», «أمين السر: حفظ السجلات».

    act(sentence, run)  ->  Act(who, rest, …) or None

Such sentences bind as much as those with «يجب»: the verb of the present and who does it, who does it and the verb,
or a row of duties. Who it is must be a body, a post or one of the people that policies rule, and be named plainly.
What this leaves alone: whatever may be a passive («يبلغ المدير بذلك», see `active.py`), verbs without a subject, a
body that is only formed or named («تشكل لجنة من ثلاثة»), conditions («إذا رفعت اللجنة …»), and labels before
anything but a duty («المدير التنفيذي: فهد بن سعد»).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from normalizers import fold
from policy_diff.facts.active import (
    JOINED,
    NO_OBJECT,
    PEOPLE,
    TEH,
    THE,
    YEH,
    bare_key,
    is_active,
    is_feminine_subject,
    is_object,
)
from policy_diff.facts.body import body_at
from policy_diff.facts.body_words import is_adjective
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.numbers import is_ordinal
from policy_diff.facts.reply_setting import is_verb
from policy_diff.facts.tasks import is_task
from policy_diff.facts.words import Token

#: verbs of being, of which the subject does nothing, and words that only look like a verb
_IS = words_of(
    "يكون تكون يعد تعد يعتبر تعتبر يجوز يجب يحق يسري تسري يبقى تبقى يظل تظل يقصد يراد يمكن يلزم ينبغي يتعين يحظر",
    "يمنع تعني يعني يوجد توجد يشترط تنتهي ينتهي تبدأ يبدأ تتألف يتألف تتكون يتكون تضم يضم تخضع يخضع تتبع يتبع",
    "ترتبط يرتبط يعامل تعامل يحاط تحاط تقارير تراخيص تصاريح تعهدات توصيات تسجيلات توقيعات تواقيع تزار يزار يعطى",
    "تعطى يدعى تدعى يعفى تعفى يحال تحال يعاد تعاد يؤخذ تؤخذ تسقط يسقط تزول يزول يستحق تستحق يستفيد تستفيد يحل تحل",
    "تقع يقع تهدف يهدف تسعى يسعى تقصد تاريخ تقرير تعريف تنظيم تحديد تعليمات تفويض تكليف تعيين تمويل تدريب تقييم",
    "تقويم توزيع تطوير تعديل توقيع تسجيل تنفيذ توفير تقديم يناير يونيو يوليو يوم يومين تأخر تعارض تضارب تنازع",
    "تعاقد تعاون تواصل تنازل تعامل تبرع تبرعات تطوع توعية تزكية تسوية ترخيص توثيق توصية تجربة",
)
_LABELS = frozenset(":/|")
_WHO = words_of("الذي التي الذين اللذين ومن ومقدم والمتطوع والموظف")
#: what somebody may forbid, and first names with the form of a verb
_BANS = words_of("يمنع تمنع يحظر تحظر")
_NAMES = words_of("يوسف ياسر يحيى يزيد تركي يعقوب ياسين يونس تميم يزن")
_INSTEAD = words_of("يحل تحل ينوب تنوب")
_DENIES = words_of("لا ولا فلا")
_THEN = words_of("ثم كما وكذلك كذلك")
#: so few words may stand between a verb and who does it, if they are of these
_BETWEEN = words_of("بذلك به بها عليه عليها فيه فيها إليه إليها له لها عندئذ حينئذ ذلك عنه عنها")


@dataclass(frozen=True, slots=True)
class Act:
    """Who does something: the name, the tokens [first, after) of what they do, and whether they never do it."""

    who: str
    verb: int
    named: range
    denied: bool


def act(sentence: str, run: Sequence[Token]) -> Act | None:
    """What the sentence, from its beginning, says that somebody does."""
    if len(run) < 3:
        return None
    at = 0
    while at < len(run) and (run[at].key in _THEN or not run[at].key[0].isalnum()):
        at += 1
    labelled = _labelled(sentence, run, at)
    if labelled:
        return labelled
    denied = at < len(run) and run[at].key in _DENIES
    at += denied
    if at + 1 >= len(run):
        return None
    if _is_doing(run[at]):
        return _verb_first(sentence, run, at, denied)
    return None if denied else _who_first(sentence, run, at)


def _labelled(sentence: str, run: Sequence[Token], at: int) -> Act | None:
    """«أمين السر: حفظ السجلات», «قسم الإعلام / ينشرها في الموقع»."""
    who = _who(sentence, run, at)
    if who is None or who[1] + 1 >= len(run) or run[who[1]].key not in _LABELS:
        return None
    after = who[1] + 1
    if any(token.key in _LABELS for token in run[after:]):
        return None  # a row of several cells says more than what one does
    if is_ordinal(run[who[1] - 1].key):
        return None  # «القسم الثاني: تنظيم الوحدة» is a heading
    denied = run[after].key in _DENIES
    verb = after + denied
    if verb + 1 >= len(run) or not (_is_done(run, verb, run[at].key) or (not denied and is_task(run, verb))):
        return None
    return Act(who[0], after, range(at, after), denied)


def _is_done(run: Sequence[Token], verb: int, subject: str) -> bool:
    """Whether the verb behind a label is what who it names does: «قسم الإعلام / ينشرها في الموقع»."""
    key = bare_key(run[verb].key)
    if not is_verb(key) or (key in _IS and key not in _BANS) or key in _INSTEAD or key in _NAMES:
        return False
    return _agrees(key, subject) and is_active(run, verb, verb + 1, subject, behind=True)


def _verb_first(sentence: str, run: Sequence[Token], at: int, denied: bool) -> Act | None:
    place = at + 1
    while place < len(run) and run[place].key in _BETWEEN:
        place += 1
    who = _who(sentence, run, place) if place < len(run) else None
    if who is None:
        return None
    after = who[1]
    if not _agrees(run[at].key, run[place].key):
        return None  # «يبلغ اللجنة», «تلزم الموظف»: somebody else does it
    feminine = is_feminine_subject(run[place].key)
    if (denied or run[at + 1 : place]) and not is_object(run, after, feminine=feminine):
        return None
    if not is_active(run, at, after, run[place].key, behind=False):
        return None  # «يحرم الموظف من الترقية» is done to him
    return Act(who[0], at, range(place, after), denied)


def _who_first(sentence: str, run: Sequence[Token], at: int) -> Act | None:
    """«المدير التنفيذي يرفع التقرير»: only where the verb stands right behind."""
    who = _who(sentence, run, at)
    if who is None or who[1] + 1 >= len(run):
        return None
    after = who[1]
    denied = run[after].key in _DENIES
    verb = after + denied
    if verb + 1 >= len(run) or not _is_doing(run[verb]) or not run[verb].key.startswith((YEH, TEH)):
        return None
    if not _agrees(run[verb].key, run[at].key) or not is_active(run, verb, verb + 1, run[at].key, behind=True):
        return None
    return Act(who[0], verb, range(at, after), denied)


def _who(sentence: str, run: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Who stands at `at` and the token after: a definite body or post, or people."""
    if at >= len(run):
        return None
    body = body_at(sentence, run, at)
    if body and any(w.startswith(THE) and w not in NO_OBJECT for w in fold(body.text).split()):
        after = next((i for i, token in enumerate(run) if token.start >= body.stop), len(run))
        return None if after < len(run) and run[after].key in _WHO else (body.text, after)
    if run[at].key not in PEOPLE:
        return None
    after = at + 1
    while after < len(run) and is_adjective(run[after].key):
        after += 1  # «الموظف الجديد»
    if after < len(run) and run[after].key in _WHO:
        return None  # «الموظف الذي لاحظ القرينة»: who it is has no plain end
    return sentence[run[at].start : run[after - 1].stop], after


def _agrees(verb: str, subject: str) -> bool:
    """Whether a verb may have this word for its subject: «ترفع اللجنة», «يرفع المدير»."""
    feminine = is_feminine_subject(subject)
    return bare_key(verb).startswith(TEH) is feminine or (bare_key(verb)[:1] not in (YEH, TEH))


def _is_doing(token: Token) -> bool:
    return is_verb(token.key) and bare_key(token.key) not in _IS and len(token.key) > len(YEH) + 2


def bare_verb(text: str) -> str:
    """A verb as written, without «و» or «ف» before it."""
    return text[1:] if fold(text)[:1] in JOINED and fold(text)[1:2] in (YEH, TEH) else text
