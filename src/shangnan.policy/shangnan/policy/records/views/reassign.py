"""Giving a record to another unit: a step of its own, with a reason, by the office that permissions name."""

from __future__ import annotations

from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.records.base import responsible_unit_of
from shangnan.policy.units.directory import all_units
from shangnan.policy.units.directory import unit_by_uid
from shangnan.policy.units.directory import UnitEntry
from shangnan.policy.units.responsibility import reassign
from zope.i18n import translate


class ReassignView(BrowserView):
    """Choose the unit that takes the record over."""

    def __call__(self) -> str:
        self.problems: list[str] = []
        self.target = str(self.request.form.get("target", ""))
        self.reason = str(self.request.form.get("reason", "")).strip()[:2000]
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            return self._reassign()
        return self.index()

    def _reassign(self) -> str:
        target = unit_by_uid(self.target)
        if target is None or target not in self.targets():
            self.problems.append(translate(_("Choose the unit that takes over."), context=self.request))
        if not self.reason:
            self.problems.append(
                translate(_("Write the reason: this step is refused without one."), context=self.request)
            )
        if self.problems or target is None:
            return self.index()
        current = unit_by_uid(responsible_unit_of(self.context))
        line = _(
            "Responsibility moved from ${old} to ${new}: ${reason}",
            mapping={"old": current.title if current else "–", "new": target.title, "reason": self.reason},
        )
        reassign(self.context, target.uid, translate(line, context=self.request))
        api.portal.show_message(_("${unit} is responsible now.", mapping={"unit": target.title}), self.request)
        self.request.response.redirect(self.context.absolute_url())
        return ""

    def targets(self) -> list[UnitEntry]:
        """Return the open units that can take over."""
        return [unit for unit in all_units() if unit.is_open and unit.uid != responsible_unit_of(self.context)]
