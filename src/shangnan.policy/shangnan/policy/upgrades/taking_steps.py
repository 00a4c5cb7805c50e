"""The steps themselves, taken on every site of the database that needs them."""

from __future__ import annotations

from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import noSecurityManager
from AccessControl.users import system
from collections.abc import Callable
from Products.GenericSetup.upgrade import listUpgradeSteps
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.nightly.application import with_address
from shangnan.policy.nightly.run import sites
from shangnan.policy.upgrades.stored_version import PROFILE
from typing import Any
from zope.component.hooks import setSite
from zope.i18nmessageid import Message

import transaction


def upgrade(configuration: str, tell: Callable[[str], None]) -> None:
    """Start Zope and take the steps on each of its sites.

    :param configuration: zope.conf.
    :param tell: takes a line for each step that is done.
    """
    from Zope2.Startup.run import configure_wsgi

    import Zope2

    configure_wsgi(configuration)
    app = with_address(Zope2.app())
    database = app._p_jar.db()
    try:
        for site in sites(app):
            upgrade_site(site, tell)
    finally:
        transaction.abort()
        app._p_jar.close()
        database.close()


def upgrade_site(site: Any, tell: Callable[[str], None]) -> None:
    """Take the steps that a site needs.

    Each is committed when it is done. The version is written with the last step to it: what is interrupted between begins again with the
    first step to that version, and every step may be taken twice.
    """
    setSite(site)
    # Nobody is signed in at the machine; what the steps do is what an administrator would be allowed to.
    newSecurityManager(None, system)
    try:
        setup = site.portal_setup
        steps = listUpgradeSteps(setup, PROFILE, setup.getLastVersionForProfile(PROFILE))
        flat = [info for group in steps for info in (group if isinstance(group, list) else [group])]
        for number, info in enumerate(flat):
            step = info["step"]
            transaction.begin()
            step.doStep(setup)
            if number + 1 == len(flat) or flat[number + 1]["step"].dest != step.dest:
                setup.setLastVersionForProfile(PROFILE, step.dest)
            transaction.commit()
            title = chinese(Message(step.title, domain="shangnan.policy"))
            tell(f"  {number + 1}/{len(flat)} {title}")
    finally:
        noSecurityManager()
        setSite(None)
