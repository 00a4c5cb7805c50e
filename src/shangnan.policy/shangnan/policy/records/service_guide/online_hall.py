"""The county's online hall: where people apply online for what has no address of its own."""

from __future__ import annotations

from collections.abc import Mapping
from plone import api
from typing import Any

# Of the county's settings of the portal.
RECORD = "shangnan.portal.online_hall"


def online_hall() -> str:
    """Return the address of the county's online hall; empty where none is entered."""
    return str(api.portal.get_registry_record(RECORD, default="") or "")


def with_address(guide: Mapping[str, Any]) -> dict[str, Any]:
    """Return a guide as people read it: what can be done online has an address, its own or the county's online hall's.

    :param guide: plain form, normalised.
    """
    own = guide["online_url"]
    return {**guide, "online_url": own or (online_hall() if guide["online"] else "")}
