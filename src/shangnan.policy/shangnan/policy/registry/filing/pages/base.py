"""What the pages of filing have in common: they answer in the section of the archive alone, and write by POST with the form's token."""

from __future__ import annotations

from collections.abc import Mapping
from plone import api
from plone.memoize.view import memoize
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.kind.description import record_kinds
from shangnan.policy.refusals import Refused
from shangnan.policy.registry.retention.periods import TITLES
from shangnan.policy.units.directory import all_units
from typing import Any
from urllib.parse import urlencode
from zExceptions import NotFound
from zope.i18n import translate

import transaction

SECTION = "archive"
MAX_WORD = 2000


class ArchivePageView(BrowserView):
    """A page of the archive."""

    def __call__(self) -> Any:
        if self.context.getId() != SECTION:
            raise NotFound(self.context, self.__name__, self.request)
        self.problems: list[str] = []
        self.prepare()
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            return self._act()
        return self.index()

    def prepare(self) -> None:
        """Look up what the page is about.

        :raises NotFound: where there is no such thing.
        """

    def act(self) -> str:
        """Do what the form asks for; return the address of the page that follows.

        :raises Refused: with all that is wrong.
        """
        raise NotFound(self.context, self.__name__, self.request)

    def _act(self) -> Any:
        try:
            self.request.response.redirect(self.act())
        except Refused as refused:
            transaction.doom()  # nothing of what is refused stays
            self.problems = refused.lines()
            self.request.response.setStatus(400)
            return self.index()
        return ""

    def told(self, name: str) -> str:
        """Return what was typed or chosen, at most MAX_WORD characters."""
        value = self.request.form.get(name)
        return value.strip()[:MAX_WORD] if isinstance(value, str) else ""

    def number(self, name: str, missing: int = 0) -> int:
        """Return a whole number that was typed; -1 for what is none."""
        text = self.told(name)
        if not text:
            return missing
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1

    def chosen(self, name: str) -> list[str]:
        """Return what was ticked."""
        value = self.request.form.get(name) or []
        return [each for each in ([value] if isinstance(value, str) else value) if isinstance(each, str)]

    def text(self, message: Any) -> str:
        """Return a message in the reader's language."""
        return str(translate(message, context=self.request))

    def address(self, view: str, **values: Any) -> str:
        """Return the address of a page of the archive."""
        query = urlencode({name: value for name, value in values.items() if value not in ("", None)})
        return f"{self.context.absolute_url()}/@@{view}" + (f"?{query}" if query else "")

    @memoize
    def kinds(self) -> Mapping[str, str]:
        """Return portal type and name of the kinds that are filed."""
        return {kind.portal_type: self.text(kind.title) for kind in record_kinds() if kind.filing_rule is not None}

    @memoize
    def units(self) -> Mapping[str, str]:
        """Return UID and name of all units."""
        return {unit.uid: unit.title for unit in all_units()}

    @memoize
    def periods(self) -> Mapping[str, str]:
        """Return code and name of the periods of retention."""
        return {code: self.text(title) for code, title in TITLES.items()}

    def say(self, message: Any) -> None:
        """Show a message on the page that follows."""
        api.portal.show_message(chinese(message), self.request)
