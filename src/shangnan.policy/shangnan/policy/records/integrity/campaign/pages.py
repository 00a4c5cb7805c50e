"""The pages on which a campaign is run: making letters, reminding, moving a person, assessing, filing."""

from __future__ import annotations

from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.mail.message import mail_sender
from shangnan.policy.records.integrity.campaign.bulk_steps import letters_in
from shangnan.policy.records.integrity.campaign.bulk_steps import take_step
from shangnan.policy.records.integrity.campaign.making import due_people
from shangnan.policy.records.integrity.campaign.making import gaps_of
from shangnan.policy.records.integrity.campaign.making import make_letters
from shangnan.policy.records.integrity.campaign.making import people_without_letter
from shangnan.policy.records.integrity.campaign.moving import move_person
from shangnan.policy.records.integrity.campaign.reminders import remind
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.units.directory import all_units
from shangnan.policy.units.directory import UnitEntry
from typing import Any
from zope.i18n import translate
from zope.i18nmessageid import Message

import transaction

MAX_OPINION = 2000


class CampaignPage(BrowserView):
    """A form of one step: shown, or done and then back to the campaign. A refusal says everything and keeps what was typed."""

    problems: list[str]

    def __call__(self) -> str:
        self.problems = []
        if self.request.method != "POST":
            return self.index()
        CheckAuthenticator(self.request)
        try:
            message = self.do()
        except Refused as refused:
            transaction.doom()  # nothing of a refused step stays
            self.problems = refused.lines()
            self.request.response.setStatus(400)
            return self.index()
        api.portal.show_message(message, self.request)
        self.request.response.redirect(f"{self.context.absolute_url()}/view")
        return ""

    def do(self) -> Message:
        """Do what the page is for and return what is said of it.

        :raises Refused: with all that stands in the way.
        """
        raise NotImplementedError

    def typed(self, name: str, limit: int = MAX_OPINION) -> str:
        """Return what was typed into a field."""
        value = self.request.form.get(name, "")
        return value.strip()[:limit] if isinstance(value, str) else ""


class MakeLettersView(CampaignPage):
    """`@@make-letters`."""

    def do(self) -> Message:
        """Make the letters that are not there yet."""
        made = make_letters(self.context)
        return _(
            "${made} letters were made; ${present} people had theirs already.",
            mapping={"made": made.made, "present": made.present},
        )

    def due(self) -> int:
        """Return how many people get a letter."""
        return len(due_people(self.context))

    def to_make(self) -> int:
        """Return how many letters are still to be made."""
        return len(people_without_letter(self.context))

    def gaps(self) -> list[str]:
        """Return what stands in the way."""
        return [translate(gap.message, context=self.request) for gap in gaps_of(self.context)]


class RemindView(CampaignPage):
    """`@@remind`."""

    def do(self) -> Message:
        """Remind everybody whose turn it is, once a day."""
        done = remind(self.context)
        return _(
            "${told} people were reminded, ${mailed} of them by mail; ${earlier} were reminded earlier today.",
            mapping={"told": done.told, "mailed": done.mailed, "earlier": done.earlier},
        )

    def sends_mail(self) -> bool:
        """Return whether mail goes out as well."""
        return mail_sender() is not None


class MovePersonView(CampaignPage):
    """`@@move-person`."""

    def do(self) -> Message:
        """Move the person."""
        letter = move_person(
            self.context,
            self.typed("person"),
            self.typed("target"),
            self.typed("reason"),
            self.typed("superior"),
            self.typed("post"),
        )
        return _("The letter of ${name} is counted in the new unit now.", mapping={"name": letter.subordinate_name})

    def people(self) -> list[dict[str, str]]:
        """Return the people of the roster who get a letter: account and label."""
        return [
            {"value": row["user_id"], "label": f"{row['name']}（{row['unit']}，{row['post']}）"}
            for row in due_people(self.context)
        ]

    def superiors(self) -> list[dict[str, str]]:
        """Return everybody of the roster: account and label."""
        return [
            {"value": row["user_id"], "label": f"{row['name']}（{row['level']}，{row['post']}）"}
            for row in self.context.roster or ()
        ]

    def targets(self) -> list[UnitEntry]:
        """Return the open units."""
        return [unit for unit in all_units() if unit.is_open]


class AssessLettersView(CampaignPage):
    """`@@assess-letters`: one result for all letters that are chosen."""

    def do(self) -> Message:
        """Assess the letters that are chosen."""
        chosen = self.request.form.get("letters", [])
        wanted = {chosen} if isinstance(chosen, str) else {item for item in chosen if isinstance(item, str)}
        brains = [brain for brain in self._effective() if brain.UID in wanted]
        count = take_step(brains, "assess", self.typed("opinion"))
        return _("${count} letters were assessed.", mapping={"count": count})

    def _effective(self) -> list[Any]:
        return letters_in(self.context, ("effective",))

    def letters(self) -> list[dict[str, str]]:
        """Return the letters that are to be assessed: uid, title, unit. The page is the discipline inspector's, who may view them."""
        return [
            {"uid": brain.UID, "title": brain.Title, "unit": brain.unit_title, "url": brain.getURL()}
            for brain in sorted(self._effective(), key=lambda brain: (brain.unit_title, brain.Title))
        ]


class FileLettersView(CampaignPage):
    """`@@file-letters`: the registrar files what is assessed, and with a reason what is not."""

    def do(self) -> Message:
        """File the letters."""
        states = ("assessed", "effective") if self.request.form.get("unassessed") else ("assessed",)
        count = take_step(letters_in(self.context, states), "file", self.typed("opinion"))
        return _("${count} letters were filed.", mapping={"count": count})

    def assessed(self) -> int:
        """Return how many letters are assessed and not filed."""
        return len(letters_in(self.context, ("assessed",)))

    def unassessed(self) -> int:
        """Return how many letters are effective and not assessed."""
        return len(letters_in(self.context, ("effective",)))
