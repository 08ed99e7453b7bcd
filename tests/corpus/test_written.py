"""The written corpus is what its README says: complete, true to itself, varied, and split for good."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hijridate import Hijri

from normalizers import fold
from policy_diff.profiles import forms
from policy_diff.written import StatedDuration, WrittenPolicy, load, load_all, witness
from policy_diff.written.figures import BEGIN, figures, into
from policy_diff.written.measures import (
    arabic_words,
    between_policies,
    between_types,
    families,
    grams,
    sentences,
    shared,
)
from policy_diff.written.printing import printed_item
from policy_diff.written.witnesses import dates_agree
from tests.conftest import CORPUS
from tests.corpus.written_corpus import (
    BUILDERS,
    FILES,
    WRITTEN,
    learnt,
    manifest,
    name_of,
    policies,
    prose,
    wording_of_the_originals,
)

every_builder = pytest.mark.parametrize("builder", BUILDERS)
every_policy = pytest.mark.parametrize("path", FILES, ids=name_of)
#: a slip is listed as «what stands there for what should», or «what for what in which word»
_SLIP = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")
_LATIN = re.compile(r"[A-Za-z]+")
_BLANK = re.compile(r"\.{4,}|…|_{3,}|\( +\)|/ +/")


def printed(policy: WrittenPolicy) -> str:
    """Everything that is printed, on one line."""
    items = (printed_item(item) for section in policy.sections for item in section.walk())
    headings = (section.heading for section in policy.sections)
    return " ".join(" ".join((policy.title, policy.association, *policy.cover, *headings, *items)).split())


def part_of(policy: WrittenPolicy) -> str:
    """The part of the split that it belongs to."""
    return manifest().split_of(policy.policy_type, policy.siglum)


# one file


@every_policy
def test_it_is_well_formed(path: Path) -> None:
    policy = load(path)
    assert len(policy.sections) >= 5
    assert arabic_words(policy.text) >= 900
    assert all(item.text == item.text.strip() and re.search(r"\w", item.text) for item in policy.walk())


@every_policy
def test_texts_of_facts_stand_in_it(path: Path) -> None:
    policy = load(path)
    text = printed(policy)
    for key in ("license_number", "reviewing_body", "referral_target", "board_chair"):
        fact = policy.facts.get(key)
        # «للجنة الحوكمة», «بلجنة …»: after a preposition the article is written otherwise
        assert fact is None or fold(str(fact)) in fold(text) or fold(str(fact).removeprefix("ال")) in fold(text), key


@every_policy
def test_durations_stand_in_it(path: Path) -> None:
    policy = load(path)
    text = printed(policy)
    reply = policy.facts.get("response_time")
    for duration in (*policy.durations, *([reply] if isinstance(reply, StatedDuration) else [])):
        assert duration.text in text, duration
        if duration.bound == "range":
            assert duration.min is not None and duration.max is not None and duration.min < duration.max, duration


@every_policy
def test_approval_dates_are_possible_and_printed(path: Path) -> None:
    policy = load(path)
    section = next((section for section in policy.sections if section.key == "approval"), None)
    where = (*policy.cover, *(item.text for item in section.walk())) if section else (printed(policy),)
    numbers = _numbers(fold(" ".join(where)))
    for calendar, begin in (("hijri", "14"), ("gregorian", "20")):
        iso = policy.facts.get(f"approval_date_{calendar}")
        if iso is None:
            continue
        year, month, day = (int(part) for part in str(iso).split("-"))
        assert (Hijri if calendar == "hijri" else date)(year, month, day)
        assert str(iso) == f"{year:04d}-{month:02d}-{day:02d}" and str(iso).startswith(begin)
        assert {year, day} <= numbers, f"{iso} is not printed in the approval"


def _numbers(folded: str) -> set[int]:
    """The numbers in a folded text, in digits or as ordinals: «16», «السادس عشر», «للعاشر», «غرة»."""
    found = {int(word) for word in re.findall(r"\d+", folded)}
    for word, number in (*forms().ordinals.items(), ("غره", 1)):
        stem = word.removeprefix("ال").removesuffix("ون")
        if re.search(rf"\b(?:ال|لل)?{stem}(?:[يو]ن)?\b", folded):
            found.add(number)
    return found


@every_policy
def test_approval_dates_agree_unless_listed(path: Path) -> None:
    policy = load(path)
    listed = any("dates disagree" in slip for slip in policy.slips)
    assert dates_agree(policy) is not listed


@every_policy
def test_slips_stand_in_it(path: Path) -> None:
    policy = load(path)
    text = printed(policy)
    for slip in policy.slips:
        arabic = [run for run in _SLIP.findall(_LATIN.sub(" | ", slip)) if len(run) > 1]
        assert not arabic or any(run in text for run in arabic), slip


@every_policy
def test_it_is_not_copied_from_the_originals(path: Path) -> None:
    own = grams(load(path).text)
    assert shared(own, wording_of_the_originals()) <= 0.03


@every_policy
def test_other_names_and_blanks_in_it_are_listed(path: Path) -> None:
    policy = load(path)
    text = printed(policy)
    kinds = {divergence.kind for divergence in policy.divergences}
    others = [short(name) for siglum, name in manifest().associations.items() if siglum != policy.siglum]
    assert "leftover" in kinds or not any(name in text for name in others)
    assert "blank" not in kinds or _BLANK.search(text), "a blank is listed that is not there"


def short(name: str) -> str:
    """The part of an association's name that people call it by: its two words after «جمعية»."""
    return " ".join(name.split()[1:3])


# the corpus


def test_it_is_large_enough() -> None:
    assert len(policies()) >= 60
    assert sum(arabic_words(policy.text) for policy in policies()) >= 80_000
    assert sum(arabic_words(piece.body) for piece in prose()) >= 10_000


def test_every_type_has_families_of_several_associations() -> None:
    by_type = defaultdict(list)
    for (policy_type, _), family in families(policies()).items():
        by_type[policy_type].append(len(family))
    assert set(by_type) == set(manifest().sections)
    assert len(by_type) >= 12
    for policy_type, sizes in by_type.items():
        assert sum(sizes) >= 5, policy_type
        assert sum(size >= 2 for size in sizes) >= 2, policy_type


def test_siblings_differ_on_purpose() -> None:
    for name, family in families(policies()).items():
        for first, second in pairwise(family):
            pair = {first.siglum, second.siglum}
            intended = [d for d in (*first.divergences, *second.divergences) if d.sibling in pair]
            assert len(intended) >= 5, name
            assert len({divergence.kind for divergence in intended}) >= 2, name


def test_siblings_share_a_template_and_families_do_not() -> None:
    for pair in between_policies(policies()):
        if pair.siblings:
            assert 0.4 <= pair.share <= 0.95, pair
        else:
            assert pair.share <= 0.15, pair


def test_types_do_not_share_wording() -> None:
    assert [pair for pair in between_types(policies()) if pair.share > 0.05] == []


def test_no_sentence_stands_in_two_families() -> None:
    where: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for policy in policies():
        for passage in policy.passages():
            for sentence in sentences(passage):
                where[sentence].add((policy.policy_type, policy.family))
    assert {sentence: found for sentence, found in where.items() if len(found) > 1} == {}


def test_markers_and_depth_vary() -> None:
    markers = Counter(re.sub(r"\d", "0", item.marker) for policy in policies() for item in policy.walk())
    assert len(markers) >= 30
    assert any(inner.items for policy in policies() for item in policy.walk() for inner in item.items)
    assert sum(arabic_words(item.text) >= 80 for policy in policies() for item in policy.walk()) >= 12


# the split


def test_the_split_is_by_association_and_by_type() -> None:
    parts = Counter(part_of(policy) for policy in policies())
    assert set(parts) == {"train", "develop", "test"}
    assert len(manifest().test_types) >= 2
    for policy_type in manifest().test_types:
        assert {p.siglum for p in policies() if p.policy_type == policy_type} <= {
            siglum for siglum, part in manifest().splits.items() if part == "test"
        }
    assert {piece.split for piece in prose()} == {"train", "develop", "test"}
    assert len(load_all(WRITTEN, split="train")) == parts["train"]


@every_builder
def test_nothing_held_out_is_in_the_language_model(builder: str) -> None:
    held_out = [(policy.path, policy.text) for policy in policies() if part_of(policy) != "train"]
    held_out += [(piece.path, piece.body) for piece in prose() if piece.split != "train"]
    assert len(learnt(builder)) > 40 and len(held_out) > 40
    assert not learnt(builder).keys() & {path for path, _ in held_out}
    known = {sentence for text in learnt(builder).values() for sentence in sentences(text)}
    for path, text in held_out:
        assert [sentence for sentence in sentences(text) if sentence in known] == [], path


@every_builder
def test_the_language_model_learns_all_that_it_may(builder: str) -> None:
    train = {policy.path for policy in policies() if part_of(policy) == "train"}
    assert learnt(builder).keys() == train | {piece.path for piece in prose() if piece.split == "train"}


@every_builder
def test_held_out_associations_are_not_named_in_what_is_learnt(builder: str) -> None:
    names = {fold(name) for siglum, name in manifest().associations.items() if manifest().splits[siglum] != "train"}
    for path, text in learnt(builder).items():
        assert [name for name in names if name in fold(text)] == [], path


def test_the_language_model_is_made_by_a_program_that_says_from_what() -> None:
    assert BUILDERS


# the README


def test_what_the_readme_says_of_the_originals() -> None:
    texts = [grams(path.read_text(encoding="utf-8")) for path in sorted((CORPUS / "gold" / "lines").glob("*.txt"))]
    shares = [shared(one, other) for one, other in combinations(texts, 2)]
    said = re.search(r"share (\d+) – (\d+) %", (CORPUS / "README.md").read_text(encoding="utf-8"))
    assert said and (int(said[1]), int(said[2])) == (round(100 * min(shares)), round(100 * max(shares)))


def test_the_readme_gives_the_figures_of_today() -> None:
    readme = (CORPUS / "README.md").read_text(encoding="utf-8")
    assert readme == into(readme, figures(WRITTEN)), f"make them again: {BEGIN}"


def test_every_policy_makes_a_witness() -> None:
    for policy in policies():
        made = witness(policy)
        assert made.sections == policy.sections
        stated = {key for key, fact in made.facts.items() if fact.status == "stated"}
        assert stated - {"approval_dates_agree"} == set(policy.facts)


def test_the_files_are_plain_toml_in_utf8() -> None:
    for path in sorted(WRITTEN.rglob("*.toml")):
        assert tomllib.loads(path.read_bytes().decode("utf-8"))
