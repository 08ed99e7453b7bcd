"""A body that studies the matter in a sentence that does not name it, because the one before did.

    «تتألف لجنة الاستثمار من خمسة، وتدرس الفرص …»       لجنة الاستثمار
    «على لجنة الالتزام: · دراسة الإشعارات»               the lead-in says whose list it is
    «المادة الخامسة: لجنة الاستثمار · تدرس الفرص …»      the heading does
    «… لدى ضابط الالتزام، وتمحيصها منوط به»             a pronoun does (`reviewing_pronouns.py`)

Arabic leaves a subject out as long as it is the same. What this leaves alone: a verb of the other gender
than the body, a verb with a subject of its own, a body in another section.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from normalizers import fold
from policy_diff.facts.body import Body, body_at, is_head, sentences
from policy_diff.facts.body_names import is_nobody
from policy_diff.facts.body_words import FEMININE, bare
from policy_diff.facts.clauses import Clause
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.reviewing_pronouns import by_pronoun, spoken_before, studying_pronouns
from policy_diff.facts.reviewing_verbs import is_denied, is_verb, unjoined
from policy_diff.facts.stems import any_says, says
from policy_diff.facts.words import Token, keys_in, tokens

_COLLECTIVE = words_of("لجنة وحدة إدارة فريق هيئة مكتب قسم أمانة دائرة شعبة مركز مجلس خلية فرقة ديوان لجان")
_SHE, _HE = fold("ت"), fold("ي")
_TO, _LAM_ARTICLE = fold("ل"), fold("لل")
_PREPOSITIONS = words_of("إلى على لدى أمام من عن عند مع")
_PLURALS = words_of("طلبات الطلبات البلاغات الإفصاحات الحالات الشكاوى العروض الفرص الملفات المعاملات الاستمارات")
_OBJECT = (fold("ه"), fold("ها"))
_TO_HER, _TO_HIM = words_of("إليها بها لها ولها وإليها عليها وعليها"), words_of("إليه به له وله وإليه عليه وعليه")
_TO_THEM = _TO_HER | _TO_HIM
_RELATIVES = words_of("من لمن")
_COLON = ":"
#: a little less than for a body that is named; a list under a lead-in names its body plainly
STUDIES, LISTED, MATTER = 2, 4, 2
#: so far behind the verb a body would be its subject
SUBJECT = 3


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A body that a clause speaks of without naming it, and how plainly; `plain`: by a pronoun; not `sure`: another
    may be meant as well."""

    weight: int
    body: Body
    plain: bool = False
    sure: bool = True


def unnamed(clauses: Sequence[Clause]) -> Iterator[tuple[Unnamed, ...]]:
    """For each clause the bodies that study the matter in it unnamed."""
    last: Body | None = None
    lead: Body | None = None
    section: tuple[str, str] | None = None
    earlier: list[str] = []
    for clause in clauses:
        if (clause.section, clause.heading) != section:
            section = (clause.section, clause.heading)
            last, lead, earlier = _named(clause.heading), None, []
        found: list[Unnamed] = []
        if lead and _lists(clause.text):
            found.append(Unnamed(LISTED + MATTER, lead))
        for sentence in sentences(clause.text):
            run = tokens(sentence)
            meant = None
            if pronouns := studying_pronouns(run):
                earlier = spoken_before(earlier, clause.policy_type)
                meant = by_pronoun(sentence, run, pronouns, earlier, clause.policy_type)
            if meant is None or (meant and all(one.sure for one in meant)):
                found.extend(_spoken(sentence, run, last))
            found.extend(Unnamed(LISTED + MATTER, one.body, plain=True, sure=one.sure) for one in meant or ())
            earlier.append(sentence)
            last = _last(sentence, run) or last
        if clause.text.endswith(_COLON):
            lead = _last(clause.text, tokens(clause.text)) or last
        yield tuple(found)


def _named(heading: str) -> Body | None:
    return _last(heading, tokens(heading)) if heading else None


def _last(sentence: str, run: Sequence[Token]) -> Body | None:
    """The body that a sentence is about: the first that no preposition leads to, or else the last."""
    found = _bodies(sentence)
    first = next((b for b in found if not _is_led(run, b.place)), None)
    return first or (found[-1] if found else None)


def _is_led(run: Sequence[Token], place: int) -> bool:
    return bool(place) and (run[place - 1].key in _PREPOSITIONS or run[place].key.startswith(_TO))


@lru_cache(maxsize=1024)
def _bodies(sentence: str) -> tuple[Body, ...]:
    """The bodies that a sentence names, in reading order."""
    if not any(map(_may_head, keys_in(sentence))):
        return ()
    found: list[Body] = []
    past = 0
    run = tokens(sentence)
    for place, token in enumerate(run):
        if token.start < past or not _may_head(token.key):
            continue
        glued = token.key.startswith(_TO) and bare(token.key) not in _COLLECTIVE
        body = body_at(sentence, run, place, glued=glued)
        if body and not is_nobody(body.text):
            past = body.stop
            found.append(body)
    return tuple(found)


@lru_cache(maxsize=32768)
def _may_head(key: str) -> bool:
    return bare(key) in _COLLECTIVE or (key.startswith(_TO) and (key[1:] in _COLLECTIVE or key[2:] in _COLLECTIVE))


def _lists(text: str) -> bool:
    """«دراسة الإفصاحات»: an item that begins with what is studied."""
    run = tokens(text)
    return bool(run) and says(run[0].key, "study") and any_says(keys_in(text), "matter")


def _spoken(sentence: str, run: Sequence[Token], last: Body | None) -> Iterator[Unnamed]:
    """The body of every verb of studying without a subject of its own."""
    said = keys_in(sentence)
    if not any_says(said, "matter"):
        return
    verbs = [
        (place, verb)
        for place, token in enumerate(run)
        if (verb := _verb(token.key) or (token.key in _TO_THEM and _entrusted(run, place)))
    ]
    if not verbs:
        return
    before = _bodies(sentence)
    for place, verb in verbs:
        if is_denied(run, place) or _has_subject(run, place) or (place and run[place - 1].key in _RELATIVES):
            continue
        own = [body for body in before if body.start < run[place].start]
        body = own[0] if own else last
        feminine = body is not None and bare(_head(body)) in FEMININE
        if body and feminine == verb.startswith(_SHE):
            yield Unnamed(STUDIES + MATTER, body)


@lru_cache(maxsize=32768)
def _verb(key: str) -> str:
    """A verb of studying in the present without its «و»; nothing for any other word."""
    verb = unjoined(key)
    return verb if verb.startswith((_SHE, _HE)) and says(key, "study") and is_verb(key) else ""


def _entrusted(run: Sequence[Token], place: int) -> str:
    """«ويعهد إليها بفحص البلاغات», «وله النظر فيها»: its pronoun as a person of the present; nothing else."""
    key = run[place].key
    person = _SHE if key in _TO_HER else _HE if key in _TO_HIM else ""
    if not person:
        return ""
    led = place and any(says(run[place - 1].key, group) for group in ("entrust", "charge", "refer"))
    behind = [token.key for token in run[place + 1 : place + 1 + (SUBJECT if led else 1)]]
    return person if any(says(key, "study") for key in behind) else ""


def _head(body: Body) -> str:
    return fold(body.text.split()[0])


def _has_subject(run: Sequence[Token], place: int) -> bool:
    return any(is_head(token.key) for token in run[place + 1 : place + 1 + SUBJECT])
