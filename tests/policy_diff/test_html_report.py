"""The HTML report: one safe file, right in both directions, that says all and marks whole words."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from policy_diff.collate.similarity import key_of, letters_of
from policy_diff.collate.words import tokens
from policy_diff.model import Comparison
from policy_diff.reports import content, html_report
from policy_diff.reports.content import view
from policy_diff.reports.direction import printable
from policy_diff.reports.wording import Lang, say
from tests.policy_diff import report_material as material
from tests.policy_diff.report_material import LANGS

DATE = re.compile(r"\d{4}-\d\d-\d\d|\d+–\d+")


@cache
def page(lang: Lang) -> str:
    return html_report.render(material.corpus(), lang=lang)


def tree(text: str) -> Any:
    return lxml_html.document_fromstring(text.encode("utf-8"), lxml_html.HTMLParser(encoding="utf-8"))


def text_of(node: Any) -> str:
    return " ".join("".join(node.itertext()).split())


def readings(comparison: Comparison, lang: Lang) -> list[view.Voicing]:
    report = content.build(comparison, lang)
    items = (item for section in report.sections for block in section.blocks for item in block.items)
    return [reading for item in items for reading in item.readings]


@pytest.mark.parametrize("lang", LANGS)
def test_the_same_comparison_gives_the_same_page_whatever_the_order(lang: Lang) -> None:
    assert html_report.render(material.corpus(), lang=lang) == page(lang)
    assert html_report.render(material.corpus_turned(), lang=lang) == page(lang)


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_needs_nothing_from_outside(lang: Lang) -> None:
    document = tree(page(lang))
    (policy,) = document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; font-src data:")
    assert not document.xpath("//script | //link | //img | //iframe | //object | //*[@src] | //form")
    assert not document.xpath("//@*[starts-with(name(), 'on')]")
    assert all(href.startswith("#") for href in document.xpath("//@href"))
    addresses = re.findall(r"url\(([^)]{0,30})", page(lang))
    assert addresses and all(address.startswith("data:font/woff2;base64,") for address in addresses)


@pytest.mark.parametrize("lang", LANGS)
def test_hostile_text_stays_text(lang: Lang) -> None:
    text = html_report.render(material.hostile(), lang=lang)
    document = tree(text)
    assert not document.xpath("//script | //img | //b | //*[@onerror]")
    for hostile in material.HOSTILE:
        assert " ".join(hostile.split()) in text_of(document), hostile
    assert "49" not in text_of(document.body)


@pytest.mark.parametrize(("lang", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_directions(lang: Lang, direction: str) -> None:
    document = tree(page(lang))
    assert document.get("lang") == lang and document.get("dir") == direction
    texts = document.find_class("text")
    assert texts and all(node.get("dir") == "rtl" and node.get("lang") == "ar" for node in texts)


def test_dates_and_ranges_are_isolated() -> None:
    """A date or a range that stands among Arabic words would be turned round."""
    found = 0
    for node in tree(page("ar")).body.iter():
        for text in (node.text, *(child.tail for child in node)):
            if text and DATE.search(text):
                found += 1
                assert node.tag == "bdi", text
    assert found > 20


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("comparison", [material.corpus, material.hostile], ids=["corpus", "hostile"])
def test_every_address_in_the_page_leads_somewhere(comparison: Any, lang: Lang) -> None:
    document = tree(html_report.render(comparison(), lang=lang))
    ids = document.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in document.xpath("//@href")} <= set(ids)


@pytest.mark.parametrize("lang", LANGS)
def test_marks_hold_whole_words_and_lose_none(lang: Lang) -> None:
    """Without what is deleted a reading is its policy's; without what is added it has the reference's words."""
    comparison = material.corpus()
    rows = [row for section in comparison.sections for row in section.rows]
    spoken = {" ".join(tokens(printable(r.text))) for row in rows for r in row.readings.values() if r}
    folded = {letters_of(key_of(text)) for text in spoken}
    marked = [reading for reading in readings(comparison, lang) if len(reading.chunks) > 1]
    assert len(marked) > 10
    for reading in marked:
        theirs, reference = (
            " ".join(tokens(printable(" ".join(chunk.text for chunk in reading.chunks if chunk.mark != left_out))))
            for left_out in ("gone", "new")
        )
        assert theirs in spoken
        assert letters_of(key_of(reference)) in folded


@pytest.mark.parametrize("lang", LANGS)
def test_chunks_never_run_together(lang: Lang) -> None:
    """Two letters of different chunks would join, and the words become one."""
    for node in tree(page(lang)).find_class("text"):
        for mark in node.iter("ins", "del"):
            before, after = mark.getprevious(), mark.tail or ""
            lead = (before.tail or "") if before is not None else (node.text or "")
            assert not lead or lead[-1] == " " or not lead[-1].isalnum(), text_of(node)
            assert not after or after[0] == " " or not after[0].isalnum(), text_of(node)


@pytest.mark.parametrize("lang", LANGS)
def test_every_reading_line_and_repair_is_there(lang: Lang) -> None:
    said = text_of(tree(page(lang)))
    for policy in material.corpus().policies:
        assert printable(policy.association) in said
        assert Path(policy.source.path).name in said
        for edit in policy.traced.edits:
            assert " ".join(printable(policy.traced.lines[edit.line - 1]).split()) in said
    for section in material.corpus().sections:
        for row in section.rows:
            for siglum, reading in row.readings.items():
                if reading:
                    assert f"{reading.lines.first}" in said and siglum in said
    assert str(material.ROOT) not in page(lang), "a machine's folders are nobody's business"


@pytest.mark.parametrize("lang", LANGS)
def test_classes_and_severities_are_words_too(lang: Lang) -> None:
    document = tree(page(lang))
    badges = document.find_class("badge")
    assert badges and all(text_of(badge) for badge in badges)
    cells = document.xpath("//table[@class='matrix']/tbody//td/div")
    assert len(cells) == 5 * len(material.corpus().sections)
    assert all(text_of(cell) for cell in cells)
    assert {say(lang, "report.standing.absent"), say(lang, "report.standing.same")} <= {text_of(c) for c in cells}


@pytest.mark.parametrize("lang", LANGS)
def test_not_stated_and_unclear_are_told_apart(lang: Lang) -> None:
    document = tree(html_report.render(material.hostile(), lang=lang))
    unclear = [text_of(node) for node in document.find_class("s-unclear")]
    absent = [text_of(node) for node in document.find_class("s-not_stated")]
    assert unclear and all(say(lang, "status.unclear") in text for text in unclear)
    assert absent and all(text.endswith(say(lang, "status.not_stated")) for text in absent)


def test_the_reply_time_comes_first_with_its_note() -> None:
    summary = content.build(material.corpus(), "ar").summary
    assert summary.points[0].name == say("ar", "fact.response_time")
    assert summary.points[0].note, "a least time is not a deadline"
    assert {siglum for voice in summary.points[0].voices for siglum in voice.sigla} == set(material.corpus().sigla)
    assert summary.points[1].badge.severity in ("high", "medium")


def test_wide_comparisons_are_cut_into_tables_that_fit() -> None:
    report = content.build(material.many(14), "en")
    assert [len(table.sigla) for table in report.facts] == [4, 5, 5]
    assert [siglum for table in report.matrix for siglum in table.sigla] == list(material.many(14).sigla)
    ids = tree(html_report.render(material.many(14), lang="en")).xpath("//@id")
    assert len(ids) == len(set(ids))


def test_the_fonts_are_small_and_come_with_their_licence() -> None:
    fonts = files("policy_diff.reports").joinpath("templates", "fonts")
    sizes = [len(item.read_bytes()) for item in fonts.iterdir() if item.name.endswith(".woff2")]
    assert len(sizes) == 4 and sum(sizes) <= 60_000
    assert "SIL OPEN FONT LICENSE" in fonts.joinpath("OFL.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", LANGS)
def test_a_browser_prints_it_on_a4_in_its_own_font(lang: Lang, tmp_path: Path) -> None:
    chromium, fonts = material.program("chromium", "chromium"), material.program("pdffonts", "poppler-utils")
    source, target = tmp_path / "report.html", tmp_path / "report.pdf"
    source.write_text(page(lang), encoding="utf-8")
    profile = f"--user-data-dir={tmp_path / 'profile'}"
    material.ran(
        chromium, "--headless", "--no-sandbox", "--disable-gpu", profile, f"--print-to-pdf={target}", source.as_uri()
    )
    assert "(A4)" in material.ran("pdfinfo", target)
    assert "NotoNaskhArabic" in material.ran(fonts, target).replace(" ", "")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("lang", LANGS)
def test_nothing_is_wider_than_the_screen(lang: Lang, width: int, tmp_path: Path) -> None:
    """A copy that may run a script tells a frame of that width how wide it came out."""
    chromium = material.program("chromium", "chromium")
    told = "<script>onload=()=>parent.postMessage(document.documentElement.scrollWidth,'*')</script>"
    copy = re.sub(r"<meta http-equiv[^>]*>", told, page(lang))
    (tmp_path / "report.html").write_text(copy, encoding="utf-8")
    frame = f'<iframe src="report.html" style="border:0;width:{width}px;height:9999px"></iframe>'
    (tmp_path / "frame.html").write_text(
        f"<script>onmessage=e=>document.title='wide '+e.data</script>{frame}", encoding="utf-8"
    )
    profile = f"--user-data-dir={tmp_path / 'profile'}"
    seen = material.ran(
        *(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--virtual-time-budget=5000"),
        *(profile, "--window-size=1400,1000", "--dump-dom", (tmp_path / "frame.html").as_uri()),
    )
    assert re.findall(r"<title>wide (\d+)", seen) == [str(width)]
