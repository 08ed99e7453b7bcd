"""The Markdown report: plain, in the right direction, and nothing that a policy says is markup."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from policy_diff.reports import content, labels, markdown_report
from policy_diff.reports.direction import printable
from policy_diff.reports.wording import Lang, say
from tests.policy_diff import report_material as material
from tests.policy_diff.report_material import LANGS


def read(text: str) -> Any:
    """The document as a viewer with tables and strike-through shows it."""
    viewer = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return lxml_html.document_fromstring(viewer.render(text))


def text_of(node: Any) -> str:
    return " ".join(printable("".join(node.itertext()).replace("\n", " ")).split())


@pytest.mark.parametrize("lang", LANGS)
def test_the_same_comparison_gives_the_same_document_whatever_the_order(lang: Lang) -> None:
    text = markdown_report.render(material.corpus(), lang=lang)
    assert markdown_report.render(material.corpus_turned(), lang=lang) == text
    assert text.startswith('<div dir="rtl"' if lang == "ar" else '<div dir="ltr"')


@pytest.mark.parametrize("lang", LANGS)
def test_it_says_what_the_full_report_says(lang: Lang) -> None:
    comparison = material.corpus()
    report, document = content.build(comparison, lang), read(markdown_report.render(comparison, lang=lang))
    assert text_of(document.xpath("//h1")[0]) == printable(report.title)
    assert len(document.xpath("//h3")) == len(report.sections)
    facts, matrix = document.xpath("//table")
    assert len(facts.xpath(".//tbody/tr")) == len(comparison.facts)
    assert [text_of(cell) for cell in matrix.xpath(".//td[position() > 1]")] == [
        cell.text for table in report.matrix for row in table.rows for cell in row.cells
    ]
    whole = text_of(document)
    for row in comparison.facts:
        for fact in row.readings.values():
            assert " ".join(labels.fact_text(lang, fact).split()) in whole
    assert say(lang, "report.aid") in whole


@pytest.mark.parametrize("lang", LANGS)
def test_words_that_differ_are_marked_and_the_marks_are_explained(lang: Lang) -> None:
    report = content.build(material.corpus(), lang)
    document = read(markdown_report.render(material.corpus(), lang=lang))
    items = [i for section in report.sections for block in section.blocks if block.style != "same" for i in block.items]
    chunks = [chunk for item in items for reading in item.readings for chunk in reading.chunks]
    gone = [" ".join(chunk.text.split()) for chunk in chunks if chunk.mark == "gone"]
    assert gone and [text_of(node) for node in document.xpath("//s")] == [say(lang, "report.gone"), *gone]
    strong = {text_of(node) for node in document.xpath("//strong")}
    assert {" ".join(chunk.text.split()) for chunk in chunks if chunk.mark == "new"} <= strong


@pytest.mark.parametrize("lang", LANGS)
def test_hostile_text_stays_text(lang: Lang) -> None:
    document = read(markdown_report.render(material.hostile(), lang=lang))
    assert not document.xpath("//script | //img | //a | //code | //b")
    whole = text_of(document)
    assert all(" ".join(text.split()) in whole for text in material.HOSTILE)


@pytest.mark.parametrize(
    "text",
    [
        *("# x", "- x", "+ x", "1. x", "12) x", "> x", "---", "===", "* x", "    x", "| a | b |", "`x`", "**x**"),
        *("_x_", "~~x~~", "[x](http://evil.example)", "![x](y)", "<b>x</b>", "&lt;", "http://evil.example", "$x$"),
    ],
)
def test_markup_is_escaped(text: str) -> None:
    shown = read(markdown_report._escaped(text)).xpath("//body")[0]
    assert text_of(shown) == " ".join(text.split())
    assert [node.tag for node in shown.iter()] in (["body", "p"], ["body", "pre", "code"])
