"""The shell of every page: what visitors fetch, what staff get besides, and that Plone's templates fit into it."""

from __future__ import annotations

from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from shangnan.policy.portal import resources
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.portal.browsing import Page
from tests.portal.browsing import status_of
from tests.portal.browsing import visitor

import transaction
import unittest

MOST_REQUESTS = 15


class TestVisitors(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.url = self.portal.absolute_url()
        self.browser = visitor(self.layer)

    def open(self, path: str) -> Page:
        self.browser.open(self.url + path)
        return Page(self.browser.contents, self.url + path)

    def test_visitors_fetch_our_files_only(self) -> None:
        ours = {f"{self.url}/{name}" for name in (resources.PORTAL_CSS, resources.PORTAL_JS)}
        for path in ("", "/@@search", "/services", "/login", "/sitemap", "/no-such-page"):
            with self.subTest(path):
                fetched = self.open(path).resources()
                self.assertEqual({address for address in fetched if not address.endswith("mark.svg")}, ours)
                self.assertLess(len(fetched), MOST_REQUESTS)

    def test_the_files_are_there(self) -> None:
        for address in self.open("").resources():
            with self.subTest(address):
                self.browser.open(address)
                self.assertEqual(status_of(self.browser), 200)
                self.assertGreater(len(self.browser.contents), 100)

    def test_scripts_wait_and_stand_in_files(self) -> None:
        for script in self.open("").all("script"):
            self.assertTrue("defer" in script and "src" in script, script)

    def test_one_document_in_chinese_that_keyboards_can_use(self) -> None:
        page = self.open("")
        self.assertEqual([found["lang"] for found in page.all("html")], ["zh-cn"])
        self.assertEqual(len(page.all("main")), 1)
        self.assertEqual(len(page.all("h1")), 1)
        first_link = page.all("a")[0]
        self.assertEqual(first_link["href"], "#" + page.all("main")[0]["id"])

    def test_site_tags_come_from_the_settings(self) -> None:
        settings = {"site_name": "某县政务 & 服务", "site_domain": "www.example.gov.cn", "site_id_code": "6110230001"}
        for name, value in settings.items():
            api.portal.set_registry_record(f"shangnan.portal.{name}", value)
        transaction.commit()
        page = self.open("")
        self.assertEqual(page.meta("SiteName"), ["某县政务 & 服务"])
        self.assertEqual(page.meta("SiteDomain"), ["www.example.gov.cn"])
        self.assertEqual(page.meta("SiteIDCode"), ["6110230001"])
        self.assertIn("网站标识码： 6110230001", " ".join(self.browser.contents.split()).replace("&nbsp;", " "))

    def test_settings_cannot_carry_scripts(self) -> None:
        for name, words in (("mistake_url", "我为政府网站找错"), ("party_mark_url", "党政机关标识")):
            for value, shown in (("javascript:alert(1)", False), ("https://www.example.gov.cn/?a=1", True)):
                with self.subTest(name, value=value):
                    api.portal.set_registry_record(f"shangnan.portal.{name}", value)
                    transaction.commit()
                    page = self.open("")
                    self.assertEqual(words in page.texts["a"], shown)
                    self.assertEqual(value in [link.get("href") for link in page.all("a")], shown)

    def test_documents_of_plone_render_in_the_shell(self) -> None:
        with api.env.adopt_roles(["Manager"]):
            api.content.create(self.portal, "Document", "about", title="关于中心 <b>", description="一句话")
        transaction.commit()
        shown = self.open("/about")
        self.assertEqual(status_of(self.browser), 200)
        self.assertIn("关于中心 <b>", shown.texts["h1"])
        self.assertEqual([link["href"] for link in shown.all("link", rel="canonical")], [f"{self.url}/about"])
        self.assertNotIn("edit-bar", self.browser.contents)


class TestStaff(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.url = self.portal.absolute_url()
        self.browser = visitor(self.layer)
        self.browser.addHeader("Authorization", f"Basic {SITE_OWNER_NAME}:{SITE_OWNER_PASSWORD}")

    def test_staff_get_plones_tools_in_our_order(self) -> None:
        self.browser.open(self.url)
        page = Page(self.browser.contents, self.url)
        self.assertTrue(page.all("nav", id="edit-bar"))
        sheets = [link["href"].split("/++")[-1] for link in page.all("link", rel="stylesheet")]
        wanted = ["portal.css", "barceloneta.min.css", "staff.css"]
        order = [next(n for n, sheet in enumerate(sheets) if name in sheet) for name in wanted]
        self.assertEqual(order, sorted(order))
        self.assertTrue(any("bundle-plone" in script.get("src", "") for script in page.all("script")))
        self.assertIn("data-portal-url", page.all("body")[0])

    def test_pages_of_plone_render_in_the_shell(self) -> None:
        for path in (
            "/folder_contents",
            "/services/edit",
            "/services/content_status_history",
            "/@@overview-controlpanel",
            "/@@usergroup-userprefs",
            "/@@manage-viewlets",
            "/@@personal-preferences",
            "/++add++Document",
        ):
            with self.subTest(path):
                self.browser.open(self.url + path)
                self.assertEqual(status_of(self.browser), 200)
                page = Page(self.browser.contents)
                self.assertEqual(len(page.all("main")), 1)
                self.assertEqual(len(page.all("footer", id="site-foot")), 1)

    def test_dialogues_get_the_bare_template(self) -> None:
        self.browser.open(self.url + "/services/edit?ajax_load=1")
        self.assertNotIn("site-foot", self.browser.contents)
        self.assertIn("form-widgets", self.browser.contents)
