"""What is filed by the service of filing is as it was counted, is frozen so, and has its report, which is shown by quality."""

from __future__ import annotations

from html import unescape
from shangnan.policy.registry.filing.register import item_of
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.filing.service import REGISTER
from shangnan.policy.registry.fixity.checking import check_item
from shangnan.policy.registry.qualities.at_filing import reports_of
from shangnan.policy.registry.qualities.at_keeping import readable
from shangnan.policy.registry.qualities.report import FAILED
from shangnan.policy.registry.qualities.subject_of import NUMBERS
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.people import Person
from tests.records.dispatch.outgoing.examples import add_dispatch
from tests.records.dispatch.outgoing.examples import walk
from tests.records.training.examples import add_training
from tests.records.training.examples import PATHS
from tests.registry.qualities import files
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import step
from typing import Any

import transaction
import unittest


class TestFiled(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]

    def training(self) -> Any:
        record = add_training(self.portal)
        with acting_as(self.portal, "demo-drafter"):
            add_attachment(record, "签到表.pdf", files.pdf())
        for transition, account in PATHS["confirmed"]:
            step(self.portal, record, transition, account, "情况属实")
        step(self.portal, record, "file", "demo-registrar")
        return record

    def dispatch(self) -> Any:
        record = add_dispatch(self.portal)
        with acting_as(self.portal, "demo-drafter"):
            add_attachment(record, "附件.pdf", files.pdf())
        return walk(self.portal, record, "file_released")

    def test_as_it_was_counted(self) -> None:
        for record in (self.training(), self.dispatch()):
            transaction.commit()
            self.portal._p_jar.cacheMinimize()
            item = item_of(record)
            assert item is not None
            with self.subTest(item.portal_type):
                self.assertEqual(check_item(item), ())
                self.assertEqual(readable(item), ())
                (report,) = reports_of(item)
                self.assertEqual([one["code"] for one in report["findings"] if one["result"] == FAILED], [])
                record.reindexObject(idxs=["Title"])
                self.assertEqual(check_item(item), ())

    def test_numbers_are_counted_by_one_service(self) -> None:
        self.assertEqual(NUMBERS, REGISTER)

    def test_the_page(self) -> None:
        self.training()
        transaction.commit()
        (number,) = register().by_number
        url = f"{self.portal.absolute_url()}/archive/@@qualities-report"
        registrar = Person(self.layer, "demo-registrar")
        text = unescape(registrar.page(f"{url}?number={number}").text)
        for word in (number, "真实性", "完整性", "可用性", "安全性", "1-7", "档号规范", "通过", "待人工", "归档时"):
            self.assertIn(word, text)
        self.assertEqual(registrar.page(f"{url}?number=Z109-X").status_code, 404)
        self.assertEqual(registrar.page(url).status_code, 404)
        elsewhere = url.replace("/archive/", "/dispatches/")
        self.assertEqual(registrar.page(f"{elsewhere}?number={number}").status_code, 404)
        for other in ("demo-staff", "demo-auditor", None):
            self.assertNotEqual(Person(self.layer, other).page(f"{url}?number={number}").status_code, 200, other)
