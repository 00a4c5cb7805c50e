"""The page of an incoming dispatch: what came, who handles and reads it, until when, what was said and answered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from plone import api
from plone.memoize.view import memoize
from Products.Five.browser import BrowserView
from shangnan.policy.accounts.names import name_at
from shangnan.policy.calendar.clock import now
from shangnan.policy.calendar.settings import county_table
from shangnan.policy.calendar.working_days import Limit
from shangnan.policy.calendar.working_days import working_days_left
from shangnan.policy.paper.dates import chinese_date
from shangnan.policy.records.dispatch.incoming.duplicates import called
from shangnan.policy.records.dispatch.incoming.duplicates import same_number
from shangnan.policy.records.dispatch.incoming.guards import LABELS
from shangnan.policy.records.dispatch.incoming.guards import warnings
from shangnan.policy.records.dispatch.incoming.plain import DATES
from shangnan.policy.records.dispatch.incoming.reading import AT_WORK
from shangnan.policy.records.dispatch.incoming.reading import limit_of
from shangnan.policy.records.dispatch.incoming.reading import readings
from shangnan.policy.records.dispatch.incoming.reading import Said
from shangnan.policy.records.dispatch.incoming.reading import said
from shangnan.policy.records.dispatch.incoming.reading import to_plain
from shangnan.policy.records.dispatch.incoming.working import reply_of
from shangnan.policy.records.views.files import files_of
from typing import Any
from zope.i18n import translate

FACTS = (
    "receipt_number", "sender", "sender_number", "sender_date", "kind", "urgency", "copies", "received_on", "received_by",
    "duplicate_reason", "handling_kind", "unit", "named_handlers", "limit_days", "assigned_on",
)  # fmt: skip
TEXTS = ("summary", "proposal")


class IncomingView(BrowserView):
    """Everything that templates/dispatch.pt asks."""

    @property
    @memoize
    def data(self) -> Mapping[str, Any]:
        """The plain form."""
        return to_plain(self.context)

    def _filled(self, names: tuple[str, ...]) -> list[dict[str, Any]]:
        return [
            {
                "title": translate(LABELS[name], context=self.request),
                "value": chinese_date(self.data[name]) if name in DATES else self.data[name],
            }
            for name in names
            if self.data[name] not in ("", None)
        ]

    def facts(self) -> list[dict[str, Any]]:
        """Return title and value of the short elements that are filled in."""
        return self._filled(FACTS)

    def texts(self) -> list[dict[str, Any]]:
        """Return title and value of the long elements that are filled in."""
        return self._filled(TEXTS)

    def same(self) -> list[dict[str, str]]:
        """Return the other dispatches with the same sender's number that this person may see: title and url."""
        return [{"title": called(brain), "url": f"{brain.getURL()}/view"} for brain in same_number(self.context)]

    def warnings(self) -> list[str]:
        """Return sentences about marks of state secrets in the text."""
        return [translate(gap.message, context=self.request) for gap in warnings(self.data)]

    @property
    @memoize
    def limit(self) -> Limit | None:
        """The last day, by the calendar as it is known now."""
        return limit_of(self.context)

    @property
    def limit_day(self) -> str:
        """The last day as people write it."""
        return chinese_date(self.limit.day.isoformat()) if self.limit else ""

    def days_left(self) -> int | None:
        """Return the working days left while it is worked on: 0 today, negative when overdue; None without a limit."""
        if self.limit is None or api.content.get_state(self.context) not in AT_WORK:
            return None
        today, last = now().date(), self.limit.day
        left = working_days_left(today, last, county_table())
        # Over the weekend after its last day no working day has passed, and yet it is over.
        return min(left, -1) if today > last else left

    def readers(self) -> list[dict[str, str]]:
        """Return the named readers, then others who have read it: name, time ("" for not yet), words."""
        done = readings(self.context)
        named = list(self.context.named_readers or ())
        everybody = [*named, *(user_id for user_id in done if user_id not in named)]
        return [self._entry(done.get(user_id) or Said(user_id, "", "")) for user_id in everybody]

    def _entry(self, entry: Said) -> dict[str, str]:
        name = name_at(entry.user_id, datetime.fromisoformat(entry.time).timestamp() if entry.time else None)
        return {"name": name, "time": entry.time[:16].replace("T", " "), "words": entry.words}

    def notes(self) -> list[dict[str, str]]:
        """Return what handlers noted: name, time, words."""
        return [self._entry(entry) for entry in said(self.context, "note")]

    def urges(self) -> list[dict[str, str]]:
        """Return how the registrar urged it: name, time, words."""
        return [self._entry(entry) for entry in said(self.context, "urge")]

    def reply(self) -> dict[str, str] | None:
        """Return title and url of our answer for whoever may see that too; empty ones for others; None without one."""
        uid = self.data["reply"]
        if not uid:
            return None
        brain = reply_of(uid)
        return {"title": brain.Title, "url": f"{brain.getURL()}/view"} if brain else {"title": "", "url": ""}

    def files(self) -> list[dict[str, str]]:
        """Return attached files that this reader may see: title, url."""
        return files_of(self.context)
