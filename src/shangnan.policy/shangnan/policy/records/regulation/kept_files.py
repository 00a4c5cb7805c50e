"""The files of each version: 当时有效 holds for annexes and forms as for the text.

A revision takes the place of its original's files, so those of the version before are kept beside it: once each, under the
SHA-256 of their content, however many versions have them.
"""

from __future__ import annotations

from BTrees.OOBTree import OOBTree
from hashlib import sha256
from plone.namedfile.file import NamedBlobFile
from shangnan.policy.records.views.files import files_in
from typing import Any
from zope.annotation.interfaces import IAnnotations

KEY = "shangnan.policy.kept_files"


def files_of(regulation: Any) -> list[dict[str, str]]:
    """Return `title`, `filename` and `sha256` of the files that a regulation has now: what a version says of them."""
    return [
        {
            "title": child.title,
            "filename": child.file.filename or child.getId(),
            "sha256": sha256(child.file.data).hexdigest(),
        }
        for child in _attachments(regulation)
    ]


def keep_files(regulation: Any) -> list[dict[str, str]]:
    """Keep the files that a regulation has now, and return what `files_of` does."""
    found, annotations = files_of(regulation), IAnnotations(regulation)
    if found and KEY not in annotations:
        annotations[KEY] = OOBTree()
    for told, child in zip(found, _attachments(regulation), strict=True):
        if told["sha256"] not in annotations[KEY]:
            file = child.file
            annotations[KEY][told["sha256"]] = NamedBlobFile(
                data=file.data, contentType=file.contentType, filename=file.filename
            )
    return found


def kept_file(regulation: Any, digest: str) -> NamedBlobFile | None:
    """Return a file that some version of a regulation has, None for an unknown digest."""
    return IAnnotations(regulation).get(KEY, {}).get(digest)


def _attachments(regulation: Any) -> list[Any]:
    return [child for child in files_in(regulation) if child.file is not None]
