"""Records of several kinds, filed through their own steps, handed over and read by the archives."""

from __future__ import annotations

from plone.uuid.interfaces import IUUID
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.handover import making
from shangnan.policy.registry.handover import steps
from shangnan.policy.registry.handover.collecting import collected
from shangnan.policy.registry.handover.elements import missing
from shangnan.policy.registry.handover.gathering import waiting
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.records.dispatch.incoming.examples import add_incoming
from tests.records.party.examples import add_party
from tests.records.training.examples import add_training
from tests.records.training.examples import PATHS
from tests.registry.handover.samples import checker
from tests.registry.handover.samples import sample_batch
from tests.registry.handover.site import ORDER
from tests.registry.handover.site import own_packages
from tests.support import acting_as
from tests.support import step

import transaction
import unittest


class TestFiled(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.place = self.enterContext(own_packages())
        training = add_training(self.portal)
        for transition, account in PATHS["filed"]:
            step(self.portal, training, transition, account, "情况属实")
        self.records = [training, add_party(self.portal, "filed"), add_incoming(self.portal, "filed")]
        transaction.commit()

    def test_each_kind_goes_to_the_archives(self) -> None:
        numbers = [item.archival_number for item in register().items()]
        kinds = {item.portal_type for item in register().items()}
        self.assertEqual(kinds, {record.portal_type for record in self.records})
        with acting_as(self.portal, "demo-registrar"):
            self.assertEqual(waiting("", range(1900, 2200)), sorted(numbers))
            for profile in ("DAT93", "2012-7", "EEP"):
                with self.subTest(profile):
                    record = steps.begin(steps.Order(**{**vars(ORDER), "profile": profile}), numbers)
                    transaction.commit()
                    self.assertEqual(making.work_off(record.id).problems, ())
                    check = checker().Check(self.place / "plone" / record.id).run()
                    self.assertEqual((check.errors, sorted(check.order)), ([], sorted(numbers)))
                    steps.discard(record.id)
                    transaction.commit()

    def test_nothing_required_is_missing_for_any_kind(self) -> None:
        for record in self.records:
            item = register().of(IUUID(record))
            assert item is not None
            one = collected(item)
            with self.subTest(record.portal_type):
                self.assertEqual(missing(sample_batch([one]), one), [])
                self.assertEqual(one.acts[-1].basis, item.reference)
                self.assertTrue(one.text)
