"""What docs/reading.md says is so: every suffix, finding, option and limit."""

from __future__ import annotations

import tomllib

from policy_diff.readers import SUFFIXES, Limits
from tests.conftest import ROOT, Command

PAGE = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")


def test_every_finding_of_the_readers_is_listed() -> None:
    words = tomllib.loads((ROOT / "policy_diff" / "reports" / "wording" / "en.toml").read_text(encoding="utf-8"))
    assert [code for code in words["reading"] if f"`{code}`" not in PAGE] == []


def test_every_suffix_is_listed() -> None:
    assert [suffix for suffix in SUFFIXES if suffix not in PAGE] == []


def test_limits_and_options_are_those_of_the_program(command: Command) -> None:
    limits = Limits()
    for said in (
        f"{limits.bytes / 1e6:g} MB",
        f"{limits.paged_bytes / 1e6:g} MB",
        f"{limits.pages:,}",
        f"{limits.seconds:g} seconds",
        f"{limits.memory / 1e6:,.0f} MB",
    ):
        assert f"| {said} |" in PAGE or f": {said} |" in PAGE, said
    shown = command("parse", "--help").out
    for option in ("--max-size", "--max-pages", "--max-seconds", "--max-memory", "--jobs", "--no-scan", "--no-convert"):
        assert option in shown and option in PAGE
