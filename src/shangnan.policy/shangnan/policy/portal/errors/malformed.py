"""Requests that fail before any site is reached, so that no view of a site can answer.

Zope converts values as the address asks (`b_start:int=abc`) before it looks for the site; left alone that is a failure of the
server. It is the client's mistake, and is answered as one. A fault of ours is told as one, with its number.
"""

from __future__ import annotations

from .view import fault_as_json
from .view import fault_to_tell
from pathlib import Path
from plone.rest.interfaces import IAPIRequest
from Products.CMFPlone.browser import exceptions
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from shangnan.policy.http.fault_filter import FAILED
from shangnan.policy.http.fault_filter import NUMBER
from shangnan.policy.http.faults import ANSWERING
from shangnan.policy.http.faults import number_of
from shangnan.policy.http.faults import stage_of
from shangnan.policy.http.faults import STARTING
from shangnan.policy.http.faults import WALKING
from shangnan.policy.locales.chinese import chinese
from zope.i18nmessageid import MessageFactory

_ = MessageFactory("shangnan.policy")

MALFORMED = {
    "title": _("This request cannot be answered"),
    "advice": _("The address holds values that do not fit. Start again from the search."),
}
FAULT = {"title": _("Something went wrong"), "advice": FAILED}


class OutsideView(exceptions.ExceptionView):
    """Exceptions outside our sites: malformed requests and faults get our plain page, all others what they always got."""

    index = ViewPageTemplateFile(str(Path(exceptions.__file__).parent / "templates" / "error_message.pt"))
    plain = ViewPageTemplateFile("malformed.pt")
    texts = MALFORMED
    number = ""

    def __call__(self) -> str | None:
        request, response = self.request, self.request.response
        stage = stage_of(request)
        fault = None if stage == ANSWERING else fault_to_tell(request, self.context, response.getStatus())
        if fault is not None:
            if stage == STARTING:
                # Zope cannot answer before its transaction has begun; the filter before it does (`http/fault_filter.py`).
                raise fault
            return self._fault(fault)
        if stage in (WALKING, ANSWERING):
            return super().__call__()
        if response.getStatus() >= 500:
            # Locked: the transform chain sets the status anew from the exception.
            response.setStatus(400, lock=True)
        response.setHeader("Content-Type", "text/html;charset=utf-8")
        return self.plain()

    def _fault(self, fault: BaseException) -> str:
        request, response = self.request, self.request.response
        self.texts, self.number = FAULT, number_of(request, fault)
        response.setStatus(500, lock=True)
        if IAPIRequest.providedBy(request) or "json" in request.getHeader("Accept", ""):
            response.setHeader("Content-Type", "application/json")
            return fault_as_json(self.number)
        response.setHeader("Content-Type", "text/html;charset=utf-8")
        return self.plain()

    def text(self, name: str) -> str:
        """A sentence of the page; no site has said yet which language is spoken."""
        return chinese(self.texts[name])

    def number_line(self) -> str:
        """The sentence with the number of a fault, or empty."""
        return chinese(_(NUMBER, mapping={"number": self.number})) if self.number else ""
