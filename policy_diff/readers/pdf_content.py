"""The content of a page as operators with their operands, read with one pattern.

Why: pdfminer's own scanner takes most of its time, one token after the other through five layers;
this one is several times faster on the same pages. It knows what text, forms and thin lines need,
and passes over the rest. Broken content gives what can be made out of it, never an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pdfminer.psparser import LIT

#: operands kept for one operator, and depth of arrays and dictionaries in each other
MOST_OPERANDS, DEEPEST = 4096, 40

_TOKEN = re.compile(
    rb"(?P<number>[+-]*(?:\d+\.?\d*|\.\d+)(?:-\d*)?)"
    rb"|(?P<word>[A-Za-z'\"][A-Za-z0-9*'\"]*)"
    rb"|(?P<string>\((?:[^()\\]++|\\.)*+\))"  # possessive: broken content must not be tried twice
    rb"|(?P<hex><[^<>]*+>)"
    rb"|/(?P<name>[^\s()<>\[\]{}/%\x00]*)"
    rb"|(?P<open>\[|<<)"
    rb"|(?P<close>\]|>>)"
    rb"|(?P<nested>\()"
    rb"|%[^\r\n]*",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_HEX_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
_NOT_HEX = re.compile(rb"[^0-9A-Fa-f]")
_WORDS = {b"true": True, b"false": False, b"null": None}
_IMAGE_END = re.compile(rb"\sEI(?=[\s\x00]|$)")


def operators(data: bytes) -> Iterator[tuple[str, list[Any]]]:
    """Each operator of the content with its operands: numbers, bytes, names, lists and dictionaries."""
    operands: list[Any] = []
    stack: list[list[Any]] = []
    at = 0
    match = _TOKEN.search(data, at)
    while match is not None:
        kind, at = match.lastgroup, match.end()
        if kind == "number":
            operands.append(_number(match["number"]))
        elif kind == "word":
            word = match["word"]
            if word in _WORDS:
                operands.append(_WORDS[word])
            elif not stack:
                if word == b"ID":
                    at = _after_image(data, at)
                yield word.decode("latin-1"), operands
                operands = []
        elif kind == "string":
            operands.append(_string(match["string"][1:-1]))
        elif kind == "hex":
            operands.append(_hexadecimal(match["hex"]))
        elif kind == "name":
            operands.append(LIT(_name(match["name"])))
        elif kind == "open":
            if len(stack) < DEEPEST:
                stack.append(operands)
                operands = []
        elif kind == "close":
            if stack:
                made = operands if match["close"] == b"]" else _dictionary(operands)
                operands = stack.pop()
                operands.append(made)
        elif kind == "nested":
            text, at = _nested(data, at)
            operands.append(text)
        if len(operands) > MOST_OPERANDS and not stack:
            operands = operands[-MOST_OPERANDS:]
        match = _TOKEN.search(data, at)


def _number(token: bytes) -> float:
    try:
        return float(token)
    except ValueError:
        found = re.search(rb"\d+\.?\d*|\.\d+", token)
        return float(found[0]) * (-1 if token.startswith(b"-") else 1) if found else 0.0


def _string(body: bytes) -> bytes:
    return _ESCAPE.sub(_unescaped, body) if b"\\" in body else body


def _unescaped(match: re.Match[bytes]) -> bytes:
    code = match[1]
    if code[:1].isdigit():
        return bytes((int(code, 8) & 255,)) if code[:1] < b"8" else code
    return _ESCAPED.get(code, code)


def _hexadecimal(token: bytes) -> bytes:
    digits = _NOT_HEX.sub(b"", token)
    return bytes.fromhex((digits + b"0" if len(digits) % 2 else digits).decode("ascii"))


def _name(token: bytes) -> str:
    if b"#" in token:
        token = _HEX_NAME.sub(lambda match: bytes((int(match[1], 16),)), token)
    return token.decode("utf-8", "replace")


def _dictionary(operands: list[Any]) -> dict[str, Any]:
    return {str(getattr(key, "name", key)): value for key, value in zip(operands[::2], operands[1::2], strict=False)}


def _nested(data: bytes, at: int) -> tuple[bytes, int]:
    """A string with brackets in it that are not escaped, from just after its first one."""
    depth, start, end = 1, at, len(data)
    while at < end and depth:
        character = data[at]
        if character == 0x5C:
            at += 1
        elif character == 0x28:
            depth += 1
        elif character == 0x29:
            depth -= 1
        at += 1
    return _string(data[start : at - 1 if depth == 0 else at]), at


def _after_image(data: bytes, at: int) -> int:
    """Just after the data of an inline image that begins at `at`."""
    found = _IMAGE_END.search(data, at)
    return found.end() if found else len(data)
