"""The objects of a PDF and the file that holds them (ISO 32000-1, 7.3 and 7.5). Knows nothing of what they mean."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from functools import lru_cache
from typing import Any
from typing import NamedTuple
from typing import TypeAlias

import hashlib
import zlib

#: The four bytes after the first line tell that the file is no text (ISO 19005-2, 6.1.2).
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_OBJECTS_IN_A_STREAM = 200
_PACKED, _PLAIN = 2, 1
#: How hard streams are deflated. In a cut font nothing is found twice: without looking for it, it comes out 2 % larger in a third
#: of the time.
AS_IT_IS, FAST, TIGHT = 0, 1, 6


class Name(str):
    """A name: printable ASCII without delimiters."""

    __slots__ = ()


class Reference(NamedTuple):
    """An object of the file, by its number."""

    number: int


class Raw(bytes):
    """What stands in the file as it is, such as an array that was written before."""

    __slots__ = ()


Value: TypeAlias = (
    "Name | Reference | Raw | str | bytes | bool | int | float | Sequence[Value] | Mapping[str, Value] | None"
)


@lru_cache(maxsize=1 << 12)
def number(length: float) -> str:
    """A length as a PDF writes it: to a thousandth of a point, never with an exponent."""
    return f"{length:.3f}".rstrip("0").rstrip(".")


def text(value: str) -> bytes:
    """A text as a string of a PDF: ASCII as it is, anything else as UTF-16 (7.9.2.2)."""
    return value.encode("ascii") if value.isascii() else b"\xfe\xff" + value.encode("utf-16-be")


def literal(data: bytes) -> bytes:
    """Bytes as a literal string (7.3.4.2)."""
    escaped = data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)").replace(b"\r", b"\\r")
    return b"(" + escaped + b")"


def written(value: Value) -> bytes:
    """A value as it stands in the file."""
    match value:
        case Name():
            return f"/{value}".encode("ascii")
        case Raw():
            return bytes(value)
        case Reference():
            return f"{value.number} 0 R".encode("ascii")
        case None:
            return b"null"
        case bool():
            return b"true" if value else b"false"
        case int():
            return b"%d" % value
        case float():
            return number(value).encode("ascii")
        case str():
            return literal(text(value))
        case bytes():
            return literal(value)
        case Mapping():
            held = b"".join(b"/" + key.encode("ascii") + b" " + written(entry) for key, entry in value.items())
            return b"<<" + held + b">>"
        case _:
            return b"[" + b" ".join(map(written, value)) + b"]"


class File:
    """A PDF while it is put together. Objects are numbered in the order in which they are asked for.

    Those that are no streams are packed into streams of objects (7.5.7), which ISO 19005-2 allows and which makes the
    structure of a paper small.
    """

    def __init__(self) -> None:
        self._plain: dict[int, bytes] = {}
        self._packed: dict[int, bytes] = {}
        self._last = 0

    def reserve(self) -> Reference:
        """A number for an object that is put later."""
        self._last += 1
        return Reference(self._last)

    def put(self, value: Value, place: Reference | None = None) -> Reference:
        """Add an object.

        :param place: a number that was reserved for it
        """
        place = place or self.reserve()
        self._packed[place.number] = written(value)
        return place

    def stream(
        self, data: bytes, said: Mapping[str, Any] = {}, level: int = TIGHT, place: Reference | None = None
    ) -> Reference:
        """Add a stream.

        :param said: its dictionary, without the length
        :param level: how hard it is to be deflated (:data:`AS_IT_IS`, :data:`FAST`, :data:`TIGHT`); a stream that says its filter
            itself goes as it is
        :param place: a number that was reserved for it
        """
        place = place or self.reserve()
        self._plain[place.number] = _stream(data, said, level)
        return place

    def finished(self, root: Reference, info: Reference) -> bytes:
        """The file.

        :param root: the catalogue
        :param info: the document information
        """
        places: dict[int, tuple[int, int, int]] = {}
        numbers = list(self._packed)
        for start in range(0, len(numbers), _OBJECTS_IN_A_STREAM):
            held = numbers[start : start + _OBJECTS_IN_A_STREAM]
            holder = self.reserve().number
            self._plain[holder] = self._stream_of_objects(held)
            places.update((one, (_PACKED, holder, place)) for place, one in enumerate(held))
        pieces = [_HEADER]
        offset = len(_HEADER)
        digest = hashlib.sha256()
        for one, body in self._plain.items():
            piece = b"%d 0 obj\n%b\nendobj\n" % (one, body)
            places[one] = _PLAIN, offset, 0
            digest.update(piece)
            pieces.append(piece)
            offset += len(piece)
        table = self.reserve().number
        places[table] = _PLAIN, offset, 0
        identity = digest.digest()[:16]
        said = {
            "Type": Name("XRef"),
            "Size": table + 1,
            "W": [1, 4, 2],
            "Root": root,
            "Info": info,
            "ID": [identity, identity],
        }
        pieces.append(b"%d 0 obj\n%b\nendobj\n" % (table, _stream(_table(places, table), said, TIGHT)))
        pieces.append(b"startxref\n%d\n%%%%EOF\n" % offset)
        return b"".join(pieces)

    def _stream_of_objects(self, held: Sequence[int]) -> bytes:
        heads: list[int] = []
        bodies: list[bytes] = []
        offset = 0
        for one in held:
            heads += (one, offset)
            bodies.append(self._packed[one])
            offset += len(self._packed[one]) + 1
        head = " ".join(map(str, heads)).encode("ascii") + b"\n"
        said = {"Type": Name("ObjStm"), "N": len(held), "First": len(head)}
        return _stream(head + b"\n".join(bodies), said, TIGHT)


def _stream(data: bytes, said: Mapping[str, Any], level: int) -> bytes:
    if level:
        packer = zlib.compressobj(level, strategy=zlib.Z_HUFFMAN_ONLY if level == FAST else zlib.Z_DEFAULT_STRATEGY)
        data = packer.compress(data) + packer.flush()
        said = {**said, "Filter": Name("FlateDecode")}
    return b"%b\nstream\n%b\nendstream" % (written({**said, "Length": len(data)}), data)


def _table(places: Mapping[int, tuple[int, int, int]], last: int) -> bytes:
    """The cross-reference table: for each number its kind, where it is, and its place in a stream of objects (7.5.8)."""
    rows = [b"\x00\x00\x00\x00\x00\xff\xff"]
    for one in range(1, last + 1):
        kind, where, place = places[one]
        rows.append(kind.to_bytes(1, "big") + where.to_bytes(4, "big") + place.to_bytes(2, "big"))
    return b"".join(rows)
