"""The way to the journal from the auditor's desk, with how many attempts were refused of late."""

from __future__ import annotations

from datetime import timedelta
from plone import api
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.permissions import VIEW_JOURNAL
from shangnan.policy.records.workflow.waiting import IDeskBox
from shangnan.policy.registry.journal.entry import REFUSED
from shangnan.policy.registry.journal.page.pages import SECTION
from shangnan.policy.registry.journal.reading import search
from typing import Any
from zope.component import adapter
from zope.i18n import translate
from zope.interface import implementer
from zope.interface import Interface

DAYS, MOST = 7, 50


@implementer(IDeskBox)
@adapter(Interface)
class JournalBox:
    """The journal, for whoever may read it."""

    title = _("Journal")

    def __init__(self, request: Any) -> None:
        self._request = request
        archive = api.portal.get().get(SECTION)
        allowed = archive is not None and api.user.has_permission(VIEW_JOURNAL, obj=archive)
        self.total = 1 if allowed else 0
        self.url = f"{archive.absolute_url()}/@@journal" if allowed else ""

    def rows(self) -> list[dict[str, str]]:
        """Return one row: how many attempts were refused in the last days, and the page that lists them."""
        since = (now() - timedelta(days=DAYS)).date().isoformat()
        found = search(outcome=REFUSED, since=since, size=MOST)
        count = f"{MOST}+" if found.more else str(len(found.entries))
        title = translate(_("Refused attempts of the last seven days"), context=self._request)
        return [{"title": title, "url": f"{self.url}?outcome={REFUSED}&since={since}", "note": count}]
