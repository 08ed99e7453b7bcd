"""Damages clean Arabic text the way extractors do, from the forward model; knows nothing of the repairs.

    out = S_n [+ " "] + … + S_2 [+ " "] + S_1

Every kind takes a line and a seeded `random.Random`, and gives the line as an extractor would. The
kinds differ only in what a segment is: a word, a run of the word processor, a stretch between two
tatweels, a word with its blank, or the whole line letter by letter.
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable

TATWEEL = "\u0640"
#: letters that join the one after them, so that a tatweel can follow
JOINING = set("بتثجحخسشصضطظعغفقكلمنهيئ")
_MIRROR = str.maketrans("()[]{}«»", ")(][}{»«")
_LTR = re.compile(r"[0-9\u0660-\u0669A-Za-z]+(?:[./,:\-][0-9\u0660-\u0669A-Za-z]+)*")

Damage = Callable[[str, random.Random], str]


def healthy(line: str, rng: random.Random) -> str:
    """Nothing happens: most lines of most documents."""
    return line


def words_reversed(line: str, rng: random.Random) -> str:
    """A segment is a word."""
    return " ".join(reversed(line.translate(_MIRROR).split(" ")))


def letters_reversed(line: str, rng: random.Random) -> str:
    """Letters in visual order, digits and Latin as they stand."""
    turned = line.translate(_MIRROR)[::-1]
    return _LTR.sub(lambda match: match.group()[::-1], turned)


def rotated(line: str, rng: random.Random, *, inside: float = 0.15, most: int = 4) -> str:
    """A segment is a run of the word processor: two to `most` of them, some cut inside a word."""
    words = line.split(" ")
    if len(words) < 4:
        return line
    cuts = set()
    for _ in range(rng.randint(1, most - 1)):
        at = rng.randrange(1, len(words))
        place = len(" ".join(words[:at]))
        if rng.random() < inside and len(words[at]) > 4 and words[at].isalpha():
            place += 1 + rng.randrange(2, len(words[at]) - 1)
        elif rng.random() < 0.5:
            place += 1
        cuts.add(place)
    bounds = [0, *sorted(cuts), len(line)]
    runs = [line[a:b] for a, b in itertools.pairwise(bounds) if a < b]
    out = runs[-1]
    for run in reversed(runs[:-1]):
        gap = " " if rng.random() < 0.4 else ""
        out += gap + run
    return out


def stretched(line: str, rng: random.Random) -> str:
    """Tatweel to fill the line, and nothing else."""
    return re.sub(r"\w+", lambda m: _stretch(m.group(), rng, 0.7), line)


def _stretch(word: str, rng: random.Random, chance: float) -> str:
    places = [i for i in range(1, len(word)) if word[i - 1] in JOINING and word[i - 1 : i + 1] not in LAM_ALEF]
    if not places or rng.random() > chance:
        return word
    at = places[-1]
    return word[:at] + TATWEEL * 2 + word[at:]


LAM_ALEF = {"لا", "لأ", "لإ", "لآ"}


def chunks(line: str, rng: random.Random) -> str:
    """A segment starts at each pair of tatweels."""
    text = stretched(line, rng)
    parts = [part for part in re.split(f"(?={TATWEEL}{TATWEEL})", text) if part]
    if len(parts) < 3:
        return text
    return " ".join(reversed(parts))


def wide(line: str, rng: random.Random) -> str:
    """A segment is a word with the blank behind it; the gap adds another."""
    words = line.split(" ")
    if len(words) < 4:
        return line
    return " ".join(word + " " for word in reversed(words))


KINDS: dict[str, Damage] = {
    "healthy": healthy,
    "words_reversed": words_reversed,
    "letters_reversed": letters_reversed,
    "rotated": rotated,
    "chunks": chunks,
    "wide": wide,
    "stretched": stretched,
}


def document(lines: list[str], kind: str, seed: int, share: float = 1.0) -> list[str]:
    """`share` of the lines damaged in one kind, the rest as they are: one extractor, one habit."""
    rng = random.Random(seed)
    damage = KINDS[kind]
    return [damage(line, rng) if rng.random() < share else line for line in lines]


def torn_backwards(lines: list[str], rng: random.Random) -> list[str]:
    """Every second printed line in two or three boxes, the last one first: walked along from the left."""
    out: list[str] = []
    for line in lines:
        pieces = _torn(line, rng) if rng.random() < 0.5 else [line]
        out += [part for piece in reversed(pieces) for part in (piece, "")]
    return out


def stops_first(lines: list[str], rng: random.Random) -> list[str]:
    """`torn_backwards`, and most full stops and colons on a line of their own above the words they end."""
    out: list[str] = []
    for line in torn_backwards(lines, rng):
        if len(line) > 2 and line[-1] in ".:" and rng.random() < 0.7:
            out += [line[-1], "", line[:-1].rstrip()]
        else:
            out.append(line)
    return out


def markers_last(lines: list[str], rng: random.Random) -> list[str]:
    """The markers of each list on lines of their own below the list."""
    out: list[str] = []
    waiting: list[str] = []
    for line in [*lines, ""]:
        found = _LIST_MARKER.match(line)
        if found:
            waiting.append(found[1])
            out.append(found[2])
        else:
            if waiting and not line.startswith(" "):
                out += waiting
                waiting = []
            out.append(line)
    return out


def _torn(line: str, rng: random.Random) -> list[str]:
    words = line.split()
    if len(words) < 4:
        return [line]
    cuts = sorted(rng.sample(range(1, len(words)), rng.randint(1, 2)))
    return [" ".join(words[a:b]) for a, b in itertools.pairwise([0, *cuts, len(words)])]


_LIST_MARKER = re.compile(r"\s*((?:\d{1,2}[.\-)]|[-•]))\s+(\S.*)")

#: whole lines, or their pieces, in another order than they are read
LINE_ORDERS: dict[str, Callable[[list[str], random.Random], list[str]]] = {
    "torn_backwards": torn_backwards,
    "stops_first": stops_first,
    "markers_last": markers_last,
}
