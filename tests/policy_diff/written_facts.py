"""Facts and durations of the written corpus against its headers: figures for tests, floors and reports.

python -m tests.policy_diff.written_facts [train develop test]
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from normalizers import TracedText, fold
from policy_diff.facts import extract
from policy_diff.facts.duration import Duration, durations
from policy_diff.facts.duration_words import DAYS
from policy_diff.model import Fact
from policy_diff.profiles import FACT_KEYS
from policy_diff.segment import Segmented
from policy_diff.written import StatedDuration, WrittenPolicy, render_text, witness
from tests.corpus.written_corpus import manifest, policies

Place = tuple[int, int, int]
Value = tuple[object, ...]


@dataclass(frozen=True)
class Score:
    """What is stated, what was found of it, what was right, what was left unclear.

    `unlisted`: found where the header lists nothing. Headers list what matters to a comparison, not every
    duration: of the 32 unlisted ones of train and develop, read one by one, 31 are in the text as read. So
    they are told apart, and precision is that of what stands where the header has a duration.
    """

    stated: int
    found: int
    right: int
    unclear: int
    unlisted: int = 0

    @property
    def recall(self) -> float:
        """The share of what is stated that was read right."""
        return self.right / max(1, self.stated)

    @property
    def precision(self) -> float:
        """The share of what was read that is right."""
        return self.right / max(1, self.found)


def part(*splits: str) -> tuple[WrittenPolicy, ...]:
    """The policies of these parts of the split."""
    return tuple(p for p in policies() if manifest().split_of(p.policy_type, p.siglum) in splits)


def duration_score(run: Iterable[WrittenPolicy], *, often: bool) -> Score:
    """Durations with bound, count, unit and working days. `often` counts how often something is done instead."""
    total: Counter[str] = Counter()
    for policy in run:
        texts = (*policy.cover, *policy.passages())
        found = [(index, one) for index, text in enumerate(texts) for one in durations(text)]
        marks = dict(marks_of(policy, texts))
        for place, stated in marks.items():
            if stated.frequency is not often:
                continue
            hits = [one for index, one in found if overlap(place, index, one)]
            total["stated"] += 1
            total["right"] += any(said_by(one) == meant_by(stated) for one in hits)
            total["unclear"] += bool(hits) and all(not one.clear for one in hits)
        for index, one in found:
            of_mark = [stated for place, stated in marks.items() if overlap(place, index, one)]
            total["found"] += one.clear and any(stated.frequency is often for stated in of_mark)
            total["unlisted"] += one.clear and not of_mark and one.frequency is often
    return Score(total["stated"], total["found"], total["right"], total["unclear"], total["unlisted"])


def marks_of(policy: WrittenPolicy, texts: Sequence[str]) -> Iterator[tuple[Place, StatedDuration]]:
    """Where each duration of the header stands; of two at one place the longer."""
    reply = policy.facts.get("response_time")
    stated = [*policy.durations, *([reply] if isinstance(reply, StatedDuration) else [])]
    places = [
        ((index, at, at + len(one.text)), one)
        for one in stated
        for index, text in enumerate(texts)
        for at in _all(text, one.text)
    ]
    for place, one in places:
        inside = any(
            other[0] == place[0] and other[1] <= place[1] and place[2] <= other[2] and other != place
            for other, _ in places
        )
        if not inside:
            yield place, one


def _all(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def overlap(place: Place, index: int, one: Duration) -> bool:
    return place[0] == index and one.start < place[2] and place[1] < one.stop


def said_by(one: Duration) -> Value:
    if not one.clear and one.why != "the number is missing":
        return ("unclear",)
    if one.bound == "range":
        return ("range", *(_days(amount.count, amount.unit) for amount in one.amounts), one.working_days)
    if one.bound == "unspecified":
        return ("unspecified",)
    return (one.bound, one.amounts[0].count, one.amounts[0].unit, one.working_days)


def _days(count: float | None, unit: str) -> float:
    """The days of one end of a range, whose ends have one unit in a header: three years are 36 months."""
    return round((count or 0) * (12 * DAYS["month"] if unit == "year" else DAYS[unit]), 3)


def meant_by(one: StatedDuration) -> Value:
    if one.bound == "range" and one.unit:
        return ("range", *(_days(end, one.unit) for end in (one.min, one.max)), one.working_days)
    if one.bound == "unspecified":
        return ("unspecified",)
    return (one.bound, one.count, one.unit, one.working_days)


def fact_scores(run: Iterable[WrittenPolicy]) -> dict[str, Score]:
    """Each fact, from the printed text with its true sections."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for policy in run:
        printed = render_text(policy)
        traced = TracedText(printed.text)
        segmented = Segmented(
            policy_type=policy.policy_type,
            title=policy.title,
            association=policy.association,
            sections=printed.sections,
        )
        found, true = extract(segmented, traced), witness(policy).facts
        for key in FACT_KEYS:
            count = counts[key]
            count["stated"] += true[key].status == "stated"
            count["found"] += found[key].status == "stated"
            count["unclear"] += found[key].status == "unclear"
            count["right"] += _same(true[key], found[key])
    return {key: Score(c["stated"], c["found"], c["right"], c["unclear"]) for key, c in counts.items()}


def _same(true: Fact, found: Fact) -> bool:
    if true.status != "stated" or found.status != "stated":
        return False
    if isinstance(true.value, dict):
        keys = ("bound", "count", "unit", "working_days", "min", "max")
        return all(true.value.get(key) == found.value.get(key) for key in keys)
    if isinstance(true.value, str):
        return _bare(true.value) == _bare(found.value)
    return bool(true.value == found.value)


def _bare(name: str) -> str:
    """A name without its article, which a preposition swallows («للجنة»)."""
    return fold(name).removeprefix(fold("ال"))


def main(splits: Sequence[str]) -> None:
    """Print the figures of these parts."""
    run = part(*splits)
    rows = {
        "durations": duration_score(run, often=False),
        "frequencies": duration_score(run, often=True),
        **fact_scores(run),
    }
    print(f"{', '.join(splits)}: {len(run)} policies")
    for name, score in rows.items():
        print(
            f"{name:24} stated {score.stated:4} found {score.found:4} right {score.right:4} unclear {score.unclear:3}"
            f"   recall {score.recall:.3f}   precision {score.precision:.3f}"
            + (f"   unlisted {score.unlisted}" if score.unlisted else "")
        )


if __name__ == "__main__":
    main(sys.argv[1:] or ["train", "develop"])
