"""A clause whose lines an extractor wrote in another order: its words put back as another policy has them.

    sound     «تقديم الخدمة للمستفيد من موقعه حفظاً لوقته وتقديراً لظروفه»
    damaged   «وتقديراً لظروفه» on one line, «تقديم الخدمة للمستفيد من موقعه حفظاً لوقته» on the next

What stands behind a mark that an extractor draws by itself is written before what stands above it. Nobody changes a
clause at its line ends: so where the lines of a damaged clause, each whole, are those of the other in another order,
and one of them ends inside a sentence, the order is damage. What this leaves alone: words that changed places inside a
line, and lines that are whole sentences each.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean

#: lines that a clause may have
MOST = 12

Line = tuple[Sequence[str], bool]


def put_back(lines: Sequence[Line], meant: Sequence[str]) -> list[str]:
    """The words of the lines in the order of `meant`; none where they are in order, or no line says that they are not.

    A line is its words and whether it ends inside a sentence.
    """
    where = {word: at for at, word in enumerate(meant) if meant.count(word) == 1} if 1 < len(lines) <= MOST else {}
    places = [[where[word] for word in words if word in where] for words, _ in lines]
    if not all(places) or sum(len(words) for words, _ in lines) > 2 * len(meant):
        return []
    order = sorted(range(len(lines)), key=lambda at: (mean(places[at]), at))
    if order == list(range(len(lines))) or not any(lines[at][1] for at in order[:-1]):
        return []
    return [word for at in order for word in lines[at][0]]
