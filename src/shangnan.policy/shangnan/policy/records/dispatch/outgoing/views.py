"""The page of an outgoing dispatch: for staff with all its elements, for the public as it was issued."""

from __future__ import annotations

from AccessControl import getSecurityManager
from collections.abc import Mapping
from plone import api
from plone.memoize.view import memoize
from Products.Five.browser import BrowserView
from shangnan.policy.paper.typeset.levels import Paragraph
from shangnan.policy.paper.typeset.levels import paragraphs
from shangnan.policy.permissions import VIEW_HISTORY
from shangnan.policy.records.dispatch.outgoing.guards import LABELS
from shangnan.policy.records.dispatch.outgoing.guards import warnings
from shangnan.policy.records.dispatch.outgoing.plain import chinese_date
from shangnan.policy.records.dispatch.outgoing.plain import DATES
from shangnan.policy.records.dispatch.outgoing.reading import to_plain
from shangnan.policy.records.views.files import files_of
from typing import Any
from zope.i18n import translate

# What the office has decided about it, for those who work on it alone.
HANDLING = ("copy_number", "disclosure_reason", "checked_by", "checked_on", "check_result")


class OutgoingView(BrowserView):
    """Everything that templates/dispatch.pt asks; all of it from the plain form."""

    @property
    @memoize
    def data(self) -> Mapping[str, Any]:
        """The plain form."""
        return to_plain(self.context)

    @property
    def body(self) -> list[Paragraph]:
        """Paragraphs of the text."""
        return paragraphs(self.data["body"])

    @property
    @memoize
    def enclosure(self) -> list[Paragraph]:
        """Paragraphs of what is issued with it; the first is its title."""
        return paragraphs(self.data["enclosure"])

    @property
    def attachment_notes(self) -> list[str]:
        """The list of attachments, one a line."""
        return [line.strip() for line in self.data["attachment_notes"].splitlines() if line.strip()]

    def shown(self, name: str) -> str:
        """Return an element as it is printed: dates as 2019年12月26日."""
        return chinese_date(self.data[name]) if name in DATES else str(self.data[name])

    @property
    @memoize
    def for_the_office(self) -> bool:
        """Whether to show how the dispatch was handled."""
        return bool(getSecurityManager().checkPermission(VIEW_HISTORY, self.context))

    @property
    def handling(self) -> list[tuple[str, str]]:
        """Titles and values of the elements that only the office sees; empty ones left out."""
        return [(LABELS[name], self.shown(name)) for name in HANDLING if self.data[name]]

    @property
    def is_void(self) -> bool:
        """Whether its number was made void."""
        return api.content.get_state(self.context) == "void"

    @property
    def warnings(self) -> list[str]:
        """Sentences about marks of state secrets in the text, for those who work on it."""
        return (
            [translate(gap.message, context=self.request) for gap in warnings(self.data)] if self.for_the_office else []
        )

    @property
    def files(self) -> list[dict[str, str]]:
        """Attached files that this reader may see: title, url."""
        return files_of(self.context)

    @property
    def meta_tags(self) -> list[tuple[str, str]]:
        """Tags of an article page (国办发〔2017〕47号)."""
        effective = self.context.effective_date
        tags = [
            ("ArticleTitle", self.data["title"]),
            ("PubDate", effective.asdatetime().strftime("%Y-%m-%d %H:%M") if effective is not None else ""),
            ("ContentSource", self.data["signature"]),
            ("Keywords", "、".join(filter(None, (self.data["kind"], self.data["document_number"])))),
            ("Author", self.data["signature"]),
            ("Url", self.context.absolute_url()),
        ]
        return [(name, content) for name, content in tags if content]
