"""Letters that stand alone in a text: bits of words that fell apart, or words of their own.

In dialects one letter is a preposition (`ف اليوم`, `الصفحة د لخدايمي`). Such a text has a few of them everywhere and
hardly any other; where words fell apart, all letters turn up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import takewhile

from normalizers import alphabet
from normalizers.atoms import Atom, Kind

#: what is a word by itself somewhere: the prepositions and signs of tense of the dialects
SAID = frozenset("بفلكدعحمش")
#: of so many letters that stand alone in a text, more than that share are such words, where it says them (all but one
#: of 70); where words fell apart less than half were
OFTEN, MOSTLY = 12, 0.9
#: what is left of broken lam-alefs is not counted, and must not be more than that share of all
REMNANTS, BROKEN = alphabet.ALEFS | {alphabet.LAM}, 0.3

#: letters of what is no bit of a word that was drawn apart; bits of two are often drawn as one glyph (`ال`)
WHOLE = 3
#: letters of a title drawn apart that has words beside it; of letters that are told one by one there are seldom so many
TITLE = 8
#: words that a row of letters has
ROW = 3
#: punctuation that a title has, and a row of tasks («ع / م / استحداث وظيفة»), which may be cut
_TITLE_HAS = frozenset(
    {*alphabet.CLOSERS, *alphabet.OPEN_BRACKETS, *alphabet.CLOSE_BRACKETS, *alphabet.DASHES, '"', "/"}
)
_STROKES = alphabet.MARKS | {alphabet.TATWEEL}
_NOT_BARE = dict.fromkeys(map(ord, _STROKES))


def is_lone(atom: Atom) -> bool:
    """Whether it is a letter that stands alone; drafters write و so."""
    return atom.kind is Kind.WORD and len(atom.text) == 1 and atom.text != alphabet.WAW


def lone_letters(words: Mapping[str, int]) -> Counter[str]:
    """The letters that stand alone in a text of these `words`, and how often."""
    return Counter({word: often for word, often in words.items() if len(word) == 1 and word != alphabet.WAW})


def says_letters(words: Mapping[str, int]) -> bool:
    """Whether the letters that stand alone in a text are such as are words of a dialect, and hardly another. `words`:
    of the text, and how often each stands there."""
    found = lone_letters(words)
    often = Counter({letter: count for letter, count in found.items() if letter not in REMNANTS})
    total = often.total()
    if total < OFTEN or found.total() - total > BROKEN * found.total():
        return False
    return sum(often[letter] for letter in SAID) > MOSTLY * total


def symbols(lines: Iterable[Sequence[Atom]]) -> frozenset[str]:
    """The letters that stand for a quantity somewhere in a text: one of a few in a row, beside a sign of a formula
    (`م = (٢ ، ٥)`, `أ ب = ٣ سم`)."""
    found: set[str] = set()
    for parts in lines:
        for n, atom in enumerate(parts):
            if atom.text in alphabet.FORMULA_SIGNS:
                for side in (range(n - 1, -1, -1), range(n + 1, len(parts))):
                    found.update(takewhile(lambda letter: len(letter) == 1, (_bare(parts[at]) for at in side)))
    return frozenset(found)


def of_letters(parts: Sequence[Atom]) -> bool:
    """Whether most words of the line are letters that stand alone; where words begin with a stroke, of which cut words
    are made, all of them (`ـبـ   ـب   بـ   ب`). A title drawn apart has no columns and no signs."""
    said = [atom.kind for atom in parts].count(Kind.WORD)
    alone = sum(map(_is_letter, parts))
    if said < ROW or 2 * alone <= said:
        return False
    if alone < said and any(atom.text[0] == alphabet.TATWEEL and len(atom.text) > 1 for atom in parts):
        return False
    return any(atom.blanks > 1 for atom in parts[1:]) or any(map(_no_title, parts))


def is_letter(cell: Sequence[Atom]) -> bool:
    """Whether the atoms are one letter that stands alone, in any of its shapes."""
    return len(cell) == 1 and _is_letter(cell[0]) and _bare(cell[0]) != alphabet.WAW


class Told:
    """Whether runs of a line are letters told one by one among words or signs (`حروف القلقلة: ق ط ب ج د`,
    `م د ر س ة = مدرسة`): nothing but lone letters, in a line of which they are not all. A title drawn apart has a line
    of its own, or is longer (`المادة الأولى: ا ل ت ع ر ي ف ا ت`). The line is looked at once: it may have many runs."""

    def __init__(self, parts: Sequence[Atom]) -> None:
        self._parts = parts

    @cached_property
    def _signs(self) -> bool:
        return any(atom.kind is Kind.PUNCTUATION and atom.text not in _TITLE_HAS for atom in self._parts)

    @cached_property
    def _words(self) -> bool:
        return any(atom.kind is Kind.FOREIGN or len(_bare(atom)) >= WHOLE for atom in self._parts)

    def __call__(self, run: Sequence[Atom]) -> bool:
        """Whether this run is."""
        if not all(map(_is_letter, run)):
            return False
        return self._signs or (len(run) < TITLE and self._words)


def listed(lines: Sequence[Sequence[Atom]]) -> frozenset[int]:
    """The lines that are nothing but lone letters, as many as the line above or below has: a square of letters, words
    to be put together. The lines of a title drawn apart are seldom as long as each other."""
    alone = [len(parts) if all(map(_is_letter, parts)) else 0 for parts in lines]
    if 2 * sum(map(bool, alone)) > len(lines):
        return frozenset()
    return frozenset(
        n for n, size in enumerate(alone) if size and size in (*alone[max(0, n - 1) : n], *alone[n + 1 : n + 2])
    )


def _no_title(atom: Atom) -> bool:
    """Whether it is a sign, or a word in another script, that a title drawn apart has not."""
    return atom.kind is Kind.FOREIGN or (atom.kind is Kind.PUNCTUATION and atom.text not in _TITLE_HAS)


def _is_letter(atom: Atom) -> bool:
    """Whether it is one letter that stands alone, in any of its shapes."""
    text = atom.text
    # Of a letter with marks or strokes, one of the first two characters is none.
    drawn = len(text) > 1 and (text[0] in _STROKES or text[1] in _STROKES)
    return atom.kind is Kind.WORD and (len(_bare(atom)) == 1 if drawn else len(text) == 1)


def _bare(atom: Atom) -> str:
    """The letters of a word, without marks and strokes; nothing for other atoms."""
    if atom.kind is not Kind.WORD:
        return ""
    return atom.text.translate(_NOT_BARE)
