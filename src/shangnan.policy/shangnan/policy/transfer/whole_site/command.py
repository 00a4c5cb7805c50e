"""`python -m shangnan.policy.transfer.whole_site.command ZOPE_CONF out|in DIR ...`: starts Zope itself and does as the console does."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.transfer.command import without_zope
from zc.lockfile import LockError

import sys


def main(arguments: list[str]) -> int:
    """Start Zope, and take the site out or bring one in.

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
        message = _(
            "The site is being served, and its database file can be opened only once. Stop it first; for a copy beside a running "
            "server there is the backup."
        )
        sys.stderr.write(without_zope(message) + "\n")
        return 1
    from shangnan.policy.transfer.whole_site import console
    from Testing.makerequest import makerequest

    return console.main(makerequest(app), arguments[1:], sys.stdout, sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
