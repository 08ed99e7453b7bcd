"""What reports say, in Arabic and English: `ar.toml` and `en.toml`, with the same keys.

A key is a path into the table (`fact.response_time`). Counted words are tables of plural forms:
`one`, `two`, `few` (3–10) and `many`, of which a language has those that it needs.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from policy_diff.model import Bilingual

Lang = Literal["ar", "en"]
LANGUAGES: tuple[Lang, ...] = ("ar", "en")


@cache
def table(lang: Lang) -> dict[str, str]:
    """All wordings of one language, by dotted key."""
    raw = tomllib.loads(files(__name__).joinpath(f"{lang}.toml").read_text(encoding="utf-8"))
    return dict(_flat(raw, ""))


def _flat(value: Any, key: str) -> list[tuple[str, str]]:
    if isinstance(value, dict):
        return [pair for name, inner in value.items() for pair in _flat(inner, f"{key}.{name}" if key else name)]
    return [(key, str(value))]


def say(lang: Lang, key: str, **values: object) -> str:
    """The wording of `key` with its blanks filled. Raises KeyError for an unknown key."""
    return table(lang)[key].format(**values)


def has(key: str) -> bool:
    """Whether there is a wording for `key`."""
    return key in table("en")


def both(key: str, **values: object) -> Bilingual:
    """The wording of `key` in both languages."""
    return Bilingual(ar=say("ar", key, **values), en=say("en", key, **values))


def count(lang: Lang, key: str, number: int) -> str:
    """`number` of the thing that `key` names, in the right plural."""
    form = next(form for form in _forms(number) if f"{key}.{form}" in table(lang))
    return say(lang, f"{key}.{form}", n=number)


def _forms(number: int) -> tuple[str, ...]:
    if number == 1:
        return ("one", "many")
    if number == 2:
        return ("two", "few", "many")
    return ("few", "many") if 3 <= number <= 10 else ("many",)


def pick(lang: Lang, sentence: Bilingual) -> str:
    """The sentence in `lang`."""
    return sentence.ar if lang == "ar" else sentence.en
