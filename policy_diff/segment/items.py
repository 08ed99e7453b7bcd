"""Passages of one section to items: which clause belongs under which.

    - lead-in ending in a colon:     opens a level
        1. clause                    the first marker style after it is the level's
        2. clause
    - clause                         the outer style returns: back to the outer level

With the same marker on both levels (`-` under `-`) nothing on the page says where the inner list
ends, so it goes on to the end of the section, or to the next lead-in. Numbers say more: one that
counts on from the outer list returns there. What would stand deeper than any policy goes stands
beside. What this leaves alone: the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from policy_diff.model import Item, Lines
from policy_diff.segment.wraps import Passage

_PLAIN = ""
#: levels of items: by-laws go to four («المادة», `1-`, `أ-`, `-`); a text of nothing but lead-ins would go on for ever
DEEPEST = 12


@dataclass
class _Node:
    passage: Passage
    children: list[_Node] = field(default_factory=list)


@dataclass
class _Level:
    """An open list: the styles seen in it, each with its last number."""

    children: list[_Node]
    styles: dict[str, int] = field(default_factory=dict)


def build(run: Sequence[Passage], subs: frozenset[int] = frozenset()) -> tuple[Item, ...]:
    """The items of one section. `subs` are the indices of sub-headings, each with what follows it below it."""
    if not subs:
        return _items(_tree(run))
    cuts = [*sorted(subs), len(run)]
    out = list(_items(_tree(run[: cuts[0]])))
    for start, stop in pairwise(cuts):
        out.append(_item(run[start], _items(_tree(run[start + 1 : stop]))))
    return tuple(out)


def flat(run: Sequence[Passage]) -> tuple[Item, ...]:
    """Every passage an item of its own, for approvals and signatures."""
    return tuple(_item(passage, ()) for passage in run)


def _items(nodes: Sequence[_Node]) -> tuple[Item, ...]:
    return tuple(_item(node.passage, _items(node.children)) for node in nodes)


def _item(passage: Passage, items: tuple[Item, ...]) -> Item:
    marker = passage.marker
    shown = marker.text if marker and not marker.part_of_text else ""
    if marker and marker.own_label and passage.body:
        # «الدرجة الأولى: الجمعية العمومية»: what it labels is said by the label
        passage, shown = replace(passage, body=f"{shown} {passage.body}"), ""
    last = max((passage.last, *(item.lines.last for item in items)))
    lines = Lines(passage.first, last)
    if not passage.body:
        # «المادة (5):» alone on its line, its clauses below it
        return Item(text=shown.rstrip(" :"), items=items, lines=lines)
    return Item(text=passage.body, marker=shown, items=items, lines=lines)


def _style(passage: Passage, labels: bool) -> tuple[str, int]:
    if passage.marker:
        return passage.marker.style, passage.marker.value
    return ("label", 0) if labels and passage.is_label else (_PLAIN, 0)


def _tree(run: Sequence[Passage]) -> list[_Node]:
    root = _Level([])
    levels = [root]
    labels = sum(p.is_label for p in run) >= 2
    styles = [_style(passage, labels) for passage in run]
    last_at = {key: index for index, key in enumerate(styles)}
    for index, passage in enumerate(run):
        style, value = styles[index]
        resumes = any(last_at.get(key, -1) > index for key in _next_of(levels[-1]))
        _descend(levels, style, value, passage, resumes=resumes)
        node = _Node(passage)
        level = levels[-1]
        level.children.append(node)
        level.styles[style] = value
        if (passage.ends_in_colon or not passage.body) and len(levels) < DEEPEST:
            levels.append(_Level(node.children))
    return root.children


def _descend(levels: list[_Level], style: str, value: int, passage: Passage, *, resumes: bool) -> None:
    """Closes (or opens) levels until the last one is where the passage belongs.

    `resumes`: the numbering of the last level goes on further down, so that what stands between is below it.
    """
    top = levels[-1]
    outer = _outer(levels, style, value)
    if not top.styles:
        if outer is not None and value > 1 and len(levels) > 1:
            del levels[outer + 1 :]
        return
    if style in top.styles:
        counts = not value or value == top.styles[style] + 1 or outer is None
        if counts and not (passage.ends_in_colon and not value and style and _same_outside(levels, style)):
            return
        del levels[(outer if outer is not None else len(levels) - 1) + 1 :]
        return
    if outer is not None:
        del levels[outer + 1 :]
    elif style != _PLAIN and value <= 1 and resumes and len(levels) < DEEPEST:
        levels.append(_Level(top.children[-1].children))
    else:
        del levels[1:]


def _outer(levels: list[_Level], style: str, value: int) -> int | None:
    """The innermost outer level that the passage continues, or None."""
    for place in range(len(levels) - 2, -1, -1):
        last = levels[place].styles.get(style)
        if last is not None and (not value or value == last + 1):
            return place
    return None


def _same_outside(levels: list[_Level], style: str) -> bool:
    return any(style in level.styles for level in levels[:-1])


def _next_of(level: _Level) -> list[tuple[str, int]]:
    """The numbers by which the lists of a level would go on."""
    return [(style, value + 1) for style, value in level.styles.items()]
