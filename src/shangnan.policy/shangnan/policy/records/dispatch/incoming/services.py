"""REST: who handles and reads an incoming dispatch, and our answer to it."""

from __future__ import annotations

from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from shangnan.policy import _
from shangnan.policy.records.dispatch.incoming.working import link_reply
from shangnan.policy.records.dispatch.incoming.working import name_people
from shangnan.policy.records.workflow.transitions import Refused
from typing import Any
from zExceptions import BadRequest
from zope.i18n import translate
from zope.interface import alsoProvides


class WorkingService(Service):
    """A change that the page below a dispatch makes too."""

    def reply(self) -> dict[str, Any]:
        """Do it and return what stands there now.

        :raises BadRequest: for what the page would refuse, with the same sentences.
        """
        # As in all services of plone.restapi that write: no page of another site can send such a request.
        alsoProvides(self.request, IDisableCSRFProtection)
        try:
            self.act(json_body(self.request))
        except Refused as refused:
            raise BadRequest("\n".join(refused.lines())) from refused
        return {"@id": self.context.absolute_url(), **self.now()}

    def act(self, body: dict[str, Any]) -> None:
        """Do what the body asks for."""

    def now(self) -> dict[str, Any]:
        """Return what stands there now."""
        return {}

    def wrong(self) -> BadRequest:
        """Return the answer to a body of another form."""
        return BadRequest(translate(_("The data have another form than this service expects."), context=self.request))


class People(WorkingService):
    """`POST @people` with `{"named_handlers": [...], "named_readers": [...]}`, full names or accounts; both replace."""

    def act(self, body: dict[str, Any]) -> None:
        """Name the people; a list that is left out stays as it is."""
        lists = []
        for field in ("named_handlers", "named_readers"):
            names = body.get(field, list(getattr(self.context, field) or ()))
            if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
                raise self.wrong()
            lists.append(names)
        name_people(self.context, *lists)

    def now(self) -> dict[str, Any]:
        """Return the accounts."""
        return {field: list(getattr(self.context, field) or ()) for field in ("named_handlers", "named_readers")}


class Reply(WorkingService):
    """`POST @reply` with `{"uid": "…"}` of one of our outgoing dispatches; an empty one takes the link away."""

    def act(self, body: dict[str, Any]) -> None:
        """Link our answer."""
        uid = body.get("uid")
        if not isinstance(uid, str):
            raise self.wrong()
        link_reply(self.context, uid)

    def now(self) -> dict[str, Any]:
        """Return the UID of our answer."""
        return {"uid": self.context.reply}
