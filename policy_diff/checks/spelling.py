"""Words written otherwise than usual: «الادارة» for «الإدارة», «الجمعيه» for «الجمعية».

Why: it shows that nobody read the text over, and searching for the word misses the clause. One line for
the document. Based on the document's own other spelling, on a table of words that such policies use
(`spelling.toml`), and on older spellings of which policies use the newer («مسئول», «مسؤول»). What this
leaves alone: «مدرسه» (his school), vowel marks, and whether the author or the extraction wrote it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from normalizers import alphabet, fold
from normalizers.language_model import LanguageModel, load
from policy_diff.checks.examined import Examined, Example, Voice, short
from policy_diff.checks.usual_spelling import ARTICLE, HAMZAS, HEH, TEH, WITH_ARTICLE, usual, variant
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
    "قورنت كلمات الوثيقة برسمها الآخر فيها وبقائمة من كلمات السياسات، والفرق همزة أو هاء مكان التاء المربوطة "
    "أو حرف زائد أو رسم أقدم.",
    "The words were compared with their other spelling in the document and with a table of words usual in "
    "policies; they differ by a hamza, by «ه» for «ة», by a letter too many, or are spelt in an older way.",
)
EXAMPLES = (
    Example(clauses=(("tools", "دليل الخدمات."), ("channels", "مكتب الادارة."))),
    Example(clauses=(("tools", "لائحة الجمعيه."), ("channels", "المكتب."))),
    Example(clauses=(("tools", "سجل الأجنحة."), ("channels", "مكتب الاجنحة."), ("other", "صيانة الأجنحة."))),
    Example(clauses=(("tools", "دليل المتطوعين."), ("channels", "مكتب المتطوعيين."))),
    Example(clauses=(("tools", "على ان يقدم طلبه."), ("channels", "وفق هذة السياسة."))),
    Example(clauses=(("tools", "مسئول الخدمة."), ("channels", "شؤون المستفيدين."))),
    Example(clauses=(("tools", "الأقسام."),), title="سياسة تنظيم العلاقه مع المستفيدين"),
    Example(clauses=(("tools", "اتفاقية استشارية."), ("channels", "خطة استشاريه."))),
)
CLEAN = (
    Example(clauses=(("tools", "دليل الإدارة والجمعية."), ("channels", "مكتب المياه والتوجيه والمال المشبوه."))),
    Example(clauses=(("tools", "أن يقدم طلبه في مدرسه."), ("channels", "إن لم يكتمل طلبة العلم."))),
    Example(clauses=(("tools", "اكتب اسمك."), ("channels", "أكتب ما رأيت وأكتب متى رأيته، وهما الإداريين."))),
    Example(
        clauses=(
            ("tools", "واحد واصل والده باسم ابنه."),
            ("channels", "العمل الهام والقسم الحاد لازمة، وإطلاعهم عليها."),
        )
    ),
    Example(clauses=(("tools", "يبلغ موظفيه وعامليه."), ("channels", "سنوية، ووالديه وممثليه وقيمه وأسره."))),
)
_DOUBLE = "يين"
#: two words in one spelling without hamza
_TWO_WORDS = frozenset(fold(w) for w in ("أن", "إن", "ألا", "إلا", "أما", "إما", "أجل", "إذن", "أنه", "إنه", "أنها"))
#: words this short are not held against each other; so many pairs are shown
FEWEST_LETTERS, SHOWN = 4, 12
#: a word in «يه» so long is an adjective in «ية» when the document has that
ADJECTIVE = 6
_say = Voice(CODE, SEVERITY, SAYS)
#: how often each spelling of a folded word stands; plain dictionaries, because thousands are made for a policy
Spellings = Mapping[str, dict[str, int]]


def find(examined: Examined) -> Iterator[Finding]:
    """One finding for the document, at the first of the words."""
    spellings: dict[str, dict[str, int]] = {}
    first: dict[str, tuple[Clause, int]] = {}
    for clause in (*_headings(examined), *examined.clauses):
        for token in tokens(clause.text):
            if token.key.isalpha():
                seen = spellings.setdefault(token.key, {})
                seen[token.text] = seen.get(token.text, 0) + 1
                first.setdefault(token.text, (clause, token.start))
    slips = _slips(spellings)
    if slips:
        order = sorted(slips, key=lambda slip: (first[slip][0].lines.first, slip))
        clause, at = first[order[0]]
        shown = "، ".join(f"«{slip}» / «{slips[slip]}»" for slip in order[:SHOWN])
        words = shown + (" …" if len(order) > SHOWN else "")
        yield _say(clause.lines, short(clause.text, at), count=len(order), words=words)


def _slips(spellings: Spellings) -> dict[str, str]:
    """The words spelt otherwise than usual, each with its usual spelling; what the tables know goes first."""
    own = (pair for key, seen in spellings.items() if key not in _TWO_WORDS for pair in _rarer(seen))
    known = ((word, right) for seen in spellings.values() for word in seen if (right := usual(word)))
    return dict((*_doubled(spellings), *_unlike(spellings), *_without_teh(spellings), *own, *known))


def _rarer(seen: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """The rarer spellings, each with the document's usual one."""
    if len(seen) == 1:
        return
    (often_used, often), *others = sorted(seen.items(), key=lambda one: -one[1])
    for rare, times in others:
        known = usual(often_used) == rare  # the rarer one is right
        if times < often and len(rare) >= FEWEST_LETTERS and not known and _careless(rare, often_used):
            yield rare, often_used


def _doubled(spellings: Spellings) -> Iterator[tuple[str, str]]:
    """«المتطوعيين» beside «المتطوعين»; «الإداريين» has no other spelling in a document."""
    words = {word for seen in spellings.values() for word in seen}
    for word in words:
        if word.endswith(_DOUBLE) and (single := word.removesuffix(_DOUBLE) + _DOUBLE[1:]) in words:
            yield word, single


def _unlike(spellings: Spellings) -> Iterator[tuple[str, str]]:
    """Words with the older of two stems that are both in use, the newer of which is usual in policies."""
    words = ((word, found) for seen in spellings.values() for word in seen if (found := variant(word)))
    for word, (stem, newer) in words:
        if stem != newer:
            yield word, word.replace(stem, newer)


def _without_teh(spellings: Spellings) -> Iterator[tuple[str, str]]:
    """Indefinite words in «ه» whose spelling with «ة» the document has too, where «ه» can be no pronoun."""
    model = load()
    for seen in spellings.values():
        for word in seen:
            right = word[:-1] + TEH
            indefinite = word.endswith(HEH) and len(word) >= FEWEST_LETTERS and not word.startswith((*WITH_ARTICLE,))
            if indefinite and right in seen and _no_pronoun(word, spellings, model):
                yield word, right


def _no_pronoun(word: str, spellings: Spellings, model: LanguageModel) -> bool:
    """Whether what stands before the «ه» is no word itself: an adjective without its «ة», or unknown."""
    stem = word[:-1]
    if fold(stem) in spellings or fold(ARTICLE + stem) in spellings:
        return False
    return (stem.endswith("ي") and len(word) >= ADJECTIVE) or not model.known(stem)


def _headings(examined: Examined) -> Iterator[Clause]:
    """The title and the headings; the title's place is the first line."""
    if examined.policy.title and examined.clauses:
        yield Clause(examined.policy.title, Lines(1, 1), "title")
    yield from examined.headings


def _careless(rare: str, often: str) -> bool:
    """Whether two definite words differ by a hamza that the first leaves out, or by its «ه» for «ة».

    Without an article two words may be meant: «اكتب» (write!) and «أكتب» (I write), «مدرسه» and «مدرسة».
    """
    pairs = [(a, b) for a, b in zip(rare, often, strict=False) if a != b]
    definite = any(word.startswith((*WITH_ARTICLE,)) for word in (rare, often))
    if len(rare) != len(often) or len(pairs) != 1 or not definite:
        return False
    (a, b) = pairs[0]
    return (a == alphabet.ALEF and b in HAMZAS) or (a == HEH and b == TEH)
