"""`python -m shangnan.policy.nightly.command ZOPE_CONF [--site ID]`: the night's work by hand, on a site not being served."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.locales.unstarted import chinese_without_zope
from shangnan.policy.nightly.application import with_address
from shangnan.policy.nightly.run import run_jobs
from typing import Any
from typing import TextIO
from zc.lockfile import LockError
from zope.component.hooks import setSite

import sys


def main(app: Any, arguments: Sequence[str], out: TextIO, err: TextIO) -> int:
    """Run every job of a site.

    :param app: the Zope application root.
    :param arguments: `--site ID`.
    :param out: takes a line for each thing done.
    :param err: takes what went wrong.
    :returns: 0, or 1 where there is no such site or a job failed.
    """
    parser = ArgumentParser(prog="nightly")
    parser.add_argument("--site", default="shangnan")
    site = app.get(parser.parse_args(arguments).site)
    if site is None:
        err.write(chinese(_("There is no such site.")) + "\n")
        return 1
    setSite(site)
    night = run_jobs(now().date(), again=True)
    if not night.claimed:
        err.write(chinese(_("Another process is doing the night's work.")) + "\n")
        return 1
    for line in night.lines:
        out.write(line + "\n")
    out.write(chinese(_("The night's work is done.")) + "\n")
    for name in night.failed:
        err.write(chinese(_("This job failed: ${name}. See the log.", mapping={"name": name})) + "\n")
    return 1 if night.failed else 0


def start(arguments: list[str]) -> int:
    """Start Zope by its configuration file and do the night's work.

    :param arguments: path of zope.conf, then as `main` takes them.
    """
    from Zope2.Startup.run import configure_wsgi

    import Zope2

    try:
        configure_wsgi(arguments[0])
        app = Zope2.app()
    except LockError:
        served = _(
            "The site is being served, and does its night's work by itself: when it starts and after every midnight. "
            "To do it now, open the page @@run-due of the site."
        )
        sys.stderr.write(chinese_without_zope(served) + "\n")
        return 1
    return main(with_address(app), arguments[1:], sys.stdout, sys.stderr)


if __name__ == "__main__":
    sys.exit(start(sys.argv[1:]))
