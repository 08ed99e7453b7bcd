"""What every worker process needs, loaded once in the process that they are forked from.

Importing this takes half a second and is of use nowhere else.
"""

from __future__ import annotations

from normalizers.language_model import load
from policy_diff.readers import pdf, web, word

load()
READERS = (pdf, web, word)
