"""What stands in print, in mails and in links for machines is the address from the setting, by whatever name the site was asked."""

from __future__ import annotations

from gzip import decompress
from shangnan.policy.http.hosts import KnownHosts
from shangnan.policy.records.currency.copies import copy_address
from shangnan.policy.records.lifecycle.versions import latest_version
from shangnan.policy.records.service_guide import pdf
from shangnan.policy.records.views.printed_address import printed_address
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.http.asking import environment
from tests.permissions.inside import Visitor
from tests.permissions.world import World
from typing import Any
from unittest import mock

import re
import transaction
import unittest

SITE = "https://zwfw.example.gov.cn"


class Printed(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.guide = World(self.portal).guide("published")
        transaction.commit()
        self.site = self.portal.absolute_url()
        self.visitor = Visitor(self.portal, None)
        self.visitor.application = KnownHosts(self.visitor.application)
        self.enterContext(environment(SHANGNAN_ADDRESSES=f"{SITE} {self.site}"))

    def ask(self, path: str = "", host: str = "") -> Any:
        """Ask for something of the guide, by another name where one is given."""
        if host:
            self.visitor.host = self.visitor.host._replace(netloc=host)
        return self.visitor.ask(f"{self.guide.absolute_url()}{path}")

    def test_links_for_machines(self) -> None:
        page = self.ask().content.decode()
        address = f"{SITE}/services/{self.guide.getId()}"
        self.assertIn(f'href="{address}" rel="canonical"', re.sub(r"\s+", " ", page))
        self.assertIn(f'content="{address}"', page)
        self.assertIn(f'"{self.guide.absolute_url()}/@@guide.pdf"', page, "links for people stay where people are")
        told = decompress(self.visitor.ask(f"{self.site}/sitemap.xml.gz?page=1").content).decode()
        self.assertIn(f"<loc>{address}</loc>", told)
        self.assertNotIn(f"<loc>{self.site}", told)

    def test_a_forged_name_reaches_nothing(self) -> None:
        for host in ("evil.example", "evil.example:80"):
            answer = self.ask(host=host)
            self.assertEqual(answer.status, 421)
            self.assertNotIn(b"evil", answer.content)

    def test_paper_is_one_whatever_name_it_was_asked_by(self) -> None:
        drawn: list[str] = []

        def draw(_guide: Any, imprint: Any) -> bytes:
            drawn.append(imprint.address)
            return b"%PDF-1.4"

        with mock.patch.object(pdf, "guide_pdf", draw), mock.patch.object(pdf, "KEPT", pdf.KeptAnswers(1000)):
            for host in ("", "zwfw.example.gov.cn", "ZWFW.example.gov.cn", "evil.example"):
                self.ask("/@@guide.pdf", host)
            version = latest_version(self.guide)
            assert version is not None
            self.assertEqual(drawn, [copy_address(self.guide, version)])
        self.assertTrue(drawn[0].startswith(f"{SITE}/@@paper-copy?c="), drawn)

    def test_mails(self) -> None:
        self.assertEqual(printed_address(self.portal["services"]), f"{SITE}/services")
        self.assertEqual(printed_address(self.portal), SITE)
