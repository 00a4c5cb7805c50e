"""Make the site from an answers file where there is none, and write down the accounts that were made.

Run by the Makefile as `bin/instance run instance/create_site.py ANSWERS`. A site that exists is left alone.
"""

from __future__ import annotations

from pathlib import Path
from plone.distribution.api import site as site_api
from Testing.makerequest import makerequest


import json
import os
import secrets
import sys
import transaction

ROOT = Path(__file__).resolve().parent.parent
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
    answers = json.loads((ROOT / arguments[0]).read_text(encoding="utf-8"))
    if answers["site_id"] in app.objectIds():  # type: ignore[attr-defined]
        return
    app = makerequest(app)
    admin_password, admin_made = secret("SHANGNAN_ADMIN_PASSWORD")
    demo_password, demo_made = secret("SHANGNAN_DEMO_PASSWORD")
    os.environ["SHANGNAN_DEMO_PASSWORD"] = demo_password
    users = app.acl_users.users  # type: ignore[attr-defined]
    if ADMIN in users.listUserIds():
        users.updateUserPassword(ADMIN, admin_password)
    else:
        users.addUser(ADMIN, ADMIN, admin_password)
        app.acl_users.roles.assignRoleToPrincipal("Manager", ADMIN)  # type: ignore[attr-defined]
    from AccessControl.SecurityManagement import newSecurityManager

    newSecurityManager(None, app.acl_users.getUserById(ADMIN).__of__(app.acl_users))  # type: ignore[attr-defined]
    transaction.commit()
    site_api.create(app, "shangnan", answers)
    transaction.commit()
    lines = []
    if admin_made:
        lines.append(f"{ADMIN}\t{admin_password}")
    if demo_made and answers.get("setup_content"):
        from shangnan.policy.demonstration.accounts import ACCOUNTS

        lines += [f"{name}\t{demo_password}\t{account[0]}" for name, account in ACCOUNTS.items()]
    write_accounts(lines or ["# Passwords were given by SHANGNAN_ADMIN_PASSWORD and SHANGNAN_DEMO_PASSWORD."])


main(app, sys.argv[-1:])  # type: ignore[name-defined]  # noqa: F821  `app` is given by `bin/instance run`
