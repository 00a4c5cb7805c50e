"""Make the site from an answers file where there is none, and write down the accounts that were made.

Run by build/make-site as `zconsole run ZOPE_CONF instance/create_site.py ANSWERS`. A site that exists is left alone.
"""

from __future__ import annotations

from AccessControl.SecurityManagement import newSecurityManager
from pathlib import Path
from plone.distribution.api import site as site_api
from shangnan.policy.demonstration.accounts import ACCOUNTS
from shangnan.policy.demonstration.completing import note_outstanding
from shangnan.policy.demonstration.content import begin_demonstration
from Testing.makerequest import makerequest
from zope.component.hooks import setSite

import json
import logging
import os
import secrets
import sys
import transaction

# `zconsole run` executes this file under another name, so it cannot find itself.
ROOT = Path(os.environ["SHANGNAN_HOME"])
ACCOUNTS_FILE = ROOT / "instance" / "var" / "accounts.txt"
ADMIN = "admin"


def secret(variable: str) -> tuple[str, bool]:
    """Return (password, whether it was generated) for a password that an environment variable may give."""
    given = os.environ.get(variable, "")
    return (given, False) if given else (secrets.token_urlsafe(12), True)


def write_accounts(lines: list[str]) -> None:
    """Write generated passwords where only the owner of the installation can read them (mode 600)."""
    ACCOUNTS_FILE.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(ACCOUNTS_FILE, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write("\n".join(lines) + "\n")
    ACCOUNTS_FILE.chmod(0o600)


def main(app: object, arguments: list[str]) -> None:
    """Make the site that the answers file describes.

    :param app: the Zope application root.
    :param arguments: path of the answers file.
    """
    os.umask(0o077)
    # Plone's own profiles warn about what they replace themselves; nobody can do anything about it.
    for name in ("GenericSetup", "Products.MimetypesRegistry"):
        logging.getLogger(name).setLevel(logging.ERROR)
    answers = json.loads((ROOT / arguments[0]).read_text(encoding="utf-8"))
    if answers["site_id"] in app.objectIds():  # type: ignore[attr-defined]
        return
    app = makerequest(app)
    admin_password, admin_made = secret("SHANGNAN_ADMIN_PASSWORD")
    demo_password, demo_made = secret("SHANGNAN_DEMO_PASSWORD")
    users = app.acl_users  # type: ignore[attr-defined]
    store = users.userFolderEditUser if users.getUser(ADMIN) is not None else users.userFolderAddUser
    store(ADMIN, admin_password, ["Manager"], [])
    newSecurityManager(None, users.getUser(ADMIN).__of__(users))
    transaction.commit()
    # The demonstration's guides are left to the server, which adds them while it serves (demonstration/completing.py).
    site = site_api.create(app, "shangnan", answers | {"setup_content": False})
    if answers.get("setup_content"):
        setSite(site)
        begin_demonstration(demo_password)
        note_outstanding()
    transaction.commit()
    lines = []
    if admin_made:
        lines.append(f"{ADMIN}\t{admin_password}")
    if demo_made and answers.get("setup_content"):
        lines += [f"{name}\t{demo_password}\t{account[0]}" for name, account in ACCOUNTS.items()]
    write_accounts(lines or ["# Passwords were given by SHANGNAN_ADMIN_PASSWORD and SHANGNAN_DEMO_PASSWORD."])


main(app, sys.argv[-1:])  # type: ignore[name-defined]  # noqa: F821  `app` is given by `zconsole run`
