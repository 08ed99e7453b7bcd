"""Fixtures of the tests of the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.policy_diff.small_policies import REPLY, policy_file


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Two policies that differ in the reply time and in one channel."""
    return (
        policy_file(tmp_path / "in" / "north.txt", REPLY),
        policy_file(tmp_path / "in" / "south.txt", "مدة لا تقل عن شهر", "- الخطابات.\n"),
    )
