"""One text read through damage is one text: words as damage leaves them, clauses in pieces, a lost heading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest

from normalizers import TracedText
from normalizers.text import Edit, whole
from policy_diff.collate import compare
from policy_diff.collate.ledger import words_of
from policy_diff.collate.respelt import agree
from policy_diff.collate.similarity import key_of, uncounted
from policy_diff.model import Comparison, Item, Lines, Policy, Section, Source

CLAUSES = (
    "تحمي هذه السياسة من يبلغ عن المخالفات من أي أذى يلحقه بسبب بلاغه.",
    "يجوز لمجلس الإدارة تكوين لجان للنظر في الحالات التي تعرض عليه.",
    "تعد السياسة جزءا من الوثائق التي تربط الجمعية بالعاملين لصالحها سواء كانت قرارات تعيين أو عقود عمل.",
)
NAMES = ("المقابلة.", "الخطابات.", "خدمة التطوع.", "الموقع الإلكتروني للجمعية.")


def _policy(siglum: str, sections: dict[str, Sequence[Item | str]], confidence: float | None = None) -> Policy:
    """A policy; with a confidence, one whose text came damaged and can be trusted so far."""
    made, lines, at = [], [], 0
    for key, texts in sections.items():
        items = []
        for item in texts:
            at += 1
            text = item if isinstance(item, str) else item.text
            marker = "" if isinstance(item, str) else item.marker
            items.append(Item(text=text, marker=marker, lines=Lines(at, at)))
            lines.append(text)
        made.append(Section(key=key, heading=key, lines=Lines(at, at), items=tuple(items)))
    edits = tuple(
        Edit("segment-order", at, line, whole(line), "", 0.5, status="suggested") for at, line in enumerate(lines, 1)
    )
    traced = TracedText("\n".join(lines), edits if confidence is not None else ())
    return Policy(
        source=Source(path=f"{siglum}.txt", sha256=""),
        siglum=siglum,
        policy_type="whistleblowing",
        traced=traced if confidence is None else replace(traced, confidence=confidence),
        sections=tuple(made),
    )


def _compared(sound: Sequence[Item | str], damaged: Sequence[Item | str], confidence: float = 0.95) -> Comparison:
    return compare([_policy("a", {"scope": sound}), _policy("b", {"scope": damaged}, confidence)])


def _classes(comparison: Comparison) -> Counter[str]:
    return Counter(row.divergence.kind.value for row in comparison.items())


@pytest.mark.parametrize(
    ("sound", "damaged"),
    [
        ("لا يجوز لمجلس الإدارة", "ال يجوز ملجلس الإدارة"),
        ("عدم تعرضهم للانتقام أو الإيذاء", "عدم تعرضهم لالنتقام أو الإيذاء"),
        ("وفقا لنظام مكافحة غسل الأموال", "وفقاا لنظام مكافحة غسل الأموال"),
        ("الالتزام بقواعد العمل ولائحته", "اًللتزام بقواعد العمل وًلئحته"),
        ("علاقتها بالمستفيدين وخلافه", "عل قتها بالمستفيدين وخلفه"),
        ("النظر في التقرير السنوي", "النظر في التقريرم السنوي"),
        ("انتهاك قواعد السلوك المهني للعاملين", "انتهاك قواعد السلوك المنهي للعاملين"),
        ("في الجلسة المنعقدة بتاريخ 17/10/2023", "في الجلسة المنعقدة بتاريخ 71/01/3202"),
        ("بالمركز الوطني برقم 3549", "بالمركز الوطني برقم 3549E"),
        ("مسئول البحث الاجتماعي يستقبل المستفيد", "البحث الاجتماعي مسئول المستفيد يستقبل"),
        ("شروط وضوابط المستفيدين", "2 شروط وضوابط المستفيدين"),
    ],
)
def test_what_damage_leaves_of_a_text_agrees_with_it(sound: str, damaged: str) -> None:
    assert agree(words_of(key_of(sound)), words_of(key_of(damaged)))


@pytest.mark.parametrize(
    ("sound", "other"),
    [
        ("لا يجوز لمجلس الإدارة", "يجوز لمجلس الإدارة"),
        ("خلال مدة لا تقل عن أسبوعين", "خلال مدة لا تقل عن شهرين"),
        ("خلال 15 يوما من تاريخه", "خلال 51 يوما من تاريخه"),
        ("من 3 إلى 5 أيام عمل", "من 5 إلى 3 أيام عمل"),
        ("ترفع اللجنة تقريرها إلى المدير", "ترفع الإدارة تقريرها إلى المدير"),
        ("يدرس المدير الطلب", "يعتمد المدير الطلب"),
        ("على الموظف تقديم الطلب", "على الموظف الطلب"),
    ],
)
def test_what_somebody_may_have_written_does_not(sound: str, other: str) -> None:
    assert not agree(words_of(key_of(sound)), words_of(key_of(other)))


def test_a_clause_spelt_by_damage_is_no_divergence_and_in_a_sound_text_is_one() -> None:
    read = [CLAUSES[0], CLAUSES[1].replace("لمجلس", "ملجلس"), CLAUSES[2]]
    assert _classes(_compared(CLAUSES, read)) == {"identical": 2, "orthographic": 1}
    sound = compare([_policy("a", {"scope": CLAUSES}), _policy("b", {"scope": read})])
    assert _classes(sound)["orthographic"] == 0


def test_a_change_in_a_clause_spelt_by_damage_stays() -> None:
    read = [CLAUSES[0], CLAUSES[1].replace("لمجلس", "ملجلس").replace("يجوز", "يجب"), CLAUSES[2]]
    assert _classes(_compared(CLAUSES, read)) == {"identical": 2, "substantive": 1}


@pytest.mark.parametrize(("stray", "kind"), [([], "identical"), (["ا"], "orthographic")])
def test_a_clause_in_pieces_is_one_row(stray: list[str], kind: str) -> None:
    words = CLAUSES[2].split()
    read = [*CLAUSES[:2], " ".join(words[:8]), *stray, " ".join(words[8:])]
    assert _classes(_compared(CLAUSES, read)) == Counter(["identical", "identical", kind])


def test_a_piece_that_stands_behind_another_clause_goes_to_its_own() -> None:
    words = CLAUSES[2].split()
    read = [CLAUSES[0], " ".join(words[:8]), CLAUSES[1], " ".join(words[8:])]
    rows = list(_compared(CLAUSES, read).items())
    assert len(rows) == 3
    assert {row.divergence.kind.value for row in rows} <= {"identical", "orthographic", "moved"}


def test_a_clause_that_is_truly_gone_is_missing_though_others_came_in_pieces() -> None:
    words = CLAUSES[2].split()
    read = [CLAUSES[0], " ".join(words[:8]), " ".join(words[8:])]
    assert _classes(_compared(CLAUSES, read))["missing"] == 1


def test_clauses_below_another_heading_have_lost_their_own() -> None:
    sound = _policy("a", {"scope": CLAUSES, "channels": NAMES})
    lost = _policy("b", {"scope": [*CLAUSES, *NAMES]}, 0.95)
    assert _classes(compare([sound, lost])) == {"identical": len(CLAUSES) + len(NAMES)}
    assert _classes(compare([sound, _policy("b", {"scope": [*CLAUSES, *NAMES]})]))["identical"] == len(CLAUSES)


def test_a_clause_alone_in_another_section_has_moved_in_a_damaged_text_too() -> None:
    sound = _policy("a", {"scope": CLAUSES[:2], "channels": [*NAMES, CLAUSES[2]]})
    moved = _policy("b", {"scope": CLAUSES, "channels": NAMES}, 0.95)
    assert _classes(compare([sound, moved])) == {"identical": 6, "moved": 1}


def test_a_number_or_an_ordinal_left_in_the_text_is_spelling() -> None:
    numbered: list[Item | str] = [Item(text=CLAUSES[1], marker="3-", lines=Lines(1, 1)), CLAUSES[2]]
    read = [f"3 {CLAUSES[1]}", f"ثانياً {CLAUSES[2]}"]
    comparison = compare([_policy("a", {"scope": numbered}), _policy("b", {"scope": read})])
    assert _classes(comparison) == {"orthographic": 2}


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("1.2 : مع عدم الإخلال", "مع عدم الإخلال"),
        ("2.2تطبق هذه السياسة", "تطبق هذه السياسة"),
        ("المادة (13 :) أولاا: يجوز للمنشأة", "يجوز للمنشأة"),
        ("1.5 مليون ريال", "1.5 مليون ريال"),
        ("2.5% من المبلغ", "2.5% من المبلغ"),
    ],
)
def test_numbers_of_several_levels_count_a_clause(text: str, rest: str) -> None:
    assert uncounted(text) == rest


def test_a_text_in_single_letters_is_not_a_row_for_every_letter() -> None:
    letters = [letter for clause in CLAUSES for letter in clause if letter.isalpha()]
    comparison = _compared(CLAUSES, letters, confidence=0.1)
    assert len(list(comparison.items())) <= 2 * len(CLAUSES)
    assert set(_classes(comparison)) == {"unclear"}
