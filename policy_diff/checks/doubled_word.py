"""A word or a few words written twice: «في في المخالفات», «يرفع إلى يرفع إلى اللجنة».

Why: it is left by editing, and in a date or a condition it may hide a word that was lost.
What this leaves alone: words that are doubled on purpose («خطوة خطوة», «ملفاً ملفاً», «ورقة ورقة،»), numbers,
and a word that ends one clause and begins the next.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from policy_diff.checks.examined import Examined, Example, Voice, short
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.numbers import cardinal
from policy_diff.facts.terms import counted
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
    Example(clauses=(("procedure_steps", "ارفع تظلمك قبل مرور ثلاثين ثلاثين يوماً على الواقعة."),)),
    Example(
        clauses=(
            ("procedure_steps", "تدرس اللجنة اللجنة الطلب."),
            ("procedure_steps", "تحيل اللجنة اللجنة الطلب."),
            ("procedure_steps", "ترفع اللجنة اللجنة التقرير."),
        ),
    ),
)
CLEAN = (
    Example(
        clauses=(
            ("financial", "اعتماد الموازنة المدير التنفيذي مجلس الإدارة مجلس الإدارة"),
            ("financial", "فتح الحسابات المدير المالي مجلس الإدارة مجلس الإدارة"),
            ("financial", "اعتماد الترقيات يوصي يوصي يعتمد"),
            ("financial", "فتح الفروع يوصي يوصي يعتمد"),
            ("financial", "إقفال الفروع يوصي يوصي يعتمد"),
            ("financial", "شراء الأصول المدير التنفيذي المدير التنفيذي مجلس الإدارة مجلس الإدارة"),
        ),
    ),
    Example(clauses=(("procedure_steps", "يتدرج الموظف خطوة خطوة، ثم يرفع رفع المسؤول."),)),
    Example(clauses=(("channels", "الهاتف 22 22"),)),
    Example(clauses=(("procedure_steps", "يدخل المستفيدون عشرة عشرة، وجملة المصروف ألف ألف ريال."),)),
    Example(
        clauses=(
            ("procedure_steps", "يخرجون اثنين اثنين من القاعة."),
            ("procedure_steps", "يدخل المستفيدون ثلاثة ثلاثة إلى الصالة."),
        ),
    ),
    Example(clauses=(("procedure_steps", "تراجع اللجنة الأوراق ورقة ورقة، وملفاً ملفاً."),)),
    Example(clauses=(("procedure_steps", "ينظر في كل طلب على حدة وفي كل شكوى على حدة."),)),
    Example(clauses=(("approval", "الأستاذ محمد بن محمد بن صالح القحطاني"),)),
)
ON_PURPOSE = words_of("خطوة مرحلة بند بندا فردا واحدا كلمة سطرا سطر شيئا صفا جدا أولا بابا يوما لا نعم الله")
THOUSANDS = words_of("ألف مليون مئة مائة")
WORD = Bilingual("كلمة", "a word stands")
WORDS = Bilingual("عبارة", "some words stand")
#: so many words together may have been written twice
LONGEST = 4
#: the same words doubled in so many clauses are neighbouring cells of a table («مجلس الإدارة مجلس الإدارة»)
CELLS = 3
#: words so short are doubled by careless authors, however often («في في»)
PARTICLE = 3
#: a row of a table has none of these; a sentence does
SENTENCE = "،؛,."
#: what is counted: «ثلاثين ثلاثين يوماً» is a slip, «اثنين اثنين من القاعة» is not
UNITS = words_of(
    "يوم يوما أيام شهر شهرا أشهر شهور سنة سنوات عام عاما أعوام أسبوع أسبوعا أسابيع ساعة ساعات دقيقة دقائق",
    "ريال ريالا ريالات",
)
#: «محمد بن محمد بن صالح»
KIN = words_of("بن ابن بنت")
#: as written: «ملفاً ملفاً» one by one; «ورقة ورقة» too, where the sentence pauses after it
ONE_BY_ONE, EACH, PAUSES = "اً", "ة", ".،؛:"
_say = Voice(CODE, SEVERITY, SAYS)


def find(examined: Examined) -> Iterator[Finding]:
    """One finding for each word, or few words, that stand twice."""
    found = [
        (clause, start, stop, long)
        for clause in (*examined.clauses, *examined.headings)
        for start, stop, long in _all_in(clause.text)
    ]
    often = Counter(clause.text[start:stop] for clause, start, stop, _ in found if _is_row(clause.text))
    cells = {words for words, times in often.items() if times >= CELLS and len(words) > PARTICLE}
    for clause, start, stop, long in found:
        words = clause.text[start:stop]
        excused = words in cells or (long > 1 and cells)
        if not (excused and _is_row(clause.text)):
            what = WORD if long == 1 else WORDS
            yield _say(clause.lines, short(clause.text, start), word=words, what=what.en, ar={"what": what.ar})


def _is_row(text: str) -> bool:
    """Whether a clause may be a row of a table whose cells ran together."""
    return not any(sign in text for sign in SENTENCE)


def _all_in(text: str) -> Iterator[tuple[int, int, int]]:
    """The first of each two: where it begins and ends, and how many words it is."""
    run = tokens(text)
    past = 0 if len(run) > 2 else len(run)  # «عالي عالي» alone on a line are two cells
    for place in range(len(run) - 1):
        long = _doubled(text, run, place) if place >= past else 0
        if long:
            past = place + 2 * long
            yield run[place].start, run[place + long - 1].stop, long


def _doubled(text: str, run: Sequence[Token], place: int) -> int:
    """How many words stand at `place` and once more right behind them; nought when none do."""
    for long in range(LONGEST, 0, -1):
        both = run[place : place + 2 * long]
        if len(both) < 2 * long or [t.text for t in both[:long]] != [t.text for t in both[long:]]:
            continue
        apart = all(text[one.stop : two.start].isspace() for one, two in pairwise(both))
        slips = [_is_slip(token.key) for token in both[:long]]
        number = long == 1 and _is_number(text, both[1])
        meant = number or (long == 1 and _on_purpose(text, both[1]))
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


def _is_number(text: str, token: Token) -> bool:
    """«عشرة عشرة», «اثنين اثنين من القاعة», «ألف ألف»; «ثلاثين ثلاثين يوماً» is a slip, for what is counted follows."""
    if token.key in THOUSANDS:
        return True
    follows = tokens(text[token.stop :])[:1]
    counts = bool(follows) and (follows[0].key in UNITS or follows[0].key in counted())
    return bool(cardinal((token.key,))) and not counts


def _is_slip(key: str) -> bool:
    return len(key) > 1 and key.isalpha() and key not in ON_PURPOSE
