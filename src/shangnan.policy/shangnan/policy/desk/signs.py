"""`@@signs` of a unit: boards of who serves there, and signs that hang above its windows, from what one types; nothing is kept."""

from __future__ import annotations

from collections.abc import Mapping
from plone import api
from plone.memoize.view import memoize
from plone.uuid.interfaces import IUUID
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.desk.signs_paper import HANGING
from shangnan.policy.desk.signs_paper import hanging_sign
from shangnan.policy.desk.signs_paper import HangingSign
from shangnan.policy.desk.signs_paper import STAFF
from shangnan.policy.desk.signs_paper import staff_sign
from shangnan.policy.desk.signs_paper import StaffSign
from shangnan.policy.paper.errors import PaperError
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.pdf.writer import pdf
from shangnan.policy.records.views.paper_answer import pdf_headers
from shangnan.policy.records.views.paper_answer import reason_of
from typing import Any
from zope.i18n import translate
from zope.i18nmessageid import Message

#: Field of the form -> its title and how long it may be.
STAFF_FIELDS: Mapping[str, tuple[Message, int]] = {
    "name": (_("Name of the person"), 30),
    "post": (_("Post"), 40),
    "number": (_("Staff number"), 20),
    "duties": (_("Duties"), 120),
    "phone": (_("Enquiry phone"), 40),
    "complaint": (_("Complaint phone"), 40),
}
HANGING_FIELDS: Mapping[str, tuple[Message, int]] = {
    "number": (_("Number of the window"), 6),
    "name": (_("Name of the window"), 40),
    "services": (_("What is dealt with there, a line each"), 400),
}
FORMS: Mapping[str, tuple[Mapping[str, tuple[Message, int]], str]] = {
    "staff": (STAFF_FIELDS, STAFF),
    "hanging": (HANGING_FIELDS, HANGING),
}
#: Services that the form proposes.
FIRST = 6


def typed(form: Mapping[str, object], fields: Mapping[str, tuple[Message, int]]) -> dict[str, str]:
    """Return what was typed into fields, whatever was sent; nothing is cut, so that it can be shown again."""
    values = {name: form.get(name) for name in fields}
    return {name: value.replace("\r", "").strip() if isinstance(value, str) else "" for name, value in values.items()}


def problems(values: Mapping[str, str], fields: Mapping[str, tuple[Message, int]]) -> list[Message]:
    """Return all that keeps a sign from being printed; an empty list means nothing."""
    found = [
        _("“${field}” has more than ${limit} characters. Shorten it.", mapping={"field": title, "limit": limit})
        for name, (title, limit) in fields.items()
        if len(values[name]) > limit
    ]
    if not values["name"]:
        found.insert(0, _("“${place}” is empty. Fill it in.", mapping={"place": fields["name"][0]}))
    return found


class SignsView(BrowserView):
    """Two forms, one for each kind of sign; each is answered with the PDF, or again with what is wrong."""

    def __call__(self) -> bytes | str:
        self.errors: list[str] = []
        self.sent = ""
        asked = self.request.form.get("sign")
        if self.request.method == "POST" and isinstance(asked, str) and asked in FORMS:
            return self._print(asked)
        return self._page()

    def _page(self) -> str:
        self.request.response.setHeader("Cache-Control", "no-store")
        page: str = self.index()
        return page

    def _print(self, kind: str) -> bytes | str:
        self.sent = kind
        fields, title = FORMS[kind]
        values = typed(self.request.form, fields)
        found = problems(values, fields)
        if not found:
            try:
                data = pdf(self._drawn(kind, values))
            except PaperError as error:
                found = [reason_of(error)]
            else:
                pdf_headers(self.request, f"{title}-{values['name']}", len(data))
                return data
        self.errors = [translate(message, context=self.request) for message in found]
        return self._page()

    def _drawn(self, kind: str, values: Mapping[str, str]) -> Document:
        if kind == "staff":
            return staff_sign(
                StaffSign(unit=self.context.title, **{key: " ".join(values[key].split()) for key in values})
            )
        services = tuple(line.strip() for line in values["services"].split("\n") if line.strip())
        return hanging_sign(HangingSign(self.context.title, values["number"], values["name"], services))

    @property
    @memoize
    def proposed(self) -> dict[str, dict[str, str]]:
        """What the forms hold before anybody types: what is known of the unit."""
        catalog = api.portal.get_tool("portal_catalog")
        brains = catalog(
            unit=IUUID(self.context),
            portal_type="ServiceGuide",
            review_state="published",
            sort_on="sortable_title",
            sort_limit=FIRST,
        )[:FIRST]
        # A person's board is begun empty but for the unit's telephone.
        return {
            "staff": {"phone": self.context.phone or ""},
            "hanging": {
                "name": self.context.short_name or self.context.title,
                "services": "\n".join(b.Title for b in brains),
            },
        }

    def fields(self, kind: str) -> list[dict[str, Any]]:
        """Return the fields of a form: name, title, limit, value, whether it has several lines."""
        fields, _title = FORMS[kind]
        values = typed(self.request.form, fields) if self.sent == kind else self.proposed[kind]
        return [
            {
                "name": name,
                "id": f"{kind}-{name}",
                "title": translate(title, context=self.request),
                "limit": limit,
                "value": values.get(name, ""),
                "long": name in ("services", "duties"),
            }
            for name, (title, limit) in fields.items()
        ]
