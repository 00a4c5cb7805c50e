"""Who has not signed, and reminding them: by mail where the site sends any, and on each person's own page in any case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from plone import api
from plone.uuid.interfaces import IUUID
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.mail.message import mail_sender
from shangnan.policy.mail.message import WordByMail
from shangnan.policy.records.integrity.campaign.making import letters_of_campaign
from shangnan.policy.records.integrity.letter.levels import SIGNED_STATES
from shangnan.policy.records.integrity.letter.levels import SUPERIOR
from shangnan.policy.records.integrity.letter.levels import WAITS_FOR
from shangnan.policy.records.integrity.letter.my_letters import IReminders
from shangnan.policy.records.integrity.letter.my_letters import SECTION
from shangnan.policy.records.views.printed_address import printed_address
from typing import Any
from zope.event import notify
from zope.interface import implementer


@dataclass(frozen=True)
class Waiting:
    """A person whose signature is waited for.

    :param count: number of letters that the person can sign now.
    """

    user_id: str
    name: str
    count: int


@dataclass(frozen=True)
class Reminded:
    """What a run has done: people told on their page, how many of them by mail, and those told earlier the same day."""

    told: int
    mailed: int
    earlier: int


def waiting_people(entries: Iterable[Any]) -> list[Waiting]:
    """Return whose turn it is, by name; who has to wait for another letter is not among them.

    :param entries: catalog entries of a campaign's letters.
    """
    brains = list(entries)
    unsigned = {brain.register_values["person_user"] for brain in brains if brain.review_state not in SIGNED_STATES}
    found: dict[str, list[Any]] = {}
    for brain in brains:
        values, party = brain.register_values, WAITS_FOR.get(brain.review_state)
        if party is None or (party == SUPERIOR and values["superior_user"] in unsigned):
            continue
        user_id, name = (
            (values["superior_user"], values["superior"])
            if party == SUPERIOR
            else (values["person_user"], values["person"])
        )
        found.setdefault(user_id, [name, 0])[1] += 1
    return sorted(
        (Waiting(user_id, name, count) for user_id, (name, count) in found.items()),
        key=lambda person: (person.name, person.user_id),
    )


def remind(campaign: Any) -> Reminded:
    """Remind everybody whose turn it is and who was not reminded today. The caller commits; mail leaves afterwards."""
    today = now().date().isoformat()
    before = dict(campaign.reminded)
    people = waiting_people(letters_of_campaign(IUUID(campaign)))
    new = [person for person in people if before.get(person.user_id) != today]
    mails = dict(filter(None, map(_mail, new))) if mail_sender() else {}
    if mails:
        subject = _("Letters of responsibility to sign: ${year}", mapping={"year": campaign.year})
        notify(WordByMail(mails, chinese(subject)))
    campaign.reminded = tuple(sorted({**before, **{person.user_id: today for person in new}}.items()))
    return Reminded(len(new), len(mails), len(people) - len(new))


def _mail(person: Waiting) -> tuple[str, list[str]] | None:
    """Return address and lines of the mail to a person; None for one without an address."""
    user = api.user.get(userid=person.user_id)
    address = user.getProperty("email", "") if user is not None else ""
    if not address:
        return None
    url = f"{printed_address(api.portal.get()[SECTION])}/@@my-letters"
    body = _(
        "${name}: ${count} letters of responsibility wait for your signature. Sign in and open ${url}",
        mapping={"name": person.name, "count": person.count, "url": url},
    )
    return address, [chinese(body)]


@implementer(IReminders)
class CampaignReminders:
    """Answers when a person was last reminded."""

    def reminded_on(self, campaign_uid: str, user_id: str) -> str:
        """Return the ISO date of the last reminder to a person in a campaign, or empty."""
        catalog = api.portal.get_tool("portal_catalog")
        # Unrestricted: a signatory may not read the campaign, and is told no more of it than his or her own date.
        brains = catalog.unrestrictedSearchResults(UID=campaign_uid, portal_type="IntegrityCampaign")
        return dict(brains[0]._unrestrictedGetObject().reminded).get(user_id, "") if brains else ""


REMINDERS = CampaignReminders()
