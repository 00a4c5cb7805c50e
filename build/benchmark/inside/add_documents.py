"""Add plain documents by plone.api, as a stock site knows them, and print how long that took, as JSON."""

from __future__ import annotations

from AccessControl.SecurityManagement import newSecurityManager
from plone import api
from time import perf_counter
from time import process_time
from typing import Any
from zope.component.hooks import setSite

import json
import sys
import transaction


def main(app: Any, site_id: str, count: str, batch: str) -> None:
    """Add them to the site itself.

    :param app: the Zope application root.
    :param site_id: id of the site.
    :param count: of documents.
    :param batch: after so many it is committed, as the import does.
    """
    site = app[site_id]
    setSite(site)
    newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))
    began = perf_counter(), process_time()
    for number in range(1, int(count) + 1):
        api.content.create(site, "Document", id=f"document-{number}", title=f"第 {number} 页", text="正文" * 100)
        if number % int(batch) == 0 or number == int(count):
            transaction.commit()
    print(json.dumps({"seconds": perf_counter() - began[0], "processor": process_time() - began[1]}))


main(globals()["app"], *sys.argv[-3:])
