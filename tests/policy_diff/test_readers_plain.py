"""Reading plain text: every encoding met in the wild, and a clear refusal of what is not a policy's text."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_diff.errors import PolicyDiffError, UnreadableError, UsageError
from policy_diff.readers import SUFFIXES, Limits, Terms, read_document
from policy_diff.readers.folder import Found, distinct, find, sigla
from policy_diff.readers.plain import decoded

TEXT = "تمهيد :\n\n  تضع الجمعية السياسات والإجراءات التي تنظم علاقتها بالمستفيدين.\n- المقابلة\n"


@pytest.mark.parametrize(
    ("encoding", "noted"),
    [
        ("utf-8", False),
        ("utf-8-sig", False),
        ("utf-16", False),
        ("utf-32", False),
        ("utf-16-le", True),
        ("utf-16-be", True),
        ("cp1256", True),
        ("iso8859_6", True),
        ("mac_arabic", True),
    ],
)
def test_every_encoding_gives_the_same_text(tmp_path: Path, encoding: str, noted: bool) -> None:
    file = tmp_path / "policy.txt"
    file.write_bytes(TEXT.encode(encoding))
    document = read_document(file)
    assert document.text == TEXT
    assert bool(document.notes) == noted, "an encoding that was inferred is said, one that is known is not"


def test_the_corpus_is_read_as_it_stands(originals: tuple[Path, ...]) -> None:
    for file in originals:
        assert read_document(file).text == file.read_bytes().decode("utf-8")


def test_real_policies_in_cp1256(originals: tuple[Path, ...]) -> None:
    for file in originals:
        data = file.read_text(encoding="utf-8").encode("cp1256", "ignore")
        assert decoded(data)[0] == data.decode("cp1256")


def test_signs_tell_two_encodings_apart_that_have_the_same_letters() -> None:
    text = "تضع الجمعية «السياسات» بتاريخ ١٤٤٥ لتنظيم العلاقة مع المستفيدين\n"
    assert decoded(text.encode("mac_arabic"))[0] == text


def test_one_damaged_byte_does_not_change_the_encoding(tmp_path: Path) -> None:
    file = tmp_path / "policy.txt"
    file.write_bytes((TEXT * 5).encode() + b"\xff\n")
    document = read_document(file)
    assert document.text == TEXT * 5 + "\ufffd\n"
    assert [note.key for note in document.notes] == ["undecodable_bytes"]


def test_presentation_forms_are_arabic(tmp_path: Path) -> None:
    file = tmp_path / "policy.txt"
    file.write_text("\ufeb3\ufef4\ufe8e\ufeb3\ufe94", encoding="utf-8")
    assert read_document(file).text


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda path: None, "no such file"),
    "empty": (lambda path: path.write_bytes(b""), "empty"),
    "only a mark": (lambda path: path.write_bytes(b"\xef\xbb\xbf"), "no text"),
    "blanks": (lambda path: path.write_text(" \n\n\t\n", encoding="utf-8"), "no text"),
    "random bytes": (lambda path: path.write_bytes(bytes(range(256)) * 20), "binary"),
    "high bytes": (lambda path: path.write_bytes(bytes(range(128, 256)) * 20), "binary"),
    "nul bytes": (lambda path: path.write_bytes(b"\x00" * 500), ""),
    "program": (lambda path: path.write_bytes(b"\x7fELF\x02\x01\x01" + bytes(300) + b"\x90\xc3" * 99), "binary"),
    "pdf": (lambda path: path.write_bytes(b"%PDF-1.7\n..."), "PDF"),
    "word": (lambda path: path.write_bytes(b"PK\x03\x04..."), "Word"),
    "not Arabic": (lambda path: path.write_text("Terms of use.\n", encoding="utf-8"), "no Arabic"),
    "French in latin-1": (lambda path: path.write_bytes("été à la crèche, déjà prévu".encode("latin-1")), ""),
    "folder": (lambda path: path.mkdir(), "folder"),
    "pipe": (lambda path: os.mkfifo(path), "not a regular file"),
    "too large": (lambda path: path.write_bytes(TEXT.encode() * 100), "limit"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_not_a_policy_is_refused_with_a_reason(tmp_path: Path, name: str) -> None:
    make, reason = BAD[name]
    path = tmp_path / "policy.txt"
    make(path)
    with pytest.raises(UnreadableError) as raised:
        read_document(path, terms=Terms(limits=Limits(bytes=10_000)))
    assert reason in raised.value.what
    assert raised.value.where == str(path), "it says where"
    assert raised.value.to_do, "it says what to do"
    assert len(str(raised.value).splitlines()) <= 2


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.txt")
        with pytest.raises(UnreadableError, match="not a regular file"):
            read_document("s.txt")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "policy.txt"
    file.write_text(TEXT, encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableError, match="may not be read"):
        read_document(file)


def test_a_path_no_system_can_have() -> None:
    for path in ("x" * 5000, "a\0b"):
        with pytest.raises(UnreadableError):
            read_document(path)


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_refusal(data: bytes) -> None:
    try:
        text, _ = decoded(data, "x")
    except PolicyDiffError as error:
        assert error.to_do
    else:
        assert isinstance(text, str)


def _write(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_folder_is_searched_sorted_and_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.TXT", ".hidden.txt", ".git/d.txt", "notes.md"):
        _write(tmp_path / name)
    (tmp_path / "folder.txt").mkdir()
    found = [Path(file.path).relative_to(tmp_path).as_posix() for file in find(tmp_path, SUFFIXES)]
    assert found == ["a/c.TXT", "b.txt"]


def test_the_pictures_of_a_saved_page_are_no_policies(tmp_path: Path) -> None:
    for name in ("page.html", "page_files/logo.png", "page_files/more/icon.jpg", "scan.png", "other_files/scan.png"):
        _write(tmp_path / name)
    found = [Path(file.path).relative_to(tmp_path).as_posix() for file in find(tmp_path, SUFFIXES)]
    assert found == ["other_files/scan.png", "page.html", "scan.png"]


def test_a_folder_without_policies(tmp_path: Path) -> None:
    _write(tmp_path / "notes.md")
    with pytest.raises(UsageError, match="no policy") as raised:
        find(tmp_path, SUFFIXES)
    assert "*.txt" in raised.value.to_do


def test_a_manifest_lists_the_policies_of_its_folder(tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt", "gold/one.txt"):
        _write(tmp_path / name)
    manifest = '[[policy]]\nfile = "two.txt"\nsiglum = "north"\n[[policy]]\nfile = "one.txt"\n'
    (tmp_path / "manifest.toml").write_text(manifest, encoding="utf-8")
    files = find(tmp_path, SUFFIXES)
    assert [Path(file.path).name for file in files] == ["two.txt", "one.txt"]
    assert sigla(files) == ("north", "one")
    assert sigla(find(tmp_path / "two.txt", SUFFIXES)) == ("north",), "also when the file is named by itself"


@pytest.mark.parametrize("text", ["", "policy = 3", "[[policy]]\nsiglum = 'x'", "[[policy", "[[policy]]\nfile = 3"])
def test_a_broken_manifest_is_named(tmp_path: Path, text: str) -> None:
    file = _write(tmp_path / "one.txt")
    (tmp_path / "manifest.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableError, match="not a usable manifest"):
        find(tmp_path, SUFFIXES)
    assert find(file, SUFFIXES), "but a file named by itself does not need it"


def test_sigla_are_short_unique_and_independent_of_order() -> None:
    paths = [
        *("x/policy.txt", "y/policy.txt", "z/000_f3ca01d61a1175a5.txt", "consensus.txt", "-", "z/___.txt"),
        *("z/a policy with a very long name.txt", "z/a policy with a very different name.txt", "z/سياسة العلاقة.txt"),
    ]
    files = [Found(path) for path in paths]
    names = dict(zip(paths, sigla(files), strict=True))
    assert len(set(names.values())) == len(paths)
    assert "consensus" not in names.values(), "it means something else to --baseline"
    assert names["z/000_f3ca01d61a1175a5.txt"] == "000"
    assert names["-"] == "stdin"
    assert dict(zip(reversed(paths), sigla(files[::-1]), strict=True)) == names


def test_one_file_twice_is_one_file(tmp_path: Path) -> None:
    file = _write(tmp_path / "one.txt")
    found = [*find(file, SUFFIXES), *find(tmp_path, SUFFIXES), *find(tmp_path / "." / "one.txt", SUFFIXES)]
    assert len(distinct(found)) == 1


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (["policy-to-regulate-relations-amal.txt", "policy-to-regulate-relations-birr.txt"], ["amal", "birr"]),
        (["سياسة تنظيم العلاقة - جمعية الأمل.txt", "سياسة تنظيم العلاقة - جمعية البر.txt"], ["الأمل", "البر"]),
        (["policy-to-regulate-relations.txt"], ["policy-regulate"]),
        (["policy-a.txt", "policy-b.txt"], ["policy-a", "policy-b"]),
        (["policy-for-all-versions-1.txt", "policy-for-all-versions-2.txt"], ["policy-1", "policy-2"]),
        (
            [
                "fundraising_policy-amal.txt",
                "fundraising_policy-birr.txt",
                "volunteering_policy-amal.txt",
                "volunteering_policy-x.txt",
            ],
            ["fundraising-amal", "birr", "volunteering-amal", "x"],
        ),
    ],
)
def test_long_names_are_told_apart_by_what_they_do_not_share(names: list[str], wanted: list[str]) -> None:
    assert list(sigla([Found(name) for name in names])) == wanted
