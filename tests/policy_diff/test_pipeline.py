"""The public functions: read, compare, load_corpus."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import policy_diff
from policy_diff import pipeline
from policy_diff.errors import UnreadableError, UsageError
from policy_diff.model import Policy
from tests.conftest import CORPUS


@pytest.fixture(scope="module")
def corpus() -> tuple[Policy, ...]:
    return policy_diff.load_corpus()


def test_the_corpus_from_anywhere(corpus: tuple[Policy, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [policy.siglum for policy in corpus] == ["ajyal", "hafr", "bahra", "qadir", "hadiya"]
    monkeypatch.chdir(tmp_path)
    assert len(policy_diff.load_corpus(CORPUS)) == 5
    with pytest.raises(UnreadableError):
        policy_diff.load_corpus(tmp_path / "nowhere")


def test_read_is_one_file(tmp_path: Path) -> None:
    policy = policy_diff.read(CORPUS / "originals" / "001_1fcc107e684574e3.txt")
    assert policy.siglum == "hafr"
    assert policy.facts["response_time"].value["days"] == 14
    with pytest.raises(UnreadableError, match="folder"):
        policy_diff.read(CORPUS)


def test_compare_takes_policies_and_paths(corpus: tuple[Policy, ...]) -> None:
    by_policies = policy_diff.compare(corpus)
    by_path = policy_diff.compare([CORPUS])
    assert by_policies.summary == by_path.summary
    mixed = policy_diff.compare([corpus[0], CORPUS / "originals" / "001_1fcc107e684574e3.txt"], baseline="hafr")
    assert (mixed.baseline, set(mixed.sigla)) == ("hafr", {"ajyal", "hafr"})


def test_the_order_of_policies_does_not_matter(corpus: tuple[Policy, ...]) -> None:
    assert policy_diff.compare(corpus) == policy_diff.compare(corpus[::-1])


def test_what_cannot_be_compared(corpus: tuple[Policy, ...], tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="at least two"):
        policy_diff.compare(corpus[:1])
    with pytest.raises(UsageError, match="at least two"):
        policy_diff.compare([])
    with pytest.raises(UsageError, match="same siglum"):
        policy_diff.compare([corpus[0], corpus[0]])
    with pytest.raises(UsageError, match="no such policy"):
        policy_diff.compare(corpus, baseline="moon")
    with pytest.raises(UnreadableError):
        policy_diff.compare([CORPUS, tmp_path / "gone.txt"])


def test_a_difference_keeps_its_order(corpus: tuple[Policy, ...]) -> None:
    for a, b in ((corpus[0], corpus[1]), (corpus[1], corpus[0])):
        comparison = pipeline.difference(a, b)
        assert (comparison.baseline, comparison.sigla) == (a.siglum, (a.siglum, b.siglum))


def test_a_policy_against_itself(corpus: tuple[Policy, ...]) -> None:
    for policy in corpus:
        comparison = pipeline.difference(policy, replace(policy, siglum="copy"))
        assert {kind for kind, number in comparison.summary.items() if number} == {"identical"}, policy.siglum


def test_what_the_reader_noticed_is_a_finding(tmp_path: Path) -> None:
    text = (CORPUS / "originals" / "001_1fcc107e684574e3.txt").read_text(encoding="utf-8")
    file = tmp_path / "old.txt"
    file.write_bytes(text.encode("cp1256", "replace"))
    found = {finding.code: finding.message for finding in policy_diff.read(file).findings}
    assert "cp1256" in found["encoding_inferred"].en and "cp1256" in found["encoding_inferred"].ar


def test_an_unknown_name_says_what_there_is() -> None:
    with pytest.raises(AttributeError, match="load_corpus"):
        policy_diff.loadcorpus  # noqa: B018
