"""Looking at the files of a record as they lie on the disk."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from shangnan.policy.records.checks.upload import proven_type
from shangnan.policy.records.views.files import files_in
from shangnan.policy.registry.digests import digests
from shangnan.policy.registry.fixity.sealing import changed_at
from shangnan.policy.registry.fixity.sealing import opened
from shangnan.policy.registry.qualities.opening import HEAD
from shangnan.policy.registry.qualities.opening import open_file
from shangnan.policy.registry.qualities.scanner import scan
from shangnan.policy.registry.qualities.settings import read_settings
from shangnan.policy.registry.qualities.subject import FoundFile
from typing import Any
from ZODB.POSException import POSKeyError

import os


def attachments(record: Any, members: Iterable[Any] = ()) -> dict[str, Any]:
    """Return the files of a record and of the further records of its 件, by their paths in the register."""
    found = {child.getId(): child for child in files_in(record)}
    for member in members:
        found.update({f"{member.getId()}/{child.getId()}": child for child in files_in(member)})
    return {path: child for path, child in found.items() if child.file is not None}


def look(attachment: Any, stated: tuple[str, ...] = ()) -> FoundFile | None:
    """Return what lies there of a file; None where its content is gone.

    :param stated: digests that somebody has counted just now; empty to count them.
    """
    name = attachment.file.filename or attachment.getId()
    try:
        with opened(attachment) as stream:
            size = stream.seek(0, os.SEEK_END)
            stream.seek(0)
            media_type = proven_type(name, stream.read(HEAD))
            stream.seek(0)
            counted = stated or digests(stream)
            what = open_file(stream, name)
    except (POSKeyError, FileNotFoundError):
        return None
    return FoundFile(
        name=name,
        media_type=media_type,
        size=size,
        digests=counted,
        modified=changed_at(attachment),
        extension=what.extension,
        broken=what.broken,
        can_tell=what.can_tell,
        locked=what.locked,
        signed=what.signed,
    )


def scanned(files: dict[str, Any]) -> dict[str, str] | None:
    """Return for each file the virus in it, "" for none; None where no scanner may or can look.

    :param files: path to attachment.
    """
    if not read_settings().use_scanner:
        return None
    places = {}
    for path, attachment in files.items():
        with attachment.file.open() as stream:
            places[path] = Path(stream.name)
    return scan(places)
