"""The change log of the list: which items were published, changed, suspended, resumed or cancelled, and when."""

from __future__ import annotations

from heapq import nlargest
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


def logged_in(brain: Any) -> tuple[tuple[str, str, int], ...]:
    """What the catalog holds of an item's own log: (ISO time, action, version) each, oldest first."""
    return brain.public_changes if isinstance(brain.public_changes, tuple) else ()


def last_moment(brain: Any) -> str:
    """ISO time of an item's newest change; empty without any. All times are the county's, so text compares as time."""
    log = logged_in(brain)
    return log[-1][0] if log else ""


def changes(catalog: Any, limit: int) -> list[dict[str, Any]]:
    """The newest public changes, newest first: moment, day, action, kind, title, url, unit, version.

    limit: most entries given; at most as many items need looking at closely, as each has its newest change in the log.
    """
    brains = catalog.searchResults(portal_type=SERVICE_GUIDE, review_state=["published", "suspended", "cancelled"])
    entries = []
    for brain in nlargest(limit, brains, key=last_moment):
        for moment, action, version in logged_in(brain):
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
