"""The page of a filing plan, and the one on which it is completed or a new one begun."""

from __future__ import annotations

from AccessControl import getSecurityManager
from AccessControl import Unauthorized
from plone import api
from plone.protect import CheckAuthenticator
from Products.CMFCore.permissions import ModifyPortalContent
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy import permissions as p
from shangnan.policy.records.filing_plan.copying import revised
from shangnan.policy.records.filing_plan.proposal import completed
from shangnan.policy.records.kind.view import RecordView
from shangnan.policy.registry.archive_pages import ArchivePage
from shangnan.policy.registry.filing.categories import all_categories
from shangnan.policy.registry.retention.periods import TITLES
from shangnan.policy.units.directory import all_units
from typing import Any
from zope.event import notify
from zope.i18n import translate
from zope.lifecycleevent import ObjectModifiedEvent

PLANS = ArchivePage(
    "register?kind=FilingPlan",
    _("Filing plans"),
    _("By what records are filed: codes of units and the retention schedule. One plan at a time is in force."),
    p.VIEW_ARCHIVE,
    5,
)


class FilingPlanView(RecordView):
    """A plan with the names of its units, categories and periods."""

    facts_shown = ("fonds", "fonds_name", "class_code", "reference", "approved_on")
    texts_shown = ("notes",)

    def tables(self) -> list[dict[str, Any]]:
        """Return the tables with names in place of keys."""
        units = {unit.uid: unit.title for unit in all_units()}
        names = {"units": units, "rows": {**all_categories()}}
        periods = {code: translate(title, context=self.request) for code, title in TITLES.items()}
        found = super().tables()
        for table in found:
            known = names[table["name"]]
            table["rows"] = [[known.get(cell) or periods.get(cell) or cell for cell in row] for row in table["rows"]]
        return found


class PlanRowsView(BrowserView):
    """`@@plan-rows`: adds the rows of the schedule that a draft lacks, or begins a new plan as a copy of this one."""

    def __call__(self) -> str:
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            return self._revise() if "revise" in self.request.form else self._complete()
        return str(self.index())

    def may_complete(self) -> bool:
        """Return whether rows may be added now."""
        return bool(getSecurityManager().checkPermission(ModifyPortalContent, self.context))

    def may_revise(self) -> bool:
        """Return whether a new plan may be begun."""
        return bool(getSecurityManager().checkPermission(p.ADD_FILING_PLAN, api.portal.get()["archive"]))

    def missing(self) -> list[str]:
        """Return the names of the categories for which the schedule has no row."""
        there = {row.get("category") for row in self.context.rows or ()}
        return [title for key, title in all_categories().items() if key not in there]

    def _complete(self) -> str:
        if not self.may_complete():
            raise Unauthorized("edit")
        before = len(self.context.rows or ())
        self.context.rows = completed(self.context.rows or (), all_categories())
        notify(ObjectModifiedEvent(self.context))
        added = len(self.context.rows) - before
        message = _("${count} rows were added. Check each of them.", mapping={"count": added})
        api.portal.show_message(message, self.request)
        self.request.response.redirect(f"{self.context.absolute_url()}/edit")
        return ""

    def _revise(self) -> str:
        if not self.may_revise():
            raise Unauthorized("add")
        plan = revised(self.context)
        self.request.response.redirect(f"{plan.absolute_url()}/edit")
        return ""
