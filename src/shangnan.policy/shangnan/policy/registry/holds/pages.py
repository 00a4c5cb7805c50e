"""`@@holds`: the holds that hold and those that were lifted; setting one, and lifting one with a reason."""

from __future__ import annotations

from plone import api
from plone.protect import CheckAuthenticator
from shangnan.policy import _
from shangnan.policy.permissions import MANAGE_HOLDS
from shangnan.policy.records.kind.description import record_kind
from shangnan.policy.records.kind.description import record_kinds
from shangnan.policy.records.workflow.person_names import name_of
from shangnan.policy.refusals import Refused
from shangnan.policy.registry.archive_pages import ArchivePage
from shangnan.policy.registry.archive_view import OfArchive
from shangnan.policy.registry.archive_view import PAGE
from shangnan.policy.registry.holds.hold import Hold
from shangnan.policy.registry.holds.scope import Scope
from shangnan.policy.registry.holds.store import all_holds
from shangnan.policy.registry.holds.store import lift_hold
from shangnan.policy.registry.holds.store import set_hold
from typing import Any
from zope.i18n import translate

import transaction

HOLDS = ArchivePage(
    "holds",
    _("Holds"),
    _("Records that must not be destroyed or deleted, whatever their period says, and why."),
    MANAGE_HOLDS,
    40,
)


class HoldsView(OfArchive):
    """All holds, the newest first."""

    def answer(self) -> str:
        """Return the page, or set or lift a hold."""
        if self.request.method != "POST":
            return str(self.index())
        CheckAuthenticator(self.request)
        try:
            told = self._lift() if self.text("number") else self._set()
        except Refused as refused:
            transaction.doom()  # nothing of a refused step stays
            return self.refused(refused.gaps)
        api.portal.show_message(told, self.request)
        self.request.response.redirect(self.url)
        return ""

    def _set(self) -> Any:
        hold = set_hold(self.text("reason"), self.text("authority"), self.scope())
        return _("Hold ${number} is set.", mapping={"number": hold.number})

    def _lift(self) -> Any:
        hold = lift_hold(self.text("number"), self.text("end_reason"))
        return _("Hold ${number} is lifted.", mapping={"number": hold.number})

    def scope(self) -> Scope:
        """Return what the form says is to be held."""
        return Scope(
            records=self._lines("records"),
            document_numbers=self._lines("document_numbers"),
            first_year=self._year("first_year"),
            last_year=self._year("last_year"),
            unit_code=self.text("unit_code"),
            portal_type=self.text("portal_type"),
            words=self.text("words"),
        )

    def _year(self, name: str) -> int:
        """Return a year; 0 where nothing was typed, and what no year is as a number that the rule refuses."""
        return self.number(name) or (-1 if self.text(name) else 0)

    def _lines(self, name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(filter(None, (line.strip() for line in self.text(name).splitlines()))))

    def holds(self) -> list[dict[str, Any]]:
        """Return the holds of this page as they are shown."""
        found = all_holds()
        start = self.start(len(found))
        return [self._shown(hold) for hold in found[start : start + PAGE]]

    def total(self) -> int:
        """Return how many holds there are."""
        return len(all_holds())

    def _shown(self, hold: Hold) -> dict[str, Any]:
        return {
            "number": hold.number,
            "holds": hold.holds,
            "reason": hold.reason,
            "authority": hold.authority,
            "scope": self._told(hold.scope),
            "begun": hold.begun[:10],
            "by": name_of(hold.by),
            "ended": hold.ended[:10],
            "ended_by": name_of(hold.ended_by),
            "end_reason": hold.end_reason,
        }

    def _told(self, scope: Scope) -> list[str]:
        """Return a scope as a reader expects it, a line for each part."""
        kind = record_kind(scope.portal_type)
        years = "—".join(str(year or "") for year in (scope.first_year, scope.last_year))
        parts = (
            (_("Records"), "、".join(scope.records)),
            (_("Document numbers"), "、".join(scope.document_numbers)),
            (_("Years"), years if scope.first_year or scope.last_year else ""),
            (_("Code of the unit"), scope.unit_code),
            (_("Kind"), translate(kind.title, context=self.request) if kind is not None else scope.portal_type),
            (_("Words of the title"), scope.words),
        )
        return [f"{translate(name, context=self.request)}：{value}" for name, value in parts if value]

    def kinds(self) -> list[dict[str, Any]]:
        """Return the kinds that may be chosen: value, title, chosen."""
        return [
            {"value": kind.portal_type, "title": kind.title, "chosen": kind.portal_type == self.text("portal_type")}
            for kind in record_kinds()
        ]
