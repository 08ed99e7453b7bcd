"""Ages with their bound: «ألا يقل عمره عن ثماني عشرة سنة» is at least 18, «من سن 6 إلى 12 سنة» 6 to 12.

Ages in ordinals too («أتم الثامنة عشرة من عمره», «دون سن الثانية عشرة»). What this leaves alone: an ordinal
without a word that makes it an age, and durations, which are a kind of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from normalizers import fold
from policy_diff.facts.clauses import Clause
from policy_diff.facts.duration_amounts import ages
from policy_diff.facts.duration_bounds import plain_bound_of
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.numbers import ordinal
from policy_diff.facts.statement import Said, Statement, state
from policy_diff.facts.words import Token, keys, tokens

KIND = "age"
EXAMPLES = (
    Said(text="ألا يقل عمر المتطوع عن 18 سنة.", values=({"bound": "min", "years": 18},)),
    Said(text="من سن 6 سنوات إلى 12 سنة.", values=({"bound": "range", "years": [6, 12]},)),
    Said(text="أن يكون قد أتم الثامنة عشرة من عمره.", values=({"bound": "min", "years": 18},)),
    Said(text="الأيتام دون سن الثانية عشرة.", values=({"bound": "max", "years": 12},)),
    Said(text="من تجاوزوا ستين سنة من العمر.", values=({"bound": "min", "years": 60},)),
    Said(text="من هو دون الثامنة عشرة يرفق موافقة وليه.", values=({"bound": "max", "years": 18},)),
    Said(text="لا ينشر بعد الثانية عشرة ليلاً.", values=()),
    Said(text="أتم السنة الثالثة في الجامعة.", values=()),
    Said(text="مدة العقد سنتان.", values=()),
    Said(text="متى أتم خمس سنوات في الخدمة.", values=()),
)

_AGE = words_of("سن السن عمر عمره عمرها العمر أعمارهم")
_REACHED = words_of("أتم أتمت يتم تتم أكمل أكملت يكمل بلغ بلغت يبلغ تبلغ بلوغ ببلوغ بلوغه إتمام إكمال بلغوا أتموا فوق")
_SERVICE = words_of("الخدمة خدمة خدمته العمل عمله العضوية عضويته الوظيفة وظيفته")
_UNDER = words_of("دون تحت قبل")
#: before an ordinal of two words these need no «سن»
_ALONE = words_of("دون تحت أتم أتمت يتم تتم أكمل أكملت يكمل تكمل أتموا")
_TENS, _HOURS = words_of("عشرة والعشرين والعشرون"), words_of("ظهراً ليلاً مساءً صباحاً من عصراً")
_FEMININE = ("ة", "ه")
_NOT = words_of("لم لا ولم ولا")
#: in every form of «تجاوز» and «جاوز»
_PAST = fold("جاوز")
#: ordinals that may be ages; so near behind one stands «من عمره»
FEWEST, MOST_ORDINAL, NEAR = 5, 99, 2


def find(clause: Clause) -> Iterator[Statement]:
    """Its ages, in reading order."""
    run = tokens(clause.text)
    taken = 0
    for found in ages(run):
        if any(token.key in _SERVICE for token in run[found.after : found.after + NEAR + 1]):
            continue  # «أتم خمس سنوات في الخدمة»
        said = plain_bound_of(run, found, taken)
        taken = said.after
        counts = [amount.count for amount in found.amounts]
        passed = said.bound == "exact" and found.first > 0 and _PAST in run[found.first - 1].key
        bound = ("max" if _is_denied(run, found.first - 1) else "min") if passed else said.bound
        value = {"bound": bound, "years": counts if found.ranged else counts[0]}
        yield state(KIND, clause, run[said.first].start, run[said.after - 1].stop, value, said.doubt or found.doubt)
    yield from _in_ordinals(clause, run)


def _in_ordinals(clause: Clause, run: Sequence[Token]) -> Iterator[Statement]:
    """«أتم الثامنة عشرة من عمره», «دون سن الثانية عشرة»: only where a word makes it an age and one its bound."""
    words = {token.key for token in run}
    if words.isdisjoint(_AGE) and (words.isdisjoint(_ALONE) or words.isdisjoint(_TENS)):
        return  # most clauses
    for place in range(1, len(run)):
        counted = ordinal(keys(run[place : place + 2]))
        if not counted or not MOST_ORDINAL >= counted[0] >= FEWEST:
            continue
        after = place + counted[1]
        told = run[place - 1].key in _AGE
        first = place - 1 - told
        if not told and _is_alone(run, first, place, after):
            told = True
        if first < 0 or not (told or any(token.key in _AGE for token in run[after : after + NEAR])):
            continue
        key = run[first].key
        bound = "max" if key in _UNDER else "min" if key in _REACHED or _PAST in key else ""
        if bound == "min" and _is_denied(run, first):
            bound = "max"
        if bound:
            yield state(KIND, clause, run[first].start, run[after - 1].stop, {"bound": bound, "years": counted[0]})


def _is_alone(run: Sequence[Token], first: int, place: int, after: int) -> bool:
    """«من هو دون الثامنة عشرة»: a feminine ordinal of two words, and not the hour («قبل الثانية عشرة ظهراً»)."""
    follows = run[after].key if after < len(run) else ""
    feminine = run[place].text.endswith(_FEMININE) and after == place + 2
    return feminine and first >= 0 and run[first].key in _ALONE and follows not in _HOURS


def _is_denied(run: Sequence[Token], place: int) -> bool:
    return place > 0 and run[place - 1].key in _NOT
