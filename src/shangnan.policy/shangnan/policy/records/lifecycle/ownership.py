"""Nobody owns what lies in the site: what a person may do comes from a function or an office, not from having typed it."""

from __future__ import annotations

from plone.dexterity.interfaces import IDexterityContent
from typing import Any
from zope.component import adapter
from zope.lifecycleevent.interfaces import IObjectAddedEvent


@adapter(IDexterityContent, IObjectAddedEvent)
def take_ownership_back(content: Any, event: IObjectAddedEvent) -> None:
    """Remove the local role Owner that Zope gives to whoever adds an object; who added it stays in the history."""
    owners = [user for user, roles in content.get_local_roles() if "Owner" in roles]
    if owners:
        content.manage_delLocalRoles(owners)
