"""`@@handover`: the batches that were made for the county archives, and a form for the next one."""

from __future__ import annotations

from plone.memoize.view import memoize
from plone.protect import CheckAuthenticator
from shangnan.policy import _
from shangnan.policy.gaps import Gap
from shangnan.policy.permissions import HAND_OVER
from shangnan.policy.refusals import Refused
from shangnan.policy.registry.archive_pages import ArchivePage
from shangnan.policy.registry.archive_view import OfArchive
from shangnan.policy.registry.archive_view import PAGE
from shangnan.policy.registry.committing import committed
from shangnan.policy.registry.handover.batch import Medium
from shangnan.policy.registry.handover.batches import all_batches
from shangnan.policy.registry.handover.batches import BatchRecord
from shangnan.policy.registry.handover.gathering import filed_classes
from shangnan.policy.registry.handover.gathering import waiting
from shangnan.policy.registry.handover.making import work_off
from shangnan.policy.registry.handover.markup import ENCODINGS
from shangnan.policy.registry.handover.ordering import usual
from shangnan.policy.registry.handover.profiles import PROFILES
from shangnan.policy.registry.handover.rules import STATES
from shangnan.policy.registry.handover.rules import years_of
from shangnan.policy.registry.handover.steps import begin
from shangnan.policy.registry.handover.steps import Order
from shangnan.policy.registry.retention.periods import TITLES
from typing import Any
from urllib.parse import quote

PAGE_OF_HANDOVER = ArchivePage(
    "handover",
    _("Handing over to the archives"),
    _("Make a batch of what is filed, bring it to the county archives, enter their receipt or what they returned."),
    HAND_OVER,
    60,
)
#: What a batch says of itself, by the name in the form.
TEXTS: dict[str, str] = {
    "unit": _("Who hands over"),
    "description": _("Contents of the batch"),
    "fonds_title": _("Name of the fonds"),
    "checker": _("Who checks on our side"),
}
CARRIER: dict[str, str] = {
    "medium_kind": _("Kind of carrier"),
    "medium_code": _("Number of the carrier"),
    "medium_count": _("Count of carriers"),
    "medium_parameters": _("Parameters of the carrier"),
}
# Seconds that a request writes for: longer than a click takes, shorter than somebody thinks that nothing happens.
PATIENCE = 8.0


class HandoverView(OfArchive):
    """All batches, the newest first."""

    def answer(self) -> str:
        """Return the page, or begin a batch."""
        if self.request.method != "POST":
            return str(self.index())
        CheckAuthenticator(self.request)
        gaps: list[Gap] = []
        numbers = self._numbers(gaps)
        if gaps:
            return self.refused(gaps)
        try:
            # It commits: what is begun is there for whoever goes on, also where this request is broken off.
            record = committed(lambda: begin(self._order(), numbers))
        except Refused as refused:
            return self.refused(refused.gaps)
        work_off(record.id, PATIENCE)
        self.request.response.redirect(f"{self.context.absolute_url()}/@@handover-batch?id={quote(record.id)}")
        return ""

    def _order(self) -> Order:
        return Order(
            profile=self._chosen("profile", PROFILES),
            unit=self.text("unit"),
            description=self.text("description"),
            environment=self.text("environment"),
            fonds_title=self.text("fonds_title"),
            checker=self.text("checker"),
            encoding=self._chosen("encoding", ENCODINGS),
            medium=Medium(*(self.text(f"medium_{name}") for name in ("parameters", "code", "count", "kind"))),
        )

    def _chosen(self, name: str, offered: Any) -> str:
        value = self.text(name)
        return value if value in offered else next(iter(offered))

    def _numbers(self, gaps: list[Gap]) -> list[str]:
        """Return the 档号 that were asked for; what cannot be read goes into the gaps."""
        listed = [line.strip() for line in self.text("numbers").splitlines() if line.strip()]
        if listed:
            return listed
        years = years_of(self.text("years"))
        if years is None:
            message = _("Write a year, or the first and the last one: 2011 or 2011-2013.")
            gaps.append(Gap("years_wrong", "years", message))
            return []
        return waiting(self.text("fonds"), years, self.text("period"))

    @property
    @memoize
    def records(self) -> list[BatchRecord]:
        """All batches."""
        return all_batches()

    def batches(self) -> list[dict[str, Any]]:
        """Return the batches of this part of the list, as they are shown."""
        start = self.start(len(self.records))
        return [
            {
                "id": record.id,
                "url": f"{self.context.absolute_url()}/@@handover-batch?id={quote(record.id)}",
                "day": record.made_at[:10],
                "count": record.count,
                "profile": record.profile,
                "state": STATES[record.state],
                "receipt": record.receipt.get("number", ""),
            }
            for record in self.records[start : start + PAGE]
        ]

    def fonds(self) -> list[str]:
        """Return the fonds under which something is filed."""
        return sorted({one.fonds for one in filed_classes()})

    def periods(self) -> list[tuple[str, str]]:
        """Return (code, Message) of the periods."""
        return list(TITLES.items())

    def profiles(self) -> list[tuple[str, str]]:
        """Return (id, Message) of the layouts."""
        return [(profile.id, profile.title) for profile in PROFILES.values()]

    def encodings(self) -> tuple[str, ...]:
        """Return the encodings that the archives take."""
        return ENCODINGS

    def said(self) -> list[dict[str, Any]]:
        """Return what the batch says of itself: name, title, value, required."""
        return self._fields(TEXTS, ("unit", "description"))

    def carrier(self) -> list[dict[str, Any]]:
        """Return what is said of a carrier, as `said` does."""
        return self._fields(CARRIER, ())

    def _fields(self, titles: dict[str, str], needed: tuple[str, ...]) -> list[dict[str, Any]]:
        return [
            {"name": name, "title": title, "value": self.typed(name), "required": name in needed}
            for name, title in titles.items()
        ]

    def typed(self, name: str) -> str:
        """Return what was typed, or what the batch before said, or what is known of the site."""
        if name in self.request.form:
            return self.text(name)
        return usual(name)
