"""Tokens on papers: which version of which record a paper was printed from, signed so that nobody else can make one. Pure.

A token is short, since it stands in a QR code: 41 bytes as 55 signs. Its seal is an HMAC (RFC 2104) with SHA-256, cut to 96 bits.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass

import binascii
import hmac
import re
import struct

_CONTENT = struct.Struct(">B16sI8s")
_SEAL = 12
LENGTH = 55
_FORM = re.compile(rf"[A-Za-z0-9_-]{{{LENGTH}}}", re.ASCII)
MOST_KEYS = 256


@dataclass(frozen=True)
class Copy:
    """What a paper was printed from.

    :param uid: of the record, 32 hexadecimal digits.
    :param version: its number, from 1.
    :param sha256: of the version's content, 64 hexadecimal digits; from a token only the first 16 are known.
    """

    uid: str
    version: int
    sha256: str


def token_of(copy: Copy, keys: Sequence[bytes]) -> str:
    """Return the token that goes onto a paper.

    :param keys: all keys of the site, the oldest first, at least one; the last one seals.
    :raises ValueError: where the copy is not as described, or there are no keys.
    """
    if not keys or len(keys) > MOST_KEYS or copy.version < 1:
        raise ValueError("a token needs a key, and a version from 1")
    number = len(keys) - 1
    content = _CONTENT.pack(number, bytes.fromhex(copy.uid), copy.version, bytes.fromhex(copy.sha256)[:8])
    return urlsafe_b64encode(content + _seal(keys[number], content)).decode("ascii").rstrip("=")


def copy_of(token: str, keys: Sequence[bytes]) -> Copy | None:
    """Return what a token says; None for one that none of these keys has sealed.

    :param token: whatever somebody sent.
    :param keys: all keys of the site, the oldest first.
    """
    if not _FORM.fullmatch(token):
        return None
    try:
        data = urlsafe_b64decode(f"{token}=")
    except binascii.Error:
        return None
    content, seal = data[: _CONTENT.size], data[_CONTENT.size :]
    number, uid, version, digest = _CONTENT.unpack(content)
    # Two spellings of one token are two tokens: the last sign holds bits that nothing reads.
    if number >= len(keys) or urlsafe_b64encode(data).decode("ascii").rstrip("=") != token:
        return None
    if not hmac.compare_digest(seal, _seal(keys[number], content)):
        return None
    return Copy(uid.hex(), version, digest.hex())


def _seal(key: bytes, content: bytes) -> bytes:
    return hmac.digest(key, content, "sha256")[:_SEAL]
