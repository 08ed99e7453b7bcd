"""Structure: sections, nesting, names, in the styles that drafters and extractions have."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from normalizers import TracedText, fold
from policy_diff.model import Item
from policy_diff.segment import Segmented, segment

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/segments.toml").read_text(encoding="utf-8"))["case"]


def outline(segmented: Segmented) -> str:
    """The structure as the cases write it."""
    return "\n".join(line.rstrip() for section in segmented.sections for line in _section(section.key, section))


def _section(key: str, section: Any) -> Iterator[str]:
    yield f"# {key} | {section.heading}"
    for item in section.items:
        yield from _item(item, "")


def _item(item: Item, indent: str) -> Iterator[str]:
    yield f"{indent}{item.text}"
    for below in item.items:
        yield from _item(below, indent + "  ")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_structure(case: dict[str, Any]) -> None:
    segmented = segment(TracedText(original=case["text"]), profile=case.get("profile"))
    assert outline(segmented) == "\n".join(line.rstrip() for line in case["want"].strip().split("\n"))
    assert segmented.title == case.get("title", "")
    assert segmented.association == case.get("association", "")
    assert segmented.policy_type == case["type"]
    assert [finding.code for finding in segmented.findings] == case.get("findings", [])


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_lines_point_at_the_words(case: dict[str, Any]) -> None:
    """Every item's words stand on the lines that it names."""
    traced = TracedText(original=case["text"])
    for section in segment(traced, profile=case.get("profile")).sections:
        for item in section.walk():
            there = " ".join(traced.lines[item.lines.first - 1 : item.lines.last]).split()
            assert set(item.text.split()) <= {word for token in there for word in (token, token.lstrip("-●"))}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_no_word_is_lost(case: dict[str, Any]) -> None:
    """Words of a section's content are in its items; only furniture and the cover are left out."""
    segmented = segment(TracedText(original=case["text"]), profile=case.get("profile"))
    kept = " ".join(
        part for s in segmented.sections for part in (s.heading, *(f"{i.marker} {i.text}" for i in s.walk()))
    )
    lines = case["text"].split("\n")
    start = min(s.lines.first for s in segmented.sections)
    body = [line for line in lines[start - 1 :] if not line.strip().isdigit()]
    words = [word for word in " ".join(body).replace(":", " ").replace("-", " ").split() if word.isalpha()]
    assert [word for word in words if word not in kept] == []


def unaccounted(text: str, profile: str | None = None) -> list[int]:
    """The lines with words in them that are in no section, not on the cover, not the page's and in no finding."""
    traced = TracedText(original=text)
    found = segment(traced, profile=profile)
    spans = [s.lines for s in found.sections] + [f.lines for f in found.findings if f.lines]
    told = {n for span in spans for n in range(span.first, span.last + 1)} | {*found.cover, *found.furniture}
    return [number for number, line in enumerate(traced.lines, 1) if fold(line) and number not in told]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_every_line_is_somewhere(case: dict[str, Any]) -> None:
    assert unaccounted(case["text"], case.get("profile")) == []


STRANGERS = [case for case in CASES if case["name"].startswith("a stranger")]


@pytest.mark.parametrize("case", STRANGERS, ids=[case["name"] for case in STRANGERS])
def test_a_stranger_is_not_taken_for_a_policy(case: dict[str, Any]) -> None:
    assert segment(TracedText(original=case["text"])).confidence < 0.5


def test_every_section_says_why() -> None:
    segmented = segment(TracedText(original=CASES[0]["text"]))
    assert len(segmented.reasons) == len(segmented.sections) + 1
    assert all(reason.why for reason in segmented.reasons)


def test_nothing_in_nothing_out() -> None:
    for text in ("", "\n\n", "  \n"):
        segmented = segment(TracedText(original=text))
        assert (segmented.sections, segmented.title, segmented.association) == ((), "", "")
        assert segmented.policy_type == "generic"


def test_a_blank_after_the_word_association_is_no_name() -> None:
    text = "تمهيد:\nتضع جمعية السياسات والإجراءات التي تنظم علاقتها بالمستفيدين وتحفظ حقوقهم كافة."
    assert segment(TracedText(original=text)).association == ""
    dotted = "تمهيد:\nتضع جمعية ............ السياسات والإجراءات التي تنظم علاقتها بالمستفيدين."
    assert segment(TracedText(original=dotted)).association == ""


def test_a_name_goes_on_over_what_associations_are_called_by() -> None:
    for name, written in (
        ("جمعية مرفأ السكينة لإصلاح ذات البين", "جمعية مرفأ السكينة لإصلاح ذات البين"),
        ("جمعية مرفأ السكينة", "جمعية مرفأ السكينة ذات الترخيص رقم 45"),
    ):
        text = f"سياسة تعارض المصالح\n{written}\n\nالنطاق\nالموظفون كافة.\n"
        assert segment(TracedText(original=text)).association == name


def test_a_misspelt_known_title_is_restored_and_said_so() -> None:
    text = (
        "الهدف العام:\nخدمة المستفيد.\nالاعتماد:\n"
        "تم اعتماد سياسة تنظيم العلاقة ع المستفيدين لجمعية سنابل البر في اجتماع مجلس الإدارة."
    )
    segmented = segment(TracedText(original=text), profile="beneficiary_relations")
    assert segmented.title == "سياسة تنظيم العلاقة مع المستفيدين"
    assert [finding.code for finding in segmented.findings] == ["title_restored"]
    assert segmented.association == "جمعية سنابل البر"


def test_a_title_alone_does_not_make_a_type() -> None:
    text = "سياسة تنظيم العلاقة مع المستفيدين\n\nأولاً: النطاق\nالموظفون.\nثانياً: الرواتب\nتصرف في آخر الشهر."
    assert segment(TracedText(original=text)).policy_type == "generic"


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("\n\n  ابتجالمهوةىءأ:.-–●•123٤٥()/،؛؟*[]"), max_size=300))
@example(":\n-1:1")
def test_any_text_is_segmented(text: str) -> None:
    traced = TracedText(original=text)
    first = segment(traced)
    assert first == segment(traced)
    assert unaccounted(text) == []
    for section in first.sections:
        for item in section.walk():
            assert 1 <= item.lines.first <= item.lines.last <= len(traced.lines)


def test_rows_that_end_in_numbers_are_no_table_of_contents() -> None:
    rows = [f"صنف من أصناف المخزن {number % 60}" for number in range(600)]
    found = segment(TracedText(original="\n".join(["سياسة الصرف", "الأهداف", "تنظيم الصرف.", *rows])))
    assert found.furniture == ()
    assert sum(len(item.text.split()) for section in found.sections for item in section.walk()) >= 4 * len(rows)


def test_of_two_headings_that_name_a_section_the_one_that_fits_has_it() -> None:
    parts = {
        "أحكام عامة": "المنشأة: الجمعية.\nالعامل: كل من يعمل لمصلحة المنشأة.",
        "التوظيف": "يعلن عن الوظائف الشاغرة ويقابل المتقدمون.",
        "عقد العمل": "يبرم عقد العمل من نسختين، وفترة التجربة تسعون يوما.",
        "الإجازات": "للعامل إجازة سنوية مدتها واحد وعشرون يوما.",
        "الأجور": "تصرف الأجور في آخر كل شهر.",
        "التظلم": "للعامل أن يتظلم من أي جزاء خلال خمسة عشر يوما.",
        "أحكام ختامية": "تنفذ أحكام هذه اللائحة من تاريخ اعتمادها، وما لم يرد فيها يرجع فيه إلى النظام.",
    }
    text = "\n\n".join(["لائحة الموارد البشرية", *(f"{head}\n{body}" for head, body in parts.items())])
    keys = {section.heading: section.key for section in segment(TracedText(original=text)).sections}
    assert keys["أحكام ختامية"] == "final_provisions"
    assert keys["أحكام عامة"] != "final_provisions"
