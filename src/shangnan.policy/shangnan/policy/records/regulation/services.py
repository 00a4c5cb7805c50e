"""REST: which text applied on a day, and the confirmation to have read it."""

from __future__ import annotations

from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.services import Service
from shangnan.policy import _
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.records.regulation import acknowledgement
from shangnan.policy.records.regulation.lifecycle import today
from shangnan.policy.records.regulation.plain import day_of
from shangnan.policy.records.regulation.standing import standing
from typing import Any
from zExceptions import BadRequest
from zope.i18n import translate
from zope.interface import alsoProvides


class InForce(Service):
    """`GET @in-force?date=2026-03-01`: the text that applied on a day; without a date, today."""

    def reply(self) -> dict[str, Any]:
        """Return `date`, `in_force`, `version`, `from`, `until` (last day), `superseded_by` and `text`, the plain form.

        :raises BadRequest: where the date is none.
        """
        given = self.request.form.get("date", "")
        day = (day_of(given) if isinstance(given, str) else None) if given else today()
        if day is None:
            raise BadRequest(translate(_("The day must be a date like 2026-03-01."), context=self.request))
        found = standing(self.context, day)
        return {
            "@id": f"{self.context.absolute_url()}/@in-force",
            "date": day.isoformat(),
            "in_force": found.version is not None,
            "version": found.version,
            "from": found.start.isoformat() if found.start else None,
            "until": found.last.isoformat() if found.last else None,
            "superseded_by": found.successor,
            "text": found.data,
        }


class Acknowledge(Service):
    """`POST @acknowledge`: the signed-in person confirms to have read the present version."""

    def reply(self) -> dict[str, Any]:
        """Return `version` and `time` of the confirmation, which may be an earlier one."""
        # As in all services of plone.restapi that write: no page of another site can send such a request.
        alsoProvides(self.request, IDisableCSRFProtection)
        user_id = api.user.get_current().getId()
        acknowledgement.acknowledge(self.context, user_id, stamp())
        return {
            "@id": f"{self.context.absolute_url()}/@acknowledge",
            "version": acknowledgement.present_version(self.context),
            "time": acknowledgement.time_of(self.context, user_id),
        }
