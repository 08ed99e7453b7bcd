"""What a clause says that may not change unseen: numbers, durations, bounds, bodies, duties.

A clause's *signature* is the set of such things in it, each in one normal form: «أسبوعين» and «14 يوما» are one
duration, «يجب» and «يتعين» one duty. Two readings whose signatures differ differ in substance; readings with one
signature differ in wording. The detectors know only words of words.toml and the words next to them:
they do not understand, so a duty put in words that are not listed is seen as wording.

Two words count as one body when one name begins the other: «اللجنة» may stand for «لجنة البحث».
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from normalizers import alphabet
from policy_diff.collate.similarity import stem, word_lists

#: what may differ, most serious first; also the order in which an explanation names them
MARKED = ("duration", "bound", "body", "modal", "negation", "number", "condition")
#: with what is found by holding two readings against each other (`parts`)
KINDS = (*MARKED, "content")
#: words of a body's name after its first
NAME = 2
#: stands in a key where punctuation parted the words: no name and no number goes on beyond it
STOP = " | "
_PART = re.compile(r"\d+|[^\W\d_]+|\|")

Marker = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """The markers of a clause by kind, with how often each occurs."""

    counts: Mapping[str, Counter[Marker]]

    def differs_from(self, other: Signature, *, counted: bool = False) -> tuple[str, ...]:
        """The kinds in which the two differ, most serious first.

        A rewording may well say a thing twice, so only what is said counts, and how often for negations alone;
        `counted`, for two texts that hardly a word parts, also heeds how often.
        """
        return tuple(kind for kind in MARKED if not self._same(other, kind, counted))

    def _same(self, other: Signature, kind: str, counted: bool) -> bool:
        mine, theirs = self.counts.get(kind, _NONE), other.counts.get(kind, _NONE)
        if kind == "body":
            return _named_in(mine, theirs) and _named_in(theirs, mine)
        return mine == theirs if counted or kind == "negation" else mine.keys() == theirs.keys()


_NONE: Counter[Marker] = Counter()


def _named_in(bodies: Iterable[Marker], others: Iterable[Marker]) -> bool:
    """Whether every body has one among `others` that begins with it or that it begins with."""
    return all(any(all(a == b for a, b in zip(body, other, strict=False)) for other in others) for body in bodies)


@lru_cache(maxsize=65536)
def signature(key: str) -> Signature:
    """The signature of a clause, from its key, or its keys with `STOP` between them."""
    counts: dict[str, Counter[Marker]] = {}
    for kind, marker in _markers(_PART.findall(key)):
        counts.setdefault(kind, Counter())[marker] += 1
    return Signature(counts)


def _markers(words: Sequence[str]) -> Iterator[tuple[str, Marker]]:
    """The markers in reading order; each detector says how many words it took."""
    at = 0
    while at < len(words):
        if not _may_mark(words[at]):
            at += 1
            continue
        for detect in (_bound_or_modal, _phrase, _number, _body, _negation):
            found, taken = detect(words, at)
            if taken:
                yield from found
                at += taken
                break
        else:
            at += 1


@lru_cache(maxsize=65536)
def _may_mark(word: str) -> bool:
    """Whether any detector can begin at this word: most words are passed over with one look-up."""
    return word.isdigit() or bare(word, _lists().beginnings, article=True) is not None


Found = tuple[list[tuple[str, Marker]], int]
NOTHING: Found = ([], 0)


def _bound_or_modal(words: Sequence[str], at: int) -> Found:
    """A modal, and a negated modal or bound: «يجوز», «لا يجوز», «لا تقل»."""
    negated = bare(words[at], _lists().before_verb) is not None and at + 1 < len(words)
    word = words[at + negated]
    if negated and (bound := _lists().bound_verbs.get(word)):
        return [("bound", (bound,))], 2
    modal = _lists().modals.get(bare(word, _lists().modals) or "")
    if modal is None:
        return NOTHING
    if negated:
        modal = {"may": "forbidden", "forbidden": "may"}.get(modal, f"not {modal}")
    return [("modal", (modal,))], 1 + negated


def _phrase(words: Sequence[str], at: int) -> Found:
    """A bound or a condition in fixed words: «على الأقل», «في حال»."""
    for length in (2, 1):
        run = " ".join(words[at : at + length])
        known = bare(run, _lists().phrases)
        if known is not None and len(words) - at >= length:
            return [_lists().phrases[known]], length
    return NOTHING


def _negation(words: Sequence[str], at: int) -> Found:
    return ([("negation", ())], 1) if bare(words[at], _lists().negations) is not None else NOTHING


def _number(words: Sequence[str], at: int) -> Found:
    """A number, in digits or words, with its unit of time if one follows; or a unit alone."""
    value, taken = _value(words, at)
    after = at + taken
    repeated, more = _value(words, after) if taken else (None, 0)
    if more and repeated == value:
        after += more
    unit = _lists().time_units.get(bare(words[after], _lists().time_units) or "") if after < len(words) else None
    if unit is None:
        return ([("number", (str(value),))], after - at) if taken else NOTHING
    name, times, own, plural = unit
    if not taken and (none := _repeats(words, at) or _is_adjective(words, at)):
        return [], none
    after += 1
    if not taken and own == 1 and after < len(words) and (_definite(words[after]) or words[after].isdigit()):
        return [], after - at  # a day of the week, a year's number: no length of time
    working = after < len(words) and words[after] in _lists().working
    if working and name == "day":
        name, after = "working day", after + 1
    if taken and own == 2:  # «الأول سنتين»: the number before a dual is not its own
        return [("number", (str(value),)), ("duration", (str(own * times), name))], after - at
    count = value if taken else own
    if own == 1 and after < len(words) and _lists().numbers.get(words[after]) == 1:
        after += 1
    if count is None:
        return [("duration", (plural,))], after - at
    return [("duration", (str(count * times), name))], after - at


def _is_adjective(words: Sequence[str], at: int) -> int:
    """The words to pass over where a unit is none, but says of what stands before it that it is public: «نقل عام»."""
    return int(words[at] in _lists().adjectives and (not at or words[at - 1] not in _lists().before_adjective))


def _repeats(words: Sequence[str], at: int) -> int:
    """The words to pass over where a unit is said twice, as in «يوما بيوم»: no length of time."""
    following = words[at + 1] if at + 1 < len(words) else ""
    return 2 * (following[:1] == _lists().again and stem(following[1:]) == stem(words[at].rstrip(alphabet.ALEF)))


def _value(words: Sequence[str], at: int) -> tuple[int | None, int]:
    """The number that begins at `at`, and how many words it takes."""
    lists = _lists()
    if at >= len(words):
        return None, 0
    if words[at].isdecimal():
        return _scaled(int(words[at]), words, at + 1, 1)
    known = bare(words[at], lists.numbers)
    if known is None:
        return None, 0
    value, taken = lists.numbers[known], 1
    following = words[at + 1] if at + 1 < len(words) else ""
    if value < 10 and following in lists.ten:
        value, taken = value + 10, 2
    elif known in lists.only_before_ten:
        return None, 0
    elif value < 10 and following[:1] == lists.conjunction and following[1:] in lists.tens:
        value, taken = value + lists.tens[following[1:]], 2
    return _scaled(value, words, at + taken, taken)


def _scaled(value: int, words: Sequence[str], at: int, taken: int) -> tuple[int, int]:
    """`value` times the hundreds or thousands that follow."""
    scale = _lists().scales.get(words[at]) if at < len(words) else None
    return (value * scale, taken + 1) if scale and value < scale else (value, taken)


def _body(words: Sequence[str], at: int) -> Found:
    """A body: a noun of [bodies] that is definite or made so by the words after it.

    «لجنة البحث», «رئيس لجنة الالتزام», «الجهة المختصة»: a second definite word belongs to the name if it agrees
    with the word before it; «تدرس اللجنة البلاغ» names «اللجنة» only.
    """
    head = bare(words[at], _lists().bodies, article=True)
    if head is None:
        return NOTHING
    name: list[str] = []
    before = words[at]
    for word in words[at + 1 : at + 1 + NAME]:
        of_body = _definite(word) and (not _definite(before) or (_agree(word, before) and _may_follow(word, name)))
        office = not name and not _definite(before) and word in _lists().bodies
        if not (of_body or office):
            break
        name.append(stem(word))
        before = word
    if not name and not _definite(words[at]):
        return NOTHING
    return [("body", (_lists().bodies[head], *name))], 1 + len(name)


def _definite(word: str) -> bool:
    return word.startswith(_lists().article)


def _may_follow(word: str, name: Sequence[str]) -> bool:
    """Whether a definite word goes on a name that has a word: «البحث الاجتماعي», but not «المشاريع الطلب»."""
    return not name or word.endswith(_lists().relating) or word in _lists().ranks


def _agree(adjective: str, noun: str) -> bool:
    """Whether both are feminine, or neither."""
    feminine = _lists().feminine
    return adjective.endswith(feminine) == noun.endswith(feminine)


def bare(word: str, among: Any, *, article: bool = False) -> str | None:
    """`word`, or `word` without particle (and article), if that is in `among`."""
    if word in among:
        return word
    lists = _lists()
    shorter = [word[cut:] for cut in (1, 2) if all(letter in lists.letters for letter in word[:cut])]
    if article:
        shorter += [word[len(prefix) :] for prefix in lists.prefixes if word.startswith(prefix)]
        shorter += [word[1:]] if word.startswith(lists.article_after_lam) else []
    return next((one for one in shorter if one in among), None)


class _Lists:
    """words.toml, turned round for looking up."""

    def __init__(self) -> None:
        table = word_lists()
        numbers, affixes = table["numbers"], table["affixes"]
        self.letters, self.prefixes = tuple(affixes["letters"]), tuple(affixes["prefixes"])
        self.conjunction, self.article_after_lam = affixes["conjunction"], affixes["article_after_lam"]
        self.feminine: str = affixes["feminine"]
        self.article = tuple(p for p in self.prefixes if p.endswith((affixes["article"], affixes["article_after_lam"])))
        self.ten, self.only_before_ten = frozenset(numbers["ten"]), frozenset(numbers["only_before_ten"])
        self.tens: dict[str, int] = numbers["tens"]
        self.scales: dict[str, int] = numbers["scales"]
        self.numbers: dict[str, int] = {
            **numbers["units"],
            **dict.fromkeys(numbers["ten"], 10),
            **numbers["tens"],
            **numbers["scales"],
            **numbers["ordinals"],
        }
        self.time_units = dict(_time_units(table["durations"]))
        self.working = frozenset(table["durations"]["working"])
        self.adjectives = frozenset(table["durations"]["adjectives"])
        self.again: str = table["durations"]["again"]
        self.before_adjective = frozenset(table["durations"]["before_adjective"])
        self.bound_verbs = _turned(table["bounds"]["after_negation"])
        self.modals = _turned(table["modals"])
        self.negations = frozenset(table["negations"]["words"])
        self.before_verb = frozenset(table["negations"]["before_verb"])
        self.relating, self.ranks = tuple(table["bodies"]["relating"]), frozenset(table["bodies"]["ranks"])
        self.bodies = {word: word for word in table["bodies"]["nouns"]} | table["bodies"]["feminine"]
        self.phrases: dict[str, tuple[str, Marker]] = {
            **{phrase: ("bound", (kind,)) for phrase, kind in _turned(table["bounds"]["phrases"]).items()},
            **{phrase: ("condition", (kind,)) for phrase, kind in _turned(table["conditions"]).items()},
            **{word: ("number", (word,)) for word in numbers["fractions"]},
        }
        self.beginnings = frozenset(
            phrase.split()[0]
            for table in (
                self.numbers,
                self.time_units,
                self.modals,
                self.negations,
                self.before_verb,
                self.bodies,
                self.phrases,
            )
            for phrase in table
        )


def _turned(table: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {form: name for name, forms in table.items() for form in forms}


def _time_units(table: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, int, int | None, str]]]:
    """Each form of a unit: the unit it is compared in, how many of that it is, its own count, and its name."""
    for name, unit in table.items():
        if isinstance(unit, Mapping):
            for form, count in (("one", 1), ("two", 2), ("many", None)):
                yield from ((word, (unit["as"], unit["times"], count, name)) for word in unit[form])


@cache
def _lists() -> _Lists:
    return _Lists()
