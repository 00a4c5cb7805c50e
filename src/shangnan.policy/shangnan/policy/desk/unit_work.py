"""Merges and new names of units with many records: a page that shows how far they are and goes on, and the night that ends them."""

from __future__ import annotations

from datetime import date
from plone.protect import CheckAuthenticator
from plone.uuid.interfaces import IUUID
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.workflow.nightly_job import INightlyJob
from shangnan.policy.registry.committing import committed
from shangnan.policy.units.directory import unit_by_uid
from shangnan.policy.units.pending import all_pending
from shangnan.policy.units.pending import do_part
from shangnan.policy.units.pending import pending_of
from time import monotonic
from zope.interface import implementer

# Seconds that a request goes on for: longer than a click takes, shorter than somebody thinks that nothing happens.
PATIENCE = 8.0


def work_off(unit_uid: str, seconds: float | None = None) -> int:
    """Do the work on a unit's records in parts, each committed by itself; return how many records are left.

    :param unit_uid: UID of the unit that is merged or has a new name.
    :param seconds: after how long no further part is begun; None to do all.
    :raises ZODB.POSException.ConflictError: where others were faster at one part each time; parts that are done are kept.
    """
    until = None if seconds is None else monotonic() + seconds

    def part() -> int:
        # Asked anew each time: another process may be at the same work, or have done it.
        work = pending_of(unit_uid)
        return do_part(work) if work is not None else 0

    while left := committed(part):
        if until is not None and monotonic() >= until:
            break
    return left


class UnitWorkView(BrowserView):
    """How many records of this unit still wait for a merge or a new name, and a button to go on."""

    def __call__(self) -> str:
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            work_off(IUUID(self.context), PATIENCE)
            self.request.response.redirect(f"{self.context.absolute_url()}/@@unit-work")
            return ""
        return str(self.index())

    def left(self) -> int:
        """Return how many records wait."""
        work = pending_of(IUUID(self.context))
        return len(work.records()) if work is not None else 0

    def target(self) -> str:
        """Return the name of the unit that takes over; empty for a new name."""
        work = pending_of(IUUID(self.context))
        entry = unit_by_uid(work.target) if work is not None else None
        return entry.title if entry else ""


@implementer(INightlyJob)
class FinishUnitWork:
    """Ends what nobody went on with, in parts of their own transactions."""

    title = _("Records of merged and renamed units")

    def run(self, day: date) -> list[str]:
        """Do the work of all units; return a line for each."""
        lines = []
        for work in all_pending():
            count = len(work.records())
            work_off(work.unit)
            entry = unit_by_uid(work.unit)
            names = {"unit": entry.title if entry else work.unit, "count": count}
            lines.append(chinese(_("${unit}: the last ${count} records are up to date.", mapping=names)))
        return lines
