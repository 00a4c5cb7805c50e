"""A record is written, sent and found again with the keyboard alone, and the focus can be seen at every stop."""

from __future__ import annotations

from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from tests.journeys.browser import Person
from tests.journeys.chinese_site import CHINESE_TESTING
from tests.journeys.keyboard import Typist
from tests.support import PDF
from typing import Any

import unittest

FORM = "form.widgets."
ROWS = f"{FORM}people."


class TestKeyboard(unittest.TestCase):
    layer = CHINESE_TESTING

    def setUp(self) -> None:
        self.site = f"http://{self.layer['host']}:{self.layer['port']}/plone"
        self.person = Person(self.layer["browser"], self.site)
        self.addCleanup(self.person.leave)
        self.typist = Typist(self.person)
        self.page = self.person.page

    def sign_in(self, account: str) -> None:
        self.person.open("/login")
        self.typist.tab_to("__ac_name")
        self.typist.type(account)
        self.typist.tab_to("__ac_password")
        self.typist.type(TEST_PASSWORD)
        self.typist.enter()

    def focused(self) -> dict[str, Any]:
        return self.typist.here()

    def follow(self, words: str) -> None:
        """Go to a link or button by its words and press Enter."""
        self.typist.tab_to(words)
        self.typist.enter()

    def turn_to(self, words: str) -> None:
        """Open another tab of the form."""
        self.typist.tab_to(words, "Shift+Tab")
        self.typist.press("Enter")

    def write(self, **values: str) -> None:
        """Fill in fields in the order of the form."""
        for name, value in values.items():
            self.typist.tab_to(FORM + name)
            self.typist.type(value)

    def write_date(self, name: str, year: str, month: str, day: str) -> None:
        """Type a date in whichever order this browser asks for it."""
        self.typist.tab_to(FORM + name)
        wanted = f"{year}-{month}-{day}"
        for typed in (month + day + year, year + month + day):
            self.page.keyboard.type(typed)
            if self.page.input_value(f'[name="{FORM}{name}"]') == wanted:
                return
            self.typist.press("ArrowLeft", 3)
        self.fail(f"no way to type {wanted}")

    def choose(self, name: str, label: str) -> None:
        """Choose in a select box with the arrows."""
        self.typist.tab_to(name)
        box = self.page.locator(f'[name="{name}"]')
        for _option in range(box.locator("option").count()):
            if box.evaluate("box => box.selectedOptions[0].text.trim().split(' (')[0]") == label:
                return
            self.typist.press("ArrowDown")
        self.fail(f"{label} cannot be chosen")

    def test_from_signing_in_to_the_register(self) -> None:
        typist = self.typist
        self.sign_in("demo-party")

        # Past head, tools and navigation in one step.
        self.person.open("/party/@@register")
        typist.press("Tab")
        self.assertEqual(self.focused()["text"], "跳到正文")
        self.assertTrue(self.focused()["inside"])
        typist.press("Enter")
        self.assertEqual(self.focused()["id"], "portal-column-content")
        typist.press("Tab")
        self.assertTrue(self.page.evaluate("document.activeElement.closest('main') !== null"))

        # Left empty, the form says what is missing and leads there.
        self.person.open("/party/++add++PartyRecord")
        self.page.locator("body").evaluate("body => document.activeElement.blur()")
        typist.tab_to("form.buttons.save")
        typist.press("Enter")
        self.page.wait_for_selector("#sn-problems")
        self.assertEqual(self.focused()["id"], "sn-problems")
        typist.press("Tab")
        self.assertIn("请填写此项", self.focused()["text"])
        typist.press("Enter")
        self.assertEqual(self.focused()["name"], f"{FORM}title")
        typist.type("十二月主题党日")

        # The rest of the form: a text, a choice, a date, numbers.
        self.write(branch="局机关党支部")
        self.choose(f"{FORM}party_kind:list", "主题党日")
        self.write_date("held_on", "2019", "12", "20")
        self.write(held_place="三楼会议室", host="张签发", recorder="吴党务")
        self.turn_to("出席情况")
        self.write(due="3", present="1", absent="2")

        # Rows: filled, added, moved and taken out; the focus stays with them.
        typist.tab_to(f"{ROWS}AA.widgets.name")
        typist.type("甲")
        typist.tab_to("添加一行")
        typist.press("Enter")
        self.page.wait_for_function("document.activeElement.name?.endsWith('1.widgets.name')")
        typist.type("乙")
        typist.tab_to("上移")
        typist.press("Enter")
        self.page.wait_for_function("document.activeElement.closest('tr')?.dataset.index === '0'")
        self.assertEqual(self.names(), ["乙", "甲"])
        typist.tab_to("添加一行")
        typist.press("Enter")
        self.page.wait_for_function("document.activeElement.name?.endsWith('1.widgets.name')")
        typist.type("多余")
        typist.tab_to("删除此行")
        typist.press("Enter")
        self.page.wait_for_function("document.activeElement.tagName === 'BUTTON'")
        self.assertEqual(self.names(), ["乙", "甲"])
        self.assertTrue(self.page.evaluate("document.activeElement.closest('tr') !== null"))
        typist.tab_to(f"{ROWS}0.widgets.reason", "Shift+Tab")
        typist.type("病假")
        typist.tab_to(f"{ROWS}1.widgets.reason")
        typist.type("出差")
        for row in (1, 0):
            typist.tab_to(f"{ROWS}{row}.widgets.present:list", "Shift+Tab")
            if self.page.evaluate("document.activeElement.checked"):
                typist.press("Space")
        self.turn_to("会议内容")
        self.write(agenda="志愿服务。")
        self.follow("form.buttons.save")
        record = self.page.url.removesuffix("/view")
        self.assertIn("十二月主题党日", self.page.inner_text("h1"))

        # A file.
        self.follow("添加 附件")
        self.write(title="签到表")
        typist.tab_to(f"{FORM}file")
        with self.page.expect_file_chooser() as choosing:
            typist.press("Space")
        choosing.value.set_files({"name": "签到表.pdf", "mimeType": "application/pdf", "buffer": PDF})
        self.follow("form.buttons.save")
        self.assertIn("签到表", self.person.text())

        # The step, with an opinion.
        self.person.open(record.removeprefix(self.site))
        self.follow("送审")
        typist.tab_to("comment")
        typist.type("请审核")
        self.follow("送审")
        self.assertIn("待审", self.page.inner_text(".sn-record-state"))

        # And found again: the register's filters.
        self.person.open("/party/@@register")
        self.choose("category", "主题党日")
        typist.tab_to("register-text")
        typist.type("十二月")
        self.follow("筛选")
        self.assertEqual(self.page.inner_text("#register tbody th"), "十二月主题党日")

        self.assertEqual(typist.unseen, [])
        self.assertEqual(self.person.failures, [])

    def names(self) -> list[str]:
        """Return the names in the rows, in order."""
        rows = f'tr:not(.datagridwidget-empty-row) [name^="{ROWS}"][name$=".widgets.name"]'
        return self.page.eval_on_selector_all(rows, "fields => fields.map(field => field.value)")

    def test_a_focus_that_nobody_sees_is_found(self) -> None:
        self.person.open("/login")
        self.page.add_style_tag(
            content="*:focus, *:focus-visible, *:focus-within { outline: 0 !important; box-shadow: none !important }"
        )
        self.typist.tab_to("buttons.login")
        self.assertTrue(self.typist.unseen)
