"""A body named before, of which a pronoun says that it studies the matter.

    «تودع المذكرة لدى ضابط الالتزام، وتمحيصها منوط به وحده»     ضابط الالتزام
    «تسلم الشكوى إلى المديرة. وعليها أن تدرسها»                 المديرة
    «يذهب الطلب إلى منسقة التطوع. هي التي تقرؤه»                منسقة التطوع
    «يسلم الكشف إلى لجنة الفرز، وبها يناط تمحيصه»               لجنة الفرز
    «ترتبط بالمدير لجنة الزكاة، ودراسة الطلبات من اختصاصها»      لجنة الزكاة

A pronoun stands for the nearest of its gender before it, in its sentence or else in the one before: for a body,
for anybody («إلى العضو، وعليه أن يراجعه»: nothing is found), or for one of two, which is not sure. What this
leaves alone: a denied duty («وليس عليه أن يدرسها»), a pronoun with a verb of another's, and sentences in which
nothing is spoken of that people bring.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from normalizers import fold
from policy_diff.facts.body import Body, body_at, token_after
from policy_diff.facts.body_names import is_nobody
from policy_diff.facts.body_words import ANYBODY, bare, is_feminine, is_head
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.reviewing_verbs import NEVER, is_denied, is_verb, unjoined
from policy_diff.facts.stems import any_says, is_group, says
from policy_diff.facts.words import Token, keys_in, tokens

_SHE, _HE, _TO, _LAM = fold("ت"), fold("ي"), fold("ل"), fold("لل")
_TO_HER = words_of("إليها بها لها عليها")
_TO_HIM = words_of("إليه به له عليه")
_HERSELF, _HIMSELF = words_of("هي"), words_of("هو")
_PRONOUNS = _TO_HER | _TO_HIM | _HERSELF | _HIMSELF
_WHO = words_of("التي الذي من ما")
_THAT, _ALONE, _OF = words_of("أن"), words_of("وحدها وحده"), words_of("من")
_HERS, _HIS, _ARTICLE = fold("ها"), fold("ه"), fold("ال")
_OBJECTS = (_HERS, _HIS)
_STOPS = frozenset("،,:؛.()")
#: of whom it is said that he has to do with the matter
_DEALINGS = ("matter", "raise", "receive")
_ANY_PARTY = words_of("الجهة جهة")
_FROM, _WHOEVER, _FEM = words_of("من ضد عن"), words_of("من"), fold("ة")
_PLURALS = (fold("ين"), fold("ون"), fold("ات"))
#: so far behind a pronoun stands what is studied; so long a clause may be that begins with it
BEHIND, CLAUSE, LETTERS, SUBJECT = 4, 10, 3, 3
#: so many people before a pronoun may be meant; an article begins within so many letters («وللعضو»)
FEW, ARTICLE_WITHIN = 4, 4


@dataclass(frozen=True, slots=True)
class Meant:
    """A body that a pronoun stands for; not `sure`: another may be meant as well."""

    body: Body
    sure: bool = True


def studying_pronouns(run: Sequence[Token]) -> tuple[tuple[int, bool], ...]:
    """The pronouns of whom a sentence says that they study: where, and whether feminine."""
    places = (place for place, token in enumerate(run) if _may_study(token.key))
    return tuple((place, feminine) for place in places if (feminine := _studies(run, place)) is not None)


def spoken_before(earlier: Sequence[str], kind: str) -> list[str]:
    """Of the sentences before one what a pronoun in it may go back to: the last that names a body, and one behind
    it that names the matter. Made of its own result and what came since, it says the same."""
    first = next((at for at in range(len(earlier) - 1, -1, -1) if _bodies(earlier[at])), 0)
    matter = next((one for one in earlier[first + 1 :] if _is_matter(one, kind)), None)
    return [*earlier[first : first + 1], *([matter] if matter is not None else [])]


def by_pronoun(
    sentence: str, run: Sequence[Token], pronouns: Sequence[tuple[int, bool]], before: Sequence[str], kind: str
) -> tuple[Meant, ...] | None:
    """The bodies that the studying `pronouns` of a sentence stand for; none when they stand for nobody's name
    («إلى العضو، وعليه أن يراجعه»), None when nothing before them is of their gender.

    `before`: what `spoken_before` leaves of the sentences before it in its section.
    """
    if not any(_is_matter(one, kind) for one in (*before, sentence)):
        return None
    found: list[Meant] = []
    spoken = False
    for place, feminine in pronouns:
        near = _people(sentence, feminine, place)
        far = _people(before[0], feminine, None) if before else ()
        if not near and not far:
            continue
        spoken = True
        # one that has nothing to do with the matter hides who was spoken of before
        hidden = far if near and not near[-1].deals else ()
        found.extend(_meant((*hidden, *near) if near else far))
    return tuple(found) if spoken else None


@dataclass(frozen=True, slots=True)
class _Person:
    """Somebody named at token `place`, a body or anybody; whether his clause deals with the matter, or denies it."""

    place: int
    body: Body | None
    deals: bool = False
    denied: bool = False


def _meant(people: Sequence[_Person]) -> Iterator[Meant]:
    """Whom a pronoun behind these people of its gender stands for: the last, or, not surely, any of them."""
    last = people[-1]
    if last.body is None or last.denied:
        return
    bodies = {fold(one.body.text): one for one in people if one.body and not one.denied}
    others = [one for name, one in bodies.items() if name != fold(last.body.text)]
    if not others or (last.deals and not any(one.deals for one in others)):
        yield Meant(last.body)
        return
    yield from (Meant(one.body, sure=False) for one in (*others, last) if one.body)


@lru_cache(maxsize=32768)
def _may_study(key: str) -> bool:
    """Whether a word is, or ends in, a pronoun of whom it may be said that he studies: most words are not."""
    if unjoined(key, least=LETTERS) in _PRONOUNS:
        return True
    studies = says(key, "study") and is_verb(key)
    return studies or (key.endswith(_OBJECTS) and says(key, "duty"))


def _is_of_him(run: Sequence[Token], at: int) -> bool:
    """«تسمع صاحبها»: a man whom she hears, and who cannot be the subject of her verb."""
    return at < len(run) and says(run[at].key, "asker") and run[at].key.endswith(_OBJECTS) and not is_head(run[at].key)


def _studies(run: Sequence[Token], place: int) -> bool | None:
    """Whether the pronoun at `place` is feminine (True) or masculine (False); None when it does not study."""
    if is_denied(run, place):
        return None
    key = unjoined(run[place].key, least=LETTERS)
    if key in _TO_HER or key in _TO_HIM:
        feminine = key in _TO_HER
        return feminine if _is_charged(run, place, feminine=feminine) else None
    if key in _HERSELF or key in _HIMSELF:
        feminine = key in _HERSELF
        return feminine if _is_the_one(run, place, feminine=feminine) else None
    if key.startswith(_SHE) and says(key, "study") and is_verb(key) and _is_of_him(run, place + 1):
        return True
    if key.startswith((_SHE, _HE)) and key.endswith(_OBJECTS) and says(key, "study") and is_verb(key):
        return key.startswith(_SHE) if _is_active(run, place) else None
    if says(key, "duty") and key.endswith((_HERS, _HIS)) and place and run[place - 1].key in _OF:
        return key.endswith(_HERS) if _topic(run, place - 1) else None
    return None


def _is_active(run: Sequence[Token], place: int) -> bool:
    """«تقرؤه وتقارن …»: the verb has its object in itself, and no subject of its own behind it."""
    if place and run[place - 1].key in _WHO:
        return False
    behind = run[place + 1 : place + 1 + SUBJECT]
    return not (behind and behind[0].key.startswith(_ARTICLE)) and not any(is_head(token.key) for token in behind)


def _is_charged(run: Sequence[Token], place: int, *, feminine: bool) -> bool:
    """«وإليها يعود النظر», «وبها يناط تمحيصه», «وعليها أن تدرسها», «وتمحيصها منوط به»."""
    before = run[place - 1].key if place else ""
    entrusted = bool(place) and says(before, "entrust")
    if entrusted and _topic(run, place - 1):
        return True
    # «بما انتهى إليه فحصه» is no charge: one begins a clause, or stands behind its word
    if place and before not in _STOPS and run[place].key == unjoined(run[place].key, least=LETTERS) and not entrusted:
        return False
    that = False
    for token in run[place + 1 : place + 1 + BEHIND]:
        key = token.key
        if says(key, "study") and (that or not (is_verb(key) and key.startswith(_SHE if feminine else _HE))):
            return that or not key.startswith(_TO)
        if key in _THAT:
            that = True
        elif key not in _ALONE and not any(says(key, group) for group in ("entrust", "charge", "refer", "duty")):
            return False
    return False


def _is_the_one(run: Sequence[Token], place: int, *, feminine: bool) -> bool:
    """«هي التي تقرؤه», «وهو المختص بدراسته»."""
    behind = run[place + 1 : place + 1 + BEHIND]
    if any(token.key in NEVER for token in behind[:2]):
        return False  # «هو الذي لا يدرسه»
    if not behind or not (behind[0].key in _WHO or says(behind[0].key, "charge") or says(behind[0].key, "entrust")):
        return False
    person = _SHE if feminine else _HE
    said = next((t.key for t in behind[1:] if says(t.key, "study")), "")
    return bool(said) and (behind[0].key not in _WHO or said.startswith(person))


def _topic(run: Sequence[Token], stop: int) -> bool:
    """Whether the clause that ends at `stop` begins with the noun of studying: «ودراسة الطلبات من اختصاصها»."""
    first = next((at + 1 for at in range(stop - 1, max(-1, stop - CLAUSE), -1) if run[at].key in _STOPS), None)
    first = first if first is not None else max(0, stop - CLAUSE)
    return first < stop and says(run[first].key, "study") and not run[first].key.startswith(_HE)


def _is_matter(sentence: str, kind: str) -> bool:
    said, group = keys_in(sentence), f"brought_{kind}"
    return any_says(said, "matter") or (is_group(group) and any_says(said, group))


def _people(sentence: str, feminine: bool, place: int | None) -> tuple[_Person, ...]:
    """The last people of a gender that a sentence names before token `place`, or at all, in reading order."""
    people = _all_people(sentence, feminine)
    stop = len(people) if place is None else bisect_left(people, place, key=_place)
    return people[max(0, stop - FEW) : stop]


def _place(person: _Person) -> int:
    return person.place


@lru_cache(maxsize=1024)
def _all_people(sentence: str, feminine: bool) -> tuple[_Person, ...]:
    """Everybody of a gender that a sentence names: the bodies, and those who ask or are anybody."""
    run, bodies = tokens(sentence), _bodies(sentence)
    found: list[_Person] = []
    for body in bodies:
        if is_feminine(run[body.place].key) is feminine:
            clause = run[_clause_start(run, body.place) : _clause_stop(run, body.place)]
            deals = any(says(token.key, group) for token in clause for group in _DEALINGS)
            found.append(_Person(body.place, body, deals, denied=is_denied(run, body.place)))
    within = {at for body in bodies for at in range(body.place, token_after(run, body))}
    for at, token in enumerate(run):
        if at not in within and _is_anybody(run, at) and token.key.endswith(_FEM) is feminine:
            found.append(_Person(at, None))
    return tuple(sorted(found, key=_place))


def _is_anybody(run: Sequence[Token], at: int) -> bool:
    """«إلى العضو», «يسلم المدير الموظف …», «يعين المدير من يفحصه»; not «طلب المتطوع» nor «من المتطوع», of whom
    nothing more is said."""
    key = run[at].key
    if key in _WHOEVER:
        return at + 1 < len(run) and is_verb(run[at + 1].key)
    if not says(key, "asker") or is_verb(key) or key.endswith(_PLURALS):
        return False
    if not (key.startswith(_LAM) or _ARTICLE in key[:ARTICLE_WITHIN]):
        return False
    before = run[at - 1].key if at else ""
    return before not in _FROM and not (says(before, "matter") and not before.startswith(_ARTICLE))


def _clause_start(run: Sequence[Token], place: int) -> int:
    return next((at + 1 for at in range(place - 1, max(-1, place - CLAUSE), -1) if run[at].key in _STOPS), 0)


def _clause_stop(run: Sequence[Token], place: int) -> int:
    stop = min(len(run), place + CLAUSE)
    return next((at for at in range(place, stop) if run[at].key in _STOPS), stop)


@lru_cache(maxsize=1024)
def _bodies(sentence: str) -> tuple[Body, ...]:
    """The bodies and posts that a sentence names, in reading order."""
    if not any(map(_may_head, keys_in(sentence))):
        return ()
    found: list[Body] = []
    run = tokens(sentence)
    for place, token in enumerate(run):
        if not _may_head(token.key) or (found and token.start < found[-1].stop):
            continue
        body = body_at(sentence, run, place) or body_at(sentence, run, place, glued=True)
        if body and not is_nobody(body.text) and fold(body.text) not in _ANY_PARTY:
            found.append(body)
    return tuple(found)


@lru_cache(maxsize=32768)
def _may_head(key: str) -> bool:
    """Whether a word, with «و» or «ل» before it or without, heads a name of somebody who may study a matter."""
    rests = {
        rest
        for word in (key, unjoined(key, least=LETTERS))
        for rest in (word, *(word.removeprefix(to) for to in (_TO, _LAM)))
    }
    return any(is_head(rest) and bare(rest) not in ANYBODY for rest in rests)
