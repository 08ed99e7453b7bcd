"""PDFs for tests, written by hand: every glyph at a place of its own, saying whatever a file may say of it.

No font is embedded, so nobody can look at them, but a reader of glyphs needs none: a font is widths and
a table from glyph numbers to Unicode. That is enough for every trick that real producers play.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from policy_diff.readers import Terms
from policy_diff.readers.pdf import read_pdf

SIZE = 12.0
#: the width of every glyph, in thousandths of an em, unless it is given
WIDTH = 500
#: the width of a glyph, in points
STEP = SIZE * WIDTH / 1000
#: two lines of a policy
WORDS = "تقديم الخدمات المتكاملة بأحدث الأساليب في خدمة المستفيد"
MORE = "تسهيل الإجراءات وحصولهم على كافة الخدمات المطلوبة دون عناء"


@dataclass
class Page:
    """What is painted on a page, in the order of painting."""

    content: list[str] = field(default_factory=list)

    def glyph(self, code: int, x: float, y: float, size: float = SIZE) -> None:
        """One glyph of the font by its number, its left edge at `x`."""
        self.content.append(f"BT /F1 {size} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm <{code:04X}> Tj ET")

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A thin line."""
        self.content.append(f"0.5 w {x0} {y0} m {x1} {y1} l S")


class Maker:
    """Pages with one font, in which each character or ligature gets a glyph when it is first painted."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self._codes: dict[tuple[str, int], int] = {}
        self._said: dict[int, str] = {}
        self._widths: dict[int, int] = {}

    def page(self) -> Page:
        """A new page."""
        self.pages.append(Page())
        return self.pages[-1]

    def code(self, text: str, width: int = WIDTH, says: str | None = None, *, alike: int = 0) -> int:
        """The glyph for `text`; `says` is what the file claims it is ("" for nothing), `alike` tells twins apart."""
        key = (f"{text}|{says}|{alike}", width)
        if key not in self._codes:
            number = self._codes[key] = len(self._codes) + 1
            self._said[number] = text if says is None else says
            self._widths[number] = width
        return self._codes[key]

    def line(self, page: Page, text: str, y: float, right: float = 540.0, size: float = SIZE) -> float:
        """`text`, all Arabic, from `right` leftwards, one glyph a letter, painted from the left; its left edge."""
        at = right
        placed = []
        for character in text:
            at -= size * WIDTH / 1000
            placed.append((self.code(character), at))
        for code, x in reversed(placed):
            page.glyph(code, x, y, size)
        return at

    def bytes(self) -> bytes:
        """The file."""
        objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
        kids = []
        font = 3
        objects += self._font()
        for page in self.pages:
            content = "\n".join(page.content)
            kids.append(len(objects) + 1)
            objects.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects) + 2} 0 R"
                f" /Resources << /Font << /F1 {font} 0 R >> >> >>"
            )
            objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>"
        return _file(objects)

    def _font(self) -> list[str]:
        widths = " ".join(f"{code} [{width}]" for code, width in self._widths.items())
        said = [(code, text) for code, text in self._said.items() if text]
        rows = [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in said]
        blocks = [f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in _hundreds(rows)]
        cmap = (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def\n"
            "1 begincodespacerange <0000> <FFFF> endcodespacerange\n" + "\n".join(blocks) + "\nendcmap end end"
        )
        return [
            "<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H /DescendantFonts [4 0 R]"
            " /ToUnicode 5 0 R >>",
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /CIDSystemInfo << /Registry (Adobe)"
            f" /Ordering (Identity) /Supplement 0 >> /DW 500 /W [{widths}] /FontDescriptor 6 0 R >>",
            f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
            "<< /Type /FontDescriptor /FontName /Test /Flags 4 /FontBBox [0 -300 1000 1000] /ItalicAngle 0"
            " /Ascent 900 /Descent -300 /CapHeight 700 /StemV 80 >>",
        ]


def _hundreds(rows: Sequence[str]) -> list[Sequence[str]]:
    return [rows[at : at + 100] for at in range(0, len(rows), 100)]


def _file(objects: Sequence[str]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def lines_of(*pages: Sequence[str], top: float = 780.0, step: float = 20.0) -> bytes:
    """A file whose pages hold these Arabic lines, one below the other."""
    maker = Maker()
    for lines in pages:
        page = maker.page()
        for count, line in enumerate(lines):
            maker.line(page, line, top - step * count)
    return maker.bytes()


def text_of(maker: Maker) -> str:
    """What is read of a file."""
    return read_pdf(maker.bytes(), "test.pdf", terms=Terms(recognise=False))[0]


def leftwards(maker: Maker, page: Page, parts: Sequence[str | tuple[int, float]], y: float = 700.0) -> None:
    """Glyphs from the right: a character, or a code with its width in points."""
    at = 540.0
    for part in parts:
        code, width = (maker.code(part), STEP) if isinstance(part, str) else part
        at -= width
        page.glyph(code, at, y)
