"""`@@my-desk`: where staff begin: what waits for them, what is theirs, and the sections they may open.

All comes from the catalog, which leaves what the person may view; a group shows its first few records and leads to all.
"""

from __future__ import annotations

from plone import api
from plone.base.interfaces.constrains import ISelectableConstrainTypes
from plone.memoize.view import memoize
from Products.Five.browser import BrowserView
from shangnan.policy.desk.register import kinds_of
from shangnan.policy.portal.days import day
from shangnan.policy.records.kind.description import record_kinds
from shangnan.policy.records.workflow.waiting import Group
from shangnan.policy.records.workflow.waiting import groups_for
from shangnan.policy.records.workflow.waiting import IDeskBox
from shangnan.policy.units.functions import FUNCTIONS
from shangnan.policy.units.functions import units_of
from shangnan.policy.units.people import own_groups
from string import Template
from typing import Any
from zope.component import getAdapters
from zope.i18n import translate

FIRST = 8
# What somebody still writes comes after what others wait for.
LAST = ("draft",)


class MyDeskView(BrowserView):
    """The desk of whoever is signed in."""

    @property
    @memoize
    def _catalog(self) -> Any:
        return api.portal.get_tool("portal_catalog")

    @property
    def name(self) -> str:
        """Name of the person."""
        user = api.user.get_current()
        return user.getProperty("fullname") or user.getId()

    def _groups(self) -> list[Group]:
        user = api.user.get_current()
        units = {function: units_of(own_groups(), function) for function in FUNCTIONS}
        kinds = [kind.waiting for kind in sorted(record_kinds(), key=lambda kind: kind.portal_type)]
        found = groups_for(kinds, user.getRoles(), units)
        return sorted(found, key=lambda group: group.state in LAST)

    def _group(self, group: Group) -> dict[str, Any] | None:
        brains = self._catalog.searchResults(**group.query, sort_on="modified", sort_order="descending")
        if not brains:
            return None
        kind, tool = group.waiting, api.portal.get_tool("portal_workflow")
        state = tool.getTitleForStateOnType(group.state, kind.portal_type)
        title = api.portal.get_tool("portal_types")[kind.portal_type].Title()
        more = Template(kind.all_of_them).substitute(state=group.state) if len(brains) > FIRST else ""
        return {
            "id": f"{kind.portal_type}-{group.state}",
            "kind": translate(title, domain="shangnan.policy", context=self.request),
            "state": translate(state, domain="shangnan.policy", context=self.request),
            "total": len(brains),
            "url": f"{self.context.absolute_url()}/{more}" if more else "",
            "rows": [
                {
                    "title": b.Title or b.getId,
                    "url": f"{b.getURL()}/view",
                    "note": b.unit_title or "",
                    "day": day(b.modified),
                }
                for b in brains[:FIRST]
            ],
        }

    @memoize
    def groups(self) -> list[dict[str, Any]]:
        """Return what waits, by kind and state: id, kind, state, total, url of all, rows (title, url, note, day)."""
        return [found for group in self._groups() if (found := self._group(group)) is not None]

    @memoize
    def boxes(self) -> list[dict[str, Any]]:
        """Return the person's own lists that hold anything: id, title, total, url, rows (title, url, note)."""
        return [
            {"id": name, "title": box.title, "total": box.total, "url": box.url, "rows": box.rows()}
            for name, box in sorted(getAdapters((self.request,), IDeskBox))
            if box.total
        ]

    def sections(self) -> list[dict[str, Any]]:
        """Return the sections the person may open: title, url, and the forms for new records there (title, url)."""
        found = []
        # Sections of the years lie inside these.
        here = {"query": "/".join(self.context.getPhysicalPath()), "depth": 1}
        for brain in self._catalog.searchResults(portal_type="Section", path=here, sort_on="getObjPositionInParent"):
            url = brain.getURL()
            section = brain.getObject()
            offered = ISelectableConstrainTypes(section).getImmediatelyAddableTypes()
            links = [
                {
                    "title": translate(kind.title, context=self.request),
                    "url": f"{url}/@@register?kind={kind.portal_type}",
                }
                for kind in kinds_of(brain.getId)
            ]
            forms = [
                {
                    "title": translate(fti.Title(), domain="shangnan.policy", context=self.request),
                    "url": f"{url}/++add++{fti.getId()}",
                }
                for fti in section.allowedContentTypes()
                if fti.getId() in offered
            ]
            found.append({"title": brain.Title, "url": url, "links": links if len(links) > 1 else [], "forms": forms})
        return found
