"""Texts torn by extraction: cells, headings and markers on lines of their own, held against a text that is whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest

from normalizers import TracedText
from normalizers.text import Edit, whole
from policy_diff.collate import compare
from policy_diff.collate.ledger import Ledger, shifted, words_of
from policy_diff.collate.line_turns import put_back
from policy_diff.collate.respelt import agree
from policy_diff.collate.similarity import key_of
from policy_diff.model import Comparison, Fact, Item, Lines, Policy, Section, Source

Part = tuple[str, str, Sequence[Item | str]]
BEFORE = "تصرف الجمعية المساعدات للأسر المسجلة لديها وفق نتيجة البحث الاجتماعي المعتمد."
AFTER = "يحفظ أمين الصندوق أصل المستند ويسلم المستفيد نسخة منه فور توقيعه عليها."
ROWS = (
    "سند صرف شيك | يرسل لقسم الحسابات مرفقا بالطلب | يبقى لدى الصندوق لغرض المراجعة",
    "نموذج تحويل بنكي | يسلم للبنك المختص | يعاد إلى رئيس القسم بعد توقيعه",
)
CELLS = ("سند صرف شيك", "نموذج تحويل بنكي", "يسلم للبنك المختص", "يرسل لقسم الحسابات", "مرفقا بالطلب")
REST = ("يبقى لدى الصندوق لغرض", "المراجعة", "يعاد إلى رئيس القسم بعد توقيعه")


def _policy(siglum: str, parts: Sequence[Part], *, damaged: bool = False) -> Policy:
    sections, lines = [], []
    for key, heading, texts in parts:
        lines.append(heading)
        first, items = len(lines), []
        for one in texts:
            item = one if isinstance(one, Item) else Item(text=one, lines=Lines(1, 1))
            lines.append(f"{item.marker} {item.text}".strip())
            items.append(replace(item, lines=Lines(len(lines), len(lines))))
        sections.append(Section(key=key, heading=heading, lines=Lines(first, len(lines)), items=tuple(items)))
    edits = [
        Edit("segment-order", n, text, whole(text), "", 0.5, status="suggested") for n, text in enumerate(lines, 1)
    ]
    return Policy(
        source=Source(path=f"{siglum}.txt", sha256=""),
        siglum=siglum,
        policy_type="programme_spending",
        traced=TracedText("\n".join(lines), tuple(edits) if damaged else ()),
        sections=tuple(sections),
    )


def _compared(sound: Sequence[Part], torn: Sequence[Part], *, damaged: bool = True) -> Comparison:
    return compare([_policy("a", sound), _policy("b", torn, damaged=damaged)])


def _classes(comparison: Comparison) -> Counter[str]:
    return Counter(row.divergence.kind.value for row in comparison.items())


def test_cells_on_lines_of_their_own_are_one_unclear_row() -> None:
    comparison = _compared(
        [("other", "الصرف", [BEFORE, *ROWS, AFTER])], [("other", "الصرف", [BEFORE, *CELLS, *REST, AFTER])]
    )
    assert set(_classes(comparison)) <= {"identical", "orthographic", "unclear"}
    alone = [row for row in comparison.items() if row.readings["a"] is None]
    assert len(alone) <= 2, [row.readings["b"] for row in alone]


def test_a_cell_that_the_whole_text_has_not_is_reported() -> None:
    torn = [BEFORE, *CELLS, "ويلزم توقيع عضوين من مجلس الإدارة عليه", *REST, AFTER]
    comparison = _compared([("other", "الصرف", [BEFORE, *ROWS, AFTER])], [("other", "الصرف", torn)])
    assert _classes(comparison)["missing"] == 1


def test_a_line_taken_for_a_heading_parts_no_section() -> None:
    sound: list[Part] = [("other", "الصرف", [BEFORE, *ROWS, AFTER])]
    torn: list[Part] = [("other", "الصرف", [BEFORE, *CELLS, REST[0]]), ("review", "المراجعة", [REST[2], AFTER])]
    assert set(_classes(_compared(sound, torn))) <= {"identical", "orthographic", "unclear"}
    # In a sound text it is a heading, and the clause below it stands elsewhere.
    assert _classes(_compared(sound, torn, damaged=False))["moved"] == 1


def test_a_heading_left_among_the_clauses_begins_its_section() -> None:
    sound: list[Part] = [("other", "الصرف", [BEFORE]), ("documents", "حفظ المستندات", [AFTER])]
    torn: list[Part] = [("other", "الصرف", [BEFORE, "حفظ المستندات", AFTER])]
    comparison = _compared(sound, torn)
    assert set(_classes(comparison)) == {"identical"}
    assert [section.key for section in comparison.sections] == ["other", "documents"]


def test_a_marker_on_a_line_of_its_own_counts_the_clause_below_it() -> None:
    sound = [Item(text=text, marker=f"المادة ({n}):", lines=Lines(n, n)) for n, text in enumerate((BEFORE, AFTER), 8)]
    comparison = _compared(
        [("other", "الصرف", sound)], [("other", "الصرف", ["المادة (8 :)", BEFORE, "المادة (9 :)", AFTER])]
    )
    assert _classes(comparison) == {"identical": 2}
    assert [row.readings["b"].marker for row in comparison.items() if row.readings["b"]] == [
        "المادة (8 :)",
        "المادة (9 :)",
    ]


def test_a_clause_that_is_gone_is_not_held_against_those_that_damage_tore() -> None:
    rows = [
        "الصلاحية: بيع الأثاث المستغنى عنه؛ مدير الخدمات: يقترح؛ المدير التنفيذي: يراجع؛ رئيس المجلس: يعتمد",
        "الصلاحية: شراء الأجهزة؛ رئيس القسم: يقترح؛ مدير الإدارة: يعتمد",
        "الصلاحية: قبول الضيوف والزيارات الرسمية؛ مدير العلاقات: يقترح؛ المدير التنفيذي: يعتمد",
    ]
    torn = [
        "الصلاحية: شراء الأجهزة؛ رئيس القسم: يقترح؛ مدير الإدارة: يعتمد العلاقات: يقترح؛ المدير التنفيذي: يعتمد",
        "الصلاحية: قبول الضيوف والزيارات الرسمية؛ مدير",
    ]
    comparison = _compared([("other", "الصلاحيات", [BEFORE, *rows])], [("other", "الصلاحيات", [BEFORE, *torn])])
    assert _classes(comparison) == {"identical": 1, "missing": 1, "unclear": 2}
    gone = next(row for row in comparison.items() if row.divergence.kind.value == "missing")
    assert gone.readings["a"] is not None and gone.readings["a"].text == rows[0]


@pytest.mark.parametrize(("damaged", "kind"), [(True, "unclear"), (False, "missing")])
def test_what_nobody_surely_has_one_damaged_text_does_not_lack(damaged: bool, kind: str) -> None:
    torn = _policy("b", [("other", "الصرف", [BEFORE, "شيك سند صرف", AFTER])], damaged=True)
    having = _policy("a", [("other", "الصرف", [BEFORE, ROWS[0], AFTER])])
    short = _policy("c", [("other", "الصرف", [BEFORE, AFTER])], damaged=damaged)
    rows = compare([having, torn, short]).items()
    row = next(row for row in rows if row.readings["b"] and row.readings["a"] is None)
    assert row.divergence.kind.value == kind
    assert "only" not in row.divergence.explanation.en.lower()


@pytest.mark.parametrize(
    ("meant", "read", "same"),
    [
        ("إنذار كتابي 10% 15% 25%", "إنذار كتابي %52 %51 %01", True),
        ("مضافا إليه 50% من أجره", "مضافا إليه 05% من أجره", True),
        ("خلال 12 يوما من تاريخه", "خلال 21 يوما من تاريخه", False),
        ("أو مع مستشاريها في ذلك", "أو معم ستشاريها في ذلك", True),
        ("إعطاء المراجع وقته", "إعطاء امل راجع وقته", True),
        ("بما لا يتناسب مع وضعه", "بما ل يتناسب مع وضعه", True),
        ("بما لا يتناسب مع وضعه", "بما يتناسب مع وضعه", False),
    ],
)
def test_words_and_numbers_as_damage_leaves_them(meant: str, read: str, same: bool) -> None:
    assert agree(_words(meant), _words(read)) is same


def _words(text: str) -> list[str]:
    return words_of(key_of(text))


def test_a_blank_one_letter_further_changes_no_word() -> None:
    meant, read = Counter(["مع", "مستشاريها", "كل"]), Counter(["معم", "ستشاريها", "كلها"])
    assert shifted(meant, read) == [(("مع", "مستشاريها"), ("معم", "ستشاريها"))]
    assert shifted(read, meant) == [(("معم", "ستشاريها"), ("مع", "مستشاريها"))]
    ledger = Ledger.of(meant, read)
    assert (ledger.lost, ledger.gained) == (Counter(["كل"]), Counter(["كلها"]))


def test_names_torn_by_damage_are_unclear() -> None:
    sound = Item(text="صالح بن إبراهيم النويصر", lines=Lines(1, 1))
    comparison = _compared(
        [("approval", "الاعتماد", [BEFORE, sound])], [("approval", "الاعتماد", [BEFORE, "إبراهيم صالح بن النويصر"])]
    )
    assert set(_classes(comparison)) <= {"identical", "orthographic", "unclear"}


@pytest.mark.parametrize(
    ("read", "kind"), [("يتبادل الد) حسابات", "orthographic"), ("يتبادل الحسابات د) معهم", "wording")]
)
def test_what_counts_a_clause_may_stand_inside_a_word(read: str, kind: str) -> None:
    tail = " مع المستفيدين في القسم."
    sound = Item(text=f"يتبادل الحسابات{tail}", marker="د)", lines=Lines(1, 1))
    comparison = _compared([("other", "الصرف", [BEFORE, sound])], [("other", "الصرف", [BEFORE, f"{read}{tail}"])])
    assert (
        next(row for row in comparison.items() if row.readings["a"] and row.readings["a"].marker).divergence.kind.value
        == kind
    )


def test_a_single_clause_below_a_lost_heading_has_not_moved() -> None:
    sound: list[Part] = [
        ("principles", "المبادئ", [BEFORE]),
        ("documents", "المستندات", [AFTER]),
        ("review", "المراجعة", [ROWS[1]]),
    ]
    torn: list[Part] = [("principles", "المبادئ", [BEFORE, AFTER]), ("review", "المراجعة", [ROWS[1]])]
    assert set(_classes(_compared(sound, torn))) == {"identical"}
    elsewhere: list[Part] = [("principles", "المبادئ", [AFTER, BEFORE]), ("review", "المراجعة", [ROWS[1]])]
    assert _classes(_compared(sound, elsewhere))["moved"] == 1


def test_lines_in_another_order_are_one_clause() -> None:
    sound = "تقديم الخدمة للمستفيد من موقعه حفظا لوقته وتقديرا لظروفه وسرعة إنجاز خدمته."
    lines = ["وتقديرا لظروفه وسرعة إنجاز خدمته.", "تقديم الخدمة للمستفيد من موقعه حفظا لوقته"]
    torn = _policy("b", [("other", "الصرف", [BEFORE, *lines])], damaged=True)
    item = Item(text=" ".join(lines), lines=Lines(3, 4))
    section = replace(torn.sections[0], items=(torn.sections[0].items[0], item))
    comparison = compare([_policy("a", [("other", "الصرف", [BEFORE, sound])]), replace(torn, sections=(section,))])
    assert _classes(comparison) == {"identical": 1, "orthographic": 1}


@pytest.mark.parametrize(
    ("lines", "order"),
    [
        ([("د هـ", False), ("أ ب ج", True)], "أ ب ج د هـ"),
        ([("أ ب ج", True), ("د هـ", False)], ""),
        ([("د هـ", False), ("أ ب ج", False)], ""),
        ([("د هـ أ", False), ("س ص", True)], ""),
    ],
    ids=["the second is the first", "in order", "whole sentences", "other words"],
)
def test_only_lines_that_end_inside_a_sentence_are_put_back(lines: list[tuple[str, bool]], order: str) -> None:
    assert put_back([(text.split(), inside) for text, inside in lines], "أ ب ج د هـ".split()) == order.split()


def test_a_word_that_is_another_by_its_lam_alef_is_the_same_in_a_text_that_has_them_turned() -> None:
    sound, read = "تراعى مصلحة البلاغ أولا.", "تراعى مصلحة البالغ أولا."
    assert not agree(_words(sound), _words(read))
    assert agree(_words(sound), _words(read), turned=True)
    assert not agree(_words("في الجلسة الثالثة"), _words("في الجلسة الثلاثة"), turned=True)
    torn = _policy("b", [("other", "الصرف", [BEFORE, read])], damaged=True)
    kinds = []
    for code in ("segment-order", "lam-alef"):
        edits = tuple(Edit(code, n, "ال", whole("ال"), "", 0.9) for n in range(1, 7))
        traced = replace(torn.traced, edits=(*torn.traced.edits, *edits))
        found = compare([_policy("a", [("other", "الصرف", [BEFORE, sound])]), replace(torn, traced=traced)])
        kinds.append([row.divergence.kind.value for row in found.items()][1])
    assert kinds == ["unclear", "orthographic"]


def test_a_stop_by_itself_is_no_clause() -> None:
    comparison = _compared([("other", "الصرف", [BEFORE, AFTER])], [("other", "الصرف", [":", BEFORE, ". :", AFTER])])
    assert _classes(comparison) == {"identical": 2}


def test_of_readings_that_are_doubtful_none_is_said_to_have_moved() -> None:
    sound = [BEFORE, ROWS[0], ROWS[1], AFTER]
    comparison = _compared(
        [("other", "الصرف", sound)], [("other", "الصرف", [BEFORE, CELLS[1], *REST[:1], CELLS[0], AFTER])]
    )
    assert _classes(comparison)["moved"] == 0


def test_a_chairs_name_beside_the_title_is_no_content() -> None:
    chair = Fact(key="board_chair", status="stated", value="حسن بن يحيى الزيلعي", text="حسن بن يحيى الزيلعي")
    named = _policy("a", [("approval", "الاعتماد", [BEFORE, "رئيس مجلس الإدارة: اللواء م. حسن بن يحيى الزيلعي"])])
    plain = _policy("b", [("approval", "الاعتماد", [BEFORE, "رئيس مجلس الإدارة"])])
    comparison = compare([replace(named, facts={chair.key: chair}), plain])
    assert [row.divergence.kind.value for row in comparison.items()] == ["identical", "wording"]
