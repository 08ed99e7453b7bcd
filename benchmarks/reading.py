"""How fast and how well PDFs are read, beside other libraries in one run.

    python benchmarks/reading.py [FOLDER [REFERENCE.txt]]

Without arguments a document of about 100 pages is made of a policy of the corpus, by LibreOffice from Word, and every
reader that is installed (pypdf, pdfplumber, pypdfium2, qalam, pdfminer.six) reads it: pages a second on
one core, words wrong, and for ours with two processes. With FOLDER the PDFs in it are read instead, and
REFERENCE.txt is the text of each. Nothing here is a test: the figures are those of the machine.
"""

from __future__ import annotations

import importlib
import io
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Levenshtein

ROOT = Path(__file__).resolve().parent.parent
PAGES = 100
LINES_A_PAGE = 32

Reader = Callable[[bytes], str]


def ours(data: bytes) -> str:
    """This project, all stages of reading."""
    from policy_diff.readers.pdf import read_pdf

    return read_pdf(data, "benchmark")[0]


def pypdf(data: bytes) -> str:
    """pypdf as it comes."""
    module = importlib.import_module("pypdf")
    return "\n".join(page.extract_text() for page in module.PdfReader(io.BytesIO(data)).pages)


def pdfplumber(data: bytes) -> str:
    """pdfplumber, told that the text runs from the right."""
    module = importlib.import_module("pdfplumber")
    with module.open(io.BytesIO(data)) as document:
        return "\n".join(page.extract_text(char_dir="rtl") or "" for page in document.pages)


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


def timed(reader: Reader, files: Iterable[bytes]) -> tuple[list[str], float]:
    """The texts of the files, and the seconds of processor time that reading them took."""
    start = time.process_time()
    texts = [reader(data) for data in files]
    return texts, time.process_time() - start


def main() -> None:
    """Print a row for each reader."""
    with tempfile.TemporaryDirectory() as name:
        if len(sys.argv) > 1:
            files = [file.read_bytes() for file in sorted(Path(sys.argv[1]).glob("*.pdf"))]
            text = Path(sys.argv[2]).read_text(encoding="utf-8") if len(sys.argv) > 2 else ""
        else:
            data, text = word_like(Path(name))
            files = [data]
    pages = sum(map(count_pages, files))
    reference = words(text)
    print(f"{len(files)} files, {pages} pages")
    print(f"{'reader':12} {'pages/s':>8} {'words wrong, median':>20} {'mean':>8}")
    ours(files[0])  # the language model is loaded once
    for reader in READERS:
        try:
            texts, seconds = timed(reader, files)
        except ImportError:
            print(f"{reader.__name__:12} not installed")
            continue
        wrong = sorted(words_wrong(reference, text) for text in texts) if reference else [0.0]
        figures = f"{wrong[len(wrong) // 2]:20.2%} {sum(wrong) / len(wrong):8.2%}"
        print(f"{reader.__name__:12} {pages / seconds:8.1f} {figures if reference else ''}")
    two_processes(files, pages)


def two_processes(files: Sequence[bytes], pages: int) -> None:
    """Pages a second by the clock, of the same files four times over, with one process and with two."""
    work = [*files] * 4
    rates = []
    for jobs in (1, 2):
        with ProcessPoolExecutor(jobs) as pool:
            list(pool.map(ours, files[:1] * jobs))
            start = time.perf_counter()
            list(pool.map(ours, work))
            rates.append(4 * pages / (time.perf_counter() - start))
    print(f"ours, by the clock: {rates[0]:.1f} pages/s with one process, {rates[1]:.1f} with two")


if __name__ == "__main__":
    main()
