"""The page that measures an official document: who may, what is told, what is refused, and that nothing is kept."""

from __future__ import annotations

from io import BytesIO
from plone.testing.zope import Browser
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.paper.check.reference import notice
from tests.portal.browsing import status_of
from tests.portal.browsing import visitor
from urllib.parse import urlencode

import html
import unittest


class TestCheckPaperPage(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.home = self.layer["portal"].absolute_url()
        self.url = f"{self.home}/@@check-paper"

    def handed_in(self, content: bytes, name: str) -> Browser:
        """What a clerk sees who hands a file in."""
        browser = visitor(self.layer, "demo-staff")
        browser.open(self.url)
        form = browser.getForm(id="check-form")
        form.getControl(name="file").add_file(BytesIO(content), "application/octet-stream", name)
        form.submit()
        return browser

    def test_the_desk_leads_there(self) -> None:
        browser = visitor(self.layer, "demo-staff")
        browser.open(f"{self.home}/@@my-desk")
        browser.getLink(id="desk-check-paper").click()
        self.assertEqual((status_of(browser), browser.url), (200, self.url))

    def test_nobody_else_may(self) -> None:
        browser = visitor(self.layer)
        browser.open(self.url)
        self.assertNotIn("check-form", browser.contents)

    def test_a_departure_and_what_was_recognised(self) -> None:
        draft = notice()
        draft.move("number", 15)
        before = self.layer["portal"]._p_jar.db().lastTransaction()
        text = html.unescape(self.handed_in(draft.pdf(), "<b>通知.pdf").contents)
        self.assertIn("发文字号没有居中", text)
        self.assertIn("7.2.5", text)
        self.assertIn("商政办发〔2026〕12号", text)
        self.assertEqual(self.layer["portal"]._p_jar.db().lastTransaction(), before, "something was written")

    def test_what_is_handed_in_is_text_and_no_markup(self) -> None:
        draft = notice()
        for piece in draft.named("title"):
            piece.text = "<b>关于</b>服务的通知"
        self.assertNotIn("<b>", self.handed_in(draft.pdf(), "<b>通知.pdf").contents)

    def test_a_right_paper(self) -> None:
        self.assertIn("alert-success", self.handed_in(notice().pdf(), "a.pdf").contents)

    def test_what_cannot_be_read_is_refused_with_a_sentence(self) -> None:
        for content, words in ((b"nothing", "不是 PDF"), (b"%PDF-1.7 " + b"x" * 90, "损坏")):
            browser = self.handed_in(content, "a.pdf")
            self.assertEqual(status_of(browser), 400)
            self.assertIn(words, html.unescape(browser.contents))
            self.assertNotIn('id="check-report"', browser.contents)

    def test_without_a_file_or_the_token_of_the_form(self) -> None:
        browser = visitor(self.layer, "demo-staff")
        browser.open(self.url)
        token = browser.getForm(id="check-form").getControl(name="_authenticator").value
        for fields, status in (({"_authenticator": token, "file": "text"}, 400), ({"file": "text"}, 403)):
            browser.post(self.url, urlencode(fields))
            self.assertEqual(status_of(browser), status, fields)
