"""The corpus' figures as Markdown, for `corpus/README.md`.

Why made by a program: figures written by hand are wrong after the next edit. A test compares what
stands in the README with what this gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from policy_diff.written.loading import load_all, load_manifest, load_prose
from policy_diff.written.measures import Overlap, arabic_words, between_policies, between_types, families, growth
from policy_diff.written.policies import SPLITS, Prose, WrittenPolicy

BEGIN = "<!-- figures: made by `python -m policy_diff.written corpus/written --into corpus/README.md` -->"
END = "<!-- end of figures -->"
CURVE = (1_000, 2_000, 5_000, 10_000, 20_000, 40_000, 60_000, 80_000, 100_000)


def figures(folder: str | Path) -> str:
    """All tables, in Markdown."""
    policies = load_all(folder)
    prose = load_prose(folder)
    tables = [
        _sizes(policies),
        _splits(Path(folder), policies, prose),
        _curve(policies),
        _shares(policies),
    ]
    return "\n\n".join("\n".join(table) for table in tables)


def into(readme: str, made: str) -> str:
    """`readme` with `made` between its two marks. Raises ValueError when they are not there."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"no place for the figures: needs a line {BEGIN!r} and a line {END!r}")
    return f"{before}{BEGIN}\n\n{made}\n\n{END}{after}"


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in row) + " |"


def _words(policies: Iterable[WrittenPolicy]) -> int:
    return sum(arabic_words(policy.text) for policy in policies)


def _sizes(policies: Sequence[WrittenPolicy]) -> Iterator[str]:
    """One row a type."""
    by_type: dict[str, list[WrittenPolicy]] = {}
    for policy in policies:
        by_type.setdefault(policy.policy_type, []).append(policy)
    rows: list[Sequence[object]] = [_size(name, own) for name, own in by_type.items()]
    yield from _table(
        ("type", "policies", "families", "Arabic words", "sections", "items", "durations", "intended divergences"),
        [*rows, _size("**all**", policies)],
    )


def _size(name: str, own: Sequence[WrittenPolicy]) -> Sequence[object]:
    return (
        name,
        len(own),
        len(families(own)),
        _words(own),
        sum(len(policy.sections) for policy in own),
        sum(1 for policy in own for _ in policy.walk()),
        sum(len(policy.durations) + ("response_time" in policy.facts) for policy in own),
        sum(len(policy.divergences) for policy in own),
    )


def _splits(folder: Path, policies: Sequence[WrittenPolicy], prose: Sequence[Prose]) -> Iterator[str]:
    manifest = load_manifest(folder)
    rows: list[Sequence[object]] = []
    for split in SPLITS:
        own = [p for p in policies if manifest.split_of(p.policy_type, p.siglum) == split]
        pieces = [piece for piece in prose if piece.split == split]
        rows.append((split, len(own), _words(own), len(pieces), sum(arabic_words(piece.body) for piece in pieces)))
    all_prose = sum(arabic_words(piece.body) for piece in prose)
    rows.append(("**all**", len(policies), _words(policies), len(prose), all_prose))
    return _table(("part", "policies", "Arabic words", "pieces of prose", "Arabic words of prose"), rows)


def _curve(policies: Sequence[WrittenPolicy]) -> Iterator[str]:
    """Word forms against words, twice: in the order of the files, and the siblings left out."""
    firsts = [family[0] for family in families(policies).values()]
    every = growth((policy.text for policy in policies), CURVE)
    bases = growth((policy.text for policy in firsts), CURVE)
    rows = [(f"{size:,}", every.get(size, ""), bases.get(size, "")) for size in sorted(every.keys() | bases.keys())]
    return _table(("words read (numbers too)", "different ones, all policies", "one policy of each family only"), rows)


def _shares(policies: Sequence[WrittenPolicy]) -> Iterator[str]:
    """What policies of one type share, and what a type shares with others."""
    pairs, types = between_policies(policies), between_types(policies)
    rows: list[Sequence[object]] = []
    for name in dict.fromkeys(policy.policy_type for policy in policies):
        own = [pair for pair in pairs if pair.one.startswith(f"{name}/")]
        strangers = [pair.share for pair in own if not pair.siblings]
        siblings = [pair.share for pair in own if pair.siblings]
        near = max((pair for pair in types if name in (pair.one, pair.other)), key=lambda pair: pair.share)
        rows.append(
            (
                name,
                _percent(min(siblings)) + " – " + _percent(max(siblings)),
                _percent(sum(strangers) / len(strangers)),
                _percent(max(strangers)),
                f"{_percent(near.share)} ({_partner(near, name)})",
            )
        )
    return _table(
        ("type", "siblings", "two families, on average", "two families, at most", "another type, at most"),
        rows,
    )


def _partner(pair: Overlap, name: str) -> str:
    return pair.other if pair.one == name else pair.one


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"
