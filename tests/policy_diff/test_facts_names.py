"""Other names for the same body or channel, taught by a profile: they compare as the same and are quoted as written."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from policy_diff import compare
from policy_diff.facts import stated
from policy_diff.facts.person import named_in
from policy_diff.facts.terms import named, normal_body
from policy_diff.model import DivergenceClass, Policy
from policy_diff.pipeline import read
from policy_diff.profiles import leave_folders, profile, use_folder
from tests.conftest import ROOT, Command

KIND = "beneficiary_relations"
POLICY = """
سياسة تنظيم العلاقة مع المستفيدين
جمعية {name}
القنوات المستخدمة للتواصل مع المستفيدين:
- {channel}.
- الاتصالات الهاتفية.
الإجراءات المتبعة مع المستفيد:
- استقبال المستفيد وتسجيل طلبه.
- إذا لم تتضح حالة المستفيد أحالها الموظف إلى {target}.
- يرفع الطلب إلى لجنة المساعدات لدراسته والرد عليه خلال مدة لا تزيد على عشرة أيام.
"""


def example() -> str:
    """The tables that `docs/profiles.md` shows."""
    guide = (ROOT / "docs" / "profiles.md").read_text(encoding="utf-8")
    found = re.search(r"```toml\n(\[terms\.bodies\].*?)```", guide, re.DOTALL)
    assert found
    return found[1]


@pytest.fixture
def taught(tmp_path: Path) -> Iterator[None]:
    """The program's own profile of a kind, with the tables of the guide added, in a folder of the user's."""
    own = (Path(ROOT) / "policy_diff" / "profiles" / f"{KIND}.toml").read_text(encoding="utf-8")
    first = own.index("[[sections]]")
    (tmp_path / f"{KIND}.toml").write_text(f"{own[:first]}\n{example()}\n{own[first:]}", encoding="utf-8")
    use_folder(tmp_path)
    yield
    leave_folders()


def policies(folder: Path) -> list[Policy]:
    made = {"a": ("الضياء", "المدير التنفيذي", "الموقع الإلكتروني"), "b": ("النور", "الرئيس التنفيذي", "نافذة الأسرة")}
    out = []
    for siglum, (name, target, channel) in made.items():
        path = folder / f"{siglum}.txt"
        path.write_text(POLICY.format(name=name, target=target, channel=channel).strip(), encoding="utf-8")
        out.append(read(path, profile=KIND))
    return out


def channels(policy: Policy) -> set[str | None]:
    return {one.value["name"] for one in stated(policy) if one.kind == "offer" and one.value["set"] == "channel"}


def divergence(pair: list[Policy]) -> DivergenceClass:
    return next(row.divergence.kind for row in compare(pair).facts if row.key == "referral_target")


def test_without_the_profile_they_are_two(tmp_path: Path) -> None:
    pair = policies(tmp_path)
    assert divergence(pair) is DivergenceClass.SUBSTANTIVE
    assert "website" in channels(pair[0]) and "website" not in channels(pair[1])


@pytest.mark.usefixtures("taught")
def test_with_it_they_are_one_and_quoted_as_written(tmp_path: Path) -> None:
    folder = tmp_path / "policies"
    folder.mkdir()
    pair = policies(folder)
    assert [policy.facts["referral_target"].value for policy in pair] == ["المدير التنفيذي", "الرئيس التنفيذي"]
    assert divergence(pair) is DivergenceClass.WORDING
    assert all("website" in channels(policy) for policy in pair)


@pytest.mark.usefixtures("taught")
def test_a_name_of_one_word_stands_for_it_in_any_name() -> None:
    assert normal_body("متولي البحث الاجتماعي", KIND) == "مسؤول البحث الاجتماعي"
    assert normal_body("متولي البحث الاجتماعي", "volunteers") == "متولي البحث الاجتماعي"
    assert normal_body("مسئول البحث", "volunteers") == "مسؤول البحث"
    assert [name for name, *_ in named("channels", "عبر نافذة الأسرة", KIND)] == ["website"]
    assert profile(KIND).terms["channels"] == {"website": ("نافذة الأسرة",)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("يوقعها د. سعد بن ماطر الزايدي عن الجمعية.", ["سعد بن ماطر الزايدي"]),
        ("عبد الله بن صالح بن عبد العزيز آل سعيد", ["عبد الله بن صالح بن عبد العزيز آل سعيد"]),
        ("بن عبدالكريم المشعان سليمان", ["بن عبدالكريم المشعان"]),
        ("شارع عمر بن الخطاب", []),
        ("جمعية عثمان بن عفان الأهلية", []),
        ("ابن المستفيد وبنته", []),
    ],
)
def test_names_of_persons_anywhere(text: str, names: list[str]) -> None:
    assert list(named_in(text)) == names


@pytest.mark.parametrize("suffix", ["html", "docx", "xlsx", "md"])
def test_no_part_of_a_report_names_a_chair(command: Command, tmp_path: Path, suffix: str) -> None:
    """Neither the text of a file nor any part packed in it, its properties included."""
    signed = (
        "\nاعتماد مجلس الإدارة:\nاعتمدت في اجتماع مجلس الإدارة الثالث.\nرئيس مجلس الإدارة\nد. مازن بن فهد {family}\n"
    )
    files = []
    for siglum, family in (("a", "الصبيحان"), ("b", "القرعاوي")):
        text = POLICY.format(name=family[2:], target="المدير التنفيذي", channel="الهاتف") + signed.format(family=family)
        files.append(tmp_path / f"{siglum}.txt")
        files[-1].write_text(text.strip(), encoding="utf-8")
    report = tmp_path / f"report.{suffix}"
    assert command("report", *files, "-o", report, "--redact-persons").code == 0
    parts = [report.read_bytes()]
    if zipfile.is_zipfile(report):
        with zipfile.ZipFile(report) as packed:
            parts = [packed.read(name) for name in packed.namelist()]
    told = "".join(part.decode("utf-8", "replace") for part in parts)
    assert "█" in told and not any(word in told for word in ("مازن", "الصبيحان", "القرعاوي"))
