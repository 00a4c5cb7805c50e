"""Bring the export of a whole site into an empty site of ours, and print how long that took, as JSON."""

from __future__ import annotations

from AccessControl.SecurityManagement import newSecurityManager
from pathlib import Path
from shangnan.policy.transfer.whole_site.site_import import BATCH
from shangnan.policy.transfer.whole_site.site_import import bring_in
from time import perf_counter
from time import process_time
from typing import Any
from zope.component.hooks import setSite

import json
import sys


def main(app: Any, site_id: str, folder: str) -> None:
    """Bring it in.

    :param app: the Zope application root.
    :param site_id: id of the site.
    :param folder: of the export.
    """
    setSite(app[site_id])
    newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))
    began = perf_counter(), process_time()
    bring_in(Path(folder), lambda title, done, count: None)
    print(json.dumps({"seconds": perf_counter() - began[0], "processor": process_time() - began[1], "batch": BATCH}))


main(globals()["app"], *sys.argv[-2:])
