"""What becomes of «لا تقل عن» and its kin under damage: they survive, or nothing is claimed.

`python -m tests.quality.negations` prints the lines in which a wrong bound is claimed. A bound that loses its
negation turns into its opposite: "not less than a month" is "less than a month" without two letters. So every
line of the written corpus that bounds something by a negation is damaged in every kind, in its document, repaired,
and read: what is claimed must be what the clean line claims, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from normalizers import repair
from policy_diff import written
from policy_diff.facts.duration import Duration, durations
from tests import damage
from tests.conftest import CORPUS
from tests.quality import word_damage

NEGATED = re.compile(r"(?<!\w)(?:[وف])?(?:لا|ألا|لن|لم|ولا)\s+[تي](?:قل|تجاوز|زيد|زد|تعدى|تأخر|جاوز|نقص|تخطى)\w*(?!\w)")
#: what a damaged line may not turn one bound into
BOUNDS = ("min", "max", "exact")
#: so many policies, those with most negated bounds, are enough for a test
MOST = 1
#: the share of a document's lines that is damaged
SHARE = 0.4


@dataclass(frozen=True, slots=True)
class Outcome:
    """A line with a negated bound, as meant, as extracted and as repaired."""

    kind: str
    meant: str
    extracted: str
    repaired: str

    @property
    def kept(self) -> bool:
        """Whether the negation stands before its verb."""
        return NEGATED.search(self.meant)[0].split() == self._found()  # type: ignore[index]

    def _found(self) -> list[str]:
        found = NEGATED.search(self.repaired)
        return found[0].split() if found else []

    @property
    def wrong(self) -> bool:
        """Whether a bound is claimed for an amount that the clean line bounds otherwise."""
        wanted = claims(self.meant)
        return any(amount in wanted and bound not in wanted[amount] for amount, bound in _listed(self.repaired))


def claims(text: str) -> dict[tuple[float, str], set[str]]:
    """The bounds that a line states, by amount."""
    found: dict[tuple[float, str], set[str]] = {}
    for amount, bound in _listed(text):
        found.setdefault(amount, set()).add(bound)
    return found


def _listed(text: str) -> Iterator[tuple[tuple[float, str], str]]:
    for duration in durations(text):
        if duration.clear and duration.bound in BOUNDS:
            yield from ((amount, duration.bound) for amount in _amounts(duration))


def _amounts(duration: Duration) -> list[tuple[float, str]]:
    return [(float(amount.count), str(amount.unit)) for amount in duration.amounts]


@cache
def documents() -> tuple[tuple[str, ...], ...]:
    """Written policies that bound something by a negation, printed; those that do it most often first."""
    printed = (written.render_text(policy, width=95).text for policy in written.load_all(CORPUS / "written"))
    found = [text for text in printed if NEGATED.search(text)]
    found.sort(key=lambda text: -len(NEGATED.findall(text)))
    return tuple(tuple(text.split("\n")) for text in found)


def outcomes(most: int | None = MOST) -> Iterator[Outcome]:
    """Every such line of the first documents under every kind of damage."""
    for number, lines in enumerate(documents()[:most]):
        for kind in (*damage.KINDS, *word_damage.KINDS):
            extracted = _damaged(list(lines), kind, number)
            traced = repair("\n".join(extracted))
            for meant, was, now in zip(lines, extracted, traced.lines, strict=True):
                if NEGATED.search(meant):
                    yield Outcome(kind, meant, was, now)


def _damaged(lines: list[str], kind: str, seed: int) -> list[str]:
    if kind in damage.KINDS:
        return damage.document(lines, kind, seed, SHARE)
    return word_damage.document(lines, kind, seed)


def main() -> None:
    """Print how many survive, and every wrong claim."""
    found = list(outcomes(None))
    print(f"{len(found)} lines, negation kept in {sum(one.kept for one in found)}")
    for kind in dict.fromkeys(one.kind for one in found):
        mine = [one for one in found if one.kind == kind]
        print(f"  {kind:20} kept {sum(one.kept for one in mine)} of {len(mine)}, wrong {sum(o.wrong for o in mine)}")
    for one in found:
        if one.wrong:
            print(f"{one.kind}\n  meant    {one.meant}\n  read     {one.repaired}\n  from     {one.extracted}")


if __name__ == "__main__":
    main()
