"""Add the units of the demonstration to a site of ours that has none, so that a list of items can be imported."""

from __future__ import annotations

from AccessControl.SecurityManagement import newSecurityManager
from shangnan.policy.demonstration.units import add_units
from typing import Any
from zope.component.hooks import setSite

import sys
import transaction


def main(app: Any, site_id: str) -> None:
    """Add the units.

    :param app: the Zope application root.
    :param site_id: id of the site.
    """
    setSite(app[site_id])
    newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))
    add_units()
    transaction.commit()


main(globals()["app"], sys.argv[-1])
