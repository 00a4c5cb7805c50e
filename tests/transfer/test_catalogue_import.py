"""The catalogue of the province and the city: imported, then held against guides."""

from __future__ import annotations

from io import BytesIO
from plone import api
from shangnan.policy.records.service_guide.catalogue import entry_for
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from shangnan.policy.transfer.catalogue_import import import_catalogue
from shangnan.policy.transfer.columns import CATALOGUE
from shangnan.policy.transfer.readers import read_rows
from shangnan.policy.transfer.readers import Rows
from shangnan.policy.transfer.refusals import FileRefused
from tests.support import add_guide
from tests.support import good_guides
from tests.support import publish
from tests.support import step

import unittest

HEADER = "基本编码,事项名称,事项类型,设定依据\n"
CODE = "511A0005200004"


def rows(text: str, encoding: str = "utf-8") -> Rows:
    return read_rows(BytesIO(text.encode(encoding)), "catalogue.csv", CATALOGUE)


class TestCatalogueImport(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def totals(self, text: str, **more: str) -> dict[str, int]:
        report = import_catalogue(rows(text, **more), dry_run=False)
        return {str(outcome): count for outcome, count in report.totals.items() if count}

    def test_created_unchanged_changed(self) -> None:
        line = f"{CODE},食品经营许可,行政许可,中华人民共和国食品安全法；中华人民共和国行政许可法\n"
        self.assertEqual(self.totals(HEADER + line, encoding="gb18030"), {"created": 1})
        self.assertEqual((entry_for(CODE) or {})["bases"], ["中华人民共和国食品安全法", "中华人民共和国行政许可法"])
        self.assertEqual(self.totals(HEADER + line), {"unchanged": 1})
        self.assertEqual(self.totals(HEADER + line.replace("食品经营许可,", "食品经营许可核发,")), {"changed": 1})

    def test_a_rehearsal_writes_nothing(self) -> None:
        report = import_catalogue(rows(HEADER + f"{CODE},食品经营许可,01,\n"), dry_run=True)
        self.assertEqual(len(report.results), 1)
        self.assertIsNone(entry_for(CODE))

    def test_wrong_rows_are_refused_and_the_others_kept(self) -> None:
        text = HEADER + f"{CODE},甲,行政许可,\nbad code!,乙,行政许可,\nX-1,丙,不存在的类型,\n,丁,行政许可,\n"
        self.assertEqual(self.totals(text), {"created": 1, "refused": 3})

    def test_a_list_of_items_is_no_catalogue(self) -> None:
        with self.assertRaises(FileRefused):
            rows("unit,name,type_code,type,code\n县民政局,甲,01,行政许可,A-1-1-1\n")

    def test_a_mismatch_blocks_publication_until_it_is_justified(self) -> None:
        portal = self.layer["portal"]
        laws = "；".join(row["law"] for row in good_guides()[0]["bases"])
        self.totals(HEADER + f"{CODE},食品经营许可,行政许可,{laws}\n")
        guide = add_guide(portal)
        step(portal, guide, "submit", "demo-drafter")
        step(portal, guide, "review", "demo-reviewer")
        with self.assertRaises(Refused) as caught:
            step(portal, guide, "publish", "demo-publisher")
        self.assertEqual([(gap.rule, gap.field) for gap in caught.exception.gaps], [("catalogue_mismatch", "name")])
        step(portal, guide, "return_reviewed", "demo-publisher", "名称与省目录不一致")
        guide.justification = "省目录仍称“食品经营许可”，名称正在更新，已报市局。"
        publish(portal, guide)
        self.assertEqual(api.content.get_state(guide), "published")
