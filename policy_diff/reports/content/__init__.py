"""A comparison in words: what a full report says, before it is HTML or Word.

    build(comparison, lang)      a `Report`

Start reading from `view` (what a report consists of), then `edition` (what all parts share). One
file makes each part: `summary`, `facts`, `matrix`, `sections`, `appendix`. Nothing here decides what
differs or how serious it is; that came with the comparison.
"""

from __future__ import annotations

from policy_diff.model import Comparison
from policy_diff.reports import labels, wording
from policy_diff.reports.content import appendix, facts, matrix, sections, summary
from policy_diff.reports.content.edition import Edition
from policy_diff.reports.content.view import Report
from policy_diff.reports.wording import Lang, say

__all__ = ["Report", "build"]


def build(comparison: Comparison, lang: Lang) -> Report:
    """The whole report in `lang`."""
    edition = Edition(comparison, lang)
    return Report(
        title=_title(edition),
        subtitle=_subtitle(edition),
        summary=summary.summary(edition),
        facts=facts.tables(edition),
        matrix=matrix.tables(edition),
        sections=sections.sections(edition),
        witnesses=appendix.witnesses(edition),
        notices=appendix.notices(edition),
        sigla=comparison.sigla,
    )


def _title(edition: Edition) -> str:
    types = {policy.policy_type for policy in edition.comparison.policies}
    if len(types) > 1:
        return say(edition.lang, "report.title")
    return say(edition.lang, "report.title_of", type=labels.policy_type_name(edition.lang, types.pop()))


def _subtitle(edition: Edition) -> str:
    comparison, lang = edition.comparison, edition.lang
    count = wording.count(lang, "count.policy", len(comparison.policies))
    baseline = say(lang, "compare.consensus") if comparison.baseline == "consensus" else comparison.baseline
    return say(lang, "compare.title", policies=count, baseline=baseline)
