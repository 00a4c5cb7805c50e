"""A campaign of five hundred people: its letters are made within the time that somebody waits for a page."""

from __future__ import annotations

from plone import api
from shangnan.policy.demonstration.accounts import HOME_UNIT
from shangnan.policy.demonstration.accounts import OTHER_UNIT
from shangnan.policy.records.integrity.campaign.making import letters_of_campaign
from shangnan.policy.records.integrity.campaign.making import Made
from shangnan.policy.records.integrity.campaign.making import make_letters
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.records.integrity.campaign.examples import add_campaign
from tests.records.integrity.campaign.examples import row
from tests.support import acting_as
from time import process_time

import transaction
import unittest

PEOPLE = 500
# Seconds of this process, so that others on the machine do not count; the promise is 30 s on a quiet machine.
MOST = 30


class TestFiveHundredLetters(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def test_time(self) -> None:
        portal = self.layer["portal"]
        roster = [row("demo-approver", "张签发", "书记")]
        users = api.portal.get_tool("acl_users").source_users
        for number in range(PEOPLE):
            account = f"signatory-{number:03d}"
            users.addUser(account, account, "only-for-tests-1")
            unit = OTHER_UNIT if number % 2 else HOME_UNIT
            roster.append(row(account, f"职员{number:03d}", "个人", "demo-approver", unit))
        campaign = add_campaign(portal, roster)
        transaction.commit()
        with acting_as(portal, "demo-discipline"):
            begun = process_time()
            made = make_letters(campaign)
            taken = process_time() - begun
            self.assertEqual(make_letters(campaign), Made(0, PEOPLE))
        self.assertEqual(made, Made(PEOPLE, 0))
        self.assertEqual(len(letters_of_campaign(campaign.UID())), PEOPLE)
        self.assertLess(taken, MOST)
