"""The steps that somebody may take with a piece of content, on a page of their own."""

from __future__ import annotations

from plone import api
from plone.protect.utils import addTokenToUrl
from Products.Five.browser import BrowserView
from shangnan.policy.records.workflow.transitions import worth_offering
from zExceptions import NotFound


class StepsView(BrowserView):
    """Takes the place of Plone's bulk form behind "Advanced...", which knows neither opinions nor guards."""

    def __call__(self) -> str:
        if not api.portal.get_tool("portal_workflow").getChainFor(self.context):
            # A file has the state of the record around it and none of its own.
            raise NotFound(self.context, "content_status_history", self.request)
        return self.index()

    def steps(self) -> list[dict[str, str]]:
        """Return title and address of each step that this person may take now."""
        base = self.context.absolute_url()
        found = []
        for action in worth_offering(self.context):
            url = action["url"] or f"{base}/content_status_modify?workflow_action={action['id']}"
            found.append({"title": action["title"] or action["id"], "url": addTokenToUrl(url, self.request)})
        return found

    def state(self) -> str:
        """Return the title of the present state."""
        tool = api.portal.get_tool("portal_workflow")
        return tool.getTitleForStateOnType(api.content.get_state(self.context), self.context.portal_type)
