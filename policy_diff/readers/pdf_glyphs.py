"""The glyphs of a PDF page with their places, from pdfminer.six, as fast as it allows.

Why not pdfminer's own text: it writes Arabic letter by letter from the left. What is kept of each
glyph is its Unicode text, its two edges, its baseline and its size; of lines and boxes only the
thin rules that make tables. A glyph without Unicode gets a private character of its own, one for
each glyph of each font, so that `pdf_letters` can find out what it stands for. What this leaves
alone: order, blanks and words.
"""

from __future__ import annotations

import logging
import math
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice, PDFTextSeq
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager, PDFStackT, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import stream_value
from pdfminer.utils import Matrix, PathSegment, apply_matrix_pt, mult_matrix

from normalizers import alphabet
from policy_diff.errors import UnreadableError
from policy_diff.readers import pdf_bounds
from policy_diff.readers.pdf_content import operators
from policy_diff.readers.pdf_crop import cropped, seen
from policy_diff.readers.pdf_sheet import Glyph, Rule, Sheet

#: a page with more glyphs or rules than this is not a page of text
MAX_GLYPHS = 200_000
MAX_RULES = 20_000
#: … or with more strokes of the pen
MAX_OPERATIONS = 2_000_000
#: the private characters given to glyphs without Unicode: with width (kashida, ligatures) and without
UNKNOWN, UNKNOWN_FLAT = 0xF0000, 0xF8000
#: … and to a glyph that says alef but is as wide as lam-alef, from here on for each of the alefs in turn
DOUBTFUL, DOUBTFUL_STEP = 0x100000, 0x1000
#: the width of lam-alef, in ems, which no alef has
WIDE_ALEF = 0.42
#: a blank so many times as wide as the font's first one is none
ODD_BLANK = 1.5
#: the alefs in the order of their private characters
ALEFS = (alphabet.ALEF, alphabet.ALEF_HAMZA_ABOVE, alphabet.ALEF_HAMZA_BELOW, alphabet.ALEF_MADDA)
#: letters up to the first are Latin; symbol fonts put their signs from the second on
LATIN_END, PRIVATE = "\u024f", "\ue000"
#: a filled box thinner than this, in points, is a rule; a shorter one is a stroke of some drawing
THIN, SHORTEST = 2.5, 4.0
#: text is level when its slope is below this
LEVEL = 0.08
_BOLD = ("bold", "black", "heavy", "semibold")

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
pdf_bounds.install()


class Fonts:
    """What the glyphs of a document's fonts say, and the private characters given to those that say nothing."""

    def __init__(self) -> None:
        self._fonts: dict[int, tuple[bool, dict[int, tuple[str, float]]]] = {}
        self._keep: list[PDFFont] = []
        self._blanks: dict[int, tuple[int, float]] = {}
        self._given: dict[tuple[int, int], str] = {}

    def table(self, font: PDFFont) -> tuple[bool, dict[int, tuple[str, float]]]:
        """Whether the font is bold, and the text and width of its glyphs met so far, by their number."""
        found = self._fonts.get(id(font))
        if found is None:
            self._keep.append(font)  # keeps the id from being used again
            name = str(font.fontname).lower()
            found = self._fonts[id(font)] = any(word in name for word in _BOLD), {}
        return found

    def add(self, font: PDFFont, code: int) -> tuple[str, float]:
        """Look up a glyph that is not in the font's table yet."""
        try:
            text = "" if _is_guess(font, code) else spelt(font.to_unichr(code))
        except PDFUnicodeNotDefined:
            text = ""
        width = float(font.char_width(code))
        if not text:
            text = self._private(font, code, UNKNOWN if width else UNKNOWN_FLAT)
        elif text == " " and self._is_odd_blank(font, code, width):
            text = self._private(font, code, UNKNOWN)
        elif text in ALEFS and width >= WIDE_ALEF:
            text = self._private(font, code, DOUBTFUL + DOUBTFUL_STEP * ALEFS.index(text))
        found = self.table(font)[1][code] = text, width
        return found

    def _is_odd_blank(self, font: PDFFont, code: int, width: float) -> bool:
        """Whether a font's second blank is much wider than its first: a kashida that is said to be a blank."""
        first = self._blanks.setdefault(id(font), (code, width))
        return width > ODD_BLANK * first[1] > 0

    def _private(self, font: PDFFont, code: int, first: int) -> str:
        """A character of its own for a glyph of a font."""
        return self._given.setdefault((id(font), code), chr(first + len(self._given) % DOUBTFUL_STEP))


def _is_guess(font: PDFFont, code: int) -> bool:
    """Whether what pdfminer says for a code that ToUnicode leaves out comes from an encoding that ToUnicode belies
    for most other codes: a Latin letter («المملÀكة») that says nothing of the glyph."""
    said = getattr(getattr(font, "unicode_map", None), "cid2unichr", None)
    encoding = getattr(font, "cid2unicode", None)
    if not said or not encoding or code in said:
        return False
    belied = [encoding[known] != text for known, text in said.items() if known in encoding]
    return bool(sum(belied) * 2 > len(belied))


def is_unknown(character: str) -> bool:
    """Whether it stands for a glyph without Unicode, or with one that is in doubt."""
    return ord(character) >= UNKNOWN


def spelt(text: str) -> str:
    """What a glyph says, in plain letters; empty when it says nothing usable.

    A ligature of alef and lam is always lam-alef: files that say `ال` for it have it backwards, and
    those that say `لً`, which no font has a glyph for, have given its alef to the mark.
    """
    if len(text) == 1 and text < "\x7f" and text > " ":
        return text
    out = "".join(_plain(c) for c in text if c not in alphabet.DIRECTION_MARKS)
    if any(c == "\ufffd" or (c < " " and c not in "\t\n\r") or _strange(c) for c in out):
        return ""
    if len(out) >= 2 and out[0] in alphabet.ALEFS and out[1] == alphabet.LAM and len(out.translate(_MARKLESS)) == 2:
        return out[1] + out[0] + out[2:]
    return alphabet.LAM + alphabet.ALEF if out == _LAM_TANWEEN else out


_LAM_TANWEEN = alphabet.LAM + "\u064b"
_MARKLESS = dict.fromkeys(map(ord, alphabet.MARKS))


def _strange(character: str) -> bool:
    """A letter of a script that no policy is written in: a guess of the file, or of pdfminer from the font."""
    return LATIN_END < character < PRIVATE and character.isalpha() and not "\u0600" <= character <= "\u08ff"


def _plain(character: str) -> str:
    """A presentation form as its letters, an odd blank as a plain one."""
    if alphabet.is_presentation_form(character):
        letters = unicodedata.normalize("NFKC", character).strip()
        return "".join(alphabet.FOREIGN_LETTERS.get(c, c) for c in letters)
    return " " if character in alphabet.ODD_BLANKS or character in "\n\r" else character


class _Device(PDFTextDevice):
    """Collects the glyphs and rules of a page; pdfminer's own makes an object with 20 attributes of each."""

    def __init__(self, resources: PDFResourceManager, fonts: Fonts, max_glyphs: int) -> None:
        super().__init__(resources)
        self._fonts = fonts
        self._most = max_glyphs
        self.glyphs: list[Glyph] = []
        self.turned: list[str] = []
        self.turns: dict[int, int] = {}
        self.rules: list[Rule] = []
        self.images = 0
        self.area = 0.0
        self.operations = 0
        self._spans: list[tuple[str, int] | None] = []

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        self.glyphs, self.turned, self.rules, self._spans = [], [], [], []
        self.images = self.operations = 0
        self.area = 0.0
        self.turns = {}

    def render_image(self, name: str, stream: Any) -> None:
        self.images += 1
        if self.ctm is not None:
            a, b, c, d, _, _ = self.ctm
            self.area += abs(a * d - b * c)

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        said = props.get("ActualText") if isinstance(props, dict) else None
        self._spans.append((_decoded(said), len(self.glyphs)) if isinstance(said, bytes) else None)

    def end_tag(self) -> None:
        span = self._spans.pop() if self._spans else None
        if span and span[0]:
            self._say(span[0], self.glyphs[span[1] :], span[1])

    def _say(self, said: str, glyphs: list[Glyph], start: int) -> None:
        """A span with a glyph that says nothing says what its ActualText says, on its widest glyph."""
        if not any(is_unknown(c) for glyph in glyphs for c in glyph.text):
            return
        widest = max(range(len(glyphs)), key=lambda i: (glyphs[i].x1 - glyphs[i].x0, -i))
        for index, glyph in enumerate(glyphs):
            self.glyphs[start + index] = glyph._replace(text=spelt(said) if index == widest else "")

    def render_string(
        self, textstate: PDFTextState, seq: PDFTextSeq, ncs: PDFColorSpace, graphicstate: PDFGraphicState
    ) -> None:
        font = textstate.font
        if font is None or self.ctm is None:
            return
        a, b, c, d, e, f = mult_matrix(textstate.matrix, self.ctm)
        x, y = textstate.linematrix
        scaling = textstate.scaling * 0.01
        size = textstate.fontsize
        charspace, wordspace = textstate.charspace * scaling, textstate.wordspace * scaling
        unit, step = 0.001 * size * scaling, size * scaling
        height = abs(size) * math.hypot(c, d)
        rise_x, rise_y = c * textstate.rise, d * textstate.rise
        level = abs(b) <= LEVEL * abs(a) and a != 0 and not (a < 0 and d < 0)
        turn = 0 if level else 180 if abs(a) > abs(b) else 90 if b > 0 else 270
        bold, table = self._fonts.table(font)
        glyphs, spaced = self.glyphs, False
        for part in seq:
            if not isinstance(part, bytes):
                if isinstance(part, (int, float)):
                    x -= part * unit
                    spaced = True
                continue
            for code in font.decode(part):
                if spaced:
                    x += charspace
                spaced = True
                text, width = table.get(code) or self._fonts.add(font, code)
                advance = width * step
                left = a * x + c * y + e + rise_x
                right = left + a * advance
                if right < left:
                    left, right = right, left
                if level and text:
                    glyphs.append(Glyph(text, left, right, b * x + d * y + f + rise_y, height, bold, len(glyphs)))
                elif text:
                    self.turned.append(text)
                    self.turns[turn] = self.turns.get(turn, 0) + 1
                x += advance
                if code == 32 and wordspace and not font.is_multibyte():
                    x += wordspace
        textstate.linematrix = (x, y)
        if len(glyphs) + len(self.turned) > self._most:
            raise UnreadableError(f"a page with more than {self._most:,} glyphs", to_do="is it a drawing or a map?")

    def paint_path(
        self, graphicstate: PDFGraphicState, stroke: bool, fill: bool, evenodd: bool, path: Sequence[PathSegment]
    ) -> None:
        if self.ctm is None or not path or len(self.rules) > MAX_RULES:
            return
        for points in _subpaths(path):
            self._rule([apply_matrix_pt(self.ctm, point) for point in points], stroke)

    def _rule(self, points: list[tuple[float, float]], stroke: bool) -> None:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
        wide, high = x1 - x0, y1 - y0
        if wide <= THIN < SHORTEST <= high:
            middle = (x0 + x1) / 2
            self.rules.append(Rule(middle, y0, middle, y1))
        elif high <= THIN < SHORTEST <= wide:
            middle = (y0 + y1) / 2
            self.rules.append(Rule(x0, middle, x1, middle))
        elif stroke and len(points) in (4, 5) and len(set(xs)) == 2 and len(set(ys)) == 2:
            self.rules += (Rule(x0, y0, x0, y1), Rule(x1, y0, x1, y1), Rule(x0, y0, x1, y0), Rule(x0, y1, x1, y1))


def _subpaths(path: Sequence[PathSegment]) -> Iterator[list[tuple[float, float]]]:
    """The points of each subpath made of straight lines."""
    points: list[tuple[float, float]] = []
    straight = True
    for segment in path:
        kind = segment[0]
        if kind == "m":
            if straight and len(points) > 1:
                yield points
            points, straight = [], True
        if kind == "h":
            continue
        straight = straight and kind in "ml"
        x, y = segment[len(segment) - 2 :]
        points.append((float(x), float(y)))
    if straight and len(points) > 1:
        yield points


def _decoded(said: bytes) -> str:
    """The text of a PDF string: UTF-16 with its mark, else Latin."""
    if said.startswith(b"\xfe\xff"):
        return said[2:].decode("utf-16-be", "replace")
    return said.decode("latin-1")


class _Interpreter(PDFPageInterpreter):
    """pdfminer's, with a faster scanner, and without what only drawing needs."""

    device: _Device

    def do_TJ(self, seq: PDFStackT) -> None:  # noqa: N802
        if self.textstate.font is not None and isinstance(seq, list):
            self.device.render_string(self.textstate, seq, self.graphicstate.ncs, self.graphicstate)

    def get_current_state(self) -> tuple[Matrix, PDFTextState, PDFGraphicState]:
        return self.ctm, self.textstate.copy(), self.graphicstate

    def inline_image(self) -> None:
        """Count a picture that is written into the content."""
        self.device.images += 1

    def execute(self, streams: Sequence[object]) -> None:
        own = [stream for stream in map(stream_value, streams) if stream.objid not in self.parent_stream_ids]
        self.stream_ids = {stream.objid for stream in own if stream.objid is not None}
        for name, operands in operators(b"\n".join(stream.get_data() for stream in own)):
            act = _ACTS.get(name)
            if act is None:
                continue
            self.device.operations += 1
            if self.device.operations > MAX_OPERATIONS:
                raise UnreadableError(f"a page of more than {MAX_OPERATIONS:,} strokes", to_do="is it a drawing?")
            method, count = act
            if len(operands) >= count:
                method(self, *operands[len(operands) - count :])


#: what text, forms and thin lines need; each with the number of its operands
_ACTS: dict[str, tuple[Callable[..., None], int]] = {
    name: (getattr(_Interpreter, f"do_{method or name}"), count)
    for name, method, count in (
        ("q", "", 0), ("Q", "", 0), ("cm", "", 6), ("BT", "", 0), ("Tc", "", 1), ("Tw", "", 1), ("Tz", "", 1),
        ("TL", "", 1), ("Tf", "", 2), ("Ts", "", 1), ("Td", "", 2), ("TD", "", 2), ("Tm", "", 6), ("T*", "T_a", 0),
        ("Tj", "", 1), ("TJ", "", 1), ("'", "_q", 1), ('"', "_w", 3), ("Do", "", 1), ("BMC", "", 1), ("BDC", "", 2),
        ("EMC", "", 0), ("m", "", 2), ("l", "", 2), ("c", "", 6), ("v", "", 4), ("y", "", 4), ("h", "", 0),
        ("re", "", 4), ("S", "", 0), ("s", "", 0), ("f", "", 0), ("F", "f", 0), ("f*", "f_a", 0), ("B", "", 0),
        ("B*", "B_a", 0), ("b", "", 0), ("b*", "b_a", 0), ("n", "", 0),
    )
} | {"ID": (_Interpreter.inline_image, 0)}  # fmt: skip


class GlyphReader:
    """Reads one page after the other; fonts are parsed once for the document."""

    def __init__(self, max_glyphs: int = MAX_GLYPHS) -> None:
        resources = PDFResourceManager()
        self._device = _Device(resources, Fonts(), max_glyphs)
        self._interpreter = _Interpreter(resources, self._device)

    def read(self, page: PDFPage) -> Sheet:
        """What is drawn on `page`, its corner moved to 0, 0; a page whose text lies sideways is turned upright.

        Raises UnreadableError for too many glyphs.
        """
        device = self._device
        cut = cropped(page)
        self._interpreter.process_page(page)
        upright = True
        if len(device.turned) > len(device.glyphs):
            upright = False
            page.rotate = (page.rotate + max(sorted(device.turns), key=lambda turn: device.turns[turn])) % 360
            self._interpreter.process_page(page)
        x0, y0, x1, y1 = page.mediabox
        wide, high = (x1 - x0, y1 - y0) if page.rotate % 180 == 0 else (y1 - y0, x1 - x0)
        glyphs, outside = seen(device.glyphs, wide, high) if cut else (tuple(device.glyphs), "")
        return Sheet(
            wide,
            high,
            glyphs,
            tuple(device.turned),
            tuple(device.rules),
            device.images,
            device.operations,
            upright,
            min(1.0, device.area / (wide * high or 1.0)),
            outside,
        )
