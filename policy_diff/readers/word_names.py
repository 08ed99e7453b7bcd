"""Names in Word's XML, and how its attributes are read."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
#: the same words in the form that strict files use
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"


def value(element: etree._Element | None, name: str) -> str:
    """The attribute `name` of Word's own, or nothing."""
    return "" if element is None else str(element.get(f"{W}{name}", ""))
