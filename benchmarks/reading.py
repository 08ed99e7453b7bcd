"""How fast, how well and with how much memory PDFs are read, beside other libraries in one run.

    python benchmarks/reading.py [--peers PYTHON] [--docs] [FOLDER [REFERENCE.txt]]

Without FOLDER a document of about 100 pages is made of a policy of the corpus, by LibreOffice from Word,
and read by ours, qalam, pypdf, pdfplumber, pypdfium2 and pdfminer.six, each in a process of its own: pages
a second of processor time, words wrong, peak memory; then ours by the clock with one and two workers.
With FOLDER the PDFs in it are read instead, and REFERENCE.txt is the text of each. PYTHON is an interpreter
that has the libraries that this one has not (`python -m venv peers; peers/bin/pip install qalam pypdf
pdfplumber`). `--docs` renews the table in docs/reading.md. Nothing here is a test: the figures are those
of the machine.
"""

from __future__ import annotations

import argparse
import importlib
import io
import json
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGES = 100
LINES_A_PAGE = 32

Reader = Callable[[bytes], str]


def ours(data: bytes) -> str:
    """This project, all stages of reading."""
    from policy_diff.readers import Terms
    from policy_diff.readers.pdf import read_pdf

    return read_pdf(data, "benchmark", terms=Terms(recognise=False))[0]


def pypdf(data: bytes) -> str:
    """pypdf as it comes."""
    module = importlib.import_module("pypdf")
    return "\n".join(page.extract_text() for page in module.PdfReader(io.BytesIO(data)).pages)


def pdfplumber(data: bytes) -> str:
    """pdfplumber, told that the text runs from the right."""
    module = importlib.import_module("pdfplumber")
    with module.open(io.BytesIO(data)) as document:
        return "\n".join(page.extract_text(char_dir="rtl", char_dir_render="ltr") or "" for page in document.pages)


def pypdfium2(data: bytes) -> str:
    """pdfium's text."""
    module = importlib.import_module("pypdfium2")
    document = module.PdfDocument(data)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def pdfminer(data: bytes) -> str:
    """pdfminer.six as it comes."""
    return str(importlib.import_module("pdfminer.high_level").extract_text(io.BytesIO(data)))


def qalam(data: bytes) -> str:
    """qalam, which wants a path."""
    module = importlib.import_module("qalam")
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        extract: Any = getattr(module, "extract_text", None) or getattr(module, "extract", None)
        found = extract(file.name)
    return found if isinstance(found, str) else str(getattr(found, "text", found))


READERS: tuple[Reader, ...] = (ours, qalam, pypdf, pdfplumber, pypdfium2, pdfminer)


def words(text: str) -> list[str]:
    """The words that are compared: plain letters, ASCII digits, no tatweel and no marks."""
    text = unicodedata.normalize("NFKC", text).replace("\u0640", "")
    text = "".join(c for c in text if unicodedata.category(c) not in ("Mn", "Cf"))
    return re.findall(r"[^\W_]+", "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text))


def words_wrong(reference: Sequence[str], text: str) -> float:
    """Edits over words, as a share of the reference's."""
    from rapidfuzz.distance import Levenshtein

    return float(Levenshtein.distance(reference, words(text))) / max(1, len(reference))


def count_pages(data: bytes) -> int:
    """How many pages a file has."""
    document = importlib.import_module("pypdfium2").PdfDocument(data)
    try:
        return len(document)
    finally:
        document.close()


def word_like(folder: Path) -> tuple[bytes, str]:
    """A PDF of about 100 pages of the corpus, as a word processor prints it, and its text."""
    import docx

    if not shutil.which("soffice"):
        sys.exit("needs LibreOffice (soffice), or a FOLDER of PDFs as argument")
    source = next((ROOT / "corpus" / "originals").glob("001*.txt"))  # the one that came undamaged
    lines = [line.strip() for line in source.read_text(encoding="utf-8").splitlines() if line.strip()]
    document = docx.Document()
    text = []
    while len(text) < PAGES * LINES_A_PAGE * 0.62:
        text += lines
    for line in text:
        document.add_paragraph(line).paragraph_format.alignment = 2
    document.save(str(folder / "long.docx"))
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf", "--outdir",
         str(folder), str(folder / "long.docx")], check=True, capture_output=True,
    )  # fmt: skip
    return (folder / "long.pdf").read_bytes(), "\n".join(text)


@dataclass(frozen=True)
class Row:
    """What was measured of one reader."""

    name: str
    seconds: float
    megabytes: float
    texts: list[str]


def read_alone(name: str, files: Sequence[Path]) -> None:
    """Read the files with one reader, in this process, and print what it took as JSON."""
    reader = next(one for one in READERS if one.__name__ == name)
    contents = [file.read_bytes() for file in files]
    try:
        reader(WARM)  # imports and tables are not what is measured
    except ImportError:
        return
    except Exception:  # every reader refuses this file in its own way
        pass
    start = time.process_time()
    texts = [reader(data) for data in contents]
    seconds = time.process_time() - start
    json.dump({"seconds": seconds, "megabytes": peak(), "texts": texts}, sys.stdout)


def peak() -> float:
    """The most memory this process has had, in megabytes."""
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage says here counts the process that started this one, too
        return int(next(line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM"))) / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1 << 20 if sys.platform == "darwin" else 1 << 10)


#: a file that no reader can read, to have all that it needs imported
WARM = b"%PDF-1.4 no file"


def measured(name: str, files: Sequence[Path], pythons: Sequence[str]) -> Row | None:
    """One reader in a process of its own, with the first interpreter that has it; None when none has."""
    for python in pythons:
        command = [python, __file__, "--alone", name, *map(str, files)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode == 0 and done.stdout:
            found = json.loads(done.stdout)
            return Row(name, found["seconds"], found["megabytes"], found["texts"])
    return None


def table(files: Sequence[Path], pages: int, reference: Sequence[str], pythons: Sequence[str]) -> list[str]:
    """A Markdown table with a row for each reader."""
    lines = ["| reader | pages/s, one core | words wrong, median | mean | peak memory |", "|---|---|---|---|---|"]
    for reader in READERS:
        row = measured(reader.__name__, files, pythons)
        if row is None:
            lines.append(f"| {reader.__name__} | not installed | | | |")
            continue
        wrong = sorted(words_wrong(reference, text) for text in row.texts) if reference else []
        said = f"{wrong[len(wrong) // 2]:.1%} | {sum(wrong) / len(wrong):.1%}" if wrong else " | "
        name = f"**{row.name}**" if reader is ours else row.name
        lines.append(f"| {name} | {pages / row.seconds:.0f} | {said} | {row.megabytes:.0f} MB |")
    return lines


def workers(files: Sequence[Path], pages: int) -> str:
    """Pages a second by the clock, of the same files four times over, with one worker and with two."""
    from policy_diff.readers import Terms, read_each

    rates = []
    for jobs in (1, 2):
        terms = Terms(jobs=jobs, recognise=False)
        read_each(files[:1] * jobs, terms)
        start = time.perf_counter()
        read_each([*files] * 4, terms)
        rates.append(4 * pages / (time.perf_counter() - start))
    gain = rates[1] / rates[0]
    return f"Ours by the clock: {rates[0]:.0f} pages/s with one worker, {rates[1]:.0f} with two ({gain:.2f} ×)."


def main() -> None:
    """Print the table, or put it into the docs."""
    options = argparse.ArgumentParser(description="How PDFs are read, beside other libraries.")
    options.add_argument("--peers", metavar="PYTHON", help="an interpreter that has the other libraries")
    options.add_argument("--docs", action="store_true", help="renew the table in docs/reading.md")
    options.add_argument("--alone", help=argparse.SUPPRESS)
    options.add_argument("given", nargs="*", metavar="FOLDER REFERENCE.txt", type=Path)
    chosen = options.parse_args()
    if chosen.alone:
        read_alone(chosen.alone, chosen.given)
        return
    with tempfile.TemporaryDirectory() as name:
        if chosen.given:
            files = sorted(chosen.given[0].glob("*.pdf"))
            text = chosen.given[1].read_text(encoding="utf-8") if len(chosen.given) > 1 else ""
        else:
            _, text = word_like(Path(name))
            files = [Path(name) / "long.pdf"]
        pages = sum(count_pages(file.read_bytes()) for file in files)
        pythons = [sys.executable, *([chosen.peers] if chosen.peers else [])]
        lines = [f"{len(files)} file{'s' if len(files) > 1 else ''}, {pages} pages.", ""]
        lines += table(files, pages, words(text), pythons)
        if chosen.docs:
            into_docs("\n".join(lines))
        else:
            print("\n".join([*lines, "", workers(files, pages)]))


def into_docs(text: str) -> None:
    """Put the figures between the marks of docs/reading.md."""
    page = ROOT / "docs" / "reading.md"
    before, mark, rest = page.read_text(encoding="utf-8").partition("<!-- figures -->\n")
    _, end, after = rest.partition("<!-- end of figures -->\n")
    if not (mark and end):
        sys.exit("docs/reading.md has lost the marks of its figures")
    page.write_text(f"{before}{mark}\n{text}\n\n{end}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
