"""Reading web pages: the article without what surrounds it, lists and tables as lines."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from policy_diff.errors import UnreadableError
from policy_diff.readers import read_document
from policy_diff.readers.web import read_web

ARTICLE = "تضع الجمعية السياسات والإجراءات التي تنظم علاقتها بجميع الأطراف من مستفيدين وداعمين ومتطوعين. " * 3


def lines(html: str) -> list[str]:
    return read_web(html.encode(), "test.html")[0].splitlines()


def test_the_article_without_its_surroundings() -> None:
    page = f"""<!doctype html><html><head><title>x</title><style>p {{}}</style></head><body>
      <header><nav><a>الرئيسية</a></nav></header><aside>أخبار</aside>
      <main><h1>سياسة المستفيدين</h1><p>{ARTICLE}</p><script>var x = 1</script><p hidden>خفي</p>
      <p style="display: none">مستور</p></main><footer>جميع الحقوق محفوظة</footer></body></html>"""
    assert lines(page) == ["سياسة المستفيدين", "", ARTICLE.strip()]


def test_an_article_that_nothing_names() -> None:
    page = f"""<html><body><div class="top"><a>الرئيسية</a> <a>اتصل بنا</a></div><h1>سياسة</h1>
      <div><div><p>{ARTICLE}</p><p>{ARTICLE}</p></div></div><div>حقوق</div></body></html>"""
    assert lines(page) == ["سياسة", "", ARTICLE.strip(), "", ARTICLE.strip()]


def test_lists_have_their_numbers() -> None:
    page = """<html><body><ol start="3"><li>المقابلة</li>
      <li value="7">الخطابات<ul><li>ورقية</li><li>- رقمية</li></ul></li><li>الموقع</li></ol>
      <ol type="a" reversed><li>x</li><li>y</li></ol><ul style="list-style: none"><li>بلا</li></ul></body></html>"""
    assert [line for line in lines(page) if line] == [
        "3. المقابلة", "7. الخطابات", "\u2022 ورقية", "- رقمية", "8. الموقع", "b. x", "a. y", "بلا",
    ]  # fmt: skip


def test_a_row_is_a_line() -> None:
    page = """<html><body><p>قبل</p><table><tr><th>البند</th><th>المدة</th></tr>
      <tr><td>1</td><td>الرد<br>الأول</td><td>شهر</td></tr>
      <tr><td>1</td><td>الرد</td><td></td><td>شهر</td></tr></table></body></html>"""
    assert [line for line in lines(page) if line] == [
        "قبل",
        "البند | المدة",
        "1",
        "الرد",
        "الأول",
        "شهر",
        "1 الرد | شهر",
    ]


def test_inline_elements_do_not_part_words() -> None:
    assert lines("<html><body><p>مدة <b>لا</b> تقل\n   عن <i>أسبو</i>عين</p></body></html>") == [
        "مدة لا تقل عن أسبوعين"
    ]


@pytest.mark.parametrize(
    ("encoding", "said"), [("utf-8", ""), ("utf-8-sig", ""), ("cp1256", "windows-1256"), ("cp1256", ""), ("utf-16", "")]
)
def test_encodings(tmp_path: Path, encoding: str, said: str) -> None:
    meta = f'<meta charset="{said}">' if said else ""
    file = tmp_path / "policy.txt"
    file.write_bytes(f"<html><head>{meta}</head><body><p>{ARTICLE}</p></body></html>".encode(encoding))
    document = read_document(file)
    assert document.text.strip() == ARTICLE.strip()
    assert document.source.reader == "web"


def test_a_saved_page(tmp_path: Path) -> None:
    file = tmp_path / "policy.mhtml"
    file.write_bytes(
        b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B\r\n"
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        + f"<html><body><p>{ARTICLE}</p></body></html>\r\n--B--\r\n".encode()
    )
    assert read_document(file).text.strip() == ARTICLE.strip()


class TestBadPages:
    """Pages without text, and pages that mean harm."""

    @pytest.mark.parametrize("page", ["<html></html>", "<html><body><script>f()</script></body></html>"])
    def test_no_text(self, page: str) -> None:
        with pytest.raises(UnreadableError, match="without text"):
            lines(page)

    def test_too_large(self) -> None:
        with pytest.raises(UnreadableError, match="more than 30 MB"):
            read_web(b"<html>" + b" " * 30_000_000, "test.html")

    def test_nesting_without_end(self) -> None:
        assert "نص" in "".join(lines("<html><body>" + "<div>" * 5_000 + "نص"))

    def test_mutated_pages_never_raise_anything_else(self) -> None:
        page = f"<html><body><main><ol><li>{ARTICLE}</li></ol><table><tr><td>1</td></tr></table></main></body></html>"
        good = page.encode()
        dice = random.Random(1)
        for _ in range(100):
            bad = bytearray(good)
            for _ in range(dice.randrange(1, 40)):
                bad[dice.randrange(len(bad))] = dice.randrange(256)
            try:
                read_web(bytes(bad), "test.html")
            except UnreadableError as error:
                assert "test.html" in str(error)
