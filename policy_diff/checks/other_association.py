"""The name of another association stands in the text: what is left of the document it was copied from.

Why: the clause may bind somebody else, and shows that the policy was not read before it was approved.
Based on the names after «جمعية», and on the domains of its e-mail and web addresses: one that most others
are not in, or one that is like no word of the association's name written in Latin letters (a note).
What this leaves alone: the association itself however spelt, government bodies, public mail, short domains
(initials), and an association that the clause speaks of as a partner.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from rapidfuzz import fuzz

from normalizers import alphabet, fold
from policy_diff.checks.examined import Examined, Example, Voice, short
from policy_diff.checks.latin_names import is_unlike
from policy_diff.facts.body import sentences
from policy_diff.facts.clauses import Clause
from policy_diff.facts.duration_words import words_of
from policy_diff.model import Bilingual, Finding, Severity
from policy_diff.profiles import forms

CODE = "other_association"
SEVERITY: Severity = "high"
SAYS = Bilingual(
    "{what}",
    "{what}",
)
MEANS = Bilingual(
    "ورد اسم جمعية لا يوافق اسم صاحبة الوثيقة، أو عنوان في نطاق غير نطاقها أو لا يشبه اسمها، في سياق ليس سياق شراكة.",
    "A name after «جمعية» is not that of the document's association, or an address is in another domain or in "
    "one unlike its name; not in a sentence on partners.",
)
EXAMPLES = (
    Example(
        clauses=(
            ("preamble", "تضع جمعية الرحمة للتنمية هذه السياسة."),
            ("approval", "اعتمد مجلس إدارة جمعية النور الخيرية هذه السياسة."),
        )
    ),
    Example(clauses=(("channels", "رسالة إلى care@nibras-dar.example"),)),
)
CLEAN = (
    Example(clauses=(("channels", "رسالة إلى care@alrahmah.org.sa"),)),
    Example(clauses=(("channels", "رسالة إلى rtd@rtd.org.sa أو إلى rahma@gmail.com"),)),
    Example(
        clauses=(
            ("preamble", "تضع جمعية الرحمة للتنمية هذه السياسة."),
            ("approval", "اعتمد مجلس إدارة جمعية الرحمه هذه السياسة."),
        )
    ),
    Example(clauses=(("other", "توقع الجمعية اتفاقية شراكة مع جمعية النور الخيرية."),)),
    Example(clauses=(("other", "تعرض على الجمعية العمومية العادية."),)),
    Example(clauses=(("other", "ألا يكون عضواً في مجلس جمعية تزاحمها على المنح."),)),
    Example(clauses=(("preamble", "تلتزم جمعية [اسم الجمعية] بذلك."),)),
)
NAME = Bilingual("اسم جمعية أخرى: «{name}»", "the name of another association: «{name}»")
ADDRESS = Bilingual(
    "عنوان في نطاق غير نطاق الجمعية: {name}", "an address that is not in the association's domain: {name}"
)
UNLIKE = Bilingual(
    "نطاق البريد لا يشبه اسم الجمعية: {name}؛ لعله لغيرها",
    "the domain of an e-mail address is unlike the association's name: {name}; it may be another's",
)
KINDS = words_of("جمعية لجمعية بجمعية وجمعية")
ANY = words_of("كل أي غير أو بين عن كأي لكل وأي أقرب")
#: words of many names, which tell nothing apart
GENERAL = words_of(
    "الخيرية خيرية الأهلية أهلية للتنمية التنمية لرعاية رعاية لخدمة خدمة للخدمات الاجتماعية الاجتماعي بمحافظة",
    "بمنطقة محافظة",
    "لتنمية لتعزيز عمومية العمومية تعاونية غير ربحية أخرى المجتمع بمدينة مدينة و على في مركز الإنسانية",
    "للتوعية مماثلة مرخصة نظيرة زميلة صديقة مجاورة مشابهة",
    "للأيتام الأيتام المسنين الأسرية الصحية التعليمية التطوعية قادرة مشرفة متخصصة واحدة بعينها شقيقة",
)
PARTNERS = words_of(
    "شراكة شراكات اتفاقية اتفاقيات بالتعاون تتعاون التعاون تعاون الشريكة الشركاء شريك مذكرة مذكرات الجمعيات",
    "جمعيات تنسق",
    "التنسيق بالتنسيق تندمج الاندماج اندماج حلها تؤول",
)
PUBLIC = re.compile(r"\.gov|\.edu|gmail|hotmail|outlook|live\.com|yahoo|icloud|ncnp|twitter|^x\.com")
#: what a name goes on with behind a definite word: an adjective, a purpose, a place, another definite word
ARTICLE, GOES_ON = "ال", ("ال", "لل", "ل", "ب", "وال")
NAME_WORDS, SHOWN, FEWEST, ALIKE = 6, 4, 1, 85
OF_HERS = "ها"
_UNFILLED = re.compile(r"[\[{<(]|[xX×]{3,}")
EDGE = '.,:;()«»"[]' + alphabet.COMMA + alphabet.SEMICOLON
_ADDRESS = re.compile(
    r"(?:[\w.+-]+@|https?://(?:www\.)?|www\.)(?P<domain>[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)+)"
)
_say = Voice(CODE, SEVERITY, SAYS)


def find(examined: Examined) -> Iterator[Finding]:
    """One finding for each clause with a foreign name or address."""
    own = _content(examined.policy.association)
    home = _domains(examined)
    for clause in examined.clauses:
        for sentence in sentences(clause.text) if own else ():
            partners = bool(set(fold(sentence).split()) & PARTNERS)
            for name in _names(sentence) if not partners else ():
                if not _is_own(_content(name), own):
                    yield _told(clause, NAME, name)
        for found in _ADDRESS.finditer(clause.text):
            if home and found["domain"].lower() not in home:
                yield _told(clause, ADDRESS, found["domain"])
    if own and not home:
        yield from _unlike(examined)


def _unlike(examined: Examined) -> Iterator[Finding]:
    """A note for each domain of an e-mail address that is like no word of the association's name."""
    seen: set[str] = set()
    for clause in examined.clauses:
        for found in _ADDRESS.finditer(clause.text):
            domain = found["domain"].lower()
            mail = "@" in found[0] and not PUBLIC.search(domain)
            if mail and domain not in seen and is_unlike(domain, examined.policy.association):
                yield _told(clause, UNLIKE, found["domain"], "low")
            seen.add(domain)


def _told(clause: Clause, what: Bilingual, name: str, severity: Severity = SEVERITY) -> Finding:
    said = what.en.format(name=name)
    quote = short(clause.text, clause.text.find(name))
    return _say(clause.lines, quote, severity=severity, what=said, ar={"what": what.ar.format(name=name)})


def _names(text: str) -> Iterator[str]:
    """The names after an indefinite «جمعية», up to a word that names do not go on over."""
    words, known = text.split(), forms()
    for place, word in enumerate(words):
        key = fold(word.strip(EDGE))
        if key not in KINDS or word[-1:] in EDGE or (place and fold(words[place - 1]) in ANY):
            continue
        name: list[str] = []
        for follows in words[place + 1 : place + 1 + NAME_WORDS]:
            stripped = follows.strip(EDGE)
            if _UNFILLED.match(follows) or (not name and stripped.endswith(OF_HERS)):
                break  # «جمعية {{اسم الجمعية}}» has a check of its own, «جمعية تزاحمها» is any
            if name and alphabet.TANWEEN & set(follows):
                break  # «جمعية النور بياناً»: an object, not a name
            if not fold(stripped).isalpha() or fold(stripped) in known.association_stops:
                break
            if name and name[-1].startswith(ARTICLE) and not stripped.startswith(GOES_ON):
                break  # «جمعية روابي الإحسان وتظهر», «جمعية النور ملاحظات»
            name.append(stripped)
            if follows[-1:] in EDGE or len(name) == SHOWN:
                break
        if len(name) >= FEWEST and fold(name[0]) not in GENERAL:
            yield " ".join((word.strip(EDGE), *name))


def _content(name: str) -> frozenset[str]:
    """The words of a name that tell it from others."""
    return frozenset(fold(name).split()) - GENERAL - KINDS


def _is_own(words: frozenset[str], own: frozenset[str]) -> bool:
    """Whether a name is that of the association: it shares a word that tells it apart."""
    return not words or bool(words & own) or any(fuzz.ratio(a, b) >= ALIKE for a in words for b in own)


def _domains(examined: Examined) -> frozenset[str]:
    """The domains of the association: the one that most of its addresses are in; empty when none leads."""
    found = Counter(match["domain"].lower() for clause in examined.clauses for match in _ADDRESS.finditer(clause.text))
    leading = found.most_common(2)
    if len(leading) < 2 or leading[0][1] == leading[1][1]:
        return frozenset()
    others = frozenset(name for name in found if PUBLIC.search(name))
    return frozenset({leading[0][0]}) | others
