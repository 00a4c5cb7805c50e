"""What a form carries of the text that it was opened with, and that nobody's text is written over unseen."""

from __future__ import annotations

from datetime import date
from html import unescape
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import fromstring
from plone.testing.zope import Browser
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.records.kind.text_read import changed_since
from shangnan.policy.records.kind.text_read import written
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.records.training.examples import add_training
from tests.support import add_guide
from tests.support import save_form
from typing import Any

import transaction
import unittest

VALUES = st.dictionaries(
    st.from_regex(r"[a-z_]{1,12}", fullmatch=True),
    st.none()
    | st.text()
    | st.integers()
    | st.dates()
    | st.tuples(st.text())
    | st.lists(st.dictionaries(st.text(), st.text())),
    max_size=8,
)


class TestDigests(unittest.TestCase):
    @given(VALUES)
    def test_nothing_has_changed_in_what_was_read(self, values: dict[str, Any]) -> None:
        self.assertEqual(list(changed_since(written(values), values)), [])

    @given(VALUES, st.text())
    def test_another_text_is_told(self, values: dict[str, Any], text: str) -> None:
        before, after = values | {"said": text}, values | {"said": text + "。"}
        self.assertEqual(list(changed_since(written(before), after)), ["said"])

    @given(st.text(), VALUES)
    def test_junk_counts_as_nothing_read(self, carried: str, values: dict[str, Any]) -> None:
        self.assertLessEqual(set(changed_since(carried, values)), set(values))


class TestTwoAtOnce(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.record = add_training(self.layer["portal"])
        transaction.commit()

    def opened(self) -> Browser:
        browser = Browser(self.layer["app"])
        browser.raiseHttpErrors = False
        browser.addHeader("Accept-Language", "zh-cn")
        browser.addHeader("Authorization", f"Basic demo-drafter:{TEST_PASSWORD}")
        browser.open(f"{self.record.absolute_url()}/edit")
        return browser

    def test_the_second_to_save_sees_both(self) -> None:
        first, second = self.opened(), self.opened()
        save_form(second, content="第二个人写的。")
        transaction.begin()
        self.assertEqual(self.record.content, "第二个人写的。")
        save_form(first, content="第一个人写的。", trainer="李老师")
        transaction.begin()
        self.assertEqual(self.record.content, "第二个人写的。")
        page = unescape(first.contents)
        self.assertIn("已有人保存过", page)
        self.assertIn("“培训内容”现在是：第二个人写的。", page)
        (form,) = [form for form in fromstring(first.contents).forms if form.get("id") == "form"]
        self.assertEqual(dict(form.form_values())["form.widgets.content"], "第一个人写的。")
        save_form(first)
        transaction.begin()
        self.assertEqual((self.record.content, self.record.trainer), ("第一个人写的。", "李老师"))

    def test_an_element_that_is_called_otherwise_in_the_plain_form(self) -> None:
        self.record = add_guide(self.layer["portal"])
        transaction.commit()
        first, second = self.opened(), self.opened()
        save_form(second, title="别人改的名称")
        save_form(first, title="我改的名称")
        self.assertIn("现在是：别人改的名称", unescape(first.contents))

    def test_what_both_typed_alike_and_other_fields_are_no_conflict(self) -> None:
        first, second = self.opened(), self.opened()
        save_form(second, content="同样的话。")
        save_form(first, content="同样的话。", session_date="2019-11-21")
        transaction.begin()
        self.assertEqual(self.record.session_date, date(2019, 11, 21))
