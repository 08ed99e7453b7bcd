"""Bounds that stand after the amount: «على الأقل», «كحد أقصى», «فأكثر».

What this leaves alone: which of them and of those before it holds; that is `duration_bounds.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from policy_diff.facts import duration_bound_words as bw
from policy_diff.facts import duration_words as w
from policy_diff.facts.duration_comparisons import Said, counts
from policy_diff.facts.duration_negations import DAMAGE, REMAINS, VERBS_AFTER
from policy_diff.facts.duration_units import end_at, number_at, unit_of
from policy_diff.facts.words import Token, all_at, one_of_at

#: so far after the unit a bound is looked for
REACH_ON = 9
BARE_LIMIT = "a limit after it without a unit"


def following(run: Sequence[Token], after: int) -> Said | None:
    """«على الأقل», «كحد أقصى» after the unit, and where it ends; not past a stop or another number."""
    verb = after + (after < len(run) and run[after].key in REMAINS)
    if verb < len(run) and run[verb].key in VERBS_AFTER and (verb + 1 == len(run) or run[verb + 1].key in w.STOPS):
        return Said("unspecified", after, verb + 1, DAMAGE)
    if stop := _bare_limit(run, after):
        return Said("unspecified", after, stop, BARE_LIMIT)
    stop = _past_description(run, after)
    stop += stop == after and after < len(run) and run[after].key in w.DASHES | {"("}  # «خمسة أيام (حد أقصى)»
    for phrases, bound in ((bw.AFTER_MIN, "min"), (bw.AFTER_MAX, "max")) if stop > after else ():
        for phrase in all_at(run, stop, phrases):
            if not _leads_on(run, stop + len(phrase)):
                return Said(bound, after, stop + len(phrase))  # type: ignore[arg-type]
    if named := _is_limit(run, after) or _more_allowed(run, after):
        return named
    for place in range(after, min(after + REACH_ON, len(run))):
        token = run[place]
        comma = token.key in ",،" and place == after
        for phrases, bound in ((bw.AFTER_MIN, "min"), (bw.AFTER_MAX, "max")):
            for phrase in all_at(run, place, phrases):
                # «عشرة أيام، وما زاد يعتمده المجلس»: behind a comma it is what the next clause speaks of
                begun = place > after and run[after].key in ",،" and phrase[0] in w.AND_WHAT
                if not begun and not _leads_on(run, place + len(phrase)):
                    return Said(bound, after, place + len(phrase))  # type: ignore[arg-type]
        begins = place == after or (place == after + 1 and run[after].key in ",،")
        if begins and not comma and token.key not in w.EVENT:
            return None
        if (token.key in w.STOPS and not comma) or unit_of(token.key) or counts(run, place):
            return None
        if token.key.startswith(w.AND) and place > after:
            return None
    return None


def _bare_limit(run: Sequence[Token], after: int) -> int:
    """The end of «خمسة أيام لا تزيد على عشرة»: a limit whose unit is left out; nought where it is something else."""
    if after + 3 >= len(run) or run[after].key != w.PLAIN_NOT or run[after + 2].key not in w.OVER:
        return 0
    number = number_at(run, after + 3) if run[after + 1].key in w.FLOOR_VERBS | w.CEILING_VERBS else None
    if number is None:
        return 0
    return number[1] if number[1] >= len(run) or run[number[1]].key in w.STOPS | w.PLAIN_AFTER else 0


def _more_allowed(run: Sequence[Token], after: int) -> Said | None:
    """«خمس سنوات، ولا بأس بما فوقها»: nothing stands against more."""
    at = after + (after < len(run) and run[after].key in ",،")
    if at + 3 >= len(run) or run[at].key not in w.NOT or run[at + 1].key not in w.HINDRANCE:
        return None
    return Said("min", after, at + 4) if run[at + 3].key in w.ABOVE_IT else None


def _is_limit(run: Sequence[Token], after: int) -> Said | None:
    """«شهران هما الحد الأقصى», «تسعون يوماً هي غاية ما …»: what the amount is called."""
    if after + 1 >= len(run) or run[after].key not in w.THEY_ARE:
        return None
    for phrases, bound in ((bw.FAR_MIN, "min"), (bw.FAR_MAX, "max")):
        if phrase := one_of_at(run, after + 1, phrases):
            return Said(bound, after, after + 1 + len(phrase))  # type: ignore[arg-type]
    if run[after + 1].key in bw.UTMOST | bw.FEWEST:
        return Said("max" if run[after + 1].key in bw.UTMOST else "min", after, after + 2)
    return None


def _past_description(run: Sequence[Token], after: int) -> int:
    """The token after an adjective of the unit, «في السنة» or «سنوياً», which may part it from its bound."""
    at = after + (after < len(run) and len(run[after].key) > 4 and run[after].key.endswith(w.ADJECTIVE))
    if at + 1 < len(run) and run[at].key in w.IN and run[at + 1].key in w.THE_UNIT:
        at += 2
        while at < len(run) and run[at].key.removeprefix(w.ARTICLE) in w.AFTER_UNIT | w.ONE_WORDS:
            at += 1
    at += at == after and at < len(run) and run[at].key in w.ANOTHER  # «خمسة أيام أخرى على الأكثر»
    return at + (at == after and at < len(run) and run[at].key in w.REGULARLY)


def _leads_on(run: Sequence[Token], place: int) -> bool:
    """«كل سنة بحد أدنى ثلاثون ساعة», «ولا أكثر من شهر»: the bound belongs to the amount after it."""
    if run[place - 1].key in w.CEILING_VERBS:  # «خمسة أيام لا تزيد»; «على أن لا تزيد مدة التمديد عن عشرة»
        if place >= len(run) or not run[place].key[:1].isalnum():
            return False
        return run[place].key not in w.NOT | w.ANY | w.EITHER_EXCEPT
    if place < len(run) and run[place].key in w.FROM and run[place - 1].key in bw.UTMOST | bw.FEWEST:
        return end_at(run, place + 1) is not None or number_at(run, place + 1) is not None
    if place < len(run) and run[place].key in w.FILLERS - {"(", ")", ":"}:
        place += 1
    if place < len(run) and run[place].key.startswith(w.AND) and run[place].key not in w.ONE_WORDS:
        return False  # «ثلاثة أيام على الأقل وعشرة على الأكثر»
    found = number_at(run, place) if place < len(run) else None
    return bool(found and found[1] < len(run) and unit_of(run[found[1]].key))
