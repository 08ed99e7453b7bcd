"""What Jupyter shows: self-contained, in the right direction, without scripts, and without IPython."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import Any

import pandas as pd
import pytest
from lxml import html as lxml_html

from policy_diff import frames, jupyter
from policy_diff.model import Comparison, Policy
from policy_diff.reports import labels, wording
from policy_diff.reports.direction import printable
from tests.policy_diff import report_material as material
from tests.policy_diff.report_material import LANGS

SHOWN = {
    "comparison": material.corpus,
    "policy": lambda: material.corpus().policies[0],
    "hostile comparison": material.hostile,
    "hostile policy": lambda: material.hostile().policies[0],
}


def tree(text: str) -> Any:
    return lxml_html.fragment_fromstring(text)


def text_of(node: Any) -> str:
    return " ".join("".join(node.itertext()).split())


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("value", SHOWN.values(), ids=SHOWN)
def test_it_needs_nothing_and_reaches_nothing_outside(value: Any, lang: wording.Lang) -> None:
    text = jupyter.html(value(), lang)
    document = tree(text)
    assert document.get("dir") == ("rtl" if lang == "ar" else "ltr") and document.get("class") == "policy-diff"
    assert not document.xpath("//script | //link | //img | //iframe | //*[@src] | //*[@href] | //form")
    assert not document.xpath("//@*[starts-with(name(), 'on')]")
    (style,) = document.xpath("//style/text()")
    selectors = [one for rule in re.findall(r"([^{}]+)\{", style) for one in rule.split(",")]
    assert selectors and all(selector.strip().startswith(".policy-diff") for selector in selectors)
    assert "url(" not in style and "@import" not in style
    assert jupyter.html(value(), lang) == text


@pytest.mark.parametrize("lang", LANGS)
def test_a_comparison_shows_facts_and_sections(lang: wording.Lang) -> None:
    comparison = material.corpus()
    facts, matrix = tree(jupyter.html(comparison, lang)).xpath("//table")
    assert len(facts.xpath(".//tbody/tr")) == len(comparison.facts)
    assert len(matrix.xpath(".//tbody/tr")) == len(comparison.sections)
    for at, siglum in enumerate(comparison.sigla, 1):
        assert [text_of(table.xpath(f".//th[{at + 1}]")[0]) for table in (facts, matrix)] == [siglum, siglum]
    shown = {text_of(cell) for cell in facts.xpath(".//td")}
    expected = {
        " ".join(labels.fact_text(lang, fact).split()) for row in comparison.facts for fact in row.readings.values()
    }
    assert shown == expected


@pytest.mark.parametrize("lang", LANGS)
def test_a_policy_shows_every_item_from_right_to_left_and_every_repaired_line(lang: wording.Lang) -> None:
    policy = material.corpus().policies[0]
    document = tree(jupyter.html(policy, lang))
    items = document.xpath("//details//li")
    texts = [" ".join(printable(i.text).split()) for section in policy.sections for i in section.walk()]
    assert len(items) == len(texts)
    assert all(text in text_of(item) for text, item in zip(texts, items, strict=True))
    assert all(item.xpath("ancestor::*[@dir][1]/@dir") == ["rtl"] for item in items)
    repaired = document.xpath("//details//tbody/tr/td[1]/text()")
    assert {int(line) for line in repaired} == {edit.line for edit in policy.traced.edits}


def test_numbers_that_arabic_would_turn_round_are_set_apart() -> None:
    document = tree(jupyter.html(material.corpus(), "ar"))
    apart = {text_of(node) for node in document.xpath("//bdi[@dir='ltr']")}
    assert "2024-05-08" in apart
    loose = [text for text in document.xpath("//*[not(self::bdi)]/text()") if re.search(r"\d-\d", text)]
    assert not [text for text in loose if "policy-diff" not in text]


@pytest.mark.parametrize("lang", LANGS)
def test_hostile_text_stays_text(lang: wording.Lang) -> None:
    for value in (material.hostile(), material.hostile().policies[0]):
        document = tree(jupyter.html(value, lang))
        assert material.SCRIPT in text_of(document)
        assert not document.xpath("//script | //img | //b[not(ancestor::li)]")


def test_jupyter_is_given_it_by_the_values_themselves() -> None:
    comparison = material.corpus()
    assert comparison._repr_html_() == jupyter.html(comparison)
    assert comparison.policies[0]._repr_html_() == jupyter.html(comparison.policies[0])
    assert jupyter.shown(comparison, "ar")._repr_html_() == jupyter.html(comparison, "ar")


def test_a_policy_of_which_nothing_was_understood_is_shown() -> None:
    policy = material.hostile().policies[0]
    empty = Policy(source=policy.source, siglum="x", policy_type="generic", traced=policy.traced)
    nothing = Comparison(policies=(empty,), baseline="consensus", sections=(), facts=())
    assert wording.say("en", "report.unnamed") in text_of(tree(jupyter.html(empty, "en")))
    assert tree(jupyter.html(nothing, "en")) is not None


def test_a_frame_is_shown_whole_and_escaped() -> None:
    frame = frames.items(material.hostile()).set_index("id")[["text"]]
    document = tree(jupyter.table(frame)._repr_html_())
    assert [text_of(cell) for cell in document.xpath("//td")] == [" ".join(text.split()) for text in frame["text"]]
    long = pd.DataFrame({"text": ["كلمة " * 100 + "النهاية"]})
    assert "النهاية" in jupyter.table(long, "ar")._repr_html_()


def test_ipython_is_not_imported() -> None:
    code = (
        "import sys; from policy_diff import jupyter, frames; from tests.policy_diff import report_material as m;"
        "jupyter.html(m.hostile()); print('IPython' in sys.modules, 'matplotlib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=material.ROOT)
    assert done.stdout.split() == ["False", "False"]
