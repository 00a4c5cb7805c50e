"""A campaign: letters once for each person, in the order of levels; transfers counted once; reminders once a day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from plone import api
from random import Random
from shangnan.policy.calendar.clock import now
from shangnan.policy.demonstration.accounts import HOME_UNIT
from shangnan.policy.demonstration.accounts import OTHER_UNIT
from shangnan.policy.mail.message import IWordByMail
from shangnan.policy.records.integrity.campaign import making
from shangnan.policy.records.integrity.campaign.moving import move_person
from shangnan.policy.records.integrity.campaign.progress import progress
from shangnan.policy.records.integrity.campaign.reminders import remind
from shangnan.policy.records.integrity.campaign.reminders import REMINDERS
from shangnan.policy.records.integrity.campaign.reminders import waiting_people
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.mail.letters import own_queue
from tests.records.integrity.campaign.examples import add_campaign
from tests.records.integrity.campaign.examples import add_people
from tests.records.integrity.campaign.examples import letter_of
from tests.records.integrity.campaign.examples import make
from tests.records.integrity.campaign.examples import ROSTER
from tests.records.integrity.letter.examples import PATHS
from tests.records.integrity.letter.examples import take
from tests.records.integrity.letter.examples import walk
from tests.support import acting_as
from tests.support import step
from tests.support import unit_uid
from typing import Any
from unittest.mock import patch
from zope.component import getGlobalSiteManager

import transaction
import unittest

INSPECTOR, REGISTRAR = "demo-discipline", "demo-registrar"


@contextmanager
def provided(interface: Any) -> Iterator[list[Any]]:
    """Collect the events of a kind."""
    found: list[Any] = []
    manager = getGlobalSiteManager()
    manager.registerHandler(found.append, (interface,))
    try:
        yield found
    finally:
        manager.unregisterHandler(found.append, (interface,))


class CampaignCase(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]

    def entries(self, campaign: Any) -> Any:
        return making.letters_of_campaign(api.content.get_uuid(campaign))

    def totals(self, campaign: Any) -> dict[str, tuple[int, int]]:
        units, _total = progress((brain.unit_title, brain.review_state) for brain in self.entries(campaign))
        return {unit.unit: (unit.due, unit.signed) for unit in units}


class TestMaking(CampaignCase):
    def test_one_letter_for_each_person_however_often_it_is_run(self) -> None:
        campaign = add_campaign(self.portal)
        self.assertEqual(make(self.portal, campaign), making.Made(4, 0))
        self.assertEqual(make(self.portal, campaign), making.Made(0, 4))
        letter = letter_of(self.portal, campaign, "demo-staff")
        self.assertEqual(letter.superior_user, "demo-drafter")
        self.assertEqual(letter.responsible_unit, unit_uid(HOME_UNIT))
        self.assertNotIn("demo-staff", letter.absolute_url())
        self.assertEqual(letter.get_local_roles(), ())
        self.assertEqual(self.totals(campaign), {HOME_UNIT: (3, 0), OTHER_UNIT: (1, 0)})

    def test_an_interrupted_run_is_run_again(self) -> None:
        campaign = add_campaign(self.portal, ROSTER[:3])
        make(self.portal, campaign)
        campaign.roster = tuple(ROSTER)
        self.assertEqual(
            [row["user_id"] for row in making.people_without_letter(campaign)], ["demo-staff", "demo-drafter2"]
        )
        self.assertEqual(make(self.portal, campaign), making.Made(2, 2))

    def test_with_a_stale_catalog_nobody_gets_two(self) -> None:
        campaign = add_campaign(self.portal)
        make(self.portal, campaign)
        letter = letter_of(self.portal, campaign, "demo-staff")
        letter.unindexObject()
        self.assertEqual(make(self.portal, campaign).made, 0)

    def test_an_incomplete_campaign_is_not_launched(self) -> None:
        campaign = add_campaign(self.portal, [], running=False, scope="{名}")
        with self.assertRaises(Refused) as caught:
            step(self.portal, campaign, "launch", INSPECTOR)
        self.assertEqual({gap.rule for gap in caught.exception.gaps}, {"empty_roster", "unknown_placeholder"})

    def test_letters_go_from_the_top_downwards(self) -> None:
        campaign = add_campaign(self.portal)
        make(self.portal, campaign)
        people = ("demo-reviewer", "demo-drafter", "demo-staff", "demo-drafter2")
        letters = {name: letter_of(self.portal, campaign, name) for name in people}
        for name in people[1:]:
            with self.assertRaises(Refused) as caught:
                take(self.portal, letters[name], "sign_as_superior", letters[name].superior_user)
            self.assertEqual({gap.rule for gap in caught.exception.gaps}, {"own_letter_first"})
        self.assertEqual([person.user_id for person in waiting_people(self.entries(campaign))], ["demo-approver"])
        for name in people:
            walk(self.portal, letters[name], PATHS["effective"])
        self.assertEqual(self.totals(campaign), {HOME_UNIT: (3, 3), OTHER_UNIT: (1, 1)})
        self.assertEqual(waiting_people(self.entries(campaign)), [])

    def test_two_campaigns_do_not_wait_for_each_other(self) -> None:
        first, second = (
            add_campaign(self.portal),
            add_campaign(self.portal, [ROSTER[0], {**ROSTER[3], "superior": "demo-approver"}]),
        )
        make(self.portal, first)
        make(self.portal, second)
        walk(self.portal, letter_of(self.portal, second, "demo-staff"), PATHS["effective"])
        self.assertEqual(self.totals(second), {HOME_UNIT: (1, 1)})


class Killed(BaseException):
    """What ends a process in the middle of its work."""


class TestInterrupted(CampaignCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def test_what_was_made_stays_and_the_next_run_makes_the_rest(self) -> None:
        campaign = add_campaign(self.portal)
        transaction.commit()

        def killed_after_two(made: int, total: int) -> None:
            if made == 2:
                raise Killed

        with acting_as(self.portal, INSPECTOR), patch.object(making, "BATCH", 1):
            with self.assertRaises(Killed):
                making.make_letters(campaign, progress=killed_after_two)
            transaction.abort()
            self.assertEqual(len(self.entries(campaign)), 2)
            self.assertEqual(making.make_letters(campaign), making.Made(2, 2))
        self.assertEqual(len(self.entries(campaign)), 4)


class TestMoving(CampaignCase):
    def move(self, campaign: Any, user_id: str, unit: str = OTHER_UNIT, reason: str = "工作调动", **more: str) -> Any:
        with acting_as(self.portal, REGISTRAR):
            return move_person(campaign, user_id, unit_uid(unit) if unit else "", reason, **more)

    def refused(self, *arguments: Any, **more: Any) -> set[str]:
        with self.assertRaises(Refused) as caught:
            self.move(*arguments, **more)
        return {gap.rule for gap in caught.exception.gaps}

    def test_a_signed_letter_goes_along_as_it_was_signed(self) -> None:
        campaign = add_campaign(self.portal)
        make(self.portal, campaign)
        letter = letter_of(self.portal, campaign, "demo-reviewer")
        walk(self.portal, letter, PATHS["effective"])
        self.assertEqual(self.refused(campaign, "demo-reviewer", post="调研员"), {"signed_already"})
        before = letter.signatures
        self.move(campaign, "demo-reviewer")
        self.assertEqual(letter.signatures, before)
        self.assertEqual(self.totals(campaign), {HOME_UNIT: (2, 0), OTHER_UNIT: (2, 1)})
        (line,) = [
            entry
            for entry in letter.workflow_history["responsibility_letter_workflow"]
            if entry["action"] == "reassign"
        ]
        self.assertEqual(line["comments"], f"王审核由{HOME_UNIT}调到{OTHER_UNIT}：工作调动")
        self.assertEqual(line["actor"], REGISTRAR)
        self.assertEqual(make(self.portal, campaign).made, 0)

    def test_an_unsigned_letter_gets_the_new_superior(self) -> None:
        campaign = add_campaign(self.portal)
        make(self.portal, campaign)
        letter = self.move(campaign, "demo-staff", superior="demo-reviewer", post="会计")
        self.assertEqual((letter.superior_user, letter.superior_name), ("demo-reviewer", "王审核"))
        self.assertEqual(letter.subordinate_post, "会计")
        (row,) = [row for row in campaign.roster if row["user_id"] == "demo-staff"]
        self.assertEqual((row["unit"], row["superior"], row["post"]), (OTHER_UNIT, "demo-reviewer", "会计"))
        with acting_as(self.portal, "demo-reviewer"):
            found = api.portal.get_tool("portal_catalog")(letter_people="superior:demo-reviewer")
            self.assertIn(letter.UID(), [brain.UID for brain in found])

    def test_what_is_refused(self) -> None:
        campaign = add_campaign(self.portal)
        make(self.portal, campaign)
        self.assertEqual(self.refused(campaign, "demo-approver", "", ""), {"no_letter", "no_unit", "reason_missing"})
        self.assertEqual(self.refused(campaign, "demo-staff", HOME_UNIT), {"same_unit"})
        self.assertEqual(self.refused(campaign, "demo-staff", superior="demo-drafter2"), {"superior_not_above"})
        self.assertEqual(self.refused(campaign, "demo-staff", superior="nobody"), {"no_superior"})

    def test_totals_are_an_independent_count_after_twenty_moves(self) -> None:
        dice = Random(20261128)
        roster = add_people(40)
        campaign = add_campaign(self.portal, roster)
        make(self.portal, campaign)
        # Independent book-keeping: a person is in one unit, and has signed or not.
        where = {row["user_id"]: row["unit"] for row in roster if row["level"] != "书记"}
        signed = set()
        for name in ("demo-reviewer", "demo-drafter", *dice.sample(sorted(where)[2:], 6)):
            walk(self.portal, letter_of(self.portal, campaign, name), PATHS["effective"])
            signed.add(name)
        for _number in range(20):
            name = dice.choice(sorted(where))
            where[name] = OTHER_UNIT if where[name] == HOME_UNIT else HOME_UNIT
            self.move(campaign, name, where[name], "轮岗")
        counted = {
            unit: (
                sum(1 for other in where.values() if other == unit),
                sum(1 for name in signed if where[name] == unit),
            )
            for unit in (HOME_UNIT, OTHER_UNIT)
        }
        self.assertEqual(self.totals(campaign), counted)
        self.assertEqual(sum(due for due, _signed in counted.values()), 42)
        self.assertEqual(make(self.portal, campaign), making.Made(0, 42))
        # And once more from the letters themselves.
        letters = self.portal["integrity"]["letters"]["2026"].objectValues()
        self.assertEqual(
            sorted((letter.subordinate_user, letter.responsible_unit) for letter in letters),
            sorted((name, unit_uid(unit)) for name, unit in where.items()),
        )


class TestReminders(CampaignCase):
    def test_once_a_day_and_by_mail_where_there_is_an_address(self) -> None:
        campaign = add_campaign(self.portal)
        make(self.portal, campaign)
        self.assertEqual((remind(campaign).told, remind(campaign).earlier), (1, 1))
        uid, today = api.content.get_uuid(campaign), now().date().isoformat()
        self.assertEqual(REMINDERS.reminded_on(uid, "demo-approver"), today)
        self.assertEqual(REMINDERS.reminded_on(uid, "demo-staff"), "")
        self.assertEqual(REMINDERS.reminded_on("no-such-campaign", "demo-approver"), "")
        campaign.reminded = (("demo-approver", "2026-11-01"),)
        own_queue(self)
        with api.env.adopt_roles(["Manager"]):
            api.portal.set_registry_record("plone.email_from_address", "office@example.org")
            api.user.get(userid="demo-approver").setMemberProperties({"email": "zhang@example.org"})
        with (
            acting_as(self.portal, INSPECTOR),
            provided(IWordByMail) as said,
        ):
            done = remind(campaign)
        self.assertEqual((done.told, done.mailed), (1, 1))
        ((address, lines),) = said[0].people.items()
        self.assertEqual(address, "zhang@example.org")
        self.assertIn("1 份", lines[0])
