"""Signs that stand for the stroke which stretches a word (`بالس'احل`, `منت4جا`): which ones a document has, and where.

LibreOffice gives that stroke, which belongs to no letter, the next free code of its font: a sign, a digit or a Latin
letter, another one in each document and each font of it. It is told by what falls apart at it: most of the pieces on
both sides make a known word together, and are no words by themselves, and the letter before it reaches the next one. An
extractor may have turned the letters round, written the pieces in reverse, or with blanks around the stroke; each of
these is looked at. A known word with an ending or a prefix (`الموظف-ة`, `ال+كتاب`) tells nothing.

What this leaves alone: signs between words (`و/أو`, `الأول,الثاني`), whatever stands between them only now and then,
brackets and quotes with their partners (`العضو(ة)`, `ب'اللجنة'`), digits and Latin letters but inside a known word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from normalizers import alphabet
from normalizers.language_model import LanguageModel
from normalizers.vocabulary import is_known

#: different pieces of words at which a sign must stand for a stroke, and their share of its places between letters. Of
#: 700 extractions most strokes have .5 and more, what stands between glued words .2 at most; four are censored words
TORN, TORN_SHARE = 5, 0.5
#: so many places of each sign are looked at, and after so many none is, where fewer than TORN were torn
SAMPLE, FIRST = 60, 24
#: letters that a word has which fell apart, and that an ending or a prefix has at most
SHORTEST, AFFIX = 3, 2

_BRACKETS = alphabet.OPEN_BRACKETS + alphabet.CLOSE_BRACKETS
_PARTNERS = dict(zip(alphabet.OPEN_BRACKETS, alphabet.CLOSE_BRACKETS, strict=True))
_SIGN = alphabet.STROKE_SIGN_CLASS
_LETTERS = f"[{alphabet.WORD_CLASS}]"
#: a stroke is drawn a few times at most, and pieces of words are short: a line of 100,000 signs or letters costs little
_PLACED = re.compile(
    rf"(?<={_LETTERS})(?P<gap>[ ]?)(?P<run>(?P<sign>[{_SIGN}])(?P=sign){{0,8}})(?P<then>[ ]?)"
    rf"(?=(?P<after>{_LETTERS}{{1,24}}))"
)
#: the same to count by, the sign first: most documents have no more to do with it, and to look for a letter before each
#: character takes six times as long
_COUNTED = re.compile(rf"(?P<sign>[{_SIGN}])(?:(?<={_LETTERS}.)|(?<={_LETTERS}[ ].))(?P=sign){{0,8}}[ ]?(?={_LETTERS})")
_BEFORE = re.compile(rf"{_LETTERS}{{1,24}}\Z")
#: the pieces of one word
_PIECES = re.compile(
    rf"(?<!{_LETTERS}){_LETTERS}{{1,24}}(?P<run>(?P<sign>[{_SIGN}])(?P=sign){{0,8}}){_LETTERS}{{1,24}}"
    rf"(?:(?P=sign){{1,9}}{_LETTERS}{{1,24}}){{0,8}}(?!{_LETTERS})"
)


def stroke_signs(lines: Sequence[str], language: LanguageModel) -> frozenset[str]:
    """The signs that stand for the stroke in these lines."""
    seen = Counter(match["sign"] for line in lines for match in _COUNTED.finditer(line))
    often = [sign for sign, count in seen.items() if count >= TORN]
    return frozenset(sign for sign in often if _tears(sign, lines, language))


def _tears(sign: str, lines: Sequence[str], language: LanguageModel) -> bool:
    """Whether most pieces on both sides of the sign are one word."""
    looked: list[str] = []
    for word in islice(_places(sign, lines, language), SAMPLE):
        looked.append(word)
        if len(looked) == FIRST and len({*filter(None, looked)}) < TORN:
            return False
    torn = [*filter(None, looked)]
    return len({*torn}) >= TORN and len(torn) >= TORN_SHARE * len(looked)


def _places(sign: str, lines: Sequence[str], language: LanguageModel) -> Iterator[str]:
    """The word that fell apart at each place of the sign that tells something; empty where none did."""
    for line in lines:
        if sign not in line:
            continue
        found = [match for match in _PLACED.finditer(line) if match["sign"] == sign]
        for n, match in enumerate(found):
            if not _partnered(match) and _affixed(_before(match), match["after"], language):
                continue
            word = torn_at(match, language)
            if not word and n and n + 1 < len(found):
                word = torn_word(_before(found[n + 1]), found[n - 1]["after"], language)
            yield word


def _before(match: re.Match[str]) -> str:
    """The piece of a word before a sign, as `_PLACED` finds it."""
    found = _BEFORE.search(match.string, max(0, match.start() - 24), match.start())
    assert found
    return found.group()


def _affixed(before: str, after: str, language: LanguageModel) -> bool:
    """Whether one piece is a word by itself, and the other as short as its ending or prefix (`الموظف-ة`)."""
    short, longer = sorted((before, after), key=len)
    return len(short) <= AFFIX and (is_known(longer, language) or is_known(longer[::-1], language))


def _of_item(match: re.Match[str], language: LanguageModel) -> bool:
    """Whether the sign stands behind the letter of an item (`ب-الهدف`), or counts what the letter behind it belongs to
    (`شكل4ب`)."""
    before, after = _before(match), match["after"]
    if len(before) == 1 and is_known(after, language) and not match.string[: match.start() - 1].strip():
        return True
    letter, word = sorted((before, after), key=len)
    counts = match["sign"].isalnum() and len(letter) == 1 and letter not in alphabet.WORD_ENDERS
    return counts and is_known(word, language)


def _partnered(match: re.Match[str]) -> bool:
    """Whether the sign opens or closes something at the word's edge: its partner stands in the same line, and a word
    begins or ends there."""
    line, sign = match.string, match["sign"]
    if sign in _BRACKETS:
        opens = sign in alphabet.OPEN_BRACKETS
        return (
            _PARTNERS[sign] in line[match.end() :]
            if opens
            else any(close == sign and opening in line[: match.start()] for opening, close in _PARTNERS.items())
        )
    if sign.isalnum():
        return False
    here, quote = match.span("run"), re.escape(sign)
    closing = re.compile(rf"{quote}+(?!{quote})").search(line, here[1])
    if closing and not _is_letter(line[closing.end() : closing.end() + 1]):
        return True
    start = line.rfind(sign, 0, here[0])
    earlier = line[: start + 1].rstrip(sign)
    return start >= 0 and not _is_letter(earlier[-1:]) and _is_letter(line[start + 1 : start + 2])


def _is_letter(text: str) -> bool:
    return re.fullmatch(_LETTERS, text) is not None


def torn_at(match: re.Match[str], language: LanguageModel) -> str:
    """The known word that fell apart at one place of a sign. Where a blank stands beside it, the longer piece must be
    no word: a letter before a bracket may be that of an item (`أ) التضارب`)."""
    before, after = _before(match), match["after"]
    longer = max(before, after, key=len)
    if _partnered(match):
        return ""
    if (match["gap"] or match["then"]) and (
        match["sign"] in _BRACKETS
        or match["sign"].isalnum()
        or is_known(longer, language)
        or is_known(longer[::-1], language)
    ):
        return ""
    return torn_word(before, after, language)


def torn_word(before: str, after: str, language: LanguageModel) -> str:
    """The known word that two pieces make, in either order and direction; empty where they make none, or are words, or
    the letter before the tear does not reach the next one. A word that is known as it stands is not turned round."""
    if (is_known(before, language) and is_known(after, language)) or alphabet.TATWEEL in before + after:
        return ""
    ways = [(before, after)]
    if not is_known(max(before, after, key=len), language):
        ways += [(after, before), (after[::-1], before[::-1]), (before[::-1], after[::-1])]
    made = (first + second for first, second in ways if _reaches(first))
    return next((word for word in made if len(word) >= SHORTEST and is_known(word, language)), "")


def _reaches(piece: str) -> bool:
    """Whether the last letter of a piece is joined to the next one: a stroke is drawn nowhere else."""
    letters = [letter for letter in piece if letter not in alphabet.MARKS]
    return bool(letters) and letters[-1] not in alphabet.UNJOINED


def _whole(match: re.Match[str], language: LanguageModel) -> bool:
    """Whether all pieces of a word make a known one (`المس*ؤول*ون`), and are not all words as usual as that. A digit or
    a Latin letter may stand for itself between words."""
    pieces = [piece for piece in match.group().split(match["sign"]) if piece]
    words = all(is_known(piece, language) for piece in pieces)
    if (words and match["sign"].isalnum()) or alphabet.TATWEEL in match.group():
        return False
    rarest = min(map(language.word, pieces)) if words else float("-inf")
    ways = [pieces]
    if not is_known(max(pieces, key=len), language):
        ways.append([piece[::-1] for piece in reversed(pieces)])
    return any(
        len(word) >= SHORTEST and is_known(word, language) and language.word(word) > rarest
        for way in ways
        if (word := "".join(way)) and all(_reaches(first) for first, _ in pairwise(way))
    )


def strokes_in(line: str, signs: frozenset[str], language: LanguageModel) -> list[tuple[int, int, bool]]:
    """Where the signs stand for a stroke in `line`: from, to, and whether between two letters of a word."""
    healed = [m.span() for m in _PIECES.finditer(line) if m["sign"] in signs and _whole(m, language)]
    found = []
    for match in _PLACED.finditer(line):
        if match["sign"] not in signs or _partnered(match) or _of_item(match, language):
            continue
        start, stop = match.span("run")
        if torn_at(match, language) or any(first < start and stop < last for first, last in healed):
            found.append((start, stop, not match["gap"] and not match["then"]))
    return found
