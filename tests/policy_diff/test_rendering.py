"""The picture of a page on which something stands, its lines framed."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from PIL import Image

import policy_diff
from policy_diff.errors import UnreadableError, UsageError
from policy_diff.model import Item, Lines, Policy
from policy_diff.rendering import COLOUR
from tests.conftest import CORPUS, Command
from tests.policy_diff.pdf_maker import lines_of

FIRST = ["سياسة تنظيم العلاقة مع المستفيدين", "الهدف العام", "تقديم خدمة متميزة للمستفيدين من كافة الشرائح"]
SECOND = ["إجراءات العمل", "- استقبال المستفيد وتقديم ما يحتاج إليه", "- مدة الرد على طلب المستفيد لا تزيد على شهر"]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rendering") / "policy.pdf"
    path.write_bytes(lines_of(FIRST, SECOND))
    return path


@pytest.fixture(scope="module")
def policy(file: Path) -> Policy:
    return policy_diff.read(file)


def reply(policy: Policy) -> Item:
    """The item on the second page, third line."""
    return next(item for section in policy.sections for item in section.walk() if "شهر" in item.text)


def framed(png: bytes) -> tuple[int, int, int, int]:
    """The edges of what has the frame's colour."""
    picture = Image.open(io.BytesIO(png))
    assert picture.format == "PNG"
    mask = Image.new("L", picture.size)
    mask.putdata([255 if pixel == COLOUR else 0 for pixel in picture.get_flattened_data()])
    box = mask.getbbox()
    assert box is not None
    return box


def test_an_item_is_framed_where_it_stands(policy: Policy) -> None:
    item = reply(policy)
    assert item.lines.pages == (2, 2)
    left, top, right, bottom = framed(policy_diff.render(policy, item, dpi=72))
    # the maker's third line: its baseline 740 points above the foot of 842, its right edge at 540
    assert top < 842 - 740 - 6 < 842 - 740 < bottom and bottom - top < 26
    assert right == pytest.approx(542, abs=3) and 150 < left < 400


def test_a_passage_on_two_pages_is_shown_on_either(policy: Policy) -> None:
    both = Lines(3, 4)
    first, second = (policy_diff.render(policy, both, page=page, dpi=36) for page in (1, 2))
    assert framed(first) != framed(second)
    assert policy_diff.render(policy, both, dpi=36) == first
    with pytest.raises(UsageError, match="does not stand on page 3"):
        policy_diff.render(policy, both, page=3)


def test_what_cannot_be_shown(policy: Policy, tmp_path: Path) -> None:
    text = policy_diff.read(CORPUS / "originals" / "001_1fcc107e684574e3.txt")
    with pytest.raises(UsageError, match="no pages to show"):
        policy_diff.render(text, text.sections[0])
    with pytest.raises(UsageError, match="stands on no page"):
        policy_diff.render(policy, policy.facts["board_session"])
    with pytest.raises(UsageError, match="dots an inch"):
        policy_diff.render(policy, reply(policy), dpi=0)


def test_a_file_that_has_changed_or_gone(tmp_path: Path) -> None:
    path = tmp_path / "policy.pdf"
    path.write_bytes(lines_of(FIRST, SECOND))
    policy = policy_diff.read(path)
    path.write_bytes(lines_of(SECOND, FIRST))
    with pytest.raises(UnreadableError, match="has changed"):
        policy_diff.render(policy, reply(policy))
    path.unlink()
    with pytest.raises(UnreadableError, match="cannot be read again"):
        policy_diff.render(policy, reply(policy))


def test_json_and_terminal_cite_pages(file: Path, command: Command) -> None:
    found = json.loads(command("parse", file, "--format", "json", "--jobs", 0).out)
    assert [page["way"] for page in found["pages"]] == ["glyphs", "glyphs"]
    items = [item for section in found["sections"] for item in section["items"]]
    assert [item["pages"] for item in items if "شهر" in item["text"]] == [[2, 2]]
    assert found["facts"]["response_time"]["pages"] == [2, 2]
    shown = command("parse", file, "--jobs", 0).out
    assert "(page 2, line 6)" in shown
    plain = json.loads(command("parse", CORPUS / "originals" / "001_1fcc107e684574e3.txt", "--format", "json").out)
    assert "pages" not in plain and "pages" not in plain["sections"][0], "a text has none"
