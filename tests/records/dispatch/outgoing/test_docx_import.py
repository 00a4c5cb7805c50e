"""The text of a draft comes from a Word file: seen first beside what there is, then taken over, all that is wrong told at once."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from lxml.html import fromstring
from plone import api
from plone.locking.interfaces import ILockable
from shangnan.policy.paper.docx.draft import Kind
from shangnan.policy.paper.docx.draft import Loss
from shangnan.policy.paper.docx.opening import Fault
from shangnan.policy.paper.docx.writer import write
from shangnan.policy.paper.gbt9704.elements import blocks_of
from shangnan.policy.paper.gbt9704.elements import OfficialDocument
from shangnan.policy.paper.gbt9704.elements import Part
from shangnan.policy.records.dispatch.outgoing.docx_words import FAULTS
from shangnan.policy.records.dispatch.outgoing.docx_words import LOST
from shangnan.policy.records.dispatch.outgoing.docx_words import OFFERED
from shangnan.policy.records.dispatch.outgoing.docx_words import told
from shangnan.policy.records.dispatch.outgoing.reading import to_plain
from shangnan.policy.records.lifecycle.edit_log import edits
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.portal.browsing import status_of
from tests.portal.browsing import visitor
from tests.records.dispatch.outgoing.examples import add_dispatch
from tests.records.dispatch.outgoing.examples import walk
from tests.support import acting_as
from typing import Any

import transaction
import unittest

NOTICE = OfficialDocument(
    number="商南审批发〔2026〕3号",
    title="关于做好延时服务工作的通知",
    recipients="各进驻单位、各窗口",
    blocks=blocks_of("现就<b>延时服务</b>通知如下。\n一、时间\n| 窗口 | 电话 |\n| 医保 | 1 |"),
    attachment_list=("值班表", "电话表"),
    signatures=("商南县行政审批服务局",),
    date="2026-03-02",
    parts=(Part("延时服务方案", blocks_of("一、目标\n更快。")),),
)


class TestWords(unittest.TestCase):
    def test_every_loss_and_fault_has_a_sentence(self) -> None:
        self.assertEqual(set(LOST), set(Kind))
        self.assertEqual(set(FAULTS), set(Fault))

    def test_a_loss_says_where(self) -> None:
        message = told(Loss(Kind.FOOTNOTE, 3, "为方便", "见附表"))
        self.assertEqual(
            (message.mapping["number"], message.mapping["near"], message.mapping["words"]), (3, "为方便", "“见附表”")
        )
        self.assertNotIn("number", told(Loss(Kind.HEADER, text="内部")).mapping)


class TestPage(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.dispatch = add_dispatch(self.portal)
        transaction.commit()

    def page(self, user_id: str | None = "demo-drafter") -> Any:
        browser = visitor(self.layer, user_id)
        browser.open(f"{self.dispatch.absolute_url()}/@@import-docx")
        return browser

    def sent(self, data: bytes, name: str = "a.docx") -> Any:
        browser = self.page()
        form = browser.getForm(id="import-docx")
        form.getControl(name="file").add_file(BytesIO(data), "application/octet-stream", name)
        form.submit(name="read")
        return browser

    def problems(self, browser: Any) -> list[str]:
        return [one.text_content() for one in fromstring(browser.contents).cssselect("#docx-problems li")]

    def plain(self) -> dict[str, Any]:
        transaction.abort()
        return to_plain(self.dispatch)

    def test_the_draft_leads_there_and_other_states_do_not(self) -> None:
        browser = visitor(self.layer, "demo-drafter")
        browser.open(self.dispatch.absolute_url())
        self.assertIn("@@import-docx", browser.contents)
        walk(self.portal, self.dispatch, "submit")
        transaction.commit()
        browser.open(self.dispatch.absolute_url())
        self.assertNotIn("@@import-docx", browser.contents)

    def test_first_it_is_only_shown(self) -> None:
        before = self.plain()
        browser = self.sent(write(NOTICE))
        html = fromstring(browser.contents)
        self.assertEqual(self.plain(), before)
        texts = {one.get("name"): one.text or one.get("value") for one in html.cssselect("#take-docx [name^='text.']")}
        self.assertEqual(texts["text.title"], NOTICE.title)
        self.assertEqual(texts["text.enclosure"].strip().splitlines(), ["延时服务方案", "一、目标", "更快。"])
        self.assertIn("| 医保 | 1 |", texts["text.body"])
        # The text is text: no markup comes out of it.
        self.assertEqual(html.cssselect("#take-docx b"), [])
        self.assertEqual(html.get_element_by_id("present-title").text.strip(), before["title"])
        ticked = {one.get("value") for one in html.cssselect("#take-docx input[type=checkbox][checked]")}
        self.assertIn("title", ticked)
        self.assertNotIn("signature", ticked)  # it is what the draft says already
        (lost,) = html.cssselect("#docx-losses li")
        self.assertIn("商南审批发〔2026〕3号", lost.text_content())

    def test_what_is_ticked_replaces_what_was_there(self) -> None:
        before = self.plain()
        browser = self.sent(write(NOTICE))
        form = browser.getForm(id="take-docx")
        form.getControl(name="text.title").value = "关于延时服务的通知"
        form.getControl(name="fields:list").value = ["title", "body", "attachment_notes", "written_on"]
        form.submit(name="take")
        self.assertEqual(status_of(browser), 200)
        after = self.plain()
        self.assertEqual(after["title"], "关于延时服务的通知")
        self.assertEqual(blocks_of(after["body"]), NOTICE.blocks)
        self.assertEqual(after["attachment_notes"].splitlines(), ["值班表", "电话表"])
        self.assertEqual(self.dispatch.written_on, date(2026, 3, 2))
        untouched = set(after) - {"title", "body", "attachment_notes", "written_on"}
        self.assertEqual({name: after[name] for name in untouched}, {name: before[name] for name in untouched})
        line = edits(self.dispatch)[-1]
        self.assertEqual(line["actor"], "demo-drafter")
        self.assertEqual(set(line["fields"]), {"title", "body", "attachment_notes", "written_on"})
        (brain,) = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(UID=self.dispatch.UID())
        self.assertEqual(brain.Title, "关于延时服务的通知")

    def test_all_that_is_wrong_is_told_at_once_and_nothing_typed_is_lost(self) -> None:
        before = self.plain()
        browser = self.sent(write(NOTICE))
        form = browser.getForm(id="take-docx")
        form.getControl(name="text.title").value = "长" * 301
        form.getControl(name="text.written_on").value = "2026-02-30"
        form.getControl(name="text.recipients").value = "改过的"
        form.getControl(name="fields:list").value = ["title", "written_on", "recipients"]
        form.submit(name="take")
        self.assertEqual(status_of(browser), 400)
        self.assertEqual(len(self.problems(browser)), 2)
        again = browser.getForm(id="take-docx")
        self.assertEqual(again.getControl(name="text.recipients").value.strip(), "改过的")
        self.assertEqual(set(again.getControl(name="fields:list").value), {"title", "written_on", "recipients"})
        self.assertEqual(self.plain(), before)

    def test_a_mark_of_a_secret_is_refused(self) -> None:
        before = self.plain()
        browser = self.sent(write(NOTICE))
        form = browser.getForm(id="take-docx")
        form.getControl(name="text.title").value = "关于工作的通知（机密★1年）"
        form.getControl(name="fields:list").value = ["title"]
        form.submit(name="take")
        self.assertEqual(status_of(browser), 400)
        self.assertEqual(len(self.problems(browser)), 1)
        self.assertEqual(self.plain(), before)

    def test_nothing_ticked_is_told(self) -> None:
        browser = self.sent(write(NOTICE))
        form = browser.getForm(id="take-docx")
        form.getControl(name="fields:list").value = []
        form.submit(name="take")
        self.assertEqual((status_of(browser), len(self.problems(browser))), (400, 1))

    def test_files_that_are_not_read_are_told(self) -> None:
        for data, name in (
            (b"PK\x03\x04rest", "a.docx"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc"),
            (b"%PDF-1.7", "a.docx"),
            (write(NOTICE), "a.exe"),
            (b"", "a.docx"),
            (write(OfficialDocument()), "a.docx"),
        ):
            browser = self.sent(data, name)
            self.assertEqual((status_of(browser), len(self.problems(browser))), (400, 1), (data[:10], name))

    def test_only_who_may_edit_gets_there(self) -> None:
        for user_id in (None, "demo-drafter2", "demo-publisher"):
            browser = self.page(user_id)
            self.assertNotIn('id="import-docx"', browser.contents, user_id)

    def test_a_draft_that_another_edits_is_left_alone(self) -> None:
        with acting_as(self.portal, "demo-reviewer"):
            ILockable(self.dispatch).lock()
        transaction.commit()
        self.assertNotIn('id="import-docx"', self.page().contents)

    def test_without_a_token_nothing_is_taken(self) -> None:
        before = self.plain()
        browser = visitor(self.layer, "demo-drafter")
        address = f"{self.dispatch.absolute_url()}/@@import-docx"
        browser.post(address, "take=1&fields:list=title&text.title=x")
        self.assertEqual(self.plain(), before)

    def test_every_field_that_is_offered_is_one_of_the_form(self) -> None:
        self.assertLessEqual(set(OFFERED), set(self.plain()))
