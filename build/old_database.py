"""Make a small site with some records of every kind, by whatever code stands first on the path, and pack its database.

`build/old-database COMMIT` runs it with the code of a commit; `tests/upgrades` opens what it makes under the code of today.

    python old_database.py INSTANCE FOLDER

:param INSTANCE: an instance that buildout has made; its site.zcml is loaded.
:param FOLDER: where Data.fs is put.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import json
import os
import sys

CONFIGURATION = """\
%define INSTANCEHOME {instance}
instancehome $INSTANCEHOME
clienthome {folder}
default-zpublisher-encoding utf-8
<zodb_db main>
  <blobstorage>
    blob-dir {folder}/blobs
    <filestorage>
      path {folder}/Data.fs
    </filestorage>
  </blobstorage>
  mount-point /
</zodb_db>
"""
ANSWERS = {
    "site_id": "shangnan",
    "title": "商南县政务服务",
    "description": "",
    "default_language": "zh-cn",
    "portal_timezone": "Asia/Shanghai",
    "setup_content": False,
}


def fill(portal: Any) -> None:
    """Add some records of every kind, in states early and late, as their people would."""
    from tests.records.dispatch.incoming.examples import add_incoming
    from tests.records.dispatch.outgoing.examples import add_dispatch
    from tests.records.integrity.examples import add_risk
    from tests.records.party.examples import add_party
    from tests.records.regulation.examples import add_regulation
    from tests.records.training.examples import add_training
    from tests.support import add_guide
    from tests.support import step

    guide = add_guide(portal)
    step(portal, guide, "submit", "demo-drafter")
    step(portal, guide, "review", "demo-reviewer", "要件齐全")
    step(portal, guide, "publish", "demo-publisher", "同意发布")
    add_guide(portal, 1)
    add_regulation(portal, 1, "in_force")
    add_regulation(portal, 2)
    add_dispatch(portal)
    add_incoming(portal)
    add_training(portal)
    # Where the code of then has an archive it is filed, and frozen.
    add_training(portal, "filed", title="归档的培训")
    add_party(portal)
    add_risk(portal)


def main(instance: Path, folder: Path) -> None:
    """Make it."""
    folder.mkdir(parents=True, exist_ok=True)
    configuration = folder / "zope.conf"
    configuration.write_text(CONFIGURATION.format(instance=instance, folder=folder), encoding="utf-8")
    from Zope2.Startup.run import configure_wsgi

    configure_wsgi(str(configuration))
    import Zope2

    app = Zope2.app()
    from AccessControl.SecurityManagement import newSecurityManager
    from plone.distribution.api import site as site_api
    from Testing.makerequest import makerequest
    from zope.component.hooks import setSite

    import transaction

    app = makerequest(app)

    app.acl_users.userFolderAddUser("admin", "a password of the old database", ["Manager"], [])
    newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))
    site_api.create(app, "shangnan", ANSWERS)
    portal = app["shangnan"]
    setSite(portal)
    portal.portal_setup.runAllImportStepsFromProfile("profile-shangnan.policy:testing")
    fill(portal)
    # What GenericSetup writes down of each run is of no use here.
    setup = portal.portal_setup
    setup.manage_delObjects([name for name in setup.objectIds() if name.startswith(("import-", "snapshot", "reset-"))])
    transaction.commit()
    database = app._p_jar.db()
    app._p_jar.close()
    database.pack(0)
    database.close()
    print(json.dumps({"bytes": (folder / "Data.fs").stat().st_size}))


if __name__ == "__main__":
    os.environ.setdefault("TZ", "<+08>-8")
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
