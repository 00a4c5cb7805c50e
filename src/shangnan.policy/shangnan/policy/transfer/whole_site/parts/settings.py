"""Settings: our records of the registry and those of Plone that a page of ours changes; never the password of the mail server."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from fnmatch import fnmatchcase
from plone import api
from plone.registry.interfaces import IRegistry
from shangnan.policy import _
from shangnan.policy.gaps import Gap
from shangnan.policy.gaps import quoted
from shangnan.policy.http.settings.table import NEVER_TOLD
from shangnan.policy.http.settings.table import settings
from shangnan.policy.refusals import Refused
from shangnan.policy.registry.site_part import Blobs
from shangnan.policy.registry.site_part import ISitePart
from shangnan.policy.registry.site_part import Line
from shangnan.policy.transfer.whole_site.stored_values import Values
from typing import Any
from zope.component import getUtility
from zope.interface import implementer

ALL_OF_OURS = "shangnan.*"


@implementer(ISitePart)
class Settings:
    """The records of the registry."""

    order = 10
    title = _("Settings")

    def out(self, blobs: Blobs) -> Iterator[Line]:
        """Yield name and value of each."""
        values, stored = Values(blobs), _stored()
        for name in sorted(getUtility(IRegistry).records.keys()):
            if goes(name):
                yield {"record": name, "value": values.encoded(stored.get(name))}

    def in_(self, lines: Iterable[Line], blobs: Blobs) -> None:
        """Set them.

        :raises Refused: for a setting that this site does not have.
        """
        values, stored, known = Values(blobs), _stored(), getUtility(IRegistry).records
        for line in lines:
            if line["record"] not in known or not goes(line["record"]):
                message = _(
                    "The export has the setting ${name}, which this site does not know. Bring the export into a site of the "
                    "version that wrote it.",
                    mapping={"name": quoted(line["record"], 80)},
                )
                raise Refused([Gap("setting_unknown", "", message)])
            stored[line["record"]] = values.decoded(line["value"])

    def finish(self) -> None:
        """Nothing is left to do."""

    def holds(self) -> bool:
        """Every site has settings; those of the export take their place."""
        return False


def goes(name: str) -> bool:
    """Tell whether a record of the registry goes out."""
    return name not in NEVER_TOLD and any(fnmatchcase(name, pattern) for pattern in (ALL_OF_OURS, *settings()))


def _stored() -> Any:
    # Beneath the events of a change: nobody changes a setting here, and nobody is told of it.
    return api.portal.get_tool("portal_registry").records._values
