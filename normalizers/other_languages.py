"""Whether a text is written in Persian or Urdu: Arabic letters, and nothing that these repairs know.

Such a text would be taken for damaged Arabic. It is told by letters that Arabic has not (`گ`, `چ`, `ٹ`). A few of them
stand in Arabic names and dialects, too, so they must be in a share of the words, and most words of Persian and Urdu
that have a yeh or a kaf are typed with letters of their own, as Arabic hardly ever is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from normalizers import alphabet

#: the share of words with a letter that Arabic has not; and with one of those or a yeh, kaf or heh of its own. Persian
#: has .08 and .5, Urdu .2 and .7, Arabic from fonts that give Farsi letters 0 and up to .6
LETTERS, OWN = 0.03, 0.25
#: words with such a letter
FEWEST = 2

_WORD = re.compile(f"[{alphabet.WORD_CLASS}{''.join(sorted(alphabet.OTHER_LANGUAGES))}]{{2,}}")
_OTHER = re.compile(f"[{''.join(sorted(alphabet.OTHER_LANGUAGES))}]")
_OWN = re.compile(f"[{''.join(sorted(alphabet.OTHER_LANGUAGES))}{''.join(sorted(alphabet.FOREIGN_LETTERS))}]")


def in_another_language(lines: Iterable[str]) -> bool:
    """Whether the lines are Persian or Urdu."""
    text = "\n".join(lines)
    if not _OTHER.search(text):
        return False
    words = _WORD.findall(text)
    other = sum(_OTHER.search(word) is not None for word in words)
    own = sum(_OWN.search(word) is not None for word in words)
    return other >= FEWEST and other >= LETTERS * len(words) and own >= OWN * len(words)
