"""Which records are frozen: filed, and written by nobody any more. Frozen again once they are there with all that lies in them."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from plone import api
from shangnan.policy import _
from shangnan.policy.registry.freezing.frozen import freeze
from shangnan.policy.registry.freezing.frozen import is_frozen
from shangnan.policy.registry.freezing.objects import frozen_objects
from shangnan.policy.registry.site_part import Blobs
from shangnan.policy.registry.site_part import ISitePart
from shangnan.policy.registry.site_part import Line
from typing import Any
from zope.interface import implementer


@implementer(ISitePart)
class Frozen:
    """The records that are frozen, by UID: their numbers in the database are another database's."""

    order = 50
    title = _("Frozen records")

    def out(self, blobs: Blobs) -> Iterator[Line]:
        """Yield the UID of each."""
        kept = frozen_objects(api.portal.get()._p_jar)
        for uid in kept.objects if kept is not None else ():
            if _record(uid) is not None:
                yield {"uid": uid}

    def in_(self, lines: Iterable[Line], blobs: Blobs) -> None:
        """Freeze them."""
        for line in lines:
            record = _record(line["uid"])
            if record is not None and not is_frozen(record):
                freeze(record)

    def finish(self) -> None:
        """Nothing is left to do."""

    def holds(self) -> bool:
        """Tell whether a record is frozen; there is none without one in the contents."""
        return False


def _record(uid: str) -> Any:
    # Unrestricted: what is taken out and brought in is everybody's.
    found = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(UID=uid)
    return found[0]._unrestrictedGetObject() if found else None
