"""From policies to columns of clauses, section by section, with what is each policy's own masked.

An association writes its own name and its chair's name where others write theirs. That is no
divergence, and it must not keep two clauses apart; so in the keys (never in what is shown) the
policy's own names give way to a placeholder. Another association's name, left over from a copied
template, is not masked: it differs, and shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from policy_diff.collate import words
from policy_diff.collate.align import Clause, Column
from policy_diff.collate.markers import STOP
from policy_diff.collate.similarity import key_of, parts_of, uncounted
from policy_diff.model import Item, Lines, Policy

#: stand for the policy's own names in a key; no Arabic clause can hold them
OWN_ASSOCIATION, OWN_CHAIR = MASKS = ("ownassociation", "ownchair")


@dataclass(frozen=True, slots=True)
class OwnNames:
    """A policy's own names as folded words, each with its placeholder, longest first."""

    names: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, policy: Policy) -> OwnNames:
        """The names of the association and of its chair.

        Of the association's name the first word («جمعية») stays: it is written with every particle.
        """
        names = [(" ".join(key_of(policy.association).split()[1:]), OWN_ASSOCIATION)]
        chair = policy.facts.get("board_chair")
        if chair is not None and chair.status == "stated":
            names.append((key_of(str(chair.value)), OWN_CHAIR))
        return cls(tuple(sorted((pair for pair in names if pair[0]), key=lambda pair: (-len(pair[0]), pair))))

    def key(self, text: str) -> str:
        """The key of `text`, own names masked."""
        key = f" {key_of(text)} "
        for name, mask in self.names:
            key = key.replace(f" {name} ", f" {mask} ")
        return key.strip()

    def statement(self, text: str) -> str:
        """The key of `text` with a stop where punctuation parts it: what a signature is made of."""
        return STOP.join(key for part in parts_of(uncounted(text)) if (key := self.key(part)))

    def without(self, text: str) -> str:
        """`text` as written, each own name as its placeholder: for showing what else differs."""
        run, key = words.tokens(text), key_of(text)
        for name, mask in self.names:
            if name in key:  # few clauses name whose they are, and going through their words takes long
                run = _masked(run, name, mask)
        return words.written(run)


def _masked(run: list[str], name: str, mask: str) -> list[str]:
    """`run` with each stretch whose key is `name` as one `mask`."""
    length = name.count(" ") + 1
    out: list[str] = []
    at = 0
    while at < len(run):
        # A name may hold a lone conjunction, which its key has lost: one word more.
        taken = next((n for n in (length, length + 1) if key_of(" ".join(run[at : at + n])) == name), 0)
        out.append(mask if taken else run[at])
        at += taken or 1
    return out


def column(policy: Policy, witness: int, sections: Sequence[int], names: OwnNames) -> Column:
    """The clauses of the sections with these numbers, nested ones after their parents."""
    clauses: list[Clause] = []

    def below(items: Sequence[Item], parent: int) -> None:
        for item in items:
            place = len(clauses)
            key = names.key(uncounted(item.text)) or names.key(item.text)  # a counter by itself is all there is
            clauses.append(Clause.of(item, witness, place, parent, key))
            below(item.items, place)

    for number in sections:
        below(policy.sections[number].items, -1)
    return clauses


def of_one_text(columns: Sequence[Column], names: Sequence[OwnNames]) -> list[Column]:
    """The columns with one key for one text where a policy's own name is not known.

    What is masked as one policy's name stands unmasked in the other's text then, and a clause that is the same to the
    word would differ. Where the policy's own name is known, that other name is a leftover, and stays to be seen.
    """
    masked = {
        key_of(uncounted(clause.text)): clause.key
        for column in columns
        for clause in column
        if any(mask in clause.key for mask in MASKS)
    }
    return [
        [_as_masked(clause, masked[clause.key], names) if clause.key in masked else clause for clause in column]
        for column in columns
    ]


def _as_masked(clause: Clause, key: str, names: Sequence[OwnNames]) -> Clause:
    known = {mask for _, mask in names[clause.witness].names}
    return replace(clause, key=key) if not any(mask in key for mask in known) else clause


def heading(policy: Policy, witness: int, number: int, names: OwnNames) -> Clause:
    """The heading of a section as a clause, or its first words where it has none."""
    section = policy.sections[number]
    text = section.heading or next((item.text for item in section.walk()), "")
    at = Lines(section.lines.first, section.lines.first, section.lines.pages)
    return Clause(witness, -1, -1, names.key(text), text, "", at)
