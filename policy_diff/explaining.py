"""What the codes mean that stand in outputs: repairs, findings and classes of divergence.

A repair explains itself: its module's docstring, examples and counter-examples, which are also its
first tests. Findings and classes are explained in the wordings.
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import dedent

from normalizers.document import Repair
from policy_diff.errors import UsageError, listed
from policy_diff.model import DivergenceClass
from policy_diff.reports.screen import Line, Run, line
from policy_diff.reports.wording import Lang, pick, say, table

_FINDING = "explain.finding."


def overview(lang: Lang) -> Iterator[Line]:
    """Every code with its name, by kind."""
    yield from _group(lang, "repairs", {code: module.NAME for code, module in repairs().items()})
    yield from _group(lang, "findings", {code: _first_sentence(text) for code, text in findings(lang).items()})
    yield from _group(
        lang, "divergences", {kind.value: say(lang, f"explain.class.{kind.value}") for kind in DivergenceClass}
    )
    yield line(say(lang, "explain.hint"))


def _group(lang: Lang, name: str, codes: dict[str, str]) -> Iterator[Line]:
    yield line(Run(say(lang, f"explain.{name}"), "bold"))
    widest = max(map(len, codes), default=0)
    for code, text in codes.items():
        yield line(f"  {code:<{widest}}  {text}")
    yield line("")


def explanation(code: str, lang: Lang) -> Iterator[Line]:
    """One code at length. Raises UsageError for an unknown one, with those there are."""
    if code in repairs():
        return _repair(code, lang)
    if code in findings(lang):
        return _finding(code, lang)
    if code in list(DivergenceClass):
        return _class(code, lang)
    known = [*repairs(), *findings(lang), *DivergenceClass]
    raise UsageError("no such code", where=f"explain {code}", to_do=f"there is: {listed(known)}")


def repairs() -> dict[str, Repair]:
    """The repair modules by code, in the order of the chain."""
    from normalizers.chain import CHAIN

    return {repair.CODE: repair for repair in CHAIN}


def findings(lang: Lang) -> dict[str, str]:
    """The codes of findings, with their explanations: those of reading, then those of the checks."""
    from policy_diff.checks import CHECKS

    words = sorted(table(lang).items())
    reading = {key.removeprefix(_FINDING): text for key, text in words if key.startswith(_FINDING)}
    return reading | {check.CODE: pick(lang, check.MEANS) for check in CHECKS}


def _repair(code: str, lang: Lang) -> Iterator[Line]:
    module = repairs()[code]
    yield line([Run(code, "bold"), Run(f" · {module.NAME}")])
    for text in _paragraphs(module.__doc__ or ""):
        yield line(text)
    yield line("")
    yield line(say(lang, "explain.examples"))
    for broken, mended in module.EXAMPLES:
        for before, after in zip(broken.split("\n"), mended.split("\n"), strict=True):
            yield line(f"  {say(lang, 'repair.before')}", Run(before, "gone"))
            yield line(f"  {say(lang, 'repair.after')}", Run(after, "new"))
    yield line(say(lang, "explain.clean"))
    for text in module.CLEAN:
        yield from (line("  ", row) for row in text.split("\n"))


def _finding(code: str, lang: Lang) -> Iterator[Line]:
    """What a finding is based on; for one of a check also what it finds and what it leaves alone."""
    from policy_diff.checks import CHECKS

    yield line(Run(code, "bold"))
    yield line(findings(lang)[code])
    for check in CHECKS:
        if code == check.CODE:
            yield line("")
            yield from (line(text) for text in _paragraphs(check.__doc__ or ""))
            yield line("")
            for key, examples in (("explain.found_in", check.EXAMPLES), ("explain.clean", check.CLEAN)):
                yield line(say(lang, key))
                yield from (line("  ", text) for example in examples for _, text in example.clauses if text)


def _paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a docstring, each on one line; lists and examples keep their lines."""
    for paragraph in dedent(text).strip().split("\n\n"):
        lines = paragraph.splitlines()
        laid_out = any(row.startswith((" ", "- ")) or row[:2].rstrip(".").isdigit() for row in lines)
        yield from lines if laid_out else (" ".join(lines),)


def _class(code: str, lang: Lang) -> Iterator[Line]:
    yield line(Run(code, "bold"))
    yield line(say(lang, "explain.shown_as", name=say(lang, f"class.{code}")))
    yield line(say(lang, f"explain.class.{code}"))
    yield line(say(lang, "explain.severity"))


def _first_sentence(text: str) -> str:
    return text.split(". ")[0].rstrip(".") + "."
