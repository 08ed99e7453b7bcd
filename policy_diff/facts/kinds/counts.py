"""How many of something: «ثلاثة أعضاء على الأقل» is at least 3 members, «نسختين» 2 copies.

Only of what policies count (see `terms.toml`, `counted`): members, copies, offers, signatures, warnings,
meetings … Of people whom no noun counts («خمسة من أهل الخبرة», «لجنة من ثلاثة») no more than sit together. What
this leaves alone: time, money, ages, shares, numbers of articles, and parts of what is no body («يتكون الدليل من …»).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from normalizers import fold
from policy_diff.facts.body_words import is_head
from policy_diff.facts.clauses import Clause
from policy_diff.facts.duration_bound_words import AFTER_MAX, AFTER_MIN
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.kinds.bounded import bounded
from policy_diff.facts.large_numbers import number_of
from policy_diff.facts.numbers import begins_number, is_ordinal
from policy_diff.facts.reply_setting import is_verb
from policy_diff.facts.statement import Said, Statement, state
from policy_diff.facts.terms import counted, counted_twice
from policy_diff.facts.words import Token, one_of_at, tokens

KIND = "count"
EXAMPLES = (
    Said(text="تتألف من ثلاثة أعضاء على الأقل.", values=({"bound": "min", "count": 3, "of": "member"},)),
    Said(text="بتوقيع عضوين.", values=({"bound": "exact", "count": 2, "of": "member"},)),
    Said(text="ثلاثة عروض أسعار بحد أدنى.", values=({"bound": "min", "count": 3, "of": "offer"},)),
    Said(text="أحد عشر اجتماعاً.", values=({"bound": "exact", "count": 11, "of": "meeting"},)),
    Said(text="لا ينفذ أمر إلا بتوقيعين.", values=({"bound": "exact", "count": 2, "of": "signature"},)),
    Said(text="تتألف من خمسة من أهل الخبرة.", values=({"bound": "exact", "count": 5, "of": "person"},)),
    Said(text="شكل له فريق تحقيق من ثلاثة لا تربطهم به صلة.", values=({"bound": "exact", "count": 3, "of": "person"},)),
    Said(text="يتألف الدليل من خمسة أقسام، ويقدم إلى لجنة من لجان المجلس.", values=()),
    Said(text="المادة (5) أعضاء المجلس.", values=()),
)
#: larger numbers of these are not what a policy rules
MOST = 10_000


def find(clause: Clause) -> Iterator[Statement]:
    """Its counts, in reading order."""
    run = tokens(clause.text)
    if not any(_is_counted(token.key) or token.key in _OF_SOME for token in run):
        return  # most clauses
    taken = 0
    for place in range(len(run)):
        found = _count(run, place) if place >= taken else None
        if found is None:
            continue
        count, of, after = found
        said = bounded(run, place, after, taken)
        taken = said.after
        value = {"bound": said.bound, "count": count, "of": of}
        yield state(KIND, clause, run[said.first].start, run[said.after - 1].stop, value, said.doubt)


@lru_cache(maxsize=32768)
def _is_counted(key: str) -> bool:
    """Whether a folded word is of what policies count."""
    return key in counted() or bool(_twice(key)) or key.removesuffix(_ACCUSATIVE) in counted()


def _count(run: Sequence[Token], place: int) -> tuple[int | float, str, int] | None:
    if twice := _twice(run[place].key):
        return 2, twice, place + 1
    if place and (run[place - 1].key in _NAMED or is_ordinal(run[place - 1].key) or run[place - 1].number is not None):
        return None
    found = number_of(run, place)
    if found and found[1] == len(run) and _is_made_up(run, place) and _is_small(run, place):
        return found[0], PERSON, found[1]
    if not found or found[1] >= len(run) or not 0 < found[0] <= MOST or run[found[1] - 1].key == ")":
        return None
    if of_people := _people(run, place, found[1]):
        return found[0], *of_people
    key = run[found[1]].key
    of = counted().get(key) or counted().get(key.removesuffix(_ACCUSATIVE))
    return (found[0], of, _past_noun(run, found[1] + 1)) if of else None


def _twice(key: str) -> str | None:
    """Of what a dual is, also behind a glued «ب», «ل», «و» («بتوقيعين»)."""
    bare = key[1:] if key[:1] in _GLUED and len(key) > FEWEST_LETTERS else key
    return counted_twice().get(key) or counted_twice().get(bare)


def _people(run: Sequence[Token], place: int, after: int) -> tuple[str, int] | None:
    """«خمسة من أهل الخبرة», «لجنة من ثلاثة، …»: people, whom no noun names behind the number."""
    if not begins_number(run[place].key) or not _is_small(run, place):
        return None
    if run[after].key == _OF and not _is_label(run, place) and after + 1 < len(run) and run[after + 1].key in _PEOPLE:
        return PERSON, after + 2
    alone = run[after].key in _ENDS or run[after].key.startswith(_CHOSEN)
    return (PERSON, after) if alone and _is_made_up(run, place) else None


def _is_small(run: Sequence[Token], place: int) -> bool:
    """Whether so few may sit together."""
    found = number_of(run, place)
    return found is not None and 1 < found[0] <= MOST_PEOPLE


def _is_label(run: Sequence[Token], place: int) -> bool:
    """Whether the number belongs to the noun before it («عام 2020», «البند 4», «نسبة 50»).

    A number in digits is only believed behind a preposition, a verb or a body; one in words also elsewhere.
    """
    if not place:
        return False
    before = run[place - 1].key
    if before in _NUMBERED or run[place - 1].number is not None:
        return True
    return run[place].number is not None and not (before in _BEFORE or is_head(before) or is_verb(before))


def _is_made_up(run: Sequence[Token], place: int) -> bool:
    """Whether a body is said before to be made up «of» so many.

    «تتكون اللجنة من ثلاثة», «فريق تحقيق مكون من ثلاثة»; in words also «لجنة من ثلاثة»; not «تتكون المدة من ثلاثة».
    """
    if place < 2 or run[place - 1].key != _OF:
        return False
    before = range(max(0, place - BACK), place - 1)
    for at in before:
        key = run[at].key
        if key in _MADE_UP:
            subject = at + 1 + (at + 1 < place and run[at + 1].key in _THIS)
            made_of = key in _PARTICIPLES and any(run[i].key in _BODIES for i in before if i < at)
            return made_of or run[subject].key in _BODIES
    plain = run[place].number is None
    return plain and any(run[at].key in _ANY_BODY for at in before)


def _past_noun(run: Sequence[Token], after: int) -> int:
    """Past a noun that says more of what is counted, where a bound follows: «ثلاثة عروض أسعار بحد أدنى»."""
    follows = one_of_at(run, after + 1, AFTER_MIN) or one_of_at(run, after + 1, AFTER_MAX)
    return after + 1 if follows and run[after].key.isalpha() else after


PERSON = "person"
_OF, _GLUED = fold("من"), tuple(fold(letter) for letter in "بلو")
_PEOPLE = words_of(
    "أهل ذوي أعضاء أعضائه أعضائها أعضائهم الأعضاء المختصين المتخصصين الخبراء موظفي منسوبي الموظفين بينهم"
)
_PARTICIPLES = words_of("مكونة مكون مؤلفة مؤلف مشكلة مشكل")
_MADE_UP = _PARTICIPLES | words_of("تتألف يتألف تتكون يتكون تشكل يشكل تؤلف يؤلف وتتألف وتتكون ويتكون ويتألف")
_ANY_BODY = words_of("لجنة فريق هيئة خلية لجان فرق")
_BODIES = _ANY_BODY | words_of("اللجنة الفريق الهيئة الخلية مجلس المجلس لجنتها وحدة الوحدة اللجان")
_OF_SOME, _THIS = _PEOPLE | _MADE_UP | _BODIES, words_of("هذه هذا")
_NUMBERED = words_of(
    "عام العام سنة السنة نسبة النسبة نسبته مبلغ المبلغ بمبلغ بنسبة بند البند بند مادة المادة فقرة الفقرة رقم الرقم",
    "برقم صفحة شهر يوم هـ",
)
_BEFORE = words_of("من عن على إلى أو و بحضور حضور بتوقيع توقيع بموافقة موافقة اختيار باختيار تعيين ترشيح انتخاب")
_ENDS, _CHOSEN = frozenset(".،؛:") | words_of("على لا ليس ممن غير يختارهم"), (fold("يختار"), fold("يسمي"), fold("يعين"))
#: more do not sit together; so near before the number stands what is made up; a dual keeps so many letters
MOST_PEOPLE, BACK, FEWEST_LETTERS = 25, 5, 5
_NAMED, _ACCUSATIVE = frozenset("-./"), fold("ا")
