"""Error pages in our shell: not found, not allowed, failed. Status codes and JSON answers stay Plone's."""

from __future__ import annotations

from Products.CMFPlone.browser.exceptions import ExceptionView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from shangnan.policy.http.fault_filter import FAILED
from shangnan.policy.http.fault_filter import NUMBER
from shangnan.policy.http.faults import fault_of
from shangnan.policy.http.faults import stage_of
from shangnan.policy.http.faults import WALKING
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.portal.settings import read_settings
from types import SimpleNamespace
from typing import Any
from zope.i18nmessageid import MessageFactory

import json
import sys

_ = MessageFactory("shangnan.policy")

#: Kind of page by the name of the exception; anything else is a failure of ours.
KINDS = {
    "NotFound": "missing",
    "Unauthorized": "forbidden",
    "Forbidden": "forbidden",
    "BadRequest": "refused",
    "DisallowedObject": "refused",
}


def raised(exception: Any) -> BaseException:
    """Return an exception as it was raised: Zope hands some over as copies, which have forgotten what they follow from."""
    return sys.exc_info()[1] or exception


def fault_to_tell(request: Any, exception: Any, status: int) -> BaseException | None:
    """Return the fault that has to be told where an exception is answered.

    :param request: that failed.
    :param exception: as the publisher hands it over.
    :param status: with which it would be answered; from 500 it is a fault, and before an address is walked it may hide one.
    """
    if status < 500 and stage_of(request) != WALKING:
        return None
    return fault_of(request, raised(exception))


def fault_as_json(number: str) -> str:
    """Return a fault as programs are told of it."""
    told = {"type": "InternalServerError", "message": chinese(FAILED), "error_number": number}
    return json.dumps(told, ensure_ascii=False)


class ErrorView(ExceptionView):
    """Page for an exception. Plone's plain last resort is used when even this cannot be rendered."""

    own_search_box = True
    own_crumbs = True
    meta_tags = ()
    page_description = ""
    error_type = ""
    #: Number of the fault, where it is one.
    number = ""
    context: Any
    basic_template = ViewPageTemplateFile("plain.pt")

    @property
    def kind(self) -> str:
        """missing, forbidden, refused or failed."""
        return "failed" if self.number else KINDS.get(self.error_type, "failed")

    @property
    def page_title(self) -> str:
        return {
            "missing": _("Page not found"),
            "forbidden": _("Not open to you"),
            "refused": _("This request cannot be answered"),
        }.get(self.kind, _("Something went wrong"))

    @property
    def settings(self) -> SimpleNamespace:
        return read_settings()

    def number_line(self) -> Any:
        """Return the sentence with the number of the fault, or empty."""
        return _(NUMBER, mapping={"number": self.number}) if self.number else ""

    def __call__(self) -> str | None:
        self.error_type = self.context.__class__.__name__
        return super().__call__()
