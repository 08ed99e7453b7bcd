"""One change in a copy of a policy, and what a comparison of the two must say: nothing but that change.

    mutation(number)            the number-th of a row of seeded mutations
    judged(mutation, comparison)    what is wrong with the comparison, and how much it reports

Written from the words of the policies alone: nothing here knows how clauses are collated. The words
that are put in (numbers, synonyms) stand in `mutation_words`; a mutation that would change nothing, or
that the same policy holds elsewhere too, is not made.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from policy_diff.model import Comparison, Item, Policy, Row, Section
from tests.policy_diff.collate_material import WRITTEN, gold_policies, written_policy
from tests.policy_diff.mutation_words import BODIES, NEGATIONS, NUMBERS, SYNONYMS

KINDS = ("drop", "add", "move", "move and edit", "number", "negation", "synonym", "hamza")

HAMZA = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا"})
#: a clause shorter than this is a name: with a word changed it names something else
SENTENCE = 6


@dataclass(frozen=True, slots=True)
class Mutation:
    """A policy and a changed copy of it. `before` and `after` are the clause's texts, None where it is not.

    `classes` are the classes that say what was done, `moved` whether the clause stands elsewhere.
    """

    kind: str
    original: Policy
    copy: Policy
    before: str | None
    after: str | None
    classes: frozenset[str]
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a comparison reports a mutation: whether as exactly that, and all that it reports."""

    found: bool
    reported: int
    wrong: tuple[str, ...]


@cache
def sources() -> tuple[Policy, ...]:
    """Every policy that is changed: the seeds as transcribed, and the written corpus."""
    paths = (path for path in sorted(WRITTEN.glob("*/*.toml")) if path.parent.name != "prose")
    return (*gold_policies(), *map(written_policy, paths))


@dataclass(frozen=True, slots=True)
class _Place:
    """A clause of a policy: its section, the numbers that lead to it, and itself."""

    section: int
    path: tuple[int, ...]
    item: Item


def _places(policy: Policy) -> list[_Place]:
    def below(section: int, items: Sequence[Item], path: tuple[int, ...]) -> Iterator[_Place]:
        for at, item in enumerate(items):
            yield _Place(section, (*path, at), item)
            yield from below(section, item.items, (*path, at))

    return [place for n, section in enumerate(policy.sections) for place in below(n, section.items, ())]


Over = Callable[[list[Item]], None]


def _within(policy: Policy, section: int, path: tuple[int, ...], change: Over) -> Policy:
    """A copy in which `change` was done to the list of items that `path` leads to."""

    def over(items: tuple[Item, ...], path: tuple[int, ...]) -> tuple[Item, ...]:
        own = list(items)
        if path:
            own[path[0]] = replace(own[path[0]], items=over(own[path[0]].items, path[1:]))
        else:
            change(own)
        return tuple(own)

    def of(number: int, one: Section) -> Section:
        return replace(one, items=over(one.items, path)) if number == section else one

    return replace(policy, sections=tuple(of(n, one) for n, one in enumerate(policy.sections)))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def _alone(policy: Policy) -> list[_Place]:
    """The clauses without others below them whose words no other clause of the policy has."""
    return _alone_in(policy.source.path)


@cache
def _alone_in(path: str) -> list[_Place]:
    places = _places(next(policy for policy in sources() if policy.source.path == path))
    texts = [" ".join(_words(place.item.text.translate(HAMZA))) for place in places]
    times = Counter(texts)
    return [p for p, text in zip(places, texts, strict=True) if not p.item.items and text and times[text] == 1]


def mutation(number: int, seed: int = 0) -> Mutation:
    """The `number`-th mutation; the kinds take turns. The same number gives the same mutation."""
    chance = random.Random(f"{seed} {number}")
    kind = KINDS[number % len(KINDS)]
    while True:
        policy = chance.choice(sources())
        made = _MAKERS[kind](policy, chance)
        if made is not None:
            return made


def _drop(policy: Policy, chance: random.Random) -> Mutation:
    place = chance.choice(_alone(policy))
    copy = _within(policy, place.section, place.path[:-1], lambda items: items.__delitem__(place.path[-1]))
    return Mutation("drop", policy, copy, place.item.text, None, frozenset({"missing"}))


def _add(policy: Policy, chance: random.Random) -> Mutation | None:
    other = chance.choice(sources())
    new = chance.choice(_alone(other)).item
    if other.policy_type == policy.policy_type or len(new.text.split()) < 3:
        return None
    place = chance.choice(_places(policy))
    at = place.path[-1] + chance.randrange(2)
    copy = _within(policy, place.section, place.path[:-1], lambda items: items.insert(at, new))
    return Mutation("add", policy, copy, None, new.text, frozenset({"missing"}))


def _moved(policy: Policy, chance: random.Random, edit: Callable[[str], str | None]) -> tuple[_Place, Policy] | None:
    """A clause that stands elsewhere among its siblings or, one time in four, in another section."""
    place = chance.choice(_alone(policy))
    text = edit(place.item.text)
    if text is None:
        return None
    new = replace(place.item, text=text)
    away = _within(policy, place.section, place.path[:-1], lambda items: items.__delitem__(place.path[-1]))
    if chance.random() < 1 / 4:
        if len(text.split()) < SENTENCE or len(policy.sections) < 2:
            return None
        target = chance.choice([n for n in range(len(policy.sections)) if n != place.section])
        if policy.sections[target].key == policy.sections[place.section].key:
            return None
        at = chance.randrange(len(policy.sections[target].items) + 1)
        return place, _within(away, target, (), lambda items: items.insert(at, new))
    siblings = _siblings(policy, place)
    if siblings < 3:
        return None
    at = chance.choice([n for n in range(siblings) if n != place.path[-1]])
    return place, _within(away, place.section, place.path[:-1], lambda items: items.insert(at, new))


def _siblings(policy: Policy, place: _Place) -> int:
    items = policy.sections[place.section].items
    for at in place.path[:-1]:
        items = items[at].items
    return len(items)


def _move(policy: Policy, chance: random.Random) -> Mutation | None:
    made = _moved(policy, chance, lambda text: text)
    if made is None:
        return None
    text = made[0].item.text
    return Mutation("move", policy, made[1], text, text, frozenset({"moved"}), moved=True)


def _move_and_edit(policy: Policy, chance: random.Random) -> Mutation | None:
    table, classes = chance.choice(((_number_changed, "substantive"), (_synonym, "moved")))
    edited: list[str] = []

    def edit(text: str) -> str | None:
        new = table(text, chance) if len(text.split()) >= SENTENCE else None
        edited.extend([new] if new else [])
        return new

    made = _moved(policy, chance, edit)
    if made is None:
        return None
    return Mutation("move and edit", policy, made[1], made[0].item.text, edited[0], frozenset({classes}), moved=True)


def _with_words(text: str, chance: random.Random, new: Callable[[str, str], str | None]) -> str | None:
    """`text` with one word changed as `new` says, which is given the word and the one before; punctuation stays."""
    found = list(re.finditer(r"[^\W_]+\u064b?", text))
    spots = [(at, put) for before, at in pairwise([None, *found]) if (put := _put(new, before, at)) is not None]
    if not spots:
        return None
    spot, put = chance.choice(spots)
    return re.sub(r" +", " ", text[: spot.start()] + put + text[spot.end() :]).strip()


def _put(new: Callable[[str, str], str | None], before: re.Match[str] | None, at: re.Match[str] | None) -> str | None:
    return new(at[0], before[0] if before else "") if at else None


def _number_changed(text: str, chance: random.Random) -> str | None:
    def new(word: str, before: str) -> str | None:
        if word.isdigit():
            return "".join("٠١٢٣٤٥٦٧٨٩"[(int(c) + 1) % 10] if c > "9" else str((int(c) + 1) % 10) for c in word)
        counted = before.isdigit() or before.endswith(("ون", "ين", "عشر", "عشرة"))
        return None if counted else NUMBERS.get(word)

    return _with_words(text, chance, new)


def _synonym(text: str, chance: random.Random) -> str | None:
    return _with_words(text, chance, lambda word, before: None if before in BODIES else SYNONYMS.get(word))


def _without_negation(text: str, chance: random.Random) -> str | None:
    return _with_words(text, chance, lambda word, _: {"ولا": "و"}.get(word, "") if word in NEGATIONS else None)


def _without_hamza(text: str, chance: random.Random) -> str | None:
    def new(word: str, _: str) -> str | None:
        bare = word.translate(HAMZA)
        return bare if bare != word and len(word) > 3 else None

    return _with_words(text, chance, new)


def _edited(kind: str, found: str, change: Callable[[str, random.Random], str | None], least: int) -> object:
    def make(policy: Policy, chance: random.Random) -> Mutation | None:
        place = chance.choice(_alone(policy))
        text = change(place.item.text, chance)
        if text is None or text == place.item.text or len(place.item.text.split()) < least:
            return None
        new = replace(place.item, text=text)
        copy = _within(policy, place.section, place.path[:-1], lambda items: items.__setitem__(place.path[-1], new))
        return Mutation(kind, policy, copy, place.item.text, text, frozenset({found}))

    return make


_MAKERS: dict[str, Callable[[Policy, random.Random], Mutation | None]] = {
    "drop": _drop,
    "add": _add,
    "move": _move,
    "move and edit": _move_and_edit,
    "number": _edited("number", "substantive", _number_changed, 3),  # type: ignore[dict-item]
    "negation": _edited("negation", "substantive", _without_negation, SENTENCE),  # type: ignore[dict-item]
    "synonym": _edited("synonym", "wording", _synonym, SENTENCE),  # type: ignore[dict-item]
    "hamza": _edited("hamza", "orthographic", _without_hamza, 1),  # type: ignore[dict-item]
}


def judged(made: Mutation, comparison: Comparison, original: str, copy: str) -> Judgement:
    """What the comparison of `original` and `copy` (their sigla) says of the mutation."""
    rows = [row for section in comparison.sections for row in section.rows]
    reported = [row for row in rows if row.divergence.kind.value != "identical"]
    hits = [row for row in reported if _says(made, row, original, copy)]
    others = [row for row in reported if row not in hits[:1]]
    facts = [fact for fact in comparison.facts if fact.divergence.kind.value != "identical"]
    wrong = [shown(row, original, copy) for row in others] + [fact.key for fact in facts]
    return Judgement(bool(hits), len(reported) + len(facts), tuple(wrong))


def _says(made: Mutation, row: Row, original: str, copy: str) -> bool:
    if row.divergence.kind.value not in made.classes or bool(row.moved) != made.moved:
        return False
    texts = [reading.text if reading else None for reading in (row.readings[original], row.readings[copy])]
    if made.kind == "move" and texts[0] is not None and texts[0] == texts[1]:
        return True  # of two clauses that change places, either has moved
    return texts == [made.before, made.after]


def shown(row: Row, original: str, copy: str) -> str:
    """A reported row in one line."""
    texts = [reading.text if reading else "-" for reading in (row.readings[original], row.readings[copy])]
    return f"{row.divergence.kind.value}{' moved' if row.moved else ''} {row.id}: {texts[0]} | {texts[1]}"


def both(number: int, seed: int = 0) -> tuple[Mutation, Mutation] | None:
    """Two mutations of one policy, and each of the two copies holds both; None where they meet.

    The first is any mutation, the second changes words of another clause, so it can be made in the copy of the first.
    """
    first = mutation(number, seed)
    for at in range(number + 1, number + 400):
        second = mutation(at, seed)
        if second.kind in ("number", "negation", "synonym") and second.original is first.original:
            texts = [text for one in (first, second) for text in (one.before, one.after) if text]
            changed = _with_text(first.copy, second.before or "", second.after or "")
            if len(set(texts)) == len(texts) and changed != first.copy:
                return replace(first, copy=changed), replace(second, copy=changed)
    return None


def twice(number: int, seed: int = 0) -> Mutation | None:
    """A number changed and, in the same clause, a word for another that says the same; None where it has no such."""
    one = mutation(number, seed)
    chance = random.Random(f"{seed} twice {number}")
    text = _synonym(one.after, chance) if one.kind == "number" and one.after else None
    if text is None or one.after is None:
        return None
    return replace(one, copy=_with_text(one.copy, one.after, text), after=text)


def _with_text(policy: Policy, before: str, after: str) -> Policy:
    """A copy in which each clause that reads `before` reads `after`."""

    def over(items: Sequence[Item]) -> tuple[Item, ...]:
        return tuple(
            replace(item, text=after if item.text == before else item.text, items=over(item.items)) for item in items
        )

    return replace(policy, sections=tuple(replace(s, items=over(s.items)) for s in policy.sections))


def nested(one: Mutation) -> bool:
    """Whether the changed clause stands below another."""
    below = (item for section in one.original.sections for top in section.items for item in list(top.walk())[1:])
    return any(item.text == one.before for item in below)
