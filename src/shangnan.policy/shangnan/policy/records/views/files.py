"""The files that lie in a record, for its page."""

from __future__ import annotations

from AccessControl import getSecurityManager
from typing import Any


def files_in(record: Any) -> list[Any]:
    """Return the Attachments in a record, whoever asks."""
    return [child for child in record.objectValues() if child.portal_type == "Attachment"]


def attachments_of(record: Any) -> list[Any]:
    """Return the Attachments in a record that the present user may see."""
    may = getSecurityManager().checkPermission
    return [attachment for attachment in files_in(record) if may("View", attachment)]


def files_of(record: Any) -> list[dict[str, str]]:
    """Return the files in a record that the present user may see: title and url of each."""
    return [
        {"title": child.title, "url": f"{child.absolute_url()}/@@download/file"} for child in attachments_of(record)
    ]
