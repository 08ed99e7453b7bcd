"""One sentence, in Arabic and in English, that says how a row or a fact differs.

The sentence is put together from what was found: who reads what, the words that differ, who lacks
the clause. Associations are named by their sigla. The wording is in explanations.toml; the number
of associations takes the form Arabic gives it (one, two, three to ten, eleven and more).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from normalizers import alphabet
from policy_diff.collate import words
from policy_diff.collate.markers import KINDS, signature
from policy_diff.collate.parts import LEAST
from policy_diff.collate.similarity import key_of
from policy_diff.model import Bilingual, DivergenceClass, Fact

#: readings or values that a sentence names, sigla named of each, and words quoted
MOST_PARTS, MOST_SIGLA, MOST_WORDS = 3, 6, 10
#: a reading with more of its words changed than this is quoted as it stands
REWRITTEN = 0.66
#: what a quotation neither begins nor ends with
_EDGES = "".join(sorted(alphabet.CLOSERS)) + " "

Sigla = Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """What the sentence about a row is made from. `readings`: sigla and text, the reference first.

    `leftovers`: sigla, and the name of another association that stands in their text.
    """

    kind: DivergenceClass
    readings: Sequence[tuple[Sigla, str]]
    kinds: Sequence[str] = ()
    missing: Sigla = ()
    without_section: Sigla = ()
    moved: Sigla = ()
    unclear: Sigla = ()
    scattered: Sigla = ()
    unsure: Sigla = ()
    own_names: bool = False
    leftovers: Sequence[tuple[Sigla, str]] = ()


@cache
def _sentences() -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("explanations.toml").read_text(encoding="utf-8"))


def row(view: RowView) -> Bilingual:
    """The sentence about a row."""
    return Bilingual(_row(view, _Writer("ar")), _row(view, _Writer("en")))


def section_moved(sigla: Sigla) -> Bilingual:
    """The sentence about a section that stands elsewhere in some policies."""
    writers = (_Writer("ar"), _Writer("en"))
    arabic, english = (writer.sentence([writer.say("row", "section_moved", sigla)]) for writer in writers)
    return Bilingual(arabic, english)


def standing(less: int, same: int, more: int) -> Bilingual:
    """How a duration stands among those of the others: with how many shorter, equal and longer ones."""
    return Bilingual(_standing(less, same, more, _Writer("ar")), _standing(less, same, more, _Writer("en")))


def _standing(less: int, same: int, more: int, writer: _Writer) -> str:
    counts = {"shorter": more, "same": same, "longer": less}
    parts = [writer.say("cohort", name, n=n, of=less + same + more) for name, n in counts.items() if n]
    return writer.sentence(parts or [writer.say("cohort", "alone")])


def fact(key: str, values: Sequence[tuple[Sigla, Fact]], kind: DivergenceClass, unsure: Sigla = ()) -> Bilingual:
    """The sentence about a fact; `values` has one fact for each group, largest first.

    `unsure`: whose text is to be held against the original first.
    """
    arabic, english = (_fact(key, values, kind, unsure, _Writer(language)) for language in ("ar", "en"))
    return Bilingual(arabic, english)


class _Writer:
    """The sentences of one language."""

    def __init__(self, language: str) -> None:
        self.table: Mapping[str, Any] = _sentences()[language]

    def say(self, table: str, name: str, sigla: Sigla = (), /, **values: object) -> str:
        """The part `name`; {who} and {gen} are `sigla`, counted, and the verb agrees with them."""
        who, gen = (self.who(sigla, case) if sigla else "" for case in (0, 1))
        template: str = self.table[table][name]
        return str(_agreed(template, len(sigla)).format(who=who, gen=gen, **values))

    def who(self, sigla: Sigla, case: int) -> str:
        """How many associations, and which; `case` 0 is nominative, 1 genitive."""
        form = self.table["who"][("one", "two", "few", "many")[_form(len(sigla))]][case]
        named = self.table["sigla"].join(sigla[:MOST_SIGLA]) + (self.table["cut"] if len(sigla) > MOST_SIGLA else "")
        return str(form.format(sigla=named, number=self.number(len(sigla), case)))

    def number(self, count: int, case: int) -> str:
        """A number from three on, in words as far as the table has them."""
        words: Sequence[str] = self.table["who"]["numbers"]
        name = words[count - 3] if 3 <= count < 3 + len(words) else str(count)
        return str(self.table["who"].get("genitive", {}).get(name, name)) if case else name

    def counted(self, noun: str, count: int) -> str:
        """So many of a thing of the table `counted`, with the verb where the language wants it to agree."""
        return str(self.table["counted"][noun][_form(count)].format(number=self.number(count, 0)))

    def quote(self, text: str) -> str:
        """The first words of `text`, in quotation marks."""
        for mask, shown in self.table["own"].items():
            text = text.replace(mask, shown)
        run = text.strip(_EDGES).split()
        cut = f" {self.table['cut']}" if len(run) > MOST_WORDS else ""
        return str(self.table["quote"].format(text=" ".join(run[:MOST_WORDS]) + cut))

    def sentence(self, parts: Sequence[str], lead: str = "") -> str:
        """The parts as one sentence."""
        joined: str = lead + self.table["joint"].join(parts)
        return f"{joined[:1].upper()}{joined[1:]}{self.table['stop']}"


def _form(count: int) -> int:
    """Which of four forms a counted noun takes: 0 one, 1 two, 2 three to ten, 3 the rest."""
    if count in (1, 2):
        return count - 1
    return 2 if 3 <= count % 100 <= 10 else 3


def _agreed(text: str, count: int) -> str:
    """`text` with each `[one|more]` settled by the nearest count before it."""
    return re.sub(r"\[([^|\]]*)\|([^|\]]*)\]", lambda choice: choice[1 if count == 1 else 2], text)


def _row(view: RowView, writer: _Writer) -> str:
    if view.kind is DivergenceClass.IDENTICAL or view.kind is DivergenceClass.ORTHOGRAPHIC:
        return writer.sentence([writer.say("row", view.kind.value)])
    parts = [writer.say("row", "own_names")] if view.own_names else _changes(view, writer)
    parts += _absences(view, writer)
    parts += [writer.say("row", "leftover", sigla, name=writer.quote(name)) for sigla, name in view.leftovers]
    if view.moved:
        parts.append(writer.say("row", "moved", view.moved))
    if view.unclear:
        parts.append(writer.say("row", "unclear", view.unclear))
    if view.scattered:
        parts.append(writer.say("row", "scattered", view.scattered))
    if view.unsure:
        parts.append(writer.say("row", "unsure", view.unsure))
    named = writer.table["kinds"]["joint"].join(writer.table["kinds"][kind] for kind in view.kinds)
    return writer.sentence(parts, writer.say("kinds", "lead", kinds=named) if named else "")


def _changes(view: RowView, writer: _Writer) -> list[str]:
    """What each of the largest other groups reads where the reference reads otherwise."""
    if len(view.readings) < 2:
        return []
    others, reference = view.readings[0]
    told = (_change(sigla, text, others, reference, writer) for sigla, text in view.readings[1 : 1 + MOST_PARTS])
    parts = [part for parts in told for part in parts]
    left = len(view.readings) - 1 - MOST_PARTS
    return [*parts, writer.say("row", "more", counted=writer.counted("reading", left))] if left > 0 else parts


def _change(sigla: Sigla, text: str, others: Sigla, reference: str, writer: _Writer) -> list[str]:
    changes = [change for change in words.diff(reference, text) if change.kind != "equal"]
    changed = sum(len(change.after.split()) for change in changes)
    telling = _telling(changes)
    if not telling or changed > REWRITTEN * len(text.split()):
        return [writer.say("row", "rewritten", sigla, after=writer.quote(text))]
    return [_agreed_pair(writer, telling[0], sigla, others), *(_also(writer, change) for change in telling[1:])]


def _also(writer: _Writer, change: words.Change) -> str:
    """The part about a further change of the same policies."""
    return writer.say("also", _name(change), before=writer.quote(change.before), after=writer.quote(change.after))


def _name(change: words.Change) -> str:
    """Whether words are put in, left out, or replaced; punctuation does not count."""
    before, after = key_of(change.before), key_of(change.after)
    return "replace" if before and after else "insert" if after else "delete"


def _agreed_pair(writer: _Writer, change: words.Change, sigla: Sigla, others: Sigla) -> str:
    """The part about one change; its second verb agrees with the other associations."""
    template = writer.table["row"][_name(change)]
    first, verb, rest = template.partition("{others}")
    text = _agreed(first, len(sigla)) + verb + _agreed(rest, len(others))
    return str(
        text.format(
            who=writer.who(sigla, 0),
            others=writer.who(others, 0),
            before=writer.quote(change.before),
            after=writer.quote(change.after),
        )
    )


def _telling(changes: Sequence[words.Change]) -> list[words.Change]:
    """The changes that a sentence names.

    The gravest that alters what is said, with the gravest of another kind; else the longest part that one text
    lacks; else the first word changed.
    """
    worded = [change for change in changes if key_of(change.before) or key_of(change.after)]
    kinds = {at: _kinds(change) for at, change in enumerate(worded)}
    gravest = sorted((at for at in kinds if kinds[at]), key=lambda at: (KINDS.index(kinds[at][0]), at))
    if gravest:
        second = [at for at in gravest if kinds[at][0] not in kinds[gravest[0]]]
        return [worded[at] for at in (gravest[0], *second[:1])]
    parts = [change for change in worded if not (key_of(change.before) and key_of(change.after))]
    longest = max(parts, key=lambda change: len(f"{change.before}{change.after}".split()), default=None)
    if longest is not None and len(f"{longest.before}{longest.after}".split()) >= LEAST:
        return [longest]
    return worded[:1]


def _kinds(change: words.Change) -> tuple[str, ...]:
    """The kinds of marker in which the two sides of a change differ, most serious first."""
    return signature(key_of(change.before)).differs_from(signature(key_of(change.after)), counted=True)


def _absences(view: RowView, writer: _Writer) -> list[str]:
    """Who lacks the clause, and who lacks the whole section."""
    having = [siglum for sigla, _ in view.readings for siglum in sigla]
    elsewhere = set(view.without_section)
    lacking = [siglum for siglum in view.missing if siglum not in elsewhere]
    if 0 < len(having) < len(view.missing):
        return [writer.say("row", "only_in", sorted(having))]
    parts = [writer.say("row", "missing", lacking)] if lacking else []
    return [*parts, writer.say("row", "no_section", view.without_section)] if view.without_section else parts


def _fact(key: str, values: Sequence[tuple[Sigla, Fact]], kind: DivergenceClass, unsure: Sigla, writer: _Writer) -> str:
    lead = writer.say("fact", "lead", name=writer.table["names"].get(key, key))
    stated = [(sigla, one) for sigla, one in values if one.status == "stated"]
    unclear = sorted(siglum for sigla, one in values if one.status == "unclear" for siglum in sigla)
    silent = [siglum for sigla, one in values if one.status == "not_stated" for siglum in sigla]
    if not stated and not unclear:
        return writer.sentence([writer.say("fact", "none_states")], lead)
    if len(values) == 1 and stated:
        name = "same" if kind in (DivergenceClass.IDENTICAL, DivergenceClass.ORTHOGRAPHIC) else "same_wording"
        return writer.sentence([writer.say("fact", name, value=_value(stated[0][1], writer))], lead)
    parts = [writer.say("fact", "states", sigla, value=_value(one, writer)) for sigla, one in stated[: 1 + MOST_PARTS]]
    if len(stated) > 1 + MOST_PARTS:
        parts.append(writer.say("fact", "others", counted=writer.counted("value", len(stated) - 1 - MOST_PARTS)))
    if silent:
        parts.append(writer.say("fact", "not_stated", silent))
    if unclear:
        parts.append(writer.say("fact", "unclear", unclear))
    if unsure:
        parts.append(writer.say("row", "unsure", unsure))
    return writer.sentence(parts, lead)


def _value(one: Fact, writer: _Writer) -> str:
    if isinstance(one.value, Mapping):
        return _duration(one.value, writer)
    if isinstance(one.value, bool):
        return writer.say("fact", "yes" if one.value else "no")
    return writer.quote(str(one.value))


def _duration(value: Mapping[str, Any], writer: _Writer) -> str:
    """A response time in words: the bound as stated, never made a deadline."""
    bound = value.get("bound") or "unspecified"
    if bound == "range" and value.get("min") and value.get("max"):
        least, most = (_length(value[end], value, writer) for end in ("min", "max"))
        text = writer.say("duration", "range", least=least, most=most)
    elif value.get("count") is not None and bound in ("min", "max", "exact"):
        text = writer.say("duration", bound, length=_length(value, value, writer))
    else:
        text = writer.say("duration", "unspecified")
    if qualifier := value.get("qualifier"):
        return writer.say("duration", "qualifier", duration=text, qualifier=writer.quote(str(qualifier)))
    return text


def _length(part: Mapping[str, Any], value: Mapping[str, Any], writer: _Writer) -> str:
    count, unit = part["count"], str(part.get("unit") or value.get("unit") or "day")
    name = "working_day" if unit == "day" and value.get("working_days") else unit
    forms = writer.table["duration"].get(name, [name] * 4)
    form = _form(count) if isinstance(count, int) else 3
    # In Arabic one and two are in the noun itself: the English list has no such forms.
    bare = form == 0 or (form == 1 and forms[1] != forms[2])
    return writer.say("duration", "bare" if bare else "plain", count=count, unit=forms[form])
