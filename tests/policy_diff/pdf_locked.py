"""A PDF of `pdf_maker` with a password: the oldest way of the format (RC4 with 40 bits), by hand."""

from __future__ import annotations

import hashlib
import re

_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_ID = b"0123456789abcdef"
_RIGHTS = -44


def locked(data: bytes, user: bytes) -> bytes:
    """The file, which opens with `user` (b"" opens it for everybody), its streams encrypted."""
    owner = _rc4(_padded(b"owner", 5), (user + _PAD)[:32])
    rights = _RIGHTS.to_bytes(4, "little", signed=True)
    key = hashlib.md5((user + _PAD)[:32] + owner + rights + _ID).digest()[:5]
    check = _rc4(key, _PAD)

    def stream(match: re.Match[bytes]) -> bytes:
        number = int(match[1]).to_bytes(3, "little") + bytes(2)
        own = hashlib.md5(key + number).digest()[:10]
        return match[0][: match.start(2) - match.start()] + _rc4(own, match[2]) + b"\nendstream"

    body = re.sub(rb"(\d+) 0 obj\n<< /Length \d+ >>\nstream\n(.*?)\nendstream", stream, data, flags=re.S)
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P %d /O <%s> /U <%s> >> /ID [<%s> <%s>] >>\nstartxref" % (
        *(_RIGHTS, owner.hex().encode(), check.hex().encode()),
        *(_ID.hex().encode(),) * 2,
    )
    return body.replace(b">>\nstartxref", lock)


def _padded(password: bytes, size: int) -> bytes:
    return hashlib.md5((password + _PAD)[:32]).digest()[:size]


def _rc4(key: bytes, data: bytes) -> bytes:
    box = list(range(256))
    j = 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)
