"""Web pages to text: the article without what surrounds it, with lists and tables as lines.

    which part    main or article where the page has one, else the smallest part with most of the words
    left out      scripts, navigation, headers and footers of the page, forms, what is hidden
    lists         each item a line, after the number or bullet that a browser shows
    tables        each row a line
    h1 to h6      the level of their lines in the outline

Why from the tree: converters flatten lists and drop the numbers that a browser counts. What this leaves
alone: words, and whether the page uses its headings as they are meant (`segment/outlined.py`). Nothing is
fetched: pictures, frames and links are not followed.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from normalizers import alphabet
from policy_diff.errors import UnreadableError
from policy_diff.layout import Layout
from policy_diff.readers.document import Note, outline
from policy_diff.readers.plain import decoded
from policy_diff.readers.word_numbers import written

#: a page of more bytes than this is no policy
MAX_WEB = 30_000_000
#: elements in elements deeper than this are read as plain text
DEEPEST = 150
#: a part with this share of the words is the article
MOST = 0.8
BULLET = "\u2022"
#: what stands between the cells of a row
CELLS = " | "
_OUT = ("script, style, noscript, template, nav, aside, form, button, select, svg, iframe, object, dialog, "
        "[role=navigation], [role=banner], [role=contentinfo], [role=search], [role=menu], [hidden], "
        "[aria-hidden=true]")  # fmt: skip
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_NO_MARKER = re.compile(r"list-style(?:-type)?\s*:[^;]*none", re.I)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w\-]+)", re.I)
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer h1 h2 "
    "h3 h4 h5 h6 header hr html li main menu ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_APART = frozenset("h1 h2 h3 h4 h5 h6 p table ul ol dl blockquote section article".split())
_HEADINGS = "h1, h2, h3, h4, h5, h6"
_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_MARKED = re.compile(rf"\W?\d{{1,3}}\s*[.)\-:/]|[{re.escape(''.join(sorted(alphabet.BULLETS | alphabet.DASHES)))}]")


def read_web(data: bytes, name: str) -> tuple[str, Layout | None, tuple[Note, ...]]:
    """The text of a web page, the levels of its headings where it has any, and what was noticed.

    Raises UnreadableError for a page that is too large, and for one without text.
    """
    if len(data) > MAX_WEB:
        raise UnreadableError(f"is a web page of more than {MAX_WEB // 1_000_000} MB", where=name, to_do="split it")
    text, notes = _decoded(_page(data), name)
    tree = LexborHTMLParser(text)
    if tree.body is None:
        raise UnreadableError("is a web page without text", where=name, to_do="save the page again")
    lines, levels = _lines(tree)
    if not any(line.strip() for line in lines):
        raise UnreadableError(
            "is a web page without text (a program fills it?)", where=name, to_do="print the page to PDF, give that"
        )
    return "".join(f"{line}\n" for line in lines), outline(levels), notes


def _page(data: bytes) -> bytes:
    """The page itself of a saved page (.mhtml); any other file as it is."""
    if not re.search(rb"(?:^|\n)content-type:\s*multipart/related", data[:4096], re.I):
        return data
    for part in email.message_from_bytes(data, policy=email.policy.compat32).walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                return payload
    return b""


def _decoded(data: bytes, name: str) -> tuple[str, tuple[Note, ...]]:
    """The page's text: UTF-8 or a mark decides, then what the page says, then the letters."""
    try:
        if b"\x00" not in data[:4096]:
            return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        found = _CHARSET.search(data[:8192])
        said = found[1].decode("ascii", "replace").lower() if found else ""
        if said and said not in ("utf-8", "utf8"):
            try:
                return data.decode(said, "replace"), ()
            except (LookupError, UnicodeError):  # no such encoding, or one that is none for pages (idna)
                pass
    return decoded(data, name)


@dataclass(frozen=True, slots=True)
class _Inside:
    """Where the walk stands: how deep, and in which list."""

    depth: int = 0
    marker: str = ""


def _lines(tree: LexborHTMLParser) -> tuple[list[str], list[int | None]]:
    """The lines of the article, its title first where that stands outside of it, and the level of each."""
    body = tree.body
    assert body is not None
    _clear(body)
    article = _article(body)
    title = body.css_first("h1")
    walked = list(_walk(article, _Inside()))
    lines = _tidied("".join(walked).split("\n"))
    levels = _levels(article, lines)
    heading = " ".join(title.text().split()) if title is not None else ""
    if heading and heading not in (" ".join(line.split()) for line in lines):
        lines, levels = [heading, "", *lines], [1, None, *levels]
    return lines, levels


def _levels(article: LexborNode, lines: list[str]) -> list[int | None]:
    """The level of each line of the article: its heading elements are found again in the order of the page."""
    out: list[int | None] = [None] * len(lines)
    at = 0
    for node in article.css(_HEADINGS):
        own = _tidied("".join(_walk(node, _Inside())).split("\n"))
        if not own or _within(node, ("li", "table")):
            continue
        place = next((i for i in range(at, len(lines)) if lines[i : i + len(own)] == own), None)
        if place is not None:
            at = place + len(own)
            out[place:at] = [int((node.tag or "")[1])] * len(own)
    return out


def _clear(body: LexborNode) -> None:
    """Take out what is not text of the article."""
    for node in body.css(_OUT):
        if not _holds(node, body):
            node.decompose()
    for node in body.css("[style]"):
        if _HIDDEN.search(node.attributes.get("style") or ""):
            node.decompose()
    for node in body.css("header, footer"):
        inside = node.css_first("h1") is not None or _within(node, ("main", "article"))
        if not inside and not _holds(node, body):
            node.decompose()


def _holds(node: LexborNode, body: LexborNode) -> bool:
    """Whether most of the page's words are in it: whatever it is called, it is no margin."""
    return node.tag in ("form", "aside", "header", "div") and _words(node) > MOST * _words(body)


def _within(node: LexborNode, tags: tuple[str, ...]) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag in tags:
            return True
        parent = parent.parent
    return False


def _words(node: LexborNode) -> int:
    return len(node.text().split())


def _article(body: LexborNode) -> LexborNode:
    """The part of the page that holds the text."""
    named = [node for node in body.css("main, article, [role=main]") if _words(node) > 0]
    if named:
        best = max(named, key=_words)
        if _words(best) >= 0.3 * _words(body):
            return best
    node, total = body, _words(body)
    for _ in range(DEEPEST):
        child = next((c for c in node.iter() if c.tag in _BLOCKS and _words(c) >= MOST * total), None)
        if child is None or child.tag in ("table", "tbody", "tr", "ul", "ol", "p"):
            break
        node = child
    return node


def _walk(node: LexborNode, inside: _Inside) -> Iterator[str]:
    """The text below `node`, with line breaks around blocks; blanks are not yet tidied."""
    if inside.depth > DEEPEST:
        yield f"\n{node.text()}\n"
        return
    deeper = replace(inside, depth=inside.depth + 1)
    numbers = _numbers(node) if node.tag in ("ol", "ul", "menu") else None
    for child in node.iter(include_text=True):
        tag = child.tag or ""
        if tag == "-text":
            yield re.sub(r"\s+", " ", child.text_content or "")
        elif tag == "br":
            yield "\n"
        elif tag == "table":
            yield from _table(child, deeper)
        elif tag == "li":
            yield from _item(child, next(numbers) if numbers else BULLET, deeper)
        elif tag in _BLOCKS:
            edge = "\n\n" if tag in _APART and node.tag != "li" else "\n"
            yield edge
            yield from _walk(child, deeper)
            yield edge
        else:
            yield from _walk(child, deeper)


def _numbers(node: LexborNode) -> Iterator[str]:
    """The markers of a list's items, one after the other."""
    attributes = node.attributes
    silent = bool(_NO_MARKER.search(attributes.get("style") or ""))
    at = _whole(attributes.get("start"), 1)
    step = -1 if "reversed" in attributes else 1
    items = [child for child in node.iter() if child.tag == "li"]
    if step < 0 and attributes.get("start") is None:
        at = len(items)
    for item in items:
        at = _whole(item.attributes.get("value"), at)
        if silent:
            yield ""
        elif node.tag == "ol":
            yield f"{written(at, _TYPES.get(attributes.get('type') or '1', 'decimal'))}."
        else:
            yield BULLET
        at += step
    while True:
        yield BULLET


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text.strip()) else otherwise


def _item(item: LexborNode, marker: str, inside: _Inside) -> Iterator[str]:
    """An item on its own line after its marker; one that begins with a marker of its own keeps that."""
    text = "".join(_walk(item, inside)).strip()
    own = marker == BULLET and _MARKED.match(text)
    yield f"\n{marker} {text}\n" if marker and text and not own else f"\n{text}\n"


def _table(table: LexborNode, inside: _Inside) -> Iterator[str]:
    """Each row on a line; a cell with several lines is set line by line, and so is a table for layout."""
    yield "\n\n"
    for row in table.css("tr"):
        if not _is_own(row, table):
            continue
        cells = ["".join(_walk(cell, inside)).strip() for cell in row.iter() if cell.tag in ("td", "th")]
        cells = [cell for cell in (re.sub(r"\s*\n\s*", "\n", cell) for cell in cells) if cell]
        if any("\n" in cell for cell in cells):
            yield "\n".join(cells)
        else:
            yield _joined(cells)
        yield "\n"
    yield "\n"


def _is_own(row: LexborNode, table: LexborNode) -> bool:
    """Whether a row belongs to the table itself, not to one inside of it."""
    parent = row.parent
    while parent is not None and parent.tag != "table":
        parent = parent.parent
    return parent is not None and parent.mem_id == table.mem_id


def _joined(cells: list[str]) -> str:
    out = ""
    for index, cell in enumerate(cells):
        counts = index > 0 and (_counts(cell) or _counts(cells[index - 1]))
        out += ("" if index == 0 else " " if counts else CELLS) + cell
    return out


def _counts(cell: str) -> bool:
    return len(cell) <= 4 and cell.strip("().-").isdigit()


def _tidied(lines: list[str]) -> list[str]:
    """Lines with single blanks, at most one empty line between two, none at the ends."""
    out: list[str] = []
    for line in lines:
        tidy = " ".join(line.split())
        if tidy or (out and out[-1]):
            out.append(tidy)
    while out and not out[-1]:
        out.pop()
    return out
