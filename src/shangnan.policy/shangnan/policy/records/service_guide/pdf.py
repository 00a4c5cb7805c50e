"""`@@guide.pdf`: the guide on paper, made from the published version that the page shows."""

from __future__ import annotations

from collections.abc import Mapping
from plone import api
from Products.Five import BrowserView
from shangnan.policy import _
from shangnan.policy.paper.bounded_cache import KeptAnswers
from shangnan.policy.paper.errors import PaperError
from shangnan.policy.records.currency.copies import copy_address
from shangnan.policy.records.lifecycle.versions import digest
from shangnan.policy.records.lifecycle.versions import latest_version
from shangnan.policy.records.service_guide.online_hall import with_address
from shangnan.policy.records.service_guide.paper import guide_pdf
from shangnan.policy.records.service_guide.paper import Imprint
from shangnan.policy.records.service_guide.plain import normalised
from shangnan.policy.records.service_guide.plain import to_plain
from shangnan.policy.records.service_guide.reading import status_of
from shangnan.policy.records.views.paper_answer import pdf_headers
from shangnan.policy.records.views.paper_answer import reason_of
from shangnan.policy.records.views.paper_answer import refuse
from shangnan.policy.records.views.printed_address import printed_address
from typing import Any
from zope.i18n import translate

NOTICES = {
    "draft": _("Not published: for checking only."),
    "suspended": _("Suspended: applications are not accepted for now."),
    "cancelled": _("Cancelled: this service no longer exists."),
}


#: Bytes of the PDFs that are kept in memory; one has 60 to 200 KB.
KEPT = KeptAnswers(32 * 1024 * 1024)


def drawn(guide: Mapping[str, Any], imprint: Imprint) -> bytes:
    """The PDF of a guide; drawing is a pure function, so that what was drawn once is kept in memory.

    How many are drawn at a time is the business of the filter before Zope (`http/drawings.py`).
    """
    return KEPT.get((digest(guide), imprint), lambda: guide_pdf(guide, imprint))


def imprint_of(record: Any, guide: Mapping[str, Any], request: Any) -> Imprint:
    """What a copy says about itself: the version that it is a copy of, and where to ask whether it is current.

    :param record: a ServiceGuide.
    :param guide: its plain form.
    """
    changes = tuple(getattr(record, "public_changes", ()))
    status = status_of(api.content.get_state(record), changes)
    version = latest_version(record)
    number = version["version"] if version else 0
    notice = NOTICES.get(status["kind"])
    return Imprint(
        site_name=api.portal.get_registry_record("shangnan.portal.site_name", default="") or api.portal.get().title,
        version=number,
        published=version["published"][:10] if version else "",
        sha256=version["sha256"] if version else digest(guide),
        address=copy_address(record, version) if version else printed_address(record),
        unit_phone=guide["consult_phone"],
        notice=translate(notice, context=request) if notice else "",
    )


class GuidePdf(BrowserView):
    """Answers with the PDF, or goes back to the page with the reason why there is none."""

    def __call__(self) -> bytes | str:
        url = self.context.absolute_url()
        guide = with_address(normalised(to_plain(self.context)))
        imprint = imprint_of(self.context, guide, self.request)
        etag = f'"{digest({"guide": guide, "imprint": repr(imprint)})[:32]}"'
        response = self.request.response
        if self.request.getHeader("If-None-Match") == etag:
            response.setStatus(304)
            return b""
        try:
            data = drawn(guide, imprint)
        except PaperError as error:
            return refuse(self.request, reason_of(error), url)
        pdf_headers(self.request, guide["name"] or "guide", len(data), public=True)
        response.setHeader("ETag", etag)
        return data
