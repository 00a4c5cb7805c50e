"""The change log of the list: which items were published, changed, suspended, resumed or cancelled, and when."""

from __future__ import annotations

from shangnan.policy.portal.search.catalogue import SERVICE_GUIDE
from typing import Any
from zope.i18nmessageid import MessageFactory

_ = MessageFactory("shangnan.policy")

#: Actions as the log names them.
ACTIONS = {
    "publish": _("Published"),
    "change": _("Changed"),
    "suspend": _("Suspended"),
    "resume": _("Resumed"),
    "cancel": _("Cancelled"),
}


def changes(catalog: Any, limit: int) -> list[dict[str, Any]]:
    """The newest public changes, newest first: day, action, title, url, unit, version.

    limit: most entries given. The catalog holds each item's own changes (metadata public_changes), the newest of them
    as index last_change; an item can hold several entries, so at most `limit` items need looking at.
    """
    brains = catalog.searchResults(
        portal_type=SERVICE_GUIDE,
        review_state=["published", "suspended", "cancelled"],
        last_change={"query": "0", "range": "min"},
        sort_on="last_change",
        sort_order="descending",
        sort_limit=limit,
    )
    entries = []
    for brain in brains[:limit]:
        logged = brain.public_changes if isinstance(brain.public_changes, tuple) else ()
        for moment, action, version in logged:
            # A second publication is a change of what was public already.
            action = "change" if action == "publish" and version > 1 else action
            entries.append(
                {
                    "moment": moment,
                    "day": moment[:10],
                    "action": ACTIONS.get(action, action),
                    "kind": action,
                    "version": version,
                    "title": brain.Title,
                    "url": brain.getURL(),
                    "unit": brain.unit_title or "",
                }
            )
    entries.sort(key=lambda entry: entry["moment"], reverse=True)
    return entries[:limit]
