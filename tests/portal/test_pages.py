"""Home, search, list of items and error pages, as visitors and staff meet them."""

from __future__ import annotations

from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.portal.browsing import Page
from tests.portal.browsing import status_of
from tests.portal.browsing import visitor
from tests.support import add_guide
from tests.support import publish
from tests.support import step
from typing import Any
from urllib.parse import quote
from urllib.parse import urlencode

import transaction
import unittest

# fmt: off
BAD = (
    "AND", "(((", '"', "*", "a AND NOT (b", "\0", "\u202e", "'; --", "<script>",
    "身" * 3000, "-1", "abc", str(10**9), "1e9", "😀", "${x}", "../..",
)
# fmt: on


class Case(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.url = self.portal.absolute_url()
        self.browser = visitor(self.layer)

    def open(self, path: str, **query: str) -> Page:
        self.browser.open(self.url + path + (f"?{urlencode(query)}" if query else ""))
        return Page(self.browser.contents, self.url)

    def results(self, **query: str) -> list[str]:
        """Titles of the search results, in order."""
        page = self.open("/@@search", **query)
        self.assertEqual(status_of(self.browser), 200)
        addresses = {item.absolute_url(): item.title for item in self.portal["services"].objectValues()}
        return [addresses[link["href"]] for link in page.all("a") if link.get("href") in addresses]

    def published(self, *numbers: int) -> list[Any]:
        guides: list[Any] = [add_guide(self.portal, number, delegated_by="") for number in numbers]
        for guide in guides:
            publish(self.portal, guide)
        transaction.commit()
        return guides


class TestHome(Case):
    def test_empty_site(self) -> None:
        self.open("")
        self.assertEqual(status_of(self.browser), 200)
        self.assertIn("还没有发布事项", self.browser.contents)

    def test_search_first_then_themes_units_and_news(self) -> None:
        guide = self.published(0)[0]
        draft: Any = add_guide(self.portal, 1)
        transaction.commit()
        page = self.open("")
        self.assertEqual(page.all("form")[0]["role"], "search")
        hrefs = [link.get("href", "") for link in page.all("a")]
        self.assertIn(f"{self.url}/@@search?theme={quote('personal:就业创业')}", hrefs)
        self.assertIn(f"{self.url}/@@search?unit={quote('县行政审批服务局')}", hrefs)
        self.assertIn(guide.absolute_url(), hrefs)
        self.assertNotIn(draft.absolute_url(), hrefs)
        self.assertRegex(self.browser.contents, r"\d{4}年\d{1,2}月\d{1,2}日 星期[一二三四五六日]")


class TestSearch(Case):
    def setUp(self) -> None:
        super().setUp()
        self.food, self.trader = self.published(0, 1)

    def test_names_aliases_questions_and_slips(self) -> None:
        for typed in (
            "食品(含保健食品)经营许可核发",
            "食品（含保健食品）经营许可核发",
            "餐饮许可证",
            "开饭店要办什么证？",
            "食品经营许克",
            "511A0005200004",
            "511a0005200004-511602000000-000-115113016823646795-1-00",
            "  食品   经营 AND (",
        ):
            with self.subTest(typed):
                self.assertEqual(self.results(SearchableText=typed)[0], self.food.title)

    def test_nothing_found_is_still_of_use(self) -> None:
        self.assertEqual(self.results(SearchableText="飞碟 停放"), [])
        self.assertIn("没有找到", self.browser.contents)
        self.assertIn("12345", self.browser.contents)
        self.assertIn(f"/@@search?SearchableText={quote('飞碟')}", self.browser.contents)

    def test_filters_count_and_can_be_taken_away(self) -> None:
        everything = self.results()
        self.assertEqual(len(everything), 2)
        self.assertEqual(self.results(type="01"), [self.trader.title, self.food.title])
        for name, value in (
            ("theme", "准营准办"),
            ("online", "1"),
            ("unit", "县行政审批服务局"),
            ("handling", "承诺件"),
        ):
            with self.subTest(name):
                found = self.results(**{name: value})
                page = self.open("/@@search", **{name: value})
                chosen = [link for link in page.all("a", class_="is-chosen")]
                self.assertEqual([link["href"] for link in chosen], [f"{self.url}/@@search"])
                self.assertIn(str(len(found)), page.texts["b"])
        self.assertEqual(self.results(theme="没有这个主题"), [])

    def test_drafts_are_found_by_those_who_may_see_them(self) -> None:
        draft: Any = add_guide(self.portal, 2)
        transaction.commit()
        self.assertNotIn(draft.title, self.results(SearchableText=draft.title))
        self.browser = visitor(self.layer, "demo-drafter")
        self.assertEqual(self.results(SearchableText=draft.title)[0], draft.title)

    def test_suspended_come_after_published(self) -> None:
        step(self.portal, self.food, "suspend", "demo-publisher", "系统升级")
        transaction.commit()
        self.open("/@@search", SearchableText="餐饮许可证")
        self.assertIn("暂停办理", self.browser.contents)


class TestBadInput(Case):
    def test_nothing_typed_into_an_address_breaks_the_site(self) -> None:
        guide = self.published(0)[0]
        name = guide.getId()
        paths = (
            "/@@search?SearchableText=%s",
            "/search?SearchableText:list=%s",
            "/@@search?SearchableText.query:record=%s",
            "/@@search?SearchableText=a&b_start=%s&b_size=%s",
            "/@@search?theme=%s&unit=%s&type=%s&online=%s&handling=%s",
            "/@@search?theme:list=%s&theme:list=x",
            "/@@search?sort_on=%s&portal_type=%s",
            "/@@search?b_start:int=%s",
            "/@@search?x:date=%s",
            "/services?b_start=%s&unit=%s&state=%s&theme=%s",
            "/services/@@service-items?type:list=%s",
            f"/services/{name}?copy=%s",
            f"/services/{name}/%s",
            "/%s",
            "/@@portal-home?x=%s",
        )
        for path in paths:
            for value in BAD:
                with self.subTest(path, value=value[:20]):
                    self.browser.open(self.url + path.replace("%s", quote(value, safe="")))
                    self.assertLess(status_of(self.browser), 500)
                    self.assertNotIn("<script>", self.browser.contents)

    def test_values_that_cannot_be_converted_are_the_clients_mistake(self) -> None:
        for query in ("x:int=", "x:float=a", "x:required=", "x:date=abc", "x.__class__:record=1"):
            with self.subTest(query):
                self.browser.open(f"{self.url}/@@search?{query}")
                self.assertEqual(status_of(self.browser), 400)
                self.assertIn("无法处理这个请求", self.browser.contents)


class TestList(Case):
    def test_the_list_and_its_change_log(self) -> None:
        food, trader = self.published(0, 1)
        draft: Any = add_guide(self.portal, 2)
        step(self.portal, food, "suspend", "demo-publisher", "系统升级")
        transaction.commit()
        page = self.open("/services/@@service-items")
        hrefs = [link.get("href") for link in page.all("a")]
        self.assertEqual(hrefs.count(trader.absolute_url()), 2)
        self.assertEqual(hrefs.count(food.absolute_url()), 3)
        self.assertNotIn(draft.absolute_url(), hrefs)
        actions = [text for text in page.texts["span"] if text in ("已发布", "暂停办理")]
        self.assertEqual(sorted(actions), ["已发布", "已发布", "暂停办理", "暂停办理"])

    def test_filters(self) -> None:
        self.published(0, 1)
        page = self.open("/services/@@service-items", unit="县行政审批服务局")
        self.assertIn("2", page.texts["b"])
        self.assertEqual(len(page.all("option", selected="selected")), 1)
        self.assertIn("0", self.open("/services/@@service-items", unit="县民政局").texts["b"])

    def test_staff_see_states(self) -> None:
        add_guide(self.portal, 2)
        self.published(0)
        self.browser = visitor(self.layer, "demo-drafter")
        page = self.open("/services/@@service-items", state="draft")
        self.assertIn("1", page.texts["b"])


class TestErrors(Case):
    def test_missing_pages_offer_the_search(self) -> None:
        for path in ("/no-such-page", "/services/no-such-item", "/@@no-such-view"):
            with self.subTest(path):
                page = self.open(path)
                self.assertEqual(status_of(self.browser), 404)
                self.assertIn("找不到页面", page.texts["h1"])
                self.assertEqual(page.all("form")[0]["role"], "search")

    def test_visitors_are_sent_to_sign_in(self) -> None:
        guide: Any = add_guide(self.portal)
        transaction.commit()
        self.browser.open(guide.absolute_url())
        self.assertIn("/login", self.browser.url)
        self.assertTrue(Page(self.browser.contents).all("input", type="password"))

    def test_programs_get_json(self) -> None:
        browser = visitor(self.layer)
        browser.addHeader("Accept", "application/json")
        browser.open(self.url + "/no-such-page")
        self.assertEqual(status_of(browser), 404)
