"""What belongs to the page, not to the policy: page numbers, running heads, the table of contents.

Why before anything else: a table of contents names every section before any of them begins, and a
page number in the middle of a sentence would end it. What is left out is said in a finding.
What this leaves alone: the first time a running head stands there (it may be the title), and the head of a
table, which stands over each of its parts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rapidfuzz import fuzz

from normalizers import alphabet, fold
from policy_diff.model import Finding, Lines
from policy_diff.profiles import forms
from policy_diff.segment.findings import finding
from policy_diff.segment.lines import Line, is_page_number
from policy_diff.segment.markers import parse
from policy_diff.segment.rows import is_row

#: a running head is short, comes at least so often, and at least so many lines apart
HEAD_WORDS = 12
HEAD_TIMES = 3
HEAD_APART = 12
#: a page has at most so many of them; more are rows of tables that come again
MOST_HEADS = 12
#: a line of the contents is as like its heading as this (rapidfuzz ratio)
SAME_HEADING = 88
#: … and so many of its words, when it has three or more, whatever their order
SAME_WORDS = 97
#: so many lines in a row that end in a page number are a table of contents without a title
UNTITLED = 3
#: … when they stand among so many first lines, and this share of the numbers is no smaller than the one before
LATEST, RISING = 400, 0.8
#: an entry that nothing repeats is one when the next so many are
LOOK_AHEAD = 2
#: links stand among so many first lines, and no two are alike
MOST_LINKS = 60
#: a line of so many words is text; of the lines that come again below, this share has text between them
TEXT_WORDS, APART = 14, 0.8
#: a title of so few letters must be written rightly
SHORT_TITLE = 8
_DASH = f"[{''.join(sorted(re.escape(c) for c in alphabet.DASHES))}]"
_DASHED = re.compile(rf"\s{_DASH}\s*|{_DASH}\s+")
_LEADING = re.compile(r"\d{1,3}[\s.:…_\-]+(?=\S)")
_LAST_NUMBER = re.compile(r"\d{1,3}$")
_LEADER = re.compile(r"[\s.…_\-]*\d{1,3}$")


@dataclass(frozen=True, slots=True)
class Body:
    """The lines that belong to the policy, the folded entries of its table of contents, the numbers of the lines that
    were left out, and findings that say so."""

    lines: tuple[Line, ...]
    contents: tuple[str, ...]
    left_out: tuple[int, ...]
    findings: tuple[Finding, ...]


def without_furniture(lines: Sequence[Line]) -> Body:
    """The lines without those of the page, and what was learnt from these."""
    contents = _contents(lines)
    heads = _running_heads(lines)
    kept = tuple(
        line
        for index, line in enumerate(lines)
        if index not in contents and index not in heads and not is_page_number(line) and not _is_page_line(line)
    )
    findings = []
    if contents:
        span = Lines(lines[min(contents)].number, lines[max(contents)].number)
        findings.append(finding("contents_left_out", span))
    if heads:
        first = lines[min(heads)]
        span = Lines(first.number, first.number)
        findings.append(finding("running_head_left_out", span, first.body, head=first.body))
    listed = (lines[index] for index in sorted(contents) if not _heads_contents(lines[index]))
    entries = (entry for line in listed for entry in _entries(line, kept))
    left_out = tuple(sorted({line.number for line in lines} - {line.number for line in kept}))
    return Body(kept, tuple(entry for entry in entries if len(entry) > 1), left_out, tuple(findings))


def _entries(line: Line, kept: Sequence[Line]) -> tuple[str, ...]:
    """What a line of the contents names: one heading, or several with dashes between them."""
    whole = _bare(line)
    parts = [part for part in _DASHED.split(line.body) if part.strip()]
    if len(parts) == 1:
        return (whole,)
    rest = [_bare(other) for other in kept]
    if _comes_again(whole, rest):
        return (whole,)
    names = [name for part in parts for name in _names(_bare(replace(line, body=part)), rest)]
    # a row of several may be out of order, as an extraction has it: the text says how they follow each other
    return tuple(sorted(names, key=rest.index) if all(name in rest for name in names) else names)


def _names(entry: str, rest: Sequence[str]) -> tuple[str, ...]:
    """The one heading that an entry names, or the two, as they follow each other, between which the dash is lost."""
    words = entry.split()
    pairs = ((" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words)))
    both = next((pair for pair in pairs if all(name in rest for name in pair)), None)
    if both is None or _comes_again(entry, rest):
        return (entry,)
    return tuple(sorted(both, key=rest.index))


def _is_page_line(line: Line) -> bool:
    """«صفحة 3 من 10»: nothing but page words and numbers."""
    words = fold(line.body).split()
    return (
        bool(words)
        and any(w.isdigit() for w in words)
        and len(words) <= 5
        and line.marker is None
        and all(w.isdigit() or w in forms().page_words for w in words)
    )


def _running_heads(lines: Sequence[Line]) -> set[int]:
    """Every repetition of a short line that comes again and again, far apart."""
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        key = fold(line.body)
        if line.marker is None and key and len(key.split()) <= HEAD_WORDS and not is_row(line.body):
            places.setdefault(key, []).append(index)
    heads = [
        found
        for found in places.values()
        if len(found) >= HEAD_TIMES and all(b - a >= HEAD_APART for a, b in pairwise(found))
    ]
    return {index for found in heads for index in found[1:]} if len(heads) <= MOST_HEADS else set()


def _bare(line: Line) -> str:
    """The folded words of a line of the contents, without leader dots and page number."""
    return fold(_LEADING.sub("", _LEADER.sub("", line.body.translate(alphabet.TO_ASCII_DIGITS))))


def _ends_in_number(line: Line) -> bool:
    text = line.body.translate(alphabet.TO_ASCII_DIGITS)
    return bool(_LEADER.search(text)) and bool(_bare(line)) and len(text.split()) <= HEAD_WORDS


def _contents(lines: Sequence[Line]) -> set[int]:
    """The lines of a table of contents, its title with it."""
    start = next((i for i, line in enumerate(lines) if _heads_contents(line)), None)
    if start is None:
        return _untitled(lines) or _unpaged(lines)
    bare = [_bare(line) for line in lines]
    again = Counter(bare[start + 1 :])
    seen: list[str] = []
    out = {start}
    highest = 0
    for index in range(start + 1, len(lines)):
        line, key = lines[index], bare[index]
        if is_page_number(line) or len(key) < 2:
            out.add(index)
            continue
        marker = line.marker
        number = marker.value if marker is not None and marker.style == "number" else 0
        paged = _has_page(lines, index) and not 0 < number < highest  # falling numbers are the text's
        highest = max(highest, number)
        repeated = any(fuzz.ratio(key, old) >= SAME_HEADING for old in seen) and not paged
        if repeated or not (paged or again[key] > 1 or _comes_again(key, bare[index + 1 :])):
            if repeated or not _goes_on(lines, bare, index):
                break
            out.add(index)
            continue
        seen.append(key)
        out.add(index)
    return {index for index in out if not seen or index <= _last(lines, out)} if seen else {start}


def _goes_on(lines: Sequence[Line], bare: Sequence[str], index: int) -> bool:
    """Whether the next lines are entries with pages, that headings repeat: the one at `index` is only hard to read."""
    after = range(index + 1, min(index + 1 + LOOK_AHEAD, len(lines)))
    return (
        len(lines[index].body.split()) <= HEAD_WORDS
        and len(after) == LOOK_AHEAD
        and all(_has_page(lines, at) and _comes_again(bare[at], bare[at + 1 :]) for at in after)
    )


def _last(lines: Sequence[Line], entries: set[int]) -> int:
    """The last entry that is more than a number: a number after it may be a page's or a list's."""
    return max(index for index in entries if not is_page_number(lines[index]))


def _has_page(lines: Sequence[Line], index: int) -> bool:
    """Whether a short line has a page number at an end, or alone on the next line."""
    text, marker = lines[index].body.translate(alphabet.TO_ASCII_DIGITS), lines[index].marker
    if len(text.split()) > HEAD_WORDS:
        return False
    if marker is not None and marker.style == "number":
        return True
    after = index + 1 < len(lines) and is_page_number(lines[index + 1])
    return after or _ends_in_number(lines[index]) or bool(_LEADING.match(text))


def _heads_contents(line: Line) -> bool:
    """Whether the line is the title of a table of contents, perhaps damaged."""
    key = fold(line.body)
    return any(
        fuzz.ratio(key, title) >= SAME_HEADING for title in forms().contents_titles if len(title) > SHORT_TITLE
    ) or (key in forms().contents_titles)


def _comes_again(key: str, rest: Sequence[str]) -> bool:
    return any(same_heading(key, other) for other in rest)


def same_heading(entry: str, heading: str) -> bool:
    """Whether an entry of the contents, folded, says what a heading says; rows of a table may be out of order."""
    if fuzz.ratio(entry, heading) >= SAME_HEADING:
        return True
    return entry.count(" ") >= 2 and fuzz.token_sort_ratio(entry, heading) >= SAME_WORDS


def _untitled(lines: Sequence[Line]) -> set[int]:
    """A run of lines that end in rising page numbers, near the beginning; a longer one is a table of numbers."""
    run: list[int] = []
    bare = [_bare(line) for line in lines]
    for index, line in enumerate(lines[:LATEST]):
        if _ends_in_number(line) and not is_page_number(line) and _comes_again(bare[index], bare[index + 1 :]):
            run.append(index)
        elif not is_page_number(line):
            if len(run) >= UNTITLED:
                break
            run = []
    pages = [int(found[0]) for index in run if (found := _LAST_NUMBER.search(_ascii(lines[index])))]
    rising = sum(a <= b for a, b in pairwise(pages)) >= RISING * (len(pages) - 1)
    believed = len(run) >= UNTITLED and run[-1] + 1 < min(LATEST, len(lines)) and rising
    return set(range(run[0], run[-1] + 1)) if believed else set()


def _unpaged(lines: Sequence[Line]) -> set[int]:
    """A run of short lines above the text that come again below in the same order, each with text below it there: the
    links at the top of a web page."""
    stop = next((at for at, line in enumerate(lines) if len(line.body.split()) >= TEXT_WORDS), 0)
    bare = [_bare(_unnumbered(line)) for line in lines]
    for start in range(min(stop, MOST_LINKS)):
        if start and lines[start - 1].body.rstrip().endswith(":"):
            continue  # a list that a sentence announces
        once = next((at for at in range(start, stop) if bare[at] in bare[start:at]), stop)
        end = next((at for at in range(start, once) if not _comes_again(bare[at], bare[at + 1 :])), once)
        while end - start >= UNTITLED and not _head_below(bare, start, end):
            end -= 1
        if end - start >= UNTITLED:
            return set(range(start, end))
    return set()


def _unnumbered(line: Line) -> Line:
    """The line without a number that stands behind its bullet («- المادة (1): النطاق»)."""
    marker, rest = parse(line.body)
    return replace(line, body=rest) if marker is not None and rest and not marker.part_of_text else line


def _head_below(bare: Sequence[str], start: int, end: int) -> bool:
    """Whether the lines from `start` to `end` come again below in their order, hardly any right after another."""
    places = [end]
    for name in bare[start:end]:
        place = next((at for at in range(places[-1], len(bare)) if name and same_heading(name, bare[at])), None)
        if place is None:
            return False
        places.append(place + 1)
    apart = sum(after - before > 1 for before, after in pairwise(places[1:]))
    return apart >= APART * (len(places) - 2)


def _ascii(line: Line) -> str:
    return line.body.translate(alphabet.TO_ASCII_DIGITS)
