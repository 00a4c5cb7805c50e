"""What is counted when a record is filed: the digests of its canonical form and of each of its files."""

from __future__ import annotations

from shangnan.policy.registry.filing.item import FiledFile
from typing import Any


def record_digests(record: Any) -> tuple[str, ...]:
    """Return the digests of the canonical form of a record, `algorithm:hex` each."""
    raise NotImplementedError


def filed_files(record: Any, prefix: str = "") -> tuple[FiledFile, ...]:
    """Return what the register says of each file of a record.

    :param prefix: of the paths, for members of an item: `<id>/`.
    """
    raise NotImplementedError
