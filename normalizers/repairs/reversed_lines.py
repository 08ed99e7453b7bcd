"""Single lines written word by word backwards, in a document that otherwise stands as it should.

Some renderers draw a justified line word by word, from the left, and the lines that need no justifying in one
go; extractors that keep the order of drawing give the first kind in reverse. Every blank is a cut then, so there
is one way to undo it. A line of SHORTEST words and more is believed to be reversed when it reads so much
better backwards that no healthy line does (SURE; the worst of 9,235 lines of the written corpus that the
language model has not seen is 8.6 nats better backwards); once OTHERS lines are, HABIT will do, and once
MANY are, HABIT_MANY, and SURE for lines with a list marker or words in another script. A line that says less,
however short, goes with the nearest lines above and below that say more, where both are reversed.

A document most of whose lines are reversed, and lines that show another sign of having been cut, are the work of
`segment_order`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from normalizers import alphabet
from normalizers.atoms import Kind, atoms, words_of
from normalizers.document import Document
from normalizers.language_model import LanguageModel
from normalizers.segment_evidence import read_lines, reversed_word_by_word
from normalizers.segment_rows import rows_in, without
from normalizers.text import Edit, permutation

CODE = "reversed-line"
NAME = "Words of a line put in order"
EXAMPLES = (
    (
        "تقدم الجمعية خدماتها للمستفيدين من كافة الشرائح\nالإدارة مجلس على شهر خلال التقرير هذا اللجنة تعرض\n"
        "هذه لتنظيم آلية وضع خلال من أولوية لها وتضع المستفيدين\nويعتمد مجلس الإدارة هذه السياسة في اجتماعه",
        "تقدم الجمعية خدماتها للمستفيدين من كافة الشرائح\nتعرض اللجنة هذا التقرير خلال شهر على مجلس الإدارة\n"
        "المستفيدين وتضع لها أولوية من خلال وضع آلية لتنظيم هذه\nويعتمد مجلس الإدارة هذه السياسة في اجتماعه",
    ),
)
CLEAN = ("عبدالله بن محمد بن بصيص آل سعود", "قفا نبك من ذكرى حبيب ومنزل بسقط اللوى بين الدخول فحومل")

#: nats a line must read better backwards: by itself, where OTHERS lines of the document do, and where MANY do
SURE, HABIT, HABIT_MANY = 10.0, 6.0, 2.0
OTHERS, MANY = 2, 5
#: and a line of fewer words than SHORTEST among MANY (of 400 healthy ones of policies one gains 6 nats)
HABIT_SHORT = 7.0
#: words a line must have: by itself, and among others
SHORTEST, SHORT = 5, 2
#: a line above and one below
BOTH = 2
_RUN = re.compile(r"\S+")
#: a stretched word; `1445هـ` is none
_STRETCHED = re.compile(f"(?<!{alphabet.HEH}){alphabet.TATWEEL}|{alphabet.TATWEEL}(?=[{alphabet.WORD_CLASS}])")
#: the letter or number of an item at the line's beginning, where it belongs
_MARKED = re.compile(r"\s*\(?[^\W_]{1,2}[).\-]\s")
#: what a sentence that ends with the line's first word, and one that ends with its last, say for and against it, in
#: nats: a third of all lines end so, and one in thirty wrapped ones begins so
STOP = 2.3
_STOPPED = re.compile(rf"\s*[{alphabet.WORD_CLASS}]{{3,}}[.{alphabet.QUESTION}](?:\s|$)")
_STOPS = re.compile(rf"[{alphabet.WORD_CLASS}]{{3,}}[.{alphabet.QUESTION}]\s*$")
#: what readers put between the cells of a row, which have an order of their own (`عيون | إلهام | 313`)
CELLS = "|"
#: runs that say nothing about where a line was cut
_PLAIN = (Kind.WORD, Kind.NUMBER, Kind.PUNCTUATION)


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each reversed line."""
    language = document.language
    gains = _gains(document, SHORTEST)
    sure = sum(gain >= SURE and plain for gain, plain in gains.values())
    if sure < OTHERS:
        return
    lines = read_lines(document.numbered(), language)
    if reversed_word_by_word(without(rows_in(lines), lines), language):
        return
    needed = HABIT_MANY if sure >= MANY else HABIT
    turned = {
        n for n, (gain, plain) in gains.items() if gain >= (needed if plain else SURE) and (plain or sure >= MANY)
    }
    if sure >= MANY:
        gains = _gains(document, SHORT)
        turned |= {number for number, (gain, plain) in gains.items() if gain >= HABIT_SHORT and plain}
        turned |= set(_among(gains, turned))
    for number, line in document.numbered():
        if number in turned:
            gain, _ = gains[number]
            runs = [match.span() for match in reversed(list(_RUN.finditer(line)))]
            why = f"reads {gain:.1f} nats better backwards, like {sure} lines of the document"
            plan = permutation(line, runs, [" "] * (len(runs) - 1))
            yield Edit(CODE, number, line, plan, why, round(min(0.99, 0.9 + gain / 200), 3))


def _gains(document: Document, shortest: int) -> dict[int, tuple[float, bool]]:
    """`_backwards_gain` of the lines of so many words that have one, by their numbers."""
    language = document.language
    return {
        number: found for number, line in document.numbered() if (found := _backwards_gain(line, language, shortest))
    }


def _among(gains: Mapping[int, tuple[float, bool]], turned: Collection[int]) -> Iterator[int]:
    """The lines that read better backwards, if not by much, among such as are turned."""
    judged = sorted(number for number, (gain, _) in gains.items() if number in turned or gain < -HABIT)
    for number, (gain, _) in gains.items():
        at = bisect_left(judged, number)
        around = judged[max(0, at - 1) : at] + judged[at : at + 1]
        if gain > 0 and number not in turned and len(around) == BOTH and all(beside in turned for beside in around):
            yield number


@lru_cache(maxsize=4096)
def _backwards_gain(line: str, language: LanguageModel, shortest: int) -> tuple[float, bool] | None:
    """How many nats better the line reads backwards, and whether it is long enough and holds nothing but words,
    numbers and punctuation; none for a shorter line or one with another sign
    of damage."""
    parts = atoms(line)
    if len(parts) < shortest or _STRETCHED.search(line) or any(part.blanks > 1 for part in parts[1:]):
        return None
    if any(part.text == CELLS for part in parts):
        return None
    said = words_of(parts)
    if len(said) < shortest:
        return None
    plain = not _MARKED.match(line) and all(part.kind in _PLAIN for part in parts)
    gain = language.sequence(said[::-1]) - language.sequence(said)
    return gain + STOP * ((_STOPPED.match(line) is not None) - (_STOPS.search(line) is not None)), plain
