"""What may be uploaded: judged by content, since a name says only what somebody typed, unless it says that it is secret. Pure."""

from __future__ import annotations

from puremagic import PureError
from shangnan.policy import _
from shangnan.policy.records.secrecy.marks import mark_in_file_name
from shangnan.policy.records.secrecy.marks import secret_problem
from zope.i18nmessageid import Message

import puremagic

MAX_SIZE = 20 * 1024 * 1024  # bytes

# extension -> extensions that the content may be recognised as. Office files of both generations are containers (OLE
# and ZIP) that are recognised under several names; OFD (GB/T 33190-2016) and the new WPS formats are ZIP.
_OLE = frozenset(
    {"doc", "xls", "ppt", "msi", "wps", "et", "ole", "msg", "dot", "xlt", "db", "mdb", "pps", "fla", "ac_"}
)
_ZIP = frozenset(
    {"zip", "docx", "xlsx", "pptx", "ofd", "odt", "ods", "jar", "epub", "xlsm", "xlsb", "docm", "xps", "vsdx"}
)
ACCEPTED: dict[str, frozenset[str]] = {
    "pdf": frozenset({"pdf"}),
    "png": frozenset({"png"}),
    "jpg": frozenset({"jpg", "jpeg", "jfif", "jpe", "jif"}),
    "jpeg": frozenset({"jpg", "jpeg", "jfif", "jpe", "jif"}),
    "doc": _OLE,
    "xls": _OLE,
    "wps": _OLE | _ZIP,
    "et": _OLE | _ZIP,
    "docx": _ZIP,
    "xlsx": _ZIP,
    "ofd": _ZIP,
}


TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "wps": "application/vnd.ms-works",
    "et": "application/vnd.ms-excel",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ofd": "application/ofd",
}
#: What no browser opens by itself.
UNPROVEN = "application/octet-stream"


def proven_type(filename: str, head: bytes) -> str:
    """Return the media type that a file is served with.

    :param filename: as the user named it.
    :param head: the first few kilobytes.
    :returns: the type of its name where the content is of that kind, UNPROVEN otherwise.
    """
    extension = filename.rpartition(".")[2].lower() if "." in filename else ""
    return TYPES[extension] if extension in ACCEPTED and _recognised(head) & ACCEPTED[extension] else UNPROVEN


def upload_problem(filename: str, size: int, head: bytes) -> Message | None:
    """Return why a file cannot be taken, or None.

    :param filename: as the user named it.
    :param size: bytes.
    :param head: the first few kilobytes.
    """
    mark = mark_in_file_name(filename)
    if mark:
        return secret_problem(_("Name of the file"), mark)
    extension = filename.rpartition(".")[2].lower() if "." in filename else ""
    if extension not in ACCEPTED:
        return _(
            "Files of this kind are not accepted. Save it as PDF, Word, Excel, WPS, OFD, PNG or JPEG and upload it again."
        )
    if not head:
        return _("The file is empty. Choose the file again.")
    if size > MAX_SIZE:
        return _(
            "The file is larger than 20 MB. Make it smaller, for example by saving pictures at a lower resolution."
        )
    if not _recognised(head) & ACCEPTED[extension]:
        return _(
            "The content is not what the name .${extension} says. Open the file, save it in that format and upload it again.",
            mapping={"extension": extension},
        )
    return None


def _recognised(head: bytes) -> set[str]:
    if head.startswith(b"PK\x03\x04"):
        return {"zip"}
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return {"ole"}
    try:
        return {
            match.extension.lstrip(".").lower() for match in puremagic.magic_string(head) if match.confidence >= 0.3
        }
    except (PureError, ValueError):
        return set()
