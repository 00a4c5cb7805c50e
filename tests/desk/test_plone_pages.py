"""Plone's own pages as staff see them: what was taken out, put in, or told by another name."""

from __future__ import annotations

from plone import api
from plone.testing.zope import Browser
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.portal.browsing import Page
from tests.portal.browsing import status_of
from tests.portal.browsing import visitor
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import add_guide
from urllib.parse import urlencode

import json
import transaction
import unittest


class TestPlonePages(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.guide = add_guide(self.portal)
        with acting_as(self.portal, "demo-drafter"):
            self.attachment = add_attachment(self.guide)
        transaction.commit()

    def open(self, user_id: str | None, path: str) -> Browser:
        browser = visitor(self.layer, user_id)
        browser.open(self.portal.absolute_url() + path)
        self.assertEqual(200, status_of(browser), path)
        return browser

    def page(self, user_id: str | None, path: str) -> Page:
        return Page(self.open(user_id, path).contents)

    def below(self, content: object) -> str:
        return content.absolute_url().removeprefix(self.portal.absolute_url())  # type: ignore[attr-defined]

    def test_the_way_to_appeal_is_no_copyright(self) -> None:
        page = self.page("demo-drafter", self.below(self.guide) + "/edit")
        self.assertTrue(page.all("textarea", name="form.widgets.rights"))
        self.assertEqual([], page.all("section", id="section-rights"))

    def test_the_list_of_contents_tells_types_and_states_by_name(self) -> None:
        query = {
            "criteria": [
                {"i": "UID", "o": "plone.app.querystring.operation.string.is", "v": api.content.get_uuid(self.guide)}
            ]
        }
        asked = {
            "name": "plone.app.vocabularies.Catalog",
            "attributes": json.dumps(["portal_type", "review_state", "Title"]),
            "query": json.dumps(query),
        }
        rows = json.loads(self.open("demo-drafter", f"/@@contents-rows?{urlencode(asked)}").contents)["results"]
        self.assertEqual([{"portal_type": "服务指南", "review_state": "草稿", "Title": self.guide.title}], rows)

    def test_what_depends_on_the_type_goes_by_the_same_name(self) -> None:
        page = self.page("demo-drafter", "/services/folder_contents")
        options = next(
            json.loads(found["data-pat-structure"]) for found in page.all("div") if "data-pat-structure" in found
        )
        self.assertEqual({"文件": "/view", "图片": "/view"}, options["typeToViewAction"])
        self.assertIn("页面", options["defaultPageTypes"])
        self.assertIn("/@@contents-rows?", options["vocabularyUrl"])

    def test_the_time_of_the_last_change_needs_no_script(self) -> None:
        # On records nobody has that link, which tells of versions in Plone's way.
        with api.env.adopt_roles(["Manager"]):
            api.user.grant_roles(username="demo-staff", roles=["Site Administrator"])
        transaction.commit()
        page = self.page("demo-staff", "/units")
        [time] = page.texts["time.toolbar-label"]
        self.assertRegex(time, r"^\d{4}\D\d{1,2}\D\d{1,2}\D? \d\d:\d\d")

    def test_people_set_only_what_leaves_a_choice(self) -> None:
        for user_id, path in (
            ("demo-drafter", "/@@personal-preferences"),
            ("demo-secadmin", "/@@user-preferences?userid=demo-staff"),
        ):
            names = {found.get("name", "") for found in self.page(user_id, path).all("select")}
            self.assertEqual({"form.widgets.timezone:list"}, names, path)

    def test_the_steps_of_a_record_stand_on_a_page_of_their_own(self) -> None:
        path = self.below(self.guide) + "/content_status_history"
        links = [
            found["href"]
            for found in self.page("demo-drafter", path).all("a")
            if "transition=submit" in found.get("href", "")
        ]
        self.assertTrue(links)
        self.assertTrue("目前没有您可以办理的步骤" in " ".join(self.page("demo-reviewer", path).texts["p"]))

    def test_the_name_of_an_account_is_no_markup(self) -> None:
        name = "<b>\"张'三"
        with acting_as(self.portal, "demo-secadmin"):
            api.user.get(userid="demo-staff").setMemberProperties({"fullname": name})
        transaction.commit()
        titles = [
            found["title"]
            for found in self.page("demo-secadmin", "/@@usergroup-userprefs").all("input")
            if "title" in found
        ]
        self.assertIn(f"重设{name}的密码", titles)
        self.assertIn(f"删除{name}的账号", titles)

    def test_a_kind_of_file_is_named_in_chinese_everywhere(self) -> None:
        for view in ("/view", "/edit"):
            page = self.page("demo-drafter", self.below(self.attachment) + view)
            self.assertIn("PDF 文档", [found.get("alt") for found in page.all("img")], view)

    def test_a_section_without_a_list_of_its_own_stands_any_address(self) -> None:
        for query in ("", "?b_start=many", "?b_size=-1", "?limit_display=x"):
            self.assertIn("县民政局", self.page(None, f"/units{query}").texts["a"], query)

    def test_forms_bring_their_own_words(self) -> None:
        [body] = self.page("demo-drafter", "/services/++add++ServiceGuide").all("body")
        self.assertIn("message-required: 请填写此项。", body["data-pat-validation"])
