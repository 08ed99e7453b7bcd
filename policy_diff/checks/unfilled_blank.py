"""A blank that nobody filled: dots, underscores, empty brackets or a template's variable.

Why: the page was taken from a template and not finished. Where a person signs, a blank is meant.
What this leaves alone: signature lines, forms to be filled by applicants, and the association's name,
which has a check of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers import fold
from policy_diff.checks.examined import Examined, Example, Voice, short
from policy_diff.facts.clauses import Clause
from policy_diff.facts.duration_words import words_of
from policy_diff.model import Bilingual, Finding, Severity
from policy_diff.profiles import forms

CODE = "unfilled_blank"
SEVERITY: Severity = "medium"
SAYS = Bilingual(
    "فراغ لم يُملأ: «{blank}»",
    "a blank that was not filled: «{blank}»",
)
MEANS = Bilingual(
    "نقاط أو شرطات أو قوسان فارغان أو تاريخ بلا أرقام أو متغير قالب حيث تُنتظر كلمة. خانات التوقيع والنماذج لا تُحسب.",
    "Dots, underscores, empty brackets, a date without figures or a template variable where a word is expected. "
    "Signature lines and forms do not count.",
)
EXAMPLES = (
    Example(clauses=(("procedure_steps", "والرد عليه خلال ............ يوماً."),)),
    Example(clauses=(("preamble", "تضع [اسم الجمعية] هذه السياسة."),)),
    Example(clauses=(("preamble", "يعتمد مجلس إدارة (اسم الجمعية) هذه السياسة."),)),
    Example(clauses=(("procedures", "ويتولى ذلك قسم البرامج خلال مدة (تحدد لاحقاً)."),)),
    Example(clauses=(("approval", "اعتمدت في الاجتماع رقم (    ) بتاريخ 1445/10/29هـ."),)),
    Example(clauses=(("procedures", "[اسم الإدارة] تتولى الرد على الطلبات."), ("procedures", "ويرفع ## التقرير."))),
    Example(clauses=(("procedures", "وذلك بحد أقصى … ريال، ثم يحال إلى (يذكر اسم اللجنة) لاعتماده."),)),
    Example(clauses=(("procedures", "تشعر @@@ الجهة المختصة، وينظر فيها TBD في حينه."),)),
    Example(clauses=(("procedures", "## التنفيذي: يستخرج الأذونات."),)),
    Example(clauses=(("procedures", "وتتولى إدارة (يذكر اسم الإدارة) الرد عليه."),)),
    Example(clauses=(("procedures", "تعرض المسألة على نائب رئيس <الجهة> ليفصل فيها."),)),
    Example(clauses=(("approval", "اعتمد المجلس هذه السياسة بتاريخ   /   / 14هـ."),)),
)
CLEAN = (
    Example(clauses=(("procedures", "تقبل الهبات (يذكرها المتبرع) والوصايا... وأيام العمل معلومة."),)),
    Example(
        clauses=(
            ("procedures", "يصرف المبلغ (يذكر في المحضر اسم المستلم) ثم يحفظ."),
            ("procedures", "يملأ الطلب (تكتب الأسماء كاملة) ثم يوقع."),
            ("procedures", "بيان السبب (يذكر السبب كتابة)"),
            ("procedures", "## الإجراءات"),
        ),
    ),
    Example(clauses=(("approval", "التوقيع: ................"),)),
    Example(clauses=(("other", "أقر أنا ................ بأني قرأت هذه السياسة، وأن لي مصلحة في ............ ."),)),
    Example(clauses=(("preamble", "تضع الجمعية هذه السياسة... وتلتزم بها."),)),
    Example(clauses=(("preamble", "جمعية ............ تضع هذه السياسة."),)),
    Example(clauses=(("approval", "اعتمدت بتاريخ 29 / 10 / 1445هـ، وسجلت برقم 12 / 3."),)),
    Example(clauses=(("other", "والرد عليه خلال (  ) 30 يوماً."), ("other", "معدات، أدوات ..... الخ"))),
)
ME, THE, DECLARES = fold("أنا"), fold("ال"), words_of("أقر أتعهد الموقع الموقعة أصرح")
FORMS = ("declaration", "appendix", "form")
SIGNED = words_of(
    "التوقيع توقيع الختم ختم الاسم اسم الصفة المنصب رئيس عضو الإدارة أمين نائب المدير التاريخ الجوال الهوية"
)
ASKED = words_of("رقم برقم بتاريخ خلال مدة الموافق تاريخ")
AND_SO_ON = words_of("الخ إلخ وخلافه وغيرها وغيره")
REACH, ENDS = 3, (".", "؛", "،")
#: a date with nothing between its strokes, perhaps with the century: «بتاريخ / / 14هـ»
OPEN_DATE = r"(?<![\d/])(?<=\s)/\s*/\s*(?:14|20)?(?!\d)"
#: three dots alone before what is counted: «خلال … أيام»
LONE_DOTS = r"(?<=\s)(?:…|\.\.\.)(?=\s+(?:ريال|يوم|أيام|شهر|أشهر|سنة|سنوات|أسبوع|أسابيع|ساعة|ساعات|في المئة|%))"
BLANK = re.compile(
    r"[.·]{4,}|…{2,}|_{3,}|(?<=\s)__(?=\s)|(?:[.…_ ]*[…_][.…_ ]*){3,}"  # dots and underscores
    r"|\(\s+\)|\(\s*[.…_]+\s*\)"  # empty brackets
    rf"|{OPEN_DATE}|{LONE_DOTS}"
    r"|\(\s*(?:اسم الجمعية|يذكر اسم الجمعية|اسم الجهة)\s*\)|\((?:ي|ت)حدد (?:لاحقاً|لاحقا|فيما بعد)\)|\(كذا\)"
    r"|(?P<asks>\((?:يذكر|تذكر|يكتب|تكتب|يضاف|اكتب|أدخل|اذكر|ضع) [^()\d]{2,30}\))"  # what to write
    r"|\[[^\]\d]{2,40}\]|\{\{?[^}]{1,40}\}?\}|<[^<>\d]{2,40}>|[xX×]{3,}"  # variables
    r"|(?<!\S)(?:#{2,}|@{2,}|\*{3,}|\?{3,})(?!\S)|\b(?:TBD|TBC)\b"  # and what stands for one
    r"|(?<=[^\W\d_] )\[\s*\](?= [^\W\d_])"  # an empty box between words
)
#: a variable in a sentence is none that somebody signs over, whatever stands before it
FIELDS, HASH = "[{<#@*T", "#@*"
#: what to write stands for a word only behind one that waits for it («يحال إلى (يذكر اسم اللجنة)»), or as a subject;
#: behind a noun it tells whoever fills the form («بيان السبب (يذكر السبب كتابة)»)
WAITS = words_of("إلى على من في عن لدى مع قبل بعد خلال مدة رقم برقم بتاريخ بين قدره قدرها بمبلغ بنسبة بموجب حتى")
_say = Voice(CODE, SEVERITY, SAYS)


def find(examined: Examined) -> Iterator[Finding]:
    """One finding for each clause with blanks, at the first."""
    forms_to_fill = {_section(clause) for clause in examined.clauses if _is_form(clause)}
    for clause in examined.clauses:
        form = clause.section in FORMS or _section(clause) in forms_to_fill
        blanks = [] if form else list(_blanks(clause.text))
        if blanks:
            said = "»، «".join(dict.fromkeys(found[0].strip() for found in blanks))
            yield _say(clause.lines, short(clause.text, blanks[0].start()), blank=said)


def _section(clause: Clause) -> tuple[str, str]:
    return clause.section, clause.heading


def _is_form(clause: Clause) -> bool:
    """«أقر أنا الموقع أدناه .....»: a declaration that somebody is to fill in, whatever its section is called."""
    said = set(fold(clause.text).split())
    return ME in said and bool(said & DECLARES)


def _blanks(text: str) -> Iterator[re.Match[str]]:
    """The blanks that a word belongs in."""
    boxes = text.count("[") > 1
    for found in BLANK.finditer(text):
        if boxes and not found[0].strip("[] "):
            continue  # «نعم [ ] لا [ ]» is to be ticked
        before, after = text[: found.start()], text[found.end() :]
        field = found[0][0] in FIELDS and (found[0][0] in HASH or any(map(str.isalpha, found[0])))
        field = field and any(map(str.isalpha, after))
        if not (
            (_is_signature(before) and not field)
            or (found["asks"] and not _waits(before, found["asks"], after))
            or (found[0][0] == "#" and _is_heading(before, after))
            or _is_name(before)
            or _is_torn(found[0], before, after)
            or _goes_on(after)
        ):
            yield found


def _is_signature(text: str) -> bool:
    """Whether the blank after `text` is where somebody signs, or the whole line is blank."""
    before = fold(text).split()[-REACH:]
    return not before or (before[-1] not in ASKED and bool(set(before) & SIGNED))


def _waits(before: str, asked: str, after: str) -> bool:
    """Whether the sentence waits for a word where it is asked for: «إلى (يذكر …)», «إدارة (يذكر اسم الإدارة)»."""
    words = fold(before).split()[-1:]
    if not words:
        return any(map(str.isalpha, after))
    return words[0] in WAITS or THE + words[0] in fold(asked).split()


def _is_heading(before: str, after: str) -> bool:
    """«## الإجراءات»: a heading as web pages are written; «## التنفيذي: يستخرج الأذونات.» lacks a word."""
    return not before.strip() and not after.rstrip().endswith(ENDS)


def _is_name(text: str) -> bool:
    """Whether the association's name is what is missing."""
    before = fold(text).split()[-1:]
    return bool(before) and before[0] in forms().association_kinds | set(forms().association_joined)


def _is_torn(blank: str, before: str, after: str) -> bool:
    """Empty brackets whose number extraction has put beside them: «(  ) 30», «30 (  )»."""
    return blank.startswith("(") and bool(re.match(r"[\s%]*\d", after) or re.search(r"\d[\s%]*$", before))


def _goes_on(after: str) -> bool:
    """Dots in an enumeration that goes on: «أدوات ..... ، الخ»."""
    return bool(set(fold(after).split()[:2]) & AND_SO_ON)
