"""The policy types that can be read, for the terminal: name, key, and the sections in their usual order."""

from __future__ import annotations

from collections.abc import Iterator

from policy_diff.profiles import profiles
from policy_diff.reports.screen import Line, Run, line
from policy_diff.reports.wording import Lang, pick


def profile_lines(lang: Lang) -> Iterator[Line]:
    """Every type, and below it the sections with their keys."""
    for kind in profiles():
        yield line([Run(kind.policy_type, "bold"), Run(f" · {pick(lang, kind.name)}")])
        widest = max(len(section.key) for section in kind.sections)
        for section in kind.sections:
            yield line(f"  {section.key:<{widest}}  ", pick(lang, section.name))
        yield line("")
