"""Addresses at which things lay before they were moved or renamed, and where they lie now."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from plone.app.redirector.interfaces import IRedirectionStorage
from shangnan.policy import _
from shangnan.policy.registry.site_part import Blobs
from shangnan.policy.registry.site_part import ISitePart
from shangnan.policy.registry.site_part import Line
from shangnan.policy.transfer.whole_site.stored_values import Values
from typing import Any
from zope.component import getUtility
from zope.interface import implementer


@implementer(ISitePart)
class Addresses:
    """Plone's storage of redirections."""

    order = 60
    title = _("Earlier addresses")

    def out(self, blobs: Blobs) -> Iterator[Line]:
        """Yield what is kept of each address."""
        storage, values = _storage(), Values(blobs)
        for address in sorted(storage):
            yield {"address": address, "leads": values.encoded(storage.get_full(address))}

    def in_(self, lines: Iterable[Line], blobs: Blobs) -> None:
        """Keep them."""
        storage, values = _storage(), Values(blobs)
        for line in lines:
            target, moment, by_hand = values.decoded(line["leads"])
            storage.add(line["address"], target, now=moment, manual=by_hand)

    def finish(self) -> None:
        """Nothing is left to do."""

    def holds(self) -> bool:
        """Tell whether one is kept."""
        return any(True for _address in _storage())


def _storage() -> Any:
    return getUtility(IRedirectionStorage)
