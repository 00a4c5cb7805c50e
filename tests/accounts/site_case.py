"""What tests of accounts share: one person who was added a moment ago, in a site that answers."""

from __future__ import annotations

from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from shangnan.policy.units.people import add_person
from tests.accounts.ways import PASSWORD

import transaction
import unittest

NAME = "wei-an"


class SiteCase(unittest.TestCase):
    """A site with the person NAME, who logs in with PASSWORD."""

    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.url = self.portal.absolute_url()
        add_person(NAME, PASSWORD, "卫安")
        transaction.commit()
