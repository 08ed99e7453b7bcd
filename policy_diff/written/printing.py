"""A written policy as it is printed: lines of text, and the lines on which each item stands.

    printed = render_text(policy, width=80, seed=3)
    printed.text                       what an extractor would give for a clean page
    printed.sections                   the policy's sections, their lines counted in that text

Real files are laid out in many ways, so `seed` chooses one: which of title and association comes
first, blank lines between sections, indented items, running page numbers. The same seed gives the
same layout. What this leaves alone: the words and their order; no damage is done here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from policy_diff.model import Item, Lines, Section
from policy_diff.written.policies import WrittenPolicy

Footer = Literal["none", "number", "dashes", "of"]
_FOOTERS: tuple[Footer, ...] = ("none", "number", "dashes", "of")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a policy is laid out. `page` is the number of lines between two footers."""

    title_first: bool = True
    indent: int = 0
    gap: int = 1
    page: int = 40
    footer: Footer = "none"

    @classmethod
    def of(cls, seed: int) -> Layout:
        """The layout number `seed`: 0 is the plain one, and 48 in a row are all different."""
        rest, title_last = divmod(seed, 2)
        rest, gap = divmod(rest, 2)
        rest, indent = divmod(rest, 3)
        footer = _FOOTERS[rest % len(_FOOTERS)]
        return cls(title_first=not title_last, gap=1 - gap, indent=(0, 2, 4)[indent], footer=footer)


@dataclass(frozen=True, slots=True)
class Printed:
    """A policy's text and its sections with their lines in it."""

    text: str
    sections: tuple[Section, ...]


@dataclass
class _Page:
    """The lines printed so far. A footer takes a line of its own wherever a page is full."""

    layout: Layout
    width: int
    lines: list[str] = field(default_factory=list)
    on_page: int = 0
    feet: list[int] = field(default_factory=list)

    def put(self, text: str, indent: int = 0) -> Lines:
        """Print `text` wrapped; its first and last line, from 1."""
        first = 0
        for line in wrapped(text, self.width - indent):
            self._turn()
            self.lines.append(" " * indent + line)
            self.on_page += 1
            first = first or len(self.lines)
        return Lines(first, len(self.lines))

    def leave(self, count: int) -> None:
        """Leave `count` lines blank."""
        self.lines.extend([""] * count)

    def _turn(self) -> None:
        if self.on_page >= self.layout.page:
            self.foot()

    def foot(self) -> None:
        """End the page with its footer, which gets its number when the number of pages is known."""
        self.on_page = 0
        if self.layout.footer != "none":
            self.lines.append("")
            self.feet.append(len(self.lines) - 1)

    def text(self) -> str:
        """All lines, footers filled in."""
        for number, at in enumerate(self.feet, 1):
            self.lines[at] = {"number": "{0}", "dashes": "- {0} -", "of": "{0} / {1}"}[self.layout.footer].format(
                number, len(self.feet)
            )
        return "\n".join(self.lines) + "\n"


def wrapped(text: str, width: int) -> Iterator[str]:
    """`text` in lines of at most `width` characters, broken at blanks; one longer word stays whole."""
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    if line:
        yield line


def render_text(policy: WrittenPolicy, width: int = 90, seed: int = 0) -> Printed:
    """The policy as printed in lines of at most `width` characters, in the layout that `seed` chooses."""
    layout = Layout.of(seed)
    page = _Page(layout, width)
    names = (policy.title, policy.association)
    for line in (*(names if layout.title_first else names[::-1]), *policy.cover):
        page.put(line)
    sections = tuple(_section(page, section) for section in policy.sections)
    if page.on_page:
        page.foot()
    return Printed(page.text(), sections)


def _section(page: _Page, section: Section) -> Section:
    page.leave(page.layout.gap)
    heading = [page.put(section.heading)] if section.heading else []
    items = _items(page, section.items, 0)
    return replace(section, items=items, lines=_around([*heading, *(item.lines for item in items)]))


def _items(page: _Page, items: Sequence[Item], depth: int) -> tuple[Item, ...]:
    done = []
    for item in items:
        own = page.put(printed_item(item), page.layout.indent * depth)
        below = _items(page, item.items, depth + 1)
        done.append(replace(item, items=below, lines=_around([own, *(inner.lines for inner in below)])))
    return tuple(done)


def printed_item(item: Item) -> str:
    """Marker and words of one item, without those nested below it."""
    return f"{item.marker} {item.text}" if item.marker else item.text


def _around(spans: Iterable[Lines]) -> Lines:
    spans = list(spans)
    return Lines(spans[0].first, spans[-1].last)
