"""A zip archive that is the same, byte for byte, for the same parts: OFD and Word files are such."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED
from zipfile import ZipFile
from zipfile import ZipInfo

#: The earliest date that a zip archive can tell: what a paper says about its date stands inside it.
_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX, _READABLE = 3, 0o644 << 16


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The archive of some parts.

    :param parts: path -> content, in the order in which they are to stand
    """
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            entry = ZipInfo(path, _DATE)
            entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, _UNIX, _READABLE
            archive.writestr(entry, content)
    return out.getvalue()
