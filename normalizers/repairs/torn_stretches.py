"""Words torn at the stroke that stretches them (`واجب ــات`, `ــة تنظيسياس`), put together again.

A stretched word is drawn in two goes: up to the stroke, and from it. Extractors make of that
 - a blank before the stroke, and everything in its place (`السياس ــات والإج ــراءات`);
 - stretches in reverse without a blank between them (`ــة مع المستفيديــم العلاقــة تنظيسياس`), or with
   the stroke as a stretch of its own (`ا يكفــومتطوعين وخلافه، بم`).

For each line with such a stroke the readings of all three are made and the language model says which one
was printed. The first is only a blank taken out; the others move stretches, and need a better reading than
the line as it stands by REVERSED nats. Stretches in reverse with blanks between them are the work of
`segment_order`, which also looks at their neighbours; they are left to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from normalizers import alphabet
from normalizers.atoms import atoms
from normalizers.document import Document
from normalizers.language_model import LanguageModel, words
from normalizers.lone_letters import of_letters
from normalizers.text import Edit, Plan, permutation, replay

CODE = "torn-stretch"
NAME = "Stretched word put together"
EXAMPLES = (
    ("وواجب ــات المتعاقدي ــن وطريق ــة أدائه ــا", "وواجبات المتعاقدين وطريقة أدائها"),
    ("ــنــة مع المستفيديــم العلاقــة تنظيسياس", "سياسة تنظيم العلاقة مع المستفيدين"),
)
CLEAN = ("1445/10/29 هـ", "ـــــــ", "الاسم ـــــــــــ التوقيع ـــــــــــ", "تقديم خدمة")

#: share of the words put together over the blank that must be known
KNOWN = 0.7
#: nats that a line put together must gain over the same in reverse, so that reversed lines are left alone
FORWARD = 4.0
#: nats that a line with its stretches in reverse must gain over the line as it stands
REVERSED = 12.0
#: lines longer than this are not looked at: no printed line is
LONGEST = 400

_STROKE = f"{alphabet.TATWEEL}+"
_LETTER = f"[{''.join(sorted(alphabet.LETTERS))}]"
_LATIN = re.compile("[A-Za-z]+")
_TORN = re.compile(rf"(?P<gap>(?<={_LETTER})[ ]+)?(?P<stroke>{_STROKE})(?={_LETTER})")
_SIGN = re.compile(rf"{_LETTER}[ ]+{_STROKE}{_LETTER}|{_LETTER}{_STROKE}{_LETTER}|^\s*{_STROKE}{_LETTER}", re.M)

Runs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to read the line: its runs in reading order, and what the language model thinks of it."""

    runs: Runs
    score: float


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each line with words torn at their strokes."""
    for number, line in document.numbered():
        if alphabet.TATWEEL in line and len(line) <= LONGEST and _SIGN.search(line) and not of_letters(atoms(line)):
            edit = _mended(number, line, document.language)
            if edit:
                yield edit


def _mended(number: int, line: str, language: LanguageModel) -> Edit | None:
    found = list(_TORN.finditer(line))
    gaps = [match for match in found if match["gap"]]
    if gaps:
        if not _joined(line, gaps, language):
            return None
        forward = _forward(line, gaps, language)
        gain = forward.score - max(_led(line, found, language, letters=False).score, forward.score - 99)
        if gain < FORWARD:
            return None
        return _edit(number, line, forward.runs, f"{len(gaps)} words known over the blank", 0.97)
    if not _suspicious(line, found, language):
        return None
    begins = not any(character in alphabet.LETTERS for character in line[: found[0].start()])
    best = _led(line, found, language) if begins else _apart(line, found, language)
    gain = best.score - _score(line, ((0, len(line)),), language)
    if gain < REVERSED:
        return None
    return _edit(number, line, best.runs, f"{len(best.runs)} stretches, reads {gain:.1f} nats better", 0.95)


def _suspicious(line: str, found: Sequence[re.Match[str]], language: LanguageModel) -> bool:
    """Whether the line begins with a stroke, or holds a stretched word that nobody knows."""
    if not found:
        return False
    return not line[: found[0].start()].strip() or any(
        alphabet.TATWEEL in atom.text and not language.known(_plain(atom.text)) for atom in atoms(line)
    )


def _plain(text: str) -> str:
    return text.replace(alphabet.TATWEEL, "")


def _score(line: str, runs: Runs, language: LanguageModel) -> float:
    """How well the runs read, one written behind the other; what a bullet came out as (`Eزيادة`) says nothing."""
    said = words(_LATIN.sub(" ", _plain("".join(line[start:stop] for start, stop in runs))))
    return language.sequence(said) + sum(map(language.word, said))


def _forward(line: str, gaps: Sequence[re.Match[str]], language: LanguageModel) -> _Way:
    """The line as it stands without the blanks before its strokes."""
    bounds = [0, *(place for match in gaps for place in match.span("gap")), len(line)]
    runs = tuple(zip(bounds[::2], bounds[1::2], strict=True))
    return _Way(runs, _score(line, runs, language))


def _joined(line: str, gaps: Sequence[re.Match[str]], language: LanguageModel) -> bool:
    """Whether most words that are put together are words."""
    known = 0
    for match in gaps:
        head = re.search(rf"[{alphabet.WORD_CLASS}]+$", line[: match.start("gap")])
        tail = re.match(rf"[{alphabet.WORD_CLASS}]+", line[match.start("stroke") :])
        assert head and tail
        known += language.known(_plain(head.group() + tail.group()))
    return known >= KNOWN * len(gaps)


def _led(line: str, found: Sequence[re.Match[str]], language: LanguageModel, *, letters: bool = True) -> _Way:
    """The best reading in which each stretch begins with its stroke and the last one was written first.

    The first stretch has no stroke: it is the end of the line, from some place on (any letter, or with
    `letters` False a blank).
    """
    starts = [match.start("stroke") for match in found]
    stops = [match.start("gap") if match["gap"] else match.start() for match in found[1:]]
    led = list(zip(starts, [*stops, len(line)], strict=True))
    head = (0, starts[0])
    last = led[-1]
    cuts = [i for i in range(found[-1].end(), last[1] + 1) if letters or i == last[1] or line[i].isspace()]
    ways = []
    for cut in cuts:
        runs = tuple(run for run in (head, (cut, last[1]), (last[0], cut), *reversed(led[:-1])) if run[0] < run[1])
        ways.append(_Way(runs, _score(line, runs, language)))
    return max(ways, key=lambda way: way.score)


def _apart(line: str, found: Sequence[re.Match[str]], language: LanguageModel) -> _Way:
    """The reading in which each stroke is a stretch of its own; a bullet stays where it is."""
    first = next(i for i, character in enumerate(line) if character in alphabet.LETTERS)
    bounds = [first, *(place for match in found for place in match.span("stroke")), len(line)]
    runs = tuple(run for run in ((0, first), *reversed(list(pairwise(bounds)))) if run[0] < run[1])
    return _Way(runs, _score(line, runs, language))


def _edit(number: int, line: str, runs: Runs, evidence: str, confidence: float) -> Edit:
    plan: Plan = permutation(line, runs)
    assert len(replay(plan, line)) <= len(line)
    return Edit(CODE, number, line, plan, evidence, confidence)
