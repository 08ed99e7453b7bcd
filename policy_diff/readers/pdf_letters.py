"""Glyphs without Unicode, decided by the words in which they stand.

Why: justified Arabic is stretched with kashida glyphs, and lam-alef is drawn as one glyph, or as two
of which the second has no width; both often come without Unicode. They are on the page all the same.
Each gets the reading that makes words of the language, first for itself in every word, then with the
document's own habit as evidence: one glyph of one font is one letter. Which alef it is, the lexicon
cannot say; the words that share the glyph can, taken together. What cannot be told stays visible as a
replacement character, and is counted. What this leaves alone: every glyph that says what it is, unless
it is a digit or a Latin letter in the middle of an Arabic word.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from pathlib import Path

from normalizers import alphabet
from normalizers.language_model import LanguageModel
from policy_diff.readers.pdf_glyphs import ALEFS, DOUBTFUL, DOUBTFUL_STEP, UNKNOWN, UNKNOWN_FLAT, is_unknown

#: shown for a glyph that cannot be told
LOST = "\ufffd"
#: a sign that opens so many lines, with a blank after it, is a bullet
BULLET_LINES = 2
BULLET = "\u2022"
#: more unknown glyphs in one word than this are not searched through
MOST_IN_WORD = 4
#: what a word that the language does not know costs, and what the document's habit weighs, in nats
STRANGER, HABIT = 4.0, 2.0
#: a glyph that so many words read alike, and this share of its words, is read so in all
SURE_WORDS, SURE = 4, 0.75
#: a Latin letter that stands this often, with no other, is what a font shows for a missing glyph
LONE_LATIN = 20
#: a digit between letters of so many words is no digit
INTRUDES = 3
_LAM, _ALEF = alphabet.LAM, alphabet.ALEF
_LLAH = _LAM + _LAM + alphabet.HEH
#: what a glyph with width may stand for; nothing means kashida
_WIDE = ("", _LAM + _ALEF, _LAM, _ALEF, _LLAH, " ")
#: … and one without: a mark, or the second half of a ligature
_FLAT = ("", _ALEF)
_PRIVATE = f"{chr(UNKNOWN)}-\U0010ffff"
_WORD = re.compile(f"[{alphabet.WORD_CLASS}{_PRIVATE}]*[{_PRIVATE}][{alphabet.WORD_CLASS}{_PRIVATE}]*")
_INTRUDER = re.compile(f"(?<=[{alphabet.WORD_CLASS}])[0-9A-Za-z](?=[{alphabet.WORD_CLASS}])")
_BEHIND = f"(?<=[{alphabet.WORD_CLASS}]){{}}(?![0-9])"
_LATIN = re.compile("[A-Za-z]")
_OPENS = re.compile(f"\\s*([{_PRIVATE}])(?=\\s|$)")
_ANY = re.compile(f"[{_PRIVATE}]")

Readings = tuple[str, ...]


def resolved(lines: Sequence[str], language: LanguageModel) -> tuple[list[str], int]:
    """The lines with their unknown glyphs told by the lexicon, and how many could not be."""
    lines = _with_intruders(lines)
    if not any(_ANY.search(line) for line in lines):
        return list(lines), 0
    lines = _with_bullets(lines)
    words = sorted({word for line in lines for word in _WORD.findall(line)})
    habits: dict[str, Counter[str]] = {}
    for word in words:
        for glyph, reading in zip(_glyphs(word), _best(word, {}, language) or (), strict=False):
            habits.setdefault(glyph, Counter())[reading] += 1
    best = {word: _best(word, habits, language) for word in words}
    alefs = _alefs(best)
    told = {word: _told(word, readings, alefs) for word, readings in best.items()}
    out = [_WORD.sub(lambda match: told[match[0]], line) for line in lines]
    return out, sum(line.count(LOST) for line in out)


def _with_intruders(lines: Sequence[str]) -> list[str]:
    """Digits and Latin letters inside Arabic words, and the stand-in for missing glyphs, as unknown glyphs.

    Characters of the text, not glyphs, are all that is left here, so each gets one private character.
    """
    latin = Counter(letter for line in lines for letter in _LATIN.findall(line))
    if len(latin) == 1 and latin.total() >= LONE_LATIN:
        stand_in = next(iter(latin))
        lines = [line.replace(stand_in, _private(stand_in)) for line in lines]
    found = Counter(sign for line in lines for sign in _INTRUDER.findall(line))
    for sign in sorted(sign for sign, count in found.items() if count >= INTRUDES):
        behind = re.compile(_BEHIND.format(sign))
        lines = [behind.sub(_private(sign), line) for line in lines]
    return list(lines)


def _private(character: str) -> str:
    return chr(UNKNOWN + 0x7F00 + (ord(character) & 0x7F))


def _with_bullets(lines: Sequence[str]) -> list[str]:
    """An unknown sign that opens lines, apart from their words, is a bullet."""
    opens = Counter(match[1] for line in lines if (match := _OPENS.match(line)))
    bullets = {sign for sign, count in opens.items() if count >= BULLET_LINES}

    def bullet(match: re.Match[str]) -> str:
        return match[0].replace(match[1], BULLET) if match[1] in bullets else match[0]

    return [_OPENS.sub(bullet, line) for line in lines]


def _glyphs(word: str) -> list[str]:
    """The unknown glyphs of a word, each once."""
    return sorted(set(_ANY.findall(word)), key=word.index)


def _best(word: str, habits: Mapping[str, Counter[str]], language: LanguageModel) -> Readings | None:
    """The readings of the word's unknown glyphs that make the likeliest word, or None when it has too many."""
    glyphs = _glyphs(word)
    if len(glyphs) > MOST_IN_WORD or not _telling(word, habits):
        return None
    best, top = None, -math.inf
    for readings in product(*_choices(word, glyphs, habits)):
        made = dict(zip(glyphs, readings, strict=True))
        parts = "".join(made.get(c, c) for c in word).replace(alphabet.TATWEEL, "").split() or [""]
        score = sum(language.word(part) - (0.0 if language.known(part) else STRANGER) for part in parts)
        for glyph, reading in made.items():
            seen = habits.get(glyph)
            if seen is not None:
                score += HABIT * math.log((seen[reading] + 0.2) / (seen.total() + 1.0))
        if score > top:
            best, top = readings, score
    return best


def _telling(word: str, habits: Mapping[str, Counter[str]]) -> bool:
    """Whether anything but the glyphs themselves says what they are: a letter, their widths, or other words."""
    return (
        not all(map(is_unknown, word))
        or any(ord(c) >= UNKNOWN_FLAT for c in word[1:])
        or any(ord(c) >= DOUBTFUL for c in word)
        or any(habits[c].total() >= 2 and not habits[c][""] for c in word if c in habits)
    )


def _choices(word: str, glyphs: Sequence[str], habits: Mapping[str, Counter[str]]) -> Iterator[Readings]:
    """What each unknown glyph of the word may stand for: what it nearly always does, if there is such a thing.

    One with width and one without, side by side, are the two halves of a ligature.
    """
    for glyph in glyphs:
        at = word.index(glyph)
        reading, count = habits[glyph].most_common(1)[0] if glyph in habits else ("", 0)
        if count >= SURE_WORDS and count >= SURE * habits[glyph].total():
            yield (reading,)
        elif ord(glyph) >= DOUBTFUL:
            alef = ALEFS[(ord(glyph) - DOUBTFUL) // DOUBTFUL_STEP]
            yield alef, _LAM + alef
        elif ord(glyph) >= UNKNOWN_FLAT:
            halved = at > 0 and UNKNOWN <= ord(word[at - 1]) < UNKNOWN_FLAT
            yield (_ALEF,) if halved else _FLAT
        else:
            halved = UNKNOWN_FLAT <= ord(word[at + 1 : at + 2] or " ") < DOUBTFUL
            yield (_LAM,) if halved else _WIDE


def _told(word: str, readings: Readings | None, alefs: Mapping[str, str]) -> str:
    """The word with its unknown glyphs read; those that cannot be told are shown as lost."""
    if readings is None:
        return "".join(LOST if is_unknown(c) else c for c in word)
    made = dict(zip(_glyphs(word), readings, strict=True))
    return "".join(made[c].replace(_ALEF, alefs.get(c, _ALEF)) if c in made else c for c in word)


def _alefs(best: Mapping[str, Readings | None]) -> dict[str, str]:
    """For each unknown glyph that is or has an alef, which alef: what most of its words are written with."""
    votes: dict[str, Counter[str]] = {}
    for word, readings in best.items():
        made = dict(zip(_glyphs(word), readings or (), strict=False))
        for at, glyph in enumerate(word):
            if _ALEF in made.get(glyph, "") and ord(glyph) < DOUBTFUL:
                front = "".join(made.get(c, c) for c in word[:at]) + made[glyph].partition(_ALEF)[0]
                back = "".join(made.get(c, c) for c in word[at + 1 :])
                alef = _alef_of(front.replace(alphabet.TATWEEL, "").removesuffix(_LAM), back)
                if alef:
                    votes.setdefault(glyph, Counter())[alef] += 1
    return {glyph: max(ALEFS, key=lambda alef: count[alef]) for glyph, count in sorted(votes.items())}


def _alef_of(front: str, back: str) -> str:
    """Which alef follows `front` + lam before `back`; inside a word a plain one. Empty: nobody knows."""
    back = back.replace(alphabet.TATWEEL, "")
    before, beginnings = _hamza()
    if not back or front not in before:
        return _ALEF
    found = max((start for start in beginnings if back.startswith(start)), key=len, default="")
    return beginnings.get(found, "")


@lru_cache(maxsize=1)
def _hamza() -> tuple[frozenset[str], dict[str, str]]:
    """From `hamza.toml`: what stands before the lam of a word's beginning, and beginnings with their alef."""
    data = tomllib.loads(Path(__file__).with_name("hamza.toml").read_text(encoding="utf-8"))
    kinds = zip(("plain", "above", "below", "madda"), ALEFS, strict=True)
    return frozenset(data["before"]), {start: alef for key, alef in kinds for start in data[key].split()}
