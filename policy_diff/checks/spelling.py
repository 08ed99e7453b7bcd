"""Words written otherwise than usual: «الادارة» for «الإدارة», «الجمعيه» for «الجمعية».

Why: it shows that nobody read the text over, and searching for the word misses the clause. One line for
the document. Based on the document's own other spelling, and on a table of words that such policies use
(`spelling.toml`). What this leaves alone: spellings that are both in use («مسئول», «مسؤول»), «مدرسه» (his
school), vowel marks, and whether the author or the extraction wrote it.
"""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from normalizers import fold
from policy_diff.checks.examined import Examined, Example, Voice, short
from policy_diff.facts.clauses import Clause
from policy_diff.facts.words import tokens
from policy_diff.model import Bilingual, Finding, Lines, Severity

CODE = "spelling"
SEVERITY: Severity = "low"
SAYS = Bilingual(
    "كلمات رُسمت على غير المعتاد ({count}): {words}",
    "words not spelt as usual ({count}): {words}",
)
MEANS = Bilingual(
    "قورنت كلمات الوثيقة برسمها الآخر فيها وبقائمة من كلمات السياسات، والفرق همزة أو هاء مكان التاء المربوطة.",
    "The words were compared with their other spelling in the document and with a table of words usual in "
    "policies; they differ by a hamza, or by «ه» for «ة».",
)
EXAMPLES = (
    Example(clauses=(("tools", "دليل الخدمات."), ("channels", "مكتب الادارة."))),
    Example(clauses=(("tools", "لائحة الجمعيه."),)),
    Example(clauses=(("tools", "سجل الأجنحة."), ("channels", "مكتب الاجنحة."), ("other", "صيانة الأجنحة."))),
    Example(clauses=(("tools", "دليل المتطوعين."), ("channels", "مكتب المتطوعيين."))),
)
CLEAN = (
    Example(clauses=(("tools", "دليل الإدارة والجمعية."), ("channels", "مكتب مسئول المياه والتوجيه."))),
    Example(clauses=(("tools", "أن يقدم طلبه في مدرسه."), ("channels", "إن لم يكتمل طلبة العلم."))),
    Example(clauses=(("tools", "اكتب اسمك."), ("channels", "أكتب ما رأيت وأكتب متى رأيته، وهما الإداريين."))),
)
_HAMZAS, _ALEF = ("أ", "إ", "آ"), "ا"
_TEH, _HEH, _ARTICLE, _DOUBLE = "ة", "ه", "ال", "يين"
_WITH_ARTICLE = ("وال", "بال", "لل", "فال")
_BEFORE = ("", "ال", "و", "وال", "بال", "ب", "لل", "ل", "ك", "فال")
_AFTER = ("", "ه", "ها", "هم", "ات", "ين", "ون", "ي", "ية", "اً", "ا", "ته", "تها")
#: two words in one spelling without hamza; so many pairs are shown
_TWO_WORDS = frozenset(fold(w) for w in ("أن", "إن", "ألا", "إلا", "أما", "إما", "أجل", "إذن", "أنه", "إنه", "أنها"))
FEWEST_LETTERS, SHOWN = 4, 4
_say = Voice(CODE, SEVERITY, SAYS)


def find(examined: Examined) -> Iterator[Finding]:
    """One finding for the document, at the first of the words."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    first: dict[str, tuple[Clause, int]] = {}
    for clause in (*_headings(examined), *examined.clauses):
        for token in tokens(clause.text):
            if token.key.isalpha() and token.key not in _TWO_WORDS:
                spellings[token.key][token.text] += 1
                first.setdefault(token.text, (clause, token.start))
    slips = dict(pair for seen in spellings.values() for pair in (*_rarer(seen), *_unusual(seen)))
    slips |= {word: single for word in first if (single := _without_double(word)) != word and single in first}
    if slips:
        order = sorted(slips, key=lambda slip: (first[slip][0].lines.first, slip))
        clause, at = first[order[0]]
        shown = "، ".join(f"«{slip}» / «{slips[slip]}»" for slip in order[:SHOWN])
        words = shown + (" …" if len(order) > SHOWN else "")
        yield _say(clause.lines, short(clause.text, at), count=len(order), words=words)


def _rarer(seen: Counter[str]) -> Iterator[tuple[str, str]]:
    """The rarer spellings, each with the document's usual one."""
    (usual, often), *others = seen.most_common()
    for rare, times in others:
        known = _usual().get(usual) == rare  # the rarer one is right
        if times < often and len(rare) >= FEWEST_LETTERS and not known and _careless(rare, usual):
            yield rare, usual


def _unusual(seen: Counter[str]) -> Iterator[tuple[str, str]]:
    """Spellings that the table knows otherwise, and definite words that end in «ه» for «ة»."""
    for word in seen:
        usual = _usual().get(word)
        if usual is None and word.startswith(_ARTICLE) and word.endswith(_HEH) and len(word) > FEWEST_LETTERS + 1:
            usual = None if _ends_in_heh(word) else word[:-1] + _TEH
        if usual:
            yield word, _usual().get(usual, usual)


def _without_double(word: str) -> str:
    """«المتطوعيين» with one «ي»; «الإداريين» has no other spelling in a document."""
    return word.removesuffix(_DOUBLE) + _DOUBLE[1:] if word.endswith(_DOUBLE) else word


def _headings(examined: Examined) -> Iterator[Clause]:
    for section in examined.policy.sections:
        if section.heading:
            yield Clause(section.heading, Lines(section.lines.first, section.lines.first), section.key)


def _careless(rare: str, usual: str) -> bool:
    """Whether two definite words differ by a hamza that the first leaves out, or by its «ه» for «ة».

    Without an article two words may be meant: «اكتب» (write!) and «أكتب» (I write), «مدرسه» and «مدرسة».
    """
    pairs = [(a, b) for a, b in zip(rare, usual, strict=False) if a != b]
    definite = any(word.startswith((_ARTICLE, *_WITH_ARTICLE)) for word in (rare, usual))
    if len(rare) != len(usual) or len(pairs) != 1 or not definite:
        return False
    (a, b) = pairs[0]
    return (a == _ALEF and b in _HAMZAS) or (a == _HEH and b == _TEH)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "spelling.toml").read_text(encoding="utf-8"))


@cache
def _heh() -> tuple[frozenset[str], tuple[str, ...]]:
    """Definite words that end in «ه» rightly, and beginnings that are no article, folded."""
    return frozenset(fold(word) for word in _table()["heh"]), tuple(fold(word) for word in _table()["no_article"])


def _ends_in_heh(word: str) -> bool:
    whole, beginnings = _heh()
    return fold(word) in whole or fold(word).startswith(beginnings)


@cache
def _usual() -> dict[str, str]:
    """The usual spelling of every form without hamza."""
    out = dict(_table()["words"])
    for word in _table()["wasl"]:
        for hamza in _HAMZAS[:2]:
            out |= {before + hamza + word[1:]: before + word for before in _BEFORE}
    for word in _table()["hamza"]:
        stem = word[:-1] + "ت" if word.endswith(_TEH) else word
        bare = _ALEF + word[1:]
        for before in _BEFORE:
            out[before + bare] = before + word
            for after in _AFTER[1:]:
                out[before + _ALEF + stem[1:] + after] = before + stem + after
    return out
