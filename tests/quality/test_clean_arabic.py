"""Clean Arabic of sixteen kinds stays as it is: news, law, names, prices, verses, dialect, English mixed in …

At most one word in ten thousand may be changed: in the 8,000 words here, none.
"""

from __future__ import annotations

import pytest

from tests.quality import clean_arabic

#: words changed
CEILINGS = {"seen": 0, "blind": 0}
#: a clean text of these is trusted this much at least; a reader is warned below .75
CONFIDENCE = 0.75


@pytest.mark.parametrize("part", clean_arabic.PARTS)
def test_clean_text_is_left_alone(part: str) -> None:
    changed = {name: clean_arabic.changed_words(traced) for name, traced in clean_arabic.repaired(part).items()}
    assert sum(changed.values()) <= CEILINGS[part], changed


@pytest.mark.parametrize("part", clean_arabic.PARTS)
def test_clean_text_that_is_left_alone_is_trusted(part: str) -> None:
    for name, traced in clean_arabic.repaired(part).items():
        if not any(edit.status == "applied" for edit in traced.edits):
            assert traced.confidence >= CONFIDENCE, name


def test_there_is_enough_of_it_and_both_parts_are_of_the_same_kinds() -> None:
    assert sum(map(clean_arabic.count_words, clean_arabic.PARTS)) >= 8_000
    seen, blind = (set(clean_arabic.repaired(part)) for part in clean_arabic.PARTS)
    assert seen == blind


def test_further_kinds_are_left_alone() -> None:
    """E-mails, code, addresses, extensions, medical notes, recitation, chat; and Persian and Urdu."""
    changed = {name: clean_arabic.changed_words(traced) for name, traced in clean_arabic.repaired("more").items()}
    assert len(changed) >= 11
    assert not sum(changed.values()), changed


def test_layouts_of_every_kind_are_left_alone() -> None:
    """22,000 words: columns, glossaries, invoices, squads, quizzes, poems in two columns, chats, logs, news, law."""
    changed = {name: clean_arabic.changed_words(traced) for name, traced in clean_arabic.repaired("layouts").items()}
    assert len(changed) >= 80
    assert clean_arabic.count_words("layouts") > 20_000
    assert not sum(changed.values()), changed
