"""The notebooks run as they are, quickly, and are stored without outputs."""

from __future__ import annotations

import base64
import json
import time
from pathlib import Path
from typing import Any

import nbclient
import nbformat
import pytest

from tests.conftest import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
#: seconds that a notebook may take
LONGEST = 60


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=lambda path: path.stem)
def executed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A notebook after a run in a folder that is not its own, with the language of the machine left out."""
    notebook = nbformat.read(request.param, as_version=4)
    folder = tmp_path_factory.mktemp("run")
    started = time.monotonic()
    client = nbclient.NotebookClient(notebook, timeout=LONGEST, resources={"metadata": {"path": str(folder)}})
    client.execute()
    assert time.monotonic() - started < LONGEST
    return notebook


def outputs(notebook: Any) -> list[Any]:
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


def test_there_are_notebooks() -> None:
    assert "compare_five_policies" in [path.stem for path in NOTEBOOKS]


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_it_runs_and_warns_of_nothing(executed: Any) -> None:
    assert outputs(executed)
    assert not [output.text for output in outputs(executed) if output.get("name") == "stderr"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_is_stored_without_outputs_and_machines(path: Path) -> None:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        assert not cell.get("outputs") and not cell.get("execution_count")
    assert set(notebook["metadata"]) <= {"kernelspec", "language_info"}
    nbformat.validate(nbformat.read(path, as_version=4))


def test_the_comparison_shows_all_that_it_promises(executed: Any) -> None:
    shown = [output.get("data", {}) for output in outputs(executed)]
    pages = "".join(data.get("text/html", "") for data in shown)
    assert pages.count('class="policy-diff"') >= 6
    assert "لا تقل عن أسبوعين" in pages and "not_stated" in pages
    images = [base64.b64decode(data["image/png"]) for data in shown if "image/png" in data]
    assert len(images) == 1 and images[0].startswith(b"\x89PNG")
