"""`python -m shangnan.policy.transfer.command ZOPE_CONF FILE ...`: starts Zope itself and imports as the console does.

Unlike `bin/instance run` it says in plain words that the site is being served, which with one database file means that
nobody else can open it, and it passes any file name on as it is.
"""

from __future__ import annotations

from gettext import translation
from pathlib import Path
from shangnan.policy import _
from zc.lockfile import LockError
from zope.i18n.compile import compile_mo_file
from zope.i18nmessageid import Message

import sys

LOCALES = Path(__file__).parent.parent / "locales"


def main(arguments: list[str]) -> int:
    """Start Zope and import.

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
        sys.stderr.write(
            without_zope(
                _(
                    "The site is being served, and its database file can be opened only once. "
                    "Import on the page “Bulk import” of the site, or stop it first."
                )
            )
            + "\n"
        )
        return 1
    from shangnan.policy.transfer import console
    from Testing.makerequest import makerequest

    return console.main(makerequest(app), arguments[1:], sys.stdout, sys.stderr)


def without_zope(message: Message) -> str:
    """Return a message in Chinese while Zope's own translations are not loaded."""
    # On a new checkout nothing has compiled the catalogue yet.
    compile_mo_file("shangnan.policy", str(LOCALES / "zh_CN" / "LC_MESSAGES"))
    chinese = translation("shangnan.policy", LOCALES, ["zh_CN"], fallback=True)
    return chinese.gettext(str(message))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
