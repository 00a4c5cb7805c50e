"""Takes signed regulations into force on their day: `python -m shangnan.policy.records.regulation.due ZOPE_CONF`.

Made to be run every night, and again whenever: days that were missed are caught up with in the order of the regulations'
days, and a second run finds nothing left to do. The page `@@run-due` does the same.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from datetime import timedelta
from plone import api
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.locales.unstarted import chinese_without_zope
from shangnan.policy.permissions import _
from shangnan.policy.records.regulation.kinds import IN_FORCE
from shangnan.policy.records.regulation.lifecycle import expire
from shangnan.policy.records.regulation.lifecycle import step_by_system
from shangnan.policy.records.regulation.lifecycle import today
from shangnan.policy.records.transitions import Refused
from shangnan.policy.records.tray import NewDay
from typing import Any
from typing import TextIO
from zc.lockfile import LockError
from ZODB.POSException import ConflictError
from zope.component.hooks import setSite
from zope.event import notify

import sys
import transaction

ATTEMPTS = 5


@dataclass
class Report:
    """What a run has done.

    :param enacted: names of the regulations taken into force, in order.
    :param expired: names of those that have reached their own end, in order.
    :param refused: (name, reasons in Chinese) of those that could not be.
    """

    enacted: list[str] = field(default_factory=list)
    expired: list[str] = field(default_factory=list)
    refused: list[tuple[str, list[str]]] = field(default_factory=list)

    def lines(self) -> list[str]:
        """Return the report in Chinese, a line for each regulation and one that counts them."""
        count = _("${count} regulations taken into force.", mapping={"count": len(self.enacted)})
        told = [_("In force: ${title}", mapping={"title": title}) for title in self.enacted]
        told += [_("Ended: ${title}", mapping={"title": title}) for title in self.expired]
        told += [
            _("Not taken into force: ${title}: ${why}", mapping={"title": title, "why": " ".join(why)})
            for title, why in self.refused
        ]
        return [chinese(line) for line in (*told, count)]


def due(day: date) -> list[Any]:
    """Return the catalog entries of signed regulations whose day has come, earliest first."""
    catalog = api.portal.get_tool("portal_catalog")
    # Unrestricted: the calendar asks for nobody.
    brains = catalog.unrestrictedSearchResults(portal_type="Regulation", review_state="signed")
    begun = [brain for brain in brains if brain.text_from and brain.text_from <= day.isoformat()]
    return sorted(begun, key=lambda brain: (brain.text_from, brain.getPath()))


def ending(day: date) -> list[Any]:
    """Return the catalog entries of regulations in force that apply no more on a day, the earliest end first."""
    catalog = api.portal.get_tool("portal_catalog")
    # Unrestricted: the calendar asks for nobody.
    return list(
        catalog.unrestrictedSearchResults(
            portal_type="Regulation",
            review_state=IN_FORCE,
            in_force_until={"query": ("0001-01-01", (day - timedelta(days=1)).isoformat()), "range": "min:max"},
            sort_on="in_force_until",
        )
    )


def run_due(day: date | None = None) -> Report:
    """Take every signed regulation into force whose day has come, end what it replaces and what has reached its own end.

    The caller commits.

    :param day: the county's date; today where None.
    """
    report, day = Report(), min(day or today(), today())
    for brain in due(day):
        regulation = brain._unrestrictedGetObject()
        title = regulation.title
        savepoint = transaction.savepoint()
        try:
            step_by_system(
                regulation, "enact", _("Its day has come: in force from ${day}.", mapping={"day": brain.text_from})
            )
        except Refused as refused:
            savepoint.rollback()
            report.refused.append((title, refused.lines()))
        else:
            report.enacted.append(title)
    notify(NewDay())  # what else follows from the calendar
    for brain in ending(day):
        regulation = brain._unrestrictedGetObject()
        if not regulation.revision_of:
            expire(regulation)
            report.expired.append(regulation.title)
    return report


def main(app: Any, arguments: Sequence[str], out: TextIO, err: TextIO) -> int:
    """Run the job on a site and commit.

    :param app: the Zope application root.
    :param arguments: `--site ID`.
    :param out: takes the report.
    :param err: takes what went wrong.
    :returns: 0, or 1 where there is no such site or others wrote too much at the same time.
    """
    parser = ArgumentParser(prog="due")
    parser.add_argument("--site", default="shangnan")
    site = app.get(parser.parse_args(arguments).site)
    if site is None:
        err.write(chinese(_("There is no such site.")) + "\n")
        return 1
    setSite(site)
    for _attempt in range(ATTEMPTS):
        transaction.begin()
        report = run_due()
        try:
            transaction.commit()
        except ConflictError:
            transaction.abort()
            continue
        out.write("\n".join(report.lines()) + "\n")
        return 0
    err.write(chinese(_("Others are writing too much at the same time. Run it again.")) + "\n")
    return 1


def start(arguments: list[str]) -> int:
    """Start Zope by its configuration file and run the job.

    :param arguments: path of zope.conf, then as `main` takes them.
    """
    from Testing.makerequest import makerequest
    from Zope2.Startup.run import configure_wsgi

    import Zope2

    try:
        configure_wsgi(arguments[0])
        app = Zope2.app()
    except LockError:
        served = _(
            "The site is being served, and its database file can be opened only once. "
            "Use the page @@run-due of the site, or stop it first."
        )
        sys.stderr.write(chinese_without_zope(served) + "\n")
        return 1
    return main(makerequest(app), arguments[1:], sys.stdout, sys.stderr)


if __name__ == "__main__":
    sys.exit(start(sys.argv[1:]))
