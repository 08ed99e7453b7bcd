"""A body named before, of which a pronoun says that it studies the matter.

    «تودع المذكرة لدى ضابط الالتزام، وتمحيصها منوط به وحده»     ضابط الالتزام
    «تسلم الشكوى إلى المديرة. وعليها أن تدرسها»                 المديرة
    «يذهب الطلب إلى منسقة التطوع. هي التي تقرؤه»                منسقة التطوع
    «يسلم الكشف إلى لجنة الفرز، وبها يناط تمحيصه»               لجنة الفرز
    «ترتبط بالمدير لجنة الزكاة، ودراسة الطلبات من اختصاصها»      لجنة الزكاة

A pronoun stands for the nearest body of its gender before it, in its sentence or else in the one before. What
this leaves alone: a pronoun with a verb of another's, and sentences in which nothing is spoken of that people
bring.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from normalizers import fold
from policy_diff.facts.body import Body, body_at
from policy_diff.facts.body_names import is_nobody
from policy_diff.facts.body_words import ANYBODY, bare, is_feminine, is_head
from policy_diff.facts.duration_words import words_of
from policy_diff.facts.reviewing_verbs import is_verb
from policy_diff.facts.stems import any_says, is_group, says
from policy_diff.facts.words import Token, keys_in, tokens

_SHE, _HE, _TO, _LAM = fold("ت"), fold("ي"), fold("ل"), fold("لل")
_AND, _THEN = fold("و"), fold("ف")
_TO_HER = words_of("إليها بها لها عليها")
_TO_HIM = words_of("إليه به له عليه")
_HERSELF, _HIMSELF = words_of("هي"), words_of("هو")
_PRONOUNS = _TO_HER | _TO_HIM | _HERSELF | _HIMSELF
_WHO = words_of("التي الذي من ما")
_THAT, _ALONE, _OF = words_of("أن"), words_of("وحدها وحده"), words_of("من")
_HERS, _HIS, _ARTICLE = fold("ها"), fold("ه"), fold("ال")
_OBJECTS = (_HERS, _HIS)
_STOPS = frozenset("،,:؛.()")
#: so far behind a pronoun stands what is studied; so long a clause may be that begins with it
BEHIND, CLAUSE, LETTERS, SUBJECT = 4, 10, 3, 3


def by_pronoun(sentence: str, run: Sequence[Token], earlier: Sequence[str], kind: str) -> Iterator[Body]:
    """The bodies of whom a pronoun of the sentence says that they study the matter.

    `earlier`: the sentences before it in its section, in which who is meant may be named.
    """
    places = (place for place, token in enumerate(run) if _may_study(token.key))
    studying = [(place, feminine) for place in places if (feminine := _studies(run, place)) is not None]
    if not studying:
        return
    before = _spoken_before(earlier)
    if not any(_is_matter(one, kind) for one in (*before, sentence)):
        return
    for place, feminine in studying:
        named = _nearest(_bodies(sentence), run, place, feminine)
        if named is None and before:
            opening = tokens(before[0])
            named = _nearest(_bodies(before[0]), opening, len(opening), feminine)
        if named:
            yield named


def _spoken_before(earlier: Sequence[str]) -> Sequence[str]:
    """The last of these sentences that names a body, and those behind it."""
    first = next((at for at in range(len(earlier) - 1, -1, -1) if _bodies(earlier[at])), 0)
    return earlier[first:]


@lru_cache(maxsize=32768)
def _may_study(key: str) -> bool:
    """Whether a word is, or ends in, a pronoun of whom it may be said that he studies: most words are not."""
    if _unjoined(key) in _PRONOUNS:
        return True
    studies = says(key, "study") and is_verb(key)
    return studies or (key.endswith(_OBJECTS) and says(key, "duty"))


def _is_of_him(run: Sequence[Token], at: int) -> bool:
    """«تسمع صاحبها»: a man whom she hears, and who cannot be the subject of her verb."""
    return at < len(run) and says(run[at].key, "asker") and run[at].key.endswith(_OBJECTS) and not is_head(run[at].key)


def _studies(run: Sequence[Token], place: int) -> bool | None:
    """Whether the pronoun at `place` is feminine (True) or masculine (False); None when it does not study."""
    key = _unjoined(run[place].key)
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
    if place and before not in _STOPS and run[place].key == _unjoined(run[place].key) and not entrusted:
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


def _nearest(found: Sequence[Body], run: Sequence[Token], place: int, feminine: bool) -> Body | None:
    """The last body of a gender before token `place`."""
    return next((b for b in reversed(found) if b.place < place and is_feminine(run[b.place].key) is feminine), None)


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
        if body and not is_nobody(body.text):
            found.append(body)
    return tuple(found)


@lru_cache(maxsize=32768)
def _may_head(key: str) -> bool:
    """Whether a word, with «و» or «ل» before it or without, heads a name of somebody who may study a matter."""
    rests = {rest for word in (key, _unjoined(key)) for rest in (word, *(word.removeprefix(to) for to in (_TO, _LAM)))}
    return any(is_head(rest) and bare(rest) not in ANYBODY for rest in rests)


def _unjoined(key: str) -> str:
    return key[1:] if key.startswith((_AND, _THEN)) and len(key) >= LETTERS else key
