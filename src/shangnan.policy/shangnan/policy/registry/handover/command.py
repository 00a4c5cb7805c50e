"""`python -m shangnan.policy.registry.handover.command ZOPE_CONF ...`: starts Zope itself and hands over as the console does."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.locales.unstarted import chinese_without_zope
from zc.lockfile import LockError

import sys


def main(arguments: list[str]) -> int:
    """Start Zope and hand over.

    :param arguments: path of zope.conf, then as `console.main` takes them.
    :returns: exit status.
    """
    # Zope reads its environment from zope.conf before much of it may be imported.
    from Zope2.Startup.run import configure_wsgi

    import Zope2

    try:
        configure_wsgi(arguments[0])
        app = Zope2.app()
    except LockError:
        served = _(
            "The site is being served, and its database file can be opened only once. Make the batch on the page "
            "“Handing over to the archives” of the site, or stop it first."
        )
        sys.stderr.write(chinese_without_zope(served) + "\n")
        return 1
    from shangnan.policy.registry.handover import console
    from Testing.makerequest import makerequest

    return console.main(makerequest(app), arguments[1:], sys.stdout, sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
