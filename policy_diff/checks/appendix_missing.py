"""The text sends to an appendix, form or table of its own, and the document has none: «النموذج المرفق».

Why: it was left out when the document was copied or approved, and readers look for it in vain.
What this leaves alone: forms that are kept elsewhere («النموذج المعتمد لدى الإدارة»), appendices of other
documents («ملحق اللائحة التنفيذية»), and documents that have an appendix or a form of that kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from normalizers import fold
from policy_diff.checks.examined import Examined, Example, Voice, short
from policy_diff.facts.clauses import Clause
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.numbers import ordinal
from policy_diff.facts.words import Token, keys, tokens
from policy_diff.model import Bilingual, Finding, Severity

CODE = "appendix_missing"
SEVERITY: Severity = "low"
SAYS = Bilingual(
    "إحالة إلى «{name}»، ولا يوجد في الوثيقة",
    "a reference to «{name}», which is not in the document",
)
MEANS = Bilingual(
    "يذكر النص ملحقاً أو نموذجاً أو جدولاً مرفقاً أو مرقماً، ولا عنوان ولا سطر في الوثيقة يبدأ به. قد يكون في ملف مستقل.",
    "The text names an appendix, form or table as attached or by number, and no heading or line of the document "
    "begins with one. It may be a file of its own.",
)
EXAMPLES = (
    Example(clauses=(("procedure_steps", "يعبئ المستفيد النموذج المرفق بهذه السياسة."),)),
    Example(clauses=(("procedure_steps", "وفق المدد المبينة في الملحق رقم (2)."),)),
    Example(clauses=(("procedure_steps", "يعبئ المستفيد نموذج طلب الخدمة المرفق، ويوقعه."),)),
    Example(clauses=(("procedure_steps", "يعبئ المستفيد النموذج رقم (ن-7) المرفق بهذه السياسة."),)),
    Example(
        clauses=(("procedure_steps", "وتعد البيانات حسب الجدول رقم (8) المرفق، وفق القائمة المرفقة بهذه السياسة."),)
    ),
    Example(clauses=(("procedure_steps", "تصرف الإعانة بالمقادير المبينة في المرفق رقم (2)."),)),
    Example(
        clauses=(("procedure_steps", "يعبئ المستفيد النموذج المرفق بهذه السياسة."), ("tools", "نموذج طلب الخدمة.")),
    ),
    Example(
        clauses=(("procedure_steps", "ويوقع الاستمارة رقم (4) ويسلمها."), ("appendix", "مدة الحفظ: خمس سنوات.")),
        headings={"appendix": "ملحق رقم (1): مدد الحفظ"},
    ),
)
CLEAN = (
    Example(clauses=(("procedure_steps", "يوقع النموذج رقم (ن-7) المرفق بالطلب، وينظر في القائمة المرفقة بالعرض."),)),
    Example(clauses=(("procedure_steps", "يتفقد المشرف المرفق رقم (2) كل أسبوع، ويكتب ما وجد."),)),
    Example(
        clauses=(
            ("procedure_steps", "وتعاد القائمة المرفقة إلى المورد."),
            ("procedure_steps", "يوقع المرافق استمارة الزيارة، ويعد مرفق رقم (5) للنساء."),
        ),
    ),
    Example(clauses=(("procedure_steps", "يعبئ نموذج رقم (3) الصادر عن الوزارة."),)),
    Example(clauses=(("procedure_steps", "يعبئ المستفيد النموذج المعتمد لدى الإدارة."),)),
    Example(clauses=(("procedure_steps", "ويوقع نموذج الإقرار المرفق بالطلب."),)),
    Example(clauses=(("procedure_steps", "يقدم طلب الاطلاع على النموذج (ح-3) إلى موظف الأرشيف."),)),
    Example(clauses=(("procedure_steps", "وفق الملحق (2) من اللائحة التنفيذية لنظام الجمعيات."),)),
    Example(clauses=(("procedure_steps", "ويقدم الأوراق المرفقة بالطلب، ويحفظ النموذج في ملفه."),)),
    Example(
        clauses=(("procedure_steps", "وفق المدد المبينة في الملحق رقم (1)."), ("appendix", "مدة الحفظ: خمس سنوات.")),
        headings={"appendix": "ملحق رقم (1): مدد الحفظ"},
    ),
    Example(
        clauses=(
            ("procedure_steps", "يعبئ المستفيد النموذج المرفق."),
            ("other", "نموذج طلب خدمة"),
            ("other", "الاسم:"),
        )
    ),
)


@dataclass(frozen=True, slots=True)
class _Kind:
    """What may be attached. `numbered`: a number alone makes it a part of this document. `pointed`: only where the
    text points at it, or says «بهذه السياسة»: «القائمة المرفقة» may have come with goods or a letter."""

    words: frozenset[str]
    attached: frozenset[str]
    numbered: bool = True
    pointed: bool = False


_ATTACHED = "المرفق المرفقة مرفق مرفقة الملحق الملحقة ملحق ملحقة المرافق المرافقة"
KINDS = (
    _Kind(words_of("الملحق ملحق بالملحق للملحق والملحق المرفق بالمرفق مرفق الملاحق"), words_of(_ATTACHED)),
    _Kind(words_of("النموذج نموذج بالنموذج للنموذج والنموذج النماذج"), words_of(_ATTACHED)),
    _Kind(words_of("الاستمارة استمارة بالاستمارة للاستمارة الاستمارات"), words_of(_ATTACHED)),
    _Kind(words_of("الجدول جدول بالجدول للجدول الجداول"), words_of(_ATTACHED), numbered=False),
    _Kind(words_of("القائمة قائمة بالقائمة للقائمة القوائم"), words_of(_ATTACHED), numbered=False, pointed=True),
)
#: right after a reference: it belongs to something else, or is kept elsewhere
OF_ANOTHER, THIS = words_of("من في ب لنظام للائحة بنظام باللائحة لدى"), words_of("هذه هذا السياسة الوثيقة الدليل")
KEPT = words_of(
    "الصادر الصادرة الخاص الخاصة المطلوب المعتمد المعتمدة المعد المعدة لدى الموحد الموحدة الإلكتروني الإلكترونية",
    "النظام البوابة المنصة",
)
#: a name may have so many words before «المرفق», with none of these and no sign but a dash among them
NAME, PASSED, NOT_A_NAME = 5, "-–", words_of("في من على إلى عن رقم أو ثم مع")
BESIDE, WITH = fold("ب"), words_of("مع")
FACILITY = words_of("المرفق بالمرفق مرفق")
POINTS = words_of(
    "وفق وفقا طبقا حسب بحسب كما مبين المبين مبينة المبينة موضح الموضح موضحة الموضحة وارد الوارد واردة الواردة ورد ترد",
    "انظر ينظر راجع بموجب ضمن مذكور المذكور المذكورة النموذج الجدول الاستمارة القائمة مدرج المدرج المدرجة",
)
NUMBER, LETTERS, WITH_THIS = words_of("رقم"), 1, fold("بهذه")
#: so near after a reference stands whose it is; so short is a line that is the title of a form
REACH, TITLE, SPAN = 4, 12, 6
LISTED, STOPS = ("channels", "tools"), (".", "؛", "،")
FORMS = ("appendix", "declaration", "form")
_say = Voice(CODE, SEVERITY, SAYS)


@dataclass(frozen=True, slots=True)
class _Named:
    """An appendix as named: its kind, its number or letter if it has one, and the token after it."""

    kind: _Kind
    number: str
    after: int
    attached: bool


def find(examined: Examined) -> Iterator[Finding]:
    """One finding for each that is referred to and absent, at its first mention."""
    there = list(_there(examined))
    anything = any(section.key in FORMS for section in examined.policy.sections)
    told: set[tuple[frozenset[str], str]] = set()
    for clause in examined.body:
        run = tokens(clause.text)
        for place, token in enumerate(run):
            named = _named(run, place) if place else None
            if named is None or (named.kind.words, named.number) in told or _elsewhere(run, named):
                continue
            if not any(_same(named, other) for other in there) and not (anything and not named.number):
                told.add((named.kind.words, named.number))
                name = clause.text[token.start : run[named.after - 1].stop]
                yield _say(clause.lines, short(clause.text, token.start), name=name)


def _named(run: Sequence[Token], place: int) -> _Named | None:
    """The appendix that is named at `place`, if it is called attached or has a number."""
    kind = next((one for one in KINDS if run[place].key in one.words), None)
    if kind is None or place + 1 >= len(run):
        return None
    after = _past_attached(run, place, kind)
    attached = after > place + 1
    if run[place].key in FACILITY and not (_points(run, place) or place <= 1):
        return None
    if kind.pointed and not (_points(run, place) or WITH_THIS in keys(run[after : after + 1])):
        return None
    if attached and after + 2 < len(run) and run[after].key == WITH_THIS:
        after += 2  # «الاستمارة الملحقة بهذه السياسة رقم (3)»
    led = after < len(run) and run[after].key in NUMBER
    bracketed = after + led < len(run) and run[after + led].key in "(["
    at = after + led + bracketed
    spelt = ordinal(keys(run[at : at + 2]))
    if spelt and not bracketed:
        return _Named(kind, str(spelt[0]), at + spelt[1], attached) if kind.numbered else None
    closed = not bracketed or (at + 1 < len(run) and run[at + 1].key in ")]")
    counted = at < len(run) and closed and (run[at].number is not None or (bracketed and _is_letter(run[at])))
    number = run[at].key if counted else ""
    if behind := _attached_behind(run, place, kind):
        return _Named(kind, number, behind, attached=True)
    if number and (led or bracketed or attached) and (kind.numbered or attached):
        return _Named(kind, number, at + 1 + bracketed, attached)
    return _Named(kind, "", after, attached) if attached else None


def _attached_behind(run: Sequence[Token], place: int, kind: _Kind) -> int:
    """The token after «المرفق» where that stands behind the number («الجدول رقم (8) المرفق»); else nought."""
    at = place + 1 + (run[place + 1].key in NUMBER)
    closes = next((i for i in range(at, min(at + SPAN, len(run))) if run[i].key in ")]"), at - 1)
    after = closes + 1 if closes >= at or at >= len(run) or run[at].number is None else at + 1
    if after <= place + 1 or after >= len(run) or run[after].key not in kind.attached:
        return 0
    follows = run[after + 1].key if after + 1 < len(run) else ""
    own = follows.startswith(BESIDE) and not follows.startswith((WITH_THIS, WITH_THIS[:-1]))
    return 0 if own or follows in WITH else after + 1


def _points(run: Sequence[Token], place: int) -> bool:
    """Whether the text says that something stands there: «المرفق رقم (2)» may be a facility too."""
    before = run[max(0, place - REACH) : place]
    return run[place].key.startswith(BESIDE) or any(token.key in POINTS for token in before)


def _past_attached(run: Sequence[Token], place: int, kind: _Kind) -> int:
    """The token after «المرفق», also some words behind («نموذج طلب الخدمة المرفق»); without it the one after `place`.

    «المرفق بالطلب» is with the request, and not with the document.
    """
    for at in range(place + 1, min(place + 2 + NAME, len(run))):
        if not (run[at].key.isalpha() or run[at].key in PASSED) or run[at].key in NOT_A_NAME:
            break
        if run[at].key in kind.attached:
            follows = run[at + 1].key if at + 1 < len(run) else ""
            own = follows.startswith(BESIDE) and not follows.startswith((WITH_THIS, WITH_THIS[:-1]))
            return place + 1 if own or follows in WITH else at + 1
    return place + 1


def _is_letter(token: Token) -> bool:
    return len(token.key) == LETTERS and token.key.isalpha()


def _there(examined: Examined) -> Iterator[_Named]:
    """The appendices and forms that headings and lines of the document begin with."""
    headings = [section.heading for section in examined.policy.sections]
    lines = [clause.text for clause in examined.clauses if _may_title(clause)]
    for text in (*headings, *(clause.heading for clause in examined.clauses), *lines):
        run = tokens(text)
        for place in range(min(3, len(run))):
            kind = next((one for one in KINDS if run[place].key in one.words), None)
            if kind and all(not t.key.isalpha() or len(t.key) < TITLE // 4 for t in run[:place]):
                named = _named(run, place)
                yield named or _Named(kind, "", place + 1, attached=False)


def _may_title(clause: Clause) -> bool:
    """Whether a line may be the title of a form: short, no sentence, and no item of what the employee has at hand."""
    return (
        len(clause.text.split()) <= TITLE and clause.section not in LISTED and not clause.text.rstrip().endswith(STOPS)
    )


def _same(named: _Named, other: _Named) -> bool:
    """Whether what is named may be the other: of one kind, and no other number."""
    return named.kind is other.kind and (not named.number or not other.number or named.number == other.number)


def _elsewhere(run: Sequence[Token], named: _Named) -> bool:
    """Whether it belongs to another document («من اللائحة التنفيذية») or is kept elsewhere («المعتمد لدى …»)."""
    rest = [token.key for token in run[named.after : named.after + REACH] if token.key not in "()،"]
    if rest and rest[0] in OF_ANOTHER:
        return not set(rest[1:2]) & THIS
    return bool(set(rest) & KEPT) or any(token.key in KEPT for token in run[named.after - 2 : named.after])
