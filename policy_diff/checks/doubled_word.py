"""A word or a few words written twice: «في في المخالفات», «يرفع إلى يرفع إلى اللجنة».

Why: it is left by editing, and in a date or a condition it may hide a word that was lost.
What this leaves alone: words that are doubled on purpose («خطوة خطوة», «ملفاً ملفاً», «ورقة ورقة،»), numbers,
and a word that ends one clause and begins the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from policy_diff.checks.examined import Examined, Example, Voice, short
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.numbers import cardinal
from policy_diff.facts.words import Token, tokens
from policy_diff.model import Bilingual, Finding, Severity

CODE = "doubled_word"
SEVERITY: Severity = "low"
SAYS = Bilingual(
    "{what} مكررة: «{word} {word}»",
    "{what} twice: «{word} {word}»",
)
MEANS = Bilingual(
    "كلمة، أو عبارة من أربع كلمات فأقل، وردت مرتين متتاليتين في البند الواحد.",
    "The same word, or up to four of them, stands twice in a row within one clause.",
)
EXAMPLES = (
    Example(clauses=(("procedure_steps", "ترفع اللجنة التقرير للمجلس في في المخالفات المالية."),)),
    Example(clauses=(("procedure_steps", "ترفع اللجنة التقرير إلى المجلس إلى المجلس لاعتماده."),)),
)
CLEAN = (
    Example(clauses=(("procedure_steps", "يتدرج الموظف خطوة خطوة، ثم يرفع رفع المسؤول."),)),
    Example(clauses=(("channels", "الهاتف 22 22"),)),
    Example(clauses=(("procedure_steps", "تراجع اللجنة الأوراق ورقة ورقة، وملفاً ملفاً."),)),
    Example(clauses=(("procedure_steps", "ينظر في كل طلب على حدة وفي كل شكوى على حدة."),)),
    Example(clauses=(("approval", "الأستاذ محمد بن محمد بن صالح القحطاني"),)),
)
ON_PURPOSE = words_of("خطوة مرحلة بند بندا فردا واحدا كلمة سطرا سطر شيئا صفا جدا أولا بابا يوما لا نعم الله")
WORD = Bilingual("كلمة", "a word stands")
WORDS = Bilingual("عبارة", "some words stand")
#: so many words together may have been written twice
LONGEST = 4
#: «محمد بن محمد بن صالح»
KIN = words_of("بن ابن بنت")
#: as written: «ملفاً ملفاً» one by one; «ورقة ورقة» too, where the sentence pauses after it
ONE_BY_ONE, EACH, PAUSES = "اً", "ة", ".،؛:"
_say = Voice(CODE, SEVERITY, SAYS)


def find(examined: Examined) -> Iterator[Finding]:
    """One finding for each word, or few words, that stand twice."""
    for clause in examined.clauses:
        run = tokens(clause.text)
        past = 0
        for place in range(len(run) - 1):
            long = _doubled(clause.text, run, place) if place >= past else 0
            if long:
                past = place + 2 * long
                word = clause.text[run[place].start : run[place + long - 1].stop]
                what = WORD if long == 1 else WORDS
                quote = short(clause.text, run[place].start)
                yield _say(clause.lines, quote, word=word, what=what.en, ar={"what": what.ar})


def _doubled(text: str, run: Sequence[Token], place: int) -> int:
    """How many words stand at `place` and once more right behind them; nought when none do."""
    for long in range(LONGEST, 0, -1):
        both = run[place : place + 2 * long]
        if len(both) < 2 * long or [t.text for t in both[:long]] != [t.text for t in both[long:]]:
            continue
        apart = all(text[one.stop : two.start].isspace() for one, two in pairwise(both))
        slips = [_is_slip(token.key) for token in both[:long]]
        meant = long == 1 and _on_purpose(text, both[1])
        if apart and (all(slips) if long == 1 else any(slips) and _are_words(both)) and not meant:
            return long
    return 0


def _are_words(run: Sequence[Token]) -> bool:
    return all(token.key.isalpha() and token.key not in KIN for token in run)


def _on_purpose(text: str, token: Token) -> bool:
    """«ملفاً ملفاً», «ورقة ورقة،»: one by one."""
    follows = text[token.stop :].lstrip()
    pauses = not follows or follows[0] in PAUSES or follows.startswith("و")
    return token.text.endswith(ONE_BY_ONE) or (token.text.endswith(EACH) and pauses and not token.text.startswith("ال"))


def _is_slip(key: str) -> bool:
    return len(key) > 1 and key.isalpha() and key not in ON_PURPOSE and not cardinal((key,))
