"""A folder as one zip file, sent piece by piece from disk: nothing is put together in memory or in a second copy. Pure.

Nothing is compressed (DA/T 70-2018, 3-8: no private compression), and all times in it are the same, so that the same folder
gives the same file.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_STORED
from zipfile import ZipFile
from zipfile import ZipInfo

PART = 1 << 20
_TIME = (1980, 1, 1, 0, 0, 0)


class _Drain:
    """Takes what the zip file writes, and gives it away."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def write(self, part: bytes) -> int:
        self.parts.append(bytes(part))
        return len(part)

    def flush(self) -> None:
        """Nothing waits."""

    def taken(self) -> bytes:
        part = b"".join(self.parts)
        self.parts.clear()
        return part


def zipped(folder: Path) -> Iterator[bytes]:
    """Yield a zip file of a folder in parts; names begin with the folder's own.

    :param folder: holds files and folders only.
    """
    drain = _Drain()
    with ZipFile(drain, "w", ZIP_STORED) as target:  # type: ignore[call-overload]  # a stream without a position
        for path in sorted(one for one in folder.rglob("*") if one.is_file()):
            info = ZipInfo(f"{folder.name}/{path.relative_to(folder).as_posix()}", _TIME)
            info.external_attr = 0o644 << 16
            with (
                path.open("rb") as source,
                target.open(info, "w", force_zip64=path.stat().st_size >= 1 << 31) as inside,
            ):
                while part := source.read(PART):
                    inside.write(part)
                    yield drain.taken()
    yield drain.taken()
