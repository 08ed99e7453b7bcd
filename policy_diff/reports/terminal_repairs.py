"""What was repaired in one text, for a terminal: how much of what, then each change with its reason, and what is left.

A consultant has to believe it before quoting the text. So the list is grouped by kind of damage, what
was only suggested stands apart, and each change shows what it did and nothing else: a line put in order is
shown before, with bars where it had been cut, and after; of any other line the words that changed. Lines that do not
read and that no repair explained are named at the end, by what is wrong with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from rapidfuzz.distance import Levenshtein

from normalizers import Edit, TracedText, alphabet
from normalizers.text import Why
from policy_diff.reports import labels, wording
from policy_diff.reports.marking import CONTEXT, MARKS
from policy_diff.reports.reasons import reason
from policy_diff.reports.screen import Line, Run, line
from policy_diff.reports.wording import Lang, say

#: changes of one line that are shown; a stretched line has one in every word
MOST_CHANGES = 4
#: from such a confidence on a text without repairs needed none
NEEDS_NONE = 0.9
#: runs of unexplained lines that are named
MOST_RUNS = 40
#: why lines are unexplained, in the order in which it is said
_WHYS: tuple[Why, ...] = ("order", "backwards", "badly", "words")
_BLANK = line("")
_CUT, _BAR = "…", " | "
#: what evidence says its odds in
_NATS = " nats "


def repair_lines(traced: TracedText, lang: Lang, *, after_text: bool) -> Iterator[Line]:
    """The overview, each repair by kind, then the suggestions and what is left; parted from a text before it."""
    if after_text:
        yield _BLANK
    if not traced.repairs:
        needed = "none" if traced.confidence >= NEEDS_NONE and not traced.unexplained else "none_found"
        yield line(say(lang, f"repair.{needed}", confidence=_figure(traced.confidence)))
        yield from _unexplained(traced, lang)
        return
    made = [edit for edit in traced.repairs if edit.status == "applied"]
    yield from _overview(traced, made, lang)
    for code, edits in _grouped(made).items():
        yield from _group(code, edits, lang)
    suggested = [edit for edit in traced.repairs if edit.status == "suggested"]
    if suggested:
        yield from (_BLANK, line(Run(say(lang, "repair.suggestions"), "bold")))
        for edit in suggested:
            yield from _edit(edit, lang, name=f"{name_of(edit.code, lang)} ({edit.code})")
    yield from _unexplained(traced, lang)
    yield from _legend(traced.repairs, lang)


def name_of(code: str, lang: Lang) -> str:
    """What the repair is called; in English where it has no other name yet."""
    key = f"report.repair_name.{code}"
    if lang == "ar" and wording.has(key):
        return say(lang, key)
    return labels.repair_names().get(code, code)


def _overview(traced: TracedText, made: Sequence[Edit], lang: Lang) -> Iterator[Line]:
    """How many repairs there are in how much of the text, and of what kinds."""
    filled = sum(bool(text.strip()) for text in traced.original_lines)
    repairs = wording.count(lang, "count.repair", len(made))
    lines = len({edit.line for edit in made})
    said = say(lang, "repair.overview", repairs=repairs, lines=lines, of=filled, confidence=_figure(traced.confidence))
    yield line(Run(said, "bold"))
    groups = _grouped(made)
    wide = max((len(str(len(edits))) for edits in groups.values()), default=0)
    for code, edits in groups.items():
        yield line(f"  {len(edits):>{wide}}  {name_of(code, lang)} ({code}) · {_confidences(edits, lang)}")
    suggested = len(traced.repairs) - len(made)
    if suggested:
        yield line("  " + say(lang, "repair.suggested_count", count=suggested))
    if traced.unexplained:
        yield line("  " + say(lang, "repair.unexplained_count", lines=len(traced.unexplained)))


def _unexplained(traced: TracedText, lang: Lang) -> Iterator[Line]:
    """The lines that do not read, by what is wrong with them."""
    if traced.unexplained:
        yield from (_BLANK, line(Run(say(lang, "repair.unexplained"), "bold")))
    for why in _WHYS:
        numbers = [left.line for left in traced.unexplained if left.why == why]
        if numbers:
            runs = list(_runs(numbers))
            rest = say(lang, "repair.unexplained_rest", count=len(numbers)) if len(runs) > MOST_RUNS else ""
            yield line(f"  {say(lang, f'repair.unexplained_{why}')}: {labels.joined(lang, runs[:MOST_RUNS])}{rest}")


def _runs(numbers: Sequence[int]) -> Iterator[str]:
    """The numbers, those that follow each other as first and last."""
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        found = [number for _, number in run]
        yield str(found[0]) if len(found) == 1 else f"{found[0]}–{found[-1]}"


def _grouped(edits: Iterable[Edit]) -> dict[str, list[Edit]]:
    """The edits by code, in the order of the chain."""
    found: dict[str, list[Edit]] = {code: [] for code in labels.repair_names()}
    for edit in edits:
        found.setdefault(edit.code, []).append(edit)
    return {code: group for code, group in found.items() if group}


def _confidences(edits: Sequence[Edit], lang: Lang) -> str:
    low, high = (_figure(pick(edit.confidence for edit in edits)) for pick in (min, max))
    return say(lang, "repair.confidence", range=low if low == high else f"{low}–{high}")


def _figure(confidence: float) -> str:
    return f"{confidence:.2f}"


def _group(code: str, edits: Sequence[Edit], lang: Lang) -> Iterator[Line]:
    yield from (_BLANK, line(Run(f"{name_of(code, lang)} ({code})", "bold")))
    for edit in edits:
        yield from _edit(edit, lang)


def _edit(edit: Edit, lang: Lang, name: str = "") -> Iterator[Line]:
    """Where, how sure, why; then what changed."""
    why = wording.pick(lang, reason(edit.evidence))
    head = [say(lang, "lines.one", line=edit.line), *([name] if name else []), _figure(edit.confidence), why]
    yield line([Run("  "), Run(head[0], "bold"), Run("".join(f" · {part}" for part in head[1:] if part))])
    for key, letters in (("repair.restored", edit.restored), ("repair.removed", edit.removed)):
        if letters:
            yield line(f"    {say(lang, key)}", letters)
    if reordered(edit):
        yield line(f"    {say(lang, 'repair.before')}", Run(with_bars(edit), "gone"))
        yield line(f"    {say(lang, 'repair.after')}", Run(edit.after.strip(), "new"))
    elif invisible(edit):
        yield line(f"    {say(lang, 'repair.invisible')}")
    else:
        yield line("    ", *changed_words(edit, lang))


def invisible(edit: Edit) -> bool:
    """Whether the edit changed nothing that is printed."""
    before, after = (
        "".join(character for character in text if character not in alphabet.DIRECTION_MARKS).split()
        for text in (edit.before, edit.after)
    )
    return before == after


def reordered(edit: Edit) -> bool:
    """Whether the edit put parts of the line in another order."""
    return any(piece.backwards for piece in edit.plan) or any(b < a for a, b in pairwise(_starts(edit)))


def _starts(edit: Edit) -> list[int]:
    """Where the pieces that were kept as they are began in the old line, in the order of the new one."""
    return [piece.start for piece in edit.plan if piece.text is None]


def with_bars(edit: Edit) -> str:
    """The line as it was, with bars where it had been cut; none where it only runs the other way."""
    if any(piece.backwards for piece in edit.plan):
        return edit.before.strip()
    starts = sorted(_starts(edit))
    parts = [edit.before[a:b].strip() for a, b in pairwise([0, *starts[1:], len(edit.before)])]
    return _BAR.join(part for part in parts if part)


def changed_words(edit: Edit, lang: Lang) -> tuple[Run, ...]:
    """The words that changed, marked, each with a few of those beside it."""
    old, new = edit.before.split(), edit.after.split()
    changes = _changes(old, new)
    runs: list[Run] = []
    last = 0
    for start, stop, low, high in changes[:MOST_CHANGES]:
        runs += _context(old[last:start], first=not runs)
        for style, words in (("gone", old[start:stop]), ("new", new[low:high])):
            if words:
                opening, closing = MARKS[style]
                runs += [Run(f"{opening}{' '.join(words)}{closing}", style), Run(" ")]
        last = stop
    more = len(changes) - MOST_CHANGES
    if more > 0:
        return (*runs, Run(f"{_CUT} "), Run(say(lang, "repair.more", count=more), "dim"))
    rest = old[last:]
    return (*runs, Run(" ".join(rest if len(rest) <= CONTEXT else [*rest[:CONTEXT], _CUT])))


def _changes(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """The runs of words that differ: old from and to, new from and to."""
    out: list[tuple[int, int, int, int]] = []
    for step in Levenshtein.opcodes(old, new):
        if step.tag == "equal":
            continue
        start, low = step.src_start, step.dest_start
        if out and out[-1][1] == start and out[-1][3] == low:
            start, _, low, _ = out.pop()
        out.append((start, step.src_end, low, step.dest_end))
    return out


def _context(words: Sequence[str], *, first: bool) -> list[Run]:
    """What stands before a change: the last few words, and after the change before it the next few."""
    if not words:
        return []
    limit = CONTEXT if first else 2 * CONTEXT
    if len(words) <= limit:
        return [Run(" ".join(words) + " ")]
    shown = [_CUT, *words[-CONTEXT:]] if first else [*words[:CONTEXT], _CUT, *words[-CONTEXT:]]
    return [Run(" ".join(shown) + " ")]


def _legend(edits: Sequence[Edit], lang: Lang) -> Iterator[Line]:
    """What the signs mean that stand in the list."""
    signs = {
        "repair.legend_bars": any(reordered(edit) and _BAR in with_bars(edit) for edit in edits),
        "repair.legend_marks": not all(reordered(edit) or invisible(edit) for edit in edits),
        "repair.legend_nats": any(_NATS in edit.evidence for edit in edits),
    }
    if any(signs.values()):
        yield _BLANK
    for key, there in signs.items():
        if there:
            yield line(Run(say(lang, key), "dim"))
