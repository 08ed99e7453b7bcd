"""Whether a word is known, remembered by its spelling: the question that repairs ask of every word of a document."""

from __future__ import annotations

from functools import lru_cache

from normalizers.language_model import LanguageModel


@lru_cache(maxsize=65536)
def is_known(word: str, language: LanguageModel) -> bool:
    """`LanguageModel.known`, without folding the same spelling twice."""
    return language.known(word)
