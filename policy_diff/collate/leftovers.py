"""The name of another of the compared associations in a policy's text: left over from whom it was copied from.

A name is recognised by the two words after «جمعية», so that «جمعية غراس النديم» is found where the full
name is «جمعية غراس النديم للتنمية الأسرية». A name of one word is not: it may be any word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from policy_diff.collate.similarity import key_of
from policy_diff.model import Policy

#: words of a name, after its first, by which it is recognised
WORDS = 2

Short = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Associations:
    """The names of the compared associations: by their first words, and those words for each witness."""

    full: dict[Short, str]
    own: tuple[Short, ...]
    kinds: tuple[str, ...]

    @classmethod
    def of(cls, witnesses: Sequence[Policy]) -> Associations:
        """The names of those whose name is long enough."""
        keys = [key_of(policy.association).split() for policy in witnesses]
        own = tuple(tuple(key[1 : 1 + WORDS]) for key in keys)
        full = {short: policy.association for short, policy in zip(own, witnesses, strict=True) if len(short) == WORDS}
        return cls(full, own, tuple(sorted({key[0] for key in keys if len(key) > WORDS})))

    def left_over(self, key: str, witness: int) -> str:
        """The name of another association in the text of `witness`, as that one writes it; "" for none."""
        run = key.split()
        for at in range(len(run) - WORDS):
            if run[at].endswith(self.kinds):
                short = tuple(run[at + 1 : at + 1 + WORDS])
                if short in self.full and short != self.own[witness]:
                    return self.full[short]
        return ""
