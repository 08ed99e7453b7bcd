"""The version of the document: «الإصدار الثاني», «نسخة 1.3», «الطبعة الثالثة», «رقم الإصدار (4)».

Read from the cover and from short lines of the opening and the approval. Two that differ leave it unclear.
What this leaves alone: copies («نسخة من الهوية»), editions of anything but rules («الطبعة 5 من كتاب الإدارة»), and
the version that this one replaces.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policy_diff.facts.clauses import APPROVAL, COVER, Clause
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.numbers import ordinal
from policy_diff.facts.rule_words import is_document
from policy_diff.facts.words import Token, keys, tokens
from policy_diff.model import Fact

KEY = "version"
_VERSION = words_of("الإصدار إصدار النسخة نسخة الاصدار الإصدارة الطبعة طبعة version rev")
_BETWEEN = words_of("رقم") | frozenset("():[]-")
_OF, _THIS = words_of("من ل"), words_of("هذه هذا")
_OPENING = ("preamble", APPROVAL)
#: a line of more words is a sentence
LINE_WORDS = 7


def find(clauses: Sequence[Clause]) -> Fact:
    """The version as a number in digits, «1.3» with its parts."""
    found = [(version, clause) for clause in clauses for version in _versions(clause)]
    if not found:
        return Fact(key=KEY, status="not_stated")
    (value, text), clause = found[0]
    if len({version[0] for version, _ in found}) > 1:
        return Fact(key=KEY, status="unclear", text=text, lines=clause.lines)
    return Fact(key=KEY, status="stated", value=value, text=text, lines=clause.lines)


def _versions(clause: Clause) -> Iterator[tuple[str, str]]:
    short = clause.section in _OPENING and len(clause.text.split()) <= LINE_WORDS
    run = tokens(clause.text) if clause.section == COVER or short else ()
    for place, token in enumerate(run):
        if token.key not in _VERSION:
            continue
        at = place + 1
        while at < len(run) and run[at].key in _BETWEEN:
            at += 1
        found = _number(run, at)
        if found and not _is_of_another(run, found[1]):
            yield found[0], clause.text[token.start : run[found[1] - 1].stop]


def _is_of_another(run: Sequence[Token], after: int) -> bool:
    """«من كتاب الإدارة» behind the number; not «من هذه السياسة»."""
    if after >= len(run) or run[after].key not in _OF:
        return False
    return not is_document(run, after + 1 + (after + 1 < len(run) and run[after + 1].key in _THIS))


def _number(run: Sequence[Token], at: int) -> tuple[str, int] | None:
    """The number and the token after it; «1.3» is one number, «الثاني» 2."""
    spelt = ordinal(keys(run[at : at + 2]))
    if spelt:
        return str(spelt[0]), at + spelt[1]
    if at >= len(run) or run[at].number is None:
        return None
    parts, after = [run[at].key], at + 1
    while after + 1 < len(run) and run[after].key in ".,٫" and run[after + 1].number is not None:
        parts.append(run[after + 1].key)
        after += 2
    return ".".join(parts), after
