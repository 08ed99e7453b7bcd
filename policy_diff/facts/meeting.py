"""The board's meeting: «بجلسته الثاني», «اجتماع مجلس الإدارة رقم (٤)», «في لقائه السابع».

Ordinals to a hundred in either gender, digits of either kind, brackets torn from their number. What
this leaves alone: the number of a decision («قرار رقم»), the year («لعام 2023م»), and a compound
number («3/27/366») of which nobody outside the association knows what counts the meetings: unclear.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from normalizers import alphabet
from policy_diff.facts.clauses import APPROVAL, Clause, astray, scattered
from policy_diff.facts.date import dates
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.numbers import cardinal, digits, ordinal
from policy_diff.facts.words import Token, keys, tokens
from policy_diff.model import Fact, FactStatus

KEY = "board_session"
_ITS = product(("", "ب", "و"), ("اجتماع", "جلست", "لقائ", "لقاء", "محضر", "دورت", "مجلس"), ("ه", "ها", "هم"))
_OCCASION = words_of(
    *("".join(parts) for parts in product(("", "ال", "بال", "لل"), ("اجتماع", "جلسة", "لقاء", "محضر"))),
    *("".join(parts) for parts in _ITS),
    "باجتماع بجلسة بمحضر بلقاء",
)
_BOARD = words_of(
    "مجلس المجلس الإدارة إدارة الجمعية رقم برقم في المنعقد المنعقدة ذي الرقم بجلسته جلسته العادي العادية",
    "الدوري الدورية جمعية",
)
_STOP = words_of(
    "بتاريخ", "الموافق", "لعام", "عام", "لسنة", "يوم", "قرار", "بقرار", "القرار", "وتاريخ", "في", "المنعقد", "المنعقدة"
)
_NUMBER = words_of("رقم", "برقم", "الرقم")
_COMPOUND = re.compile(r"\d+\s*/\s*\d+\s*/\s*\d+")
#: what a glued word has of an occasion; more letters than particles and endings can have are another word's
_STEMS = words_of("جلسته اجتماع بجلسة")
REACH, PARTICLES = 12, 5


def find(clauses: Sequence[Clause]) -> Fact:
    """The number of the meeting that approved the policy."""
    for clause in clauses:
        if clause.section == APPROVAL and (fact := _meeting(clause)):
            return fact
    for clause in clauses:
        if clause.section == APPROVAL and _is_glued(clause):
            return Fact(key=KEY, status="unclear", text=clause.text, lines=clause.lines)
    if any(clause.section == APPROVAL and dates(clause.text) for clause in clauses):
        return Fact(key=KEY, status="not_stated")
    for clause in astray(clauses):
        if dates(clause.text):
            return Fact(key=KEY, status="unclear", text=clause.text, lines=clause.lines)
    fallen = scattered(clauses)
    if fallen:
        return Fact(key=KEY, status="unclear", text=fallen.text, lines=fallen.lines)
    return Fact(key=KEY, status="not_stated")


def _is_glued(clause: Clause) -> bool:
    """«الرابعةبجلسته»: words that ran together around the occasion, so that its number cannot be told from them."""
    return any(
        stem in token.key and token.key not in _OCCASION and len(token.key) > len(stem) + PARTICLES
        for token in tokens(clause.text)
        for stem in _STEMS
    )


def _meeting(clause: Clause) -> Fact | None:
    run = tokens(clause.text)
    for place, token in enumerate(run):
        if token.key in _OCCASION:
            found = _number(clause.text, run, place)
            if found:
                value, wording = found
                status: FactStatus = "stated" if value is not None else "unclear"
                return Fact(key=KEY, status=status, value=value, text=wording, lines=clause.lines)
    return None


def _number(text: str, run: Sequence[Token], place: int) -> tuple[int | None, str] | None:
    """The number after the occasion and its wording; None for the number when it cannot be told."""
    for at in range(place + 1, min(place + 1 + REACH, len(run))):
        token = run[at]
        bracket = token.key == "(" and ordinal(keys(run[at + 1 : at + 3])) is not None
        if bracket:
            at, token = at + 1, run[at + 1]
        counted = ordinal(keys(run[at : at + 2])) or _in_words(run, at)
        if counted:
            return counted[0], text[token.start : run[at + counted[1] - 1].stop]
        if token.number is not None or token.key in ("(", ")"):
            return _in_digits(text, run, at)
        if token.key not in _BOARD or (token.key in _STOP and token.key not in _BOARD):
            if token.key in _NUMBER or token.key == ":" or token.key.startswith(".."):
                continue
            if token.key in _STOP:
                return None
            # the name of the association may stand between («اجتماع مجلس إدارة جمعية … رقم 5»)
            if at - place > 8:
                return None
    return None


def _in_words(run: Sequence[Token], at: int) -> tuple[int, int] | None:
    """«اجتماع رقم: خمسة»: a number in words right behind «رقم», and how many words it takes."""
    before = at - 1 - (run[at - 1].key == ":")
    return cardinal(keys(run[at : at + 3])) if run[before].key in _NUMBER and run[at].number is None else None


def _in_digits(text: str, run: Sequence[Token], at: int) -> tuple[int | None, str] | None:
    plain = text.translate(alphabet.TO_ASCII_DIGITS)
    compound = _COMPOUND.match(
        plain, run[at].start if run[at].number is not None else run[min(at + 1, len(run) - 1)].start
    )
    if compound:
        return None, text[compound.start() : compound.end()]
    value = digits(run, at)
    if value is None:
        return None, text[run[at].start : run[min(at + 1, len(run) - 1)].stop]
    token = next(t for t in run[at:] if t.number is not None)
    # a year is not a meeting («اجتماع 2023»)
    return (value, token.text) if value < 1000 else None
