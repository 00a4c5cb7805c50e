"""Errors of the REST door as JSON: which status, and sentences that say what to mend."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from OFS.CopySupport import CopyError
from plone.rest.errors import ErrorHandling
from plone.restapi.exceptions import DeserializationError
from plone.restapi.exceptions import QueryParsingError
from shangnan.policy import _
from shangnan.policy.http.faults import number_of
from shangnan.policy.portal.errors.astray import is_astray
from shangnan.policy.portal.errors.helpers import is_helper
from shangnan.policy.portal.errors.view import fault_to_tell
from shangnan.policy.records.workflow.transitions import Refused
from typing import Any
from zExceptions import Forbidden
from zExceptions import HTTPException
from zExceptions import NotFound
from zope.i18n import translate
from zope.publisher.interfaces import INotFound

# What the request's own content causes, though the class does not say so.
CLIENT_MISTAKES = (DeserializationError, QueryParsingError, Refused)

# Told in the place of what the exception says, which is machinery's talk.
PLAIN = {
    401: _("Sign in to use this service."),
    404: _("There is nothing at this address."),
    500: _("The server could not answer this request; the failure has been recorded."),
}


def status_of(exception: Exception) -> int:
    """Return the HTTP status of an exception; a class that is derived from a known one keeps that one's status."""
    if isinstance(exception, HTTPException):
        return exception.getStatus()
    if INotFound.providedBy(exception):
        return 404
    return 400 if isinstance(exception, CLIENT_MISTAKES) else 500


def is_misplaced(exception: Exception) -> bool:
    """Tell whether something was to be put where it may not lie: Zope says so in a page of HTML, Dexterity by a ValueError."""
    return isinstance(exception, CopyError) or (
        isinstance(exception, ValueError) and str(exception).startswith("Disallowed subobject type")
    )


def details_of(exception: Exception) -> list[dict[str, str]]:
    """Return what a refusal says of each field: `field` and `message`; empty where it is but a sentence."""
    if isinstance(exception, Refused):
        fields = [gap.field for gap in exception.gaps]
        return [{"field": field, "message": line} for field, line in zip(fields, exception.lines(), strict=True)]
    told = exception.args[0] if exception.args else None
    if not isinstance(told, Sequence) or isinstance(told, str | bytes):
        return []
    return [
        {"field": str(entry.get("field", "")), "message": str(entry.get("message", ""))}
        for entry in told
        if isinstance(entry, Mapping)
    ]


#: How Zope ends its sentence about an id that is taken.
TAKEN = "it is already in use."


class RestErrors(ErrorHandling):
    """Exceptions of REST requests. A failure of ours is told without its inside, which the log keeps."""

    context: Any
    #: Number of the fault, where it is one.
    number = ""

    def __call__(self) -> None:
        request = self.request
        if status_of(self.context) == 500 and is_astray(request, self.context):
            self.context = NotFound(request.get("URL", ""))
        fault = None if is_helper(request) else fault_to_tell(request, self.context, status_of(self.context))
        if is_misplaced(self.context):
            self.context, fault = (
                Forbidden(translate(_("This cannot be copied or moved there."), context=request)),
                None,
            )
        if fault is not None:
            self.context, self.number = fault, number_of(request, fault)
        # plone.rest goes by the name of the class alone. Locked, since it sets the status once more; what is not found
        # may yet be a redirect, and keeps its right to set another one.
        if status_of(self.context) != 404:
            self.request.response.setStatus(status_of(self.context), lock=1)
        super().__call__()

    def render_exception(self, exception: Exception) -> dict[str, Any] | None:
        """Return the JSON object: type, message, context; for refused content also `errors`, one for each field."""
        result = super().render_exception(exception)
        if result is None:  # a redirect to where the object is now
            return None
        details = details_of(exception)
        if details:
            result["errors"] = details
            result["message"] = "\n".join(entry["message"] for entry in details)
        elif str(exception).endswith(TAKEN):
            told = _("Something of this name is here already. Choose another one.")
            result["message"] = translate(told, context=self.request)
        elif self.number:
            result |= {"message": translate(PLAIN[500], context=self.request), "error_number": self.number}
        elif status_of(exception) in PLAIN:
            result["message"] = translate(PLAIN[status_of(exception)], context=self.request)
        return result
