"""What is shipped: the wheel's two packages with their tables, and a README whose commands exist."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from policy_diff import __version__
from tests.conftest import ROOT
from tests.policy_diff.readme_excerpts import README, renewed

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel as `pip install .` would build it."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True,
        capture_output=True,
    )
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_the_wheel_holds_two_packages(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist() if ".dist-info/" not in name}
    assert tops == {"policy_diff", "normalizers"}


def test_the_wheel_holds_every_table(wheel: zipfile.ZipFile) -> None:
    tables = {
        path.relative_to(ROOT).as_posix()
        for package in ("policy_diff", "normalizers")
        for path in (ROOT / package).rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc")
    }
    assert tables
    assert tables <= set(wheel.namelist())


def test_the_wheel_is_under_the_licence_it_needs(wheel: zipfile.ZipFile) -> None:
    names = {Path(name).name: name for name in wheel.namelist()}
    assert "License-Expression: GPL-3.0-or-later" in wheel.read(names["METADATA"]).decode()
    assert b"GNU GENERAL PUBLIC LICENSE" in wheel.read(names["LICENSE"])


def test_one_version() -> None:
    assert PROJECT["project"]["version"] == __version__
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_constraints_are_versions_without_addresses() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = [line for line in lines if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.]*", line) for line in pinned)
    names = {line.split("==")[0].lower().replace("_", "-") for line in pinned}
    wanted = [*PROJECT["project"]["dependencies"], *PROJECT["project"]["optional-dependencies"]["dev"]]
    assert {re.split(r"[>=<]", name)[0].lower() for name in wanted} <= names


def test_the_readme_claims_only_what_exists() -> None:
    readme = README.read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"make ([a-z]+)", readme)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), f"make {target}"
    for name in set(re.findall(r"policy-diff ([a-z]+)", readme)):
        done = subprocess.run([sys.executable, "-m", "policy_diff", name, "--help"], capture_output=True, check=False)
        assert done.returncode == 0, f"policy-diff {name}"


def test_the_readme_shows_what_the_program_prints() -> None:
    readme = README.read_text(encoding="utf-8")
    assert "Reply time  high" in readme
    assert renewed(readme) == readme, "make readme renews the excerpts"
