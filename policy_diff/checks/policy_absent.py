"""The text refers to another policy of the association, which is not among those examined with it.

Why: the clause leans on a document that may not exist, or was not sent. Only told when several documents
of one association are examined together, since one alone says nothing of the others. Based on the titles
that the profiles know. What this leaves alone: the policy's own title, laws, and titles nobody knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from policy_diff.checks.examined import Examined, Example, Voice, short
from policy_diff.facts.words import Phrase, found_in, keys, tokens
from policy_diff.model import Bilingual, Finding, Severity
from policy_diff.profiles import profile, types

CODE = "policy_absent"
SEVERITY: Severity = "low"
SAYS = Bilingual(
    "إحالة إلى «{name}»، وليست بين وثائق الجمعية المفحوصة معها ({count})",
    "a reference to «{name}», which is not among the association's documents examined with this one ({count})",
)
MEANS = Bilingual(
    "قورنت عناوين السياسات التي يحيل إليها النص بوثائق الجمعية نفسها المفحوصة في المرة ذاتها، إذا كانت عدة وثائق.",
    "The titles of policies that the text refers to were compared with the documents of the same association "
    "examined in the same run, if there are several.",
)
_OTHERS = ("beneficiary_relations", "fundraising", "volunteers")
EXAMPLES = (Example(clauses=(("other", "ويفصح عنها وفق سياسة تعارض المصالح."),), beside=_OTHERS),)
CLEAN = (
    Example(clauses=(("other", "ويفصح عنها وفق سياسة تعارض المصالح."),)),
    Example(clauses=(("other", "ويفصح عنها وفق سياسة تعارض المصالح."),), beside=(*_OTHERS, "conflict_of_interest")),
    Example(clauses=(("other", "تنشر سياسة تنظيم العلاقة مع المستفيدين وفق نظام الجمعيات."),), beside=_OTHERS),
)
#: so many documents of an association are more than a sample
SEVERAL = 3
_say = Voice(CODE, SEVERITY, SAYS)


def find(examined: Examined) -> Iterator[Finding]:
    """One finding for each kind of policy that is referred to and absent, at its first mention."""
    there = {examined.policy.policy_type, *examined.beside}
    if len(examined.beside) < SEVERAL:
        return
    for clause in examined.body:
        run = tokens(clause.text)
        for place, phrase in found_in(run, _phrases()):
            kind = _titles()[phrase]
            if kind not in there:
                there.add(kind)
                first, last = run[place], run[place + len(phrase) - 1]
                name = clause.text[first.start : last.stop]
                yield _say(clause.lines, short(clause.text, first.start), name=name, count=len(examined.beside))


@cache
def _phrases() -> tuple[Phrase, ...]:
    return tuple(_titles())


@cache
def _titles() -> dict[Phrase, str]:
    """The titles that the profiles know by their folded words, longest first, each with its kind of policy."""
    titles = {keys(tokens(title)): kind for kind in types() for title in profile(kind).titles}
    return dict(sorted(titles.items(), key=lambda entry: (-len(entry[0]), entry[0])))
