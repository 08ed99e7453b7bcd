"""A line laid out for the search: what is said where it stands, what each cut breaks, and what each join would say.

Bounds are the line's beginning, its places to cut, and its end, numbered from 0. A segment (a, b)
is what stands between two bounds. All scores are nats against the line as it stands, so a word that
nothing is done to costs no time. What a bound's neighbours say hangs on one word to its left (the
*tail* of every segment that ends there) and one to its right (the *head* of every segment that
begins there), unless the segment is a single fragment of a word or holds no word at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from normalizers import alphabet
from normalizers.atoms import SILENT, Atom, Kind, words_of
from normalizers.language_model import LanguageModel
from normalizers.lexicon import FIRST
from normalizers.segment_parts import Cut, Place, cuts_before, places, suffixed

#: a pair of words across punctuation says less than one without
ACROSS_PUNCTUATION = 0.7
#: and so much of how well its second word begins a line
ANEW = 0.55
#: a list marker in the middle of what is read, where the line begins with none
MARKER_MIDDLE = 5.0
#: a full stop or comma and the next word written together
GLUED_STOP = 1.5
#: a digit and a letter written together, in the middle of what is read
GLUED_NUMBER = 1.5


@dataclass(frozen=True, slots=True)
class Oddities:
    """How much each oddity of a line speaks against it as it stands, in nats: the rarer in the document, the more.

    A segment keeps its own blanks, so a line whose last segment was written first often begins or
    ends with one, or has two or none where two segments meet. `leading`, `trailing`: a blank at an
    edge; `wide`: two blanks; `stop`: a word glued to a full stop; `number`: one glued to a number.
    `kept`: whether lines keep the blanks at their edges at all; then a join without a blank on
    either side costs `torn`.
    """

    leading: float = 0.0
    trailing: float = 0.0
    wide: float = 0.0
    stop: float = GLUED_STOP
    number: float = GLUED_NUMBER
    kept: bool = False
    torn: float = 0.0


#: of a line that is judged by itself
NOTHING_ODD = Oddities()


@dataclass(slots=True)
class Layout:
    """One line, ready for the search.

    `size` is the number of the last bound. By atom: `numbers` (of the word, -1 for what is silent) and `pairs`
    (how well it reads behind the word before it). By bound: `atoms` (the first of a segment that begins there),
    `inside` (a word), `heads` and `tails` (the words beside it), `begins` and `ends` (how many words there are
    before a segment that begins, or ends, there), `broken` (nats that a cut there takes from the line as it
    stands, its own cost included), `before` and `after` (the atoms of the words beyond tail and head), `opening` (how
    well the head begins a line).
    `fragments`: those that were asked for so far.
    """

    line: str
    parts: Sequence[Atom]
    language: LanguageModel
    cuts: Sequence[Cut]
    numbers: list[int]
    pairs: list[float]
    places: list[Place]
    size: int
    atoms: list[int]
    inside: list[bool]
    heads: list[int]
    tails: list[int]
    begins: list[int]
    ends: list[int]
    broken: list[float]
    before: list[int]
    after: list[int]
    opening: list[float]
    fragments: dict[tuple[int, int], int]

    @property
    def stretched(self) -> bool:
        """Whether the line was cut at its tatweels."""
        return Cut.TATWEEL in self.cuts

    def fragment(self, a: int, b: int) -> int:
        """The only word of the segment (a, b), of which at least one end lies inside it."""
        found = self.fragments.get((a, b))
        if found is None:
            if self.inside[a] and self.inside[b]:
                text = self.parts[self.atoms[a]].text
                found = self.language.lexicon.number(text[self.places[a - 1].offset : self.places[b - 1].offset])
            else:
                found = self.heads[a] if self.inside[a] else self.tails[b]
            self.fragments[a, b] = found
        return found

    def start(self, bound: int) -> int:
        """The character at which a segment begins."""
        if not bound:
            return self.parts[0].start
        place = self.places[bound - 1]
        return self.parts[place.atom].start + place.offset

    def stop(self, bound: int) -> int:
        """The character before which a segment ends."""
        if bound > len(self.places):
            return self.parts[-1].stop
        place = self.places[bound - 1]
        return self.parts[place.atom].start + place.offset if place.offset else self.parts[place.atom - 1].stop


def read_as_it_stands(
    parts: Sequence[Atom], language: LanguageModel, own: Mapping[tuple[int, int], int]
) -> tuple[list[int], list[float], list[float]]:
    """By atom: the numbers of the words, how well each reads behind the word before it, and the same where
    nothing silent stands between, for which -1 is put elsewhere. `own`: sights at hand that do not count."""
    words = language.lexicon.row_of(words_of(parts))
    if len(words) == len(parts):
        pairs = [0.0, *language.read(words, own)]
        return words, pairs, [-1.0, *pairs[1:]]
    read, begins = iter([0.0, *language.read(words, own)]), language.row(FIRST)
    said = iter(words)
    numbers, pairs, firmness = [], [], []
    beside = spoken = False
    for atom in parts:
        word, value, firm = -1, 0.0, -1.0
        if atom.kind not in SILENT:
            word, value = next(said), next(read)
            if beside:
                firm = value
            elif spoken:
                value = value * ACROSS_PUNCTUATION + ANEW * begins[word]
            spoken = True
        numbers.append(word)
        pairs.append(value)
        firmness.append(firm)
        beside = word >= 0
    return numbers, pairs, firmness


def lay_out(
    line: str,
    parts: Sequence[Atom],
    language: LanguageModel,
    costs: Mapping[Cut, float],
    own: Mapping[tuple[int, int], int],
    oddities: Oddities,
) -> Layout:
    """The line with its bounds; without places when there is nothing to search."""
    cuts = cuts_before(parts)
    numbers, pairs, firmness = read_as_it_stands(parts, language, own)
    found = places(parts, cuts, numbers, firmness, costs, language)
    at = [0, *[place.atom for place in found], len(parts)]
    inside = [False, *[place.offset > 0 for place in found], False]
    size = len(found) + 1
    layout = Layout(
        line, parts, language, cuts, numbers, pairs, found, size, at, inside, [], [], [], [], [], [], [], [], {}
    )
    if found:
        _bounds(layout, oddities)
    return layout


def _bounds(layout: Layout, oddities: Oddities) -> None:
    """Fill in what is known by bound."""
    numbers, places = layout.numbers, layout.places
    size = len(numbers)
    # How many words stand before each atom, and where the words stand, with the edges of the line.
    count = list(accumulate(map((0).__le__, numbers), initial=0))
    words = [-1, *[i for i, number in enumerate(numbers) if number >= 0], size, size]
    said, pairs = [*numbers, -1], [*layout.pairs, 0.0]
    begins = layout.begins = [count[atom] for atom in layout.atoms]
    layout.ends = begins[:]
    layout.heads = [said[words[n + 1]] for n in begins]
    layout.tails = [said[words[n]] for n in begins]
    layout.before = [words[n - 1] if n else -1 for n in begins]
    layout.after = [words[n + 2] for n in begins]
    broken = [place.cost + pairs[words[n + 1]] for place, n in zip(places, begins[1:], strict=False)]
    layout.broken = [0.0, *broken, 0.0]
    for bound, place in enumerate(places, 1):
        if place.offset:
            before, after = words[begins[bound]], words[begins[bound] + 2]
            layout.heads[bound], layout.tails[bound], lost = _torn(layout, place, before, after)
            layout.ends[bound] += 1
            layout.broken[bound] = lost + place.cost
            layout.before[bound], layout.after[bound] = before, after
        elif place.cut is not _BLANK:
            layout.broken[bound] = _less_odd(layout, place, layout.broken[bound], oddities)
    layout.opening = layout.language.values(FIRST, layout.heads[: layout.size])


_BLANK = Cut.BLANK


def _less_odd(layout: Layout, place: Place, lost: float, oddities: Oddities) -> float:
    """What a cut between two atoms takes away, where it also takes away what was odd there."""
    index, parts = place.atom, layout.parts
    if parts[index].blanks > 1:
        lost -= oddities.wide
    if parts[index].kind in SILENT:
        return lost - (MARKER_MIDDLE if parts[index].kind is Kind.MARKER else 0.0)
    if place.cut is Cut.SEAM and parts[index - 1].text in alphabet.CLOSERS:
        return lost - (GLUED_STOP if parts[index - 1].blanks else oddities.stop)
    if place.cut is Cut.NUMBER and not suffixed(parts, index):
        return lost - oddities.number
    return lost


def _torn(layout: Layout, place: Place, before: int, after: int) -> tuple[int, int, float]:
    """Head and tail of a cut inside a word, and what it takes away: the word, and how it read there."""
    language, numbers = layout.language, layout.numbers
    atom = layout.parts[place.atom]
    whole = numbers[place.atom]
    number, scores = language.lexicon.number, language.scores
    tail, head = number(atom.text[: place.offset]), number(atom.text[place.offset :])
    lost = scores[whole] - scores[head] - scores[tail]
    if before >= 0:
        lost += layout.pairs[place.atom] - _scaled(layout, numbers[before], tail, before, place.atom)
    if after < len(layout.parts):
        lost += layout.pairs[after] - _scaled(layout, head, numbers[after], place.atom, after)
    return head, tail, lost


def _scaled(layout: Layout, left: int, right: int, at: int, to: int) -> float:
    value = layout.language.pair_numbers(left, right)
    return value if to == at + 1 else value * ACROSS_PUNCTUATION + ANEW * layout.language.row(FIRST)[right]


def mended(layout: Layout, a: int, b: int) -> float:
    """What is counted twice when both bounds of the segment (a, b) are cut, to be given back.

    Two cuts in one gap (a segment without a word) break one pair; a cut inside a word and one
    right beside it break that word's pair once.
    """
    words = layout.ends[b] - layout.begins[a]
    if words > 1 or (words < 1 and (a == 0 or b == layout.size)):
        return 0.0
    if words < 1:
        after = next((i for i in range(layout.atoms[b], len(layout.parts)) if layout.numbers[i] >= 0), None)
        return 0.0 if after is None else layout.pairs[after]
    if layout.inside[a] and layout.inside[b]:
        return _middle(layout, a, b)
    if layout.inside[b] and a:
        atom, before = layout.atoms[b], layout.before[b]
        if before >= 0:
            return layout.pairs[atom] - _scaled(layout, layout.numbers[before], layout.tails[b], before, atom)
    if layout.inside[a] and b < layout.size:
        atom, after = layout.atoms[a], layout.after[a]
        if after < len(layout.parts):
            return layout.pairs[after] - _scaled(layout, layout.heads[a], layout.numbers[after], atom, after)
    return 0.0


def _middle(layout: Layout, a: int, b: int) -> float:
    """The same for a segment that is the middle of a word."""
    scores = layout.language.scores
    atom, before, after = layout.atoms[a], layout.before[b], layout.after[a]
    value = scores[layout.numbers[atom]] - scores[layout.heads[a]] - scores[layout.tails[b]]
    value += scores[layout.fragment(a, b)]
    if before >= 0:
        value += layout.pairs[atom] - _scaled(layout, layout.numbers[before], layout.tails[b], before, atom)
    if after < len(layout.parts):
        value += layout.pairs[after] - _scaled(layout, layout.heads[a], layout.numbers[after], atom, after)
    return value
