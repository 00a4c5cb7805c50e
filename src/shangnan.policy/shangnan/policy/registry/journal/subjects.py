"""What the journal tells of a thing: its kind, UID, path and title at that time, as clean text of limited length."""

from __future__ import annotations

from Acquisition import aq_base
from plone.uuid.interfaces import IUUID
from typing import Any
from zope.component.hooks import getSite

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
    """Return portal_type, uid, path and title of a thing, or of its row in the catalog; none for None."""
    if subject is None:
        return {}
    uid = _read(subject, "UID") if hasattr(aq_base(subject), "getRID") else IUUID(subject, None)
    return {
        "portal_type": _text(_read(subject, "portal_type")),
        "uid": _text(uid),
        "path": _text(_path(subject)),
        "title": _text(_read(subject, "Title") or _read(subject, "title")),
    }


def _read(subject: Any, name: str) -> Any:
    found = getattr(aq_base(subject), name, None)
    # Bound to the thing in its place: some titles are made of what lies around it.
    return getattr(subject, name)() if callable(found) else found


def _text(value: Any) -> str:
    return plain("" if value is None else value)


def _path(subject: Any) -> str:
    """Return the path below the site, from the root for what lies elsewhere."""
    asked = getattr(subject, "getPath", None) if hasattr(aq_base(subject), "getRID") else None
    if asked is not None:
        path = asked()
    elif hasattr(aq_base(subject), "getPhysicalPath"):
        path = "/".join(subject.getPhysicalPath())
    else:
        return ""
    site = getSite()
    above = "/".join(site.getPhysicalPath()) if hasattr(site, "getPhysicalPath") else ""
    return path.removeprefix(above) or "/"
