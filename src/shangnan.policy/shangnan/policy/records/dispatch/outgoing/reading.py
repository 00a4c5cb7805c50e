"""Reading a dispatch into its plain form."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from shangnan.policy.records.dispatch.outgoing.plain import DATES
from shangnan.policy.records.dispatch.outgoing.plain import TEXTS
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
    children = (child for child in dispatch.objectValues() if child.portal_type == "Attachment")  # type: ignore[attr-defined]
    lines = sorted(f"{child.title} {sha256(child.file.data).hexdigest()}" for child in children)
    return {**to_plain(dispatch), "files": "\n".join(lines)}
