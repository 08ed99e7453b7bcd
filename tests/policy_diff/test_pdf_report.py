"""The PDF report: what the other reports say, readable out of the file again, in both directions."""

from __future__ import annotations

import io
import json
import re
import string
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser

import policy_diff
from policy_diff import pipeline, readers
from policy_diff.collate import compare
from policy_diff.model import Comparison
from policy_diff.reports import content, pdf_fonts, pdf_report
from policy_diff.reports.direction import printable
from policy_diff.reports.wording import Lang, say
from tests.conftest import Command
from tests.policy_diff import report_material as material
from tests.policy_diff.report_material import LANGS, typst
from tests.policy_diff.small_policies import policy_file

#: what typst would obey in its own source
ORDERS = ('#panic("x")', "*bold* _leant_", "$x^2$ @one <two>", "`raw` // gone", "/* gone */ \\ = = - + ~", "<script>")
FONTS = Path(pdf_fonts.__file__).parent / "templates" / "fonts"


@cache
def pair() -> Comparison:
    """Two policies of the corpus, one of them much damaged."""
    return compare(material.corpus().policies[:2])


@cache
def rendered(lang: Lang) -> bytes:
    return pdf_report.render(pair(), lang=lang)


def wordings(report: content.Report) -> Iterator[str]:
    """The words of every reading."""
    items = (item for section in report.sections for block in section.blocks for item in block.items)
    for reading in (reading for item in items for reading in item.readings):
        yield printable("".join(f"{'' if c.tight or not n else ' '}{c.text}" for n, c in enumerate(reading.chunks)))


def letters(text: str) -> str:
    return re.sub(r"\W", "", printable(text))


def plain(data: bytes, tmp_path: Path) -> str:
    """The text as poppler reads it, without the lines at the feet of pages."""
    file = tmp_path / "report.pdf"
    file.write_bytes(data)
    return material.ran(material.program("pdftotext", "poppler-utils"), "-nopgbrk", file, "-")


@typst
@pytest.mark.parametrize("lang", LANGS)
def test_it_says_what_the_content_says(lang: Lang, tmp_path: Path) -> None:
    report = content.build(pair(), lang)
    said = letters(plain(rendered(lang), tmp_path))
    found = [letters(words) in said for words in wordings(report)]
    assert sum(found) >= 0.94 * len(found) > 20  # the rest is torn by the ends of pages
    notices = [notice.message for notice in report.notices if len(notice.message) < 60]
    names = [section.name for section in report.sections]
    for text in (report.title, *names, *notices, say(lang, "report.matrix")):
        assert letters(text) in said, text


@typst
def test_our_own_reader_reads_it(tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(rendered("ar"))
    known = set(readers.read_document(str(file)).text.split())
    words = [word for words in wordings(content.build(pair(), "ar")) for word in words.split()]
    assert sum(word in known for word in words) >= 0.99 * len(words) > 300


@typst
@pytest.mark.parametrize("lang", LANGS)
def test_the_same_comparison_gives_the_same_bytes(lang: Lang) -> None:
    assert pdf_report.render(compare(pair().policies[::-1]), lang=lang) == rendered(lang)
    assert set(re.findall(rb"D:(\d{4})|Date>(\d{4})", rendered(lang))) <= {(b"2000", b""), (b"", b"2000")}


@typst
@pytest.mark.parametrize("lang", LANGS)
def test_it_names_its_title_language_and_parts(lang: Lang) -> None:
    report = content.build(pair(), lang)
    document = pypdfium2.PdfDocument(rendered(lang))
    catalog = PDFDocument(PDFParser(io.BytesIO(rendered(lang)))).catalog
    assert document.get_metadata_dict()["Title"] == report.title
    assert catalog["Lang"] == lang.encode() and "StructTreeRoot" in catalog
    direction = str(catalog.get("ViewerPreferences", {}).get("Direction", "/'L2R'"))
    assert ("R2L" in direction) == (lang == "ar")
    marks = [(mark.level, printable(mark.get_title()).strip()) for mark in document.get_toc()]
    parts = ("summary", "facts", "matrix", "sections", "appendix")
    assert [title for level, title in marks if level == 0] == [say(lang, f"report.{key}") for key in parts]
    for section in report.sections:
        assert any(level == 1 and title.startswith(section.name) for level, title in marks)


@typst
def test_wide_tables_lie_on_their_side() -> None:
    def wide(data: bytes) -> list[bool]:
        return [page.get_width() > page.get_height() for page in pypdfium2.PdfDocument(data)]

    assert not any(wide(rendered("ar")))
    turned = wide(pdf_report.render(material.many(4), lang="ar"))
    assert turned[1] and not turned[0] and not turned[-1]


@typst
def test_a_word_without_end_stays_on_the_page(tmp_path: Path) -> None:
    first = policy_file(tmp_path / "a.txt", "7 أيام", "- كلمة " + "شسنحلصثمظ" * 40 + " طويلة.")
    made = pdf_report.render(policy_diff.compare([first, policy_file(tmp_path / "b.txt", "7 أيام")]), lang="ar")
    letters_on = 0
    for page in pypdfium2.PdfDocument(made):
        text = page.get_textpage()
        for at in range(text.count_chars()):
            left, _, right, _ = text.get_charbox(at)
            assert -1 <= left <= right <= page.get_width() + 1
            letters_on += 1
    assert letters_on > 360


def test_the_template_gets_the_words_as_data() -> None:
    told = pdf_report.told(content.build(material.hostile(), "en"), "en")
    assert told["dir"] == "ltr" and json.loads(json.dumps(told)) == told
    place = told["report"]["sections"][0]["blocks"][0]["items"][0]["readings"][0]["places"][0]
    assert set(place) == {"siglum", "lines", "repairs", "anchor"}
    assert ["العامل", "rtl"] in _runs(told["report"]) or "العامل" in _runs(told["report"])


def _runs(part: Any) -> list[Any]:
    """Every run, and every pair of run and direction."""
    if isinstance(part, dict):
        return [run for one in part.values() for run in _runs(one)]
    if isinstance(part, list):
        return [part, *(run for one in part for run in _runs(one))]
    return [part]


@typst
@pytest.mark.parametrize("lang", LANGS)
def test_hostile_text_stays_text(lang: Lang, tmp_path: Path) -> None:
    names = [tmp_path / name for name in ("#panic() *a* $y$ @z.txt", "_u_ `c` [d] {e}.txt")]
    extra = "\n".join(f"- يلتزم الموظف {order} بما يلي." for order in ORDERS)
    for name, reply in zip(names, ("أسبوعين", "شهر"), strict=True):
        policy_file(name, reply, extra)
    said = plain(pdf_report.render(pipeline.compare(names), lang=lang), tmp_path)
    said = re.sub(r"\s", "", printable(said))
    for text in (*ORDERS, *(name.name for name in names)):
        for word in text.split():
            assert word.strip(string.punctuation) in said, word
    assert not Counter(re.sub(r"[\w\s]", "", "".join(ORDERS))) - Counter(said)  # signs may turn round with their line


@typst
@pytest.mark.parametrize("lang", LANGS)
def test_more_policies_than_fit_side_by_side(lang: Lang, tmp_path: Path) -> None:
    comparison: Comparison = material.many(13)
    said = plain(pdf_report.render(comparison, lang=lang), tmp_path)
    assert all(siglum in said for siglum in comparison.sigla)


def test_the_list_of_characters_is_the_fonts_own() -> None:
    amiri, bold, symbols = (
        set(map(chr, TTFont(FONTS / name).getBestCmap()))
        for name in ("Amiri-Regular.ttf", "Amiri-Bold.ttf", "symbols.ttf")
    )
    assert pdf_fonts.characters() == (amiri & bold) | symbols
    assert sum(file.stat().st_size for file in FONTS.glob("*.ttf")) < 1_000_000


def test_what_no_font_has_is_shown_by_its_number() -> None:
    assert pdf_fonts.drawn("بند \ue021● 1") == "بند [U+E021]● 1"


@typst
def test_an_unknown_font_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_fonts, "FAMILIES", ("Amiri", "Noto Sans Symbols 2", "No Such Font"))
    with pytest.raises(RuntimeError, match="unknown font family"):
        pdf_report.render(material.hostile(), lang="ar")


def test_without_typst_it_says_what_to_install(
    command: Command, originals: tuple[Path, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    done = command("report", *originals, "-o", tmp_path / "report.pdf")
    assert (done.code, done.out, len(done.err.splitlines())) == (2, "", 2)
    assert "typst" in done.err and "policy-diff[pdf-report]" in done.err
    assert not list(tmp_path.iterdir())


@typst
def test_an_input_is_never_overwritten(command: Command, originals: tuple[Path, ...], tmp_path: Path) -> None:
    target = tmp_path / "policy.pdf"
    target.write_bytes(originals[0].read_bytes())
    done = command("report", target, originals[1], "-o", target)
    assert done.code == 2 and "one of the inputs" in done.err
    assert target.read_bytes() == originals[0].read_bytes()
