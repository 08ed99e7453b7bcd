"""Where the blanks belong in a run of Arabic letters: the likeliest way to cut it into words.

Asked by repairs for lines whose blanks an extractor lost, or strewed inside words. A blank that stands costs
a little to remove, one that does not stand a little to add, and none is removed to make a word nobody knows.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from normalizers import alphabet
from normalizers.atoms import Atom
from normalizers.language_model import LanguageModel, fold_word
from normalizers.text import Piece

#: what a blank costs: to remove one, to add one
REMOVE, ADD = 1.0, 1.5
#: a single word of so many letters is several
ENDLESS = 16
#: what each letter of such a word says less
ENDLESS_LETTER = 1.0
#: longest word, and longest that nobody knows
LONGEST, LONGEST_UNKNOWN = 16, 12
#: a run of letters longer than this is left alone: no line is
LONGEST_RUN = 240

#: what it costs that a word is one only with a lam-alef in it swapped
SWAPPED = 2.0
#: letters of a word before which its article ends
ARTICLE = 3
_SWAPPED_WITH = alphabet.ALEFS | alphabet.ON_LAM
#: a last yeh and the lam before it, swapped
_LAST_SWAPPED = alphabet.ALEF_MAKSURA + alphabet.LAM


def laid_out(run: Sequence[Atom], language: LanguageModel, *, backwards: bool = False) -> tuple[list[Piece], float]:
    """The pieces of the likeliest way to cut the run's letters into words, and what it gains; with `backwards`
    the words stand in reverse, and are put in order."""
    text = "".join(atom.text for atom in run)
    if len(text) > LONGEST_RUN:
        return [], 0.0
    places = [atom.start + offset for atom in run for offset in range(len(atom.text))]
    stands = set(accumulate(len(atom.text) for atom in run[:-1]))
    cuts, value = _cuts(text, stands, language, backwards)
    here = _as_it_stands([atom.text for atom in run], language)
    return _pieces(places, cuts, backwards), value - here


@lru_cache(maxsize=65536)
def meant(word: str, language: LanguageModel) -> str:
    """The word as it was meant where it is known only with one lam-alef in it swapped, or the letter that sits on the
    lam of its article (`املالية`); else as it stands."""
    if language.known(word):
        return word
    for at in range(len(word) - 1):
        on_lam = 0 < at < ARTICLE and word[at - 1] == alphabet.ALEF and word[at] in alphabet.ON_LAM
        if (word[at] in alphabet.ALEFS or on_lam) and word[at + 1] == alphabet.LAM:
            turned = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
            if language.known(turned):
                return turned
    if len(word) > 2 and word[-1] == alphabet.LAM and word[-2] == alphabet.ALEF_MAKSURA:
        return word[:-2] + word[-1] + word[-2]
    return word


def _as_it_stands(said: Sequence[str], language: LanguageModel) -> float:
    """The score of the run as it stands. A word too long to be one says less with each letter than an unknown
    word of common length."""
    endless = sum(size for word in said if (size := len(fold_word(word))) >= ENDLESS and not language.known(word))
    return sum(map(language.word, said)) + sum(map(language.pair, said, said[1:])) - ENDLESS_LETTER * endless


def _cuts(text: str, stands: Collection[int], language: LanguageModel, backwards: bool) -> tuple[list[int], float]:
    """The places of `text` where words begin in its likeliest reading, and that reading's score.

    `best[stop][start]` is the score of the likeliest reading up to `stop` whose last word begins at `start`,
    where the word before begins, and that last word. An exact search: what a word's neighbour says depends on the
    word alone.
    """
    number, row, scores = language.lexicon.number, language.row, language.scores
    begins = [
        letter not in alphabet.MARKS and not _within_a_ligature(text, at, stands) for at, letter in enumerate(text)
    ]
    blanks = list(accumulate(place in stands for place in range(len(text) + 1)))
    # A blank behind a teh marbuta ends a word («مدة ا تقل»), whatever the letters on both sides would make.
    ended = list(accumulate(at in stands and text[at - 1] == alphabet.TEH_MARBUTA for at in range(len(text) + 1)))
    swapped = _swapped(text)
    known = _known(text, language)
    best: list[dict[int, tuple[float, int, int]]] = [{0: (0.0, 0, -1)}]
    for stop in range(1, len(text) + 1):
        here: dict[int, tuple[float, int, int]] = {}
        ends = text[stop - 2 : stop] == _LAST_SWAPPED
        for start in range(max(0, stop - LONGEST), stop):
            if not best[start] or not begins[start] or ended[stop - 1] > ended[start]:
                continue
            gone = blanks[stop - 1] - blanks[start]
            word = said = text[start:stop]
            if ends or swapped[stop - 1] > swapped[start]:
                word = meant(said, language)
            if (gone or stop - start > LONGEST_UNKNOWN) and not (
                known(start, stop) if word == said else language.known(word)
            ):
                continue
            index = number(word)
            value = scores[index] - REMOVE * gone - (ADD if start and start not in stands else 0.0)
            if word != said:
                value -= SWAPPED
            if not start:
                here[0] = (value, 0, index)
                continue
            if backwards:
                behind = row(index)
                ways = [(score + behind[last], before) for before, (score, _, last) in best[start].items()]
            else:
                ways = [(score + row(last)[index], before) for before, (score, _, last) in best[start].items()]
            score, before = max(ways)
            here[start] = (value + score, before, index)
        best.append(here)
    if not best[-1]:
        return [], float("-inf")
    start = max(best[-1], key=lambda begin: best[-1][begin][0])
    value, stop = best[-1][start][0], len(text)
    cuts: list[int] = []
    while start:
        cuts.append(start)
        start, stop = best[stop][start][1], start
    return cuts[::-1], value


def _swapped(text: str) -> list[int]:
    """By place, how many letters before it that a lam is swapped with have one behind them: where none stands within a
    word, it was meant as it stands."""
    pairs = (a in _SWAPPED_WITH and b == alphabet.LAM for a, b in pairwise(text))
    return [0, *accumulate(pairs), 0]


def _known(text: str, language: LanguageModel) -> Callable[[int, int], bool]:
    """Whether a stretch of the text is a word. Folded once as a whole, where no letter of it folds to nothing."""
    folded, is_known, seen = fold_word(text), language.lexicon.is_known, language.seen_words
    if len(folded) != len(text):
        return lambda start, stop: language.known(text[start:stop])
    return lambda start, stop: is_known(folded[start:stop], seen)


def _within_a_ligature(text: str, place: int, stands: Collection[int]) -> bool:
    """Whether a word would end in the first letter of a swapped ligature at its end (`عىل`), or within the name of God
    turned round (`هللا`)."""
    if alphabet.GOD_TURNED in text[max(0, place - 3) : place + 3]:
        return True
    return text[max(0, place - 1) : place + 1] == _LAST_SWAPPED and place not in stands


def _pieces(places: Sequence[int], cuts: Sequence[int], backwards: bool) -> list[Piece]:
    """The letters at `places` of the line, with a blank before each of `cuts`."""
    out: list[Piece] = []
    bounds = list(pairwise([0, *cuts, len(places)]))
    for number, (a, b) in enumerate(reversed(bounds) if backwards else bounds):
        if number:
            out.append(Piece(places[a], places[a], " "))
        out += [Piece(place, place + 1) for place in places[a:b]]
    return out
