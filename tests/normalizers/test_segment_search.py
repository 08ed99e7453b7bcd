"""The search for cut points: it undoes the forward model, says how sure it is, and leaves well alone."""

from __future__ import annotations

import time

import pytest

from normalizers.document import Document
from normalizers.language_model import load
from normalizers.repairs import segment_order
from normalizers.segment_evidence import oddities_of, read_lines, reversed_word_by_word, signs_of
from normalizers.segment_search import Reading, best
from normalizers.text import Edit, replay

HEALTHY = (
    "تلتزم الجمعية بالرد على طلبات المستفيدين خلال مدة لا تزيد على أسبوعين",
    "يقدم المستفيد طلب الدعم إلى إدارة خدمات المستفيدين في مقر الجمعية",
    "تتولى اللجنة دراسة الطلب والتحقق من صحة البيانات المقدمة من طالب الدعم",
    "يحفظ ملف المستفيد في قاعدة البيانات ولا يطلع عليه إلا الموظف المختص",
    "ترفع الإدارة التنفيذية تقريراً سنوياً إلى مجلس الإدارة عن سير العمل",
    "تعمل الجمعية على نشر ثقافة العمل التطوعي بين أفراد المجتمع",
)


def said(line: str, reading: Reading) -> str:
    """The line put in order, blanks made single."""
    return " ".join(replay(segment_order._plan(line, reading, apart=False), line).split())


def mended(*lines: str, siblings: tuple[str, ...] = ()) -> list[Edit]:
    return list(segment_order.mend(Document(lines, load(), siblings)))


@pytest.mark.parametrize(
    ("cut", "meant"),
    [
        ("إلى إدارة خدمات المستفيدينيقدم المستفيد طلب الدعم ", "يقدم المستفيد طلب الدعم إلى إدارة خدمات المستفيدين"),
        (" خلال مدة لا تزيد على أسبوعينتلتزم الجمعية بالرد", "تلتزم الجمعية بالرد خلال مدة لا تزيد على أسبوعين"),
        ("عية بالرد على طلبات المستفيدينتلتزم الجم", "تلتزم الجمعية بالرد على طلبات المستفيدين"),
    ],
)
def test_a_rotated_line_is_read_as_it_was_written(cut: str, meant: str) -> None:
    lines = (*HEALTHY, cut)
    signed = signs_of(read_lines(enumerate(lines, 1), load()), load())
    oddities = oddities_of(read_lines(enumerate(lines, 1), load()), signed)
    assert said(cut, best(cut, load(), oddities=oddities)) == meant


def test_forward_again_gives_the_extracted_line() -> None:
    line = "إلى إدارة خدمات المستفيدينيقدم المستفيد طلب الدعم "
    reading = best(line, load())
    assert "".join(line[a:b] for a, b in reversed(reading.segments)) == line.strip()


def test_a_reading_that_nothing_speaks_against_has_a_margin() -> None:
    sure = best("خلال مدة لا تزيد على أسبوعينتلتزم الجمعية بالرد على طلبات المستفيدين ", load())
    assert sure.margin > 3 and sure.gain > 3
    names = best("سعد فهد  ماجد صالح", load())
    assert names.margin < sure.margin


@pytest.mark.parametrize("line", HEALTHY)
def test_a_healthy_line_reads_best_as_it_stands(line: str) -> None:
    assert len(best(line, load(), least=2.0).segments) == 1


def test_the_bound_never_hides_a_reading() -> None:
    for line in (
        *HEALTHY,
        "من طالب الدعم  التأكد من صحة البيانات",
        "السياسة. هذه تلتزم بما جاء في",
        "أسبوعين خلال الرد ، يتم",
    ):
        found = best(line, load())
        for least in (0.5, 2.0, 4.0):
            if found.gain >= least:
                assert best(line, load(), least=least).gain == pytest.approx(found.gain)


def test_words_in_latin_letters_keep_their_order() -> None:
    line = "Environment  Protection  Association  in  Hafr  Al  -  Batin"
    assert mended(*HEALTHY, line) == []


def test_a_digit_amid_the_letters_of_most_lines_is_no_number() -> None:
    lines = [line.replace("ال", "ال8", 1) for line in HEALTHY]
    assert [edit for edit in mended(*lines) if edit.status == "applied"] == []


def test_a_dates_letter_is_no_sign() -> None:
    lines = read_lines(
        enumerate(["اعتمدت اللائحة في ١٤٤٦هـ الموافق 2024م وما بعد ذلك", "تحضر السيارة خلال 10أيام من تسجيل الطلب."]),
        load(),
    )
    assert signs_of(lines, load()) == [(), ("a number is glued to a word",)]


def test_punctuation_at_the_wrong_end_is_put_right_and_nothing_else_moved() -> None:
    lines = [f".{line}" for line in HEALTHY]
    edits = mended(*lines)
    assert [edit.after.strip() for edit in edits] == [f"{line}." for line in HEALTHY]
    assert all(edit.status == "applied" and edit.confidence > 0.9 for edit in edits)


def test_a_document_without_a_sign_is_not_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> Reading:
        raise AssertionError("searched")

    monkeypatch.setattr(segment_order, "best", refuse)
    assert mended(*HEALTHY) == []


def test_what_runs_backwards_is_told_by_its_lines() -> None:
    backwards = [" ".join(reversed(line.split())) for line in HEALTHY]
    assert reversed_word_by_word(read_lines(enumerate(backwards, 1), load()), load())
    assert not reversed_word_by_word(read_lines(enumerate(HEALTHY, 1), load()), load())
    assert [edit.after for edit in mended(*backwards)] == list(HEALTHY)


def test_a_weak_reading_is_shown_and_not_made() -> None:
    edits = mended(*HEALTHY, "ماجد سعد  فهد صالح")
    assert all(edit.status == "suggested" for edit in edits)


def test_siblings_are_evidence_for_order_only() -> None:
    line = "بتبوك الأهلية  جمعية قادر"
    alone = mended(*HEALTHY, line)
    edits = mended(*HEALTHY, line, siblings=("وقعت جمعية قادر بتبوك الأهلية العقد", "عقد جمعية قادر بتبوك الأهلية"))
    assert [e.after for e in edits if e.status == "applied"] == ["جمعية قادر بتبوك الأهلية"]
    assert sorted(edits[0].after.replace(" ", "")) == sorted(line.replace(" ", ""))
    assert not [edit for edit in alone if edit.confidence > edits[0].confidence]


@pytest.mark.parametrize("joint", [" ", "  ", "", " \u0640", "1", ".", " - "])
def test_an_endless_line_is_left_alone_soon(joint: str) -> None:
    line = joint.join(" ".join(HEALTHY).split() * 30)
    start = time.process_time()
    mended(*HEALTHY, line)
    assert time.process_time() - start < 2
