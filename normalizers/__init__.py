"""Puts damaged Arabic text right, and remembers where every character came from.

This package knows characters, words and lines, and nothing of policies. Its whole public API is
here: `repair`, `diagnose`, `fold` and `TracedText`. Start reading from `normalizers/text.py` (what
a repair is), then `normalizers/chain.py` (which repairs there are and in what order).
"""

from normalizers.chain import CHAIN, Diagnosis, diagnose, repair
from normalizers.folds import fold
from normalizers.text import Edit, Span, TracedText

__all__ = ["CHAIN", "Diagnosis", "Edit", "Span", "TracedText", "diagnose", "fold", "repair"]
