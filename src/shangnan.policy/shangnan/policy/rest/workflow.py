"""Transitions by REST: the same steps, roles and refusals as the form, and nothing written unless the step was taken.

plone.restapi's own service dates an object before it asks whether the transition may be done, and passes over refusals
where the object is in the wanted state already; for records both would be wrong.
"""

from __future__ import annotations

from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from Products.CMFCore.utils import getToolByName
from Products.CMFCore.WorkflowCore import WorkflowException
from shangnan.policy import _
from shangnan.policy.records.workflow.transitions import details_of
from shangnan.policy.records.workflow.transitions import IFollowing
from shangnan.policy.records.workflow.transitions import offered
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.records.workflow.transitions import rule_of
from typing import Any
from zExceptions import BadRequest
from zExceptions import Forbidden
from zExceptions import NotFound
from zope.component import queryAdapter
from zope.i18n import translate
from zope.i18nmessageid import Message
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse

# What a client may send with every step: the opinion. Dates and children follow from the step, not from a wish; a
# signature takes the password once more, and the few steps that take other details say so in their kind's guard.
KNOWN = ("comment",)
PASSWORD = ("password",)


@implementer(IPublishTraverse)
class Transition(Service):
    """`POST …/@workflow/<transition>` with `{"comment": "…"}`; a signature takes `"password"` besides, other steps what
    their kind names."""

    def __init__(self, context: Any, request: Any) -> None:
        super().__init__(context, request)
        self.names: list[str] = []

    def publishTraverse(self, request: Any, name: str) -> Transition:
        """Take the transition's id from the address."""
        self.names.append(name)
        return self

    def reply(self) -> dict[str, Any]:
        """Take the step; every failure is an exception, so that the publisher writes nothing.

        :returns: `@id` of what to look at next, `action` and `review_state`.
        """
        if len(self.names) != 1:
            raise NotFound(self.context, "@workflow", self.request)
        transition, given = self.names[0], self._given(self.names[0])
        if transition not in {action["id"] for action in offered(self.context)}:
            raise Forbidden(self._text(_("This step is not open to you in the record's present state.")))
        # As everywhere in plone.restapi: a page of another site cannot send JSON with this person's credentials.
        alsoProvides(self.request, IDisableCSRFProtection)
        following = queryAdapter(self.context, IFollowing)
        workflow_tool = getToolByName(self.context, "portal_workflow")
        try:
            workflow_tool.doActionFor(self.context, transition, **given)
        except Refused:
            raise
        except WorkflowException as error:
            raise BadRequest(self._text(_("Somebody else took this step just now. Open the record again."))) from error
        return {
            "@id": following.url(transition) if following is not None else self.context.absolute_url(),
            "action": transition,
            "review_state": workflow_tool.getInfoFor(self.context, "review_state"),
        }

    def _given(self, transition: str) -> dict[str, Any]:
        data = json_body(self.request)
        needs_password = rule_of(self.context, transition).needs_password
        if "password" in data:
            # Whatever is kept of a failed request holds its parts: the body must not be one of them.
            self.request.other.pop("BODY", None)
            self.request.set("BODY", b"{}")
        texts = (*KNOWN, *(detail.name for detail in details_of(self.context, transition)))
        known = (*texts, *(PASSWORD if needs_password else ()))
        unknown = sorted(set(data) - set(known))
        if unknown:
            names = {"known": "、".join(known), "names": "、".join(unknown)[:200]}
            raise BadRequest(self._text(_("Only “${known}” can be sent with this step, not: ${names}.", mapping=names)))
        for name in texts:
            if not isinstance(data.get(name) or "", str):
                raise BadRequest(self._text(_("“${name}” must be text.", mapping={"name": name})))
        given = {name: (data.get(name) or "").strip() for name in texts}
        return {**given, "password": data.get("password")} if needs_password else given

    def _text(self, message: Message) -> str:
        return translate(message, context=self.request)
