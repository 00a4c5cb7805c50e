"""Nobody owns a record: what a person may do with it comes from a function or an office, never from having typed it."""

from __future__ import annotations

from shangnan.policy.records.base import IRecord
from typing import Any
from zope.component import adapter
from zope.lifecycleevent.interfaces import IObjectAddedEvent


@adapter(IRecord, IObjectAddedEvent)
def take_ownership_back(record: Any, event: IObjectAddedEvent) -> None:
    """Remove the local role Owner that Zope gives to whoever adds an object; who added it stays in the history."""
    owners = [user for user, roles in record.get_local_roles() if "Owner" in roles]
    if owners:
        record.manage_delLocalRoles(owners)
