"""Damage that repairs left is no divergence; a change in a damaged text is one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from normalizers import TracedText
from normalizers.text import Edit, whole
from policy_diff import pipeline, written
from policy_diff.collate import compare
from policy_diff.collate.doubt import is_damaged
from policy_diff.collate.ledger import Ledger, words_of
from policy_diff.model import Comparison, Fact, Item, Lines, Policy, Section, Source
from tests import damage
from tests.policy_diff import mutations

ROOT = Path(__file__).resolve().parents[2]
STEPS = (
    "استقبال المستفيد والإجابة عن جميع الاستفسارات وإعطاؤه الوقت الكافي.",
    "التأكد من تقديم المراجع جميع المعلومات المطلوبة ومن صحتها.",
    "رفع الطلب إلى لجنة البحث لدراسته والرد عليه خلال أسبوعين.",
    "الموقع الإلكتروني للجمعية.",
    "تقديم الخدمة اللازمة للمستفيد في موعدها.",
)


def _policy(siglum: str, steps: Sequence[str], traced: TracedText | None = None) -> Policy:
    items = tuple(Item(text=text, lines=Lines(at, at)) for at, text in enumerate(steps, 1))
    section = Section(key="procedure_steps", heading="الإجراءات", lines=Lines(1, len(items)), items=items)
    return Policy(
        source=Source(path=f"{siglum}.txt", sha256=""),
        siglum=siglum,
        policy_type="beneficiary_relations",
        traced=traced or TracedText(""),
        sections=(section,),
    )


def _doubtful(lines: Sequence[str]) -> TracedText:
    """The lines as a text in which repairs were thought of, and not made."""
    return TracedText(
        "\n".join(lines),
        tuple(
            Edit("segment-order", at, line, whole(line), "", 0.5, status="suggested")
            for at, line in enumerate(lines, 1)
        ),
    )


def _compared(steps: Sequence[str], *, damaged: bool = True) -> Comparison:
    """The steps as a sound policy has them, and as another one does."""
    return compare([_policy("a", STEPS), _policy("b", steps, _doubtful(steps) if damaged else None)])


def _classes(comparison: Comparison) -> Counter[str]:
    return Counter(row.divergence.kind.value for row in comparison.items())


@pytest.mark.parametrize(
    ("at", "steps"),
    [
        (3, ["الموقع لالكتروني.للجمعية"]),
        (0, ["المستفيد والإجابة عن جميع.استقبال الاستفسارات وإعطاؤه الوقت الكافي"]),
        (1, ["التأكد منتقديم المراجع جميع المعلو مات المطلوبة ومن صحتها."]),
        (2, ["رفع الطلب إلى لجنة البحث لدراسته", "والرد عليه خلال أسبوعين."]),
        (1, ["التأكد من تقديم المراجع جميع تالمعلوما المطلوبة ومن صحتها."]),
    ],
    ids=["lam-alef", "word order", "cut and joined words", "cut in two", "letters in another order"],
)
def test_damage_is_no_divergence(at: int, steps: list[str]) -> None:
    read = [*STEPS[:at], *steps, *STEPS[at + 1 :]]
    found = _classes(_compared(read))
    assert set(found) <= {"identical", "orthographic", "unclear"}, found
    assert found["identical"] >= len(STEPS) - 1


def test_a_line_that_stands_behind_another_is_not_missing() -> None:
    read = [STEPS[0], f"{STEPS[1]} {STEPS[4]}", *STEPS[2:4]]
    assert set(_classes(_compared(read))) <= {"identical", "unclear"}
    assert "missing" in _classes(_compared(read[:1] + list(STEPS[1:4])))


@pytest.mark.parametrize(
    ("at", "text", "kind"),
    [
        (2, "رفع الطلب إلى لجنة البحث لدراسته والرد عليه خلال شهر.", "substantive"),
        (2, "رفع الطلب إلى إدارة البرامج لدراسته والرد عليه خلال أسبوعين.", "substantive"),
        (0, "استقبال المستفيد والإجابة عن كافة الاستفسارات وإعطاؤه الوقت الكافي.", "wording"),
    ],
)
def test_a_change_in_a_damaged_text_is_found(at: int, text: str, kind: str) -> None:
    read = [*STEPS[:at], text, *STEPS[at + 1 :]]
    assert _classes(_compared(read)) == {"identical": len(STEPS) - 1, kind: 1}


def test_a_damaged_policy_does_not_hide_how_the_others_differ() -> None:
    month = [*STEPS[:2], STEPS[2].replace("أسبوعين", "شهر"), *STEPS[3:]]
    torn = [*STEPS[:2], "رفع الطلب إلى لجنة البحث.لدراسته والرد عليه", f"{STEPS[3]} خلال أسبوعين", STEPS[4]]
    comparison = compare([_policy("a", STEPS), _policy("b", torn, _doubtful(torn)), _policy("c", month)])
    assert _classes(comparison) == {"identical": 3, "unclear": 1, "substantive": 1}
    row = next(row for row in comparison.items() if row.divergence.kind.value == "substantive")
    assert "لا يمكن الجزم بوجود اختلاف في جمعية (b)" in row.divergence.explanation.ar
    assert "whether one association (b) differs cannot be told" in row.divergence.explanation.en


def test_a_difference_in_a_text_that_can_hardly_be_trusted_says_so() -> None:
    steps = [*STEPS[:2], STEPS[2].replace("أسبوعين", "شهر"), *STEPS[3:]]
    poor = replace(_doubtful(steps), confidence=0.8)
    row = next(r for r in compare([_policy("a", STEPS), _policy("b", steps, poor)]).items() if r.id.endswith("03"))
    assert row.divergence.kind.value == "substantive"
    assert "check the original of one association (b) first" in row.divergence.explanation.en


def test_an_unreadable_policy_lacks_nothing() -> None:
    noise = ["ثصضشس يبلاتن", "منمكط ظزوة ىلا", "رؤءئ"]
    read = replace(_doubtful(noise), confidence=0.2)
    month = [*STEPS[:2], STEPS[2].replace("أسبوعين", "شهر"), *STEPS[3:]]
    comparison = compare([_policy("a", STEPS), _policy("b", month), _policy("c", noise, read)])
    assert set(_classes(comparison)) == {"substantive", "unclear"}
    assert _classes(comparison)["substantive"] == 1


def test_every_policy_of_a_row_is_in_one_group() -> None:
    torn = [STEPS[0], f"{STEPS[1]} {STEPS[4]}", "لالكتروني", *STEPS[2:4], "E", "رفع الطلب إلى لجنة"]
    policies = [_policy("a", STEPS), _policy("b", torn, _doubtful(torn)), _policy("c", torn[:4], _doubtful(torn[:4]))]
    for row in compare([*policies, _policy("d", STEPS[:3])]).items():
        assert sorted(siglum for group in row.divergence.groups for siglum in group) == ["a", "b", "c", "d"]


def test_the_same_in_a_sound_text_is_a_divergence() -> None:
    read = [*STEPS[:3], "الموقع لالكتروني للجمعية.", STEPS[4]]
    assert _classes(_compared(read, damaged=False))["wording"] == 1


def test_many_clauses_elsewhere_in_a_damaged_text_have_not_moved() -> None:
    turned = list(reversed([*STEPS, "أن يكون سعودي الجنسية.", "أن يكون داخل النطاق الجغرافي.", "إثبات مقر السكن."]))
    sound = _policy("a", list(reversed(turned)))
    shuffled = compare([sound, _policy("b", turned, _doubtful(turned))])
    assert not any(row.moved for row in shuffled.items())
    assert any(row.moved for row in compare([sound, _policy("b", turned)]).items())


def test_a_fact_whose_words_stand_in_a_damaged_text_is_unclear() -> None:
    fact = Fact(key="license_number", status="stated", value="3549", text="ترخيص رقم (3549)", lines=Lines(6, 6))
    lines = [*STEPS, "ترخيص (9453) رقم"]
    stated = replace(_policy("a", [*STEPS, "ترخيص رقم (3549)"]), facts={fact.key: fact})
    for steps, kind in ((lines, "unclear"), (lines[:-1], "missing")):
        comparison = compare([stated, _policy("b", steps, _doubtful(steps))])
        found = next(row for row in comparison.facts if row.key == fact.key)
        assert found.divergence.kind.value == kind


def test_only_text_with_signs_of_damage_is_doubted() -> None:
    assert is_damaged(_policy("a", STEPS, _doubtful(STEPS)))
    assert not is_damaged(_policy("a", STEPS, TracedText("\n".join(STEPS))))
    assert not is_damaged(_policy("a", STEPS))


@pytest.mark.parametrize(
    ("one", "other", "lost", "gained"),
    [
        ("الموقع الالكتروني", "لالكتروني الموقع", [], []),
        ("طلب دعم مستفيد", "دعم طلبمستفيد", [], []),
        ("المعلومات كلها", "المعلو مات كلها", [], []),
        ("بتاريخ 17 10 2023", "بتاريخ 71 01 3202", [], []),
        ("خلال اسبوعين", "خلال شهر", ["اسبوعين"], ["شهر"]),
        ("لا يجوز", "يجوز", ["لا"], []),
        ("بعد 10 ايام", "بعد 12 ايام", ["10"], ["12"]),
    ],
)
def test_a_ledger_keeps_what_damage_cannot_explain(one: str, other: str, lost: list[str], gained: list[str]) -> None:
    ledger = Ledger.of(Counter(words_of(one)), Counter(words_of(other)))
    assert (sorted(ledger.lost), sorted(ledger.gained)) == (lost, gained)


def _printed() -> list[mutations.Mutation]:
    """Mutations of policies that have a printed form, each kind that changes more than spelling once."""
    made = (mutations.mutation(number, 8) for number in range(40))
    found = {one.kind: one for one in made if one.kind != "hamza" and one.original.source.path.endswith(".toml")}
    return list(found.values())


@pytest.mark.parametrize("made", _printed(), ids=lambda made: str(made.kind))
def test_a_mutation_is_found_in_a_damaged_copy(made: mutations.Mutation, tmp_path: Path) -> None:
    """The copy is printed with its words reversed line by line; `benchmarks/mutations.py --damaged` does many more."""
    path = ROOT / made.original.source.path
    policy = written.load(path)
    files = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for file, one, way in zip(files, (made.original, made.copy), ("healthy", "words_reversed"), strict=True):
        lines = written.render_text(replace(policy, sections=one.sections), width=95).text.split("\n")
        file.write_text("\n".join(damage.document(lines, way, 1)), encoding="utf-8")
    rows = [row for row in pipeline.compare(files).items() if row.divergence.severity != "none"]
    said = [row for row in rows if row.divergence.kind.value in made.classes and bool(row.moved) == made.moved]
    assert said
    assert all(row in said[:1] or row.divergence.kind.value == "unclear" for row in rows)
