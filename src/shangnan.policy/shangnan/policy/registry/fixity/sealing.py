"""What is counted when a record is filed: the digests of its canonical form and of each of its files."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from contextlib import contextmanager
from datetime import datetime
from shangnan.policy.calendar.clock import ZONE
from shangnan.policy.records.checks.upload import proven_type
from shangnan.policy.records.views.files import files_in
from shangnan.policy.registry.digests import digests
from shangnan.policy.registry.filing.item import FiledFile
from shangnan.policy.registry.fixity.canonical import canonical_form
from typing import Any
from typing import BinaryIO

import os

HEAD = 4096  # bytes by which the type of a file is recognised


def record_form(record: Any, members: Sequence[Any] = ()) -> bytes:
    """Return what is counted of a record: its canonical form, and a line for each further record of the same 件, in its order.

    :raises TypeError: where one holds something that has no plain form.
    """
    return b"\n".join(canonical_form(one) for one in (record, *members))


def record_digests(record: Any, members: Sequence[Any] = ()) -> tuple[str, ...]:
    """Return the digests of what `record_form` gives, `algorithm:hex` each."""
    return digests(record_form(record, members))


def filed_files(record: Any, prefix: str = "") -> tuple[FiledFile, ...]:
    """Return what the register says of each file of a record, in the order in which they lie in it.

    :param prefix: of the paths, for members of an item: `<id>/`.
    :raises ZODB.POSException.POSKeyError: where the content of one is gone.
    """
    return tuple(_filed(child, prefix) for child in files_in(record) if child.file is not None)


def _filed(attachment: Any, prefix: str) -> FiledFile:
    name = attachment.file.filename or attachment.getId()
    with opened(attachment) as stream:
        media_type, size = proven_type(name, stream.read(HEAD)), stream.seek(0, os.SEEK_END)
        stream.seek(0)
        counted = digests(stream)
    return FiledFile(
        path=f"{prefix}{attachment.getId()}",
        name=name,
        role=attachment.purpose,
        media_type=media_type,
        size=size,
        digests=counted,
        modified=changed_at(attachment),
        uid=attachment.UID(),
    )


def changed_at(attachment: Any) -> str:
    """Return when a file was last changed, ISO 8601 to the second in the county's zone."""
    return datetime.fromtimestamp(attachment.modified().timeTime(), ZONE).isoformat(timespec="seconds")


@contextmanager
def opened(attachment: Any) -> Iterator[BinaryIO]:
    """Open the content of a file as it lies on the disk.

    :raises ZODB.POSException.POSKeyError: where it is gone.
    """
    with attachment.file.open() as stream:
        # What the system keeps of the file in memory is let go, so that the disk itself is read.
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        yield stream
