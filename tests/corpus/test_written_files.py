"""The loader says what is wrong; the renderers print what was loaded."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from policy_diff.model import Item, Lines
from policy_diff.written import (
    Layout,
    StatedDuration,
    WrittenError,
    WrittenPolicy,
    load,
    load_all,
    load_manifest,
    load_prose,
    render_docx,
    render_pdf,
    render_text,
    witness,
)
from policy_diff.written.bodies import BodyError, section
from policy_diff.written.documents import typst_source
from policy_diff.written.printing import printed_item, wrapped
from tests.corpus.written_corpus import WRITTEN, policies

SMALL = """
association = "جمعية بيان الضاد للغة والثقافة"
siglum = "bayan"
policy_type = "whistleblowing"
family = "C"
style = "legalistic"
title = "سياسة الإبلاغ"
slips = []
cover = ["رقم الترخيص: 4078"]

[facts]
license_number = "4078"
response_time = { bound = "range", min = 5, max = 10, unit = "day", text = "من خمسة إلى عشرة أيام" }

[[durations]]
for = "review"
text = "مرة كل سنتين"
bound = "exact"
count = 2
unit = "year"
frequency = true

[[sections]]
key = "purpose"
heading = "أولاً: الغرض"
body = \"\"\"
تحمي الجمعية من يأتي بما يلي:
  1- | خبر صادق، ومنه:
    أ. | ما رآه.
    ب. | ما سمعه.
  2- | دليل.
ويجاب من خمسة إلى عشرة أيام.
\"\"\"

[[sections]]
key = "review"
heading = ""
body = \"\"\"
• | تراجع مرة كل سنتين.
\"\"\"
"""


def written(folder: Path, text: str, name: str = "whistleblowing/bayan") -> Path:
    """A file of the corpus in `folder`."""
    path = folder / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def small(tmp_path: Path) -> WrittenPolicy:
    return load(written(tmp_path, SMALL))


def test_a_policy_is_read(small: WrittenPolicy) -> None:
    assert small.facts["response_time"] == StatedDuration(
        text="من خمسة إلى عشرة أيام", bound="range", unit="day", min=5, max=10
    )
    assert small.durations[0].frequency and small.durations[0].purpose == "review"
    assert small.sections[0].items == (
        Item(
            text="تحمي الجمعية من يأتي بما يلي:",
            lines=Lines(2, 6),
            items=(
                Item(
                    marker="1-",
                    text="خبر صادق، ومنه:",
                    lines=Lines(3, 5),
                    items=(
                        Item(marker="أ.", text="ما رآه.", lines=Lines(4, 4)),
                        Item(marker="ب.", text="ما سمعه.", lines=Lines(5, 5)),
                    ),
                ),
                Item(marker="2-", text="دليل.", lines=Lines(6, 6)),
            ),
        ),
        Item(text="ويجاب من خمسة إلى عشرة أيام.", lines=Lines(7, 7)),
    )
    assert small.sections[0].lines == Lines(1, 7)
    assert small.sections[1].lines == Lines(8, 8)


def test_a_witness_has_the_facts_in_the_shape_of_the_json(small: WrittenPolicy) -> None:
    facts = witness(small).facts
    value = facts["response_time"].value
    assert value["bound"] == "range" and value["count"] is None and value["days"] is None
    assert value["min"] == {"count": 5, "unit": "day", "days": 5}
    assert facts["board_chair"].status == "not_stated"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('siglum = "bayan"', 'siglum = "qimam"', "siglum: is «qimam», but the file lies where «bayan»"),
        ('style = "legalistic"\n', "", "style: is missing"),
        ("slips = []", "slips = [3]", "slips: holds something else than texts"),
        ("slips = []", "slip = []", "slips: is missing"),
        ("[facts]", '[facts]\nlicence = "4"', "facts.licence: is no key that is known here; there is approval_date"),
        ('license_number = "4078"', "license_number = 4078", "facts.license_number: is not a text"),
        ("max = 10, ", "", "facts.response_time.max: is missing: a duration that is «range»"),
        ('bound = "exact"', 'bound = "about"', "durations[0].bound: is «about»; there is min, max"),
        ("count = 2\n", "", "durations[0].count: is missing"),
        ('key = "review"', 'key = "purpose"', "sections[1].key: «purpose» stands twice"),
        ("    أ. |", "   أ. |", "sections[0].body: line 3: is indented by 3 blanks"),
        ("تحمي الجمعية", "  تحمي الجمعية", "line 1: is nested two levels deeper"),
        ("2- | دليل.", "2-| دليل.", "line 5: has a bar that divides nothing"),
        ("association =", "association", "cannot be read"),
    ],
)
def test_faults_are_named(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert old in SMALL
    path = written(tmp_path, SMALL.replace(old, new, 1))
    with pytest.raises(WrittenError) as raised:
        load(path)
    assert str(raised.value).startswith(f"{path.as_posix()}: ")
    assert says in str(raised.value)


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("whistleblowing/bayan", 'n = "جمعية بيان', 'n = "جمعية بنان', "association: is «جمعية بنان"),
        ("whistleblowing/nobody", 'siglum = "bayan"', 'siglum = "nobody"', "siglum: «nobody» is not in manifest.toml"),
        ("whistleblowing/bayan", 'key = "review"', 'key = "leave"', "sections[1].key: «leave» is not of this type"),
        ("parking/bayan", '"whistleblowing"', '"parking"', "policy_type: «parking» is not in manifest.toml"),
        (
            "whistleblowing/bayan",
            "[[sections]]",
            '[[divergences]]\nfrom = "qimam"\nkind = "added"\nsection = "review"\nnote = "x"\n\n[[sections]]',
            "divergences[0].from: «qimam» is no sibling in family C",
        ),
    ],
)
def test_faults_that_the_manifest_shows(tmp_path: Path, name: str, old: str, new: str, says: str) -> None:
    shutil.copy(WRITTEN / "manifest.toml", tmp_path)
    written(tmp_path, SMALL.replace(old, new, 1), name)
    with pytest.raises(WrittenError, match=re.escape(says)):
        load_all(tmp_path)


def test_a_split_that_is_none(tmp_path: Path) -> None:
    manifest = (WRITTEN / "manifest.toml").read_text(encoding="utf-8")
    (tmp_path / "manifest.toml").write_text(manifest.replace('split = "develop"', 'split = "dev"', 1), encoding="utf-8")
    with pytest.raises(WrittenError, match=r"split: is «dev»; there is train, develop, test"):
        load_manifest(tmp_path)
    written(tmp_path, 'genre = "letters"\nsplit = "train"\ntitle = "خطاب"\nbody = "نص"\n', "prose/notes_1")
    with pytest.raises(WrittenError, match=r"notes_1\.toml: genre: is «letters»"):
        load_prose(tmp_path)


def test_an_empty_body_is_refused() -> None:
    with pytest.raises(BodyError, match="is empty"):
        section("scope", "", "\n\n", 0)


# printed


def printed_lines(item: Item, lines: list[str]) -> str:
    """What stands on the item's own lines, those below it left out."""
    last = item.items[0].lines.first - 1 if item.items else item.lines.last
    return " ".join(line.strip() for line in lines[item.lines.first - 1 : last] if not _is_foot(line))


def _is_foot(line: str) -> bool:
    return re.fullmatch(r"(- )?\d+( / \d+| -)?", line) is not None


@pytest.mark.parametrize("width", [40, 90])
@pytest.mark.parametrize("seed", range(0, 48, 5))
def test_every_item_stands_on_its_lines(width: int, seed: int) -> None:
    for policy in policies()[seed % 7 :: 9]:
        printed = render_text(policy, width, seed)
        lines = printed.text.splitlines()
        assert all(len(line) <= width or " " not in line.strip() for line in lines)
        items = [item for part in printed.sections for item in part.walk()]
        assert [item.text for item in items] == [item.text for item in policy.walk()]
        for item in items:
            assert " ".join(printed_lines(item, lines).split()) == " ".join(printed_item(item).split())
        for part in printed.sections:
            assert lines[part.lines.first - 1].startswith(part.heading[:10])


def test_nothing_else_is_printed() -> None:
    for policy in policies()[::5]:
        words = render_text(policy, 70, 1).text.split()
        wanted = [policy.association, policy.title, *policy.cover]
        for part in policy.sections:
            wanted += [part.heading, *(printed_item(item) for item in part.walk())]
        assert words == " ".join(wanted).split()


def test_layouts_differ_and_stay() -> None:
    assert len({(one.title_first, one.gap, one.indent, one.footer) for one in map(Layout.of, range(48))}) == 48
    policy = policies()[0]
    assert render_text(policy, seed=7) == render_text(policy, seed=7)
    assert render_text(policy, seed=7).text != render_text(policy, seed=0).text


def test_blanks_that_the_drafter_left_are_printed() -> None:
    assert list(wrapped("رقم (    ) بتاريخ", 60)) == ["رقم (    ) بتاريخ"]
    assert list(wrapped("كلمة " * 3 + "طويلة", 9)) == ["كلمة كلمة", "كلمة", "طويلة"]


def test_a_word_file_has_real_headings_and_paragraphs(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    policy = next(policy for policy in policies() if policy.name == "human_resources/hanan")
    document = docx.Document(str(render_docx(policy, tmp_path / "hanan.docx")))
    paragraphs = document.paragraphs
    headings = [paragraph.text for paragraph in paragraphs if paragraph.style.name == "Heading 1"]
    assert headings == [part.heading for part in policy.sections if part.heading]
    assert [p.text for p in paragraphs if p.style.name == "Normal"] == [printed_item(item) for item in policy.walk()]
    assert all(paragraph._p.pPr.find(docx.oxml.ns.qn("w:bidi")) is not None for paragraph in paragraphs)
    assert any(paragraph.paragraph_format.left_indent for paragraph in paragraphs)


def test_a_pdf_file_is_made(tmp_path: Path, small: WrittenPolicy) -> None:
    if not (shutil.which("soffice") or shutil.which("libreoffice") or importlib.util.find_spec("typst")):
        pytest.skip("neither typst nor LibreOffice is here: no PDF of a written policy was made")
    path = render_pdf(small, tmp_path / "bayan.pdf")
    assert path.read_bytes().startswith(b"%PDF")
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not here: the PDF's text was not read")
    text = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True).stdout.decode("utf-8")
    assert "4078" in text


def test_typst_gets_the_words_as_they_are(small: WrittenPolicy) -> None:
    odd = replace(small, title='قول "مقتبس" #مع \\ رموز')
    source = typst_source(odd)
    assert '"قول \\"مقتبس\\" #مع \\\\ رموز"' in source
    assert source.count("#block") == sum(1 for _ in small.walk())
    assert source.count("#heading") == sum(bool(part.heading) for part in small.sections)
