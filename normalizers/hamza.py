"""Which alef a word begins with: أ, إ, آ or ا. Asked where a lam-alef was lost with its alef.

The language model folds hamzas away, so it cannot tell `الأدارة` from `الإدارة`. Frequent words are looked up
in `tables/hamza.toml`, the rest go by their shape: the derived nouns of forms VII, VIII and X (`استلام`,
`اجتماع`) begin with a bare alef, all else most likely with أ.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from normalizers import alphabet
from normalizers.language_model import fold_word

NAMES = {
    alphabet.ALEF_HAMZA_ABOVE: "above",
    alphabet.ALEF_HAMZA_BELOW: "below",
    alphabet.ALEF_MADDA: "madda",
    alphabet.ALEF: "bare",
}
#: by hand, then counted: what was counted has the last word
TABLES = ("hamza_listed.toml", "hamza.toml")
#: nouns of form X, of form VIII with an alef before the last root letter, and of form VII. Where these end in a hamza
#: (`انقضاء`), they look like the plurals of أفعلاء (`أنبياء`): by the root, then
_BARE = re.compile("ا(?:ست...|[^ا]ت.?ا.|[^ا]ت[^ا]{2}|(?:زد|صط|ضط).|ن..ا[^ءيوه]|ن(?:قض|طو|حن|زو|ضو|ثن|كف|مح|بر)ا[ءيو])")
#: what may stand behind the word that is looked up
_ENDINGS = re.compile("(?:هما|هم|ها|كم|نا|ات|ين|ون|ان|يه|ه|ي|ا)$")
#: what may stand before the lam of a lam-alef that begins a word: the lam is article (its alef is bare) or preposition
_BEFORE = re.compile("[وف]?|[وف]?[بك]?ا|[وف]?ل")
#: no hamza stands before another (`لائحة`), but in أئمة
_NO_HAMZA_BEFORE = re.compile("[ئؤء](?!م)")


def likely_alef(before: str, after: str) -> str:
    """The alef of a lam-alef with `before` and `after` around it in its word: bare inside a word, else
    that of the word that begins with it."""
    if not after or not _BEFORE.fullmatch(before.replace(alphabet.TATWEEL, "")) or _NO_HAMZA_BEFORE.match(after):
        return alphabet.ALEF
    return seat(after)


@lru_cache(maxsize=4096)
def seat(rest: str) -> str:
    """The alef that stands before `rest`, the word without its first letter."""
    key = alphabet.ALEF + fold_word(rest)
    table = _table()
    for form in (key, _ENDINGS.sub("", key)):
        if form in table:
            return table[form]
    return seat_by_shape(key)


@lru_cache(maxsize=4096)
def is_below(word: str) -> bool:
    """Whether the tables know that the alef of `word`, however it is written, has its hamza below."""
    return listed(word) == alphabet.ALEF_HAMZA_BELOW


@lru_cache(maxsize=4096)
def listed(word: str) -> str | None:
    """The alef that the tables know `word` to begin with, however it is written."""
    key = fold_word(word)
    return next((_table()[form] for form in (key, _ENDINGS.sub("", key)) if form in _table()), None)


def seat_by_shape(key: str) -> str:
    """The alef that a folded word of this shape most likely begins with."""
    return alphabet.ALEF if _BARE.match(key) else alphabet.ALEF_HAMZA_ABOVE


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    folder = Path(__file__).with_name("tables")
    lists = [tomllib.loads((folder / name).read_text("utf-8")) for name in TABLES]
    return {key: alef for table in lists for alef, name in NAMES.items() for key in table[name].split()}
