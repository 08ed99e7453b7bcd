"""Lines of a damaged text taken for headings that are none, and headings taken for text, put right by the others.

    sound     one section: «… من المادة سند صرف شيك | يرسل لقسم الحسابات | تبقى لدى الصندوق لغرض المراجعة» …
    damaged   two sections: …, and under the heading «المراجعة» the rest

An extractor that writes every cell and every turn of a line by itself leaves short lines that look like headings. Each
cuts a section in two, and its clauses would be held against those of another section. So in a damaged text

- a heading is none where no other policy has one like it, and where in another policy what stands above it and below it
  is one section, the words of the heading among its clauses;
- a clause is a heading where another policy has just that as one, and what follows the clause below it;
- a section goes by the key that the others' have under just the same heading.

What this leaves alone: sound texts, headings that others have, and the text of the clauses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import fuzz

from policy_diff.collate.doubt import Doubts
from policy_diff.collate.similarity import key_of, letters_of
from policy_diff.model import Item, Policy, Section
from policy_diff.segment.heading_forms import plain_heading

#: policies by which headings are judged; letters of a heading that may be judged, and of a run
HELD, LEAST, RUN = 8, 5, 6
#: letters of a line, as written, that may be a heading
LONGEST = 100
#: likeness of two headings, in hundredths, and the share of the runs of a text that its section in another policy has
ALIKE, HOME = 75, 0.5


@dataclass(frozen=True, slots=True)
class _Text:
    """A section of another policy: its key, the letters of its heading and of its clauses, and the runs in these."""

    key: str
    heading: str
    letters: str
    runs: frozenset[str]


def settled(witnesses: Sequence[Policy], doubts: Doubts) -> list[Policy]:
    """The policies, the headings of damaged ones put right; the same objects where nothing is."""
    out = list(witnesses)
    if not doubts.damaged or len(witnesses) < 2:
        return out
    sound = [w for w in range(len(witnesses)) if w not in doubts.damaged]
    judges = {w: _texts(witnesses[w]) for w in (sound or range(len(witnesses)))[: HELD + 1]}
    for w in sorted(doubts.damaged):
        others = [texts for other, texts in judges.items() if other != w][:HELD]
        out[w] = _named(_parted(_joined(witnesses[w], others), others), others)
    return out


def _texts(policy: Policy) -> list[_Text]:
    texts = []
    for section in policy.sections:
        letters = _letters(section)
        texts.append(_Text(section.key, _heading(section), letters, frozenset(_runs(letters))))
    return texts


def _heading(section: Section) -> str:
    return _heading_letters(section.heading)


@lru_cache(maxsize=4096)
def _heading_letters(text: str) -> str:
    return letters_of(key_of(plain_heading(text)))


def _letters(section: Section) -> str:
    return "".join(letters_of(key_of(item.text)) for item in section.walk())


def _runs(letters: str) -> list[str]:
    return [letters[at : at + RUN] for at in range(len(letters) - RUN + 1)]


def _joined(policy: Policy, others: Sequence[Sequence[_Text]]) -> Policy:
    """`policy`, each section below a heading that is none as part of the one before it."""
    kept: list[Section] = []
    for section in policy.sections:
        if kept and not _has_heading(section, others) and any(_is_text(kept[-1], section, texts) for texts in others):
            text = Item(text=section.heading, lines=replace(section.lines, last=section.lines.first))
            lines = kept[-1].lines.around(section.lines)
            kept[-1] = replace(kept[-1], items=(*kept[-1].items, text, *section.items), lines=lines)
        else:
            kept.append(section)
    return replace(policy, sections=tuple(kept)) if len(kept) < len(policy.sections) else policy


def _parted(policy: Policy, others: Sequence[Sequence[_Text]]) -> Policy:
    """`policy`, each section cut above the clauses that are headings in another policy."""
    theirs = {text.heading for texts in others for text in texts}
    missing = theirs - {_heading(section) for section in policy.sections}
    sections = [part for section in policy.sections for part in _parts(section, others, missing)]
    return replace(policy, sections=tuple(sections)) if len(sections) > len(policy.sections) else policy


def _parts(section: Section, others: Sequence[Sequence[_Text]], missing: set[str]) -> list[Section]:
    """A section cut above the clauses that are one of the headings `missing`."""
    parts = [replace(section, items=())]
    for at, item in enumerate(section.items):
        heading = _heading_letters(item.text) if not item.marker and len(item.text) <= LONGEST else ""
        following = (*item.items, *section.items[at + 1 : at + 2])
        found = heading in missing and len(heading) >= LEAST and following
        key = next((key for texts in others if (key := _key(heading, following, texts))), "") if found else ""
        if key:
            lines = replace(item.lines, last=section.lines.last)
            parts[-1] = replace(parts[-1], lines=replace(parts[-1].lines, last=item.lines.first))
            parts.append(Section(key=key, heading=item.text, lines=lines, items=item.items))
        else:
            parts[-1] = replace(parts[-1], items=(*parts[-1].items, item))
    return parts if len(parts) > 1 else [section]


def _key(heading: str, following: Sequence[Item], texts: Sequence[_Text]) -> str:
    """The key of the section of another policy with this heading, if what follows is from there; "" for none."""
    home = _home("".join(letters_of(key_of(one.text)) for item in following for one in item.walk()), texts)
    return texts[home].key if home is not None and texts[home].heading == heading else ""


def _named(policy: Policy, others: Sequence[Sequence[_Text]]) -> Policy:
    """`policy`, each section under the key that it has wherever another policy has it under just that heading."""
    keys: dict[str, set[str]] = {}
    for text in (text for texts in others for text in texts):
        keys.setdefault(text.heading, set()).add(text.key)
    sure = {heading: next(iter(found)) for heading, found in keys.items() if heading and len(found) == 1}
    sections = tuple(replace(one, key=sure.get(_heading(one), one.key)) for one in policy.sections)
    return replace(policy, sections=sections) if sections != policy.sections else policy


def _has_heading(section: Section, others: Sequence[Sequence[_Text]]) -> bool:
    mine = _heading(section)
    return any(fuzz.ratio(mine, text.heading) >= ALIKE for texts in others for text in texts if text.heading)


def _is_text(above: Section, section: Section, texts: Sequence[_Text]) -> bool:
    """Whether another policy has the clauses above and below a heading in one section, and its words among them."""
    heading = _heading(section)
    judged = len(heading) >= LEAST and any(heading in text.letters for text in texts)
    home = _home(_letters(above), texts) if judged else None
    if home is None or heading not in texts[home].letters:
        return False
    return not section.items or _home(_letters(section), texts) == home


def _home(letters: str, texts: Sequence[_Text]) -> int | None:
    """The section of another policy that has most of the letters of some clauses; None for none."""
    runs = Counter(_runs(letters))
    there = [sum(n for run, n in runs.items() if run in text.runs) for text in texts]
    best = max(range(len(texts)), key=lambda at: there[at], default=None)
    return best if best is not None and there[best] >= HOME * max(1, runs.total()) else None
