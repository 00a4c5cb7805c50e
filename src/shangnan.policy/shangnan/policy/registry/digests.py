"""Digests as `algorithm:hex`: SHA-256 leads, SM3 (GB/T 32905-2016) stands beside it where the machine has it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from typing import BinaryIO

import hashlib

LEADING = "sha256"
ALGORITHMS = ("sha256", "sm3")
PART = 1 << 20  # bytes read at once


def available() -> tuple[str, ...]:
    """Return the algorithms that this machine has, the leading one first. Python does not promise SM3; OpenSSL 3 brings it."""
    return tuple(name for name in ALGORITHMS if name in hashlib.algorithms_available)


def digests(content: bytes | BinaryIO) -> tuple[str, ...]:
    """Return the digests of some content by all algorithms that this machine has.

    >>> digests(b"abc")[0]
    'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'

    :param content: the bytes, or a file opened for reading bytes, read from where it stands to its end.
    :returns: `algorithm:hex` for each, the leading one first.
    """
    counting = [hashlib.new(name) for name in available()]
    for part in _parts(content):
        for one in counting:
            one.update(part)
    return tuple(f"{one.name}:{one.hexdigest()}" for one in counting)


def differing(stated: Iterable[str], content: bytes | BinaryIO) -> tuple[str, ...]:
    """Return those of some stated digests that content does not have; one by an algorithm unknown here is left out.

    :param stated: `algorithm:hex` each.
    :param content: as for `digests`.
    :raises ValueError: where none of them can be checked.
    """
    wanted = dict(entry.split(":", 1) for entry in stated)
    known = {name: value for name, value in wanted.items() if name in available()}
    if not known:
        raise ValueError("no digest that could be checked")
    found = dict(entry.split(":", 1) for entry in digests(content))
    return tuple(f"{name}:{value}" for name, value in known.items() if found[name] != value)


def _parts(content: bytes | BinaryIO) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    while part := content.read(PART):
        yield part
