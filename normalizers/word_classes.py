"""What kind of word a word is, from its letters alone.

Most of what tells reading order apart is not which words stand together but which kinds do: a
preposition before a definite noun, a noun before its adjective, nothing after a preposition at a
line's end. The classes are coarse on purpose, so that every pair of them has been seen.
"""

from __future__ import annotations

from functools import lru_cache

from normalizers import alphabet

#: words that stand for themselves: they open what follows and are followed by few kinds
FUNCTION_WORDS = frozenset(
    "من في الي علي عن مع بين ان او لا ما لم لن قد كل اي هذا هذه ذلك تلك التي الذي الذين هو هي هم خلال بعد قبل عند "
    "حسب وفق كافه جميع دون غير حتي اذا كما حيث عدم بما مما يتم تم كان يكون تكون بن ابو عبد سواء بشان بناء اكثر اقل "
    "وفي ومن وعلي والي وعن ومع ولا وما وان واي وقد وهو وهي لها له لهم به بها فيه فيها عليه عليها اليه اليها منه منها "
    "رقم يوم عام سنه لدي نحو ضمن ذات ذو اثناء الا ثم بل بعض احد احدي".split()
)
_PREFIXES = (
    ("وال", "D+"), ("فال", "D+"), ("بال", "DB"), ("كال", "DB"), ("ال", "D"), ("ولل", "DL"), ("لل", "DL"),
)  # fmt: skip
_SUFFIXES = (
    ("هما", "P"), ("هم", "P"), ("ها", "P"), ("كم", "P"), ("نا", "P"), ("ات", "A"), ("ين", "N"), ("ون", "N"),
    ("ان", "N"), ("يه", "Y"), ("ه", "H"), ("ي", "I"), ("ا", "T"),
)  # fmt: skip
#: letters a word may begin with that belong to the sentence and not to the word
_PROCLITICS = {alphabet.WAW: "w", "ف": "f", "ب": "b", alphabet.LAM: "l", "ك": "k"}
_VERBAL = {alphabet.YEH: "y", "ت": "t", "ن": "n", "س": "s"}


@lru_cache(maxsize=65536)
def word_class(word: str) -> str:
    """The class of a folded word; numbers are `#`, words in other scripts `@`."""
    if word in FUNCTION_WORDS:
        return word
    first = word[:1]
    if first.isdigit():
        return "#"
    if first not in alphabet.LETTERS:
        return "@" if first.isalpha() else word
    if len(word) == 1:
        return "1"
    head, rest = _head(word)
    tail = next((name for ending, name in _SUFFIXES if rest.endswith(ending) and len(rest) > len(ending) + 1), "-")
    return f"{head}{tail}"


def _head(word: str) -> tuple[str, str]:
    for prefix, name in _PREFIXES:
        if word.startswith(prefix) and len(word) > len(prefix) + 1:
            return name, word[len(prefix) :]
    if len(word) > 3 and word[0] in _PROCLITICS:
        return _PROCLITICS[word[0]], word[1:]
    if len(word) > 3 and word[0] in _VERBAL:
        return _VERBAL[word[0]], word[1:]
    return "0", word
