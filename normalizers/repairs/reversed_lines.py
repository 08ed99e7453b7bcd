"""Single lines written word by word backwards, in a document that otherwise stands as it should.

Some renderers draw a justified line word by word, from the left, and the lines that need no justifying in one
go; extractors that keep the order of drawing give the first kind in reverse. Every blank is a cut then, so there
is one way to undo it. A line of SHORTEST words and more is believed to be reversed when it reads so much
better backwards that no healthy line does (SURE; the worst of 9,235 lines of the written corpus that the
language model has not seen is 8.6 nats better backwards); once OTHERS lines are, HABIT will do, and once
MANY are, HABIT_MANY.

A document most of whose lines are reversed, and lines that show another sign of having been cut, are the work of
`segment_order`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from normalizers import alphabet
from normalizers.atoms import Kind, atoms, words_of
from normalizers.document import Document
from normalizers.language_model import LanguageModel
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
#: words a line must have
SHORTEST = 5
#: share of the lines with a direction from which the whole document is reversed
MOST = 0.6

_RUN = re.compile(r"\S+")
#: runs that say nothing about where a line was cut
_PLAIN = (Kind.WORD, Kind.NUMBER, Kind.PUNCTUATION)


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each reversed line."""
    gains = {
        number: (line, gain)
        for number, line in document.numbered()
        if (gain := _backwards_gain(line, document.language)) is not None
    }
    sure = sum(gain >= SURE for _, gain in gains.values())
    if sure < OTHERS or sum(gain > 0 for _, gain in gains.values()) >= MOST * len(gains):
        return
    for number, (line, gain) in gains.items():
        if gain >= (HABIT_MANY if sure >= MANY else HABIT):
            runs = [match.span() for match in reversed(list(_RUN.finditer(line)))]
            why = f"reads {gain:.1f} nats better backwards, like {sure} lines of the document"
            plan = permutation(line, runs, [" "] * (len(runs) - 1))
            yield Edit(CODE, number, line, plan, why, round(min(0.99, 0.9 + gain / 200), 3))


@lru_cache(maxsize=4096)
def _backwards_gain(line: str, language: LanguageModel) -> float | None:
    """How many nats better the line reads backwards; none for a short one or one with another sign of damage."""
    parts = atoms(line)
    if len(parts) < SHORTEST or alphabet.TATWEEL in line or any(part.blanks > 1 for part in parts[1:]):
        return None
    said = words_of(parts)
    if len(said) < SHORTEST or any(part.kind not in _PLAIN for part in parts):
        return None
    return language.sequence(said[::-1]) - language.sequence(said)
