"""The title of the document and the name of its association.

Why by agreement: a cover is often an image, a template leaves a blank after «جمعية», and in running
text nothing marks where a name ends. A name on a line of its own is believed; names inside
sentences are cut where two of them stop agreeing, or at a word that names do not go on over.
What this leaves alone: «جمعية» followed by no name at all, which is not a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from normalizers import alphabet, fold
from policy_diff.model import Finding, Lines
from policy_diff.profiles import Profile, forms
from policy_diff.segment.approvals import approves
from policy_diff.segment.findings import finding
from policy_diff.segment.likeness import likeness
from policy_diff.segment.wraps import Passage

TITLE_WORDS = 16
NAME_WORDS = 12
#: a name of fewer words is only believed when it is said twice
SHORT_NAME = 3
#: behind «في», «بمحافظة» so many words of a place's name have no article («في منطقة جازان»)
PLACE_WORDS = 2
#: a title inside a sentence that is as like a known one as this is that title, misspelt
SAME_TITLE = 0.93
_BREAK = re.compile(rf"[.:;()«»\"\[\]…/|{alphabet.COMMA}{alphabet.SEMICOLON},]|\.\.")
_OPENERS = '(«"['
_STOPS = f".:{alphabet.SEMICOLON}{alphabet.COMMA}"
_EDGE = ' .,:;-–—"“”«»' + alphabet.COMMA


@dataclass(frozen=True, slots=True)
class Title:
    """A title, and the finding that says so when it had to be put right."""

    text: str
    findings: tuple[Finding, ...] = ()


def find_title(cover: Sequence[Passage], run: Sequence[Passage], profile: Profile) -> Title:
    """The title from the cover, or from the sentence that approves the document; empty when there is none."""
    for place, passage in enumerate(cover):
        label, _, rest = passage.body.partition(":")
        if rest and fold(label).strip() in forms().title_labels:
            if _is_labelled(rest.strip(_EDGE), profile):
                return Title(_without_association(rest.strip(_EDGE)))
            continue  # «الوثيقة: النسخة الأولى», «السياسة: يلتزم بها الجميع»
        if _is_title(passage) or _is_known_title(passage, profile) or (place == 0 and _begins_so(passage, profile)):
            return Title(_without_association(_over_two_lines(cover, place, profile).strip(_EDGE)))
    for passage in reversed(run):
        words = fold(passage.body).split()
        if set(words[:4]) & forms().approval_verbs and approves(passage):
            return _title_inside(passage, profile)
    return Title("")


def _is_labelled(text: str, profile: Profile) -> bool:
    """Whether what stands behind «عنوان الوثيقة:» is a title: a kind of document first, or a known title."""
    words = fold(text).split()
    known = max((likeness(text, title) for title in profile.titles), default=0.0) >= SAME_TITLE
    return 2 <= len(words) <= TITLE_WORDS and (words[0] in forms().title_kinds or known)


def _over_two_lines(cover: Sequence[Passage], place: int, profile: Profile) -> str:
    """The title with the next line, when together they are more like a known one."""
    body = cover[place].body
    if place + 1 >= len(cover):
        return body
    both = f"{body} {cover[place + 1].body}"
    return both if any(likeness(both, t) > max(SAME_TITLE, likeness(body, t)) for t in profile.titles) else body


def _is_title(passage: Passage) -> bool:
    words = fold(passage.body).split()
    kinds = forms().title_kinds
    return bool(words) and passage.marker is None and 2 <= len(words) <= TITLE_WORDS and words[0] in kinds


def _is_known_title(passage: Passage, profile: Profile) -> bool:
    """Whether a line is one of the titles of its type, whatever word it begins with («جدول الصلاحيات»)."""
    alike = (likeness(passage.body, title) for title in profile.titles)
    return passage.marker is None and passage.words <= TITLE_WORDS and max(alike, default=0.0) >= SAME_TITLE


def _begins_so(passage: Passage, profile: Profile) -> bool:
    """Whether the first line of the document begins as a title of its type does: «جدول الصلاحيات المالية والإدارية».

    Only qualities may follow: «جدول الصلاحيات يصدر عن المجلس كل عام» is a sentence.
    """
    words = fold(_without_association(passage.body)).split()
    openings = {tuple(fold(title).split()[:2]) for title in profile.titles}
    qualities = all(word.startswith(forms().definite) for word in words[2:])
    begins = len(words) <= TITLE_WORDS and tuple(words[:2]) in openings and qualities
    return begins and passage.marker is None and not _ends_sentence(passage.body)


def _ends_sentence(text: str) -> bool:
    return text.rstrip().endswith(tuple(_STOPS))


def _without_association(text: str) -> str:
    """`text` up to a name that follows on the same line («سياسة … لجمعية …»)."""
    words = text.split()
    for place, word in enumerate(words[2:], 2):
        if fold(word) in forms().association_joined or fold(word) in forms().association_kinds:
            return " ".join(words[:place]).strip(_EDGE) if fold(word) not in forms().association_definite else text
    return text


def _title_inside(passage: Passage, profile: Profile) -> Title:
    words = passage.body.split()
    known = forms()
    start = next((i for i, word in enumerate(words[:8]) if fold(word) in known.title_kinds), None)
    if start is None:
        return Title("")
    stop = start + 1
    while stop < len(words) and fold(words[stop]) not in known.title_stops and not _BREAK.search(words[stop - 1]):
        stop += 1
    text = " ".join(words[start:stop]).strip(_EDGE)
    if stop - start < 2 or stop - start > TITLE_WORDS:
        return Title("")
    return _as_known(text, passage, profile)


def _as_known(text: str, passage: Passage, profile: Profile) -> Title:
    """A misspelt mention of a title that the profile knows is that title, and said so."""
    for title in profile.titles:
        alike = fuzz.ratio(fold(text), fold(title)) / 100
        if alike >= SAME_TITLE and fold(text) != fold(title):
            lines = Lines(passage.first, passage.last)
            return Title(title, (finding("title_restored", lines, text, written=text, title=title),))
    return Title(text)


def find_association(cover: Sequence[Passage], run: Sequence[Passage]) -> str:
    """The association's name: from a line of its own, else from the sentences that name it."""
    for place, passage in enumerate(cover):
        words = fold(passage.body).split()
        if words and words[0].lstrip(_OPENERS) in forms().association_kinds and 2 <= len(words) <= NAME_WORDS:
            name = _cut(passage.body.lstrip(_OPENERS).split())
            if len(name.split()) > 1:  # «جمعية [اسم الجمعية]» is none
                return _over_the_line(name, passage, cover[place + 1 :])
    mentions = [m for passage in (*cover, *run) for m in _mentions(passage.body)]
    return _agreed(mentions)


def _over_the_line(name: str, passage: Passage, below: Sequence[Passage]) -> str:
    """The name with the next line of the cover, where that goes on: «جمعية بيادر العطاء» above «للتنمية الأسرية»."""
    rest = below[0].body if below and below[0].marker is None else ""
    fits = len(rest.split()) + len(name.split()) <= NAME_WORDS
    whole = name == passage.body.strip(_EDGE) and not _BREAK.search(rest) and not _ends_sentence(rest)
    return f"{name} {rest.strip(_EDGE)}" if fits and whole and _is_second_line(fold(rest).split()) else name


def _is_second_line(words: Sequence[str]) -> bool:
    """«للتنمية الأسرية بمحافظة عنيزة»: definite words and a place; no year, no audience, no sentence."""
    known = forms()
    if not words or not words[0].startswith(known.association_second_line) or words[0] in known.not_second_line:
        return False
    indefinite = 0
    for word in words:
        if any(map(str.isdigit, word)):
            return False
        if word.startswith(known.definite):
            continue
        if word in known.place_words or word.startswith(known.place_prefix):
            indefinite = PLACE_WORDS
        elif indefinite:
            indefinite -= 1
        else:
            return False
    return True


def _mentions(text: str) -> Iterator[tuple[str, ...]]:
    """The words after each «جمعية» in `text` up to where a name must end, the kind first."""
    known = forms()
    words = text.split()
    for place, word in enumerate(words):
        kind = fold(word)
        if kind in known.association_kinds or kind in known.association_joined:
            if kind in known.association_definite or _BREAK.search(word.lstrip(_OPENERS)):
                continue
            first = word if kind in known.association_kinds else word[-len(known.association_joined[kind]) :]
            rest = _until_stop(words[place + 1 : place + NAME_WORDS])
            if rest:
                yield (first, *rest)


def _until_stop(words: Sequence[str]) -> tuple[str, ...]:
    known = forms()
    out: list[str] = []
    for place, word in enumerate(words):
        key = fold(word)
        stops = (
            key in known.association_stops and fold(" ".join(words[place : place + 2])) not in known.association_pairs
        )
        if not key or stops or key.isdigit() or _is_possessed(key):
            break
        broken = _BREAK.search(word)
        if broken:
            if broken.start():
                out.append(word[: broken.start()])
            break
        out.append(word)
    return tuple(out)


def _is_possessed(key: str) -> bool:
    """«علاقتها»: a word with a pronoun belongs to the sentence, not to a name."""
    return len(key) > 4 and key.endswith(forms().association_endings)


def _cut(words: Sequence[str]) -> str:
    """A name on a line of its own, up to a bracket or a stop word."""
    return " ".join((words[0], *_until_stop(words[1:]))).strip(_EDGE)


def _agreed(mentions: Sequence[tuple[str, ...]]) -> str:
    """The name that most mentions begin with, cut where they part."""
    if not mentions:
        return ""
    by_start: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for mention in mentions:
        by_start.setdefault(tuple(fold(w) for w in mention[:2]), []).append(mention)
    group = max(by_start.values(), key=lambda found: (len(found), -mentions.index(found[0])))
    if len(group) < 2 and len(group[0]) < SHORT_NAME:
        return ""  # «مؤسسة خارجية», said once, is no name
    return " ".join(_common(group)).strip(_EDGE)


def _common(group: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The longest beginning that two mentions share, or the shortest mention when all agree on it."""
    if len({tuple(fold(w) for w in m) for m in group}) == 1:
        return group[0]
    best: tuple[str, ...] = ()
    for a in group:
        for b in group:
            if a is b or tuple(map(fold, a)) == tuple(map(fold, b)):
                continue
            size = next(
                (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if fold(x) != fold(y)), min(len(a), len(b))
            )
            best = max(best, a[:size], key=len)
    return best
