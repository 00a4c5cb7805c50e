"""What the journal tells of a thing, as clean text of limited length: its kind and UID, path and title where these may be told."""

from __future__ import annotations

from Acquisition import aq_base
from plone import api
from shangnan.policy.registry.journal.audience import is_closed
from shangnan.policy.registry.journal.subject import Subject
from shangnan.policy.registry.journal.subject import subject_of
from typing import Any

#: Index of the catalog with the roles that may view something.
VIEWERS = "allowedRolesAndUsers"

#: Characters of a text and texts of a list that an entry holds.
LONGEST, MOST = 1000, 200


def plain(value: Any) -> Any:
    """Return a detail as text or a list of texts that any reader of UTF-8 takes; what is too long ends with an ellipsis."""
    if isinstance(value, (list, tuple, set, frozenset)):
        values = sorted(value) if isinstance(value, (set, frozenset)) else list(value)
        return [plain(one) for one in values[:MOST]] + (["…"] if len(values) > MOST else [])
    text = str(value).encode("utf-8", "replace").decode("utf-8")
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def told_of(subject: Any) -> dict[str, str]:
    """Return portal_type, uid, path and title of a thing, or of its row in the catalog; none for None.

    :param subject: content, a Subject, or a row of the catalog.
    """
    if subject is None:
        return {}
    told = _of_row(subject) if hasattr(aq_base(subject), "getRID") else subject_of(subject)
    return {
        "portal_type": _text(told.portal_type),
        "uid": _text(told.uid),
        "path": _text(f"/{told.path}" if told.path else ""),
        "title": _text(told.title),
    }


def _of_row(row: Any) -> Subject:
    """Return the same of a row, without waking what it stands for; of a restricted record only its section is known then."""
    catalog = api.portal.get_tool("portal_catalog")
    viewers = catalog._catalog.indexes[VIEWERS].getEntryForObject(row.getRID(), ()) or ()
    above = "/".join(api.portal.get().getPhysicalPath())
    path = row.getPath().removeprefix(above).strip("/")
    restricted = is_closed(viewers)
    return Subject(
        row.portal_type, row.UID, path.partition("/")[0] if restricted else path, "" if restricted else row.Title
    )


def _text(value: Any) -> str:
    return plain("" if value is None else value)
