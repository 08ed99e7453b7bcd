"""What a join of two segments would say: the value of every tail before every head.

Two segments meet between two words, or inside one that was cut (*glue*). Where they meet between
words the line must have had a blank there, and a segment keeps its own blanks, so a join without a
blank on either side is dear.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from normalizers import alphabet
from normalizers.atoms import Kind
from normalizers.lexicon import FIRST, LAST
from normalizers.segment_layout import ACROSS_PUNCTUATION, ANEW, MARKER_MIDDLE, Layout, Oddities

#: a line, or what stands behind a list marker, that begins with a full stop or comma, in nats
CLOSER_FIRST = 2.5
#: a colon and then a dash, as drafters end a heading
COLON_DASH = 4.0
#: what a forced glue is worth: a tatweel that nothing precedes cannot have been printed
FORCED = 30.0
#: what a word cut in two costs: where no blank stands on either side, elsewhere, and more where a blank says no
GLUE_BARE, GLUE, GLUE_BLANK = 3.5, 5.0, 8.0
#: log-probability from which two words together are too common to be one
LEAST_APART = -8.4


_MARK, _WORD = Kind.MARKER, Kind.WORD
_CLOSING = alphabet.CLOSERS | frozenset(alphabet.CLOSE_BRACKETS)


class Glue(NamedTuple):
    """Writing the tail of a segment and the head of one that begins at `z` as one word: its worth, and what is
    added when the left segment has another word before the tail, and the right one another behind the head.
    `forced`: the head begins with a tatweel. `most`: what it is worth at most."""

    z: int
    value: float
    before: float
    after: float
    forced: bool
    most: float


class Joins:
    """The joins of one layout. `rows[b][z]`: a segment that ends at b, then one that begins at z; `low[b]`:
    the first bound at which a segment that ends at b can begin. `torn_markers`: whether a list marker should
    not stand in the middle that the line begins with, and one that it does not."""

    def __init__(
        self, layout: Layout, low: Sequence[int], oddities: Oddities, *, torn_markers: tuple[bool, bool]
    ) -> None:
        self.layout = layout
        self.language = layout.language
        self._low = low
        self._oddities = oddities
        parts, size, inside, at = layout.parts, layout.size, layout.inside, layout.atoms
        self.stretched = self._stretched()
        self._anew: list[float] = []
        numbers = [*layout.numbers, 0]
        self._quiet_heads = [z for z, atom in enumerate(at) if numbers[atom] < 0 and not inside[z]]
        self._torn = [
            z
            for z in self._quiet_heads
            if torn_markers[z > 0] and parts[at[z]].kind is _MARK and (z or parts[at[z]].text not in alphabet.DASHES)
        ]
        self._quiet_tail = [numbers[atom - 1] < 0 and not torn for atom, torn in zip(at, inside, strict=True)]
        self._quiet_tail[0] = True
        self._word_tail = [
            tail >= 0 and parts[atom if torn else atom - 1].kind is _WORD
            for tail, atom, torn in zip(layout.tails, at, inside, strict=True)
        ]
        self._begins = [ANEW * value for value in layout.opening]
        self._bare_heads, self._bare_tail = self._bare() if oddities.torn else ([], [False] * (size + 1))
        self.rows = [[], [], *[self._row(b, layout.tails[b]) for b in range(2, size + 1)]]
        self.glues = self._glues()

    def _stretched(self) -> list[bool]:
        """For each bound whether what begins there begins with a tatweel, as no word does."""
        layout, parts = self.layout, self.layout.parts
        if alphabet.TATWEEL not in layout.line:
            return [False] * layout.size
        begin = [parts[atom] for atom in layout.atoms[:-1]]
        return [
            atom.text[0] == alphabet.TATWEEL and (atom.kind is _WORD or layout.stretched) and not torn
            for atom, torn in zip(begin, layout.inside, strict=False)
        ]

    def _bare(self) -> tuple[list[int], list[bool]]:
        """The bounds before which no blank stands, and for each whether none stands behind what ends there."""
        layout, parts, size, kept = self.layout, self.layout.parts, self.layout.size, self._oddities.kept
        heads, tails = [], [False] * (size + 1)
        if kept and not parts[0].blanks and parts[0].text not in _CLOSING:
            heads.append(0)
        for bound in range(1, size):
            atom = layout.atoms[bound]
            if layout.inside[bound]:
                heads.append(bound)
                tails[bound] = True
            elif not parts[atom].blanks:
                if parts[atom].text not in _CLOSING:
                    heads.append(bound)
                tails[bound] = parts[atom - 1].text not in alphabet.OPEN_BRACKETS
        if kept and layout.line[-1] not in " \t":
            tails[size] = parts[-1].text not in alphabet.OPEN_BRACKETS
        return heads, tails

    def _row(self, b: int, tail: int) -> list[float]:
        """The values of a segment that ends at b with the word `tail` before each that begins earlier."""
        least, end = self._low[self._low[b]], b - 1
        heads = self.layout.heads[least:end]
        values = self.language.values(tail, heads) if tail >= 0 else [0.0] * len(heads)
        begins = self._begins
        if self._quiet_tail[b]:
            values = [v * ACROSS_PUNCTUATION + begin for v, begin in zip(values, begins[least:], strict=False)]
        else:
            for z in self._quiet_heads:
                if least <= z < end:
                    values[z - least] = values[z - least] * ACROSS_PUNCTUATION + begins[z]
        for z in self._torn:
            if least <= z < end:
                values[z - least] -= MARKER_MIDDLE
        if self._bare_tail[b]:
            torn = self._oddities.torn
            for z in self._bare_heads:
                if least <= z < end:
                    values[z - least] -= torn
        return [0.0] * least + values if least else values

    def fragment_row(self, a: int, b: int) -> list[float]:
        """The row of a segment (a, b) that is the rest of one word."""
        return self._row(b, self.layout.fragment(a, b))

    def wordless_row(self, b: int) -> list[float]:
        """The row of a segment without a word: what follows it begins anew."""
        if not self._anew:
            layout = self.layout
            self._anew = layout.opening[:]
            for z in self._quiet_heads:
                if layout.parts[layout.atoms[z]].text in alphabet.CLOSERS:
                    self._anew[z] -= CLOSER_FIRST
        return self._anew[: b - 1]

    def leads(self, z: int, a: int) -> list[float]:
        """By b, the value of a segment that ends there before the short one (z, a); as far as one that begins at a
        can end."""
        tails, found = self.layout.tails, [0.0] * (a + 1)
        ends = range(a + 1, bisect_right(self._low, a))
        if self.layout.ends[a] <= self.layout.begins[z]:
            return found + [self.before_wordless(tails[b], b, z) for b in ends]
        model, head = self.language, self.layout.fragment(z, a)
        scores, knows, folded, pair = model.scores, model.knows, model.lexicon.folded, model.pair_numbers
        apart, strange, rest = scores[head], not knows[head], folded[head]
        begin, whole = ANEW * model.row(FIRST)[head], model.lexicon.table.numbers
        quiet, words, bares = self._quiet_tail, self._word_tail, self._bare_tail
        for b in ends:
            tail = tails[b]
            value = pair(tail, head) if tail >= 0 else 0.0
            if quiet[b]:
                value = value * ACROSS_PUNCTUATION + begin
            elif words[b] and scores[tail] + apart <= LEAST_APART:
                bare = bares[b]
                if bare or strange or not knows[tail] or folded[tail] + rest in whole:
                    glue = self._glue(tail, head, GLUE_BARE if bare else GLUE, forced=False)
                    value = value if glue is None else max(value, glue)
            found.append(value)
        return found

    def before_wordless(self, tail: int, b: int, z: int) -> float:
        """The value of a segment that ends with `tail` before one without a word."""
        if tail < 0:
            return 0.0
        layout = self.layout
        dash = layout.parts[layout.atoms[z]].text[0] in alphabet.DASHES
        dash = dash and layout.parts[layout.atoms[b] - (not layout.inside[b])].text == ":"
        # A pair with an edge of the line is never at hand.
        return self.language.lexicon.rows[tail][LAST] + (COLON_DASH if dash else 0.0)

    def before_fragment(self, tail: int, b: int, z: int, a: int) -> tuple[float, bool]:
        """The value of a segment that ends at b with `tail` before the fragment (z, a), and whether they make
        one word."""
        head = self.layout.fragment(z, a)
        value = self.language.row(tail)[head] if tail >= 0 else 0.0
        if self._quiet_tail[b]:
            return value * ACROSS_PUNCTUATION + ANEW * self.language.row(FIRST)[head], False
        if tail < 0 or not self._word_tail[b]:
            return value, False
        glue = self._glue(tail, head, GLUE_BARE if self._bare_tail[b] else GLUE, forced=False)
        return (glue, True) if glue is not None and glue > value else (value, False)

    def _glues(self) -> dict[int, list[Glue]]:
        """Where a tail and a head may be one word that was cut, and better so than as two, by b."""
        layout, model, stretched = self.layout, self.language, self.stretched
        scores, knows, folded, bare = model.scores, model.knows, model.lexicon.folded, frozenset(self._bare_heads)
        heads = [
            (z, head, folded[head], stretched[z], not knows[head] or z in bare)
            for z, head in enumerate(layout.heads[: layout.size - 1])
            if head >= 0 and layout.parts[layout.atoms[z]].kind is _WORD
        ]
        whole, is_one, found = model.lexicon.table.numbers, model.knows_folded, {}
        bounds, rests = [z for z, *_ in heads], [rest for _, _, rest, *_ in heads]
        odd = [rest for _, _, rest, _, alone in heads if alone]
        simple, is_word, is_none = True not in stretched, is_one.__getitem__, whole.keys().isdisjoint
        for b in range(2, layout.size + 1 if heads else 0):
            if not self._word_tail[b]:
                continue
            tail, least = layout.tails[b], self._low[self._low[b]]
            said, strange, text = scores[tail], not knows[tail], folded[tail]
            add = text.__add__
            # Most tails end here: nobody knows them and any head as one word.
            if simple and not strange and is_none(map(add, rests[: bisect_left(bounds, b - 1)])):
                if not (odd and any(map(is_word, map(add, odd)))):
                    continue
            may = [
                (z, head)
                for z, head, rest, forced, alone in heads
                if least <= z < b - 1
                and (
                    forced
                    or (
                        (text + rest in whole or ((alone or strange) and is_one[text + rest]))
                        and said + scores[head] <= LEAST_APART
                    )
                )
            ]
            made = [glue for z, head in may if (glue := self._glued(b, z, tail, head, z in bare)) is not None]
            if made:
                found[b] = made
        return found

    def _glued(self, b: int, z: int, tail: int, head: int, bare: bool) -> Glue | None:
        """The glue of a tail and a head, if they can be one word and it pays."""
        cost = GLUE_BARE if bare and self._bare_tail[b] else GLUE
        if self._oddities.kept and self._blank_between(b, z):
            cost += GLUE_BLANK
        value = self._glue(tail, head, cost, forced=self.stretched[z])
        if value is None:
            return None
        glue = self._in_context(b, z, value)
        return glue if glue.most > self.rows[b][z] else None

    def _blank_between(self, b: int, z: int) -> bool:
        """Whether a blank at the edge of the line, where such are kept, says that the two are no word."""
        layout = self.layout
        return (b == layout.size and layout.line[-1] in " \t") or (z == 0 and layout.parts[0].blanks > 0)

    def _glue(self, first: int, last: int, cost: float, *, forced: bool) -> float | None:
        """How much better two words are one; None where they cannot be."""
        model, lexicon = self.language, self.language.lexicon
        scores, knows = model.scores, model.knows
        apart = scores[first] + scores[last]
        text = lexicon.folded[first] + lexicon.folded[last]
        if not forced:
            if apart > LEAST_APART:
                return None
            if cost > GLUE_BARE and knows[first] and knows[last]:
                if text not in lexicon.table.numbers:
                    return None
            elif not model.knows_folded[text]:
                return None
        return scores[lexicon.number(text)] - apart + (FORCED if forced else -cost)

    def _in_context(self, b: int, z: int, value: float) -> Glue:
        layout, row_of = self.layout, self.language.row
        first, last = layout.tails[b], layout.heads[z]
        lexicon = self.language.lexicon
        word = lexicon.number(lexicon.folded[first] + lexicon.folded[last])
        before, after = layout.before[b], layout.after[z]
        left = layout.numbers[before] if before >= 0 else -1
        right = layout.numbers[after] if after < len(layout.parts) else -1
        earlier = row_of(left)[word] - row_of(left)[first] if left >= 0 else 0.0
        later = row_of(word)[right] - row_of(last)[right] if right >= 0 else 0.0
        most = value + max(0.0, earlier) + max(0.0, later)
        forced = self.stretched[z]
        return Glue(z, value, earlier, later, forced, max(most, FORCED) if forced else most)
