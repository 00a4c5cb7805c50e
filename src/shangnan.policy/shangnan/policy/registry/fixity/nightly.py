"""The night's share of the register: all of it is checked within as many nights as the settings say."""

from __future__ import annotations

from datetime import date
from math import ceil
from shangnan.policy import _
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.workflow.nightly_job import INightlyJob
from shangnan.policy.registry.committing import committed
from shangnan.policy.registry.filing.register import KEY
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.fixity.kept import checks
from shangnan.policy.registry.fixity.kept import NIGHTLY
from shangnan.policy.registry.fixity.walk import begin
from shangnan.policy.registry.fixity.walk import walk_on
from shangnan.policy.registry.qualities.settings import read_settings
from zope.annotation.interfaces import IAnnotations
from zope.component.hooks import getSite
from zope.interface import implementer


def share(total: int, nights: int) -> int:
    """Return how many items a night has to check. Pure.

    :param total: items in the register.
    :param nights: within which all are checked, 1 at least.
    """
    return ceil(total / max(nights, 1))


@implementer(INightlyJob)
class CheckFiled:
    """Checks the next part of the register; a second run of the same day finds it done."""

    title = _("Check of filed records")

    def run(self, day: date) -> list[str]:
        """Check; return a line that tells how many, and how many of them are not as they were filed."""
        if KEY not in IAnnotations(getSite()):
            return []  # nothing was ever filed
        most = committed(lambda: self._share(day))
        if not most:
            return []
        faulty = checks().walks[NIGHTLY].faulty
        done = walk_on(NIGHTLY, most=most)
        walk = checks().walks[NIGHTLY]
        counts = {"checked": done, "faulty": walk.faulty - faulty, "done": walk.checked, "total": walk.total}
        return [
            chinese(
                _(
                    "Filed records checked: ${checked}; not as they were filed: ${faulty}. ${done} of ${total} in this round.",
                    mapping=counts,
                )
            )
        ]

    def _share(self, day: date) -> int:
        """Return how many items are this night's; none where its part was done. Begins a new round after the last."""
        walk = checks().walks[NIGHTLY]
        if walk.part_of == day.isoformat():
            return 0
        if not walk.goes_on:
            if not len(register()):
                return 0
            begin(walk)
        walk.part_of = day.isoformat()
        return share(walk.total, read_settings().nights)
