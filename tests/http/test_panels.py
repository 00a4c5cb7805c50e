"""Every link of the overview of settings leads somewhere, for each office that has it."""

from __future__ import annotations

from lxml import html
from plone.app.testing import SITE_OWNER_NAME
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.inside import Visitor

import unittest


class TestPanels(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def test_every_panel_that_is_offered_opens(self) -> None:
        portal = self.layer["portal"]
        for name, panel in (
            ("demo-sysadmin", "/@@site-controlpanel"),
            ("demo-secadmin", "/@@usergroup-userprefs"),
            (SITE_OWNER_NAME, "/@@search-controlpanel"),
        ):
            person = Visitor(portal, name)
            page = person.ask(f"{portal.absolute_url()}/@@overview-controlpanel").content
            # Those of the list, and those of the menus above it.
            links = html.fromstring(page).xpath("//*[@id = 'content']//a[contains(@href, '/@@')]/@href")
            with self.subTest(name):
                self.assertIn(portal.absolute_url() + panel, links)
            for link in links:
                with self.subTest(link, person=name):
                    self.assertEqual(person.ask(link).status, 200)
