"""The table says what was put into it."""

from __future__ import annotations

import gzip

from normalizers.language_table import EDGE, LEFT_OVER_STEP, PAIR_STEP, PAIR_ZERO, Table, packed

WORDS = ("<s>", *(f"ك{number}" for number in range(700)))
#: first and second word, step: rows that are empty, that end where the next begins, and whose numbers need two bytes
PAIRS = ((0, 1, 90), (0, 699, 5), (2, 2, 0), (3, 1, 255), (3, 2, 80), (3, 650, 81), (700, 0, 7))


def table() -> Table:
    size = len(WORDS)
    header = {"classes": 2, "total": 1000, "prefixes": [], "suffixes": [], "signatures": {"-": 1}}
    return Table(
        gzip.decompress(
            packed(
                words=WORDS,
                rare=["نادر"],
                counts=bytes([130] * size),
                class_of=bytes([1] * size),
                left_over=bytes([3] * size),
                weights=bytes(4),
                pairs=[(first << 16 | second, step) for first, second, step in PAIRS],
                header=header,
            )
        )
    )


def test_every_pair_is_found_again() -> None:
    read = table()
    found = []
    for first in range(len(WORDS)):
        seconds, place = read.row(first)
        found += [(first, second, read.nats(place + at)) for at, second in enumerate(seconds)]
    assert found == [(first, second, PAIR_ZERO + PAIR_STEP * step) for first, second, step in PAIRS]


def test_a_word_without_a_number_has_no_pairs() -> None:
    seconds, _ = table().row(-1)
    assert not seconds


def test_words_and_what_is_left_over() -> None:
    read = table()
    assert read.number("<s>") == EDGE and read.number("ك7") == 8 and read.number("لا") == -1
    assert read.left_over(5) == 3 * LEFT_OVER_STEP
    assert read.known("نادر") and read.known("ك7") and not read.known("لا")
