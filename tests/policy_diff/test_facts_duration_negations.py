"""A negation glued to its verb is read; what is left of one is never read as a bound, nor as none."""

from __future__ import annotations

import pytest

from policy_diff.facts.duration import durations
from policy_diff.facts.words import tokens

GLUED = [
    ("خلال مدة لايقل عن شهر", "min", 1),
    ("مدة لاتتجاوز ثلاثة أشهر", "max", 3),
    ("على ألايقل الإشعار عن 30 يوماً", "min", 30),
    ("وترد عليه ولاتتأخر عن خمسة أيام", "max", 5),
    ("بمالايقل عن عشر سنوات", "min", 10),
    ("ما لا يقلعن (10) سنوات", "min", 10),
    ("مدة لَايَقِلُّ عَنْ شهرين", "min", 2),
    ("مدة لاتــقل عن ثلاثين يوماً", "min", 30),
    ("ستة أشهر لاتزيد، ثم تمحى", "max", 6),
    ("شهر لايتجاوزها", "max", 1),
]
DAMAGED = [
    "مهلة لتقل عن 72 ساعة",
    "ما ليقل عن (10) سنوات",
    "مهلة ليتجاوز ثلاثة أسابيع",
    "مهلة التزيد على 72 ساعة",
    "مدة اليقل متوسطها عن سنة",
    "مدة ايزيد على سنة",
    "على ولتزيد على شهرين",
    "يقلعن (10) سنوات",
    "راحة لتجاوز ثلاثة أيام",
    "ستة أشهر لتزيد، ثم تمحى",
    "ستة أشهر ال تزيد، ثم تمحى",
    "ستة أشهر التتجاوزها",
    "واليتأخر إلى ما بعد شهر",
    "تزيد مهلة الرد المقررة له خمسة أيام",
]
WHOLE = [
    ("لمعالجة التجاوز خمسة أيام", "exact", 5),
    ("مهلة لتجاوز الصعوبات ثلاثة أشهر", "exact", 3),
    ("مدة الإجازة لتأخير السفر أسبوعان", "exact", 2),
    ("عقد مستقل مدته سنتان", "exact", 2),
    ("لينتقل الموظف بعد شهرين", "exact", 2),
    ("تزيد الجمعية رواتبهم خلال شهرين", "max", 2),
    ("ستة أشهر لتزيد الجمعية رصيدها", "exact", 6),
    ("لا يتأخر إلى ما بعد شهر", "max", 1),
]


@pytest.mark.parametrize(("text", "bound", "count"), [*GLUED, *WHOLE])
def test_a_whole_negation_and_a_word_that_is_none(text: str, bound: str, count: int) -> None:
    (duration,) = durations(text)
    assert (duration.bound, duration.amounts[0].count, duration.clear) == (bound, count, True)
    assert text[duration.start : duration.stop] == duration.text


@pytest.mark.parametrize("text", DAMAGED)
def test_what_is_left_of_a_negation_is_unclear(text: str) -> None:
    (duration,) = durations(text)
    assert (duration.bound, duration.clear) == ("unspecified", False)
    assert duration.why


def test_two_ends_of_which_one_is_glued_are_a_range() -> None:
    (duration,) = durations("لا تقل عن ثلاثة أيام، ولاتزيد على عشرة")
    assert (duration.bound, [amount.count for amount in duration.amounts]) == ("range", [3, 10])


def test_a_glued_word_is_parted_with_its_places() -> None:
    text = "مما لاَيَقِلّعن 10"
    assert [(token.key, token.text) for token in tokens(text)] == [
        ("مما", "مما"),
        ("لا", "لاَ"),
        ("يقل", "يَقِلّ"),
        ("عن", "عن"),
        ("10", "10"),
    ]
    assert all(text[token.start : token.stop] == token.text for token in tokens(text))


@pytest.mark.parametrize("word", ["التجاوز", "لتأخير", "يستقل", "ينتقل", "الاتجاه", "لائق", "للتقليل", "لاعب"])
def test_a_word_that_only_looks_so_stays_whole(word: str) -> None:
    assert [token.text for token in tokens(word)] == [word]
