"""The board of an item for the hall: one page however much there is, and of published guides only."""

from __future__ import annotations

from plone import api
from shangnan.policy.paper.errors import DoesNotFit
from shangnan.policy.paper.pdf.writer import pdf
from shangnan.policy.records.service_guide.sign_paper import item_sign
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.paper import support
from tests.paper.approved import approved
from tests.paper.approved import bundled_fonts
from tests.support import acting_as
from tests.support import add_guide
from tests.support import publish
from typing import Any

import unittest


class TestSign(unittest.TestCase):
    def test_it_is_as_it_was_approved(self) -> None:
        with bundled_fonts():
            approved(item_sign(support.GUIDES[0], support.IMPRINT), "item-sign")

    def test_every_guide_has_a_board_of_one_page(self) -> None:
        for guide in support.GUIDES:
            with self.subTest(guide["name"]):
                document = item_sign(guide, support.IMPRINT)
                self.assertEqual(len(document.pages), 1)
                told = support.body(pdf(document))
                for words in (guide["name"], guide["consult_phone"], "扫码看完整指南", "事项公示牌"):
                    self.assertIn(support.squeezed(words), told)

    def test_what_fits_in_no_size_is_refused(self) -> None:
        with self.assertRaises(DoesNotFit):
            item_sign(
                {"name": "名" * 200, "place": "地" * 300, "hours": "时" * 300, "window": "窗" * 200}, support.IMPRINT
            )
        self.assertEqual(len(item_sign({"name": "某事"}, support.IMPRINT).pages), 1)


class TestView(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def test_of_published_guides_only(self) -> None:
        portal = self.layer["portal"]
        guide: Any = add_guide(portal)
        with acting_as(portal, "demo-drafter"):
            view = api.content.get_view("item-sign.pdf", guide, self.layer["request"].clone())
            self.assertEqual(view(), "")
        publish(portal, guide)
        view = api.content.get_view("item-sign.pdf", guide, self.layer["request"].clone())
        self.assertIn("事项公示牌", support.body(view()))
