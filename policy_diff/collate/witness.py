"""From policies to columns of clauses, section by section, with what is each policy's own masked.

An association writes its own name and its chair's name where others write theirs. That is no
divergence, and it must not keep two clauses apart; so in the keys (never in what is shown) the
policy's own names give way to a placeholder. Another association's name, left over from a copied
template, is not masked: it differs, and shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policy_diff.collate import words
from policy_diff.collate.align import Clause, Column
from policy_diff.collate.similarity import key_of
from policy_diff.model import Item, Policy

#: stand for the policy's own names in a key; no Arabic clause can hold them
OWN_ASSOCIATION, OWN_CHAIR = "ownassociation", "ownchair"


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

    def without(self, text: str) -> str:
        """`text` as written, each own name as its placeholder: for showing what else differs."""
        run = words.tokens(text)
        for name, mask in self.names:
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


def section_keys(policy: Policy) -> tuple[str, ...]:
    """The keys of the policy's sections, each once, in its order."""
    return tuple(dict.fromkeys(section.key for section in policy.sections))


def column(policy: Policy, witness: int, key: str, names: OwnNames) -> Column:
    """The clauses of all sections of `policy` with this key, nested ones after their parents."""
    clauses: list[Clause] = []

    def below(items: Sequence[Item], parent: int) -> Iterator[None]:
        for item in items:
            place = len(clauses)
            clauses.append(Clause.of(item, witness, place, parent, names.key(item.text)))
            yield from below(item.items, place)

    for section in policy.sections:
        if section.key == key:
            list(below(section.items, -1))
    return clauses
