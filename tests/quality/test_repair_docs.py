"""docs/repair.md says what is true: its examples, the command that made its table, and a table of that shape."""

from __future__ import annotations

import doctest
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "repair.md").read_text(encoding="utf-8")
sys.path[:0] = [str(ROOT / "benchmarks")]

import repair as benchmark  # noqa: E402
import repair_material as material  # noqa: E402
from repair_peers import OURS, TOOLS, Run  # noqa: E402


def test_the_examples_of_the_page_are_true() -> None:
    examples = doctest.DocTestParser().get_doctest(PAGE, {}, "docs/repair.md", None, None)
    assert len(examples.examples) >= 4
    assert doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(examples).failed == 0


def test_the_command_is_the_one_that_renews_the_table() -> None:
    assert "    python benchmarks/repair.py --markdown\n" in PAGE
    assert PAGE.count(benchmark.BEGIN) == PAGE.count(benchmark.END) == 1
    assert benchmark.BEGIN.endswith("python benchmarks/repair.py --markdown -->")
    assert ROOT / "docs" / "repair.md" == benchmark.DOCS


def test_the_tables_have_every_tool_and_every_kind_of_damage() -> None:
    block = PAGE.split(benchmark.BEGIN)[1].split(benchmark.END)[0]
    heads = [row for row in block.splitlines() if row.startswith("|") and OURS in row]
    assert len(heads) == 3
    for head in heads:
        assert [cell.strip() for cell in head.strip("|").split("|")][-len(TOOLS) :] == list(TOOLS)
    rows = {row.split("|")[1].strip() for row in block.splitlines() if row.startswith("|")}
    cases = [*material.originals(), *material.damaged(step=12)]
    assert {case.group for case in cases} <= rows


def test_the_measures_count_what_they_say() -> None:
    case = material.Case("g", "n", "سطر سليم\nمقلوب سطر\nسطر سليم", "سطر سليم\nسطر مقلوب\nسطر سليم")
    assert material.wrong(case, case.meant) == 0
    assert material.wrong(case, case.extracted) == pytest.approx(2 / 6)
    assert material.healthy_lines_changed(case, case.meant) == (0, 2)
    assert material.healthy_lines_changed(case, "سطر سليم\nسطر مقلوب\nسليم سطر") == (1, 2)
    assert material.healthy_lines_changed(case, "سطر سليم سطر مقلوب سطر سليم") == (2, 2)


def test_the_tables_are_written_between_the_marks(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{benchmark.BEGIN}\nold\n{benchmark.END}\nafter\n", encoding="utf-8")
    cases = list(material.originals())[:2]
    runs = {tool: Run(tuple(case.extracted for case in cases), 1.0) for tool in TOOLS}
    rows = [*benchmark.wrong_table(cases, runs), "", *benchmark.changed_table(cases, runs)]
    benchmark.renew(page, rows)
    text = page.read_text(encoding="utf-8")
    assert text.startswith("before\n") and text.endswith("after\n")
    assert "old" not in text and cases[0].group in text
    with pytest.raises(SystemExit, match="nothing is marked"):
        empty = tmp_path / "empty.md"
        empty.write_text("nothing", encoding="utf-8")
        benchmark.renew(empty, rows)
