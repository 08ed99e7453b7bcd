"""What a document says about its own words, and what a model with documents layered on it takes for words."""

from __future__ import annotations

from normalizers.document import Document
from normalizers.language_model import load

#: a name that is in no table
NAME = "زخرتوق"


def test_the_words_of_a_document_are_counted_in_their_order() -> None:
    document = Document(("يلتزم العضو: 12 ABC", "", "العضو - يلتزم العضو"), load())
    assert list(document.words().items()) == [("يلتزم", 2), ("العضو", 3)]


def test_a_word_seen_makes_itself_known_under_a_clitic_and_no_other() -> None:
    general = load()
    beside = general.with_documents([("قال", NAME, "ذلك")])
    said = (NAME, "و" + NAME, NAME + "ها", NAME + "زخ", "زخ" + NAME)
    assert not any(general.knows_folded[word] for word in said)
    assert [beside.knows_folded[word] for word in said] == [True, True, True, False, False]
    assert [beside.known(word) for word in said] == [True, True, True, False, False]


def test_a_model_beside_healthy_lines_knows_all_that_the_general_one_knows() -> None:
    general = load()
    beside = general.with_documents([("يلتزم", "العضو", "بذلك")])
    for word in ("والجمعيه", "بالسياسه", "المستفيدين", "ظثقعذ"):
        assert beside.knows_folded[word] == general.knows_folded[word]
