"""The address of a record that was destroyed: whoever may read its disposal list is told so (410), everybody else finds nothing (404).

Of a record that is no more nobody can be asked whether one may view it, so the list is asked, which names it for good.
"""

from __future__ import annotations

from AccessControl import getSecurityManager
from plone import api
from Products.Five.browser import BrowserView
from shangnan.policy.interfaces import IShangnanLayer
from shangnan.policy.records.section import ISection
from shangnan.policy.records.workflow.person_names import name_of
from shangnan.policy.registry.disposal.stubs import number_at
from shangnan.policy.registry.disposal.stubs import Stub
from shangnan.policy.registry.disposal.stubs import stub_of
from shangnan.policy.registry.retention.entries import entries
from typing import Any
from zExceptions import NotFound
from zope.component import adapter
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse
from ZPublisher.BaseRequest import DefaultPublishTraverse

PAGE = "destroyed"
NUMBER = "shangnan.policy.destroyed.number"


@implementer(IPublishTraverse)
@adapter(ISection, IShangnanLayer)
class SectionTraverse(DefaultPublishTraverse):
    """Walks a section as Zope does; where nothing is found that was destroyed, it leads to the page that says so."""

    def publishTraverse(self, request: Any, name: str) -> Any:
        """Return what lies in the section, or the section itself with the page after it."""
        try:
            return super().publishTraverse(request, name)
        except (KeyError, AttributeError, NotFound):
            site = len(api.portal.get().getPhysicalPath())
            number = number_at("/".join((*self.context.getPhysicalPath()[site:], name)))
            if number is None:
                raise
        request.other[NUMBER] = number
        # What lay in the record is gone with it, whatever the rest of the address names.
        request["TraversalRequestNameStack"][:] = [f"@@{PAGE}"]
        return self.context


class DestroyedView(BrowserView):
    """What is left to say."""

    number = ""
    stub: Stub
    disposal_list: Any = None

    def __call__(self) -> str:
        self.number = self.request.other.get(NUMBER, "")
        found = stub_of(self.number) if self.number else None
        self.disposal_list = self._list(found.list_uid) if found is not None else None
        if found is None or self.disposal_list is None:
            raise NotFound(self.context, PAGE, self.request)
        self.stub = found
        self.request.response.setStatus(410)
        return str(self.index())

    def _list(self, uid: str) -> Any:
        """Return the list that names it, where this person may read it."""
        brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(UID=uid)
        # Unrestricted: whether the person may view it is asked right here, and nothing of it is shown otherwise.
        found = brains[0]._unrestrictedGetObject() if brains else None
        may = found is not None and getSecurityManager().checkPermission("View", found)
        return found if may else None

    def title(self) -> str:
        """Return the title that the register keeps."""
        entry = entries().numbered(self.number)
        return entry.title if entry is not None else ""

    def digests(self) -> tuple[str, ...]:
        """Return the digests that the register keeps."""
        entry = entries().numbered(self.number)
        return entry.digests if entry is not None else ()

    def name(self, user_id: str) -> str:
        """Return the name of a person."""
        return name_of(user_id)
