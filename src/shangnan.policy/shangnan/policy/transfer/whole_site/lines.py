"""Lines of a part: JSON, one to a line, the same bytes for the same data. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from typing import Any
from typing import BinaryIO

import hashlib
import json


def line_of(data: Mapping[str, Any]) -> bytes:
    """Return the line of some data, with its line break.

    Keys stay in their order: the order of a mapping is part of what is kept. Where a text holds half of a pair of surrogates, which
    UTF-8 does not know, the whole line is written in ASCII.

    :param data: JSON-compatible.
    :raises ValueError: for numbers that JSON does not know.
    """
    try:
        return (_dumped(data, False) + "\n").encode("utf-8")
    except UnicodeEncodeError:
        return (_dumped(data, True) + "\n").encode("ascii")


def _dumped(data: Mapping[str, Any], ascii_only: bool) -> str:
    return json.dumps(data, ensure_ascii=ascii_only, separators=(",", ":"), allow_nan=False)


def data_of(line: bytes) -> dict[str, Any]:
    """Return the data of a line.

    :raises ValueError: where it is none.
    """
    data = json.loads(line)
    if not isinstance(data, dict):
        raise ValueError("a line is a mapping")
    return data


def lines_from(stream: BinaryIO, after: int = 0) -> Iterator[dict[str, Any]]:
    """Yield the data of the lines of a file, of one after the other.

    :param after: as many lines are passed over.
    """
    for number, line in enumerate(stream):
        if number >= after:
            yield data_of(line)


class Counted:
    """Writes lines and counts and digests them on the way.

    :param stream: takes them.
    :param algorithms: of the digests.
    """

    def __init__(self, stream: BinaryIO, algorithms: tuple[str, ...]) -> None:
        self.stream, self.count = stream, 0
        self._counting = [hashlib.new(name) for name in algorithms]

    def write(self, data: Mapping[str, Any]) -> None:
        """Write one line."""
        line = line_of(data)
        self.stream.write(line)
        for one in self._counting:
            one.update(line)
        self.count += 1

    @property
    def digests(self) -> tuple[str, ...]:
        """The digests of what was written, `algorithm:hex`."""
        return tuple(f"{one.name}:{one.hexdigest()}" for one in self._counting)
