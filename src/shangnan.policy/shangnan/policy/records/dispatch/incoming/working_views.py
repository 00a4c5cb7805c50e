"""The pages on which handlers name people and link our answer while a dispatch is being worked on."""

from __future__ import annotations

from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.records.dispatch.incoming.people import accounts_called
from shangnan.policy.records.dispatch.incoming.people import full_name
from shangnan.policy.records.dispatch.incoming.working import link_reply
from shangnan.policy.records.dispatch.incoming.working import name_people
from shangnan.policy.records.dispatch.incoming.working import reply_of
from shangnan.policy.records.workflow.transitions import Refused
from typing import Any
from zope.i18n import translate

import re

SHOWN = 20


class WorkingView(BrowserView):
    """A form below a dispatch that does one thing."""

    done: str = ""

    def __call__(self) -> str:
        self.problems: list[str] = []
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            try:
                self.act()
            except Refused as refused:
                self.problems = [translate(gap.message, context=self.request) for gap in refused.gaps]
            else:
                api.portal.show_message(self.done, self.request)
                self.request.response.redirect(f"{self.context.absolute_url()}/view")
                return ""
        return self.index()

    def act(self) -> None:
        """Do what the form asks for; Refused where it cannot be."""

    def typed(self, name: str) -> str:
        """Return a parameter as text; anything else as nothing."""
        value = self.request.form.get(name)
        return value[:20_000] if isinstance(value, str) else ""


class PeopleView(WorkingView):
    """`@@people`: who handles it beside the lead unit, to whom it is circulated."""

    done = _("Handlers and readers are named.")

    def act(self) -> None:
        """Name the people."""
        name_people(self.context, self.typed("handlers").splitlines(), self.typed("readers").splitlines())

    def shown(self, name: str) -> str:
        """Return what stands in a box: what was typed, else the names, those that are not unique by account."""
        if name in self.request.form:
            return self.typed(name)
        return "\n".join(self._called(user_id) for user_id in getattr(self.context, f"named_{name}") or ())

    def _called(self, user_id: str) -> str:
        name = full_name(user_id)
        return name if accounts_called(name) == [user_id] else user_id


class ReplyView(WorkingView):
    """`@@reply`: choose our outgoing dispatch that answers it, among those that this person may see."""

    done = _("Our answer is linked.")

    def act(self) -> None:
        """Link the answer."""
        link_reply(self.context, self.typed("uid"))

    @property
    def words(self) -> str:
        """Words that are looked for."""
        return " ".join(self.typed("text").split())[:100]

    def present(self) -> Any:
        """Return the catalog entry of the present answer, None for none or one that this person may not see."""
        return reply_of(self.context.reply)

    def found(self) -> list[dict[str, str]]:
        """Return outgoing dispatches to choose from, the newest first: uid, title, number, date."""
        catalog = api.portal.get_tool("portal_catalog")
        brains = catalog(portal_type="OutgoingDispatch", sort_on="record_date", sort_order="descending")
        wanted = re.sub(r"\s", "", self.words)
        found = []
        for brain in brains:
            kept = brain.register_values if isinstance(brain.register_values, dict) else {}
            number, day = str(kept.get("document_number", "")), str(kept.get("date", ""))
            if wanted in re.sub(r"\s", "", f"{brain.Title}{number}"):
                found.append({"uid": brain.UID, "title": brain.Title, "number": number, "date": day})
            if len(found) == SHOWN:
                break
        return found
