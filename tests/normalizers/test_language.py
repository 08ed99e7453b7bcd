"""The language model: it knows words, tells the direction of lines, and learns order from the documents at hand."""

from __future__ import annotations

import io
import os
import pickle
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from normalizers.language_model import END, START, LanguageModel, fold_word, load, words
from normalizers.tables.build import _Plain

CORPUS = Path(__file__).parents[2] / "corpus"
TABLE = Path(__file__).parents[2] / "normalizers" / "tables" / "language.xz"


def lines_of(path: Path) -> list[tuple[str, ...]]:
    return [found for line in path.read_text("utf-8").splitlines() if len(found := words(line)) > 2]


def written_lines(path: Path) -> list[tuple[str, ...]]:
    """The lines of a written policy of three words and more, long ones cut at eleven words."""
    found = [
        words(line.partition("|")[2] or line)
        for section in tomllib.loads(path.read_text("utf-8"))["sections"]
        for line in section["body"].splitlines()
    ]
    pieces = [line[i : i + 11] for line in found for i in range(0, len(line), 11)]
    return [piece for piece in pieces if len(piece) > 2]


def direction_accuracy(lines: list[tuple[str, ...]], model: LanguageModel) -> float:
    right = [model.sequence(line) > model.sequence(line[::-1]) for line in lines if line != line[::-1]]
    return sum(right) / len(right)


def test_the_table_is_small() -> None:
    assert TABLE.stat().st_size <= 2 * 1024 * 1024


@pytest.mark.parametrize("word", ["الجمعية", "والمستفيدين", "المستفيدة", "للعقاب", "3549", "policy"])
def test_words_are_known(word: str) -> None:
    assert load().known(word)


@pytest.mark.parametrize("word", ["معيةالجوتركز", "الارشجمعية", "اعاجتم", "نيديفتسملا", "ةيعمجلا"])
def test_damage_is_not(word: str) -> None:
    assert not load().known(word)


def test_common_pairs_beat_their_reverse() -> None:
    model = load()
    for left, right in [("مجلس", "الإدارة"), ("لا", "تقل"), ("تقل", "عن"), ("من", "خلال")]:
        assert model.pair(left, right) > 2 > model.pair(right, left)
    assert model.pair("من", END) < model.pair("الجمعية", END)
    assert model.pair(START, "يجب") > model.pair(START, "الإدارة") - 3


def test_direction_of_lines() -> None:
    """The clean seed and the policies kept aside; floors a little under what was measured (.960, .961)."""
    model = load()
    clean = lines_of(next((CORPUS / "originals").glob("001*.txt")))
    assert direction_accuracy(clean, model) >= 0.95
    aside = [line for path in sorted((CORPUS / "written").glob("investment/*.toml")) for line in written_lines(path)]
    assert len(aside) > 200
    assert direction_accuracy(aside, model) >= 0.95


def test_documents_at_hand_are_evidence_for_order_only() -> None:
    model = load()
    layered = model.with_documents([("جمعية", "قادر", "بتبوك")])
    assert layered.pair("قادر", "بتبوك") > model.pair("قادر", "بتبوك") + 2
    assert layered.pair("بتبوك", "قادر") == model.pair("بتبوك", "قادر")
    assert model.pair("قادر", "بتبوك") == load().pair("قادر", "بتبوك")


def test_fold_forgets_hamza_marks_and_tatweel() -> None:
    assert fold_word("الإجــراءات") == fold_word("الاجراءات") == fold_word("الإجراءاتُ")


def test_a_strangers_pickle_runs_nothing() -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.system, ("exit 1",)

    with pytest.raises(pickle.UnpicklingError):
        _Plain(io.BytesIO(pickle.dumps(Evil()))).load()
    assert _Plain(io.BytesIO(pickle.dumps(Counter("aab")))).load() == Counter("aab")
