"""The marker that a line begins with: bullet, number, letter, ordinal, article.

    "1- text"  "-1 text"  ".1 text"  "- ١- text"  "(أ) text"  "● text"  "أولاً: text"  "المادة (5): text"

Why one place: the same list is printed «1-», extracted «-1» and mended «1.», and the reader must
see one list. What this leaves alone: dates and sums at the start of a line, and words. A number
without any sign beside it (`6 text`) or a letter that may be a title (`م. فهد`) is only *weak*:
whoever knows the neighbours decides.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from normalizers import alphabet, fold
from policy_diff.profiles import forms

Kind = Literal["bullet", "number", "letter", "ordinal", "section", "clause"]

_BULLETS = "".join(sorted(re.escape(c) for c in alphabet.BULLETS))
_DASHES = "".join(sorted(re.escape(c) for c in alphabet.DASHES))
_SIGN = rf"[.)/:{_DASHES}{alphabet.TATWEEL}]"
_TAIL = r"(?=\s|$|[^\W\d_]|[(«\"])"
_MARKS = "".join(sorted(alphabet.MARKS)) + alphabet.TATWEEL
_WORD = re.compile(rf"[^\W\d_][^\W\d_{_MARKS}]*(?:[{_MARKS}]+[^\W\d_]*)*")
_BULLET = re.compile(rf"(?:[{_BULLETS}]+|[{_DASHES}]+|[o§{alphabet.TATWEEL}](?=\s))\s*(?=\S|$)")
_NUMBER = re.compile(
    rf"(?P<lead>[{_DASHES}{_BULLETS}]\s+)?"
    rf"(?:[(\[]\s?(?P<a>\d{{1,3}})\s?[)\]]\s*{_SIGN}*|(?P<b>\d{{1,3}})\s*(?P<after>{_SIGN}+)|(?P<before>[.)(/{_DASHES}])\s?(?P<c>\d{{1,2}})(?:{_SIGN})?)"
    rf"{_TAIL}\s*"
)
_PARTED = re.compile(
    rf"(?P<a>\d{{1,2}})(?P<sign>[/.{_DASHES}])(?P<b>\d{{1,2}})(?:{_SIGN}\s?(?=[^\W\d_])|(?=\s+[^\W\d_])\s*)"
)
#: «5/أ», «5-ب)»: a letter below a number
_LETTERED = re.compile(
    rf"(?P<a>\d{{1,2}})\s?(?P<sign>[/.{_DASHES}])\s?(?P<b>[^\W\d_]{alphabet.TATWEEL}?)(?:\s?{_SIGN}+\s*|\s+)(?=\S)"
)
_PARTED_TWICE = re.compile(rf"\d{{1,2}}\.\d{{1,2}}\.(?P<c>\d{{1,2}})(?:{_SIGN})?(?=\s+[^\W\d_])\s*")
_WEAK = re.compile(r"(?P<a>\d{1,2})\s+(?=[^\W\d_])")
#: «1 | النطاق»: a designer's number, or the first of two cells
_STROKED = re.compile(r"(?P<a>\d{1,2})\s*\|\s*(?=[^\W\d_][^|]*$)")
_ONE = rf"[^\W\d_]{alphabet.TATWEEL}?"
_LETTER = re.compile(rf"(?:\((?P<a>{_ONE})\)\s*{_SIGN}*|(?P<b>{_ONE})\s?(?P<sign>[.)/{_DASHES}]))\s*(?=\S|$)")
_LATIN = re.compile(r"\(?(?P<a>[IVX]{1,5}|[ivx]{1,5}|[A-H]|[a-h])(?P<sign>[.)-])\s*(?=[^\W\d_A-Za-z])")
_ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV", 5: "V", 6: "VI", 7: "VII", 8: "VIII", 9: "IX", 10: "X"}
_ROMANS = {numeral: number for number, numeral in (*_ROMAN.items(), *((10 + n, f"X{r}") for n, r in _ROMAN.items()))}
#: «المادة (14 :)»: an extractor may put the sign after a bracket inside it
_LABEL_NUMBER = re.compile(r"\s*(?:\(\s*(?P<a>\d{1,3})\s*(?P<inside>[:.])?\s*\)|(?P<b>\d{1,3}))(?!\d)")
_AFTER_WORDS = re.compile(rf"\s*(?:[:.)/{alphabet.COMMA}{_DASHES}]\s*)+")
#: a heading whose number no sign parts from its words has at most so many of them, and closes no sentence
UNPARTED_WORDS = 8
_OPENERS, _CLOSERS = ("(", "["), (")", "]")
_SENTENCE = (".", ",", alphabet.COMMA, alphabet.SEMICOLON)
#: a word that labels parts has at least so many letters
SHORTEST_LABEL = 3
#: how the style of Roman numbers begins
ROMAN = "roman"
#: marks that carry no style of their own; a long tatweel is typed for a dash
_STYLE = dict.fromkeys((*alphabet.DASHES, alphabet.TATWEEL), "-")


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker as printed. Two lines belong to one list when their `style` is equal.

    `value` counts (0 for bullets). `weak`: only a marker if its neighbours count on. `part_of_text`:
    an ordinal is read aloud with its line, so it stays in the item's words. `major`: the other part of a number in
    two parts (4/2), which right-to-left printing may have turned round.
    """

    text: str
    kind: Kind
    style: str
    value: int = 0
    weak: bool = False
    major: int = 0

    @property
    def part_of_text(self) -> bool:
        """Whether the printed marker belongs to the words of its line."""
        return self.kind == "ordinal"

    @property
    def own_label(self) -> bool:
        """Whether it is a word of the drafter's own with a number («الدرجة الأولى:»), no usual name of a part."""
        kind, _, label = self.style.partition(":")
        return kind == "section" == self.kind and label not in forms().section_labels


def _style_of(signs: str) -> str:
    last = signs.strip()[-1:] or "()"
    return _STYLE.get(last, last)


def _plain(line: str) -> str:
    """The same characters with digits as ASCII; every index stays."""
    return line.translate(alphabet.TO_ASCII_DIGITS)


def _parted(line: str, plain: str) -> tuple[Marker, str] | None:
    if thrice := _PARTED_TWICE.match(plain):
        text = line[: thrice.end()].strip()
        return Marker(text, "number", "number.number.number", int(thrice["c"])), line[thrice.end() :]
    found = _PARTED.match(plain)
    if not found:
        return None
    sign = _style_of(found["sign"])
    text = line[: found.end()].strip()
    # Right-to-left printing turns 4/2 round, so which part counts is learnt from the neighbours: the style
    # is the same for all, and the value is only used between lines of one list.
    weak = sign != "/"
    if not int(found["b"]) and int(found["a"]):
        return Marker(text, "number", f"number{sign}0", int(found["a"]), weak), line[found.end() :]
    return Marker(text, "number", f"number{sign}number", int(found["b"]), weak, int(found["a"])), line[found.end() :]


def _lettered(line: str, plain: str) -> tuple[Marker, str] | None:
    """«5/أ نص»: the letter counts, below a number that stays; weak, since a title may stand before a name so."""
    found = _LETTERED.match(plain)
    value = forms().letters.get(fold(found["b"])) if found else None
    if not found or value is None:
        return None
    style = f"number{_style_of(found['sign'])}letter"
    text = line[: found.end()].strip()
    return Marker(text, "letter", style, value, weak=True, major=int(found["a"])), line[found.end() :]


def _number(line: str, plain: str) -> tuple[Marker, str] | None:
    found = _NUMBER.match(plain)
    if not found or re.match(r"\d", plain[found.end() : found.end() + 1]):
        return None
    digits = found["a"] or found["b"] or found["c"]
    signs = found["after"] or found["before"] or ")"
    value = int(digits)
    if not value:
        return None
    return Marker(line[: found.end()].strip(), "number", f"number{_style_of(signs)}", value), line[found.end() :]


def _weak_number(line: str, plain: str) -> tuple[Marker, str] | None:
    stroked = _STROKED.match(plain)
    found = stroked or _WEAK.match(plain)
    if not found or not int(found["a"]):
        return None
    style = "number|" if stroked else "number"
    return Marker(line[: found.end()].strip(), "number", style, int(found["a"]), weak=True), line[found.end() :]


def _letter(line: str, plain: str) -> tuple[Marker, str] | None:
    found = _LETTER.match(plain)
    value = forms().letters.get(fold(found["a"] or found["b"])) if found else None
    if not found or value is None:
        return None
    # A title before a name («م. فهد», «أ.د. ناصر», «أ/ ناصر») looks like a letter marker: it is weak.
    rest = line[found.end() :]
    dotted = found["sign"] in (".", "/")
    if dotted and rest and not line[found.end() - 1].isspace():
        return None
    style = f"letter{_style_of(found['sign'] or ')')}"
    return Marker(line[: found.end()].strip(), "letter", style, value, weak=dotted), rest


def _latin(line: str, plain: str) -> tuple[Marker, str] | None:
    """«IV. نص», «a) نص»: a Roman number or a Latin letter before Arabic words, weak like any single letter."""
    found = _LATIN.match(plain)
    if not found:
        return None
    case, sign, capital = ("" if found["a"].isupper() else "small "), _style_of(found["sign"]), found["a"].upper()
    text, rest = line[: found.end()].strip(), line[found.end() :]
    if capital in _ROMANS:
        return Marker(text, "number", f"{case}{ROMAN}{sign}", _ROMANS[capital], weak=True), rest
    if len(capital) > 1:
        return None
    return Marker(text, "letter", f"{case}latin{sign}", ord(capital) - ord("A") + 1, weak=True), rest


def _counted(words: list[re.Match[str]], line: str) -> tuple[int, int] | None:
    """The ordinal that `words` begin with, and where it ends; two-word ordinals first."""
    ordinals = forms().ordinals
    for count in (2, 1):
        if len(words) >= count:
            text = " ".join(fold(word[0]) for word in words[:count])
            between = line[words[0].end() : words[count - 1].start()] if count > 1 else " "
            if text in ordinals and not between.strip():
                return ordinals[text], words[count - 1].end()
    return None


def _spelled(line: str, plain: str) -> tuple[Marker, str] | None:
    """«أولاً:», «المادة الخامسة:», «المادة (5):», «الباب التمهيدي»."""
    words = list(_WORD.finditer(plain))
    if not words or (words[0].start() and (words[0].start() > 1 or plain[0] not in _OPENERS)):
        return None
    first = fold(words[0][0])
    known = forms()
    if first in known.section_labels or first in known.clause_labels:
        return _labelled(line, plain, words, "section" if first in known.section_labels else "clause")
    counted = _counted(words[:2], plain)
    if counted is None:
        return None
    value, end = counted
    end = end + 1 if plain[0] in _OPENERS and plain[end : end + 1] in _CLOSERS else end
    after = _AFTER_WORDS.match(plain, end)
    if not after and plain[end:].strip():
        return _unparted(line, "ordinal", "ordinal", value, end)
    stop = after.end() if after else len(plain)
    return Marker(line[:stop].strip(), "ordinal", "ordinal", value), line[stop:]


def _unparted(line: str, kind: Kind, style: str, value: int, end: int) -> tuple[Marker, str] | None:
    """«أولاً التمهيد», «المادة (2) التعريفات»: no sign after the number, so a short line and weak; a sentence goes on
    («المادة الرابعة من النظام»)."""
    words, known = fold(line[end:]).split(), forms()
    goes_on = not words or len(words) > UNPARTED_WORDS or " ".join(words[:2]) in known.citations
    if goes_on or not line[end : end + 1].isspace() or line.endswith(_SENTENCE):
        return None
    return Marker(line[:end].strip(), kind, style, value, weak=True), line[end:]


def labelled(line: str) -> tuple[Marker, str] | None:
    """«الموضوع الأول: …», «الفرع (1): …»: any word with a number and a sign after it, and the words after that.

    Who knows that the document counts so may take it for a marker; one such line alone is a sentence.
    """
    plain = _plain(line)
    words = list(_WORD.finditer(plain))
    if not words or words[0].start() or len(words[0][0]) < SHORTEST_LABEL:
        return None
    found = _labelled(line, plain, words, "section")
    return found if found and found[0].value and not found[0].weak and found[1].strip() else None


def _labelled(line: str, plain: str, words: list[re.Match[str]], kind: Kind) -> tuple[Marker, str] | None:
    end = words[0].end()
    number = _LABEL_NUMBER.match(plain, end)
    style = f"{kind}:{fold(words[0][0])}"
    if number:
        value, end = int(number["a"] or number["b"]), number.end()
    elif (counted := _counted(words[1:3], plain)) is not None:
        value, end = counted
    elif len(words) > 1 and fold(words[1][0]) in forms().unnumbered:
        value, end = 0, words[1].end()
    else:
        return None
    after = _AFTER_WORDS.match(plain, end)
    parted = after is not None or (number is not None and bool(number["inside"]))
    if not parted and plain[end:].strip():
        return _unparted(line, kind, style, value, end) if value else None
    stop = after.end() if after else end if parted else len(plain)
    if not value and not line[stop:].strip():
        return None  # «الباب التمهيدي», alone on its line, is itself the heading
    return Marker(line[:stop].strip(), kind, style, value), line[stop:].strip()


def _bullet(line: str, plain: str) -> tuple[Marker, str] | None:
    found = _BULLET.match(plain)
    if not found:
        # boxes and ticks of whatever kind («☐», «✓»)
        boxed = len(line) > 1 and unicodedata.category(line[0]) == "So" and line[1].isspace()
        return (Marker(line[0], "bullet", f"bullet{line[0]}"), line[1:]) if boxed else None
    text = line[: found.end()].strip()
    rest = line[found.end() :]
    # A dash between a word and the end of a heading («تمهيد -») never stands at the start.
    sign = _STYLE.get(text[0], text[0])
    return Marker(text, "bullet", f"bullet{sign * min(len(text), 2)}"), rest


def parse(line: str) -> tuple[Marker | None, str]:
    """The marker that `line` begins with, and the words after it.

    `line` has single blanks and none at its ends. A dash that holds a number («- ١- نص») is one
    marker with the number's style.
    """
    plain = _plain(line)
    for reader in (_spelled, _parted, _lettered, _number, _letter, _latin, _bullet, _weak_number):
        found = reader(line, plain)
        if found is not None:
            marker, rest = found
            return marker, line if marker.part_of_text else rest.strip()
    return None, line
