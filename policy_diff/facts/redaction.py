"""Persons' names masked, for outputs that leave the house: they are personal data.

    redacted(policy)  ->  the same policy, with a mask wherever a person's name stood

Masked are the chair's name, the other names of the approval's signature block, and every name that «بن»
tells (a damaged signature is in no block), everywhere: in facts, clauses, headings, the text and its
repairs. What this leaves alone: the names of associations, bodies and posts, and the places of everything,
so that lines still count as they did.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from normalizers import TracedText, alphabet
from policy_diff.facts.clauses import clauses
from policy_diff.facts.person import APPROVAL, named_in, signatory
from policy_diff.model import Fact, Item, Policy, Section

MASK = "█████"
CHAIR = "board_chair"
_TRIM = re.compile(r"^(?:[^\W\d_]{1,2}\.\s*)+")


def redacted(policy: Policy) -> Policy:
    """`policy` without persons' names."""
    names = sorted(_names(policy), key=lambda name: (-len(name), name))
    if not names:
        return policy
    hide = _hider(names)
    return replace(
        policy,
        traced=_traced(policy.traced, hide),
        sections=tuple(_section(section, hide) for section in policy.sections),
        facts={key: _fact(fact, hide) for key, fact in policy.facts.items()},
        findings=tuple(replace(one, quote=hide(one.quote)) for one in policy.findings),
        layout=policy.layout.without_words() if policy.layout else None,
    )


def _names(policy: Policy) -> set[str]:
    """The names in the approval and those told by «بن» anywhere, without titles; not the association's own."""
    found = {str(policy.facts[CHAIR].value)} if CHAIR in policy.facts and policy.facts[CHAIR].value else set()
    block = [clause.text for clause in clauses(policy, policy.traced) if clause.section == APPROVAL]
    found |= {name for text in block if (name := signatory(text))}
    texts = {
        *policy.traced.lines,
        *policy.traced.original_lines,
        *(item.text for s in policy.sections for item in s.walk()),
    }
    found |= {name for text in sorted(texts) for name in named_in(text) if name not in policy.association}
    return {_TRIM.sub("", name).strip() for name in found if len(name.split()) > 1}


def _hider(names: Iterable[str]) -> Callable[[str], str]:
    """A name is found however its words are parted, stretched or vowelled, and in reverse order of words."""
    loose = []
    for name in sorted(names):
        words = [_loose(word) for word in name.split()]
        loose += [re.compile(r"\W+".join(words)), re.compile(r"\W+".join(reversed(words)))]
    return lambda text: _masked(text, loose)


def _masked(text: str, patterns: Sequence[re.Pattern[str]]) -> str:
    """`text` with a mask for everything that one of the patterns finds; what overlaps is one name. Line breaks stay."""
    spans = sorted(found.span() for pattern in patterns for found in pattern.finditer(text))
    out, past = [], 0
    for start, stop in spans:
        if stop <= past:
            continue
        out += [text[past:start], "" if start < past else MASK, "\n" * text[max(start, past) : stop].count("\n")]
        past = stop
    return "".join([*out, text[past:]])


def _loose(word: str) -> str:
    between = f"[{alphabet.TATWEEL}{''.join(sorted(alphabet.MARKS))}]*"
    return between.join(re.escape(letter) for letter in word)


def _traced(traced: TracedText, hide: Callable[[str], str]) -> TracedText:
    """The text with masked lines; how such a line came about is left out, since it would tell the name."""
    hidden = hide(traced.text).split("\n")
    changed = {n for n, (line, masked) in enumerate(zip(traced.lines, hidden, strict=True), 1) if line != masked}
    lines = [hidden[n - 1] if n in changed else line for n, line in enumerate(traced.original_lines, 1)]
    edits = tuple(edit for edit in traced.edits if edit.line not in changed)
    return TracedText("\n".join(lines), edits, traced.confidence)


def _section(section: Section, hide: Callable[[str], str]) -> Section:
    items = tuple(_item(item, hide) for item in section.items)
    return replace(section, heading=hide(section.heading), items=items)


def _item(item: Item, hide: Callable[[str], str]) -> Item:
    return replace(item, text=hide(item.text), items=tuple(_item(inner, hide) for inner in item.items))


def _fact(fact: Fact, hide: Callable[[str], str]) -> Fact:
    value = hide(fact.value) if isinstance(fact.value, str) else fact.value
    if fact.key == CHAIR and fact.value:
        return replace(fact, value=MASK, text=MASK)
    return replace(fact, value=value, text=hide(fact.text))
