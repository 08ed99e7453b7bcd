"""A written policy as a Word or PDF file, as an association would make it. For tests of the readers.

Word: real headings and right-to-left paragraphs, markers typed as the drafter typed them. PDF: by
typst where it is installed, else by LibreOffice from the Word file. What this leaves alone: the
corpus; files are only written where the caller says.
"""

from __future__ import annotations

import importlib
import importlib.util
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from policy_diff.errors import UsageError
from policy_diff.model import Item
from policy_diff.written.policies import WrittenPolicy
from policy_diff.written.printing import printed_item

Kind = Literal["title", "cover", "heading", "item"]
FONTS = ("Amiri", "Noto Naskh Arabic", "DejaVu Sans")
LANGUAGE = "ar-SA"
#: how far a nested item is set in, in points
STEP = 18
#: in OOXML the order of a paragraph's properties is fixed; these come after `w:bidi`
_AFTER_BIDI = tuple(
    f"w:{name}"
    for name in (
        "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection "
        "textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ).split()
)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    kind: Kind
    text: str
    depth: int = 0


def _paragraphs(policy: WrittenPolicy) -> Iterator[_Paragraph]:
    yield _Paragraph("title", policy.title)
    for line in (policy.association, *policy.cover):
        yield _Paragraph("cover", line)
    for section in policy.sections:
        if section.heading:
            yield _Paragraph("heading", section.heading)
        yield from _of_items(section.items, 0)


def _of_items(items: Sequence[Item], depth: int) -> Iterator[_Paragraph]:
    for item in items:
        yield _Paragraph("item", printed_item(item), depth)
        yield from _of_items(item.items, depth + 1)


def render_docx(policy: WrittenPolicy, path: str | Path) -> Path:
    """Write the policy as a Word file to `path`. Needs python-docx; raises UsageError without it."""
    docx = _module("docx", "python-docx")
    shared = importlib.import_module("docx.shared")
    document = docx.Document()
    styles = {"title": "Title", "cover": "Subtitle", "heading": "Heading 1", "item": "Normal"}
    for paragraph in _paragraphs(policy):
        made = document.add_paragraph(paragraph.text, style=styles[paragraph.kind])
        if paragraph.depth:
            made.paragraph_format.left_indent = shared.Pt(STEP * paragraph.depth)
        _right_to_left(made)
    properties = document.core_properties
    properties.title, properties.author, properties.language = policy.title, policy.association, LANGUAGE
    document.save(str(path))
    return Path(path)


def _right_to_left(paragraph: Any) -> None:
    element = importlib.import_module("docx.oxml").OxmlElement
    ns = importlib.import_module("docx.oxml.ns").qn
    paragraph._p.get_or_add_pPr().insert_element_before(element("w:bidi"), *_AFTER_BIDI)
    for run in paragraph.runs:
        properties = run._r.get_or_add_rPr()
        fonts = element("w:rFonts")
        fonts.set(ns("w:cs"), FONTS[0])
        language = element("w:lang")
        language.set(ns("w:bidi"), LANGUAGE)
        for child in (fonts, element("w:rtl"), language):
            properties.append(child)


def render_pdf(policy: WrittenPolicy, path: str | Path) -> Path:
    """Write the policy as a PDF file to `path`. Raises UsageError when nothing here can make one."""
    path = Path(path)
    if importlib.util.find_spec("typst"):
        importlib.import_module("typst").compile(typst_source(policy).encode(), output=str(path))
        return path
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        raise UsageError("nothing here can make a PDF", where=str(path), to_do="install typst, or LibreOffice")
    with tempfile.TemporaryDirectory() as folder:
        source = render_docx(policy, Path(folder) / f"{path.stem}.docx")
        _convert(office, source, Path(folder))
        shutil.move(source.with_suffix(".pdf"), path)
    return path


def _convert(office: str, source: Path, folder: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=180)
    if not source.with_suffix(".pdf").is_file():
        raise UsageError(f"LibreOffice made no PDF: {done.stderr.strip() or done.stdout.strip()}", where=str(source))


def typst_source(policy: WrittenPolicy) -> str:
    """The policy as a typst document; words go in as strings, so no sign in them means anything to typst."""
    fonts = ", ".join(f'"{font}"' for font in FONTS)
    head = f'#set text(lang: "ar", dir: rtl, size: 12pt, font: ({fonts}))\n#set page(paper: "a4", margin: 2.5cm)\n'
    return head + "\n".join(_typst_paragraph(paragraph) for paragraph in _paragraphs(policy)) + "\n"


def _typst_paragraph(paragraph: _Paragraph) -> str:
    words = '"' + paragraph.text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    match paragraph.kind:
        case "title":
            return f"#align(center, text(size: 18pt, weight: 700, {words}))"
        case "cover":
            return f"#align(center, text({words}))"
        case "heading":
            return f"#heading({words})"
    return f"#block(inset: (right: {STEP * paragraph.depth}pt), text({words}))"


def _module(name: str, package: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise UsageError(f"{package} is not installed", to_do=f"pip install {package}") from error
