"""Reading a dispatch into its plain form."""

from __future__ import annotations

from datetime import date
from hashlib import file_digest
from hashlib import sha256
from shangnan.policy.paper.bounded_cache import KeptAnswers
from shangnan.policy.records.dispatch.outgoing.plain import DATES
from shangnan.policy.records.dispatch.outgoing.plain import TEXTS
from shangnan.policy.records.views.files import files_in
from shangnan.policy.units.directory import unit_by_uid
from typing import Any


def to_plain(dispatch: object) -> dict[str, Any]:
    """Return the plain form of a dispatch.

    :param dispatch: an OutgoingDispatch.
    :returns: every key of TEXTS as str, every key of DATES as ISO 8601 date or "", `unit` with the unit's name.
    """
    # Its own only: what it lacked it would acquire from the site.
    dispatch = getattr(dispatch, "aq_base", dispatch)
    data: dict[str, Any] = {key: getattr(dispatch, key, None) or "" for key in TEXTS}
    for key in DATES:
        value = getattr(dispatch, key, None)
        data[key] = value.isoformat() if isinstance(value, date) else ""
    unit = unit_by_uid(getattr(dispatch, "responsible_unit", None))
    data["unit"] = unit.title if unit else ""
    return data


def with_files(dispatch: object) -> dict[str, Any]:
    """Return the plain form and, as `files`, a line for each attached file: its name and the SHA-256 of its content."""
    lines = sorted(f"{child.title} {digest(child.file)}" for child in files_in(dispatch))
    return {**to_plain(dispatch), "files": "\n".join(lines)}


# 32 bytes for each file.
_DIGESTS = KeptAnswers(most=320_000)


def digest(file: Any) -> str:
    """Return the SHA-256 of a file's content; read once for each content that is stored, not at each view of a page.

    :param file: a NamedBlobFile. What is stored for a blob never changes without another serial number.
    """
    blob = file._blob
    blob._p_activate()

    def make() -> bytes:
        with file.open() as stream:
            return file_digest(stream, sha256).digest()

    if blob._p_jar is None or blob._p_changed:  # not stored yet, so it may still change
        return make().hex()
    return _DIGESTS.get((blob._p_oid, blob._p_serial), make).hex()
