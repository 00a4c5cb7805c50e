"""Taking a file in: a private copy of bounded size, with its checksum, that can be read twice."""

from __future__ import annotations

from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from shangnan.policy import _
from shangnan.policy.transfer.refusals import FileRefused
from tempfile import SpooledTemporaryFile
from typing import BinaryIO
from typing import cast

import hashlib
import weakref

MEBI = 1024 * 1024
MAX_FILE = 64 * MEBI
_IN_MEMORY = 4 * MEBI
_CHUNK = 64 * 1024


@dataclass(frozen=True)
class Spooled:
    """A copy of what was handed in; gone when this object is.

    :param file: the copy, readable and seekable, at its beginning.
    :param size: in bytes, 1 to MAX_FILE.
    :param sha256: 64 hexadecimal digits over the bytes.
    """

    file: BinaryIO
    size: int
    sha256: str


def spool(source: str | PathLike[str] | BinaryIO) -> Spooled:
    """Copy a file or stream aside, reading no more than MAX_FILE bytes and holding no more than 4 MiB in memory.

    :param source: a path, or a binary stream, read from where it stands to its end and left open.
    :raises FileRefused: where there is no such file, it cannot be read, is empty or too large.
    """
    if not isinstance(source, (str, PathLike)):
        return _copy(source)
    path = Path(source)
    # Neither a folder nor a pipe or device, which might never end.
    if not path.is_file():
        raise FileRefused(_("There is no file ${path}.", mapping={"path": str(path)}))
    try:
        with path.open("rb") as stream:
            return _copy(stream)
    except OSError as error:
        raise FileRefused(
            _("${path} cannot be read: ${why}.", mapping={"path": str(path), "why": error.strerror or str(error)})
        ) from error


def _copy(stream: BinaryIO) -> Spooled:
    copy = cast(BinaryIO, SpooledTemporaryFile(max_size=_IN_MEMORY))  # noqa: SIM115  closed with the object returned
    digest = hashlib.sha256()
    size = 0
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        if size > MAX_FILE:
            copy.close()
            raise FileRefused(
                _(
                    "The file is larger than ${limit} MB. Split it into several files.",
                    mapping={"limit": MAX_FILE // MEBI},
                )
            )
        digest.update(chunk)
        copy.write(chunk)
    if not size:
        copy.close()
        raise FileRefused(_("The file is empty."))
    copy.seek(0)
    spooled = Spooled(copy, size, digest.hexdigest())
    weakref.finalize(spooled, copy.close)
    return spooled
