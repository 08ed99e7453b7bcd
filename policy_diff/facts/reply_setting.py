"""Where a duration stands in its sentence, and the act that it belongs to.

    «للموظف أن يتظلم من القرار خلال عشرة أيام»      the act is that of `appeal`, «القرار» its object
    «ويفصل في تظلمه في مدة أقصاها شهر»               the act is that of `decide`, the appeal its object
    «لا تقل مدة الرد على المستفيد عن أسبوع»            the time itself is named by its act

The act is a role in the sentence: the nearest verb before the duration, or the noun that stands for one
(«على اللجنة الرد»), which is no object of another («من القرار», «بقبوله»). A time that is named by an act
(«مدة البت») or given for one («للرد عليه») belongs to that one. What this leaves alone: whether the act is
that of a reply; that is weighed in `reply_weights.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from normalizers import fold
from policy_diff.facts import duration_words as w
from policy_diff.facts.body_words import is_head
from policy_diff.facts.duration import Duration
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.stems import says
from policy_diff.facts.words import Token, places, tokens

#: groups of `verbs.toml` and `replies.toml` by what they do to the one who asked, the first that fits
_CLASSES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("", ("light",)),
    ("other", ("declares",)),
    ("appeal", ("appeal",)),
    ("answer", ("answer",)),
    ("decide", ("decide",)),
    ("study", ("study", "serve", "proceed")),
    ("tell", ("tell", "informs")),
    ("send", ("raise", "sending", "receive", "publishes")),
    (
        "other",
        (
            *("retention", "refund", "training", "leave", "renewal", "complete", "contract", "probation", "meeting"),
            *("report", "pay", "discipline", "notice", "review", "disclosure"),
        ),
    ),
)
#: acts after which somebody has been answered, once they are through
REPLIES = ("answer", "decide", "study")
#: what these take as an object is seldom a decision: without a preposition the decision counts
_LOOSE = ("send", "other")
_BREAKS, _COMMAS = frozenset(".؟!؛;"), frozenset(",،:")
_CONNECTIVES = tuple(fold(p) for p in ("و", "ف", "س"))
_PRESENT, _FEMININE, _YEH = fold("ي"), fold("ت"), fold("ي")
#: «تقرير», «تسليم»: five letters, the fourth a yeh, are a noun
MASDAR, FOURTH = 5, 3
_PREPOSITIONS = words_of("من عن على في إلى حول بشأن بعد قبل عند فور حين لدى حسب وفق بخصوص شأن لأي بأي أي")
_GLUED = tuple(fold(p) for p in ("ب", "ل"))
_ARTICLE, _AND = fold("ال"), fold("و")
_TIMES = words_of(
    "مدة مهلة أجل موعد ميعاد زمن وقت فترة سقف المدة ومدة وميعاد وموعد ومهلة وأجل وزمن لمدة بمدة ووقت أمد مدد",
    "مواعيد فمدة",
)
_DATES = words_of("موعد موعداً الموعد موعده موعدها")
#: «نسخ القرارات» are papers
_COPIES = words_of("نسخ نسخة صورة صور محضر نص نصوص سجل سجلات")
#: what asker gives back, or answers himself: «يرد المستفيد ما صرف له»
GIVES = words_of("يرد ترد ويرد وترد")
_OR = words_of("أو")
_BOUND_VERBS = w.FLOOR_VERBS | w.CEILING_VERBS
_VISITORS, _RELATIVES = words_of("المراجعين المراجعون مراجعين"), words_of("ما من الذي التي الذين")
#: «صاحب القرار» is a person
_OWNERS = words_of("صاحب لصاحب صاحبة متخذ مصدر أصحاب متخذي")
#: «كي ترد», «حتى يرد»
_SO_THAT = words_of("كي لكي أن لأن")
#: so far before and after the duration
BEFORE, AFTER = 24, 8
#: so far on either side the sentence goes
SENTENCE = 60
#: how near after the duration its purpose stands
PURPOSE = 6
#: how near behind «يتلقى» stands what somebody gets
OUTCOME = 8


@dataclass(frozen=True, slots=True)
class Act:
    """What is done in the time: its class, its place among the words before, and the classes of its objects.

    `named`: the time is named by it («مدة الرد»), or given for it («للرد»).
    """

    kind: str
    place: int
    objects: tuple[str, ...] = ()
    named: bool = False
    verb: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """The words of the sentence around a duration: before the amount (its bound with them), after, and all."""

    before: tuple[Token, ...]
    after: tuple[Token, ...]
    sentence: tuple[Token, ...]
    #: where the wording of the duration begins in `before`
    lead: int


def setting(text: str, duration: Duration) -> Setting:
    """The words around `duration` in `text`, up to the next full stop or semicolon."""
    run = tokens(text)
    first, last = places(run, duration.start, duration.stop)
    near, far = max(0, first - SENTENCE), min(len(run), last + 1 + SENTENCE)
    start = next((i + 1 for i in range(first - 1, near - 1, -1) if run[i].key in _BREAKS), near)
    stop = next((i for i in range(last + 1, far) if run[i].key in _BREAKS), far)
    amount = next((i for i in range(first, last + 1) if run[i].key in w.QUALIFIERS), last + 1)
    begin = max(start, first - BEFORE)
    return Setting(run[begin:amount], run[last + 1 : min(stop, last + 1 + AFTER)], run[start:stop], first - begin)


def act_of(where: Setting) -> Act | None:
    """The act that the time belongs to, or None when no word tells."""
    given, found = _given_for(where), _governing(where.before)
    if given and not (found and found.kind in REPLIES and given.kind in (*REPLIES, "tell")):
        return given
    return found or _following(where)


def _given_for(where: Setting) -> Act | None:
    """«يمهل أسبوعين للرد عليه», «مهلة شهر كي ترد»."""
    near = where.after[:PURPOSE]
    for i, token in enumerate(near):
        if token.key in _COMMAS:
            return None
        kind = kind_of(token.key)
        so_that = i and near[i - 1].key in _SO_THAT
        if kind and (so_that or (token.key.startswith(w.TO_) and not i)):
            return Act(kind, len(where.before) + i, named=True)
    return None


def _governing(before: Sequence[Token]) -> Act | None:
    """The last act before the amount that is no object of another."""
    act: Act | None = None
    fresh = True
    for i, token in enumerate(before):
        if token.key in _COMMAS:
            fresh = True
            continue
        verb = _is_verb_at(before, i)
        named = _names_the_time(before, i)
        kind = "" if _of_a_body(before, i) or _does_not_count(before, i, act) else kind_of(token.key)
        if named and says(token.key, "waits"):
            kind = "answer"
        if says(token.key, "gets"):
            # «يتلقى رداً» is being answered, «يتلقى تدريباً» is not
            kind = "tell" if _is_an_answer(before[i + 1 : i + 1 + OUTCOME]) else "other"
        elif token.key in GIVES and any(
            says(one.key, "asker") and not is_head(one.key) for one in before[i + 1 : i + 2]
        ):
            kind = "other"
        elif says(token.key, "sets") and before[i + 1 : i + 2] and before[i + 1].key in _DATES:
            kind = "other"  # «وتحدد موعد الزيارة خلال يومين»
        if not kind:
            continue
        if kind == "appeal" and act and before[i - 1].key in _OR:
            kind = act.kind  # «يوافق أو يعترض» is a decision
        if act and not named and not verb and _is_object(before, i, act, fresh):
            act = Act(act.kind, act.place, (*act.objects, kind), act.named, act.verb)
            continue
        act, fresh = Act(kind, i, named=named, verb=verb), False
    return act


def _is_an_answer(run: Sequence[Token]) -> bool:
    """Whether what somebody gets is an answer, or what became of his request."""
    return any(says(token.key, group) for token in run for group in ("answer", "outcome"))


def _does_not_count(before: Sequence[Token], place: int, act: Act | None) -> bool:
    """Whether a word is no act: the verb of a bound, who appeals, or what is said of the object of another act.

    «لا تنقص عن شهر» · «يعطى المتظلم جواباً» · «بالرد على ما يعرض عليه»
    """
    key = before[place].key
    if key in _BOUND_VERBS or key in _VISITORS or (place and before[place - 1].key in _COPIES):
        return True
    if key.startswith(_ARTICLE) and says(key, "appeal") and says(key, "asker"):
        return True
    return act is not None and place > 0 and before[place - 1].key in _RELATIVES and is_verb(key)


def _following(where: Setting) -> Act | None:
    """«خلال أسبوع من وصوله ترد اللجنة»: without an act before, the first verb after it; not that of the next clause."""
    told = any(is_verb(token.key) for token in where.before[: where.lead])
    for i, token in enumerate(where.after):
        if told and token.key in _COMMAS:
            return None
        kind = kind_of(token.key)
        if kind and is_verb(token.key):
            return Act(kind, i, verb=True)
    return None


def _is_object(before: Sequence[Token], place: int, act: Act, fresh: bool) -> bool:
    """Whether the noun at `place` is what `act` is about, or says when and how it is done."""
    key, near = before[place].key, [token.key for token in before[max(0, place - 2) : place]]
    led = not _PREPOSITIONS.isdisjoint(near)
    if fresh or act.kind in _LOOSE:
        return led
    joined = key.startswith(_GLUED) and not key.startswith(_ARTICLE)
    coordinated = bool(act.objects) and (key.startswith(_AND) or not _OR.isdisjoint(near[-1:]))
    return act.verb or led or joined or coordinated or place - act.place <= 1


def _names_the_time(before: Sequence[Token], place: int) -> bool:
    """«مدة الرد», «مدة لمعالجة الطلب», «ميعاد الفصل»."""
    return place > 0 and before[place - 1].key in _TIMES


def _of_a_body(before: Sequence[Token], place: int) -> bool:
    """«لجنة المراجعة»: part of a name."""
    if not place or not before[place].key.startswith(_ARTICLE):
        return False
    return is_head(before[place - 1].key) or before[place - 1].key in _OWNERS


@lru_cache(maxsize=32768)
def kind_of(key: str) -> str:
    """The class of what a folded word does, or nothing."""
    return next((kind for kind, groups in _CLASSES if any(says(key, group) for group in groups)), "")


def _is_verb_at(run: Sequence[Token], place: int) -> bool:
    """Whether the word at `place` is a verb of the present; no verb follows a preposition or a noun of an act."""
    key, before = run[place].key, run[place - 1].key if place else ""
    if not is_verb(key) or before in _PREPOSITIONS:
        return False
    return not key.startswith(_FEMININE) or is_verb(before) or not kind_of(before)


@lru_cache(maxsize=32768)
def is_verb(key: str) -> bool:
    """Whether a folded word has the form of a verb of the present; «تقرير» has not."""
    for connective in _CONNECTIVES:
        if key.startswith(connective) and key[1:2] in (_PRESENT, _FEMININE):
            key = key[1:]
            break
    if key.startswith(_PRESENT):
        return True
    masdar = len(key) >= MASDAR and key[FOURTH : FOURTH + 1] == _YEH
    return key.startswith(_FEMININE) and not masdar
