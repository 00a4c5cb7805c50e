"""`@@dispatch-numbers`: the numbers of outgoing dispatches by code and year, void ones with their reason.

Here the registrar says, too, up to which number a year was counted on paper before this system took over.
"""

from __future__ import annotations

from plone import api
from plone.memoize.view import memoize
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.records.dispatch.outgoing.transitions import REGISTER
from shangnan.policy.registry.document_number import DocumentNumber
from shangnan.policy.registry.document_number import FIRST_YEAR
from shangnan.policy.registry.document_number import is_code
from shangnan.policy.registry.document_number import LAST_YEAR
from shangnan.policy.registry.document_number import MAX_NUMBER
from shangnan.policy.registry.numbers import begins_after
from shangnan.policy.registry.numbers import continue_after
from shangnan.policy.registry.numbers import entries
from shangnan.policy.registry.numbers import kept
from typing import Any
from zExceptions import NotFound
from zope.i18n import translate
from zope.i18nmessageid import Message

SECTION = "dispatches"


class DispatchNumbersView(BrowserView):
    """All counters, newest year first."""

    def __call__(self) -> str:
        if self.context.getId() != SECTION:
            raise NotFound(self.context, "dispatch-numbers", self.request)
        form = self.request.form
        self.code, self.year, self.number = (self._text(form.get(name)) for name in ("code", "year", "number"))
        self.problems: list[str] = []
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            return self._continue()
        return self.index()

    def _text(self, value: Any) -> str:
        return value.strip()[:40] if isinstance(value, str) else ""

    def _continue(self) -> str:
        problem = self._problem()
        if problem is None:
            try:
                continue_after(REGISTER, self.code, int(self.year), int(self.number))
            except ValueError:
                problem = _("Numbers of this code and year were given here already; they only count on.")
        if problem is not None:
            self.problems = [translate(problem, context=self.request)]
            self.request.response.setStatus(400)
            return self.index()
        following = str(DocumentNumber(self.code, int(self.year), int(self.number) + 1))
        api.portal.show_message(_("The next number is ${number}.", mapping={"number": following}), self.request)
        self.request.response.redirect(f"{self.context.absolute_url()}/@@dispatch-numbers")
        return ""

    def _problem(self) -> Message | None:
        if not is_code(self.code):
            return _("The code has Chinese characters or letters only: without year, brackets and number.")
        if not _is_number(self.year, FIRST_YEAR, LAST_YEAR):
            return _("The year has four digits.")
        if not _is_number(self.number, 1, MAX_NUMBER - 1):
            return _("The last number on paper is a whole number from 1.")
        return None

    @property
    @memoize
    def registers(self) -> list[dict[str, Any]]:
        """For each code and year: code, year, paper (last number on paper), entries (number, record, void reason)."""
        found = sorted(kept(REGISTER), key=lambda pair: (-pair[1], pair[0]))
        return [
            {
                "code": code,
                "year": year,
                "paper": begins_after(REGISTER, code, year),
                "last": max((told.number for told in entries(REGISTER, code, year)), default=0),
                "void": [
                    self._void(code, year, told) for told in entries(REGISTER, code, year) if told.state == "void"
                ],
            }
            for code, year in found
        ]

    def _void(self, code: str, year: int, told: Any) -> dict[str, str]:
        catalog = api.portal.get_tool("portal_catalog")
        brains = catalog(UID=told.record)
        return {
            "number": str(DocumentNumber(code, year, told.number)),
            "reason": told.void_reason,
            "day": told.void_date[:10],
            "title": brains[0].Title if brains else "",
            "url": brains[0].getURL() if brains else "",
        }


def _is_number(text: str, least: int, most: int) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 6 and least <= int(text) <= most
