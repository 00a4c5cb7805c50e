"""The page of a guide: order, marks for machines, weight, and what visitors may not see."""

from __future__ import annotations

from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.portal.browsing import Page
from tests.portal.browsing import status_of
from tests.portal.browsing import visitor
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import add_guide
from tests.support import publish
from tests.support import step
from typing import Any

import json
import re
import transaction
import unittest

MOST_BYTES = 200_000


class TestGuidePage(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.browser = visitor(self.layer)

    def published(self, **changes: Any) -> Any:
        guide = add_guide(self.portal, **changes)
        publish(self.portal, guide)
        transaction.commit()
        return guide

    def open(self, guide: Any, query: str = "") -> Page:
        url = guide.absolute_url()
        self.browser.open(url + query)
        return Page(self.browser.contents, url)

    def test_it_answers_in_the_order_in_which_people_ask(self) -> None:
        page = self.open(self.published())
        ids = [found["id"] for found in page.all("section") if "id" in found and found["id"] != "global_statusmessage"]
        self.assertEqual(
            ids, ["where-done", "bring", "time", "cost", "place", "result", "steps", "law", "faq", "rights", "identity"]
        )
        anchors = [link["href"][1:] for link in page.all("a") if link.get("href", "").startswith("#")][1:]
        self.assertEqual(anchors, ids[:-1])

    def test_materials_are_a_tick_list(self) -> None:
        page = self.open(self.published())
        self.assertEqual(len(page.all("input", type="checkbox")), 6)
        self.assertIn("食品经营许可申请书", page.texts["span"])

    def test_blank_forms_stand_with_their_material(self) -> None:
        guide: Any = add_guide(self.portal)
        with acting_as(self.portal, "demo-drafter"):
            form: Any = add_attachment(guide)
            form.material = "食品经营许可申请书"
        publish(self.portal, guide)
        transaction.commit()
        page = self.open(guide)
        links = [link["href"] for link in page.all("a", class_="sn-file")]
        self.assertEqual(links, [form.absolute_url() + "/@@download/file"])
        self.browser.open(links[0])
        self.assertEqual(status_of(self.browser), 200)

    def test_weight(self) -> None:
        page = self.open(self.published())
        total = len(self.browser.contents.encode())
        fetched = page.resources()
        for address in fetched:
            self.browser.open(address)
            body = self.browser.contents
            total += len(body if isinstance(body, bytes) else body.encode())
        self.assertLess(len(fetched) + 1, 15)
        self.assertLess(total, MOST_BYTES)

    def test_machines_can_read_it(self) -> None:
        guide = self.published()
        page = self.open(guide)
        url = guide.absolute_url()
        self.assertEqual([link["href"] for link in page.all("link", rel="canonical")], [url])
        self.assertEqual(page.meta("ArticleTitle"), ["食品(含保健食品)经营许可核发"])
        self.assertRegex(page.meta("PubDate")[0], r"^\d{4}-\d\d-\d\d \d\d:\d\d$")
        self.assertEqual(page.meta("Url"), [url])
        text = re.search(r'<script type="application/ld\+json"\s*>(.*?)</script>', self.browser.contents, re.S)
        self.assertIsNotNone(text)
        data = json.loads(text.group(1))  # type: ignore[union-attr]
        self.assertEqual((data["@type"], data["url"]), ("GovernmentService", url))

    def test_texts_are_never_markup(self) -> None:
        nasty = "</script><img src=x onerror=alert(1)>\"'&"
        guide = self.published()
        # Past the gate, which refuses such texts: the page does not count on it.
        for name in ("description", "notes", "place", "window", "rights", "consult_phone", "code"):
            setattr(guide, name, nasty)
        guide.title = "许可" + nasty
        guide.aliases = guide.conditions = guide.delivery = (nasty,)
        guide.faqs = [{"q": nasty, "a": nasty}]
        guide.online_url = "https://www.example.gov.cn/" + nasty
        guide.reindexObject()
        transaction.commit()
        page = self.open(guide)
        self.assertEqual(status_of(self.browser), 200)
        self.assertEqual([image for image in page.all("img") if image.get("src") == "x"], [])
        self.assertEqual(len(page.all("script")), 2)
        self.assertIn("许可" + nasty, page.texts["h1"])

    def test_suspended_and_cancelled_say_so_and_since_when(self) -> None:
        guide = self.published(online_url="https://www.example.gov.cn/apply")
        self.assertIn("https://www.example.gov.cn/apply", [link.get("href") for link in self.open(guide).all("a")])
        for transition, words in (("suspend", "起暂停办理"), ("cancel", "取消，不再办理")):
            with self.subTest(transition):
                step(self.portal, guide, transition, "demo-publisher", "政策调整")
                transaction.commit()
                page = self.open(guide)
                today = guide.public_changes[-1][0][:10]
                notes = " ".join(page.texts["p"])
                self.assertIn(words, notes)
                self.assertIn(today, notes)
                self.assertNotIn("https://www.example.gov.cn/apply", [link.get("href") for link in page.all("a")])

    def test_drafts_are_not_shown_to_visitors(self) -> None:
        guide: Any = add_guide(self.portal)
        transaction.commit()
        for name in ("", "/view", "/@@view", "/@@guide.pdf", "/@@service-items"):
            with self.subTest(name):
                self.open(guide, name)
                self.assertNotIn("食品(含保健食品)经营许可核发", self.browser.contents)

    def test_a_draft_of_the_list_renders_for_its_staff(self) -> None:
        numbers = dict.fromkeys(("promised_days", "statutory_days", "visits", "fee"))
        texts = dict.fromkeys(("summary", "place", "window", "hours", "consult_phone", "complaint_phone", "rights"), "")
        tables = ("materials", "steps", "bases", "fees", "faqs", "conditions", "aliases", "delivery", "audience")
        empty: dict[str, Any] = {**numbers, **texts, **{key: [] for key in tables}, "result_name": "", "handling": ""}
        guide: Any = add_guide(self.portal, **empty, online=False)
        transaction.commit()
        self.browser = visitor(self.layer, "demo-drafter")
        page = self.open(guide)
        self.assertEqual(status_of(self.browser), 200)
        self.assertIn("尚未发布：本页只有相关工作人员可以看到。", page.texts["p"])
        self.assertEqual(
            [found["id"] for found in page.all("section") if found.get("id") in ("time", "cost", "place")], []
        )

    def test_printed_copies_can_be_checked(self) -> None:
        guide = self.published()
        table = {"1": "现行版本", "2": "已过期", "abc": "", "-1": "", "9" * 50: "", "": ""}
        for copy, words in table.items():
            with self.subTest(copy):
                page = self.open(guide, f"?copy={copy}")
                told = " ".join(page.texts.get("p.sn-copy", []))
                self.assertIn(words, told)
                self.assertEqual(bool(told), bool(words))


class TestPdf(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def test_the_published_guide_on_paper(self) -> None:
        portal = self.layer["portal"]
        guide: Any = add_guide(portal)
        publish(portal, guide)
        transaction.commit()
        browser = visitor(self.layer)
        url = guide.absolute_url() + "/@@guide.pdf"
        browser.open(url)
        self.assertEqual(browser.headers["content-type"], "application/pdf")
        self.assertTrue(browser.contents.startswith(b"%PDF-"))
        self.assertIn("filename*=UTF-8''%E9%A3%9F%E5%93%81", browser.headers["content-disposition"])
        again = visitor(self.layer)
        again.addHeader("If-None-Match", browser.headers["etag"])
        again.open(url)
        self.assertEqual(status_of(again), 304)
