"""Counts which words stand in which sections, in the train and develop parts of the written corpus.

    python -m policy_diff.written.section_words CORPUS/written > policy_diff/segment/section_words.toml

For every stem that stands in enough sections: in how many of all sections, and in how many of each kind of section.
Sections that all types share are counted over all types, the others by type (`whistleblowing.guarantees`); `other` is
counted among all only. `policy_diff/segment/section_words.py` makes weights of it. The test part and two types
(`document_retention`, `investment`) are never counted, so they show what the table is worth on texts it has not seen.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from policy_diff.model import Section
from policy_diff.segment.evidence import told_words
from policy_diff.segment.heading_forms import OTHER
from policy_diff.segment.section_words import counted_as
from policy_diff.written import WrittenPolicy, load_all

#: a stem of fewer sections than this is left out: chance, and three times the size
ENOUGH = 5
WIDTH = 110


def main() -> None:
    """Print the table."""
    sys.stdout.write(table(Path(sys.argv[1])))


def table(corpus: Path) -> str:
    """The table of the written corpus in this folder, as TOML."""
    return _table([*load_all(corpus, split="train"), *load_all(corpus, split="develop")])


def _table(policies: Iterable[WrittenPolicy]) -> str:
    usual: Counter[str] = Counter()
    counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    sections: Counter[str] = Counter()
    for policy in policies:
        for section in policy.sections:
            name = counted_as(policy.policy_type, section.key)
            words = set(told_words(_text(section)))
            usual.update(words)
            counted[name].update(words)
            sections[name] += 1
    kept = {word for word, count in usual.items() if count >= ENOUGH}
    out = [
        "# In how many sections of the written corpus each stem stands: of all, and of each kind of section.",
        "# Made by `python -m policy_diff.written.section_words`; nothing here is written by hand.",
        f"sections = {sections.total()}",
        _words(usual, kept),
    ]
    for name in sorted(set(counted)):
        if name.rpartition(".")[2] != OTHER:
            out += ["", f'[section."{name}"]', f"sections = {sections[name]}", _words(counted[name], kept)]
    return "\n".join(out) + "\n"


def _text(section: Section) -> str:
    return " ".join(item.text for item in section.walk())


def _words(counts: Counter[str], kept: set[str]) -> str:
    """`words = …`, the stems in order of the alphabet, in lines of equal length."""
    lines = [""]
    for word in sorted(counts.keys() & kept):
        entry = f"{word}:{counts[word]}"
        if len(lines[-1]) + len(entry) >= WIDTH:
            lines.append("")
        lines[-1] = f"{lines[-1]} {entry}".strip()
    return 'words = """\n' + "\n".join(lines) + '"""'


if __name__ == "__main__":
    main()
