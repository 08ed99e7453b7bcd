"""What a join of two segments would say: the value of every tail before every head.

Two segments meet between two words, or inside one that was cut (*glue*). Where they meet between
words the line must have had a blank there, and a segment keeps its own blanks, so a join without a
blank on either side is dear.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from normalizers import alphabet
from normalizers.atoms import SILENT, Kind
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


@dataclass(frozen=True, slots=True)
class Glue:
    """Writing a tail and a head as one word: its worth, and what is added when the left segment has another
    word before the tail, and the right one another behind the head. `forced`: the head begins with a tatweel."""

    value: float
    before: float
    after: float
    forced: bool


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
        first = [parts[at[z]] for z in range(size)]
        self.stretched = [not inside[z] and first[z].text[0] == alphabet.TATWEEL for z in range(size)]
        self._torn = [
            z
            for z in range(size)
            if torn_markers[z > 0] and first[z].kind is Kind.MARKER and (z or first[z].text not in alphabet.DASHES)
        ]
        self._quiet_heads = [z for z in range(size) if not inside[z] and first[z].kind in SILENT]
        self._quiet_tail = [b == 0 or (not inside[b] and parts[at[b] - 1].kind in SILENT) for b in range(size + 1)]
        first_row = self.language.row(FIRST)
        self._begins = [ANEW * first_row[head] if head >= 0 else 0.0 for head in layout.heads[:size]]
        self._bare_heads, self._bare_tail = self._bare() if oddities.torn else ([], [False] * (size + 1))
        self.rows = [self._row(b, layout.tails[b]) if b > 1 else [] for b in range(size + 1)]
        self.glues = self._glues()

    def _bare(self) -> tuple[list[int], list[bool]]:
        """The bounds before which no blank stands, and for each whether none stands behind what ends there."""
        layout, parts, size, kept = self.layout, self.layout.parts, self.layout.size, self._oddities.kept
        heads, tails = [], [False] * (size + 1)
        for bound in range(size + 1):
            atom = layout.atoms[bound]
            bare = layout.inside[bound] or (0 < bound < size and not parts[atom].blanks)
            if bound < size and (bare or (bound == 0 and kept and not parts[0].blanks)):
                text = parts[atom].text
                if layout.inside[bound] or (text not in alphabet.CLOSERS and text not in alphabet.CLOSE_BRACKETS):
                    heads.append(bound)
            if bound and (bare or (bound == size and kept and layout.line[-1] not in " \t")):
                tails[bound] = layout.inside[bound] or parts[atom - 1].text not in alphabet.OPEN_BRACKETS
        return heads, tails

    def _row(self, b: int, tail: int) -> list[float]:
        """The values of a segment that ends at b with the word `tail` before each that begins earlier."""
        least = self._low[self._low[b]]
        heads = self.layout.heads[least : b - 1]
        if tail < 0:
            values = [0.0] * (b - 1 - least)
        else:
            row = self.language.row(tail)
            values = [row[head] if head >= 0 else 0.0 for head in heads]
        begins = self._begins
        if self._quiet_tail[b]:
            values = [v * ACROSS_PUNCTUATION + begin for v, begin in zip(values, begins[least:], strict=False)]
        else:
            for z in self._quiet_heads:
                if least <= z < b - 1:
                    values[z - least] = values[z - least] * ACROSS_PUNCTUATION + begins[z]
        for z in self._torn:
            if least <= z < b - 1:
                values[z - least] -= MARKER_MIDDLE
        if self._bare_tail[b]:
            torn = self._oddities.torn
            for z in self._bare_heads:
                if least <= z < b - 1:
                    values[z - least] -= torn
        return [0.0] * least + values if least else values

    def fragment_row(self, a: int, b: int) -> list[float]:
        """The row of a segment (a, b) that is the rest of one word."""
        return self._row(b, self.layout.fragment(a, b))

    def wordless_row(self, b: int) -> list[float]:
        """The row of a segment without a word: what follows it begins anew."""
        first, values = self.language.row(FIRST), []
        for z, head in enumerate(self.layout.heads[: b - 1]):
            closes = not self.layout.inside[z] and self.layout.parts[self.layout.atoms[z]].text in alphabet.CLOSERS
            values.append((first[head] if head >= 0 else 0.0) - (CLOSER_FIRST if closes else 0.0))
        return values

    def before_wordless(self, tail: int, b: int, z: int) -> float:
        """The value of a segment that ends with `tail` before one without a word."""
        if tail < 0:
            return 0.0
        layout = self.layout
        last = layout.parts[layout.atoms[b] - (not layout.inside[b])].text
        dash = last == ":" and layout.parts[layout.atoms[z]].text[0] in alphabet.DASHES
        return self.language.row(tail)[LAST] + (COLON_DASH if dash else 0.0)

    def before_fragment(self, tail: int, b: int, z: int, a: int) -> tuple[float, bool]:
        """The value of a segment that ends at b with `tail` before the fragment (z, a), and whether they make
        one word."""
        head = self.layout.fragment(z, a)
        value = self.language.row(tail)[head] if tail >= 0 else 0.0
        if self._quiet_tail[b]:
            return value * ACROSS_PUNCTUATION + ANEW * self.language.row(FIRST)[head], False
        if tail < 0 or not self._is_word(tail, b, -1):
            return value, False
        glue = self._glue(tail, head, GLUE_BARE if self._bare_tail[b] else GLUE, forced=False)
        return (glue, True) if glue is not None and glue > value else (value, False)

    def _glues(self) -> dict[int, dict[int, Glue]]:
        """Where a tail and a head may be one word that was cut, by b and z."""
        layout = self.layout
        quiet = frozenset(self._quiet_heads)
        bare = frozenset(self._bare_heads)
        heads = [z for z in range(layout.size - 1) if z not in quiet and self._is_word(layout.heads[z], z, 0)]
        found: dict[int, dict[int, Glue]] = {}
        for b in range(2, layout.size + 1):
            if self._quiet_tail[b] or not self._is_word(layout.tails[b], b, -1):
                continue
            least = self._low[self._low[b]]
            for z in heads:
                if least <= z < b - 1:
                    cost = GLUE_BARE if self._bare_tail[b] and z in bare else GLUE
                    if self._blank_between(b, z):
                        cost += GLUE_BLANK
                    value = self._glue(layout.tails[b], layout.heads[z], cost, forced=self.stretched[z])
                    if value is not None:
                        found.setdefault(b, {})[z] = self._in_context(b, z, value)
        return found

    def _blank_between(self, b: int, z: int) -> bool:
        """Whether a blank at the edge of the line, where such are kept, says that the two are no word."""
        if not self._oddities.kept:
            return False
        layout = self.layout
        return (b == layout.size and layout.line[-1] in " \t") or (z == 0 and layout.parts[0].blanks > 0)

    def _is_word(self, number: int, bound: int, side: int) -> bool:
        """Whether what stands beside the bound is a word, or a part of one."""
        layout = self.layout
        atom = layout.atoms[bound] + (0 if layout.inside[bound] else side)
        return number >= 0 and layout.parts[atom].kind is Kind.WORD

    def _glue(self, first: int, last: int, cost: float, *, forced: bool) -> float | None:
        """How much better two words are one; None where they cannot be."""
        model, lexicon = self.language, self.language.lexicon
        apart = model.word_number(first) + model.word_number(last)
        text = lexicon.folded[first] + lexicon.folded[last]
        if not forced:
            if apart > LEAST_APART:
                return None
            if cost > GLUE_BARE and model.known_number(first) and model.known_number(last):
                if text not in lexicon.table.numbers:
                    return None
            elif not model.known_folded(text):
                return None
        return model.word_number(lexicon.number(text)) - apart + (FORCED if forced else -cost)

    def _in_context(self, b: int, z: int, value: float) -> Glue:
        layout, row_of = self.layout, self.language.row
        first, last = layout.tails[b], layout.heads[z]
        lexicon = self.language.lexicon
        word = lexicon.number(lexicon.folded[first] + lexicon.folded[last])
        before, after = layout.before[b], layout.after[z]
        left = layout.numbers[before] if before >= 0 else -1
        right = layout.numbers[after] if after < len(layout.parts) else -1
        return Glue(
            value,
            row_of(left)[word] - row_of(left)[first] if left >= 0 else 0.0,
            row_of(word)[right] - row_of(last)[right] if right >= 0 else 0.0,
            self.stretched[z],
        )
