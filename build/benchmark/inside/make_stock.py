"""Make a stock Plone Classic site with a folder, in the language and time zone of ours."""

from __future__ import annotations

from AccessControl.SecurityManagement import newSecurityManager
from plone import api
from plone.distribution.api import site as site_api
from typing import Any
from zope.component.hooks import setSite

import os
import sys
import transaction

ANSWERS = {
    "title": "Stock",
    "description": "",
    "default_language": "zh-cn",
    "portal_timezone": "Asia/Shanghai",
    "setup_content": False,
}


def main(app: Any, site_id: str) -> None:
    """Make the site.

    :param app: the Zope application root.
    :param site_id: id of the site.
    """
    app.acl_users.userFolderAddUser("admin", os.environ["SHANGNAN_ADMIN_PASSWORD"], ["Manager"], [])
    transaction.commit()
    newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))
    site = site_api.create(app, "classic", ANSWERS | {"site_id": site_id})
    setSite(site)
    for name in ("services", "units"):
        folder = api.content.create(site, "Folder", id=name, title=name.capitalize())
        api.content.transition(folder, "publish")
    transaction.commit()


main(globals()["app"], sys.argv[-1])
