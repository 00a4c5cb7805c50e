"""A WSGI filter for faults that Zope tells nobody of: what fails before its transaction begins, or with the database itself.

In the server's pipeline before Zope and what turns its exceptions into answers:
`paste.filter_factory = shangnan.policy.http.fault_filter:factory`.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from shangnan.policy import _
from shangnan.policy.http.faults import number_for
from shangnan.policy.http.refusals import Application
from shangnan.policy.http.refusals import Environ
from shangnan.policy.http.refusals import Refusal
from shangnan.policy.http.refusals import StartResponse
from shangnan.policy.locales.chinese import chinese

FAILED = _("The site could not answer just now. The failure has been noted; please try again later.")
NUMBER = _("Error number: ${number}. Give it to the system administrator, who finds the failure by it in the log.")


class Faults:
    """Answers with a number whatever an application raises."""

    def __init__(self, application: Application) -> None:
        self.application = application

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        try:
            return self.application(environ, start_response)
        except Exception as fault:  # whatever it was, it is told and logged
            number = number_for(fault, environ.get("REQUEST_METHOD", ""), environ.get("PATH_INFO", ""))
            line = chinese(_(NUMBER, mapping={"number": number}))
            refusal = Refusal("500 Internal Server Error", chinese(FAILED) + line, error_number=number)
            return refusal.answer(environ, start_response)


def factory(_configuration: dict[str, str]) -> Callable[[Application], Faults]:
    """Entry point for paste.deploy; takes no settings."""
    return Faults
