"""Which alef a word begins with, counted in the train part of the written corpus.

    python -m normalizers.tables.build_hamza CORPUS/written > normalizers/tables/hamza.toml

Look-up keys of the language model know no hamza. Where a lam-alef was lost altogether, its letters are put
back, and then it matters whether the word begins with أ, إ, آ or ا. Words that a rule spells (`seat_by_shape`
in `normalizers/hamza.py`) are left out. `hamza_listed.toml` beside the table was written by hand: common words
that the corpus does not happen to hold.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from normalizers import alphabet
from normalizers.hamza import NAMES, seat_by_shape
from normalizers.language_model import fold_word
from normalizers.tables.build import sources

#: how often a word must stand in the corpus, and the share of its commonest spelling
ENOUGH, SHARE = 2, 0.75

_ALEFS = "".join(sorted(alphabet.ALEFS))
_LETTERS = "".join(sorted(alphabet.LETTERS))
_WORD = re.compile(rf"(?<![{_LETTERS}])(?:[وفبك]?ال|[وف]?لل)?((?!ال)[{_ALEFS}][{_LETTERS}]{{2,}})")


def main() -> None:
    """Print the table."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for _, text in sources(Path(sys.argv[1])):
        for word in _WORD.findall(text):
            counts[fold_word(word)][word[0]] += 1
    lists: dict[str, list[str]] = {name: [] for name in NAMES.values()}
    for key, alefs in counts.items():
        alef, often = alefs.most_common(1)[0]
        total = alefs.total()
        if total >= ENOUGH and often >= SHARE * total and alef != seat_by_shape(key):
            lists[NAMES[alef]].append(key)
    print("# Folded words by the alef they begin with. Made by `python -m normalizers.tables.build_hamza`.")
    for name, keys in lists.items():
        print(f'\n{name} = """')
        line = ""
        for key in sorted(keys):
            if len(line) + len(key) > 110:
                print(line.rstrip())
                line = ""
            line += key + " "
        print(f'{line.rstrip()}\n"""')


if __name__ == "__main__":
    main()
