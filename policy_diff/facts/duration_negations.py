"""Bound verbs whose negation is glued to them, and those of whose negation a letter is lost.

    parts_of("ولايقل")  ->  ولا, يقل        the negation, only without its space: as drafters often write
    parts_of("يقلعن")   ->  يقل, عن         the verb and its preposition
    "ليقل" in DAMAGED                       «لا يقل» without its alef, or «ليقل»: nobody can tell

Both tables hold whole folded words, made of the bound verbs of `duration_words.py`. What this leaves alone:
nouns with an article or «ل» («التجاوز», «لتأخير», «لتجاوز»), words that only end so («يستقل», «ينتقل»).
"""

from __future__ import annotations

from itertools import product

from normalizers import fold
from policy_diff.facts import duration_bound_words as bw
from policy_diff.facts import duration_words as w
from policy_diff.facts.duration_words import words_of

#: of the bound verbs those that are nouns as well, or past forms
_NOUNS = words_of("تأخر تأخير تعدى تجاوزها تجاوزه")
_PRESENT = tuple(fold(letter) for letter in "يت")
_VERBS = sorted(verb for verb in w.FLOOR_VERBS | w.CEILING_VERBS if verb.startswith(_PRESENT) and verb not in _NOUNS)
#: «لا يتجاوزها» after the amount
_WITH_OBJECT = sorted({phrase[1] for phrase in bw.AFTER_MAX if len(phrase) == 2 and phrase[1].startswith(_PRESENT)})
_NEGATIONS = tuple(sorted(words_of("لا ولا فلا ألا وألا بألا")))
_WHAT = tuple(sorted(words_of("ما بما مما وما")))
_GLUED_AFTER = tuple(sorted(words_of("عن على")))
#: what a lost alef or lam leaves of «لا» and «ألا», with what is glued before it
REMAINS = tuple(a + b for a, b in product(("", *map(fold, "وفب")), map(fold, ("ل", "ا", "ال"))))

#: «لتقل», «ايزيد», «اليتجاوز»; «تجاوز» is a noun as well, so that «لتجاوز» and «التجاوز» are none
_CERTAIN = [verb for verb in _VERBS if verb not in words_of("تجاوز")]
DAMAGED = frozenset(before + verb for before in REMAINS for verb in _CERTAIN)
#: a verb of a bound that can be nothing else, with what is left of its negation or without
VERBS = DAMAGED | frozenset(_CERTAIN)
#: the same after its amount («ستة أشهر لتزيد», «لتتجاوزها»)
VERBS_AFTER = VERBS | frozenset(before + verb for before in ("", *REMAINS) for verb in _WITH_OBJECT)
#: why a bound beside one of these is unclear
DAMAGE = "a bound whose negation is damaged"
#: «لتجاوز ثلاثة أيام»: for passing three days, or «لا تجاوز»
FOR_PASSING = words_of("لتجاوز ولتجاوز")


def _glued() -> dict[str, tuple[str, ...]]:
    """Every word that is to be parted, with its parts."""
    negated: list[tuple[str, ...]] = [(no, verb) for no in _NEGATIONS for verb in _VERBS]
    negated += [(what, fold("لا"), verb) for what in _WHAT for verb in _VERBS]
    followed = [*negated, *((verb,) for verb in (*_VERBS, *sorted(DAMAGED)))]
    every: list[tuple[str, ...]] = [*negated, *((no, verb) for no in _NEGATIONS for verb in _WITH_OBJECT)]
    every += [(*words, after) for words in followed for after in _GLUED_AFTER]
    return {"".join(words): words for words in every}


_GLUED = _glued()


def parts_of(key: str) -> tuple[str, ...]:
    """The folded words that a folded word is glued of; empty for nearly all."""
    return _GLUED.get(key, ())
