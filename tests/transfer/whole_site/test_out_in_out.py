"""A site out, in, and out again is the same; cut short anywhere it goes on without doubles."""

from __future__ import annotations

from collections import Counter
from shangnan.policy.refusals import Refused
from shangnan.policy.registry.disposal.stubs import stub_of
from shangnan.policy.registry.filing.item import DESTROYED
from shangnan.policy.registry.filing.item import TRANSFERRED
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.handover.batches import all_batches
from shangnan.policy.registry.handover.batches import open_batches
from shangnan.policy.registry.handover.rules import MAKING
from shangnan.policy.registry.handover.rules import RECEIVED
from shangnan.policy.registry.holds.scope import facts_of
from shangnan.policy.registry.holds.store import all_holds
from shangnan.policy.registry.holds.store import holding
from shangnan.policy.registry.holds.store import holds_now
from shangnan.policy.transfer.whole_site.comparing import differences
from shangnan.policy.transfer.whole_site.lines import lines_from
from shangnan.policy.transfer.whole_site.manifest import different_parts
from shangnan.policy.transfer.whole_site.manifest import file_of
from shangnan.policy.transfer.whole_site.position import Position
from shangnan.policy.transfer.whole_site.position import position
from shangnan.policy.transfer.whole_site.site_import import bring_in
from tests.transfer.whole_site.site import indexed
from tests.transfer.whole_site.site import silent
from tests.transfer.whole_site.site import taken_out_again
from tests.transfer.whole_site.site import WHOLE_SITE_TESTING
from typing import Any

import transaction
import unittest

#: The whole import is cut short so often at least.
CUTS = 20


class Killed(BaseException):
    """What no handler of the import expects, as a machine that goes off."""


class Cutting:
    """Cuts an import short before or after the commit of every third part of it."""

    def __init__(self) -> None:
        self.asked, self.cut = 0, 0

    def __call__(self, reached: Position) -> None:
        self.asked += 1
        if self.asked % 3 == 0:
            self.cut += 1
            raise Killed(reached)


class TestOutInOut(unittest.TestCase):
    layer = WHOLE_SITE_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]

    def assert_the_same(self) -> None:
        """Check that the present site goes out as the first one did."""
        folder, manifest = taken_out_again(self.layer, "again")
        found = list(differences(self.layer["export"], folder, self.layer["manifest"], manifest))
        self.assertEqual(found, [])
        self.assertEqual(different_parts(self.layer["manifest"], manifest), [])
        paths = [brain.getPath() for brain in self.portal.portal_catalog.unrestrictedSearchResults()]
        self.assertEqual([path for path, count in Counter(paths).items() if count > 1], [])
        self.assertIsNone(position())

    def lines(self, part: str) -> list[dict[str, Any]]:
        """Return the lines of a part of the export."""
        with file_of(self.layer["export"], part).open("rb") as stream:
            return list(lines_from(stream))

    def test_the_same_site(self) -> None:
        missing = [part.name for part in self.layer["manifest"].parts if part.count == 0]
        self.assertEqual(missing, [], "the example has something of everything")
        bring_in(self.layer["export"], silent)
        self.assert_the_same()
        self.assert_archive_is_in_force()

    def assert_archive_is_in_force(self) -> None:
        """Check that holds, what is destroyed and batches are known to those who ask for them."""
        self.assertEqual([hold.holds for hold in all_holds()], [False, True])
        (held,) = holding()
        held_item = register().numbered(held.scope.records[0])
        assert held_item is not None
        self.assertEqual(holds_now(facts_of(held_item)), [held])
        (gone,) = [item for item in register().items() if item.state == DESTROYED]
        stub = stub_of(gone.archival_number)
        assert stub is not None
        self.assertEqual(len(stub.witnesses), 2)
        (received,) = [batch for batch in all_batches() if batch.state == RECEIVED]
        self.assertEqual(
            [item.receipt.split()[0] for item in register().items() if item.state == TRANSFERRED], ["收2026-001"]
        )
        self.assertEqual(received.receipt["number"], "收2026-001")
        (begun,) = [batch for batch in all_batches() if batch.state == MAKING]
        self.assertIn(begun.id, open_batches().values())

    def test_cut_short_again_and_again(self) -> None:
        cutting = Cutting()
        for _attempt in range(500):
            try:
                bring_in(self.layer["export"], silent, cutting, batch=15)
            except Killed:
                transaction.abort()
                continue
            break
        self.assertGreaterEqual(cutting.cut, CUTS)
        self.assert_the_same()

    def test_catalog_is_right(self) -> None:
        bring_in(self.layer["export"], silent)
        catalog = self.portal.portal_catalog
        for line in self.lines("contents"):
            if line["path"]:
                with self.subTest(line["path"]):
                    (brain,) = catalog.unrestrictedSearchResults(UID=line["uid"])
                    self.assertEqual(brain.getPath(), f"/plone/{line['path']}")
                    self.assertEqual(brain.portal_type, line["type"])
        self.assertGreater(len(self.layer["indexed"]), 60)
        found = indexed(self.portal)
        self.assertEqual(set(found), set(self.layer["indexed"]))
        for path, before in self.layer["indexed"].items():
            different = {
                name: (said, found[path].get(name)) for name, said in before.items() if said != found[path].get(name)
            }
            with self.subTest(path):
                self.assertEqual(different, {})

    def test_a_second_import_is_refused(self) -> None:
        bring_in(self.layer["export"], silent)
        with self.assertRaises(Refused) as caught:
            bring_in(self.layer["export"], silent)
        self.assertEqual([gap.rule for gap in caught.exception.gaps], ["site_not_empty"])
        self.assertIn("内容", str(caught.exception))

    def test_accounts_have_no_password(self) -> None:
        bring_in(self.layer["export"], silent)
        users = self.portal.acl_users
        self.assertIsNotNone(users.getUserById("demo-publisher"))
        self.assertIn("CentrePublisher", users.getUserById("demo-publisher").getRoles())
        for password in ("", "none", "{ARGON2ID}none"):
            found = users.source_users.authenticateCredentials({"login": "demo-publisher", "password": password})
            self.assertIsNone(found, password)
        users.source_users.doChangeUser("demo-publisher", "Ein-neues-Passwort-9")
        found = users.source_users.authenticateCredentials(
            {"login": "demo-publisher", "password": "Ein-neues-Passwort-9", "extractor": "test"}
        )
        self.assertEqual(found, ("demo-publisher", "demo-publisher"))

    def test_no_secret_is_written(self) -> None:
        passwords = self.portal.acl_users.source_users._user_passwords
        self.assertEqual(len(passwords), 0)
        for path in self.layer["export"].glob("*.jsonl"):
            text = path.read_text(encoding="utf-8")
            self.assertNotIn("not-to-be-told", text)
            self.assertNotIn("ARGON2ID", text)
            self.assertNotIn("_user_passwords", text)
