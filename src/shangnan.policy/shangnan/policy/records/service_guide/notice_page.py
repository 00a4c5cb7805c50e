"""`@@one-time-notice`: a clerk or a citizen ticks what is missing or needed and gets the notice as a PDF.

Nothing is kept of it. What is typed may hold a name, so that it is sent in the body of the request and never stands in an
address; since nothing is written, whoever is not signed in may send it too.
"""

from __future__ import annotations

from collections.abc import Mapping
from plone import api
from plone.memoize.view import memoize
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.paper.errors import PaperError
from shangnan.policy.paper.pdf.writer import pdf
from shangnan.policy.records.lifecycle.versions import digest
from shangnan.policy.records.service_guide.notice_form import MOST_APPLICANT
from shangnan.policy.records.service_guide.notice_form import MOST_DAYS
from shangnan.policy.records.service_guide.notice_form import MOST_OTHER
from shangnan.policy.records.service_guide.notice_form import MOST_REMARK
from shangnan.policy.records.service_guide.notice_form import notice_of
from shangnan.policy.records.service_guide.notice_form import problems
from shangnan.policy.records.service_guide.notice_form import read_form
from shangnan.policy.records.service_guide.notice_form import Typed
from shangnan.policy.records.service_guide.notice_labels import TITLE
from shangnan.policy.records.service_guide.notice_paper import notice_paper
from shangnan.policy.records.service_guide.online_hall import with_address
from shangnan.policy.records.service_guide.pdf import imprint_of
from shangnan.policy.records.service_guide.plain import normalised
from shangnan.policy.records.service_guide.plain import to_plain
from shangnan.policy.records.views.paper_answer import pdf_headers
from shangnan.policy.records.views.paper_answer import reason_of
from shangnan.policy.records.views.paper_answer import refuse
from typing import Any
from zope.i18n import translate


class OneTimeNotice(BrowserView):
    """The form, and the notice that is made of it."""

    limits: Mapping[str, int] = {
        "applicant": MOST_APPLICANT, "remark": MOST_REMARK, "other": MOST_OTHER, "days": MOST_DAYS,
    }  # fmt: skip

    def __call__(self) -> bytes | str:
        self.errors: list[str] = []
        if api.content.get_state(self.context) != "published":
            message = _("There are notices for published services only: this one is not open for applications.")
            return refuse(self.request, message, self.context.absolute_url())
        return self._print() if self.request.method == "POST" else self._form()

    @property
    @memoize
    def guide(self) -> dict[str, Any]:
        """The guide in plain form, as it is printed."""
        return with_address(normalised(to_plain(self.context)))

    @property
    @memoize
    def typed(self) -> Typed:
        """What stands in the form."""
        return read_form(self.request.form, len(self.guide["materials"]))

    @property
    @memoize
    def version(self) -> str:
        """Tells whether the materials are still those that the form showed."""
        return digest({"materials": self.guide["materials"]})[:16]

    def materials(self) -> list[dict[str, Any]]:
        """Return the rows of the form: number, name, note, ticked, remark."""
        return [
            {
                "number": number,
                "name": material["name"],
                "note": material["note"],
                "ticked": number in self.typed.ticked,
                "remark": self.typed.remarks[number],
            }
            for number, material in enumerate(self.guide["materials"])
        ]

    def _form(self) -> str:
        # What is typed may name a person: no proxy keeps it.
        self.request.response.setHeader("Cache-Control", "no-store")
        page: str = self.index()
        return page

    def _print(self) -> bytes | str:
        typed, materials = self.typed, self.guide["materials"]
        found = problems(typed, materials, self.version)
        if not found:
            notice = notice_of(typed, materials, now().date().isoformat())
            try:
                data = pdf(notice_paper(self.guide, notice, imprint_of(self.context, self.guide, self.request)))
            except PaperError as error:
                found = [reason_of(error)]
            else:
                pdf_headers(self.request, f"{TITLE}-{self.guide['name']}", len(data))
                return data
        self.errors = [translate(message, context=self.request) for message in found]
        return self._form()
