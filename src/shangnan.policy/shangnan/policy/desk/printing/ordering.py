"""`@@print-records`: what is ticked on a register, or all that its filters leave, is ordered to be printed."""

from __future__ import annotations

from plone import api
from plone.protect import CheckAuthenticator
from shangnan.policy import _
from shangnan.policy.desk.printing.orders import begin
from shangnan.policy.desk.printing.orders import work_off
from shangnan.policy.desk.register import RegisterView
from shangnan.policy.desk.register_query import catalog_query
from shangnan.policy.gaps import Gap
from shangnan.policy.records.kind.papers import RecordPaper
from shangnan.policy.records.plain.request_text import clean
from shangnan.policy.refusals import Refused
from typing import Any

import transaction

#: Papers of one order: joined within four seconds of a processor, so that the last press of the button takes little longer (docs/decisions/0056).
MOST = 500
#: Seconds that a request goes on for, as with filing (`registry/filing/pages/due_page.py`).
PATIENCE = 8.0


class PrintRecords(RegisterView):
    """Keeps the order and draws its first papers; what is wrong is told on the register, with all that was ticked."""

    problems: tuple[str, ...] = ()

    def __call__(self) -> Any:
        if self.request.method != "POST":
            self.request.response.redirect(self.base)
            return ""
        CheckAuthenticator(self.request)
        try:
            order = begin(*self._ordered())
        except Refused as refused:
            transaction.doom()
            self.problems = tuple(refused.lines())
            self.request.response.setStatus(400)
            return self.index()
        # The order is kept before its first paper is drawn, whatever happens then.
        transaction.commit()
        work_off(order.id, PATIENCE)
        self.request.response.redirect(f"{api.portal.get().absolute_url()}/@@print-order?id={order.id}")
        return ""

    def _ordered(self) -> tuple[RecordPaper, Any, list[str]]:
        """Return the paper, the section, and the records in the order of the register.

        :raises Refused: with all that is wrong.
        """
        wanted, gaps = clean(self.request.form.get("paper")), []
        paper = next((paper for paper in self.papers if paper.name == wanted), None)
        if paper is None:
            gaps.append(Gap("no_paper", "paper", _("Choose which paper is to be printed.")))
        rids = self.found if "all" in self.request.form else self._ticked()
        if not rids:
            gaps.append(Gap("nothing_chosen", "uids", _("Tick at least one record.")))
        if len(rids) > MOST:
            message = _(
                "${count} records are too many for one file, which holds ${limit}. Choose a year, a unit or a state.",
                mapping={"count": len(rids), "limit": MOST},
            )
            gaps.append(Gap("too_many", "uids", message))
        if gaps or paper is None:
            raise Refused(gaps)
        return paper, self.context, [brain.UID for brain in self._brains(rids)]

    def _ticked(self) -> list[int]:
        if not self.ticked:
            return []
        return self._rids({**catalog_query(self.question, self.kind), "UID": sorted(self.ticked)})
