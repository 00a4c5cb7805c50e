"""Add the demonstration's units and settings and two publishers to an empty site of ours, so that guides can be imported and confirmed."""

from __future__ import annotations

from AccessControl.SecurityManagement import newSecurityManager
from plone import api
from shangnan.policy.demonstration.content import set_settings
from shangnan.policy.demonstration.units import add_units
from shangnan.policy.units.people import add_person
from typing import Any
from zope.component.hooks import setSite

import secrets
import sys
import transaction


def main(app: Any, site_id: str) -> None:
    """Add the units and the publishers.

    :param app: the Zope application root.
    :param site_id: id of the site.
    """
    setSite(app[site_id])
    newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))
    set_settings()
    add_units()
    for name in ("bench-importer", "bench-publisher"):
        add_person(name, secrets.token_urlsafe(16), name)
        api.group.add_user(groupname="office-publisher", username=name)
    transaction.commit()


main(globals()["app"], sys.argv[-1])
