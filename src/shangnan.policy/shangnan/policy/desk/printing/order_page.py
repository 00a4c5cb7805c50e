"""`@@print-order?id=`: how far an order to print is, what could not be printed and why; `@@print-order-file?id=`: the file."""

from __future__ import annotations

from plone import api
from plone.memoize.view import memoize
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.desk.printing.ordering import PATIENCE
from shangnan.policy.desk.printing.orders import forget
from shangnan.policy.desk.printing.orders import own_order
from shangnan.policy.desk.printing.orders import own_orders
from shangnan.policy.desk.printing.orders import paper_of
from shangnan.policy.desk.printing.orders import PrintOrder
from shangnan.policy.desk.printing.orders import work_off
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.plain.request_text import clean
from shangnan.policy.records.tables.workbook import FileStream
from shangnan.policy.records.views.paper_answer import pdf_headers
from shangnan.policy.registry.journal.recording.exports import note_export
from typing import Any
from zExceptions import NotFound
from zope.i18n import translate


def title_of(order: PrintOrder) -> Any:
    """Return what an order prints, a Message; the name of its page for a paper that no room has any more."""
    paper = paper_of(order)
    return paper.title if paper is not None else order.paper


class _OwnOrder(BrowserView):
    """What the page and the file have in common: others' orders are not there."""

    @property
    @memoize
    def order(self) -> PrintOrder | None:
        """The order that is asked for; None where none is.

        :raises NotFound: for one that is not the present user's.
        """
        asked = clean(self.request.form.get("id"))
        order = own_order(asked)
        if order is None and asked:
            raise NotFound(self.context, self.__name__, self.request)
        return order


class PrintOrderView(_OwnOrder):
    """One order, or the user's orders of the last day where none is asked for."""

    def __call__(self) -> Any:
        order = self.order
        if self.request.method != "POST" or order is None:
            return self.index()
        CheckAuthenticator(self.request)
        if "cancel" in self.request.form:
            forget(order)
            message = _("The order to print was cancelled. Nothing of it is kept.")
            api.portal.show_message(translate(message, context=self.request), self.request)
            self.request.response.redirect(self.address())
            return ""
        work_off(order.id, PATIENCE)
        self.request.response.redirect(self.address(order))
        return ""

    def address(self, order: PrintOrder | None = None) -> str:
        """Return the address of an order, or of the list."""
        return f"{self.context.absolute_url()}/@@print-order" + (f"?id={order.id}" if order is not None else "")

    def facts(self, order: PrintOrder) -> dict[str, Any]:
        """Return what is shown of an order: url, time, title, total, drawn, refused, left, file (its address; "" for none)."""
        return {
            "url": self.address(order),
            "time": order.ordered_at[:16].replace("T", " "),
            "title": translate(title_of(order), context=self.request),
            "total": order.total,
            "drawn": order.drawn,
            "refused": len(order.refused),
            "left": order.left,
            "file": f"{self.context.absolute_url()}/@@print-order-file?id={order.id}" if order.file is not None else "",
        }

    def orders(self) -> list[dict[str, Any]]:
        """Return the facts of the user's orders, the latest first."""
        return [self.facts(order) for order in own_orders()]

    def back(self) -> str:
        """Return the address of the register on which the order was given; "" where its section is gone or closed."""
        assert self.order is not None
        section = self.context.restrictedTraverse(self.order.section, None)
        return f"{section.absolute_url()}/@@register?kind={self.order.portal_type}" if section is not None else ""

    def refused(self) -> list[dict[str, Any]]:
        """Return what could not be printed: title and url ("" for what the user may not view), reasons."""
        assert self.order is not None
        entries = list(self.order.refused.values())
        brains = {b.UID: b for b in api.portal.get_tool("portal_catalog")(UID=[uid for uid, _lines in entries])}
        restricted = translate(_("(restricted)"), context=self.request)
        return [
            {
                "title": brains[uid].Title or brains[uid].getId if uid in brains else restricted,
                "url": f"{brains[uid].getURL()}/view" if uid in brains else "",
                "reasons": lines,
            }
            for uid, lines in entries
        ]


class PrintOrderFile(_OwnOrder):
    """The file, for whoever ordered it; taking it along is an entry of the journal."""

    def __call__(self) -> FileStream:
        order = self.order
        if order is None or order.file is None:
            raise NotFound(self.context, self.__name__, self.request)
        title = chinese(title_of(order))
        note_export(self.context.get(order.section, self.context), order.portal_type, order.drawn, [title])
        pdf_headers(self.request, f"{title}-{now():%Y%m%d}", order.file.getSize())
        return FileStream(order.file.open())
