"""A Word file around a body: page, styles, fonts, footer, and bytes that are the same every time.

Built on python-docx's own template, of which only the skeleton is kept: its styles name theme fonts
without Arabic, its Title spaces letters apart (which breaks Arabic joins), and it carries a picture
and a second set of styles that nothing here needs.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import docx
from docx.document import Document
from docx.oxml.ns import qn

from policy_diff.reports import word_rtl
from policy_diff.reports.direction import Direction
from policy_diff.reports.word_rtl import Xml, element

#: twentieths of a point
A4, MARGIN = (11906, 16838), 1020
TEXT_WIDTH = A4[0] - 2 * MARGIN
#: what Saudi offices write with; where it is missing, the reader's program picks another from these
ARABIC_FONT, ARABIC_FALLBACKS, LATIN_FONT = "Sakkal Majalla", "Amiri", "Calibri"
#: nothing about a report depends on when it was made
_DATE = datetime(2000, 1, 1)
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_UNUSED = ("stylesWithEffects", "thumbnail", "customXml")


@dataclass(frozen=True, slots=True)
class Style:
    """A style: sizes in half points (the second for Arabic), space in twentieths of a point."""

    name: str
    size: int
    size_arabic: int
    before: int = 0
    after: int = 80
    bold: bool = False
    colour: str = "1C2430"


_STYLES = (
    Style("Normal", 21, 28),
    Style("Heading 1", 36, 44, after=120, bold=True),
    Style("Heading 2", 28, 36, before=320, after=100, bold=True),
    Style("Heading 3", 24, 31, before=240, bold=True),
    Style("Heading 4", 21, 28, before=160, after=40, bold=True),
)


def document_bytes(body: Iterable[Xml], footer: Iterable[Xml], *, title: str, base: Direction) -> bytes:
    """The whole file."""
    document = docx.Document()
    for style in _STYLES:
        _restyle(document, style)
    _set_page(document, base)
    _set_properties(document, title)
    _fill(document, body, footer, base)
    _add_font(document)
    _drop_unused(document)
    stream = io.BytesIO()
    document.save(stream)
    return _fixed(stream.getvalue())


def _restyle(document: Document, style: Style) -> None:
    """Replace what a style says of runs and spacing; direction is never a matter of style."""
    made = document.styles[style.name].element
    for old in (*made.findall(qn("w:rPr")), *made.findall(qn("w:pPr"))):
        made.remove(old)
    paragraph, run = element("pPr"), element("rPr")
    if style.name.startswith("Heading"):
        paragraph.extend((element("keepNext"), element("keepLines")))
    paragraph.append(element("spacing", before=style.before, after=style.after))
    if style.name.startswith("Heading"):
        paragraph.append(element("outlineLvl", val=int(style.name[-1]) - 1))
    run.append(element("rFonts", ascii=LATIN_FONT, hAnsi=LATIN_FONT, eastAsia=LATIN_FONT, cs=ARABIC_FONT))
    if style.bold:
        run.extend((element("b"), element("bCs")))
    run.append(element("color", val=style.colour))
    run.extend((element("sz", val=style.size), element("szCs", val=style.size_arabic)))
    made.extend((paragraph, run))


def _set_page(document: Document, base: Direction) -> None:
    properties = document.sections[0]._sectPr
    size, margins = properties.find(qn("w:pgSz")), properties.find(qn("w:pgMar"))
    for name, value in zip(("w", "h"), A4, strict=True):
        size.set(qn(f"w:{name}"), str(value))
    for side in ("top", "bottom", "left", "right"):
        margins.set(qn(f"w:{side}"), str(MARGIN))
    if base == "rtl":
        grid = properties.find(qn("w:docGrid"))
        grid.addprevious(element("bidi"))


def _set_properties(document: Document, title: str) -> None:
    properties = document.core_properties
    properties.title = title[:255]
    properties.author = properties.last_modified_by = "policy-diff"
    properties.comments = properties.keywords = properties.subject = ""
    properties.created = properties.modified = _DATE
    properties.revision = 1


def _fill(document: Document, body: Iterable[Xml], footer: Iterable[Xml], base: Direction) -> None:
    """The body before the last properties, and one centred line in the footer of every page."""
    end = document.element.body.sectPr
    for made in body:
        end.addprevious(made)
    foot = document.sections[0].footer
    foot.is_linked_to_previous = False
    holder = foot._element
    for old in list(holder):
        holder.remove(old)
    holder.append(word_rtl.paragraph(footer, base, centred=True))


def _add_font(document: Document) -> None:
    """Say what may stand in for the Arabic font."""
    part = next(rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/fontTable"))
    family = '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    font = f'<w:font w:name="{ARABIC_FONT}"><w:altName w:val="{ARABIC_FALLBACKS}"/><w:charset w:val="B2"/>{family}'
    part._blob = part.blob.replace(b"</w:fonts>", font.encode("utf-8"))


def _drop_unused(document: Document) -> None:
    """Leave out the template's parts that say nothing here."""
    for relations in (document.part.rels, document.part.package.rels):
        for key in [key for key, rel in relations.items() if rel.reltype.endswith(_UNUSED)]:
            del relations[key]


def _fixed(data: bytes) -> bytes:
    """The same package with its entries sorted and their dates fixed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        first = "[Content_Types].xml"
        for name in sorted(old.namelist(), key=lambda name: (name != first, name)):
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            new.writestr(entry, old.read(name))
    return out.getvalue()
