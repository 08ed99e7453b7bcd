"""The association's own name is not filled in: «جمعية ............», «تضع جمعية السياسات».

Why: the document does not say whose it is, and a template passes for a policy. What this leaves alone:
«الجمعية» and «جمعية» in general («أي جمعية», «جمعية عمومية»).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policy_diff.checks.examined import Examined, Example, Voice, short
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.words import Token, tokens
from policy_diff.model import Bilingual, Finding, Severity
from policy_diff.profiles import forms

CODE = "association_blank"
SEVERITY: Severity = "high"
SAYS = Bilingual(
    "اسم الجمعية غير مكتوب: «{text}»",
    "the association's name is not filled in: «{text}»",
)
MEANS = Bilingual(
    "بعد «جمعية» فراغ أو نقاط، أو تتمة الجملة مباشرة بلا اسم.",
    "After «جمعية» comes a blank, dots, or the sentence goes on without a name.",
)
EXAMPLES = (
    Example(clauses=(("preamble", "تضع جمعية ............ السياسات والإجراءات."),)),
    Example(clauses=(("preamble", "تلتزم جمعية [أدخل الاسم هنا] بذلك."),)),
    Example(clauses=(("preamble", "يعتمد مجلس إدارة جمعية XXXX هذه السياسة."),)),
    Example(clauses=(("preamble", "تضع جمعية السياسات والإجراءات التي تنظم علاقتها."),)),
)
CLEAN = (
    Example(clauses=(("preamble", "تضع جمعية الرحمة للتنمية السياسات والإجراءات."),)),
    Example(clauses=(("preamble", "تلتزم كل جمعية بهذه السياسة."),)),
    Example(clauses=(("preamble", "تتعاون مع جمعية أخرى في تقديم الخدمة."),)),
)
#: «جمعية {{اسم الجمعية}}», «جمعية [...]», «جمعية (اسم الجمعية)»
CLOSING, LONGEST = frozenset("]}>)"), 9
VARIABLES, TOLD = frozenset("[{<"), words_of("اسم يذكر أدخل")
KINDS = words_of("جمعية لجمعية بجمعية وجمعية مؤسسة")
DOES = words_of("تضع وتضع تركز وتركز تلتزم وتلتزم تحرص وتحرص تسعى وتسعى تؤمن وتؤمن تقوم وتقوم تعمل وتعمل باسم")
#: words that a sentence goes on with
NOT_NAMES = words_of(
    "السياسات السياسة سياسة سياساتها والسياسات في على إلى عن من هذه التي أن بأن ما مع اللوائح القواعد الضوابط الإجراءات"
)
_say = Voice(CODE, SEVERITY, SAYS)


def find(examined: Examined) -> Iterator[Finding]:
    """One finding for each clause with a name missing."""
    for clause in examined.clauses:
        run = tokens(clause.text)
        for place, token in enumerate(run):
            if token.key in KINDS and _is_blank(run, place):
                first = run[max(0, place - 1)].start
                last = run[_shown(run, place)].stop
                yield _say(clause.lines, short(clause.text, token.start), text=clause.text[first:last])
                break


def _shown(run: Sequence[Token], place: int) -> int:
    """The last token to show: the bracket that closes what stands for the name, or the second after the word."""
    closing = (at for at in range(place + 1, min(place + LONGEST, len(run))) if run[at].key in CLOSING)
    bracketed = place + 1 < len(run) and run[place + 1].key in VARIABLES | {"("}
    return next(closing, place + 2) if bracketed and place + 2 < len(run) else min(place + 2, len(run) - 1)


def _is_blank(run: Sequence[Token], place: int) -> bool:
    """Dots after the word; or a verb of the association before it and no name after it."""
    after = [token.key for token in run[place + 1 : place + 3]]
    if after and (after[0].startswith(("..", "__", "…")) or after == ["(", ")"] or after[0] in VARIABLES):
        return True
    if after[:1] == ["("] and after[1:] and after[1] in TOLD:
        return True
    if after and set(run[place + 1].text.casefold()) == {"x"}:
        return True
    does = bool(place) and run[place - 1].key in DOES
    return does and (not after or after[0] in forms().association_stops & NOT_NAMES)
