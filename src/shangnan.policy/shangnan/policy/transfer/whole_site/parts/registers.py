"""What lies in the annotations of the site under our names: counters, registers of the archive, holds, catalogues, imports to confirm.

Whatever is found there goes, so that a register that is added later goes too; what stays is named with its reason (state.csv).
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from plone import api
from shangnan.policy import _
from shangnan.policy.registry.site_part import Blobs
from shangnan.policy.registry.site_part import ISitePart
from shangnan.policy.registry.site_part import Line
from shangnan.policy.transfer.whole_site.state_table import OF_SITE
from shangnan.policy.transfer.whole_site.state_table import staying
from shangnan.policy.transfer.whole_site.stored_values import OURS
from shangnan.policy.transfer.whole_site.stored_values import Values
from shangnan.policy.transfer.whole_site.trees import lines_of
from shangnan.policy.transfer.whole_site.trees import put
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.interface import implementer


@implementer(ISitePart)
class Registers:
    """The annotations of the site."""

    order = 30
    title = _("Registers and numbers")

    def out(self, blobs: Blobs) -> Iterator[Line]:
        """Yield a line for each entry of each register."""
        kept, values = IAnnotations(api.portal.get()), Values(blobs)
        for key in self._keys():
            yield from lines_of(kept[key], values, (["key", key],))

    def in_(self, lines: Iterable[Line], blobs: Blobs) -> None:
        """Put entries into registers."""
        kept, values = IAnnotations(api.portal.get()), Values(blobs)
        for line in lines:
            put(kept, dict(line), values)

    def finish(self) -> None:
        """Nothing is left to do."""

    def holds(self) -> bool:
        """Tell whether a register holds anything."""
        kept = IAnnotations(api.portal.get())
        return any(_has_entries(kept[key]) for key in self._keys())

    def _keys(self) -> list[str]:
        stays = staying(OF_SITE)
        return [key for key in IAnnotations(api.portal.get()) if key.startswith(OURS) and key not in stays]


def _has_entries(value: Any) -> bool:
    inside = vars(value).values() if hasattr(value, "__dict__") and not hasattr(value, "keys") else [value]
    return any(len(one) > 0 for one in inside if hasattr(one, "__len__"))
