"""A file of a package as it lies there. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class StoredFile:
    """A file in the folder of an item.

    :param order: from 1.
    :param stored: its name there.
    :param name: as it was called.
    :param media_type: by content.
    :param size: bytes.
    :param digests: `algorithm:hex`, the leading one first.
    :param modified: ISO 8601 with zone.
    :param main: whether it is the text itself.
    """

    order: int
    stored: str
    name: str
    media_type: str
    size: int
    digests: tuple[str, ...]
    modified: str
    main: bool = False
