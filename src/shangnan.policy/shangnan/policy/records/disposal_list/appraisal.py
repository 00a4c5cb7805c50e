"""`@@appraisal`: results of many rows at once. What is chosen here is what the form of the list shows row by row."""

from __future__ import annotations

from plone import api
from plone.protect import CheckAuthenticator
from shangnan.policy import _
from shangnan.policy.records.disposal_list.content import IDisposalList
from shangnan.policy.records.disposal_list.views import DisposalView
from shangnan.policy.registry.disposal.rows import LENGTHEN
from shangnan.policy.registry.disposal.rows import PERIODS
from shangnan.policy.registry.disposal.rows import RESULTS
from typing import Any
from zope.event import notify
from zope.i18n import translate
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent

# Instead of a result: the chosen rows leave the list.
TAKE_OUT = "take-out"
MOST_GROUND = 200


class AppraisalView(DisposalView):
    """Rows with check boxes, and what is entered for those that are chosen."""

    results, periods, take_out = RESULTS, tuple(PERIODS), TAKE_OUT

    def __call__(self) -> str:
        self.problems: list[str] = []
        if self.request.method != "POST":
            return str(self.index())
        CheckAuthenticator(self.request)
        chosen, result = self._chosen(), self._text("result")
        period = self._text("period") if result == LENGTHEN else ""
        self.problems = [translate(one, context=self.request) for one in self._wrong(chosen, result, period)]
        if self.problems:
            self.request.response.setStatus(400)
            return str(self.index())
        changes = {"result": result, "period": period or None, "ground": self._text("ground")}
        rows = [dict(row) for row in self.context.rows or ()]
        if result == TAKE_OUT:
            rows = [row for row in rows if row["archival_number"] not in chosen]
        else:
            rows = [row | changes if row["archival_number"] in chosen else row for row in rows]
        self.context.rows = rows
        notify(ObjectModifiedEvent(self.context, Attributes(IDisposalList, "rows")))
        told = _("Entered for ${count} rows.", mapping={"count": len(chosen)})
        api.portal.show_message(told, self.request)
        self.request.response.redirect(f"{self.context.absolute_url()}/@@appraisal")
        return ""

    def _wrong(self, chosen: set[str], result: str, period: str) -> list[Any]:
        found = []
        if not chosen:
            found.append(_("Choose the rows first."))
        if result not in (*RESULTS, TAKE_OUT):
            found.append(_("Choose a result."))
        if result == LENGTHEN and period not in PERIODS:
            found.append(_("Choose the new period, too."))
        if result != TAKE_OUT and not self._text("ground"):
            found.append(_("Write the ground of the result."))
        if len(self._text("ground")) > MOST_GROUND:
            found.append(
                _("The ground is longer than ${limit} characters. Shorten it.", mapping={"limit": MOST_GROUND})
            )
        return found

    def _text(self, name: str) -> str:
        value = self.request.form.get(name)
        return " ".join(value.split()) if isinstance(value, str) else ""

    def _chosen(self) -> set[str]:
        value = self.request.form.get("chosen")
        numbers = value if isinstance(value, list | tuple) else [value]
        known = {row["archival_number"] for row in self.context.rows or ()}
        if self._text("all"):
            return known
        return {number for number in numbers if isinstance(number, str) and number in known}
