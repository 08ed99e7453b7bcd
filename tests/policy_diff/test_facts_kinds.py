"""The kinds of which a policy states many: their examples, their register, their place in JSON and docs."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from normalizers import TracedText
from policy_diff.facts import MORE_KEYS, extract, stated
from policy_diff.facts import kinds as register
from policy_diff.facts.clauses import Clause
from policy_diff.facts.kinds import KINDS
from policy_diff.facts.purpose import PURPOSES
from policy_diff.facts.statement import Kind, Said
from policy_diff.facts.terms import named, normal_body
from policy_diff.model import Fact, Item, Lines, Policy, Section, Source
from policy_diff.profiles import FACT_KEYS
from policy_diff.reports.json_report import policy_json
from policy_diff.segment import Segmented
from tests.conftest import ROOT

EXAMPLES = [(kind, said) for kind in KINDS for said in kind.EXAMPLES]
DOCS = (ROOT / "docs" / "facts.md").read_text(encoding="utf-8")


def policy(*clauses: tuple[str, str]) -> Policy:
    """A policy with these (section, text) clauses, one on each line; `cover` is no section."""
    text = "\n".join(text for _, text in clauses)
    sections = tuple(
        Section(key=key, heading="", lines=Lines(n, n), items=(Item(text=text, lines=Lines(n, n)),))
        for n, (key, text) in enumerate(clauses, 1)
        if key != "cover"
    )
    segmented = Segmented(policy_type="generic", title="", association="", sections=sections)
    traced = TracedText(original=text)
    source = Source(path="a.txt", sha256="")
    return Policy(
        source=source,
        siglum="a",
        policy_type="generic",
        traced=traced,
        sections=sections,
        facts=extract(segmented, traced),
    )


@pytest.mark.parametrize(("kind", "said"), EXAMPLES, ids=[f"{k.KIND}: {s.text}" for k, s in EXAMPLES])
def test_example(kind: Kind, said: Said) -> None:
    found = list(kind.find(Clause(said.text, Lines(1, 1), said.section)))
    assert len(found) == len(said.values), found
    for index, (one, wanted) in enumerate(zip(found, said.values, strict=True)):
        assert {key: one.value[key] for key in wanted} == wanted
        assert (one.status == "unclear") == (index in said.unclear) == bool(one.why)
        assert said.text[one.start : one.stop] == one.text != ""


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND)
def test_every_kind_has_examples_of_both_and_is_documented(kind: Kind) -> None:
    assert any(said.values for said in kind.EXAMPLES)
    assert any(not said.values for said in kind.EXAMPLES)
    assert kind.__doc__ and "leaves alone" in " ".join(kind.__doc__.split())
    assert re.search(rf"^\| `{kind.KIND}` \|", DOCS, re.MULTILINE)


def test_every_file_of_kinds_is_in_the_register() -> None:
    files = {path.stem for path in Path(register.__file__).parent.glob("*.py")} - {"__init__", "bounded"}
    assert files == {kind.__name__.rpartition(".")[2] for kind in KINDS}  # type: ignore[attr-defined]
    assert len({kind.KIND for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize("name", (*FACT_KEYS, *MORE_KEYS, *PURPOSES))
def test_every_fact_and_purpose_is_documented(name: str) -> None:
    assert f"`{name}`" in DOCS


def test_json_has_every_statement_with_its_line() -> None:
    one = policy(("retention", "تحفظ السجلات خمس سنوات."), ("other", "على ألا يتجاوز المبلغ ألف ريال."))
    document = json.loads(policy_json(one))["statements"]
    assert [(s["kind"], s["lines"], s["section"]) for s in document] == [
        ("duration", [1, 1], "retention"),
        ("amount", [2, 2], "other"),
    ]
    assert len(document) == len(stated(one))


def test_a_policy_does_not_refer_to_itself() -> None:
    one = replace(
        policy(("other", "أقر بأني قرأت لائحة تعارض المصالح ولائحة الجزاءات.")), title="لائحة تعارض المصالح والإفصاح"
    )
    assert [said.value["name"] for said in stated(one) if said.kind == "reference"] == ["لائحة الجزاءات"]


def more(*clauses: tuple[str, str]) -> dict[str, Fact]:
    return {key: fact for key, fact in policy(*clauses).facts.items() if key in MORE_KEYS}


@pytest.mark.parametrize(
    ("text", "replaced"),
    [
        ("تلغي هذه اللائحة كل ما يعارضها من قرارات سابقة، وتنشر.", "كل ما يعارضها من قرارات سابقة"),
        ("تلغي هذه السياسة التعميم الداخلي رقم (19) وما تلاه.", "التعميم الداخلي رقم (19) وما تلاه"),
        ("تلغى بنفاذ هذه اللائحة لائحة العاملين السابقة.", "لائحة العاملين السابقة"),
        ("ويلغى بها ما سبقها من تعاميم، ويعمل بها.", "ما سبقها من تعاميم"),
        ("تلغى هذه السياسة متى خالفت النظام.", None),
        ("تلغى بطاقة العضو السابق فوراً.", None),
        ("يحل محل العضو السابق المرشح التالي له.", None),
        ("تلغى البنود السابقة الخاصة بالانتداب من لائحة 1438هـ.", "البنود السابقة الخاصة بالانتداب من لائحة 1438هـ"),
        ("يلغى العمل بالسياسة السابقة وبأي تعليمات تخالفها.", "العمل بالسياسة السابقة وبأي تعليمات تخالفها"),
        ("تنسخ هذه السياسة سابقتها المعتمدة عام 1440هـ.", "سابقتها المعتمدة عام 1440هـ"),
        ("وتنسخ كل ما يعارضها.", "كل ما يعارضها"),
        ("تلغي اللائحة الداخلية كل ما يتعارض معها.", "كل ما يتعارض معها"),
        ("تلغى اللائحة السابقة بعد اعتماد هذه اللائحة.", "اللائحة السابقة بعد اعتماد هذه اللائحة"),
        ("يلغى الباب السابق الخاص بالبدلات.", "الباب السابق الخاص بالبدلات"),
        ("تلغي ما سبقها من تعليمات عند صدورها.", "ما سبقها من تعليمات عند صدورها"),
        ("تحل هذه السياسة محل الملحق السابق للائحة.", "الملحق السابق للائحة"),
        ("تحل هذه اللائحة محل لائحة الموارد لعام 1440هـ.", "لائحة الموارد لعام 1440هـ"),
        ("تحل هذه اللائحة محل كل تعليمات سابقة.", "كل تعليمات سابقة"),
        ("اعتمده المجلس وحل محل الإصدار 2.0 منه.", "الإصدار 2.0 منه"),
        ("وتعد لاغية جميع التعليمات السابقة.", "جميع التعليمات السابقة"),
        ("تلغى كل الحجوزات السابقة عند تغيير الموعد.", None),
        ("تلغى بموجب هذه السياسة كل بطاقة سابقة.", None),
        ("يلغى قرار النقل السابق إذا اعترض الموظف.", None),
        ("تلغى النسخة السابقة من الوثيقة بعد تحديثها.", None),
        ("إذا صدرت نسخة جديدة، تلغى النسخة السابقة.", None),
        ("لا تلغي هذه السياسة ما سبقها من تعليمات.", None),
    ],
)
def test_what_is_replaced_is_a_text_and_not_the_policy_itself(text: str, replaced: str | None) -> None:
    found = more(("final_provisions", text))
    assert (found["supersedes"].value if "supersedes" in found else None) == replaced


def test_more_facts_are_there_only_when_the_text_speaks_of_them() -> None:
    assert more(("other", "ترسل نسخة 2 من الهوية إلى الأسرة ثم تلغى بطاقته. تراجع الحسابات كل سنة.")) == {}
    found = more(
        ("cover", "الإصدار الثاني"),
        ("review", "تراجع هذه السياسة كل ثلاث سنوات."),
        ("approval", "ويعمل بها من اليوم التالي لنشرها، وتلغي ما سبقها من تعليمات."),
    )
    assert {key: fact.status for key, fact in found.items()} == dict.fromkeys(MORE_KEYS, "stated")
    assert found["version"].value == "2"
    assert found["supersedes"].value == "ما سبقها من تعليمات"
    assert found["effective_from"].value == "اليوم التالي من تاريخ النشر"
    assert (found["review_period"].value["count"], found["review_period"].value["unit"]) == (3, "year")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ويعمل بها من تاريخ إقرارها.", "تاريخ الاعتماد"),
        ("تسري اعتباراً من 1446/01/01هـ.", "1446-01-01"),
        ("تاريخ السريان: 2 نوفمبر 2016", "2016-11-02"),
        ("يعمل بهذه اللائحة من تاريخ اعتمادها.", "تاريخ الاعتماد"),
        ("اعتمدها المجلس في اجتماعه الأول، ويعمل بها من صباح اليوم التالي.", "اليوم التالي من تاريخ الاعتماد"),
        ("تسري اعتباراً من السنة المالية 2022.", "السنة المالية 2022"),
        ("تسري أحكام هذه السياسة على جميع الموظفين.", None),
    ],
)
def test_in_force_from(text: str, value: str | None) -> None:
    fact = more(("approval", text)).get("effective_from")
    assert (fact.value if fact else None) == value


@pytest.mark.parametrize(
    "text", ["يراجع الجدول كل سنتين ماليتين.", "يحدث تقييم المخاطر وتنقح هذه اللائحة مرة كل سنتين."]
)
def test_what_is_reviewed_may_be_a_table_and_be_called_otherwise(text: str) -> None:
    period = more(("cover", "جدول الصلاحيات"), ("review", text))["review_period"]
    assert (period.value["count"], period.value["unit"]) == (2, "year")


def test_an_edition_is_a_version() -> None:
    assert more(("cover", "الطبعة الثالثة"))["version"].value == "3"


def test_two_versions_or_two_periods_are_unclear() -> None:
    assert more(("cover", "الإصدار الثاني"), ("cover", "نسخة 3"))["version"].status == "unclear"
    both = more(("other", "تراجع هذه السياسة كل سنتين."), ("other", "تراجع هذه السياسة سنوياً."))
    assert both["review_period"].status == "unclear"


def test_terms_have_one_name_in_every_spelling() -> None:
    spellings = ("الموقع الالكتروني", "خدمة الموقع الإلكتروني للجمعية", "عبر موقع الجمعية")
    assert {name for text in spellings for name, _, _ in named("channels", text)} == {"website"}
    assert [name for name, _, _ in named("channels", "مكاتب الخدمة، والمقابلة")] == ["office", "in_person"]
    assert normal_body("مسئول البحث الاجتماعي") == normal_body("مسؤول البحث الاجتماعي") == "مسؤول البحث الاجتماعي"
    assert normal_body("رئيس المجلس") == "رئيس مجلس الإدارة"
