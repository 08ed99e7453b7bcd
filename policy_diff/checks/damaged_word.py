"""A word that is damaged in the source itself: «الداء» for «الأداء».

Why: damage gets pasted into new documents, so the page may really read so; it is reported and not
mended. Based on the repairs that were suggested and not applied, and on words that no policy means.
What this leaves alone: everything that was repaired with certainty.
"""

from __future__ import annotations

from collections.abc import Iterator

from normalizers import Edit, fold
from policy_diff.checks.examined import Examined, Example, Voice, short
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.words import tokens
from policy_diff.model import Bilingual, Finding, Lines, Severity

CODE = "damaged_word"
SEVERITY: Severity = "low"
SAYS = Bilingual(
    "كلمة تالفة في الأصل فيما يبدو: «{before}»، ولعلها «{after}»",
    "a word that seems damaged in the source: «{before}», perhaps «{after}»",
)
MEANS = Bilingual(
    "إما إصلاح اقتُرح ولم يُطبّق لضعف دليله، وإما كلمة معروفة من تلف الاستخراج تُنسخ من وثيقة إلى أخرى.",
    "Either a repair that was suggested and not applied, or a word known from damaged extraction that gets copied on.",
)
EXAMPLES = (Example(clauses=(("detailed_goals", "رفع مستوى الداء لدى الموظف"),)),)
CLEAN = (
    Example(clauses=(("detailed_goals", "رفع مستوى الأداء لدى الموظف"),)),
    Example(clauses=(("detailed_goals", "علاج الداء بالدواء"),)),
)
KNOWN = {
    fold(word): meant
    for word, meant in (
        ("الداء", "الأداء"),
        ("الجراءات", "الإجراءات"),
        ("الدارة", "الإدارة"),
        ("الدارية", "الإدارية"),
        ("الهداف", "الأهداف"),
        ("العلقة", "العلاقة"),
        ("العقة", "العلاقة"),
        ("الجتماع", "الاجتماع"),
        ("الجتماعية", "الاجتماعية"),
        ("اللكتروني", "الإلكتروني"),
        ("اللكترونية", "الإلكترونية"),
        ("الستفسارات", "الاستفسارات"),
        ("الحتياجات", "الاحتياجات"),
        ("السئلة", "الأسئلة"),
        ("الطراف", "الأطراف"),
        ("الفراد", "الأفراد"),
        ("الساليب", "الأساليب"),
    )
}
#: beside these the word is meant as it stands
MEANT = {fold("الداء"): words_of("الدواء دواء مرض المرض علاج المرضى")}
_say = Voice(CODE, SEVERITY, SAYS)


def _one_word(edit: Edit) -> bool:
    """A suggestion about the order of a line is not about a word."""
    return len(edit.before.split()) == 1 and len(edit.after.split()) <= 2


def find(examined: Examined) -> Iterator[Finding]:
    """One finding for each word; a suggestion is not said twice."""
    suggested = [edit for edit in examined.policy.traced.edits if edit.status == "suggested" and _one_word(edit)]
    for edit in suggested:
        yield _say(Lines(edit.line, edit.line), edit.before, before=edit.before, after=edit.after)
    for clause in (*examined.clauses, *examined.headings):
        run = tokens(clause.text)
        keys = {token.key for token in run}
        for token in run:
            meant = KNOWN.get(token.key)
            if meant and not keys & MEANT.get(token.key, frozenset()):
                yield _say(clause.lines, short(clause.text, token.start), before=token.text, after=meant)
