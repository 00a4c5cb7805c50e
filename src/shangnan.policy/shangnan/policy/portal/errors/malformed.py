"""Requests that fail before any site is reached: a value that is no number where the address says it is one.

Zope converts values as the address asks (`b_start:int=abc`) before it looks for the site, so that no view of a site can
answer; left alone that is a failure of the server. It is the client's mistake, and is answered as one.
"""

from __future__ import annotations

from pathlib import Path
from Products.CMFPlone.browser import exceptions
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from shangnan.policy.locales.chinese import chinese
from zope.i18nmessageid import MessageFactory

_ = MessageFactory("shangnan.policy")

TEXTS = {
    "title": _("This request cannot be answered"),
    "advice": _("The address holds values that do not fit. Start again from the search."),
}


class OutsideView(exceptions.ExceptionView):
    """Exceptions outside our sites: malformed requests get our plain page, all others what they always got."""

    index = ViewPageTemplateFile(str(Path(exceptions.__file__).parent / "templates" / "error_message.pt"))
    malformed = ViewPageTemplateFile("malformed.pt")

    def __call__(self) -> str | None:
        # Set at the start of traversal: what fails before has failed on the request itself.
        if "TraversalRequestNameStack" in self.request.other:
            return super().__call__()
        response = self.request.response
        if response.getStatus() >= 500:
            # Locked: the transform chain sets the status anew from the exception.
            response.setStatus(400, lock=True)
        response.setHeader("Content-Type", "text/html;charset=utf-8")
        return self.malformed()

    def text(self, name: str) -> str:
        """A sentence of the page; no site has said yet which language is spoken."""
        return chinese(TEXTS[name])
