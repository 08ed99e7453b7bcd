"""Every reason that the engine gives is said in Arabic too, with its figures and the words of the text."""

from __future__ import annotations

import re

import pytest

from normalizers import CHAIN, repair
from policy_diff.reports.reasons import reason
from tests.conftest import CORPUS

LATIN = re.compile(r"[A-Za-z]{2,}")
#: what is Latin in Arabic too: names of encodings
NAMES = re.compile(r"utf-8|cp\d+|iso-8859-\d+|latin-1|mac\w*|windows-\d+|ascii", re.I)
ORIGINALS = sorted((CORPUS / "originals").glob("*.txt"))


def in_arabic(evidence: str) -> bool:
    return not LATIN.search(NAMES.sub("", reason(evidence).ar))


@pytest.mark.parametrize("each", CHAIN, ids=lambda each: each.CODE)
def test_the_reasons_of_every_repair_have_arabic(each: object) -> None:
    said = {edit.evidence for broken, _ in each.EXAMPLES for edit in repair(broken).edits}  # type: ignore[attr-defined]
    assert [evidence for evidence in sorted(said) if not in_arabic(evidence)] == []


def test_the_reasons_in_the_five_have_arabic() -> None:
    said = {edit.evidence for path in ORIGINALS for edit in repair(path.read_text(encoding="utf-8")).edits}
    assert len(said) > 50
    assert [evidence for evidence in sorted(said) if not in_arabic(evidence)] == []


@pytest.mark.parametrize(
    ("evidence", "arabic"),
    [
        ("3 segments, reads 12.5 nats better; wide blanks",
            "مقاطع السطر: 3، وترتيبها هكذا أرجح قراءة بمقدار 12.5 نات؛ فيه مسافات واسعة"),
        ("العلقة → العلاقة (alef lost): reads 8.0 nats better",
            "العلقة → العلاقة (سقطت الألف)، وقراءته هكذا أرجح بمقدار 8.0 نات"),
        ("the list number .4 behind its item", "رقم البند .4 وقع بعد نصه"),
        ("طالب", "طالب"),
        ("cp1256 read as latin-1 twice", "كُتب بترميز cp1256 وقُرئ مرتين على أنه latin-1"),
    ],
)  # fmt: skip
def test_it_reads_like_an_editor(evidence: str, arabic: str) -> None:
    assert reason(evidence).ar == arabic
    assert reason(evidence).en == evidence


def test_what_no_pattern_fits_stays_as_it_is() -> None:
    assert reason("moonlight; wide blanks").ar == "moonlight؛ فيه مسافات واسعة"
