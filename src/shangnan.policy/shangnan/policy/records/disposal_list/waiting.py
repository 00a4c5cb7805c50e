"""Disposal lists that wait for the signature of the person signed in as a witness, on the desk."""

from __future__ import annotations

from plone import api
from shangnan.policy import _
from shangnan.policy.records.disposal_list.reading import signed_by
from shangnan.policy.records.workflow.waiting import IDeskBox
from typing import Any
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface

# Lists that the desk shows at once.
FIRST = 8


@implementer(IDeskBox)
@adapter(Interface)
class ListsToSign:
    """Approved lists on which the person is a witness and has not signed."""

    title = _("Disposal lists to sign as a witness")
    url = ""

    def __init__(self, request: Any) -> None:
        self.request = request
        person = api.user.get_current().getId()
        # Few are approved at a time, and the catalog leaves those that the person may view.
        brains = api.portal.get_tool("portal_catalog")(portal_type="DisposalList", review_state="approved")
        lists = [brain.getObject() for brain in brains]
        self.lists = [one for one in lists if person in one.witnesses and person not in signed_by(one)]
        self.total = len(self.lists)

    def rows(self) -> list[dict[str, str]]:
        """Return the first few: title, url, note."""
        return [{"title": one.title, "url": one.absolute_url(), "note": one.number} for one in self.lists[:FIRST]]
