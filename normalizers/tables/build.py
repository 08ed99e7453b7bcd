"""Builds `language.xz`, the language model's table, from openly licensed packages and our own corpus.

    python normalizers/tables/build.py PACKAGES CORPUS

PACKAGES is a folder with `ar_corrector-1.1.6-py3-none-any.whl` (MIT; 9.5 million Arabic word pairs)
and `words.txt` (the word list of Debian's tesseract-ocr-ara, Apache-2.0, one word a line).
CORPUS is `corpus/written`; only its *train* part is used. `README.md` beside this file says how to
fetch the packages. Same input, same bytes.
"""

from __future__ import annotations

import io
import itertools
import json
import lzma
import math
import pickle
import re
import sys
import tomllib
import zipfile
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from normalizers.language_model import BACK_OFF, END, START, fold_word, words
from normalizers.word_classes import word_class

#: what may be learnt from; who that is says the corpus' manifest
TRAIN = "train"
#: how many times a word of the field counts against one of the packages
FIELD_WEIGHT = 60
WORDS = 64_000
PAIRS = 620_000
#: a word counts as known when it was seen so often, or less often but stands in the clean list
KNOWN, KNOWN_LISTED = 150, 10
#: a pair must have been seen so often, and be so many nats from chance, to be kept
LEAST_SEEN, LEAST_NATS = 4, 0.8
#: rarer words, of which only that they exist is kept: seen so often, or so often and in the clean list
RARE, RARE_LISTED = 12, 2


class _Plain(pickle.Unpickler):
    """Reads counters of strings and nothing else: a pickle is a program, and this one is a stranger's."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("collections", "Counter"):
            return Counter
        if (module, name) == ("collections", "defaultdict"):
            return defaultdict
        raise pickle.UnpicklingError(f"{module}.{name} has no place in a table of counts")


def sources(corpus: Path) -> Iterator[tuple[Path, str]]:
    """The text of every file of the written corpus that the model may learn from."""
    manifest = tomllib.loads((corpus / "manifest.toml").read_text("utf-8"))
    associations = {entry["siglum"] for entry in manifest["association"] if entry["split"] == TRAIN}
    types = {name for name, entry in manifest["types"].items() if entry.get("split", TRAIN) == TRAIN}
    for path in sorted(corpus.glob("*/*.toml")):
        data = tomllib.loads(path.read_text("utf-8"))
        if path.parent.name == "prose":
            if data["split"] == TRAIN:
                yield path, data["body"]
        elif path.stem in associations and path.parent.name in types:
            yield (
                path,
                "\n".join(
                    part for section in data["sections"] for part in (section.get("heading", ""), section["body"])
                ),
            )


def _lines(text: str) -> Iterator[list[str]]:
    for line in text.splitlines():
        found = [fold_word(word) for word in words(re.sub(r"^\s*[^|]{1,24}\|", "", line))]
        if found:
            yield found


def _packages(folder: Path) -> tuple[Counter[str], Counter[tuple[str, str]], frozenset[str]]:
    wheel = zipfile.ZipFile(folder / "ar_corrector-1.1.6-py3-none-any.whl")

    def read(name: str) -> Any:
        return _Plain(io.BytesIO(wheel.read(f"ar_corrector/resources/{name}.pickle"))).load()

    singles: Counter[str] = Counter()
    for word, count in read("vocab_freqs").items():
        singles[fold_word(word)] += count
    pairs: Counter[tuple[str, str]] = Counter()
    for context, follows in read("ngram_plus1").items():
        if len(context) == 1:
            left = fold_word(context[0])
            for right, count in follows.items():
                word = right[0] if isinstance(right, tuple) else right
                pairs[left, fold_word(word)] += count
    listed = frozenset(fold_word(word) for word in (folder / "words.txt").read_text("utf-8").split())
    return singles, pairs, listed


def build(folder: Path, corpus: Path) -> bytes:
    """The table as bytes."""
    singles, pairs, listed = _packages(folder)
    classes: Counter[tuple[str, str]] = Counter()
    for (left, right), count in pairs.items():
        classes[word_class(left), word_class(right)] += min(count, 50)
    scale = sum(classes.values())
    field: Counter[str] = Counter()
    edges: Counter[tuple[str, str]] = Counter()
    field_classes: Counter[tuple[str, str]] = Counter()
    for _, text in sources(corpus):
        for line in _lines(text):
            field.update(line)
            kinds = [word_class(word) for word in line]
            for (left, right), kind in zip(itertools.pairwise(line), itertools.pairwise(kinds), strict=True):
                pairs[left, right] += FIELD_WEIGHT
                field_classes[kind] += 1
            edges[START, kinds[0]] += 1
            edges[kinds[-1], END] += 1
    for word, count in field.items():
        singles[word] += FIELD_WEIGHT * count
    share = scale / max(1, sum(field_classes.values()))
    for kind, count in field_classes.items():
        classes[kind] += round(count * share)
    return _packed(singles, pairs, classes, edges, field, listed)


def _packed(
    singles: Counter[str],
    pairs: Counter[tuple[str, str]],
    classes: Counter[tuple[str, str]],
    edges: Counter[tuple[str, str]],
    field: Counter[str],
    listed: frozenset[str],
) -> bytes:
    for word in [word for word in singles if not word or word[0].isdigit() or not word.isalpha()]:
        del singles[word]
    total = sum(singles.values())
    ranked = sorted(singles.items(), key=lambda pair: (-pair[1] * (3 if pair[0] in field else 1), pair[0]))[:WORDS]
    kept = sorted(ranked, key=lambda pair: (-pair[1], pair[0]))
    ids = {word: number for number, (word, _) in enumerate(kept)}
    known = [word in field or count >= KNOWN or (count >= KNOWN_LISTED and word in listed) for word, count in kept]
    left_total: Counter[str] = Counter()
    right_total: Counter[str] = Counter()
    for (left, right), count in pairs.items():
        left_total[left] += count
        right_total[right] += count
    every = sum(pairs.values())
    scored: list[tuple[float, int, int]] = []
    for (left, right), count in pairs.items():
        if count < LEAST_SEEN or left not in ids or right not in ids:
            continue
        expected = left_total[left] * right_total[right] / every
        nats = math.log((count + 0.2) / (expected + 0.5))
        if abs(nats) >= LEAST_NATS:
            scored.append((abs(nats) * math.log(1 + count), (ids[left] << 16) | ids[right], _byte(nats)))
    scored.sort(key=lambda item: (-item[0], item[1]))
    chosen = sorted((key, nats) for _, key, nats in scored[:PAIRS])
    keys = array(
        "I",
        (after - before for before, after in zip([0, *(k for k, _ in chosen)], (k for k, _ in chosen), strict=False)),
    )
    rare = sorted(
        word
        for word, count in singles.items()
        if word not in ids and len(word) > 3 and (count >= RARE or (count >= RARE_LISTED and word in listed))
    )
    header = {
        "words": len(kept),
        "pairs": len(chosen),
        "total": total,
        "classes": _class_weights(classes),
        "edges": _edge_weights(edges, classes),
    }
    counts = bytes(
        min(127, round(8 * math.log(count))) | (128 if ok else 0) for (_, count), ok in zip(kept, known, strict=True)
    )
    if sys.byteorder == "big":
        keys.byteswap()
    body = keys.tobytes()
    planes = b"".join(body[plane::4] for plane in range(4))
    blob = (
        b"\n".join(
            (
                json.dumps(header, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode(),
                " ".join(word for word, _ in kept).encode(),
                " ".join(rare).encode(),
            )
        )
        + b"\n"
    )
    raw = blob + counts + planes + bytes(nats for _, nats in chosen)
    sys.stdout.write(f"{len(kept)} words, {len(rare)} rare ones, {len(chosen)} of {len(scored)} pairs\n")
    return lzma.compress(raw, format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC32, preset=9 | lzma.PRESET_EXTREME)


def _byte(nats: float) -> int:
    """Nats from -4 to 8 in steps of a twentieth."""
    return round((max(-4.0, min(8.0, nats)) + 4.0) * 20)


def _class_weights(classes: Counter[tuple[str, str]]) -> dict[str, dict[str, float]]:
    left: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for (a, b), count in classes.items():
        left[a] += count
        right[b] += count
    every = sum(classes.values())
    out: dict[str, dict[str, float]] = {}
    for a in sorted(left):
        for b in sorted(right):
            expected = left[a] * right[b] / every
            if expected < 20:
                continue
            nats = math.log((classes[a, b] + 1) / (expected + 1))
            if abs(nats) >= 0.1:
                out.setdefault(a, {})[b] = round(max(-BACK_OFF, min(BACK_OFF, nats)), 1)
    return out


def _edge_weights(edges: Counter[tuple[str, str]], classes: Counter[tuple[str, str]]) -> dict[str, dict[str, float]]:
    """How much likelier a class is first or last in a line than anywhere."""
    anywhere: Counter[str] = Counter()
    for (_, b), count in classes.items():
        anywhere[b] += count
    every = sum(anywhere.values())
    out: dict[str, dict[str, float]] = {START: {}, END: {}}
    for edge, place in ((START, 1), (END, 0)):
        seen = Counter({pair[place]: count for pair, count in edges.items() if pair[1 - place] == edge})
        lines = sum(seen.values())
        for kind in sorted(anywhere):
            expected = anywhere[kind] / every * lines
            if expected >= 0.5:
                out[edge][kind] = round(max(-3.0, min(3.0, math.log((seen[kind] + 1) / (expected + 1)))), 1)
    return out


if __name__ == "__main__":
    target = Path(__file__).with_name("language.xz")
    table = build(Path(sys.argv[1]), Path(sys.argv[2]))
    target.write_bytes(table)
    sys.stdout.write(f"{len(table):,} bytes\n")
