"""The page of an outgoing dispatch: for staff with all its elements, for the public as it was issued."""

from __future__ import annotations

from AccessControl import getSecurityManager
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from plone import api
from plone.base.utils import human_readable_size
from plone.memoize.view import memoize
from Products.Five.browser import BrowserView
from shangnan.policy.paper.dates import chinese_date
from shangnan.policy.paper.gbt9704.elements import Block
from shangnan.policy.paper.gbt9704.elements import OfficialDocument
from shangnan.policy.paper.typeset.levels import Paragraph
from shangnan.policy.paper.typeset.levels import paragraphs
from shangnan.policy.permissions import VIEW_HISTORY
from shangnan.policy.records.dispatch.outgoing.guards import warnings
from shangnan.policy.records.dispatch.outgoing.issued_text import issued_text
from shangnan.policy.records.dispatch.outgoing.labels import LABELS
from shangnan.policy.records.dispatch.outgoing.paper import document_of
from shangnan.policy.records.dispatch.outgoing.plain import ATTENDANCE
from shangnan.policy.records.dispatch.outgoing.plain import DATES
from shangnan.policy.records.dispatch.outgoing.reading import digest
from shangnan.policy.records.dispatch.outgoing.reading import to_plain
from shangnan.policy.records.views.files import files_of
from typing import Any
from zope.i18n import translate

# What the office has decided about it, for those who work on it alone.
HANDLING = ("paper_form", "sealed", "copy_number", "disclosure_reason", "checked_by", "checked_on", "check_result")


@dataclass(frozen=True)
class Shown:
    """A piece of the text.

    :param paragraph: None for a table.
    :param rows: cells of a table, its head first; () for a paragraph.
    """

    paragraph: Paragraph | None
    rows: tuple[tuple[str, ...], ...] = ()


def shown(blocks: Iterable[Block]) -> list[Shown]:
    """Return the paragraphs, each with its level, and the tables of a text."""
    found: list[Shown] = []
    for block in blocks:
        found += [Shown(None, block.rows)] if block.rows else [Shown(one) for one in paragraphs(block.text)]
    return found


class OutgoingView(BrowserView):
    """Everything that templates/dispatch.pt asks; all of it from the plain form."""

    @property
    @memoize
    def data(self) -> Mapping[str, Any]:
        """The plain form."""
        return to_plain(self.context)

    @property
    @memoize
    def printed(self) -> OfficialDocument:
        """The elements as they are printed."""
        return document_of(self.data)

    @property
    def body(self) -> list[Shown]:
        """Paragraphs and tables of the text."""
        return shown(self.printed.blocks)

    @property
    def parts(self) -> list[tuple[str, str, list[Shown]]]:
        """What is issued with it: label, title, paragraphs and tables of each."""
        return [(part.label, part.title, shown(part.blocks)) for part in self.printed.parts]

    @property
    def attendance(self) -> list[tuple[str, str]]:
        """Who attended a meeting: words and names; empty ones left out."""
        return [(LABELS[name], self.data[name]) for _, name in ATTENDANCE if self.data[name]]

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
    @memoize
    def issued_text(self) -> list[dict[str, str]]:
        """What was issued, as files: title, url, size and SHA-256; none before."""
        return [
            {
                "title": kept.title,
                "url": f"{kept.absolute_url()}/@@display-file/file",
                "size": human_readable_size(kept.file.getSize()),
                "digest": digest(kept.file),
            }
            for kept in issued_text(self.context)
        ]

    @property
    def files(self) -> list[dict[str, str]]:
        """Attached files that this reader may see, without what was issued: title, url."""
        kept = {each.absolute_url() for each in issued_text(self.context)}
        return [each for each in files_of(self.context) if each["url"].removesuffix("/@@download/file") not in kept]

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
