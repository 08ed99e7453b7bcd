"""Builds `language.gz`, the language model's table, from openly licensed packages and our own corpus.

    python -m normalizers.tables.build PACKAGES CORPUS

PACKAGES is a folder with `ar_corrector-1.1.6-py3-none-any.whl` (MIT; 9.5 million Arabic word pairs),
`tasleemat-2.6.2-py3-none-any.whl` (MIT; a handbook of formal Arabic) and `words.txt` (the word list of
Debian's tesseract-ocr-ara, Apache-2.0, one word a line). CORPUS is `corpus/written`; only its *train*
part is used. `README.md` beside this file says how to fetch the packages. Needs numpy, 3 GB of memory
and about three minutes. Same input, same bytes.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from normalizers import language_table as table
from normalizers.language_model import END, START
from normalizers.tables.classes import Exchange, Numbers, Weights
from normalizers.tables.sources import field_lines, formal_lines, general_counts, sources, word_list

__all__ = ["build", "sources"]

#: how many times a word of the field, and one of the handbook, counts against one of books and news. With 150,000 words
#: of the field, lines rotated all over policies that nobody had read come out as well with 30 as with 60 (.178 and .174
#: of the words wrong), and what is science or dialect is doubted less
FIELD_WEIGHT, FORMAL_WEIGHT = 30, 5
WORDS, PAIRS = 64_000, 450_000
#: classes, words that choose their class for themselves, rounds of exchange
CLASSES, CLASSED, ROUNDS = 200, 25_000, 6
#: taken off every count for what was not seen (absolute discounting); the prior of pairs of classes
DISCOUNT, CLASS_PRIOR = 0.8, 0.5
#: how often a pair must have been seen to be kept
PAIR_SEEN = 3
#: a word counts as known when it was seen so often, or less often but stands in the clean list
KNOWN, KNOWN_LISTED = 150, 10
#: rarer words, of which only that they exist is kept: seen so often, or so often and in the clean list
RARE, RARE_LISTED = 12, 2
#: what a word may begin and end with, longest first: the look of a word that is not in the table
PREFIXES = (
    "وبال وكال وسي وست فال وال بال كال ولل فلل لل ال سي ست وي وت لي لت في فت وب ول وم ي ت ن و ف ب ل ك م ا"
).split()
SUFFIXES = "اتها اتهم اته تها تهم هما ها هم هن نا كم ات ين ون ان يه يا وا ته ه ي ا ت ن ك".split()


@dataclass(slots=True)
class Counts:
    """Words by number, most frequent first (0: the edge of a line), and how often each followed which."""

    names: list[str]
    singles: Weights
    left: Numbers
    right: Numbers
    count: Weights
    field: Weights
    listed: frozenset[str]


def gathered(packages: Path, corpus: Path) -> Counts:
    """All sources, weighted and added up."""
    singles, pairs = general_counts(packages)
    field: Counter[str] = Counter()
    own = list(field_lines(text for _, text in sources(corpus)))
    for weight, lines in ((FORMAL_WEIGHT, formal_lines(packages)), (FIELD_WEIGHT, own)):
        for line in lines:
            for word in line:
                singles[word] += weight
            for pair in zip((START, *line), (*line, END), strict=True):
                pairs[pair] += weight
    for line in own:
        field.update(line)
    del pairs[START, END]
    names = [START, *sorted(singles, key=lambda word: (-singles[word], word))]
    number = {name: n for n, name in enumerate(names)} | {END: table.EDGE}
    left = np.fromiter((number.get(a, -1) for a, _ in pairs), np.int64, len(pairs))
    right = np.fromiter((number.get(b, -1) for _, b in pairs), np.int64, len(pairs))
    count = np.fromiter(pairs.values(), np.float64, len(pairs))
    order = np.lexsort((right, left))
    order = order[(left[order] >= 0) & (right[order] >= 0)]
    totals = np.array([0.0, *(float(singles[name]) for name in names[1:])])
    seen = np.array([float(field[name]) for name in names])
    return Counts(names, totals, left[order], right[order], count[order], seen, word_list(packages))


def classes(counts: Counts) -> tuple[Numbers, dict[str, int]]:
    """The class of every word, and of every signature for words that nobody has seen.

    Frequent words choose for themselves; the others go where the words that look like them go.
    """
    looks = [table.signature(name, PREFIXES, SUFFIXES) for name in counts.names]
    rare = sorted(set(looks[CLASSED + 1 :]) | {"-", "short"})
    item_of_look = {look: CLASSED + 1 + n for n, look in enumerate(rare)}
    item = np.array([n if n <= CLASSED else item_of_look[look] for n, look in enumerate(looks)])
    size = CLASSED + 1 + len(rare)
    keys, place = np.unique(item[counts.left] * size + item[counts.right], return_inverse=True)
    weights = np.bincount(place, counts.count).astype(np.float64)
    exchange = Exchange(keys // size, keys % size, weights, _first_classes(looks, rare, counts.singles))
    for n in range(ROUNDS):
        sys.stdout.write(f"round {n + 1}: {exchange.round()} words changed their class\n")
        sys.stdout.flush()
    return exchange.of[item], {look: int(exchange.of[item_of_look[look]]) for look in rare}


def _first_classes(looks: list[str], rare: list[str], singles: Weights) -> Numbers:
    """The most frequent words each in a class of its own, the others by what they look like."""
    alone = CLASSES // 2
    shares: Counter[str] = Counter()
    for n in range(alone + 1, len(looks)):
        shares[looks[n]] += int(singles[n])
    ranked = {look: n for n, (look, _) in enumerate(sorted(shares.items(), key=lambda pair: (-pair[1], pair[0])))}
    by_look = {look: min(alone + 1 + n, CLASSES - 1) for look, n in ranked.items()}
    first = [*range(alone + 1), *(by_look[look] for look in looks[alone + 1 : CLASSED + 1])]
    return np.array(first + [by_look.get(look, CLASSES - 1) for look in rare])


def class_weights(counts: Counts, of: Numbers) -> Weights:
    """How much better than chance each class follows each, in nats."""
    size = int(of.max()) + 1
    seen = np.full((size, size), CLASS_PRIOR)
    np.add.at(seen, (of[counts.left], of[counts.right]), counts.count)
    return np.asarray(np.log(seen * seen.sum() / seen.sum(1)[:, None] / seen.sum(0)[None]))


@dataclass(slots=True)
class Pairs:
    """The word pairs kept, by word number, with their weight, and what is left over for the others."""

    left: Numbers
    right: Numbers
    weight: Weights
    left_over: Weights


def chosen_pairs(counts: Counts, of: Numbers, kinds: Weights, kept: NDArray[np.bool_]) -> Pairs:
    """The pairs that say most beyond their classes, the weights of a discounted back-off model.

    A pair's worth is how often it is seen times how much its weight differs from the class weight
    (Stolcke 1998); words of the field weigh more, for the table serves their texts.
    """
    size = len(counts.names)
    seen_left = np.bincount(counts.left, counts.count, size)
    seen_right = np.bincount(counts.right, counts.count, size)
    kinds_after = np.bincount(counts.left, minlength=size)
    spare = np.minimum(1.0, (DISCOUNT * kinds_after + 1) / (seen_left + 1))
    base = np.exp(kinds[of[counts.left], of[counts.right]])
    rate = counts.count.sum() / np.maximum(seen_right[counts.right], 0.5)
    ratio = np.maximum(counts.count - DISCOUNT, 0) / (seen_left[counts.left] + 1) * rate + spare[counts.left] * base
    usable = (counts.count >= PAIR_SEEN) & kept[counts.left] & kept[counts.right]
    field = _field_share(counts)
    worth = counts.count * np.abs(np.log(ratio / (spare[counts.left] * base)))
    worth *= np.sqrt(field[counts.left] * field[counts.right]) * usable
    best = np.argsort(-worth, kind="stable")[:PAIRS]
    best = np.sort(best[worth[best] > 0])
    left, right = counts.left[best], counts.right[best]
    taken = np.bincount(left, ratio[best] / rate[best], size)
    shadow = np.bincount(left, base[best] / rate[best], size)
    left_over = np.log(np.clip((1 - taken) / np.maximum(1 - shadow, 1e-3), 1e-4, 1.0))
    return Pairs(left, right, np.log(ratio[best]), left_over)


def _field_share(counts: Counts) -> Weights:
    """How much commoner each word is in our own corpus than anywhere, between a tenth and ten."""
    field = counts.field.copy()
    field[table.EDGE] = counts.count[counts.left == table.EDGE].sum() / counts.count.sum() * field.sum()
    share = (field / field.sum() + 1e-6) / (counts.singles / counts.singles.sum() + 1e-6)
    return np.asarray(np.clip(share, 0.1, 10.0))


def kept_words(counts: Counts) -> tuple[list[int], list[str]]:
    """The numbers of the words of the table, the edge first, and the rarer words that it only knows to exist."""
    names, singles = counts.names, counts.singles
    plain = [n for n in range(1, len(names)) if names[n].isalpha() or names[n] in (table.NUMBER, table.FOREIGN)]
    worth = {n: singles[n] * (3 if counts.field[n] else 1) for n in plain}
    best = sorted(plain, key=lambda n: (-worth[n], names[n]))[: WORDS - 1]
    kept = [table.EDGE, *sorted(best, key=lambda n: (-singles[n], names[n]))]
    inside = set(kept)
    rare = [
        names[n]
        for n in plain
        if n not in inside
        and len(names[n]) > 3
        and (singles[n] >= RARE or (singles[n] >= RARE_LISTED and names[n] in counts.listed))
    ]
    return kept, sorted(rare)


def build(packages: Path, corpus: Path) -> bytes:
    """The table as bytes."""
    counts = gathered(packages, corpus)
    kept, rare = kept_words(counts)
    of, signatures = classes(counts)
    kinds = class_weights(counts, of)
    wanted = np.zeros(len(counts.names), bool)
    wanted[kept] = True
    pairs = chosen_pairs(counts, of, kinds, wanted)
    place = np.full(len(counts.names), -1)
    place[kept] = np.arange(len(kept))
    keys = (place[pairs.left] << 16) | place[pairs.right]
    order = np.argsort(keys)
    nats = _steps((pairs.weight[order] - table.PAIR_ZERO) / table.PAIR_STEP)
    sys.stdout.write(f"{len(kept)} words, {len(rare)} rare ones, {len(keys)} pairs, {len(kinds)} classes\n")
    return table.packed(
        words=[counts.names[n] for n in kept],
        rare=rare,
        counts=bytes(_count_byte(counts, n) for n in kept),
        class_of=_steps(of[kept]),
        left_over=_steps(pairs.left_over[kept] / table.LEFT_OVER_STEP),
        weights=_steps(((kinds - table.CLASS_ZERO) / table.CLASS_STEP).ravel()),
        pairs=list(zip(keys[order].tolist(), nats, strict=True)),
        header={
            "classes": len(kinds),
            "total": float(counts.singles.sum()),
            "prefixes": PREFIXES,
            "suffixes": SUFFIXES,
            "signatures": signatures,
        },
    )


def _steps(values: Weights | Numbers) -> bytes:
    return bytes(np.clip(np.rint(values), 0, 255).astype(np.uint8).tolist())


def _count_byte(counts: Counts, n: int) -> int:
    count, name = counts.singles[n], counts.names[n]
    known = counts.field[n] > 0 or count >= KNOWN or (count >= KNOWN_LISTED and name in counts.listed)
    return min(127, round(table.COUNT_STEPS * math.log(max(count, 1)))) | (table.KNOWN_BIT if known else 0)


if __name__ == "__main__":
    data = build(Path(sys.argv[1]), Path(sys.argv[2]))
    table.PATH.write_bytes(data)
    sys.stdout.write(f"{len(data):,} bytes\n")
