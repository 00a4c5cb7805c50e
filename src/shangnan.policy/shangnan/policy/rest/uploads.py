"""Resumable uploads (tus.io) within the limits that every file here has.

plone.restapi takes any length, and any number of bytes whatever length was said. Ours: a file of at most 20 MB, no more than
was said, a known number of unfinished ones; they are their owner's alone by the umask, and gone an hour after the last part.
"""

from __future__ import annotations

from pathlib import Path
from plone.restapi.services.content.tus import TUSUpload
from plone.restapi.services.content.tus import UploadHead
from plone.restapi.services.content.tus import UploadPatch
from plone.restapi.services.content.tus import UploadPost
from shangnan.policy import _
from shangnan.policy.records.checks.upload import MAX_SIZE
from typing import Any
from zExceptions import BadRequest
from zExceptions import NotFound
from zope.i18n import translate
from zope.i18nmessageid import Message

import re

#: Unfinished uploads of this process's machine at one time.
MOST_UNFINISHED = 100
_NUMBER = re.compile(r"[0-9]{1,12}")
_UPLOAD = re.compile(r"[0-9a-f]{32}")


def _refused(request: Any, message: Message) -> BadRequest:
    return BadRequest(translate(message, context=request))


def _header_number(request: Any, name: str) -> int:
    """Return the number that a header says.

    :raises BadRequest: where it says none.
    """
    value = request.getHeader(name, "")
    if not _NUMBER.fullmatch(value):
        raise _refused(request, _("The header ${name} holds no number.", mapping={"name": name}))
    return int(value)


class BoundedUploadPost(UploadPost):
    """Begins an upload."""

    def reply(self) -> Any:
        """Make room for it, or say why not.

        :raises BadRequest: there.
        """
        length = _header_number(self.request, "Upload-Length")
        if not 0 < length <= MAX_SIZE:
            raise _refused(
                self.request,
                _("A file has at least one byte and at most ${limit} MB.", mapping={"limit": MAX_SIZE // 1024 // 1024}),
            )
        folder = TUSUpload("0" * 32)
        folder.cleanup_expired()
        if sum(1 for _file in Path(folder.tmp_dir).glob(f"{folder.file_prefix}*.json")) >= MOST_UNFINISHED:
            raise _refused(self.request, _("Too many uploads have been begun and not finished. Try again in an hour."))
        try:
            return super().reply()
        except ValueError as error:  # base64 and UTF-8 of what is said about the file
            raise _refused(
                self.request, _("The header ${name} cannot be read.", mapping={"name": "Upload-Metadata"})
            ) from error


class BoundedUploadHead(UploadHead):
    """Says how far an upload has come."""

    def reply(self) -> Any:
        """Answer for an upload of ours only."""
        _check_name(self)
        return super().reply()


class BoundedUploadPatch(UploadPatch):
    """Takes the next part of an upload."""

    def reply(self) -> Any:
        """Take the part where it follows the last one and does not go beyond what was said.

        :raises BadRequest: otherwise.
        """
        _check_name(self)
        upload = self.tus_upload()
        if upload is not None:
            offset = _header_number(self.request, "Upload-Offset")
            part = _header_number(self.request, "Content-Length")
            if offset != upload.offset() or offset + part > upload.length():
                raise _refused(
                    self.request, _("This part does not follow the last one, or goes beyond the length of the file.")
                )
        return super().reply()


def _check_name(service: UploadHead | UploadPatch) -> None:
    if service.uid is not None and not _UPLOAD.fullmatch(service.uid):
        raise NotFound(service.uid)
