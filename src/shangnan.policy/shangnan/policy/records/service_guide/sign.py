"""`@@item-sign.pdf`: the board of a published item for the hall."""

from __future__ import annotations

from plone import api
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.paper.pdf.writer import pdf
from shangnan.policy.records.service_guide.online_hall import with_address
from shangnan.policy.records.service_guide.pdf import imprint_of
from shangnan.policy.records.service_guide.plain import normalised
from shangnan.policy.records.service_guide.plain import to_plain
from shangnan.policy.records.service_guide.sign_paper import item_sign
from shangnan.policy.records.service_guide.sign_paper import TITLE
from shangnan.policy.records.views.paper_answer import answer_pdf
from shangnan.policy.records.views.paper_answer import refuse


class ItemSignPdf(BrowserView):
    """The board of an item."""

    def __call__(self) -> bytes | str:
        back = self.context.absolute_url()
        if api.content.get_state(self.context) != "published":
            return refuse(self.request, _("A board is printed of published services only."), back)
        guide = with_address(normalised(to_plain(self.context)))
        imprint = imprint_of(self.context, guide, self.request)
        return answer_pdf(self.request, lambda: pdf(item_sign(guide, imprint)), f"{TITLE}-{guide['name']}", back)
