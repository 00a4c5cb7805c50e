"""The demonstration's guides: brought in by the import and confirmed by the publisher's account, like anybody's."""

from __future__ import annotations

from plone import api
from shangnan.policy.demonstration import content
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.demonstration.content import add_guides
from shangnan.policy.demonstration.content import publish_guides
from shangnan.policy.records.tables.importing_run import IMPORT_ID
from shangnan.policy.transfer.confirming import waiting_guides
from shangnan.policy.transfer.import_batches import all_handed_over
from tests.support import acting_as
from tests.support import good_guides
from tests.transfer.site import IMPORT_TESTING
from unittest import mock

import unittest


class TestGuides(unittest.TestCase):
    layer = IMPORT_TESTING

    def test_the_publisher_confirms_what_was_brought_in(self) -> None:
        with api.env.adopt_roles(["Manager"]):
            self.assertEqual(publish_guides(), [])
        catalog = api.portal.get_tool("portal_catalog")
        public = catalog.unrestrictedSearchResults(portal_type="ServiceGuide", review_state="published")
        self.assertEqual({brain.item_code for brain in public}, {guide["code"] for guide in good_guides()})
        for brain in public:
            steps = brain._unrestrictedGetObject().workflow_history["service_guide_workflow"]
            actors = [entry["actor"] for entry in steps]
            self.assertEqual(actors, [IMPORT_ID, IMPORT_ID, IMPORT_ID, "demo-publisher"])
        with acting_as(self.layer["portal"], "demo-publisher"):
            self.assertEqual([waiting_guides(run) for run in all_handed_over()], [[]])

    def test_a_site_that_is_begun_lets_all_the_guides_in(self) -> None:
        api.portal.set_registry_record("shangnan.portal.online_hall", "")
        # The accounts are those of the testing profile.
        with mock.patch.object(content, "add_accounts"), mock.patch.object(content, "add_letters"):
            content.begin_demonstration(TEST_PASSWORD)
        self.assertEqual(publish_guides(), [])

    def test_made_at_once_a_refused_row_of_our_own_data_is_an_error(self) -> None:
        with (
            mock.patch.object(content, "publish_guides", lambda: []),
            mock.patch.object(content, "add_list", lambda one_transaction: ["service-items.csv, row 7: closed"]),
            self.assertRaisesRegex(ValueError, "row 7"),
        ):
            add_guides()
